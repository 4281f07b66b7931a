"""Days in a row, and how ISO 8601 writes them."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Period:
    """One or more days in a row.

    Attributes:
        first: its first day.
        last: its last day, which belongs to it.
    """

    first: date
    last: date

    @property
    def end(self) -> "Period":
        """The last day."""
        return Period(self.last, self.last)

    @property
    def iso(self) -> str | None:
        """``2026-06-30``, ``2026-06`` or ``2026``; ``None`` for what is no day, month or year."""
        if self.first == self.last:
            return self.first.isoformat()
        if self == month(self.first.year, self.first.month):
            return self.first.isoformat()[:7]
        if self == year(self.first.year):
            return self.first.isoformat()[:4]
        return None


def day(number: date) -> Period:
    """Return the period that is one day."""
    return Period(number, number)


def month(of: int, number: int) -> Period:
    """Return a month of the year ``of``; January is 1."""
    return Period(date(of, number, 1), date(of, number, monthrange(of, number)[1]))


def year(number: int) -> Period:
    """Return a calendar year."""
    return Period(date(number, 1, 1), date(number, 12, 31))


def months_later(base: date, count: int) -> date:
    """Return the same day of a later (or earlier) month, or the last one if it has no such day.

    Raises:
        ValueError: the calendar does not reach so far.
    """
    of, index = divmod(base.year * 12 + base.month - 1 + count, 12)
    if not date.min.year <= of <= date.max.year:
        raise ValueError(f"no year {of}")
    return date(of, index + 1, min(base.day, monthrange(of, index + 1)[1]))
