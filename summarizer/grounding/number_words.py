"""Reads numbers written in words ("twenty-one", "trois cents millions")."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from summarizer.grounding.counting import counts, numbers_among
from summarizer.grounding.tokens import Token

WORDS_AROUND = 4
"""Words around those that are numbers by themselves, of which some may be part of the number."""


@dataclass(frozen=True, slots=True)
class NumberWords:
    """A number in words: tokens ``first`` up to but not including ``last``."""

    first: int
    last: int
    value: Decimal
    ordinal: bool


def number_words(
    tokens: Sequence[Token], language: str, known: Callable[[Token], bool]
) -> tuple[NumberWords, ...]:
    """Return the numbers that stand there in words; none in a language we cannot read.

    Args:
        tokens: the words of a text.
        language: ISO 639-1 code of its language.
        known: tells words of which no number is wanted; one that has others too may be returned.
    """
    counting = [
        place
        for place, token in enumerate(tokens)
        if counts(token.text, language) and not known(token)
    ]
    if not counting:
        return ()
    first = max(counting[0] - WORDS_AROUND, 0)
    near = tokens[first : counting[-1] + WORDS_AROUND + 1]
    found = numbers_among([(token.text, token.clause) for token in near], language)
    return tuple(
        NumberWords(first + each.start, first + each.end, _exact(each.value), each.is_ordinal)
        for each in found
    )


def _exact(value: float) -> Decimal:
    """Return what a number is worth: "three point five" is 3.5, and as much as in digits."""
    return Decimal(int(value)) if value == int(value) else Decimal(repr(value))
