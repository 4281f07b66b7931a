"""Joins what several notes say of the event, and finds where day and place differ."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from summarizer.dossiers.naming import state_of
from summarizer.dossiers.small_words import opposed
from summarizer.dossiers.wording import Wording, wording
from summarizer.grounding.aliases import name_key
from summarizer.grounding.passage import analysed
from summarizer.lazily import lazy
from summarizer.schemas import Event

_TURNS = (
    "postpone delay defer suspend cancel scrap shelve abandon halt block veto reject refuse fail "
    "collapse stall break breach violate quit leave withdraw end denounce deny plan consider "
    "threaten warn doubt mourn remember mark revive resume reopen amend extend anniversary"
)
_LEAST = 2
"""Content words that a telling has in which another one is recognised."""
_MANY = 30
"""Tellings of the event up to which each is compared with the others."""


@dataclass(frozen=True, eq=False)
class EventClaim:
    """The event of one note, with what is compared of it.

    Attributes:
        article: number of the article.
        item: as the note has it.
        language: ISO 639-1 code of the article.
        text: the article, for the places that it names.
    """

    article: int
    item: Event
    language: str
    text: str = ""

    @lazy
    def wording(self) -> Wording:
        """What is compared of what happened."""
        return wording(self.item.what, self.language)

    @lazy
    def place(self) -> frozenset[str]:
        """The words of the place."""
        return frozenset(name_key(self.item.where or "", self.language).casefold().split())

    @lazy
    def words(self) -> frozenset[str]:
        """The words of the whole article."""
        return frozenset(token.base for token in analysed(self.text, self.language).tokens)

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
    """Whether two tellings share enough words, and in the same sense.

    "Vellmar and Norland postpone the accord" shares all names with "… sign the accord", and is
    another event; so is "Norland accuses Vellmar" beside "Vellmar accuses Norland".
    """
    if one.item.ungrounded or other.item.ungrounded:
        return False
    short, long = sorted((one.wording, other.wording), key=lambda each: len(each.stems))
    turned = (short.manner.negated, short.manner.turned, short.manner.passive)
    return (
        _share_enough(frozenset(short.stems), frozenset(long.stems), one.language, other.language)
        and turned == (long.manner.negated, long.manner.turned, long.manner.passive)
        and not opposed(short.small, long.small)
        and not _reversed(short, long)
    )


def _share_enough(short: frozenset[str], long: frozenset[str], *languages: str) -> bool:
    """Whether all words of the shorter one are shared; in English two thirds will do.

    There it is known which words would make the rest another event.
    """
    shared = len(short & long)
    if short == long:
        return True
    if shared < _LEAST:
        return False
    if any(language != "en" for language in languages):
        return shared == len(short)
    return 3 * shared >= 2 * len(short) and (short ^ long).isdisjoint(_turns())


@lru_cache(maxsize=1)
def _turns() -> frozenset[str]:
    return frozenset(wording(_TURNS, "en").stems)


def _reversed(short: Wording, long: Wording) -> bool:
    """Whether both begin with words of both, but not with the same: who acts is another."""
    first, other = set(short.stems[:1]), set(long.stems[:1])
    if first == other or not (other <= set(short.stems) and first <= set(long.stems)):
        return False
    # "Vellmar and Norland" may be named the other way round.
    pair = short.joins and long.joins and set(short.stems[:2]) == set(long.stems[:2])
    return not pair


def difference(one: EventClaim, other: EventClaim) -> list[str]:
    """Return in what two tellings differ: "date", "place"."""
    found = []
    if _other_date(one.item.date, other.item.date):
        found.append("date")
    # Whether a town lies in a country is not known here.
    if _apart(one.place, other.place) and one.is_land == other.is_land:
        found.append("place")
    return found


def names_both(one: EventClaim, other: EventClaim) -> bool:
    """Whether an article names the place of the other, too: a hall, and the town it is in."""
    return one.place <= other.words or other.place <= one.words


def _other_date(one: str | None, other: str | None) -> bool:
    """Whether two dates cannot be one: "2026-05" may be "2026-05-04"."""
    if not one or not other:
        return False
    short, long = sorted((one, other), key=len)
    return long != short and not long.startswith(f"{short}-")


def _apart(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and one.isdisjoint(other)


def pairs(groups: Sequence[list[EventClaim]]) -> list[tuple[int, int, str]]:
    """Return which groups contradict each other, and in what."""
    found = []
    for i, one in enumerate(groups[:_MANY]):
        for j, other in enumerate(groups[:i]):
            differing = difference(one[0], other[0])
            if not alike(one[0], other[0]) or len(differing) != 1:
                continue
            if differing == ["date"] or not names_both(one[0], other[0]):
                found.append((j, i, differing[0]))
    return found
