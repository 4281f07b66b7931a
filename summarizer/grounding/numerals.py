"""Reads numerals written with digits, in the manner of the text's language."""

import re
from decimal import Decimal
from functools import lru_cache

GROUPED = re.compile(
    r"\d{1,3}(?:(?P<mark>[ '.,])\d{3})(?:(?P=mark)\d{3})*(?![\d])(?:[.,]\d+(?![\d.,]\d))?"
    r"|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)"
    r"|\d+(?:[.,]\d+)?"
)
"""One numeral; what it is worth depends on the language (see :func:`readings`)."""

_SEPARATORS = re.compile(r"[ ',.]")


@lru_cache(maxsize=4096)
def readings(numeral: str, decimal: str) -> tuple[Decimal, ...]:
    """Return what a numeral may be worth, most likely reading first.

    Args:
        numeral: digits with separators, as :data:`GROUPED` matches them.
        decimal: the decimal mark of the language, ``""`` if unknown.
    """
    marks = _SEPARATORS.findall(numeral)
    if not marks:
        return (Decimal(numeral),)
    last = marks[-1]
    head, _, tail = numeral.rpartition(last)
    fraction = Decimal(f"{_digits(head)}.{tail}") if last in ",." else None
    whole = Decimal(_digits(numeral))
    if fraction is None:
        return (whole,)
    if len(set(marks)) > 1 or len(tail) != 3:  # "1.709,50", "12.5"; "12,34,567" is handled below
        return (whole,) if len(marks) > 1 and len(tail) == 3 else (fraction,)
    if len(marks) > 1:
        return (whole,)
    return _ambiguous(head, last, decimal, whole, fraction)


def _ambiguous(
    head: str, mark: str, decimal: str, whole: Decimal, fraction: Decimal
) -> tuple[Decimal, ...]:
    """One mark before three digits: "1.709" is a fraction in English, not in German."""
    if head.startswith("0"):
        return (fraction,)
    if not decimal:
        return (whole, fraction)
    if decimal == ".":
        return (fraction,) if mark == "." else (whole,)
    return (fraction, whole) if mark == decimal else (whole,)


def _digits(text: str) -> str:
    return _SEPARATORS.sub("", text)
