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
_AND = frozenset("und oder bzw sowie och eller and".split())
_SHORTEST = 3

_LEAST_PARTED = 0.03
"""Share of lines that end with a hyphen where a program parts words; else words end there."""

# Of the words that are often put together with a hyphen in the news: the first, and the second.
_FIRST = frozenset(
    "state government family privately publicly foreign well long short high low far full part two"
    " three four five six seven eight nine ten first second third one world city town party left"
    " right centre center war self vice north south east west hard ill so".split()
)
_SECOND = frozenset(
    "owned based backed run made term range scale level year old day week month hour style related"
    " minded born funded elected controlled speed profile tech called known president chairman"
    " general east west wing party sector third thirds quarters sized lived standing ranking"
    " time wide".split()
)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text, but for those parted at the ends of lines, in small letters.

    Attributes:
        whole: without a hyphen.
        with_hyphen: with one within.
        are_parted: whether words are parted at the ends of lines at all.
    """

    whole: frozenset[str]
    with_hyphen: frozenset[str]
    are_parted: bool = True

    @classmethod
    def of(cls, lines: Iterable[Line]) -> "Words":
        """Collect the words of lines that stand in order."""
        whole: set[str] = set()
        with_hyphen: set[str] = set()
        rest = False
        ends: list[bool] = []
        for line in lines:
            ends.append(line.parted)
            found = [word.casefold() for word in _WORD.findall(line.text)]
            for word in found[rest : len(found) - line.parted]:
                (with_hyphen if "-" in word else whole).add(word)
                whole.update(word.split("-"))
            rest = line.parted
        are_parted = sum(ends) >= _LEAST_PARTED * len(ends)
        return cls(frozenset(whole), frozenset(with_hyphen), are_parted)


def joined(left: str, right: str, words: Words) -> str:
    """Join two lines, the second of which is the end of the result.

    A word parted at the end of the line loses its hyphen, unless it seems to have one of its own:
    the text has it so elsewhere, or both its parts as words, or hardly parts any word.
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
    if f"{start}-{end}" in words.with_hyphen or not words.are_parted:
        return False
    if start in _FIRST and end in _SECOND:
        return False
    both = start in words.whole and end in words.whole
    return not (both and min(len(start), len(end)) >= _SHORTEST)
