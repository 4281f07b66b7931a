"""Splits a sentence into the words that name finding looks at."""

import re
from functools import lru_cache
from typing import NamedTuple, TypeAlias

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
        return _is_acronym(self.text)


@lru_cache(maxsize=16384)
def _is_acronym(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return (
        (len(letters) > 1 or any(c.isdigit() for c in text))
        and all(c.isupper() for c in letters)
        and bool(letters)
    )


@lru_cache(maxsize=16384)
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
    chunks = sentence.split(" ")
    final = len(chunks) - 1
    last = at = 0
    for place, chunk in enumerate(chunks):
        for text, first, stop, possessive, key, capital, behind in _apart(chunk, place == final):
            start = at + first
            # Most words have nothing but a blank before them.
            gap = "" if first == 0 and last == at - 1 else sentence[last:start].strip()
            # As Word(…), which is slower.
            fields = (text, start, at + stop, gap, possessive, key, capital)
            words.append(tuple.__new__(Word, fields))
            last = at + behind
        at += len(chunk) + 1
    return words


_Apart: TypeAlias = tuple[str, int, int, bool, str, bool, int]
"""A word between two blanks as :class:`Word` has it, and where what follows it begins."""


@lru_cache(maxsize=8192)
def _apart(chunk: str, final: bool) -> tuple[_Apart, ...]:
    """Return the words between two blanks; no word has a blank in it."""
    text, last = chunk if final else f"{chunk} ", 0
    found: list[_Apart] = []
    for match in _WORD.finditer(text):
        first, stop = match.span()
        if first < last:  # the "s" of a possessive
            continue
        apostrophe = text[stop : stop + 1] in _APOSTROPHES
        possessive = _POSSESSIVE.match(text, stop) if apostrophe else None
        # Plain words, nearly all, have nothing to be taken apart.
        plain = match.group().isalpha()
        for start, end in [(first, stop)] if plain else _pieces(match.group(), first):
            follows = possessive if end == stop else None
            last = follows.end() if follows else end
            piece = text[start:end]
            found.append((piece, start, end, follows is not None, *_looks(piece), last))
    return tuple(found)


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
