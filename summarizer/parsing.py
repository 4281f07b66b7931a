"""From a reply's text to JSON, forgiving about what stands around it and strict about the rest."""

import json
import math
import re
from itertools import islice
from typing import Any, NoReturn

from summarizer.errors import InvalidReplyError

_FENCE = re.compile(r"```[\w-]*[ \t]*\r?\n(.*?)```", re.DOTALL)
_THOUGHTS = re.compile(r"^\s*<think>.*?</think>", re.DOTALL)
_BRACKET = re.compile(r"[\[{]")
_MAX_STARTS = 50
_NEAR = 20


def parse_json(text: str) -> Any:
    """Return the JSON value that a reply holds.

    Clean JSON is parsed as it stands. Otherwise a byte order mark, white space, a model's
    thoughts in ``<think>``, code fences and prose around an object or array are put aside, and
    line breaks within strings are let through; of several values the longest counts, of two
    equally long the last. Nothing is guessed: what is cut off is never completed, and no part
    of a broken value is passed off as the whole. Of a key given twice the last value counts.

    Raises:
        InvalidReplyError: there is no JSON, or it is broken, nested too deep, holds NaN or an
            infinite number, or a character that is half a surrogate pair. The message gives
            the reason, ``reply`` the text.
    """
    try:
        value = _parse_anyhow(text)
    except ValueError as error:
        raise InvalidReplyError(
            f"the reply is not valid JSON: {_reason(error)}", reply=text
        ) from None
    except RecursionError:
        raise InvalidReplyError("the reply's JSON is nested too deep", reply=text) from None
    if "\\u" in text and not _encodable(value):
        raise InvalidReplyError("the reply holds half a surrogate pair", reply=text)
    return value


def _parse_anyhow(text: str) -> Any:
    try:
        return _EXACT.decode(text)
    except ValueError as error:
        reason = error
    bare = _THOUGHTS.sub("", text.lstrip("\ufeff"), count=1).strip()
    for candidate in (bare, *reversed(_FENCE.findall(bare))):
        try:
            return _LENIENT.decode(candidate)
        except ValueError:
            continue
    return _among_prose(bare, reason)


def _among_prose(text: str, reason: ValueError) -> Any:
    """Return the longest value in the text, or raise why there is none."""
    longest, value, end = 0, None, 0
    for match in islice(_BRACKET.finditer(text), _MAX_STARTS):
        start = match.start()
        if start < end:
            continue
        try:
            found, end = _LENIENT.raw_decode(text, start)
        except ValueError as error:
            if _is_prose(text, start, error):
                continue
            # Whatever follows may be a part of this broken value.
            reason = error
            break
        if end - start >= longest:
            longest, value = end - start, found
    if longest:
        return value
    raise reason


def _is_prose(text: str, start: int, error: ValueError) -> bool:
    """Tell "[sic]" and "{the" from JSON that begins well and is broken further on."""
    if not isinstance(error, json.JSONDecodeError):
        return False
    return not set(text[start + 1 : error.pos + 1]) & set('[{"')


def _reject(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not a number in JSON")


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError(f"the number {digits[:_NEAR]} is too large")
    return number


def _encodable(value: Any) -> bool:
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True


def _reason(error: ValueError) -> str:
    if not isinstance(error, json.JSONDecodeError):
        return str(error)
    if not error.doc.strip():
        return "it is empty"
    near = error.doc[max(0, error.pos - _NEAR) : error.pos + _NEAR]
    return f"{error.msg} at character {error.pos} of {len(error.doc)}, near {near!r}"


_EXACT = json.JSONDecoder(parse_constant=_reject, parse_float=_finite)
_LENIENT = json.JSONDecoder(parse_constant=_reject, parse_float=_finite, strict=False)
