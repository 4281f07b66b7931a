"""The sentences a claim is held against, seen as one."""

from collections.abc import Collection, Sequence

from summarizer.grounding.content import StemSet
from summarizer.grounding.dates import DateMention
from summarizer.grounding.numbers import Quantity
from summarizer.grounding.passage import Passage
from summarizer.grounding.tokens import Token
from summarizer.grounding.verb_roots import verb_root
from summarizer.lazily import lazy
from summarizer.lexicon import Family

_SPELLED = 3


class Evidence:
    """Some sentences, or the whole article.

    Attributes:
        passages: the sentences.
        label: how a message calls them ("sentence 4").
    """

    def __init__(self, passages: Sequence[Passage], label: str) -> None:
        self.passages = tuple(passages)
        self.label = label

    @lazy
    def keys(self) -> frozenset[str]:
        """All words, acronyms in capitals."""
        return _united([p.keys for p in self.passages])

    @lazy
    def bases(self) -> frozenset[str]:
        """All words but acronyms."""
        return _united([p.bases for p in self.passages])

    @lazy
    def acronyms(self) -> frozenset[str]:
        """All acronyms, in lower case."""
        return _united([p.acronyms for p in self.passages])

    @lazy
    def compounds(self) -> frozenset[str]:
        """Neighbouring words written as one."""
        return _united([p.compounds for p in self.passages])

    @lazy
    def stems(self) -> StemSet:
        """Stems of all words."""
        if len(self.passages) == 1:
            return self.passages[0].stems
        return StemSet(frozenset().union(*(p.stems.stems for p in self.passages)))

    @lazy
    def line(self) -> str:
        """All words in one line; sentences are kept apart."""
        return " | ".join(p.line for p in self.passages)

    @lazy
    def capitals(self) -> frozenset[str]:
        """Words with a capital."""
        return _united([p.capitals for p in self.passages])

    @lazy
    def names(self) -> tuple[tuple[Token, ...], ...]:
        """Runs of capitalised words."""
        return tuple(run for p in self.passages for run in p.names)

    @lazy
    def quantities(self) -> tuple[Quantity, ...]:
        """All numbers outside dates."""
        return tuple(quantity for p in self.passages for quantity in p.quantities)

    @lazy
    def dates(self) -> tuple[DateMention, ...]:
        """All dates."""
        return tuple(date for p in self.passages for date in p.dates)

    @lazy
    def years(self) -> frozenset[int]:
        """All years."""
        return frozenset().union(*(p.years for p in self.passages))

    @lazy
    def weekdays(self) -> frozenset[int]:
        """All weekdays, Monday is 0."""
        return frozenset(day for p in self.passages for day in p.weekdays)

    @lazy
    def relative(self) -> frozenset[str]:
        """All words for a day relative to today, folded."""
        return frozenset(word for p in self.passages for word in p.relative)

    @lazy
    def families(self) -> frozenset[Family]:
        """Families of which the patterns of the lexicon match something in the sentences."""
        return frozenset().union(*[p.occurrences for p in self.passages])

    @lazy
    def negations(self) -> int:
        """How often something is negated, turned round, or not (or no longer) so."""
        return sum(
            len(p.polarity.negations)
            + len(p.polarity.soft)
            + len(p.occurrences.get("unrealised", ()))
            + len(p.occurrences.get("ended", ()))
            for p in self.passages
        )

    def places(self, stem: str) -> list[tuple[Passage, int]]:
        """Return where a word stands among the content words of the sentences."""
        return [
            (passage, index)
            for passage in self.passages
            for index in passage.content_places.get(stem, ())
        ]

    def places_in_any_form(self, claim: Passage, index: int) -> list[tuple[Passage, int]]:
        """Return the same of a word of a claim, and of a verb in another form of it.

        Stems do not tell German and Dutch verbs from their participles ("zahlte", "gezahlt").
        """
        found = self.places(claim.stem_of(index))
        if found or not claim.lexicon.verb_final or claim.tokens[index].capital:
            return found
        root = verb_root(claim.tokens[index].base)
        return [
            (passage, place)
            for passage in self.passages
            for place in passage.content
            if verb_root(passage.tokens[place].base) == root
        ]

    def has_name(self, bases: Collection[str]) -> bool:
        """Whether these words stand together in one name."""
        return any(name.issuperset(bases) for p in self.passages for name in p.named_bases)

    def says(self, text: str) -> bool:
        """Whether whole words of one sentence are this text, to the letter."""
        return any(_stands_in(text, passage.text) for passage in self.passages)

    def has_acronym(self, base: str) -> bool:
        """Whether an acronym stands there, or a long one as an ordinary word ("Nato")."""
        return (
            base in self.acronyms
            or base in self.capitals
            or (len(base) > _SPELLED and base in self.bases)
        )


def _united(sets: Sequence[frozenset[str]]) -> frozenset[str]:
    return sets[0] if len(sets) == 1 else frozenset[str]().union(*sets)


def _stands_in(text: str, sentence: str) -> bool:
    """Whether a text stands in a sentence, between blanks or before a comma."""
    start = sentence.find(text)
    end = start + len(text)
    before, behind = sentence[start - 1 : start], sentence[end : end + 1]
    return start >= 0 and before in {"", " "} and behind in {"", " ", ","}
