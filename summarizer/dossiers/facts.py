"""Joins the facts of summaries and backgrounds that restate one another."""

from dataclasses import dataclass
from itertools import pairwise

from summarizer.dossiers import figures
from summarizer.dossiers.joining import Identity
from summarizer.dossiers.small_words import opposed
from summarizer.dossiers.wording import (
    Wording,
    days_differ,
    is_part,
    spoken_of_another,
    wording,
)
from summarizer.lazily import lazy
from summarizer.schemas import Background, SummarySentence
from summarizer.schemas.dossier import FactSection

_ANOTHER = frozenset("deputi vice former ex act shadow rival opposit".split())
"""Stems of attributes that make somebody else of who is meant."""
_LEAST = 3
"""Content words from which a sentence says enough to be found in a longer one."""


@dataclass(frozen=True, eq=False)
class FactClaim:
    """A fact of one note, with what is compared of it.

    Attributes:
        article: number of the article.
        section: where the note has it.
        item: as the note has it.
        language: ISO 639-1 code of the article.
    """

    article: int
    section: FactSection
    item: SummarySentence | Background
    language: str

    @property
    def text(self) -> str:
        """The sentence."""
        return self.item.text if isinstance(self.item, SummarySentence) else self.item.fact

    @property
    def scope(self) -> tuple[str, ...]:
        """Facts in one language are compared."""
        return (self.language,)

    @lazy
    def wording(self) -> Wording:
        """What is compared of it."""
        return wording(self.text, self.language)

    @property
    def identity(self) -> Identity:
        """What it is compared by."""
        return self._identity

    @lazy
    def stems(self) -> tuple[str, ...]:
        """Its content words."""
        return self.wording.stems

    @lazy
    def _identity(self) -> Identity:
        return Identity(self.scope, self.stems, self.signature, self.weight)

    @lazy
    def signature(self) -> str:
        """Its figures, dates and manner; its text where no word is left."""
        text = "" if self.stems else self.text.casefold()
        return repr((self.wording.values, self.item.ungrounded, text))

    @property
    def weight(self) -> int:
        """How much it says."""
        return len(self.text)


def same(short: FactClaim, long: FactClaim) -> bool:
    """Whether a fact restates another one in the same or fewer words of its own."""
    one, other = short.wording, long.wording
    if short.item.ungrounded or long.item.ungrounded or one.manner != other.manner:
        return False
    if opposed(one.small, other.small) or figures.apart(one.figures, other.figures):
        return False
    alike = one.stems == other.stems
    return bool(one.stems) and (alike or _part(one, other)) and _values_fit(one, other, alike)


def differ(one: FactClaim, other: FactClaim) -> bool:
    """Whether two facts say the same of the same days, but for the figure."""
    a, b = one.wording, other.wording
    return (
        not (one.item.ungrounded or other.item.ungrounded)
        and a.stems == b.stems
        and len(a.stems) >= _LEAST
        and len(a.figures) == len(b.figures) == 1
        and (a.manner, a.ordinals, a.days, a.weekdays) == (b.manner, b.ordinals, b.days, b.weekdays)
        and not opposed(a.small, b.small)
        and figures.contradict(a.figures, b.figures)
    )


def _part(short: Wording, long: Wording) -> bool:
    enough = len(short.stems) >= _LEAST and 2 * len(short.stems) >= len(long.stems)
    return (
        enough
        and short.joins == long.joins
        and _of_one_subject(short, long)
        and is_part(short.stems, long.stems)
        and not spoken_of_another(short, long)
    )


def _of_one_subject(short: Wording, long: Wording) -> bool:
    """Whether both begin alike, but for attributes: the head of a union is not the union."""
    first = short.stems[0]
    before = long.stems[: long.stems.index(first)] if first in long.stems else ()
    attributive = all(pair in long.followed for pair in pairwise((*before, first)))
    return attributive and _ANOTHER.isdisjoint(before)


def _values_fit(short: Wording, long: Wording, alike: bool) -> bool:
    """Whether the longer one has all values of the shorter; either of two in the same words."""
    pairs: tuple[tuple[frozenset[object], frozenset[object]], ...] = (
        (_numbers(short), _numbers(long)),
        (frozenset(short.ordinals), frozenset(long.ordinals)),
        (frozenset(short.weekdays), frozenset(long.weekdays)),
    )
    if not all(a <= b or (alike and b <= a) for a, b in pairs):
        return False
    lacking = bool(short.days) and not long.days
    return not days_differ(short.days, long.days) and (alike or not lacking)


def _numbers(known: Wording) -> frozenset[object]:
    return frozenset((each.value, each.unit, each.rate) for each in known.figures)
