"""One text with everything the checks want to know about it, worked out when first asked."""

from collections.abc import Callable, Collection, Mapping
from functools import lru_cache
from itertools import chain
from operator import add, attrgetter
from typing import TypeAlias

from summarizer.grounding.chunks import (
    Chunk,
    Outline,
    around,
    folded_from,
    offsets,
    outline,
    triggers_in,
)
from summarizer.grounding.content import StemSet, stem
from summarizer.grounding.dates import DateMention, dates, weekdays
from summarizer.grounding.marks import (
    ACRONYMS,
    COUNTING,
    DIGITS,
    FOREIGN,
    MONTH,
    MOVED,
    NEGATED,
    OPPOSED,
    QUOTES,
    RELATIVE,
    SMALL_CONTENT,
    TRIGGERS,
    WEEKDAY,
)
from summarizer.grounding.name_runs import may_have_long_name, name_runs
from summarizer.grounding.number_words import WORDS_AROUND
from summarizer.grounding.numbers import Quantity, quantities
from summarizer.grounding.polarity import PLAIN, Polarity, is_plain, polarity
from summarizer.grounding.tokens import Token, tokens_of
from summarizer.lazily import lazy
from summarizer.lexicon import (
    DENYING,
    NOT_ASSERTING,
    QUANTIFIERS,
    Cue,
    Folded,
    Lexicon,
    Occurrences,
    Span,
    Trigger,
    cues_among,
    fold,
    lexicon,
    matched,
    spans_among,
)

_TITLE_WORDS = 4
_FIGURES = DIGITS | COUNTING | MONTH
_IN_A_FIGURE = 4
"""Words of one number or date are less far apart ("31st of the month", "two and a half")."""
_TELLING = DIGITS | COUNTING | MONTH | WEEKDAY | NEGATED | TRIGGERS

Column: TypeAlias = Callable[[Chunk], tuple[str, ...]]
_BASES: Column = attrgetter("bases")
_KEYS: Column = attrgetter("keys")
_CHECKED: Column = attrgetter("checked")
_STEMS: Column = attrgetter("stems")
_CAPITALS: Column = attrgetter("capitals")
_SMALL: Column = attrgetter("small")


