"""Writes JSON for people and for git: short values on one line, a text on a line per line."""

import json
import re
from typing import Any

_WIDTH = 100
_INDENT = "  "
_HALF_PAIR = re.compile("[\ud800-\udfff]")


class Lines(list[str]):
    """The lines of a text: always one per line, so that a change of one shows as one."""


def lay_out(value: Any) -> str:
    """Return a JSON value as text that ends with a newline, letters unescaped.

    Keys stay in their order. Lists of numbers stay on one line, however long.
    """
    return _laid_out(value, "", 0) + "\n"


def _laid_out(value: Any, indent: str, used: int) -> str:
    """Lay out a value that stands ``used`` characters into a line with this indent."""
    flat = _flat(value)
    if not isinstance(value, list | dict) or not value or _stays_flat(value):
        return flat
    if len(indent) + used + len(flat) < _WIDTH and not _has_lines(value):
        return flat
    inner = indent + _INDENT
    if isinstance(value, dict):
        keys = [_flat(key) + ": " for key in value]
        items = [
            key + _laid_out(one, inner, len(key))
            for key, one in zip(keys, value.values(), strict=True)
        ]
        opening, closing = "{", "}"
    else:
        items = [_laid_out(one, inner, 0) for one in value]
        opening, closing = "[", "]"
    body = ",\n".join(inner + item for item in items)
    return f"{opening}\n{body}\n{indent}{closing}"


def _flat(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    # UTF-8 has no room for half of a surrogate pair; JSON has.
    return _HALF_PAIR.sub(lambda half: f"\\u{ord(half[0]):04x}", text)


def _stays_flat(value: list[Any] | dict[str, Any]) -> bool:
    return isinstance(value, list) and all(isinstance(one, int | float) for one in value)


def _has_lines(value: Any) -> bool:
    if isinstance(value, Lines):
        return len(value) > 1
    if isinstance(value, dict):
        return any(_has_lines(one) for one in value.values())
    return isinstance(value, list) and any(_has_lines(one) for one in value)
