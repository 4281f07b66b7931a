"""Whose number it is: "Norland pays 45 million and Ostrell 30 million" gives neither the other's.

Only where one sentence gives several names a number each, close behind the name. A name behind a
preposition, or of somebody who only says it, owns none.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from summarizer.grounding.evidence import Evidence
from summarizer.grounding.joining import COORDINATING
from summarizer.grounding.numbers import Quantity
from summarizer.grounding.passage import Passage
from summarizer.grounding.tokens import Token

_CLOSE = 5
"""Words that may stand between a name and its number ("has promised to pay another")."""

_SEVERAL = 2

Name = tuple[Token, ...]


class Share(NamedTuple):
    """A number and the name before it."""

    name: Name
    quantity: Quantity

    @property
    def bases(self) -> frozenset[str]:
        """Words of the name, as they are compared."""
        return frozenset(token.base for token in self.name)

    @property
    def written(self) -> str:
        """The name."""
        return " ".join(token.text for token in self.name)


def shares(passage: Passage) -> Iterator[Share]:
    """Return the numbers of a text that stand close behind a name."""
    starts = [token.start for token in passage.tokens]
    owners = [name for name in passage.names if _may_own(name, passage)]
    taken: set[int] = set()
    for quantity in passage.quantities if owners else ():
        before = [name for name in owners if name[-1].end <= quantity.start]
        if not before or before[-1][0].start in taken:
            continue
        between = [s for s in starts if before[-1][-1].end < s < quantity.start]
        if len(between) <= _CLOSE:
            taken.add(before[-1][0].start)
            yield Share(before[-1], quantity)


def misplaced_numbers(claim: Passage, evidence: Evidence) -> Iterator[tuple[str, str, str]]:
    """Return numbers that the claim gives to one name and its sentences to another.

    Returns:
        The number, the name that has it in the claim, and the one in the sentences.
    """
    if not claim.quantities or not claim.names or claim.title_case:
        return
    if not any(len(passage.quantities) > 1 for passage in evidence.passages):
        return
    given = [list(shares(passage)) for passage in evidence.passages]
    for mine in shares(claim) if any(len(each) > 1 for each in given) else ():
        alike = [
            [share for share in each if share.quantity.agrees_with(mine.quantity)] for each in given
        ]
        if any(mine.bases & share.bases for each in alike for share in each):
            continue
        for theirs, each in zip(alike, given, strict=True):
            if theirs and any(mine.bases & share.bases for share in each):
                yield mine.quantity.text, mine.written, theirs[0].written
                break


def share_of_another(
    makers: Sequence[Passage], told: Passage, evidence: Evidence
) -> tuple[str, str] | None:
    """Return a number and the name that has it, if none of the makers does and each has another.

    "Japan will pay 90 million, Canada 60 million": Canada does not pay 90 million.

    Args:
        makers: names of those who are said to pay it.
        told: what is said of them, in which the number stands.
        evidence: the sentences.
    """
    own = frozenset[str]().union(*(maker.bases for maker in makers))
    for passage in evidence.passages:
        given = list(shares(passage)) if len(passage.quantities) >= _SEVERAL else []
        if len(given) < _SEVERAL or not all(any(m.bases & s.bases for s in given) for m in makers):
            continue
        for quantity in told.quantities:
            alike = [share for share in given if share.quantity.agrees_with(quantity)]
            others = all(own.isdisjoint(s.bases) and _opens(s.name, passage) for s in alike)
            if alike and others:
                return quantity.text, alike[0].written
    return None


def _opens(name: Name, passage: Passage) -> bool:
    """Whether a name can share the verb: in "and lend Estia 3 million" it is the object.

    Nor does it in "and Estia's 12 ferries".
    """
    if name[-1].text.endswith(("'s", "’s", "'", "’")):
        return False
    at = next(i for i, token in enumerate(passage.tokens) if token.start == name[0].start)
    while at and passage.tokens[at - 1].base in passage.lexicon.articles:
        at -= 1
    before = passage.tokens[at - 1] if at else None
    return before is None or before.base in COORDINATING or before.clause != name[0].clause


def _may_own(name: Name, passage: Passage) -> bool:
    place = next(i for i, token in enumerate(passage.tokens) if token.start == name[0].start)
    beside = {token.base for token in passage.tokens[place - 1 : place] if place}
    beside |= {token.base for token in passage.tokens[place + len(name) : place + len(name) + 1]}
    attributions = passage.lexicon.attributions
    return not any(attributions.fullmatch(base) for base in beside) and (
        not place or passage.tokens[place - 1].base not in passage.lexicon.prepositions
    )
