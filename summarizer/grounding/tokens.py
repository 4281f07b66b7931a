"""Words of a text, each with the form that is compared and the way it was written."""

from collections.abc import Iterable
from typing import NamedTuple

from summarizer.grounding.chunks import Chunk, breaks
from summarizer.grounding.word_facts import mixed
from summarizer.lexicon import Lexicon


class Token(NamedTuple):
    """One word.

    Attributes:
        base: folded, without possessive ending or elided article; what is compared.
        text: as the source writes it.
        start: first code point in the folded text.
        end: end in the folded text, exclusive.
        capital: begins with a capital letter.
        acronym: capitals only, at least two, dots aside ("US", "U.S.").
        initial: stands where any word would have a capital.
        clause: number of the clause, counted from the first of the words asked for.
        glued: a hyphen joins it to the word before.
    """

    base: str
    text: str
    start: int
    end: int
    capital: bool
    acronym: bool
    initial: bool
    clause: int
    glued: bool

    @property
    def mixed(self) -> bool:
        """Whether it has letters and digits, as a code or a link does."""
        return mixed(self.base)


def tokens_of(
    chunks: Iterable[Chunk], folded: str, words: Lexicon, at: int = 0
) -> tuple[Token, ...]:
    """Return the words of a text, or of a part of it.

    Args:
        chunks: of the text; the first word of a part is taken to be the first of a sentence.
        folded: the whole text's folded form.
        words: the lexicon of its language.
        at: where the first of the chunks begins in it.
    """
    tokens: list[Token] = []
    clause, end, previous = 0, at, None
    for chunk in chunks:
        for base, text, first, last, capital, acronym, turns, begins, glued in chunk.pieces:
            start, ended, initial = at + first, turns, begins
            # Most words have nothing but a blank before them.
            if begins is None and (first or end != at - 1 or previous is None):
                gap = folded[end:start]
                ended, initial = _behind(gap, previous, words)
                ended, glued = ended or turns, gap == "-"
            clause += ended
            end = at + last
            initial = bool(initial) or previous is None
            fields = (base, text, start, end, capital, acronym, initial, clause, glued)
            # As Token(*fields), which is slower: there is a token for every word.
            previous = tuple.__new__(Token, fields)
            tokens.append(previous)
        at += chunk.width
    return tuple(tokens)


def _behind(gap: str, previous: Token | None, words: Lexicon) -> tuple[bool, bool]:
    base, capital = (previous.base, previous.capital) if previous else ("", False)
    return breaks(gap, base, capital, words)
