"""What stands between two blanks of a text, with all that follows from its own words.

No word has a blank in it, and chunks recur from text to text: what is told here is worked out
once and remembered. Most questions about a text are then answered by putting together what its
chunks say, and mostly that is "nothing of the kind": no number, no date, nothing negated.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache, partial, reduce
from itertools import accumulate, compress
from operator import attrgetter, or_
from typing import NamedTuple, TypeAlias

from summarizer.grounding.calendar_names import names_begun
from summarizer.grounding.marks import ACRONYMS, DIGITS, MOVED, QUOTES, RELATIVE, TRIGGERS
from summarizer.grounding.word_facts import case_of, word_facts
from summarizer.lexicon import Folded, Lexicon, Tried, Trigger, fold, folded, lexicon, triggered
from summarizer.remembering import Remembering

_TOKEN = re.compile(
    r"(?P<link>(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.]+)"
    r"|(?P<dotted>(?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?)"
    r"|(?P<word>[^\W_]+(?:'[^\W_]+)*)"
)
_QUOTATION = frozenset('"“”„')
_AROUND = ".,;:!?\"'()[]-“”„‘’"
"""What may stand around a word between two blanks and is no part of any."""
_WORD = re.compile(r"\w+")
_DIGIT = re.compile(r"\d")
_ENDINGS = frozenset({"t", "re", "ve", "ll", "d", "m"})
_CLAUSE_END = re.compile(r'[,;:.!?()"\[\]]| - ')
_SENTENCE_END = re.compile(r'[.!?:"(\[•*]|^\s*-')

_REMEMBERED = 8192  # chunks of a language

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
        width: of its folded form and a blank, in code points.
        folded: that form.
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
    width: int
    marks: int
    bases: tuple[str, ...]
    keys: tuple[str, ...]
    checked: tuple[str, ...]
    content: tuple[int, ...]
    stems: tuple[str, ...]
    capitals: tuple[str, ...]
    small: tuple[str, ...]
    folded: str

    def amid(self, before: str, behind: str) -> "Chunk":
        """Return the chunk with these marks around it, each of which folds to one."""
        pieces, triggers, shift = self.pieces, self.triggers, len(before)
        if shift:
            pieces = tuple((*p[:2], p[2] + shift, p[3] + shift, *p[4:]) for p in pieces)
            triggers = tuple((start + shift, families) for start, families in triggers)
        quoted = not _QUOTATION.isdisjoint(before + behind)
        marks, width = self.marks | QUOTES * quoted, self.width + shift + len(behind)
        text = f"{fold(before)}{self.folded}{fold(behind)}"
        return Chunk(pieces, triggers, width, marks, *self[4:-1], text)


Outline: TypeAlias = tuple[tuple[Chunk, ...], int]
"""The chunks of a text, and all their marks."""


def outline(text: str, languages: tuple[str, ...]) -> Outline:
    """Return the outline of a text.

    Args:
        text: as it is written.
        languages: its own first, then those in which months and weekdays are looked for too.
    """
    chunks = tuple(map(_chunks(languages).__getitem__, text.split(" ")))
    marks = reduce(or_, map(_MARKS, chunks))
    if marks & MOVED:
        chunks = tuple(_with_origins(text, languages))
        marks = reduce(or_, map(_MARKS, chunks), MOVED)
    return chunks, marks


def folded_from(text: str, outlined: Outline) -> Folded:
    """Return a text folded, which is put together from its chunks where that is possible."""
    chunks, marks = outlined
    return folded(text) if marks & MOVED else Folded(" ".join(map(_FOLDED, chunks)), text, None)


_MARKS, _FOLDED = attrgetter("marks"), attrgetter("folded")
_WIDTH, _TRIGGERS = attrgetter("width"), attrgetter("triggers")


def offsets(chunks: Iterable[Chunk]) -> Iterator[int]:
    """Return where each chunk of a text begins in its folded form, and where the last ends."""
    return accumulate(map(_WIDTH, chunks), initial=0)


def around(chunks: Sequence[Chunk], marks: int, words: int) -> tuple[slice, int]:
    """Return which chunks hold all that are so marked, and where they begin in the folded text.

    Args:
        chunks: of a text; one at least is so marked.
        marks: of those looked for.
        words: as many are added on either side, if there are so many.
    """
    marked = [index for index, chunk in enumerate(chunks) if chunk.marks & marks]
    first, last = _beside(chunks, marked[0], -1, words), _beside(chunks, marked[-1], 1, words)
    return slice(first, last + 1), sum(map(_WIDTH, chunks[:first]))


def _beside(chunks: Sequence[Chunk], index: int, step: int, words: int) -> int:
    """Return the index of the chunk that is so many words away, or of the outermost one."""
    while words > 0 and 0 <= index + step < len(chunks):
        index += step
        words -= len(chunks[index].bases)
    return index


def triggers_in(chunks: Sequence[Chunk]) -> list[Trigger]:
    """Return the triggers of a text that has these chunks."""
    having = compress(zip(offsets(chunks), chunks, strict=False), map(_TRIGGERS, chunks))
    return [(at + start, families) for at, chunk in having for start, families in chunk.triggers]


def _of_triggers(families: Tried) -> int:
    """Return the marks of a word that such patterns may begin with."""
    relative = any(family == "relative" for family, _ in families)
    return TRIGGERS * bool(families) | RELATIVE * relative


def _with_origins(text: str, languages: tuple[str, ...]) -> Iterator[Chunk]:
    """Return the chunks of a text in which folding moves characters or makes blanks."""
    source, at = folded(text), 0
    for each in source.text.split(" "):
        yield _made(each, languages, partial(_original, source, at))
        at += len(each) + 1


def _original(source: Folded, at: int, start: int, end: int) -> str:
    return source.original(at + start, at + end)


@lru_cache(maxsize=16)
def _chunks(languages: tuple[str, ...]) -> Remembering[Chunk]:
    return Remembering(partial(_chunk, languages=languages), _REMEMBERED)


def _chunk(written: str, languages: tuple[str, ...]) -> Chunk:
    return _punctuated(written, languages) or _new(written, languages)


def _punctuated(written: str, languages: tuple[str, ...]) -> Chunk | None:
    """Return a word's chunk with what stands around it, if that is no part of any word."""
    core = written.strip(_AROUND)
    if core == written or not core.isalpha():
        return None
    bare = _chunks(languages)[core]
    if bare.marks & MOVED:
        return None
    before, behind = written.split(core, 1)
    return bare.amid(before, behind)


