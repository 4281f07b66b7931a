"""Lengths of time counted from the day of publication: "in two weeks", "within 30 days"."""

import re
from datetime import date, timedelta

from summarizer.when.period import Period, day, month, months_later, year
from summarizer.when.tags import Kind, Said

# Nothing stands between the number and its unit: "the 15th of the month" is no length of time.
_TERM = re.compile(r"[_b]*(?P<lead>[ifa]?)_*(?P<turn>[xc]?)n(?P<inner>[xc]?)(?P<unit>[DWMY])"
                   r"(?P<tail>[ah]?)[_b]*")  # fmt: skip


def readings(said: Said, base: date, *, deadline: bool) -> tuple[Period, ...] | None:
    """Return what the expression can mean; ``None`` if it is no length of time.

    Args:
        said: the expression.
        base: day of publication.
        deadline: it is the time by which something is done, so that a length of time alone is
            a term.
    """
    found = _TERM.fullmatch(said.full)
    if found is None:
        return None
    count, unit = said.values[Kind.NUMBER], found["unit"]
    if Kind.AGO in (found["lead"], found["tail"]):
        return () if Kind.HENCE in (found["lead"], found["tail"]) else _at(base, -count, unit)
    ahead = found["lead"] == Kind.IN or found["tail"] == Kind.HENCE
    if ahead and not found["turn"] + found["inner"]:
        # A term in weeks has no name but that of the day on which it ends.
        return (
            (day(_counted(base, count, unit)),)
            if deadline and unit == Kind.WEEKS
            else _at(base, count, unit)
        )
    return (day(_counted(base, count, unit)),) if deadline else ()


def _at(base: date, count: int, unit: str) -> tuple[Period, ...]:
    """Return the day, month or year that is so far away: "three months ago" names no day."""
    found = _counted(base, count, unit)
    if unit == Kind.DAYS:
        return (day(found),)
    if unit == Kind.MONTHS:
        return (month(found.year, found.month),)
    return (year(found.year),) if unit == Kind.YEARS else ()


def _counted(base: date, count: int, unit: str) -> date:
    if unit in (Kind.DAYS, Kind.WEEKS):
        return base + timedelta(days=count * (7 if unit == Kind.WEEKS else 1))
    return months_later(base, count * (12 if unit == Kind.YEARS else 1))
