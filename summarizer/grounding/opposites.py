"""Words that say the opposite of what a sentence says: "fell" where it has "rose".

Most of a claim's words may be backed and one of them turn it round. Only words that cannot both
be right are listed (``opposites`` in the lexicons): who lost to somebody and who won say the same.
"""

from collections.abc import Iterator

from summarizer.grounding.evidence import Evidence
from summarizer.grounding.passage import Passage

_NEAR = 4
"""Words before a word among which is what turns it round."""


def opposite_words(claim: Passage, evidence: Evidence) -> Iterator[tuple[str, str]]:
    """Return words of the claim to which its sentences have only an opposite, and that one."""
    if not claim.may_be_opposed or not any(p.may_be_opposed for p in evidence.passages):
        return
    known = claim.lexicon.opposites
    theirs = {known[base]: base for base in evidence.bases & known.keys()}
    for index, token in enumerate(claim.tokens):
        side = known.get(token.base)
        # A word with a capital may be a name, but where every noun has one it says nothing.
        named = token.capital and not claim.lexicon.noun_capitals
        if side is None or side in theirs or named:
            continue
        group, positive = side
        opposite = theirs.get((group, not positive))
        if opposite is None or opposite in claim.bases:
            continue
        # "Did not accept" and "rejected" say the same.
        negated = index in claim.polarity.scope and not _negates(index, claim)
        turned = _is_negated(opposite, evidence) or _is_ended(opposite, evidence)
        if not negated and not turned:
            yield token.text, opposite


def _is_negated(base: str, evidence: Evidence) -> bool:
    return any(
        passage.tokens[index].base == base
        and not _negates(index, passage)
        and not _is_followed_by_without(index, passage)
        for passage in evidence.passages
        for index in passage.polarity.scope
    )


def _is_followed_by_without(index: int, passage: Passage) -> bool:
    """Whether the negations near a word stand behind it, and negate only what follows them."""
    negations, end = passage.polarity.negations, passage.tokens[index].end
    words = passage.lexicon.prepositions
    return bool(negations) and all(
        start >= end and any(t.start == start and t.base in words for t in passage.tokens)
        for start, _ in negations
    )


def _is_ended(base: str, evidence: Evidence) -> bool:
    """Whether a word just before it turns it round: "ending a closure" is to open."""
    return any(
        before.start >= start and before.end <= end
        for passage in evidence.passages
        for start, end in passage.polarity.soft
        for place, token in enumerate(passage.tokens)
        if token.base == base
        for before in passage.tokens[max(0, place - _NEAR) : place]
    )


def _negates(index: int, passage: Passage) -> bool:
    """Whether a word is itself part of the only negation there is ("lehnte ... ab")."""
    negations, token = passage.polarity.negations, passage.tokens[index]
    return len(negations) == 1 and negations[0][0] <= token.start < negations[0][1]
