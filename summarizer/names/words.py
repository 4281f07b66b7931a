"""Reads a sentence into the words that name finding looks at.

What stands between two blanks comes again and again, so it is read once; a sentence only strings
together what is known of its chunks.
"""

import re
from collections.abc import Sequence
from functools import partial
from itertools import accumulate, chain
from operator import itemgetter
from typing import Final, NamedTuple, TypeAlias

from summarizer.names import vocabulary as v
from summarizer.remembering import Remembering

_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S., S.p.A.
    r"|[^\W_]+(?:[-‐‑][^\W_]+)*(?:['’´`](?!s\b)[^\W\d_]+(?:[-‐‑][^\W_]+)*)*",
)
_APOSTROPHES = frozenset("'’´`")
_POSSESSIVE = re.compile(r"['’´`]s\b|(?<=s)['’](?=\s)", re.IGNORECASE)
_OPEN_POSSESSIVES = ("'", "’")
"""A possessive only if a blank follows."""
_AROUND = '.,;:!?()[]"“”„«»'
"""What may stand around a word and changes nothing of it."""
_LETTERS = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")


Word: TypeAlias = tuple[str, int, int, str, str, bool, str, bool, bool, bool, bool]
"""One word, with its place in its chunk, in code points; a plain tuple, as thousands are kept."""

TEXT: Final = 0
START: Final = 1
END: Final = 2
LEAD: Final = 3
"""What stands between the word before it in its chunk, or the blank, and this one."""
TRAIL: Final = 4
"""What follows it in its chunk, if no other word does."""
POSSESSIVE: Final = 5
"""Whether a possessive ending follows."""
KEY: Final = 6
"""The word as tables hold it."""
CAPITAL: Final = 7
"""Whether the word begins, or its part after "al-" does, with a capital."""
ACRONYM: Final = 8
"""Whether the word is all capitals, as NATO, G7, U.S."""
PLAIN: Final = 9
"""Whether it has a capital and is no title, article or connector: it only can be one of a name."""
CARRIES: Final = 10
"""Whether a name may go on with it or over it: a capital, a connector, a short number."""

Capital: TypeAlias = tuple[str, int, int, bool]
"""A run of letters that begins with no small one, its start and its end in its chunk, and
whether other letters stand before it there."""

Chunk: TypeAlias = tuple[tuple[Word, ...], tuple[str, ...], tuple[Capital, ...], int]
"""What stands between two blanks, marks that stand alone before it included: its words; its runs
of letters that begin with a small one, folded; the other ones; its length and that of the blank
behind it."""

_WORDS, SMALL, LARGE, _WIDTH = map(itemgetter, range(4))


class Line(NamedTuple):
    """A sentence, chunk by chunk; elided articles and compounds of two names are taken apart."""

    text: str
    chunks: list[Chunk]
    words: list[Word]

    def chunk_starts(self) -> list[int]:
        """Return where each chunk begins."""
        return list(accumulate(map(_WIDTH, self.chunks), initial=0))

    def word_starts(self) -> list[int]:
        """Return where the chunk of each word begins."""
        starts = self.chunk_starts()
        # Only the last chunk may be without words, of marks that no word follows.
        if len(self.words) == len(self.chunks) and self.chunks[-1][0]:
            return starts
        return [start for chunk, start in zip(self.chunks, starts, strict=False) for _ in chunk[0]]


def read_line(text: str) -> Line:
    """Return a sentence, read."""
    parts = text.split(" ")
    chunks = list(map(_chunk, parts))
    if not all(map(_WORDS, chunks)):
        parts = _marks_joined(parts, chunks)
        chunks = list(map(_chunk, parts))
    if text.endswith(_OPEN_POSSESSIVES):
        chunks[-1] = _read(parts[-1], blank="")
    return Line(text, chunks, list(chain.from_iterable(map(_WORDS, chunks))))


def _marks_joined(parts: list[str], chunks: list[Chunk]) -> list[str]:
    """Join a mark that stands alone, as a dash, to the word behind it."""
    joined: list[str] = []
    marks = ""
    for part, chunk in zip(parts, chunks, strict=True):
        if chunk[0]:
            joined.append(marks + part)
            marks = ""
        else:
            marks += part + " "
    return [*joined, marks[:-1]] if marks else joined


def gap(words: Sequence[Word], i: int) -> str:
    """Return what stands between a word and the one before it, stripped of white space."""
    lead, trail = words[i][LEAD], words[i - 1][TRAIL]
    return f"{trail} {lead}".strip() if lead or trail else ""


def _read(text: str, *, blank: str) -> Chunk:
    """Read what stands before a blank, or, if that is "", at the end; no word has one in it."""
    bare = text.strip(_AROUND)
    if bare.isalpha():  # one plain word, as nearly all are
        start = text.index(bare)
        end = start + len(bare)
        word = _word(bare, start, end, text[:start], text[end:], possessive=False)
        if bare[0].islower():
            return (word,), (word[KEY],), (), len(text) + 1
        return (word,), (), ((bare, start, end, False),), len(text) + 1
    letters = list(_LETTERS.finditer(text))
    small = tuple([one[0].casefold() for one in letters if one[0][0].islower()])
    large = tuple(
        [
            (one[0], one.start(), one.end(), place > 0)
            for place, one in enumerate(letters)
            if not one[0][0].islower()
        ]
    )
    return _words(text, blank), small, large, len(text) + 1


_REMEMBERED = 16384
_chunk = Remembering(partial(_read, blank=" "), _REMEMBERED).__getitem__


def _words(text: str, blank: str) -> tuple[Word, ...]:
    followed, last = text + blank, 0
    found: list[tuple[int, int, str, bool]] = []
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
            found.append((start, end, lead, follows is not None))
    trails = [""] * (len(found) - 1) + [text[last:]]
    return tuple(
        [
            _word(text[start:end], start, end, lead, trail, possessive=possessive)
            for (start, end, lead, possessive), trail in zip(found, trails, strict=False)
        ]
    )


def _word(text: str, start: int, end: int, lead: str, trail: str, *, possessive: bool) -> Word:
    head = text[0]
    key = text.casefold().replace("’", "'").rstrip(".")
    capital = head.isupper() or head.istitle() or _inner_capital(text)
    acronym = (text.isupper() or not text.isalpha()) and _is_acronym(text)
    plain = capital and key not in _NO_NAMES and not v.is_title(key)
    carries = capital or key in v.LINKS or (len(text) < 3 and text.isdigit())
    return text, start, end, lead, trail, possessive, key, capital, acronym, plain, carries


_NO_NAMES = v.LOOSE | v.CONJUNCTIONS | v.PARTING


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
    if mark and rest and prefix.casefold() in v.ELIDED and (prefix.islower() or prefix in "LN"):
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
