"""Lines joined, and the words that were parted at their ends made whole."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from summarizer.paragraphs import join_lines
from summarizer.readers.pdf.page import Line

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_END = re.compile(r"((?:[^\W\d_]+-)*)([^\W\d_]+)-$")
_START = re.compile(r"[^\W\d_]+")
# "Ein- und Ausfuhr": the hyphen stands for what follows later.
_AND = frozenset("und oder bzw sowie bis och eller og and or en of".split())
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text, but for those parted at the ends of lines, in small letters."""

    whole: frozenset[str]
    with_hyphen: frozenset[str]

    @classmethod
    def of(cls, lines: Iterable[Line]) -> "Words":
        """Collect the words of lines that stand in order."""
        whole: set[str] = set()
        with_hyphen: set[str] = set()
        rest = False
        for line in lines:
            found = [word.casefold() for word in _WORD.findall(line.text)]
            for word in found[rest : len(found) - line.parted]:
                (with_hyphen if "-" in word else whole).add(word)
                whole.update(word.split("-"))
            rest = line.parted
        return cls(frozenset(whole), frozenset(with_hyphen))


def joined(left: str, right: str, words: Words) -> str:
    """Join two lines, the second of which is the end of the result.

    A word parted at the end of the line loses its hyphen, unless the text has it with a hyphen
    elsewhere, or both its parts as words.
    """
    parted, rest = _END.search(left), _START.match(right)
    if parted is None or rest is None:
        return join_lines(left, right, words.whole)
    before, start = parted[1], parted[2].casefold()
    end = rest[0].casefold()
    if end in _AND:
        return f"{left} {right}"
    if not right[:1].islower() or before:
        return left + right
    return (left[:-1] if _is_one(start, end, words) else left) + right


def _is_one(start: str, end: str, words: Words) -> bool:
    if start + end in words.whole:
        return True
    if f"{start}-{end}" in words.with_hyphen:
        return False
    both = start in words.whole and end in words.whole
    return not (both and min(len(start), len(end)) >= _SHORTEST)
