"""How an article writes its words: small, or with a capital where no rule asks for one."""

from collections.abc import Sequence
from itertools import chain, compress
from operator import attrgetter

from summarizer.names.words import Chunk, Line

_OPENINGS = frozenset('.!?:“"«„')
_SMALL = attrgetter("small")
_LARGE = attrgetter("large")


def small_words(lines: Sequence[Line]) -> set[str]:
    """Return every word that begins with a small letter, folded."""
    chunks = chain.from_iterable(line.chunks for line in lines)
    return set(chain.from_iterable(map(_SMALL, chunks)))


def inner_capitals(lines: Sequence[Line]) -> set[str]:
    """Return the words that have a capital inside a clause, or directly before another capital."""
    found: set[str] = set()
    for text, chunks, starts in lines:
        opening = _first_with_letters(chunks)
        for place in compress(range(len(chunks)), map(_LARGE, chunks)):
            for word, start, end, behind in chunks[place].large:
                if word in found:
                    continue
                at = starts[place]
                inside = behind or place > opening
                if (inside and not _opens_a_clause(text, at + start)) or _opens_a_name(
                    text, at + end
                ):
                    found.add(word)
    return found


def _first_with_letters(chunks: Sequence[Chunk]) -> int:
    return next((i for i, chunk in enumerate(chunks) if chunk.small or chunk.large), 0)


def _opens_a_clause(text: str, start: int) -> bool:
    """Whether the word that starts here opens a sentence or a quotation."""
    while start and text[start - 1].isspace():
        start -= 1
    return text[start - 1 : start] in _OPENINGS


def _opens_a_name(text: str, end: int) -> bool:
    """Whether the word that ends here stands directly before another capital."""
    behind = text[end : end + 2]
    return len(behind) == 2 and behind[0] == " " and behind[1].isupper()
