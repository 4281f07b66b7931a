"""What a text says of how it is meant: cues of commitment, negations, hedges, amounts."""

from collections.abc import Mapping

from summarizer.grounding.chunks import triggers_in
from summarizer.grounding.marks import NEGATED, TRIGGERS
from summarizer.grounding.passage_words import Worded
from summarizer.grounding.polarity import PLAIN, Polarity, is_plain, polarity
from summarizer.lazily import lazy
from summarizer.lexicon import (
    DENYING,
    NOT_ASSERTING,
    QUANTIFIERS,
    Cue,
    Occurrences,
    Span,
    Trigger,
    cues_among,
    matched,
    spans_among,
)


class Meant(Worded):
    """A text, asked for what the patterns of its lexicon match in it."""

    @lazy
    def occurrences(self) -> Occurrences:
        """What the patterns of its lexicon match in it."""
        if not self._marks & TRIGGERS:
            return {}
        return matched(self.source.text, self._triggers)

    @lazy
    def _triggers(self) -> list[Trigger]:
        return triggers_in(self._chunks)

    def occurrences_within(self, start: int, end: int) -> Occurrences:
        """Return what would be found in a part of it that stood alone; it begins with a word.

        Args:
            start: first code point of the part in the folded text.
            end: its end, exclusive.
        """
        within = [(at - start, tried) for at, tried in self._triggers if start <= at < end]
        found = matched(self.source.text[start:end], within) if within else {}
        return {
            family: [(first + start, last + start) for first, last in spans]
            for family, spans in found.items()
        }

    @lazy
    def cues(self) -> tuple[Cue, ...]:
        """Its cues of commitment."""
        if not self.occurrences:
            return ()
        return cues_among(self.occurrences, self.source)

    @lazy
    def hedges(self) -> tuple[Span, ...]:
        """Its words of uncertainty."""
        return spans_among(self.occurrences, "hedges", self.source)

    @lazy
    def negated(self) -> frozenset[int]:
        """Indexes of words that are heads of a negation."""
        found = self.occurrences
        # Asked of every sentence, and few need their polarity for the answer.
        may = "verbal" in found or "nominal" in found or self._marks & NEGATED
        return self.polarity.negated if may else frozenset()

    @lazy
    def denied(self) -> Mapping[int, tuple[int, int]]:
        """Content words of what is denied, left open or ended in it, and what words say so."""
        denies = not DENYING.isdisjoint(self.occurrences)
        return self.polarity.unasserted["denied"] if denies else {}

    @lazy
    def asserts_all(self) -> bool:
        """Whether nothing in it is denied, left open, supposed or alleged."""
        return NOT_ASSERTING.isdisjoint(self.occurrences)

    @lazy
    def qualified(self) -> frozenset[int]:
        """Indexes of words that are heads of a hedge or of a plan."""
        may = "hedges" in self.occurrences or "plans" in self.occurrences
        return self.polarity.hedged | self.polarity.planned if may else frozenset()

    @lazy
    def quantified(self) -> bool:
        """Whether of something in it not all are meant ("few", "most")."""
        return not self.occurrences.keys().isdisjoint(QUANTIFIERS)

    @lazy
    def polarity(self) -> Polarity:
        """What is negated, hedged or planned in it."""
        found = self.occurrences
        if is_plain(found) and not self._marks & NEGATED:
            return PLAIN
        return polarity(found, self.tokens, self.content, self.lexicon)

    @property
    def elides_negation(self) -> bool:
        """Whether a negation is written to a word in it ("n'")."""
        return bool(self._marks & NEGATED)
