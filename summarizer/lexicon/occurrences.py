"""Where the patterns of a lexicon match in a text, all of them in one go.

A pattern is tried only at words that may begin what it matches. That is worked out from the
pattern itself, once for each word: words recur from text to text, and most begin nothing.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, Literal, NamedTuple, TypeAlias

from summarizer.lexicon.loader import STATUSES, Lexicon, lexicon
from summarizer.schemas import CommitmentStatus

Single: TypeAlias = Literal["verbal", "nominal", "soft", "hedges", "plans", "relative"]
CueFamily: TypeAlias = tuple[CommitmentStatus, bool]
"""Cues of a status, and whether they are the strong ones."""
Family: TypeAlias = Single | CueFamily
"""The patterns of a lexicon are one for each family."""
Occurrences: TypeAlias = Mapping[Family, list[tuple[int, int]]]
"""Start and end (exclusive) of what is there of each family, in reading order."""

SINGLE: tuple[Single, ...] = ("verbal", "nominal", "soft", "hedges", "plans", "relative")
CUE_FAMILIES: tuple[CueFamily, ...] = tuple(
    (status, strong) for strong in (True, False) for status in STATUSES
)
_WORD = re.compile(r"\w+")
_SYNTAX = frozenset("()[]{}|?*+\\^$<>!=:#_")


Begun: TypeAlias = tuple[int, tuple[tuple[Family, re.Pattern[str]], ...]]
"""Where a word stands, and the patterns that may match where it begins."""


def occurrences(text: str, language: str) -> Occurrences:
    """Return what the patterns of a language match in a folded text.

    A family of which nothing is there is missing.
    """
    return matched(text, begun(text, language))


def begun(text: str, language: str) -> list[Begun]:
    """Return the words of a folded text, or of a part of one, that may begin a match."""
    words = ((word.start(), _begun(word.group(), language)) for word in _WORD.finditer(text))
    return [(start, families) for start, families in words if families]


def matched(text: str, words: Iterable[Begun]) -> Occurrences:
    """Return what the patterns match in a folded text, of which these words may begin a match."""
    found: dict[Family, list[tuple[int, int]]] = {}
    for start, families in words:
        for family, pattern in families:
            spans = found.get(family)
            if spans and start < spans[-1][1]:
                continue
            match = pattern.match(text, start)
            if match is None:
                continue
            if spans is None:
                found[family] = [match.span()]
            else:
                spans.append(match.span())
    return found


def patterns(words: Lexicon) -> Iterator[tuple[Family, re.Pattern[str]]]:
    """Return the pattern of each family; all begin with a word."""
    for name in SINGLE:
        yield name, getattr(words, name)
    for status, strong in CUE_FAMILIES:
        yield (status, strong), (words.strong if strong else words.weak)[status]


class _Beginnings(NamedTuple):
    """A pattern for an engine that tells what may become a match when more text follows.

    Attributes:
        partial: the pattern.
        gaps: what may stand behind a word in what it matches.
    """

    partial: Any
    gaps: tuple[str, ...]

    def has(self, word: str) -> bool:
        """Whether there is a text that begins with this word and the pattern matches there."""
        matches = self.partial.match
        return matches(word, partial=True) is not None and any(
            matches(word + gap, partial=True) is not None for gap in self.gaps
        )


@lru_cache(maxsize=65536)
def _begun(word: str, language: str) -> tuple[tuple[Family, re.Pattern[str]], ...]:
    """Return the patterns that may match where this word begins."""
    whole, each = _beginnings(language)
    if not whole.has(word):
        return ()
    return tuple(
        (family, pattern) for family, pattern, beginnings in each if beginnings.has(word)
    )


@lru_cache(maxsize=16)
def _beginnings(
    language: str,
) -> tuple[_Beginnings, list[tuple[Family, re.Pattern[str], _Beginnings]]]:
    """Return the beginnings of what any pattern matches, and of what each does."""
    all_of_them = list(patterns(lexicon(language)))
    whole = "|".join(f"(?:{pattern.pattern})" for _, pattern in all_of_them)
    return _of(whole), [(*one, _of(one[1].pattern)) for one in all_of_them]


def _of(source: str) -> _Beginnings:
    import regex

    gaps = {character for character in source if not character.isalnum()} - _SYNTAX
    return _Beginnings(regex.compile(source), (" ", *sorted(gaps - {" "})))
