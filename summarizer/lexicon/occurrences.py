"""Where the patterns of a lexicon match in a text, all of them in one go.

A pattern is tried only at words that may begin what it matches. That is worked out from the
pattern itself, once for each word: words recur from text to text, and most begin nothing.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import chain
from typing import Literal, NamedTuple, TypeAlias, get_args

from summarizer.lexicon.definition import NEVER, Lexicon
from summarizer.lexicon.first_words import alternatives, first_letters, may_begin
from summarizer.lexicon.loader import STATUSES, lexicon
from summarizer.schemas import CommitmentStatus

Single: TypeAlias = Literal[
    "verbal",
    "nominal",
    "denials",
    "retractions",
    "unrealised",
    "conditions",
    "accusations",
    "soft",
    "directed",
    "hedges",
    "plans",
    "ended",
    "few",
    "some",
    "many",
    "most",
    "relative",
    "open_ended",
    "turning",
]
CueFamily: TypeAlias = tuple[CommitmentStatus, bool]
"""Cues of a status, and whether they are the strong ones."""
Family: TypeAlias = Single | CueFamily
"""The patterns of a lexicon are one for each family."""
Occurrences: TypeAlias = Mapping[Family, list[tuple[int, int]]]
"""Start and end (exclusive) of what is there of each family, in reading order."""

SINGLE: tuple[Single, ...] = get_args(Single)
DENYING: frozenset[Family] = frozenset({"denials", "retractions", "unrealised"})
"""Words that say of something that it is not so, no longer so, or left open."""
NOT_ASSERTING: frozenset[Family] = DENYING | {"conditions", "accusations"}
"""Words that say of something less than that it is so."""
QUANTIFIERS: tuple[Single, ...] = ("few", "some", "many", "most")
"""Words by which not all of something are meant, from the fewest to the most."""
CUE_FAMILIES: tuple[CueFamily, ...] = tuple(
    (status, strong) for strong in (True, False) for status in STATUSES
)
_WORD = re.compile(r"\w+")
_LETTERS = 2

Tried: TypeAlias = tuple[tuple[Family, re.Pattern[str]], ...]
"""Patterns to try at a word."""
Trigger: TypeAlias = tuple[int, Tried]
"""A word that a match may begin with: where it stands, and the patterns to try there."""


def occurrences(text: str, language: str) -> Occurrences:
    """Return what the patterns of a language match in a folded text.

    A family of which nothing is there is missing.
    """
    words = ((word.start(), triggered(word.group(), language)) for word in _WORD.finditer(text))
    return matched(text, [(start, families) for start, families in words if families])


def matched(text: str, words: Iterable[Trigger]) -> Occurrences:
    """Return what the patterns match in a folded text that has these triggers."""
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


@lru_cache(maxsize=16384)
def triggered(word: str, language: str) -> Tried:
    """Return the patterns that may match where this word begins."""
    index = _index(language)
    whole = f"{word} "
    near = (index.by_letters.get(whole[:many], ()) for many in range(1, _LETTERS + 1))
    likely = (*chain.from_iterable(near), *index.others)
    families = {
        one.family
        for one in likely
        # Asked first, as most alternatives need not be compiled then.
        if whole.startswith(one.letters) and may_begin(one.source, word)
    }
    return tuple(one for one in index.patterns if one[0] in families) if families else ()


class _Alternative(NamedTuple):
    """One alternative of a family's pattern, and what :func:`first_letters` says of it."""

    family: Family
    letters: str
    source: str


class _Index(NamedTuple):
    """What the patterns of a language are made of.

    Attributes:
        patterns: as :func:`patterns` returns them.
        by_letters: alternatives by the first one or two letters of what they match.
        others: alternatives of which those are not known.
    """

    patterns: tuple[tuple[Family, re.Pattern[str]], ...]
    by_letters: defaultdict[str, list[_Alternative]]
    others: list[_Alternative]


@lru_cache(maxsize=16)
def _index(language: str) -> _Index:
    index = _Index(tuple(patterns(lexicon(language))), defaultdict(list), [])
    for family, pattern in index.patterns:
        if pattern is NEVER:
            continue
        for source in alternatives(pattern.pattern):
            for letters in first_letters(source):
                group = index.by_letters[letters[:_LETTERS]] if letters else index.others
                group.append(_Alternative(family, letters, source))
    return index
