"""Expressions that say the year: they need no date of publication."""

import re
from datetime import date

from summarizer.when.period import Period, day, month, year
from summarizer.when.tags import EDGES, Kind, Said

_EDGE = f"[{EDGES}]?"
_DATE = re.compile(f"{_EDGE}w?d")
_DAY = re.compile(f"{_EDGE}w?(?:[no]m|m[no])w?y")
_MONTH = re.compile(f"{_EDGE}(?:my|ym)")
_YEAR = re.compile(f"{_EDGE}y")


def readings(said: Said) -> tuple[Period, ...] | None:
    """Return what the expression can mean; ``None`` if it does not say the year."""
    if Kind.DATE in said.values and _DATE.fullmatch(said.shape):
        return tuple(found for one in said.dates for found in of_day(*one, said.weekday))
    if Kind.YEAR not in said.values:
        return None
    number = said.values[Kind.YEAR]
    if _DAY.fullmatch(said.shape):
        return of_day(number, said.values[Kind.MONTH], said.day, said.weekday)
    if _MONTH.fullmatch(said.shape):
        return (month(number, said.values[Kind.MONTH]),)
    return (year(number),) if _YEAR.fullmatch(said.shape) else None


def of_day(of: int, number: int, day_of_month: int, weekday: int | None) -> tuple[Period, ...]:
    """Return a day, or nothing if there is none such or it is another weekday."""
    try:
        found = date(of, number, day_of_month)
    except ValueError:
        return ()
    return (day(found),) if weekday in (None, found.weekday()) else ()
