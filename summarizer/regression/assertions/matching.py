"""Finds, for each of several expectations, an entry of the note that meets it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from summarizer.regression.assertions.measured import (
    EPSILON,
    Measured,
    distinct,
    listed,
    share,
)
from summarizer.regression.assertions.subject import Statement
from summarizer.regression.assertions.words import likeness, missing_numbers
from summarizer.regression.outcome import Finding

Expectation = TypeVar("Expectation")
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Point:
    """One thing expected of an entry.

    Attributes:
        closeness: how near the entry comes, 0 to the weight of what is expected.
        difference: what is not as expected, in words; "" if it is.
    """

    closeness: float
    difference: str = ""


Points = Sequence[Point]

WORDING = 3.0
"""Weight of what an entry says; it tells best which entry is meant."""
PARTY = 2.0
"""Weight of whom it is about; the other things have 1."""


def like(wanted: str, needed: float, texts: Sequence[str]) -> Point:
    """Compare a wording with the best of several ways to read an entry.

    Every number of it has to be there, however similar the rest is.
    """
    best = max(likeness(wanted, text) for text in texts)
    missing = min((missing_numbers(wanted, text) for text in texts), key=len)
    closeness = best * WORDING
    if missing:
        return Point(closeness, f"it lacks the number {listed(missing)}")
    if best < needed - EPSILON:
        lacking = f"its wording is {best:.2f} similar to {wanted!r}, {needed:.2f} needed"
        return Point(closeness, lacking)
    return Point(closeness)


def cites(wanted: Sequence[int], cited: Sequence[int]) -> Point:
    """Compare the sentences an entry has to cite with those it cites."""
    missing = [number for number in wanted if number not in cited]
    closeness = share(len(wanted) - len(missing), len(wanted))
    return Point(closeness, f"it cites {listed(cited)}, not {listed(missing)}" if missing else "")


def measure(
    expectations: Sequence[Expectation],
    entries: Sequence[tuple[Statement, Item]],
    compare: Callable[[Expectation, Item], Points],
    describe: Callable[[Expectation], str],
) -> Measured:
    """Measure the share of expectations that are met, each by an entry of its own.

    Args:
        expectations: at least one.
        entries: the entries of one section.
        compare: holds one entry against one expectation.
        describe: says an expectation in words, e.g. "commitment by France".
    """
    table = [[compare(each, item) for _, item in entries] for each in expectations]
    chosen = _assigned(table)
    met = [number for number, place in enumerate(chosen) if place is not None]
    matched = tuple(entries[place][0] for place in chosen if place is not None)
    present = "; ".join(
        f"should have no {describe(expectations[number])}, but {statement.label} is one"
        for number, statement in zip(met, matched, strict=True)
    )
    lacking = ""
    nearest: tuple[Finding, ...] = ()
    if len(met) < len(expectations):
        number = chosen.index(None)
        where, why = _nearest(table[number], set(chosen), [one for one, _ in entries])
        count = f" ({len(met)} of {len(expectations)} met)" if len(expectations) > 1 else ""
        lacking = f"no {describe(expectations[number])}{count}: {why}"
        nearest = tuple(each.finding for each in where)
    return Measured(
        score=share(len(met), len(expectations)),
        lacking=lacking,
        present=present,
        nearest=nearest,
        matched=distinct(each.finding for each in matched),
    )


def _nearest(
    row: Sequence[Points], used: set[int | None], statements: Sequence[Statement]
) -> tuple[list[Statement], str]:
    """Return the entry that comes nearest to meeting an expectation, and what it lacks."""
    if not row:
        return [], "the note has none"
    free = [place for place in range(len(row)) if place not in used] or range(len(row))
    place = max(free, key=lambda place: (_closeness(row[place]), -place))
    differences = [point.difference for point in row[place] if point.difference]
    reason = "; ".join(differences) or "it already meets another expectation"
    found = statements[place]
    return [found], f"the nearest is {found.label}, but {reason}"


def _assigned(table: Sequence[Sequence[Points]]) -> list[int | None]:
    """Return for each expectation the entry that meets it, so that most of them have one.

    Augmenting paths: an expectation may take an entry from another one that finds a new one.
    """
    options = [_options(row) for row in table]
    holder: dict[int, int] = {}

    def settle(number: int, tried: set[int]) -> bool:
        for place in options[number]:
            if place in tried:
                continue
            tried.add(place)
            if place not in holder or settle(holder[place], tried):
                holder[place] = number
                return True
        return False

    for number in range(len(table)):
        settle(number, set())
    places = {number: place for place, number in holder.items()}
    return [places.get(number) for number in range(len(table))]


def _closeness(points: Points) -> float:
    return sum(point.closeness for point in points)


def _options(row: Sequence[Points]) -> list[int]:
    """Return the entries that meet an expectation, the closest first."""
    meeting = [place for place, points in enumerate(row) if not any(p.difference for p in points)]
    return sorted(meeting, key=lambda place: -_closeness(row[place]))
