"""What is compared of a claim's wording: its content words in order, its figures and dates."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from summarizer.grounding.passage import Passage, analysed
from summarizer.names.vocabulary import CONJUNCTIONS

Figure = tuple[Decimal, str]
Day = tuple[int | None, int | None, int | None]
"""Year, month, day; ``None`` for what is not said."""

_YEARS = range(1900, 2101)
# "Norland was attacked by Vellmar" has the content words of "Norland attacked Vellmar".
_PASSIVES = frozenset(
    "is are was were be been being wird werden wurde wurden worden est sont ete fut furent etre "
    "es son fue fueron sido ser e sono stato stata stati state venne vennero"
    " wordt werd foi foram".split()
)
_AGENTS = frozenset("by par por von durch da dal dalla door pelo pela".split())


class Manner(NamedTuple):
    """What turns the sense of the same content words.

    Attributes:
        negated: there is a negation.
        turned: there is a verb such as "stopped".
        hedged: it is uncertain.
        planned: it is in the future.
        passive: somebody may be acted upon.
        by: somebody may be said to act.
    """

    negated: bool
    turned: bool
    hedged: bool
    planned: bool
    passive: bool
    by: bool


@dataclass(frozen=True, slots=True)
class Wording:
    """A wording without what may differ between two that say the same.

    Attributes:
        stems: of the content words, numbers and dates left out, each once, in their order.
        figures: the numbers, each with its unit; "" if it has none.
        ordinals: numbers of an order ("third").
        days: the dates, as far as they are said.
        weekdays: Monday is 0.
        manner: what turns the sense of the same words.
        joins: there are words that join two things.
    """

    stems: tuple[str, ...]
    figures: frozenset[Figure]
    ordinals: frozenset[Decimal]
    days: frozenset[Day]
    weekdays: frozenset[int]
    manner: "Manner"
    joins: bool

    @property
    def values(self) -> tuple[object, ...]:
        """Everything but the stems, as something that can be sorted by its ``repr``."""
        return (
            sorted(map(repr, self.figures)),
            sorted(self.ordinals),
            sorted(map(repr, self.days)),
            sorted(self.weekdays),
            self.manner,
            self.joins,
        )


@lru_cache(maxsize=65536)
def wording(text: str, language: str) -> Wording:
    """Return what is compared of a text."""
    passage = analysed(text, language)
    figures, ordinals, years = _numbers(passage)
    polarity = passage.polarity
    return Wording(
        stems=tuple(dict.fromkeys(_stems(passage))),
        figures=figures,
        ordinals=ordinals,
        days=frozenset((d.year, d.month, d.day) for d in passage.dates) | years,
        weekdays=frozenset(passage.weekdays),
        manner=Manner(
            negated=bool(polarity.negations),
            turned=bool(polarity.soft),
            hedged=polarity.hedging,
            planned=polarity.planning,
            passive=not passage.bases.isdisjoint(_PASSIVES),
            by=not passage.bases.isdisjoint(_AGENTS),
        ),
        joins=not passage.bases.isdisjoint(CONJUNCTIONS),
    )


def _stems(passage: Passage) -> Iterable[str]:
    places = {token.start: index for index, token in enumerate(passage.tokens)}
    return (passage.stem_of(places[token.start]) for token in passage.checked)


def _numbers(passage: Passage) -> tuple[frozenset[Figure], frozenset[Decimal], frozenset[Day]]:
    figures: set[Figure] = set()
    ordinals: set[Decimal] = set()
    years: set[Day] = set()
    for each in passage.quantities:
        value = each.values[0]
        if each.ordinal:
            ordinals.add(value)
        elif each.unit is None and not each.words and value in _YEARS:
            years.add((int(value), None, None))
        else:
            figures.add((value, " ".join(filter(None, (each.land, each.unit)))))
    return frozenset(figures), frozenset(ordinals), frozenset(years)


def is_part(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether words stand among others, in the same order."""
    rest = iter(long)
    return all(word in rest for word in short)


def figures_differ(one: frozenset[Figure], other: frozenset[Figure]) -> bool:
    """Whether each side has a figure, of what may be the same unit, that the other lacks."""
    mine = [f for f in one if not any(_equal(f, g) for g in other)]
    theirs = [g for g in other if not any(_equal(f, g) for f in one)]
    return any(_one_unit(f, g) for f in mine for g in theirs)


def days_differ(one: frozenset[Day], other: frozenset[Day]) -> bool:
    """Whether both sides name days and none of them can be the same day."""
    return bool(one and other) and not any(_one_day(a, b) for a in one for b in other)


def _equal(one: Figure, other: Figure) -> bool:
    return one[0] == other[0] and _one_unit(one, other)


def _one_unit(one: Figure, other: Figure) -> bool:
    a, b = one[1], other[1]
    # "us dollar" may be the "dollar" of another article.
    return not a or not b or a == b or a.endswith(f" {b}") or b.endswith(f" {a}")


def _one_day(one: Day, other: Day) -> bool:
    return all(a is None or b is None or a == b for a, b in zip(one, other, strict=True))
