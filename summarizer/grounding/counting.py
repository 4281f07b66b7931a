"""Words that count: what no number in words is without."""

from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from typing import Any
from unicodedata import normalize

from summarizer.lexicon import lexicon

DOZEN = Decimal(12)
_LANGUAGES = frozenset({"de", "en", "es", "fr", "it", "nl", "pt"})


class _Word:
    """A word as text_to_num wants to see it."""

    __slots__ = ("_clause", "_text")

    def __init__(self, text: str, clause: int = 0) -> None:
        self._text = (text if text.isascii() else normalize("NFC", text)).lower()
        self._clause = clause

    def text(self) -> str:
        return self._text

    def text_lowercase(self) -> str:
        return self._text

    def nt_separated(self, previous: "_Word") -> bool:
        return self._clause != previous._clause

    def not_a_number_part(self) -> bool:
        return False


@lru_cache(maxsize=16384)
def counts(text: str, language: str) -> bool:
    """Whether a word is a number by itself, as one of the words of every number is."""
    return language in _LANGUAGES and bool(numbers_among([(text, 0)], language))


def numbers_among(words: Iterable[tuple[str, int]], language: str) -> Any:
    """Return the numbers in words as text_to_num finds them; the language must have numerals.

    Args:
        words: each with the number of its clause: no number goes on in another one.
        language: ISO 639-1 code.
    """
    return _finder()([_Word(*word) for word in words], language, threshold=0.0)


@lru_cache(maxsize=1)
def _finder() -> Any:
    from text_to_num import find_numbers

    return find_numbers


@lru_cache(maxsize=16)
def dozens(language: str) -> frozenset[str]:
    """Return the words of a language for twelve of something."""
    return frozenset(word for word, value in lexicon(language).scales.items() if value == DOZEN)
