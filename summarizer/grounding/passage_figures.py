"""The numbers and dates of a text."""

from collections.abc import Mapping

from summarizer.grounding.chunks import around, offsets
from summarizer.grounding.dates import DateMention, dates, weekdays
from summarizer.grounding.marks import COUNTING, DIGITS, MONTH, RELATIVE, WEEKDAY
from summarizer.grounding.number_words import WORDS_AROUND
from summarizer.grounding.numbers import Quantity, quantities
from summarizer.grounding.passage_stance import Meant
from summarizer.grounding.tokens import Token, tokens_of
from summarizer.lazily import lazy

_FIGURES = DIGITS | COUNTING | MONTH
_IN_A_FIGURE = 4
"""Words of one number or date are less far apart ("31st of the month", "two and a half")."""


class Figured(Meant):
    """A text, asked for its numbers and dates."""

    @lazy
    def dates(self) -> tuple[DateMention, ...]:
        """The dates it names."""
        marks = self._marks
        if not marks & (MONTH | DIGITS):
            return ()
        named = None
        if marks & MONTH:
            near, at = around(self._chunks, MONTH, 0)
            named = slice(at, at + sum(chunk.width for chunk in self._chunks[near]) - 1)
        return dates(self.source, self._languages, named)

    @lazy
    def weekdays(self) -> Mapping[int, str]:
        """The weekdays it names, each as written."""
        if not self._marks & WEEKDAY:
            return {}
        return weekdays(self.source, self._languages)

    @lazy
    def relative(self) -> Mapping[str, str]:
        """Words for a day or period relative to today, folded and as written."""
        found = self.occurrences.get("relative") if self.may_name_relative_days else None
        if not found:
            return {}
        text = self.source.text
        return {text[slice(*span)]: self.source.original(*span) for span in found}

    @lazy
    def quantities(self) -> tuple[Quantity, ...]:
        """Its numbers, those inside dates and links left out."""
        marks, text = self._marks, self.source.text
        if not marks & (DIGITS | COUNTING):
            return ()
        masked = [(date.start, date.end) for date in self.dates]
        if "@" in text or "." in text[:-1]:  # there may be an address
            masked += [(t.start, t.end) for t in self.tokens if "@" in t.base or "." in t.base]
        counting = self._counting if marks & COUNTING else ()
        return quantities(self.source, counting, self.lexicon, masked)

    @property
    def _counting(self) -> tuple[Token, ...]:
        """Its words, as far as they may be part of a number in words."""
        near, at = around(self._chunks, COUNTING, WORDS_AROUND)
        return tokens_of(self._chunks[near], self.source.text, self.lexicon, at)

    @lazy
    def years(self) -> frozenset[int]:
        """Years it names, in dates or alone."""
        alone = {int(q.values[0]) for q in self.quantities if q.values[0] == int(q.values[0])}
        return frozenset(alone | {date.year for date in self.dates if date.year})

    def may_cut_figures(self, start: int, end: int) -> bool:
        """Whether a number or date in a part of it may go on beyond the ends of that part."""
        text = self.source.text
        return any(
            (start > 0 and text[start:first].count(" ") < _IN_A_FIGURE)
            or (end < len(text) and text[last:end].count(" ") < _IN_A_FIGURE)
            for first, last in self._figures
            if start <= first < end
        )

    @lazy
    def _figures(self) -> list[tuple[int, int]]:
        """Where digits, and words that count or name a month, stand in its folded form."""
        if not self._marks & _FIGURES:
            return []
        return [
            (at, at + chunk.width - 1)
            for at, chunk in zip(offsets(self._chunks), self._chunks, strict=False)
            if chunk.marks & _FIGURES
        ]

    @property
    def may_name_relative_days(self) -> bool:
        """Whether it may have words for a day or period relative to today."""
        return bool(self._marks & RELATIVE)
