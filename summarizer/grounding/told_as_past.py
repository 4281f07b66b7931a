"""A promise told as done: "voted" where the sentence has "will vote" between the same words."""

from collections.abc import Iterator

from summarizer.grounding.evidence import Evidence
from summarizer.grounding.passage import Passage

_AHEAD = frozenset(["will", "would", "shall"])


def told_as_past(claim: Passage, evidence: Evidence) -> Iterator[str]:
    """Return the verbs of a claim that stand in the past where its sentence has "will" or "would".

    In English, between the same two words on both sides.
    """
    if claim.language != "en" or _AHEAD.isdisjoint(evidence.bases):
        return
    words = [token.base for token in claim.tokens]
    between = {
        (words[at - 1], *words[at + 1 : at + 3]): words[at] for at in range(1, len(words) - 2)
    }
    for passage in evidence.passages:
        theirs = [token.base for token in passage.tokens]
        for at in range(1, len(theirs) - 3):
            if theirs[at] not in _AHEAD:
                continue
            verb = between.get((theirs[at - 1], *theirs[at + 2 : at + 4]))
            if verb and _is_past_of(verb, theirs[at + 1], claim):
                yield verb


def _is_past_of(verb: str, bare: str, claim: Passage) -> bool:
    if bare == "be":
        return verb in {"was", "were"}
    if claim.lexicon.irregular.get(verb) == bare:
        return verb != bare
    return verb.endswith("ed") and verb[:-2].rstrip("e").startswith(bare.rstrip("ey")[: len(verb)])
