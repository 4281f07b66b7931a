"""Two names that have changed places: "Norland versloeg Estia", "more timber than Estia".

German and Dutch tell who did it to whom by their place alone where no article stands with a name;
a comparison does so in any language. Both sides have to be there, the other way round, and the
sentences must not have it as the claim has it.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from summarizer.grounding.evidence import Evidence
from summarizer.grounding.passage import Passage

_NEAR = 2
"""Words behind "than" among which the other name begins ("than in Estia")."""


class Sides(NamedTuple):
    """What stands between two names, as it is compared and as it is written, and the names."""

    between: str
    text: str
    one: frozenset[str]
    other: frozenset[str]


def mirrored(claim: Passage, evidence: Evidence) -> Iterator[tuple[str, str]]:
    """Return the words of a claim with two names that its sentences have exchanged.

    Returns:
        Each time the words between them in the claim, and a sentence's with the names about them.
    """
    mine = list(_sides(claim))
    if not mine or claim.title_case or claim.polarity.negations or evidence.negations:
        return
    theirs = [each for passage in evidence.passages for each in _sides(passage)]
    for told in mine:
        same = [each for each in theirs if each.between == told.between]
        if any(told.one & each.one or told.other & each.other for each in same):
            continue
        for each in same:
            if told.one & each.other and told.other & each.one:
                yield (
                    f"{told.text} {_name(told.other, claim)}",
                    f"{each.text} {_name(each.other, claim)}",
                )
                break


def _sides(passage: Passage) -> Iterator[Sides]:
    words, text = passage.lexicon, passage.source.text
    for found in words.comparisons.finditer(text):
        yield from _about(found, passage, near=_NEAR)
    for found in words.duels.finditer(text):
        yield from _about(found, passage, near=0)


def _about(found: re.Match[str], passage: Passage, *, near: int) -> Iterator[Sides]:
    """Return the names about some words, in their clause; with no words near, right beside them."""
    start, end = found.span()
    clause = next((t.clause for t in passage.tokens if t.start >= start), None)
    before = [t for t in passage.tokens if t.end <= start and t.clause == clause]
    while before and before[0].base in passage.lexicon.openers:
        before = before[1:]
    behind = [t for t in passage.tokens if t.start >= end]
    if not near and (len(before) != _run(passage, before[-1].start if before else -1)):
        return
    one = frozenset[str]()
    other = frozenset[str]()
    for run in passage.names:
        bases = frozenset(token.base for token in run)
        if run[-1].end <= start and run[-1].clause == clause:
            one |= bases
        elif run[0] in behind[: near + 1]:
            other |= bases
    if one and other and not one & other:
        yield Sides(found.group(), passage.source.original(start, end), one, other)


def _run(passage: Passage, last: int) -> int:
    """Return of how many words the name is whose last word begins there."""
    return next((len(run) for run in passage.names if run[-1].start == last), 0)


def _name(bases: frozenset[str], passage: Passage) -> str:
    return " ".join(token.text for token in passage.tokens if token.base in bases)