class Passage:
    """A text in a language: a claim's field, or one sentence of the article."""

    def __init__(self, text: str, language: str, other: str | None = None) -> None:
        self.text = text
        self.language = language
        codes = dict.fromkeys([language, other or "en", "en"])
        self._languages = tuple(codes)

    @lazy
    def source(self) -> Folded:
        """The text, folded."""
        return folded_from(self.text, self._outline)

    @lazy
    def lexicon(self) -> Lexicon:
        """The lexicon of its language."""
        return lexicon(self.language)

    @lazy
    def _outline(self) -> Outline:
        return outline(self.text, self._languages)

    @property
    def _chunks(self) -> tuple[Chunk, ...]:
        return self._outline[0]

    @property
    def _marks(self) -> int:
        return self._outline[1]

    @lazy
    def tokens(self) -> tuple[Token, ...]:
        """Its words."""
        return tokens_of(self._chunks, self.source.text, self.lexicon)

    @lazy
    def starts(self) -> tuple[int, ...]:
        """Where its words begin in the text itself."""
        return tuple(self.source.span(token.start, token.end)[0] for token in self.tokens)

    @lazy
    def bases_in_order(self) -> tuple[str, ...]:
        """Its words as they are compared, in their order."""
        return self._united(_BASES)

    @lazy
    def keys_in_order(self) -> tuple[str, ...]:
        """The same, acronyms in capitals."""
        return self._united(_KEYS) if self._marks & ACRONYMS else self.bases_in_order

    @lazy
    def keys(self) -> frozenset[str]:
        """Its words as they are compared, acronyms in capitals."""
        return frozenset(self.keys_in_order)

    @lazy
    def bases(self) -> frozenset[str]:
        """Its words as they are compared, acronyms left out."""
        if not self._marks & ACRONYMS:
            return self.keys
        return frozenset(token.base for token in self.tokens if not token.acronym)

    @lazy
    def acronyms(self) -> frozenset[str]:
        """Its acronyms, in lower case and without dots."""
        if not self._marks & ACRONYMS:
            return frozenset()
        return frozenset(token.base for token in self.tokens if token.acronym)

    @lazy
    def capitals(self) -> frozenset[str]:
        """Its words with a capital."""
        return frozenset(self._united(_CAPITALS))

    @lazy
    def small(self) -> frozenset[str]:
        """Its words without a capital."""
        return frozenset(self._united(_SMALL))

    @lazy
    def compounds(self) -> frozenset[str]:
        """Neighbouring words written as one ("counter-terrorism" is "counterterrorism")."""
        return frozenset(map(add, self.bases_in_order, self.bases_in_order[1:]))

    @lazy
    def stems(self) -> StemSet:
        """Stems of its words, function words left out."""
        return StemSet(self._united(_STEMS))

    @lazy
    def line(self) -> str:
        """Its words as one line to look names up in; acronyms stay in capitals."""
        return f" {' '.join(self.keys_in_order)} "

    @lazy
    def content(self) -> tuple[int, ...]:
        """Indexes of its content words."""
        found: list[int] = []
        at = 0
        for chunk in self._chunks:
            found += [at + place for place in chunk.content]
            at += len(chunk.bases)
        return tuple(found)

    @lazy
    def content_stems(self) -> frozenset[str]:
        """Stems of its content words."""
        return frozenset([self.stem_of(index) for index in self.content])

    @lazy
    def content_places(self) -> Mapping[str, list[int]]:
        """Indexes of its content words by their stems."""
        places: dict[str, list[int]] = {}
        for index in self.content:
            places.setdefault(self.stem_of(index), []).append(index)
        return places

    @lazy
    def checked(self) -> tuple[Token, ...]:
        """Words that have to be backed: content words, codes and acronyms.

        Nothing inside a number or date, which have checks of their own.
        """
        content = set(self.content)
        checked = [
            token
            for index, token in enumerate(self.tokens)
            if (index in content or token.acronym or token.mixed) and not token.base[0].isdigit()
        ]
        weekdays = {fold(day) for day in self.weekdays.values()}
        if weekdays:
            checked = [token for token in checked if fold(token.text) not in weekdays]
        inside = [(date.start, date.end) for date in self.dates]
        inside += [(quantity.start, quantity.end) for quantity in self.quantities]
        for start, end in inside:
            checked = [token for token in checked if not start <= token.start < end]
        return tuple(checked)

    @lazy
    def checked_keys(self) -> frozenset[str]:
        """All of :attr:`checked`, and those inside numbers and dates, acronyms in capitals."""
        return frozenset(self._united(_CHECKED))

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

    @lazy
    def names(self) -> tuple[tuple[Token, ...], ...]:
        """Runs of capitalised words, without the small words between them."""
        if not self.capitals:
            return ()
        return tuple(name_runs(self.tokens, self.source.text, self.lexicon))

    @lazy
    def may_have_long_names(self) -> bool:
        """Whether two capitals are near enough to each other to be of one of its names."""
        return may_have_long_name(self._chunks)

    def may_name_in_full(self, bases: Collection[str]) -> bool:
        """Whether a capital is near enough to one of these words to be of one name with it."""
        return may_have_long_name(self._chunks, bases)

    @lazy
    def named_bases(self) -> tuple[frozenset[str], ...]:
        """The words of each of its names, as they are compared."""
        return tuple([frozenset([token.base for token in run]) for run in self.names])

    @lazy
    def long_names(self) -> tuple[tuple[str, frozenset[str]], ...]:
        """The last word and all words of each name that has several."""
        named = zip(self.names, self.named_bases, strict=True)
        return tuple([(run[-1].base, bases) for run, bases in named if len(run) > 1])

    @lazy
    def title_case(self) -> bool:
        """Whether it is a title in which every content word has a capital."""
        small = self._marks & SMALL_CONTENT
        # Most are too short anyhow.
        return (
            not small
            and len(self.bases_in_order) >= _TITLE_WORDS
            and len(self.content) >= _TITLE_WORDS
        )

    @lazy
    def plain(self) -> bool:
        """Whether it has no number and no date, and no pattern of the lexicon may match in it."""
        return not self._marks & _TELLING

    @property
    def may_name_relative_days(self) -> bool:
        """Whether it may have words for a day or period relative to today."""
        return bool(self._marks & RELATIVE)

    @property
    def may_be_opposed(self) -> bool:
        """Whether the lexicon has an opposite of one of its words."""
        return bool(self._marks & OPPOSED)

    @property
    def elides_negation(self) -> bool:
        """Whether a negation is written to a word in it ("n'")."""
        return bool(self._marks & NEGATED)

    @property
    def moved(self) -> bool:
        """Whether offsets in its folded form are not those in the text."""
        return bool(self._marks & MOVED)

    @property
    def quotes(self) -> bool:
        """Whether a quotation mark stands in it."""
        return bool(self._marks & QUOTES)

    @property
    def foreign(self) -> bool:
        """Whether a function word of other languages, and not of its own, stands in it."""
        return bool(self._marks & FOREIGN)

    def stem_of(self, index: int) -> str:
        """Return the stem of one word."""
        return stem(self.bases_in_order[index], self.language)

    def _united(self, column: Column) -> tuple[str, ...]:
        return tuple(chain.from_iterable(map(column, self._outline[0])))


def key(token: Token) -> str:
    """Return the form a word has in a line to look names up in."""
    return token.base.upper() if token.acronym else token.base


def analysed(text: str, language: str, other: str | None = None) -> Passage:
    """Return the analysis of a text, shared by all who ask for the same.

    Names recur in every comparison, and many a claim is a sentence as it stands.

    Args:
        text: the text.
        language: ISO 639-1 code of its language.
        other: another language, in which months and weekdays are looked for too.
    """
    return _analysed(text, language, None if other == language else other)


# So many as an article's claims have in common; its sentences are kept by their own checks.
@lru_cache(maxsize=64)
def _analysed(text: str, language: str, other: str | None) -> Passage:
    return Passage(text, language, other)
