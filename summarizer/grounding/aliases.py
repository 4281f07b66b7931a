"""Other names of the same thing: short forms, acronyms, names of states in another language."""

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from summarizer.grounding.calendar_names import territories
from summarizer.grounding.passage import Passage, analysed, key
from summarizer.grounding.tokens import Token
from summarizer.lazily import lazy
from summarizer.lexicon import lexicon

_MIN_ACRONYM = 2
_BRACKET = re.compile(r"[(\[（［]")
_IN_BRACKETS = re.compile(r"^ ?[(\[]\"? ?$")


class Aliases:
    """Groups of names, each group those of one entity.

    Args:
        groups: of this article.
        language: ISO 639-1 code in which names are looked up.
        known: languages whose lexicons' groups are added.
    """

    def __init__(
        self, groups: Iterable[Collection[str]], language: str, known: tuple[str, ...] = ()
    ) -> None:
        self._by_word = _by_word(language, known)
        self._language = language
        self._given = tuple(groups)
        self._added: list[frozenset[str]] = []

    @lazy
    def _own(self) -> list[frozenset[str]]:
        # Most claims name everyone as their sentences do: nobody asks for other names.
        return [
            group
            for names in self._given
            if len(group := frozenset(name_key(name, self._language) for name in names) - {""}) > 1
        ]

    def add(self, keys: Iterable[str]) -> None:
        """Add one entity's names, already in the form of :func:`name_key`."""
        group = frozenset(each for each in keys if each)
        if len(group) > 1:
            self._added.append(group)

    def bridges(self, word: str, claim: str, evidence: str) -> bool:
        """Whether ``word`` is part of a name in one line that the other line calls otherwise.

        Args:
            word: the word as it stands in the line of the claim.
            claim: the line of the claim's field.
            evidence: the line of the sentences.
        """
        for group in (*self._by_word.get(word, ()), *self._own, *self._added):
            named = [name for name in group if f" {name} " in claim and word in name.split()]
            if named and any(f" {name} " in evidence for name in group if name not in named):
                return True
        return False


@lru_cache(maxsize=16384)
def name_key(name: str, language: str) -> str:
    """Return the form in which a name is looked up in a line."""
    passage = analysed(name, language)
    article = passage.bases_in_order[:1] == ("the",)
    return " ".join(passage.keys_in_order[article:])


def linked(passages: Iterable[Passage]) -> Iterator[tuple[str, str]]:
    """Return the pairs of names an article itself links: "World Health Organisation (WHO)"."""
    for passage in passages:
        if not _BRACKET.search(passage.text):
            continue
        runs = passage.names
        for run, following in pairwise(runs):
            gap = passage.source.text[run[-1].end : following[0].start]
            if _IN_BRACKETS.match(gap):
                short, long = (following, run) if len(following) == 1 else (run, following)
                pair = _pair(passage, short, long)
                if pair:
                    yield pair


def initials(run: Iterable[Token]) -> str:
    """Return the initials of a name, acronyms in it spelled out."""
    return "".join(token.base if token.acronym else token.base[0] for token in run)


def same_states(language: str, other: str) -> Iterator[tuple[str, str]]:
    """Return the names of states in two languages, those that differ."""
    theirs = {code: name for name, code in territories(other).items()}
    for name, code in territories(language).items():
        if code in theirs and theirs[code] != name:
            yield name_key(name, language), name_key(theirs[code], other)


@lru_cache(maxsize=64)
def _known(language: str, known: tuple[str, ...]) -> tuple[frozenset[str], ...]:
    """Return the groups that lexicons bring along."""
    groups = [group for each in dict.fromkeys(known) for group in lexicon(each).aliases]
    keys = (frozenset(name_key(name, language) for name in group) - {""} for group in groups)
    return tuple(group for group in keys if len(group) > 1)


@lru_cache(maxsize=64)
def _by_word(language: str, known: tuple[str, ...]) -> dict[str, list[frozenset[str]]]:
    """Return the groups that lexicons bring along, by the words of their names."""
    found: dict[str, list[frozenset[str]]] = {}
    for group in _known(language, known):
        for word in {word for name in group for word in name.split()}:
            found.setdefault(word, []).append(group)
    return found


def _pair(
    passage: Passage, short: tuple[Token, ...], long: tuple[Token, ...]
) -> tuple[str, str] | None:
    if len(short) != 1 or len(short[0].base) < _MIN_ACRONYM or short[0].text.islower():
        return None
    for first in range(len(long) - 1, -1, -1):
        if initials(long[first:]) == short[0].base:
            return key(short[0]), _line(passage, long[first:])
    return (key(short[0]), _line(passage, long)) if short[0].acronym and len(long) > 1 else None


def _line(passage: Passage, run: tuple[Token, ...]) -> str:
    inside = [t for t in passage.tokens if run[0].start <= t.start <= run[-1].start]
    return " ".join(key(token) for token in inside)
