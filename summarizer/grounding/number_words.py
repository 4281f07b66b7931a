"""Reads numbers written in words ("twenty-one", "trois cents millions")."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
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

    def __init__(self, token: Token) -> None:
        self._text = normalize("NFC", token.text).lower()
        self._clause = token.clause

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
    if language not in _LANGUAGES:
        return ()
    from text_to_num import find_numbers

    found = find_numbers([_Word(token) for token in tokens], language, threshold=0.0)
    return tuple(
        NumberWords(each.start, each.end, Decimal(int(each.value)), each.is_ordinal)
        for each in found
    )
