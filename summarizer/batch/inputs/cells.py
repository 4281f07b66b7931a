"""The value of one cell: as JSON knows it, as text, as a line, as a date."""

import math
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from summarizer.printed_dates import find_printed_date

_LONGEST_LINE = 1000
_LONGEST_DATE = 100
_DEEPEST = 100


class TooDeepError(ValueError):
    """A value within a value within a value, and so on without sense."""


def plain(value: Any, levels: int = _DEEPEST) -> Any:
    """Return a value that can be written as JSON: what is no JSON becomes text, or None.

    Mappings keep their order; the names in them become text.

    Args:
        value: of a cell, or a whole row.
        levels: how many there may be of values within values.

    Raises:
        TooDeepError: there are more.
    """
    if levels < 0:
        raise TooDeepError
    match value:
        case None | bool() | int():
            return value
        case str():
            return _mended(value)
        case float():
            return value if math.isfinite(value) else None
        case Mapping():
            return {_mended(str(name)): plain(inner, levels - 1) for name, inner in value.items()}
        case list() | tuple() | set():
            return [plain(inner, levels - 1) for inner in value]
        case date() | datetime() | time():
            return value.isoformat()
        case bytes():
            return value.decode(errors="replace")
    return str(value)


def text_of(value: Any) -> str | None:
    """Return an article's text: a string, or paragraphs; empty for None; None if it is no text."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return "\n\n".join(value)
    return None


def line_of(value: Any) -> str | None:
    """Return a title, a name or an address as one line; None if it is none."""
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        value = ", ".join(value)
    if not isinstance(value, str) or len(value) > _LONGEST_LINE:
        return None
    return " ".join(value.split()) or None


def date_of(value: Any) -> date | None:
    """Return the day of a date or time as tables write them; None if it is none, or uncertain."""
    if not isinstance(value, str) or len(value) > _LONGEST_DATE:
        return None
    try:
        return datetime.fromisoformat(value.strip()).date()
    except ValueError:
        found = find_printed_date(value, "en")
        return found.day if found is not None else None


def _mended(text: str) -> str:
    """Join the halves of surrogate pairs, and replace those that are alone: no file takes them."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text
