"""What stands between two blanks of a text, with all that follows from its own words.

No word has a blank in it, and chunks recur from text to text: what is told here is worked out
once and remembered. Most questions about a text are then answered by putting together what its
chunks say, and mostly that is "nothing of the kind": no number, no date, nothing negated.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial
from typing import NamedTuple, TypeAlias

from summarizer.grounding.calendar_names import names_begun
from summarizer.grounding.content import is_content, stem
from summarizer.grounding.counting import counts, dozens
from summarizer.lexicon import (
    Folded,
    Lexicon,
    Trigger,
    folded,
    languages_of,
    lexicon,
    triggers,
)

_TOKEN = re.compile(
    r"(?P<link>(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.]+)"
    r"|(?P<dotted>(?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?)"
    r"|(?P<word>[^\W_]+(?:'[^\W_]+)*)"
)
_WORD = re.compile(r"\w+")
_DIGIT = re.compile(r"\d")
_ENDINGS = frozenset({"t", "re", "ve", "ll", "d", "m"})
_CLAUSE_END = re.compile(r'[,;:.!?()"\[\]]| - ')
_SENTENCE_END = re.compile(r'[.!?:"(\[•*]|^\s*-')
_ELIDED = ("n'", "n’")

COUNTED, ACRONYMS, NEGATED, FOREIGN, SMALL_CONTENT, _ODD = 4, 8, 16, 32, 64, 128
"""Marks of a chunk, beside :data:`~summarizer.grounding.calendar_names.MONTH` and ``WEEKDAY``,
that may begin in it: a digit or a word that counts; an acronym; an elided negation ("n'"); a
function word of other languages alone; a content word without a capital. The last one: offsets
in it are not those of the folded text."""

Piece: TypeAlias = tuple[str, str, int, int, bool, bool, bool, bool | None, bool]
"""A word of a chunk, as :class:`~summarizer.grounding.tokens.Token` has it: base, text, start,
end, capital and acronym; whether a clause ends before it; whether it stands where any word
would have a capital, ``None`` for the first one, of which what stands before the chunk decides;
whether a hyphen joins it to the one before. A plain tuple is the quickest to make."""


class Chunk(NamedTuple):
    """What is between two blanks.

    Attributes:
        pieces: its words.
        triggers: words that patterns of the lexicon may begin with.
        length: of its folded form, in code points.
        marks: what there is in it.
        bases: its words as they are compared.
        keys: the same, acronyms in capitals.
        checked: keys of words that have to be backed: content words, codes and acronyms.
        content: places of its content words.
        stems: of its words, function words left out.
        capitals: bases of words with a capital.
        small: bases of the others.
    """

    pieces: tuple[Piece, ...]
    triggers: tuple[Trigger, ...]
    length: int
    marks: int
    bases: tuple[str, ...]
    keys: tuple[str, ...]
    checked: tuple[str, ...]
    content: tuple[int, ...]
    stems: tuple[str, ...]
    capitals: tuple[str, ...]
    small: tuple[str, ...]


class Outline(NamedTuple):
    """The chunks of a text, all their marks, and the triggers of the text."""

    chunks: tuple[Chunk, ...]
    marks: int
    triggers: tuple[Trigger, ...]


def outline(text: str, languages: tuple[str, ...]) -> Outline:
    """Return the outline of a text.

    Args:
        text: as it is written.
        languages: its own first, then those in which months and weekdays are looked for too.
    """
    found = _joined(_chunk(each, languages) for each in text.split(" "))
    return _joined(_with_origins(text, languages)) if found.marks & _ODD else found


def _joined(chunks: Iterable[Chunk]) -> Outline:
    marks = at = 0
    places: list[Trigger] = []
    kept = tuple(chunks)
    for chunk in kept:
        marks |= chunk.marks
        if chunk.triggers:
            places += [(at + start, families) for start, families in chunk.triggers]
        at += chunk.length + 1
    return Outline(kept, marks, tuple(places))


def _with_origins(text: str, languages: tuple[str, ...]) -> Iterator[Chunk]:
    """Return the chunks of a text in which folding moves characters or makes blanks."""
    source, at = folded(text), 0
    for each in source.text.split(" "):
        yield _made(each, languages, partial(_original, source, at))
        at += len(each) + 1


def _original(source: Folded, at: int, start: int, end: int) -> str:
    return source.original(at + start, at + end)


@lru_cache(maxsize=8192)
def _chunk(written: str, languages: tuple[str, ...]) -> Chunk:
    source = folded(written)
    made = _made(source.text, languages, source.original)
    alike = written and source.origins is None and " " not in source.text
    return made if alike else made._replace(marks=made.marks | _ODD)


def _made(text: str, languages: tuple[str, ...], original: Callable[[int, int], str]) -> Chunk:
    """Return a chunk that folds to this text; ``original`` tells how a part of it is written."""
    words = lexicon(languages[0])
    pieces = tuple(_pieces(text, words, original))
    bases = tuple(piece[0] for piece in pieces)
    acronyms = any(piece[5] for piece in pieces)
    keys = tuple(p[0].upper() if p[5] else p[0] for p in pieces) if acronyms else bases
    content = tuple(i for i, base in enumerate(bases) if is_content(base, words.language))
    return Chunk(
        pieces=pieces,
        triggers=tuple(triggers(text, words.language)),
        length=len(text),
        marks=_marks(text, pieces, content, languages) | ACRONYMS * acronyms,
        bases=bases,
        keys=keys,
        checked=tuple(
            keys[place]
            for place, piece in enumerate(pieces)
            if not piece[0][0].isdigit() and (place in content or piece[5] or mixed(piece[0]))
        ),
        content=content,
        stems=tuple(stem(b, languages[0]) for b in bases if b not in words.stop_words),
        capitals=tuple(piece[0] for piece in pieces if piece[4]),
        small=tuple(piece[0] for piece in pieces if not piece[4]),
    )


def _marks(
    text: str, pieces: tuple[Piece, ...], content: tuple[int, ...], languages: tuple[str, ...]
) -> int:
    marks, language = 0, lexicon(languages[0]).language
    for word in _WORD.findall(text):
        marks |= names_begun(word, languages)
    twelve = dozens(language)
    if _DIGIT.search(text) or any(p[0] in twelve or counts(p[1], language) for p in pieces):
        marks |= COUNTED
    if any(piece[1].startswith(_ELIDED) for piece in pieces):
        marks |= NEGATED
    if any((spoken := languages_of(p[0])) and languages[0] not in spoken for p in pieces):
        marks |= FOREIGN
    if any(not pieces[place][4] for place in content):
        marks |= SMALL_CONTENT
    return marks


def _pieces(
    folded_text: str, words: Lexicon, original: Callable[[int, int], str]
) -> Iterator[Piece]:
    """Return the words of a chunk; the parts of a code are joined: "F-35" is one, and no number."""
    before: Piece | None = None
    for match in _TOKEN.finditer(folded_text):
        base = _base(match, words)
        if not base:
            continue
        text = original(*match.span())
        capital, acronym = _written(text)
        turns, initial, glued = base in words.turns, None, False
        if before is not None:
            gap = folded_text[before[3] : match.start()]
            ended, initial = breaks(gap, before[0], before[4], words)
            turns, glued = turns or ended, gap == "-"
            if glued and base[0].isdigit() and before[4]:
                code = (before[0] + base, f"{before[1]}-{text}", before[2], match.end())
                before = (*code, before[4], False, *before[6:])
                continue
            yield before
        before = (base, text, *match.span(), capital, acronym, turns, initial, glued)
    if before is not None:
        yield before


def breaks(gap: str, base: str, capital: bool, words: Lexicon) -> tuple[bool, bool]:
    """Tell whether a clause ends in what stands behind a word, and whether a sentence does."""
    if gap.strip() == "." and _shortened(base, capital, words):
        return False, False
    return _CLAUSE_END.search(gap) is not None, _SENTENCE_END.search(gap) is not None


def mixed(base: str) -> bool:
    """Whether a word has letters and digits, as a code or a link does."""
    return not base.isalpha() and not base.isdigit()


def _base(match: re.Match[str], words: Lexicon) -> str:
    text = match.group()
    if match.lastgroup == "link":
        return text.rstrip(".,;:)]\"'")
    if match.lastgroup == "dotted":
        return text.replace(".", "")
    first, *rest = text.split("'")
    if not rest:
        return text
    if rest[-1] in {"s", ""}:
        return "".join([first, *rest[:-1]])
    if rest[-1] in _ENDINGS:
        return first
    if len(first) == 1 or first in words.elisions:
        return "".join(rest)
    return "".join([first, *rest])


def _written(text: str) -> tuple[bool, bool]:
    """Whether a word begins with a capital, and whether it is an acronym."""
    return _capital(text), _is_acronym(text)


def _capital(text: str) -> bool:
    _, quote, rest = text.partition("'") if text[1:2] in "'’" and text[1:2] else ("", "", text)
    return text[0].isupper() or bool(quote and rest[:1].isupper())


def _is_acronym(text: str) -> bool:
    letters = text.split("'")[0].split("’")[0].replace(".", "")
    return len(letters) > 1 and letters.isupper() and sum(c.isalpha() for c in letters) > 1


def _shortened(base: str, capital: bool, words: Lexicon) -> bool:
    """Whether a full stop behind the word only marks an abbreviation or initial."""
    single = len(base) == 1 and capital
    return single or base in words.titles or base in words.abbreviations
