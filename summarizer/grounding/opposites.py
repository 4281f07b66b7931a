"""Words that say the opposite of what a sentence says: "fell" where it has "rose".

Most of a claim's words may be backed and one of them turn it round. Only words that cannot both
be right are listed (``opposites`` in the lexicons): who lost to somebody and who won say the same.
"""

from collections.abc import Iterator

from summarizer.grounding.evidence import Evidence
from summarizer.grounding.passage import Passage


def opposite_words(claim: Passage, evidence: Evidence) -> Iterator[tuple[str, str]]:
    """Return words of the claim to which its sentences have only an opposite, and that one."""
    if not claim.may_be_opposed or not any(p.may_be_opposed for p in evidence.passages):
        return
    known = claim.lexicon.opposites
    theirs = {known[base]: base for base in evidence.bases & known.keys()}
    for index, token in enumerate(claim.tokens):
        side = known.get(token.base)
        if side is None or side in theirs or token.capital:
            continue
        group, positive = side
        opposite = theirs.get((group, not positive))
        if opposite is None or opposite in claim.bases:
            continue
        # "Did not accept" and "rejected" say the same.
        if index not in claim.polarity.scope and not _is_negated(opposite, evidence):
            yield token.text, opposite


def _is_negated(base: str, evidence: Evidence) -> bool:
    return any(
        passage.tokens[index].base == base
        for passage in evidence.passages
        for index in passage.polarity.scope
    )
