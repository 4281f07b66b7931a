"""One way to write a JSON value down, and its hash: the same value, the same bytes, anywhere."""

import hashlib
import json
from typing import Any


def canonical_json(value: Any) -> str:
    """Return a JSON value as text: keys sorted, no white space, nothing escaped needlessly.

    Raises:
        TypeError: something in it is not a JSON value.
        ValueError: a number is NaN or infinite, which JSON cannot express.
    """
    return json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    )


def sha256_of(value: Any) -> str:
    """Return the SHA-256 (hexadecimal) of a JSON value's canonical text in UTF-8.

    Raises:
        TypeError: something in it is not a JSON value.
        ValueError: a number is NaN or infinite.
    """
    # A model may write half of a surrogate pair; such a reply still has to get a hash.
    return hashlib.sha256(canonical_json(value).encode("utf-8", "surrogatepass")).hexdigest()
