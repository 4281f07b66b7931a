"""Joins what several notes say of the event, and finds where day and place differ."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from summarizer.dossiers.naming import state_of
from summarizer.dossiers.wording import wording
from summarizer.grounding.aliases import name_key
from summarizer.lazily import lazy
from summarizer.schemas import Event

_MANY = 30
"""Tellings of the event up to which each is compared with the others."""


@dataclass(frozen=True, eq=False)
class EventClaim:
    """The event of one note, with what is compared of it.

    Attributes:
        article: number of the article.
        item: as the note has it.
        language: ISO 639-1 code of the article.
    """

    article: int
    item: Event
    language: str

    @lazy
    def stems(self) -> frozenset[str]:
        """The content words of what happened."""
        return frozenset(wording(self.item.what, self.language).stems)

    @lazy
    def place(self) -> frozenset[str]:
        """The words of the place."""
        return frozenset(name_key(self.item.where or "", self.language).casefold().split())

    @lazy
    def is_land(self) -> bool:
        """Whether the place is a whole country."""
        return state_of(self.item.where or "", self.language) is not None

    @lazy
    def order(self) -> tuple[str, ...]:
        """A place among others that does not depend on the article's number."""
        item = self.item
        known = (item.date or "", item.where or "", item.when or "")
        return ("" if all(known) else "~", item.what, *known)


def joined(claims: Iterable[EventClaim]) -> list[list[EventClaim]]:
    """Return the tellings of every event together."""
    groups: list[list[EventClaim]] = []
    for claim in sorted(claims, key=lambda each: each.order):
        fitting = [
            group
            for group in groups[:_MANY]
            if all(alike(claim, other) and not difference(claim, other) for other in group[:_MANY])
        ]
        if len(fitting) == 1:
            fitting[0].append(claim)
        else:
            groups.append([claim])
    return groups


def alike(one: EventClaim, other: EventClaim) -> bool:
    """Whether two tellings share half of the words of the shorter one, and at least two."""
    if one.item.ungrounded or other.item.ungrounded:
        return False
    shared = len(one.stems & other.stems)
    return one.stems == other.stems or (
        shared >= 2 and 2 * shared >= min(len(one.stems), len(other.stems))
    )


def difference(one: EventClaim, other: EventClaim) -> list[str]:
    """Return in what two tellings differ: "date", "place"."""
    found = []
    dates = one.item.date, other.item.date
    if all(dates) and dates[0] != dates[1]:
        found.append("date")
    # Whether a town lies in a country is not known here.
    if _apart(one.place, other.place) and one.is_land == other.is_land:
        found.append("place")
    return found


def _apart(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and one.isdisjoint(other)


def pairs(groups: Sequence[list[EventClaim]]) -> list[tuple[int, int, str]]:
    """Return which groups contradict each other, and in what."""
    found = []
    for i, one in enumerate(groups[:_MANY]):
        for j, other in enumerate(groups[:i]):
            differing = difference(one[0], other[0])
            if alike(one[0], other[0]) and len(differing) == 1:
                found.append((j, i, differing[0]))
    return found
