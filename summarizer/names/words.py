"""Splits a sentence into the words that name finding looks at."""

import re
from dataclasses import dataclass

from summarizer.names.vocabulary import ELIDED

_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S., S.p.A.
    r"|[^\W_]+(?:[-‐‑][^\W_]+)*(?:['’´`](?!s\b)[^\W\d_]+(?:[-‐‑][^\W_]+)*)*",
)
_POSSESSIVE = re.compile(r"['’´`]s\b|(?<=s)['’](?=\s)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Word:
    """One word with its place in the sentence, in code points.

    Attributes:
        gap: what stands between the word before and this one, stripped of white space.
        possessive: a possessive ending follows.
    """

    text: str
    start: int
    end: int
    gap: str
    possessive: bool

    @property
    def key(self) -> str:
        """The word as tables hold it."""
        return self.text.casefold().replace("’", "'").rstrip(".")

    @property
    def capital(self) -> bool:
        """Whether the word begins, or one of its hyphenated parts after "al-" does, in capitals."""
        head = self.text[0]
        return head.isupper() or head.istitle() or self._inner_capital()

    def _inner_capital(self) -> bool:
        prefix, _, rest = self.text.partition("-")
        return prefix in {"al", "el", "ad", "as", "ul"} and rest[:1].isupper()

    @property
    def acronym(self) -> bool:
        """Whether the word is all capitals, as NATO, G7, U.S."""
        letters = [c for c in self.text if c.isalpha()]
        return (
            (len(letters) > 1 or any(c.isdigit() for c in self.text))
            and all(c.isupper() for c in letters)
            and bool(letters)
        )


def _split_elision(text: str) -> int:
    """Length of an elided article or preposition in front ("l'Union" -> 2), else 0."""
    prefix, mark, rest = text.partition("'" if "'" in text else "’")
    if mark and rest and prefix.casefold() in ELIDED and (prefix.islower() or prefix in "LN"):
        return len(prefix) + 1
    return 0


def split_words(sentence: str) -> list[Word]:
    """Return the words of a sentence, elided articles and compounds of two names taken apart."""
    words: list[Word] = []
    last = 0
    for match in _WORD.finditer(sentence):
        if match.start() < last:  # the "s" of a possessive
            continue
        possessive = _POSSESSIVE.match(sentence, match.end())
        for start, end in _pieces(match.group(), match.start()):
            gap = sentence[last:start].strip()
            last_piece = end == match.end()
            words.append(
                Word(sentence[start:end], start, end, gap, bool(possessive) and last_piece)
            )
            last = possessive.end() if possessive and last_piece else end
    return words


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
