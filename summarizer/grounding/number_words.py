"""Reads numbers written in words ("twenty-one", "trois cents millions")."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any
from unicodedata import normalize

from summarizer.grounding.tokens import Token

_LANGUAGES = frozenset({"de", "en", "es", "fr", "it", "nl", "pt"})


@dataclass(frozen=True, slots=True)
class NumberWords:
    """A number in words: tokens ``first`` up to but not including ``last``."""

    first: int
    last: int
    value: Decimal
    ordinal: bool


class _Word:
    """A token as text_to_num wants to see it."""

    __slots__ = ("_clause", "_text")

    def __init__(self, text: str, clause: int = 0) -> None:
        self._text = normalize("NFC", text).lower()
        self._clause = clause

    def text(self) -> str:
        return self._text

    def text_lowercase(self) -> str:
        return self._text

    def nt_separated(self, previous: "_Word") -> bool:
        return self._clause != previous._clause

    def not_a_number_part(self) -> bool:
        return False


def number_words(tokens: Sequence[Token], language: str) -> tuple[NumberWords, ...]:
    """Return the numbers that stand there in words; none in a language we cannot read."""
    if language not in _LANGUAGES or not any(_counts(t.text, language) for t in tokens):
        return ()
    found = _find([_Word(token.text, token.clause) for token in tokens], language)
    return tuple(
        NumberWords(each.start, each.end, Decimal(int(each.value)), each.is_ordinal)
        for each in found
    )


@lru_cache(maxsize=65536)
def _counts(text: str, language: str) -> bool:
    """Whether a word is a number by itself, as one of the words of every number is."""
    return bool(_find([_Word(text)], language))


def _find(words: list[_Word], language: str) -> Any:
    from text_to_num import find_numbers

    return find_numbers(words, language, threshold=0.0)
