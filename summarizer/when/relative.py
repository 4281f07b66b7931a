"""Expressions that leave the year, or more, to the day on which they are published."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from summarizer.when.absolute import of_day
from summarizer.when.period import Period, day, month, year
from summarizer.when.tags import EDGES, PLURAL, TURNS, Kind, Said
from summarizer.when.vocabulary import Vocabulary

_WEEK = 7
_NEAR = 3
_YEARS = 8
"""So far apart can two days be that are 29 February."""


@dataclass(frozen=True, slots=True)
class Standpoint:
    """Where an expression is read from.

    Attributes:
        base: day of publication.
        deadline: the time by which something is done; it lies ahead, where an event lies behind.
        words: how the language uses its words.
    """

    base: date
    deadline: bool
    words: Vocabulary


def readings(
    said: Said, at: Standpoint, looks_ahead: Callable[[], bool] = lambda: False
) -> tuple[Period, ...] | None:
    """Return what the expression can mean; ``None`` if it has none of the known shapes.

    Args:
        said: the expression.
        at: where it is read from.
        looks_ahead: tells whether its sentence speaks of the future, so that an event may lie
            ahead; asked only where that would matter.
    """
    read = _reader_of(said.shape)
    if read is None:
        return None
    found = tuple(read(said, at))
    asked = _may_lie_ahead(said, at) and looks_ahead()
    return (*found, *_nearer_ahead(said, at, found)) if asked else found


def _may_lie_ahead(said: Said, at: Standpoint) -> bool:
    """Tell whether an event has a month, and nothing that says which."""
    return not (
        at.deadline or Kind.MONTH not in said.values or said.weekday is not None or said.turn
    )


def _nearer_ahead(said: Said, at: Standpoint, found: tuple[Period, ...]) -> tuple[Period, ...]:
    """Return what "6 March" means ahead, if that is nearer than the year before."""
    ahead = readings(said, replace(at, deadline=True)) or ()
    return tuple(
        one for one in ahead for then in found if one.first - at.base < at.base - then.last
    )


def _day(said: Said, at: Standpoint) -> Iterator[Period]:
    """Read "tomorrow" and "tomorrow, Friday"."""
    found = at.base + timedelta(days=said.values[Kind.TODAY])
    if said.weekday in (None, found.weekday()):
        yield day(found)


def _weekday(said: Said, at: Standpoint) -> Iterator[Period]:
    """Read "Friday", "next Friday" and the like."""
    ahead = (said.values[Kind.WEEKDAY] - at.base.weekday()) % _WEEK
    days: tuple[int, ...]
    match said.turn:
        case Kind.COMING:
            days = (ahead or _WEEK,)
        case Kind.NEXT:  # the first to come, or the one of the next week
            days = (ahead or _WEEK, _in_week(said, at, 1))
        case Kind.LAST if at.words.last_is_nearest:
            days = (ahead - _WEEK,)
        case Kind.LAST:
            days = (ahead - _WEEK, _in_week(said, at, -1))
        case Kind.THIS:
            days = (ahead,) if at.deadline else _this(ahead, _in_week(said, at, 0))
        case _ if at.deadline:  # "by Friday" on a Friday: today, or in a week
            days = (ahead,) if ahead else (0, _WEEK)
        case _:
            days = (ahead - _WEEK if ahead else 0,)
    for count in days:
        yield day(at.base + timedelta(days=count))


def _this(ahead: int, in_week: int) -> tuple[int, ...]:
    """Read "this Tuesday": on a Wednesday it was yesterday, on a Saturday nobody knows."""
    return (in_week,) if in_week >= -_NEAR else (in_week, ahead)


def _in_week(said: Said, at: Standpoint, weeks: int) -> int:
    """Return how far away the weekday is in a week from Monday to Sunday."""
    return said.values[Kind.WEEKDAY] - at.base.weekday() + weeks * _WEEK


def _weekday_of_week(said: Said, at: Standpoint) -> Iterator[Period]:
    """Read "Thursday next week"."""
    for weeks in _turned(said, at):
        yield day(at.base + timedelta(days=_in_week(said, at, weeks)))


def _date(said: Said, at: Standpoint) -> Iterator[Period]:
    """Read "3 March", which says no year; a weekday beside it tells which is meant."""
    turned = said.turn in (Kind.NEXT, Kind.COMING, Kind.LAST)
    forward = said.turn in (Kind.NEXT, Kind.COMING) or (at.deadline and said.turn != Kind.LAST)
    years = range(at.base.year - _YEARS, at.base.year + _YEARS + 1)
    month_and_day = said.values[Kind.MONTH], said.day
    days = [found.first for of in years for found in of_day(of, *month_and_day, None)]
    same = [one for one in days if one == at.base and not turned]
    ahead = [one for one in days if one > at.base]
    behind = [one for one in days if one < at.base]
    nearest = [*same, *(ahead[:1] + behind[-1:] if forward else behind[-1:] + ahead[:1])]
    for one in nearest[:1] if turned else nearest:
        if said.weekday in (None, one.weekday()):
            yield day(one)
            return


def _date_of_year(said: Said, at: Standpoint) -> Iterator[Period]:
    """Read "3 March next year"."""
    for years in _turned(said, at):
        of = at.base.year + years
        yield from of_day(of, said.values[Kind.MONTH], said.day, said.weekday)


def _month(said: Said, at: Standpoint) -> Iterator[Period]:
    """Read "in March", "next March" and the like."""
    number, this = said.values[Kind.MONTH], at.base.year
    to_come = this if number > at.base.month else this + 1
    gone = this if number < at.base.month else this - 1
    match said.turn:
        case Kind.COMING:
            years = [to_come]
        case Kind.NEXT:
            years = [to_come] if at.words.next_month_comes else [to_come, this + 1]
        case Kind.LAST:
            years = [gone] if at.words.last_is_nearest else [gone, this - 1]
        case Kind.THIS:
            years = [this] if number >= at.base.month or not at.deadline else []
        case _ if number == at.base.month:  # "by March" in March: still this year's?
            years = [this, this + 1] if at.deadline and said.edge != Kind.END else [this]
        case _:
            years = [to_come if at.deadline else gone]
    for of in years:
        yield month(of, number)


def _month_of_year(said: Said, at: Standpoint) -> Iterator[Period]:
    """Read "March next year"."""
    for years in _turned(said, at):
        yield month(at.base.year + years, said.values[Kind.MONTH])


def _calendar_month(said: Said, at: Standpoint) -> Iterator[Period]:
    """Read "next month", and "the month" as this one."""
    for months in _turned(said, at):
        of, index = divmod(at.base.year * 12 + at.base.month - 1 + months, 12)
        yield month(of, index + 1)


def _calendar_year(said: Said, at: Standpoint) -> Iterator[Period]:
    """Read "next year", and "the year" as this one."""
    for years in _turned(said, at):
        yield year(at.base.year + years)


def _turned(said: Said, at: Standpoint) -> tuple[int, ...]:
    """Return how many weeks, months or years away "next" is."""
    if PLURAL in (said.values.get(kind) for kind in (*TURNS, *"WMY")):  # "the next months"
        return ()
    if said.turn == Kind.COMING:  # "in the coming year" is no calendar year
        return (1,) if at.words.coming_is_next else ()
    return ({Kind.NEXT: 1, Kind.LAST: -1}.get(Kind(said.turn), 0) if said.turn else 0,)


_Reader = Callable[[Said, Standpoint], Iterator[Period]]


def _shape(pattern: str) -> re.Pattern[str]:
    """Compile a shape; ``@`` stands for a turn such as "next", ``@@X`` for one with its unit."""
    for unit in "WMY":
        pattern = pattern.replace(f"@@{unit}", f"(?:[{TURNS}]{unit}|{unit}[{TURNS}])")
    return re.compile(f"[{EDGES}]?(?:{pattern.replace('@', f'[{TURNS}]')})")


_DAY_AND_MONTH = "(?:[no]m|m[no])"
_SHAPES: tuple[tuple[re.Pattern[str], _Reader], ...] = (
    (_shape("tw?|wt"), _day),
    (_shape("@?w|w@"), _weekday),
    (_shape("w@@W|@@Ww"), _weekday_of_week),
    (_shape(f"(?:@?w?|w@){_DAY_AND_MONTH}w?|w?{_DAY_AND_MONTH}@"), _date),
    (_shape(f"w?{_DAY_AND_MONTH}@@Y"), _date_of_year),
    (_shape("@?m|m@"), _month),
    (_shape("m@@Y|@@Ym"), _month_of_year),
    (_shape("@@M"), _calendar_month),
    (_shape("@@Y"), _calendar_year),
    (re.compile(f"{Kind.END}M"), _calendar_month),
    (re.compile(f"{Kind.END}Y"), _calendar_year),
)


@lru_cache(maxsize=256)
def _reader_of(shape: str) -> _Reader | None:
    """Return what reads expressions of this shape."""
    return next((read for known, read in _SHAPES if known.fullmatch(shape)), None)
