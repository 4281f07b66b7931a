"""Reads a sentence into the words that name finding looks at.

What stands between two blanks comes again and again, so it is read once; a sentence only strings
together what is known of its chunks.
"""

import re
from collections.abc import Iterable, Sequence
from functools import partial
from itertools import accumulate
from operator import itemgetter
from typing import Final, TypeAlias

from summarizer.names import vocabulary as v
from summarizer.remembering import Remembering

_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S., S.p.A.
    r"|\b[RDI]-(?:[A-Z]\.){2,}|\b[AIK]/S\b"  # "D-N.M.", "Corvane A/S"
    r"|(?<=\()[A-Z]{1,5}\.[A-Z]{1,2}(?=\))"  # "(RVLN.N)"
    r"|[^\W_]+(?:[-‐‑][^\W_]+)*(?:['’´`](?!s\b)[^\W\d_]+(?:[-‐‑][^\W_]+)*)*",
)
_APOSTROPHES = frozenset("'’´`")
_POSSESSIVE = re.compile(r"['’´`]s\b|(?<=s)['’](?=\s)", re.IGNORECASE)
_OPEN_POSSESSIVES = ("'", "’")
"""A possessive only if a blank follows."""
_AROUND = '.,;:!?()[]"“”„«»'
"""What may stand around a word and changes nothing of it."""
_SIGNS = frozenset("$€£¥₹₦")
"""What makes a price of the letters before it: "R$ 40", "US$1.4 billion"."""
_LETTERS = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")


Capital: TypeAlias = tuple[str, int, int, bool]
"""A run of letters that begins with no small one, its start and its end in its chunk, and
whether other letters stand before it there."""

Word: TypeAlias = tuple[
    str, int, int, str, str, bool, str, bool, bool, bool, bool,
    tuple[str, ...], tuple[Capital, ...], int, "tuple[Word, ...]",
]  # fmt: skip
"""One word, with its place in its chunk, in code points; a plain tuple, as thousands are kept.

A chunk is what stands between two blanks, marks that stand alone before it included. Nearly all
are one word, which then tells of its chunk, too. Any other chunk has no text of its own.
"""

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

SMALL: Final = 11
"""The chunk's runs of letters that begin with a small one, folded."""
LARGE: Final = 12
"""The other ones."""
WIDTH: Final = 13
"""The chunk's length, and that of the blank behind it."""
WORDS: Final = 14
"""The chunk's words, unless it is one word."""

_TEXT, _WIDTH = itemgetter(TEXT), itemgetter(WIDTH)


class Line:
    """A sentence, chunk by chunk; elided articles and compounds of two names are taken apart.

    Attributes:
        text: the sentence.
        chunks: none without a word but the last, of marks that no word follows.
        words: of all chunks.
    """

    __slots__ = ("chunks", "text", "words")

    def __init__(self, text: str, chunks: list[Word]) -> None:
        self.text = text
        self.chunks = chunks
        # The same where each chunk is one word.
        self.words = chunks if all(map(_TEXT, chunks)) else _words_of(chunks)

    def chunk_starts(self) -> list[int]:
        """Return where each chunk begins."""
        return list(accumulate(map(_WIDTH, self.chunks), initial=0))

    def word_starts(self) -> list[int]:
        """Return where the chunk of each word begins."""
        starts = self.chunk_starts()
        if self.words is self.chunks:
            return starts
        return [
            start
            for chunk, start in zip(self.chunks, starts, strict=False)
            for _ in (chunk[WORDS] if not chunk[TEXT] else _ONE)
        ]


_ONE = (None,)
"""Stands for the words of a chunk that is one."""


def read_line(text: str) -> Line:
    """Return a sentence, read."""
    parts = text.split(" ")
    line = Line(text, list(map(_chunk, parts)))
    if line.words is not line.chunks and not all(map(_has_words, line.chunks)):
        parts = _marks_joined(parts, line.chunks)
        line = Line(text, list(map(_chunk, parts)))
    if text.endswith(_OPEN_POSSESSIVES):
        return Line(text, [*line.chunks[:-1], _read(parts[-1], blank="")])
    return line


def _words_of(chunks: Iterable[Word]) -> list[Word]:
    words: list[Word] = []
    for chunk in chunks:
        if chunk[TEXT]:
            words.append(chunk)
        else:
            words.extend(chunk[WORDS])
    return words


def _has_words(chunk: Word) -> bool:
    return bool(chunk[TEXT] or chunk[WORDS])


