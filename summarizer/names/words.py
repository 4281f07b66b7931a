"""Splits a sentence into the words that name finding looks at."""

import re
from functools import lru_cache
from typing import NamedTuple

from summarizer.names.vocabulary import ELIDED

_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S., S.p.A.
    r"|[^\W_]+(?:[-‐‑][^\W_]+)*(?:['’´`](?!s\b)[^\W\d_]+(?:[-‐‑][^\W_]+)*)*",
)
_APOSTROPHES = frozenset("'’´`")
_POSSESSIVE = re.compile(r"['’´`]s\b|(?<=s)['’](?=\s)", re.IGNORECASE)


# A tuple, which is made in a third of the time: there is one for every word of an article.
class Word(NamedTuple):
    """One word with its place in the sentence, in code points.

    Attributes:
        gap: what stands between the word before and this one, stripped of white space.
        possessive: a possessive ending follows.
        key: the word as tables hold it.
        capital: the word begins, or its part after "al-" does, with a capital.
    """

    text: str
    start: int
    end: int
    gap: str
    possessive: bool
    key: str
    capital: bool

    @property
    def acronym(self) -> bool:
        """Whether the word is all capitals, as NATO, G7, U.S."""
        letters = [c for c in self.text if c.isalpha()]
        return (
            (len(letters) > 1 or any(c.isdigit() for c in self.text))
            and all(c.isupper() for c in letters)
            and bool(letters)
        )


@lru_cache(maxsize=32768)
def _looks(text: str) -> tuple[str, bool]:
    """Return key and capital of a word: most words come again and again."""
    head = text[0]
    capital = head.isupper() or head.istitle() or _inner_capital(text)
    return text.casefold().replace("’", "'").rstrip("."), capital


def _inner_capital(text: str) -> bool:
    prefix, _, rest = text.partition("-")
    return prefix in {"al", "el", "ad", "as", "ul"} and rest[:1].isupper()


def _split_elision(text: str) -> int:
    """Length of an elided article or preposition in front ("l'Union" -> 2), else 0."""
    prefix, mark, rest = text.partition("'" if "'" in text else "’")
    if mark and rest and prefix.casefold() in ELIDED and (prefix.islower() or prefix in "LN"):
        return len(prefix) + 1
    return 0


def split_words(sentence: str) -> list[Word]:
    """Return the words of a sentence, elided articles and compounds of two names taken apart."""
    words: list[Word] = []
    last = 0
    for match in _WORD.finditer(sentence):
        if match.start() < last:  # the "s" of a possessive
            continue
        text, (first, stop) = match.group(), match.span()
        apostrophe = sentence[stop : stop + 1] in _APOSTROPHES
        possessive = _POSSESSIVE.match(sentence, stop) if apostrophe else None
        # Plain words, nearly all, have nothing to be taken apart.
        plain = text.isalpha()
        for start, end in [(first, stop)] if plain else _pieces(text, first):
            between = sentence[last:start]
            gap = "" if between == " " else between.strip()
            last_piece = end == stop
            piece = sentence[start:end]
            follows = possessive is not None and last_piece
            words.append(Word(piece, start, end, gap, follows, *_looks(piece)))
            last = possessive.end() if possessive and last_piece else end
    return words


def _pieces(text: str, offset: int) -> list[tuple[int, int]]:
    """Cut "l'Union" after the elision and "UK-France" at its hyphen."""
    cut = _split_elision(text)
    start = offset + cut
    pieces = [(offset, start)] if cut else []
    rest = text[cut:]
    left, hyphen, right = rest.partition("-")
    if hyphen and left.isupper() and len(left) > 1 and right[:1].isupper() and len(right) > 2:
        middle = start + len(left)
        return [*pieces, (start, middle), (middle + 1, offset + len(text))]
    return [*pieces, (start, offset + len(text))]
