"""Claims that repeat a part of a sentence word for word, as most short ones and many others do.

What such a part says alone is mostly what it says in its sentence, and then nothing has to be
compared. Where it need not be, because a number or date goes on beyond its ends or something
outside of it may turn it round, the checks decide.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.grounding.bounds import bound_of
from summarizer.grounding.passage import Passage
from summarizer.lazily import lazy
from summarizer.lexicon import NOT_ASSERTING, Family, Occurrences

_MARKS = re.compile(r"[.,;:!?]+ ")
_OVER = re.compile(r"[.,;:!?]*$")
_NEGATING: frozenset[Family] = frozenset({"verbal", "nominal"})
_REACH = 3
"""Words behind a negation, among which what it negates is."""
_APART: frozenset[Family] = frozenset({"open_ended", "turning"})
"""What is looked at only in a claim with words of its own."""
_TURNING: frozenset[Family] = NOT_ASSERTING | {"verbal", "nominal", "soft", "ended"}


@dataclass(eq=False)
class Quoted:
    """A part of a sentence.

    Attributes:
        passage: the sentence.
        start: first code point of the part.
        end: its end, exclusive; that of the sentence if no more words follow.
    """

    passage: Passage
    start: int
    end: int

    @property
    def whole_figures(self) -> bool:
        """Whether its numbers, dates and words for a day are the same when it stands alone."""
        passage = self.passage
        if passage.may_cut_figures(self.start, self.end):
            spans = [(date.start, date.end) for date in passage.dates]
            for quantity in passage.quantities:
                _, first = bound_of(quantity, passage)
                spans.append((first, quantity.end))
            if any(self._cuts(*span) for span in spans):
                return False
        return not passage.may_name_relative_days or self._alone.get("relative", []) == [
            span for span in passage.occurrences.get("relative", ()) if self._overlaps(*span)
        ]

    def same_stance(self, *, has_status: bool) -> bool:
        """Whether nothing around it may negate, hedge or ask for what it says.

        Args:
            has_status: how firm it is does not matter, only whether it is negated.
        """
        passage = self.passage
        if self.start == 0 and self.end == len(passage.text):
            return True
        alone = self._alone
        families = _TURNING if has_status else {*passage.occurrences, *alone} - _APART
        return (
            not passage.elides_negation
            and all(passage.occurrences.get(each) == alone.get(each) for each in families)
            and not self._ends_in_negation
        )

    @lazy
    def _alone(self) -> Occurrences:
        """What the patterns of the lexicon match in it when it stands alone."""
        return self.passage.occurrences_within(self.start, self.end)

    @property
    def _ends_in_negation(self) -> bool:
        """Whether what is negated may stand behind its end."""
        text = self.passage.text
        return self.end < len(text) and any(
            text[end : self.end].count(" ") < _REACH
            for family in _NEGATING
            for _, end in self._alone.get(family, ())
        )

    def _overlaps(self, start: int, end: int) -> bool:
        return start < self.end and self.start < end

    def _cuts(self, start: int, end: int) -> bool:
        return start < self.start < end or start < self.end < end


def quoted(text: str, passages: Sequence[Passage]) -> Quoted | None:
    """Return the part of the first of these sentences that a text repeats to the letter.

    Whole words only; a full stop at the end does not count.
    """
    core = text.removesuffix(".")
    for passage in passages if core else ():
        start = passage.text.find(core)
        if start < 0 or passage.text[start - 1 : start] not in {"", " "} or passage.moved:
            continue
        end = start + len(core)
        if passage.text[end : end + 1] == " ":
            return Quoted(passage, start, end)
        if _OVER.match(passage.text, end):
            return Quoted(passage, start, len(passage.text))
        if _MARKS.match(passage.text, end):
            return Quoted(passage, start, end)
    return None
