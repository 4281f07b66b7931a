"""Words of a text, each with the form that is compared and the way it was written."""

import re
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from summarizer.lexicon import Folded, Lexicon, Trigger, fold, lexicon, triggers

_TOKEN = re.compile(
    r"(?P<link>(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.]+)"
    r"|(?P<dotted>(?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?)"
    r"|(?P<word>[^\W_]+(?:'[^\W_]+)*)"
)
_ENDINGS = frozenset({"t", "re", "ve", "ll", "d", "m"})
_CLAUSE_END = re.compile(r'[,;:.!?()"\[\]]| - ')
_SENTENCE_END = re.compile(r'[.!?:"(\[•*]|^\s*-')


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
        clause: number of the clause, counted from the start of the text.
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
    def alphabetic(self) -> bool:
        """Whether it has no digit."""
        return self.base.isalpha()

    @property
    def mixed(self) -> bool:
        """Whether it has letters and digits, as a code or a link does."""
        return not self.base.isalpha() and not self.base.isdigit()


class Words(NamedTuple):
    """The words of a text, and those of them that trigger a look for patterns of the lexicon."""

    tokens: tuple[Token, ...]
    triggers: tuple[Trigger, ...]


def tokenize(source: Folded, words: Lexicon) -> tuple[Token, ...]:
    """Return the words of a folded text."""
    return split(source, words).tokens


def split(source: Folded, words: Lexicon) -> Words:
    """Return the words of a folded text, and its triggers."""
    tokens: list[Token] = []
    places: list[Trigger] = []
    folded, language = source.text, words.language
    alike = source.origins is None and source.source.count(" ") == folded.count(" ")
    clause, end, at, previous = 0, 0, 0, None
    for chunk in (source.source if alike else folded).split(" "):
        pieces, beginning = _pieces(chunk, language)
        if beginning:
            places += [(at + start, families) for start, families in beginning]
        for base, text, first, last, capital, acronym, turn in pieces:
            start, stop = at + first, at + last
            ended = initial = glued = False
            # Most words have nothing but a blank before them.
            if first or end != at - 1 or previous is None:
                gap = folded[end:start]
                ended, initial = _break(gap, previous, words)
                glued = gap == "-"
            clause += ended or turn
            end = stop
            if not alike:
                text = source.original(start, stop)
                capital, acronym = _written(text)
            if glued and base[0].isdigit() and previous is not None and previous.capital:
                tokens[-1] = previous = _code(previous, base, text, stop)
                continue
            initial = initial or previous is None
            fields = (base, text, start, stop, capital, acronym, initial, clause, glued)
            # As Token(*fields), which is slower: there is a token for every word.
            previous = tuple.__new__(Token, fields)
            tokens.append(previous)
        at += len(chunk) + 1
    return Words(tuple(tokens), tuple(places))


_Piece: TypeAlias = tuple[str, str, int, int, bool, bool, bool]
"""A word between two blanks: its base, its text, start and end, whether it has a capital, is an
acronym, turns the sentence. A plain tuple, which garbage collection passes over."""


@lru_cache(maxsize=8192)
def _pieces(chunk: str, language: str) -> tuple[tuple[_Piece, ...], tuple[Trigger, ...]]:
    """Return the words between two blanks of a text as it is written, and the triggers there.

    No word has a blank in it, and what stands beyond one changes none.
    """
    words, folded = lexicon(language), fold(chunk)
    pieces: list[_Piece] = []
    for match in _TOKEN.finditer(folded):
        base, text = _base(match, words), chunk[slice(*match.span())]
        if base:
            pieces.append((base, text, *match.span(), *_written(text), base in words.turns))
    return tuple(pieces), tuple(triggers(folded, language))


def _break(gap: str, previous: Token | None, words: Lexicon) -> tuple[bool, bool]:
    """Whether a clause ends in what stands between two words, and whether a sentence does."""
    if gap.strip() == "." and previous is not None and _shortened(previous, words):
        return False, False
    return _CLAUSE_END.search(gap) is not None, _SENTENCE_END.search(gap) is not None


def _code(letters: Token, digits: str, text: str, end: int) -> Token:
    """Join the parts of a code: "F-35" is one word and no number."""
    return letters._replace(
        base=letters.base + digits, text=f"{letters.text}-{text}", end=end, acronym=False
    )


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


@lru_cache(maxsize=16384)
def _written(text: str) -> tuple[bool, bool]:
    """Whether a word begins with a capital, and whether it is an acronym."""
    return _capital(text), _is_acronym(text)


def _capital(text: str) -> bool:
    _, quote, rest = text.partition("'") if text[1:2] in "'’" and text[1:2] else ("", "", text)
    return text[0].isupper() or bool(quote and rest[:1].isupper())


def _is_acronym(text: str) -> bool:
    letters = text.split("'")[0].split("’")[0].replace(".", "")
    return len(letters) > 1 and letters.isupper() and sum(c.isalpha() for c in letters) > 1


def _shortened(token: Token, words: Lexicon) -> bool:
    """Whether a full stop behind the word only marks an abbreviation or initial."""
    single = len(token.base) == 1 and token.capital
    return single or token.base in words.titles or token.base in words.abbreviations
