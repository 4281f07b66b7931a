"""A text as its words: how they are written and compared, and which carry meaning."""

from collections.abc import Callable, Mapping
from itertools import chain
from operator import add, attrgetter
from typing import TypeAlias

from summarizer.grounding.chunks import Chunk, Outline, folded_from, outline
from summarizer.grounding.content import StemSet, stem
from summarizer.grounding.marks import ACRONYMS, FOREIGN, MOVED, OPPOSED, QUOTES
from summarizer.grounding.tokens import Token, tokens_of
from summarizer.lazily import lazy
from summarizer.lexicon import Folded, Lexicon, lexicon

Column: TypeAlias = Callable[[Chunk], tuple[str, ...]]
_BASES: Column = attrgetter("bases")
_KEYS: Column = attrgetter("keys")
_CHECKED: Column = attrgetter("checked")
_STEMS: Column = attrgetter("stems")
_CAPITALS: Column = attrgetter("capitals")
_SMALL: Column = attrgetter("small")


class Worded:
    """A text in a language, asked for its words."""

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
    def checked_keys(self) -> frozenset[str]:
        """All of :attr:`checked`, and those inside numbers and dates, acronyms in capitals."""
        return frozenset(self._united(_CHECKED))

    @property
    def may_be_opposed(self) -> bool:
        """Whether the lexicon has an opposite of one of its words."""
        return bool(self._marks & OPPOSED)

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
