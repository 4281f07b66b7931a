"""Reads numbers written in words ("twenty-one", "trois cents millions")."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any
from unicodedata import normalize

from summarizer.grounding.tokens import Token

_AROUND = 4
"""Words around those that are numbers by themselves, of which some may be part of the number."""
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


def number_words(
    tokens: Sequence[Token], language: str, known: Callable[[Token], bool]
) -> tuple[NumberWords, ...]:
    """Return the numbers that stand there in words; none in a language we cannot read.

    Args:
        tokens: the words of a text.
        language: ISO 639-1 code of its language.
        known: tells words of which no number is wanted; one that has others too may be returned.
    """
    if language not in _LANGUAGES:
        return ()
    counting = [
        place
        for place, token in enumerate(tokens)
        if _counts(token.text, language) and not known(token)
    ]
    if not counting:
        return ()
    first = max(counting[0] - _AROUND, 0)
    near = tokens[first : counting[-1] + _AROUND + 1]
    found = _find([_Word(token.text, token.clause) for token in near], language)
    return tuple(
        NumberWords(first + each.start, first + each.end, _exact(each.value), each.is_ordinal)
        for each in found
    )


def _exact(value: float) -> Decimal:
    """Return what a number is worth: "three point five" is 3.5, and as much as in digits."""
    return Decimal(int(value)) if value == int(value) else Decimal(repr(value))


@lru_cache(maxsize=16384)
def _counts(text: str, language: str) -> bool:
    """Whether a word is a number by itself, as one of the words of every number is."""
    return bool(_find([_Word(text)], language))


def _find(words: list[_Word], language: str) -> Any:
    from text_to_num import find_numbers

    return find_numbers(words, language, threshold=0.0)
