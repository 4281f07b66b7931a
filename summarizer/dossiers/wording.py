"""What is compared of a claim's wording: its content words in order, its figures and dates."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from summarizer.dossiers.figures import Figure, figure
from summarizer.dossiers.small_words import small_words
from summarizer.grounding.passage import Passage, analysed
from summarizer.names.vocabulary import CONJUNCTIONS, is_title

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
        turned: there is a verb such as "stopped", or something is not said
            to be so (denied, left open, supposed, alleged).
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
        small: words such as "before" and "after", which make two statements of the same words.
        followed: content words that directly follow another one, each behind that one.
        possessed: those of them whose first one is said to have the second ("minister's aide").
        named: those of them that are parts of one name.
    """

    stems: tuple[str, ...]
    figures: frozenset[Figure]
    ordinals: frozenset[Decimal]
    days: frozenset[Day]
    weekdays: frozenset[int]
    manner: "Manner"
    joins: bool
    small: frozenset[str]
    followed: frozenset[tuple[str, str]]
    possessed: frozenset[tuple[str, str]]
    named: frozenset[tuple[str, str]]

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
            sorted(self.small),
        )


@lru_cache(maxsize=65536)
def wording(text: str, language: str) -> Wording:
    """Return what is compared of a text."""
    passage = analysed(text, language)
    figures, ordinals, years = _numbers(passage)
    polarity = passage.polarity
    followed = _followed(passage)
    return Wording(
        stems=tuple(dict.fromkeys(_stems(passage))),
        figures=figures,
        ordinals=ordinals,
        days=frozenset((d.year, d.month, d.day) for d in passage.dates) | years,
        weekdays=frozenset(passage.weekdays),
        manner=Manner(
            negated=bool(polarity.negations),
            turned=bool(polarity.soft or not passage.asserts_all),
            hedged=polarity.hedging,
            planned=polarity.planning,
            passive=not passage.bases.isdisjoint(_PASSIVES),
            by=not passage.bases.isdisjoint(_AGENTS),
        ),
        joins=not passage.bases.isdisjoint(CONJUNCTIONS),
        small=small_words(passage.bases),
        followed=frozenset(followed),
        possessed=frozenset(pair for pair, link in followed.items() if link == "possessed"),
        named=frozenset(pair for pair, link in followed.items() if link == "named"),
    )


def _followed(passage: Passage) -> dict[tuple[str, str], str]:
    """Return pairs of stems that stand side by side, and how: "", "named", "possessed"."""
    checked = {token.start for token in passage.checked}
    found: dict[tuple[str, str], str] = {}
    for (i, one), (j, other) in pairwise(enumerate(passage.tokens)):
        between = passage.source.text[one.end : other.start].strip()
        if between or one.start not in checked or other.start not in checked:
            continue
        link = ""
        if len(one.text) > len(one.base) and one.text.endswith(("'", "’", "s")):
            link = "possessed"
        elif one.capital and other.capital and not is_title(one.base):
            link = "named"
        found[passage.stem_of(i), passage.stem_of(j)] = link
    return found


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
            figures.add(figure(each, passage))
    return frozenset(figures), frozenset(ordinals), frozenset(years)


def is_part(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether words stand among others, in the same order."""
    rest = iter(long)
    return all(word in rest for word in short)


def spoken_of_another(short: Wording, long: Wording, *, verb: str = "") -> bool:
    """Whether a word that the longer wording adds makes it speak of somebody or something else.

    The harbour office is not the harbour, the minister's aide not the minister, Port Hale not
    Hale. What stands behind other words only says more: "the joint commission", "in May".

    Args:
        short: some of the words.
        long: all of them.
        verb: the word after which an attribute may stand: "clear old mines".
    """
    known, added = set(short.stems), set(long.stems) - set(short.stems)
    if any(one in known and other in added for one, other in long.possessed):
        return True
    if any(one in added and other in known for one, other in long.named):
        return True
    return any(one in known and other in added and one != verb for one, other in long.followed)


def days_differ(one: frozenset[Day], other: frozenset[Day]) -> bool:
    """Whether both sides name days and none of them can be the same day."""
    return bool(one and other) and not any(_one_day(a, b) for a in one for b in other)


def _one_day(one: Day, other: Day) -> bool:
    return all(a is None or b is None or a == b for a, b in zip(one, other, strict=True))