def _new(written: str, languages: tuple[str, ...]) -> Chunk:
    source = folded(written)
    chunk = _made(source.text, languages, source.original)
    if not written or source.origins is not None or " " in source.text:
        chunk = chunk._replace(marks=chunk.marks | MOVED)
    return chunk


def _made(text: str, languages: tuple[str, ...], original: Callable[[int, int], str]) -> Chunk:
    """Return a chunk that folds to this text; ``original`` tells how a part of it is written."""
    if text.isalpha():
        return _lone(text, original(0, len(text)), languages)
    marks = DIGITS * bool(_DIGIT.search(text)) | QUOTES * ('"' in text)
    begins: list[Trigger] = []
    language = lexicon(languages[0]).language
    for match in _WORD.finditer(text):
        marks |= names_begun(match.group(), languages)
        families = triggered(match.group(), language)
        if families:
            begins.append((match.start(), families))
            marks |= _of_triggers(families)
    pieces = _pieces(text, languages[0], original)
    words = [
        word_facts(p[0], p[1], capital=p[4], acronym=p[5], language=languages[0]) for p in pieces
    ]
    for word in words:
        marks |= word.marks
    bases = tuple([piece[0] for piece in pieces])
    return Chunk(
        pieces=tuple(pieces),
        triggers=tuple(begins),
        width=len(text) + 1,
        marks=marks,
        bases=bases,
        keys=tuple([word.key for word in words]) if marks & ACRONYMS else bases,
        checked=tuple([word.key for word in words if word.checked]),
        content=tuple([place for place, word in enumerate(words) if word.content]),
        stems=tuple([word.stem for word in words if word.stem is not None]),
        capitals=tuple([piece[0] for piece in pieces if piece[4]]),
        small=tuple([piece[0] for piece in pieces if not piece[4]]),
        folded=text,
    )


def _lone(base: str, written: str, languages: tuple[str, ...]) -> Chunk:
    """Return the chunk of one word, which nearly all are, of letters alone."""
    words = lexicon(languages[0])
    capital, acronym = case_of(written)
    facts = word_facts(base, written, capital=capital, acronym=acronym, language=languages[0])
    families = triggered(base, words.language)
    turns, bases = base in words.turns, (base,)
    keys = (facts.key,) if acronym else bases
    return Chunk(
        ((base, written, 0, len(base), capital, acronym, turns, None, False),),
        ((0, families),) if families else (),
        len(base) + 1,
        facts.marks | names_begun(base, languages) | _of_triggers(families),
        bases,
        keys,
        keys if facts.checked else (),
        (0,) if facts.content else (),
        () if facts.stem is None else (facts.stem,),
        bases if capital else (),
        () if capital else bases,
        base,
    )


def _pieces(text: str, language: str, original: Callable[[int, int], str]) -> list[Piece]:
    """Return the words of a chunk; the parts of a code are joined: "F-35" is one, and no number."""
    words = lexicon(language)
    pieces: list[Piece] = []
    for match in _TOKEN.finditer(text):
        base = _base(match, words)
        if not base:
            continue
        start, end = match.span()
        written = original(start, end)
        turns, initial, glued = base in words.turns, None, False
        if pieces:
            before = pieces[-1]
            gap = text[before[3] : start]
            ended, initial = breaks(gap, before[0], before[4], words)
            # "5,000" is one number, in the midst of which no clause ends.
            ended = ended and not (len(gap) == 1 and before[0].isdigit() and base.isdigit())
            turns, glued = turns or ended, gap == "-"
            if glued and base[0].isdigit() and before[4]:
                pieces[-1] = _code(before, base, written, end)
                continue
        capital, acronym = case_of(written)
        pieces.append((base, written, start, end, capital, acronym, turns, initial, glued))
    return pieces


def _code(letters: Piece, digits: str, written: str, end: int) -> Piece:
    base, text, start, _, capital, _, ends, begins, glued = letters
    return (base + digits, f"{text}-{written}", start, end, capital, False, ends, begins, glued)


def breaks(gap: str, base: str, capital: bool, words: Lexicon) -> tuple[bool, bool]:
    """Tell whether a clause ends in what stands behind a word, and whether a sentence does."""
    if gap.strip() == "." and _shortened(base, capital, words):
        return False, False
    return _CLAUSE_END.search(gap) is not None, _SENTENCE_END.search(gap) is not None


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


def _shortened(base: str, capital: bool, words: Lexicon) -> bool:
    """Whether a full stop behind the word only marks an abbreviation or initial."""
    single = len(base) == 1 and capital
    return single or base in words.titles or base in words.abbreviations
