"""What the words of an expression of time stand for, in any language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a word says; one letter each, so that the shape of an expression is a string."""

    NOTHING = "_"  # "the", "on", "morning"
    BY = "b"  # "by", "before", "until"
    DAYS = "D"
    WEEKS = "W"
    MONTHS = "M"
    YEARS = "Y"
    TODAY = "t"  # "today", "tomorrow": days from today
    WEEKDAY = "w"  # Monday is 0
    MONTH = "m"  # January is 1
    YEAR = "y"  # "2030"
    NUMBER = "n"  # "3", "three"
    ORDINAL = "o"  # "3rd"
    DATE = "d"  # a whole date in digits: its position among the dates of the expression
    NEXT = "x"
    COMING = "c"
    LAST = "l"
    THIS = "s"
    END = "e"  # "the end of"
    PART = "p"  # "early", "mid-", "late": somewhere within
    WITHIN = "i"
    IN = "f"  # "in two weeks"
    AGO = "a"
    HENCE = "h"  # "two weeks from now"
    UNCLEAR = "v"  # "the last month": no shape has it


Tag = tuple[Kind, int]


@dataclass(frozen=True, slots=True)
class Said:
    """An expression of time, taken apart.

    Attributes:
        full: the kinds of all its words.
        shape: the kinds of those that matter unless a length of time is counted.
        values: by kind; no shape that is understood has one kind twice.
        dates: the dates that the digits of ``DATE`` can mean: (year, month, day).
    """

    full: str
    shape: str
    values: Mapping[str, int]
    dates: tuple[tuple[int, int, int], ...] = ()

    @property
    def edge(self) -> str:
        """``END``, ``PART`` or nothing."""
        return next((kind for kind in self.shape if kind in EDGES), "")

    @property
    def is_limit(self) -> bool:
        """Whether it says by when, and not when: "before" is also "ago" in German."""
        return Kind.BY in self.full or (Kind.AGO in self.full and Kind.NUMBER not in self.values)

    @property
    def turn(self) -> str:
        """``NEXT``, ``COMING``, ``LAST``, ``THIS`` or nothing."""
        return next((kind for kind in self.shape if kind in TURNS), "")

    @property
    def day(self) -> int:
        """The day of the month."""
        return self.values.get(Kind.ORDINAL) or self.values[Kind.NUMBER]

    @property
    def weekday(self) -> int | None:
        """The weekday, if it is named; Monday is 0."""
        return self.values.get(Kind.WEEKDAY)


PLURAL = 2
"""Value of a unit or a turn in the plural: "the next months" are no calendar month."""
EDGES = Kind.END + Kind.PART
TURNS = Kind.NEXT + Kind.COMING + Kind.LAST + Kind.THIS
_LITTLE = Kind.NOTHING + Kind.BY + Kind.IN + Kind.AGO


def said(tags: Sequence[Tag], dates: tuple[tuple[int, int, int], ...] = ()) -> Said:
    """Put together what the words of an expression stand for."""
    full = "".join(kind for kind, _ in tags)
    shape = "".join(kind for kind in full if kind not in _LITTLE)
    return Said(full, shape, dict(tags), dates)