def _marks_joined(parts: list[str], chunks: list[Word]) -> list[str]:
    """Join a mark that stands alone, as a dash, to the word behind it."""
    joined: list[str] = []
    marks = ""
    for part, chunk in zip(parts, chunks, strict=True):
        if _has_words(chunk):
            joined.append(marks + part)
            marks = ""
        else:
            marks += part + " "
    return [*joined, marks[:-1]] if marks else joined


_Alone: TypeAlias = tuple[str, int, int, str, str, bool, str, bool, bool, bool, bool]
"""A word without what it tells of its chunk."""
_NO_WORD: Final[_Alone] = ("", 0, 0, "", "", False, "", False, False, False, False)


def gap(words: Sequence[Word], i: int) -> str:
    """Return what stands between a word and the one before it, stripped of white space."""
    lead, trail = words[i][LEAD], words[i - 1][TRAIL]
    return f"{trail} {lead}".strip() if lead or trail else ""


def _read(text: str, *, blank: str) -> Word:
    """Read what stands before a blank, or, if that is "", at the end; no word has one in it."""
    width = len(text) + 1
    bare = text.strip(_AROUND)
    if bare.isalpha():  # one plain word, as nearly all are
        start = text.index(bare)
        end = start + len(bare)
        lead, trail = text[:start], text[end:]
        word = _word(bare, start, end, lead, trail, trail[:1], possessive=False)
        if bare[0].islower():
            return (*word, (word[KEY],), (), width, ())
        return (*word, (), ((bare, start, end, False),), width, ())
    letters = list(_LETTERS.finditer(text))
    small = tuple([one[0].casefold() for one in letters if one[0][0].islower()])
    large = tuple(
        [
            (one[0], one.start(), one.end(), place > 0)
            for place, one in enumerate(letters)
            if not one[0][0].islower()
        ]
    )
    words = _words(text, blank)
    if len(words) == 1:
        return (*words[0], small, large, width, ())
    parts = tuple([(*word, (), (), 0, ()) for word in words])
    return (*_NO_WORD, small, large, width, parts)


_REMEMBERED = 16384
_chunk = Remembering(partial(_read, blank=" "), _REMEMBERED).__getitem__


def _words(text: str, blank: str) -> tuple[_Alone, ...]:
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
            _word(
                text[start:end], start, end, lead, trail, text[end : end + 1], possessive=possessive
            )
            for (start, end, lead, possessive), trail in zip(found, trails, strict=False)
        ]
    )


def _word(
    text: str, start: int, end: int, lead: str, trail: str, mark: str, *, possessive: bool
) -> _Alone:
    """Return a word of a chunk; ``mark`` is the character behind it."""
    head = text[0]
    key = text.casefold().replace("’", "'").rstrip(".")
    capital = (head.isupper() or head.istitle() or _inner_capital(text)) and mark not in _SIGNS
    if capital and not text.isalpha() and _DESCRIBING.search(text):
        capital = False
    acronym = (text.isupper() or not text.isalpha()) and _is_acronym(text)
    plain = capital and key not in _NO_NAMES and not v.is_title(key)
    carries = (
        capital or key in v.LINKS or key in v.LINKS_BEHIND or (len(text) < 3 and text.isdigit())
    )
    return text, start, end, lead, trail, possessive, key, capital, acronym, plain, carries


# "EU-flagged ships", "a Norland-based firm": a name is in it, it is none; nor are a lawmaker's
# party and state, "R-Ohio", and a share's code.
_DESCRIBING = re.compile(
    r"^[RDI]-[A-Z][\w.]+$|^[A-Z]{1,5}\.[A-Z]{1,2}$|[a-zA-Z]-(?:[a-z]{2,}ed|led|based|born|built|made|run|held|owned|wide|style|era|like)$"
)
_NO_NAMES = v.LOOSE | v.CONJUNCTIONS | v.PARTING | v.CURRENCY_MARKS


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


_ALLIED = frozenset("AU ASEAN DRC EU GCC NATO ONU OTAN UAE UE UK UN UNO US USA VS VK VN".split())
"""What stands before a hyphen and a name, and is one of its own; "SUT-Rail" is one name."""


def _pieces(text: str, offset: int) -> list[tuple[int, int]]:
    """Cut "l'Union" after the elision and "UK-France" at its hyphen."""
    cut = _split_elision(text)
    start = offset + cut
    pieces = [(offset, start)] if cut else []
    rest = text[cut:]
    left, hyphen, right = rest.partition("-")
    if hyphen and left in _ALLIED and right[:1].isupper() and len(right) > 2:
        middle = start + len(left)
        return [*pieces, (start, middle), (middle + 1, offset + len(text))]
    return [*pieces, (start, offset + len(text))]
