"""Reads a sentence into the words that name finding looks at.

What stands between two blanks comes again and again, so it is read once; a sentence only strings
together what is known of its chunks.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, chain
from operator import attrgetter
from typing import NamedTuple

from summarizer.names.vocabulary import ELIDED

_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S., S.p.A.
    r"|[^\W_]+(?:[-‐‑][^\W_]+)*(?:['’´`](?!s\b)[^\W\d_]+(?:[-‐‑][^\W_]+)*)*",
)
_APOSTROPHES = frozenset("'’´`")
_POSSESSIVE = re.compile(r"['’´`]s\b|(?<=s)['’](?=\s)", re.IGNORECASE)
_OPEN_POSSESSIVES = ("'", "’")
"""A possessive only if a blank follows."""
_PLAIN_ENDS = ".,;:!?)]”"
"""What may follow a word and changes nothing of it."""
_LETTERS = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")


class Word(NamedTuple):
    """One word, with its place in its chunk, in code points.

    Attributes:
        lead: what stands between the word before it in its chunk, or the blank, and this one.
        trail: what follows it in its chunk, if no other word does.
        possessive: a possessive ending follows.
        key: the word as tables hold it.
        capital: the word begins, or its part after "al-" does, with a capital.
        acronym: the word is all capitals, as NATO, G7, U.S.
    """

    text: str
    start: int
    end: int
    lead: str
    trail: str
    possessive: bool
    key: str
    capital: bool
    acronym: bool


class Capital(NamedTuple):
    """A run of letters that begins with no small one.

    Attributes:
        behind: other letters stand before it in its chunk.
    """

    text: str
    start: int
    end: int
    behind: bool


class Chunk(NamedTuple):
    """What stands between two blanks, marks that stand alone before it included.

    Attributes:
        small: its runs of letters that begin with a small one, folded.
        large: the other ones.
        width: its length and that of the blank behind it.
    """

    words: tuple[Word, ...]
    small: tuple[str, ...]
    large: tuple[Capital, ...]
    width: int


_WORDS = attrgetter("words")
_WIDTH = attrgetter("width")


class Line(NamedTuple):
    """A sentence, chunk by chunk, and where each chunk begins."""

    text: str
    chunks: list[Chunk]
    starts: list[int]

    def words(self) -> list[Word]:
        """Return its words, elided articles and compounds of two names taken apart."""
        return list(chain.from_iterable(map(_WORDS, self.chunks)))

    def word_starts(self, words: Sequence[Word]) -> list[int]:
        """Return where the chunk of each word begins."""
        if len(words) == len(self.chunks) and all(map(_WORDS, self.chunks)):
            return self.starts
        return [
            start
            for chunk, start in zip(self.chunks, self.starts, strict=True)
            for _ in chunk.words
        ]


def read_line(text: str) -> Line:
    """Return a sentence, read."""
    parts = text.split(" ")
    chunks = list(map(_chunk, parts))
    if not all(map(_WORDS, chunks)):
        parts = _marks_joined(parts, chunks)
        chunks = list(map(_chunk, parts))
    if text.endswith(_OPEN_POSSESSIVES):
        chunks[-1] = _chunk(parts[-1], final=True)
    return Line(text, chunks, list(accumulate(map(_WIDTH, chunks[:-1]), initial=0)))


def _marks_joined(parts: list[str], chunks: list[Chunk]) -> list[str]:
    """Join a mark that stands alone, as a dash, to the word behind it."""
    joined: list[str] = []
    marks = ""
    for part, chunk in zip(parts, chunks, strict=True):
        if chunk.words:
            joined.append(marks + part)
            marks = ""
        else:
            marks += part + " "
    return [*joined, marks[:-1]] if marks else joined


def gap(words: Sequence[Word], i: int) -> str:
    """Return what stands between a word and the one before it, stripped of white space."""
    lead, trail = words[i].lead, words[i - 1].trail
    return f"{trail} {lead}".strip() if lead or trail else ""


@lru_cache(maxsize=16384)
def _chunk(text: str, *, final: bool = False) -> Chunk:
    """Read what stands between two blanks, or behind the last one; no word has a blank in it."""
    bare = text.rstrip(_PLAIN_ENDS)
    if bare.isalpha():  # one plain word, as nearly all are
        end = len(bare)
        words = (_word(bare, 0, end, trail=text[end:]),)
        if bare[0].islower():
            return Chunk(words, (bare.casefold(),), (), len(text) + 1)
        return Chunk(words, (), (Capital(bare, 0, end, behind=False),), len(text) + 1)
    letters = list(_LETTERS.finditer(text))
    small = tuple(one.group().casefold() for one in letters if one.group()[0].islower())
    large = tuple(
        Capital(one.group(), *one.span(), behind=place > 0)
        for place, one in enumerate(letters)
        if not one.group()[0].islower()
    )
    return Chunk(_words(text, "" if final else " "), small, large, len(text) + 1)


def _words(text: str, blank: str) -> tuple[Word, ...]:
    followed, last = text + blank, 0
    found: list[Word] = []
    for match in _WORD.finditer(text):
        first, stop = match.span()
        if first < last:  # the "s" of a possessive
            continue
        apostrophe = text[stop : stop + 1] in _APOSTROPHES
        possessive = _POSSESSIVE.match(followed, stop) if apostrophe else None
        # Plain words, nearly all, have nothing to be taken apart.
        plain = match.group().isalpha()
        for start, end in [(first, stop)] if plain else _pieces(match.group(), first):
            lead = text[last:start]
            follows = possessive if end == stop else None
            last = follows.end() if follows else end
            found.append(
                _word(text[start:end], start, end, lead=lead, possessive=follows is not None)
            )
    if found:
        found[-1] = found[-1]._replace(trail=text[last:])
    return tuple(found)


def _word(
    text: str,
    start: int,
    end: int,
    *,
    lead: str = "",
    trail: str = "",
    possessive: bool = False,
) -> Word:
    head = text[0]
    return Word(
        text,
        start,
        end,
        lead,
        trail,
        possessive,
        key=text.casefold().replace("’", "'").rstrip("."),
        capital=head.isupper() or head.istitle() or _inner_capital(text),
        acronym=(text.isupper() or not text.isalpha()) and _is_acronym(text),
    )


def _is_acronym(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return (
        (len(letters) > 1 or any(c.isdigit() for c in text))
        and all(c.isupper() for c in letters)
        and bool(letters)
    )


def _inner_capital(text: str) -> bool:
    prefix, _, rest = text.partition("-")
    return prefix in {"al", "el", "ad", "as", "ul"} and rest[:1].isupper()


def _split_elision(text: str) -> int:
    """Length of an elided article or preposition in front ("l'Union" -> 2), else 0."""
    prefix, mark, rest = text.partition("'" if "'" in text else "’")
    if mark and rest and prefix.casefold() in ELIDED and (prefix.islower() or prefix in "LN"):
        return len(prefix) + 1
    return 0


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
