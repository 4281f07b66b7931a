"""How an article writes its words: small, or with a capital where no rule asks for one."""

from collections.abc import Container, Sequence
from itertools import chain, compress
from operator import attrgetter, itemgetter

from summarizer.names.words import LARGE, SMALL, Line, Word

_OPENINGS = frozenset('.!?:“"«„')
_CHUNKS = attrgetter("chunks")
_SMALL, _LARGE = itemgetter(SMALL), itemgetter(LARGE)


def small_words(lines: Sequence[Line]) -> set[str]:
    """Return every word that begins with a small letter, folded."""
    chunks = chain.from_iterable(map(_CHUNKS, lines))
    return set(chain.from_iterable(map(_SMALL, chunks)))


class InnerCapitals(Container[str]):
    """The words that have a capital inside a clause, or directly before another capital.

    A few of an article's words are asked for, so each is looked for when it is.
    """

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._known: dict[object, bool] = {}

    def __contains__(self, word: object) -> bool:
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = isinstance(word, str) and any(
                _has_inner(line, word) for line in self._lines if word in line.text
            )
        return known


def _has_inner(line: Line, word: str) -> bool:
    text, chunks, starts = line.text, line.chunks, line.chunk_starts()
    for place in compress(range(len(chunks)), map(_LARGE, chunks)):
        for capital, start, end, behind in chunks[place][LARGE]:
            if capital != word:
                continue
            at = starts[place]
            inside = behind or place > _first_with_letters(chunks)
            if (inside and not _opens_a_clause(text, at + start)) or _opens_a_name(text, at + end):
                return True
    return False


def _first_with_letters(chunks: Sequence[Word]) -> int:
    return next((i for i, chunk in enumerate(chunks) if chunk[SMALL] or chunk[LARGE]), 0)


def _opens_a_clause(text: str, start: int) -> bool:
    """Whether the word that starts here opens a sentence or a quotation."""
    while start and text[start - 1].isspace():
        start -= 1
    return text[start - 1 : start] in _OPENINGS


def _opens_a_name(text: str, end: int) -> bool:
    """Whether the word that ends here stands directly before another capital."""
    behind = text[end : end + 2]
    return len(behind) == 2 and behind[0] == " " and behind[1].isupper()
