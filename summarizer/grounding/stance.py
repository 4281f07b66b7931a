"""Whether a claim negates, affirms or hedges what its sentences do.

"Did not agree" must not become "agreed", nor "urged" "agreed", nor "may leave" "left".
"""

from collections.abc import Iterator, Mapping

from summarizer.grounding.evidence import Evidence
from summarizer.grounding.modality import licensed, shown
from summarizer.grounding.passage import Passage
from summarizer.schemas import CommitmentStatus

_NEEDS: Mapping[CommitmentStatus, frozenset[CommitmentStatus]] = {
    "pledged": frozenset({"pledged", "agreed", "reaffirmed"}),
    "agreed": frozenset({"agreed"}),
    "reaffirmed": frozenset({"reaffirmed"}),
    "called_for": frozenset({"called_for"}),
    "refused": frozenset({"refused"}),
}
"""A claim that names an act ("urged") needs an act of such a kind in its sentences."""


def negation_problems(claim: Passage, evidence: Evidence) -> Iterator[str]:
    """Return a message for every word that is negated on one side only."""
    if not any(p.negated for p in (claim, *evidence.passages)):
        return
    negations = claim.polarity.negations
    if negations and len(negations) > evidence.negations:
        yield f"the claim negates more than {evidence.label}"
        return
    yield from _newly_negated(claim, evidence)
    yield from _newly_affirmed(claim, evidence)


def hedge_problems(claim: Passage, evidence: Evidence) -> Iterator[str]:
    """Return a message for every word that the sentences hedge or plan and the claim states."""
    if not any(p.qualified for p in evidence.passages):
        return
    mine = claim.polarity
    for index in claim.content:
        token, stem = claim.tokens[index], claim.stem_of(index)
        found = _occurrences(stem, evidence)
        if not found or token.capital or _follows_to(claim, index):
            continue
        hedged = all(at in passage.polarity.hedged for passage, at in found)
        if hedged and not mine.hedging and not mine.negations:
            yield f"{evidence.label} says that {token.text!r} is uncertain, the claim does not"
        planned = all(at in passage.polarity.planned for passage, at in found)
        surface = {passage.tokens[at].base for passage, at in found}
        if planned and token.base not in surface and _is_past(claim, index) and not mine.planning:
            yield f"{evidence.label} says that {token.text!r} is planned, the claim that it is done"


def act_problems(claim: Passage, evidence: Evidence) -> Iterator[str]:
    """Return a message for every act the claim names and its sentences do not."""
    if not claim.lexicon.known or not claim.cues:
        return
    allowed = licensed(evidence.passages) | _shown(evidence)
    for status in sorted(shown(claim, strong=True)):
        needs = _NEEDS.get(status)
        if needs is None or needs & allowed or (status == "refused" and evidence.negations):
            continue
        words = ", ".join(dict.fromkeys(c.text for c in claim.cues if c.status == status))
        yield f"{words or status!r} ({status.replace('_', ' ')}) is not what {evidence.label} says"


def _shown(evidence: Evidence) -> frozenset[CommitmentStatus]:
    return frozenset().union(*(shown(passage) for passage in evidence.passages))


def _newly_negated(claim: Passage, evidence: Evidence) -> Iterator[str]:
    for index in claim.polarity.negated:
        found = _occurrences(claim.stem_of(index), evidence)
        held = (
            any(at in passage.polarity.scope for passage, at in found)
            if found
            else evidence.negations > 0
        )
        if not held:
            word = claim.tokens[index].text
            yield f"the claim negates {word!r}, {evidence.label} does not"


def _newly_affirmed(claim: Passage, evidence: Evidence) -> Iterator[str]:
    mine = claim.polarity
    if not mine.negations and _turned_otherwise(claim, evidence):
        return
    for index in claim.content:
        found = _occurrences(claim.stem_of(index), evidence)
        if index in mine.negated | mine.after or not found or claim.tokens[index].capital:
            continue
        if all(at in passage.negated for passage, at in found):
            word = claim.tokens[index].text
            yield f"{evidence.label} negates {word!r}, the claim does not"


def _turned_otherwise(claim: Passage, evidence: Evidence) -> bool:
    """Whether the claim says "stopped" or "lacks" where its sentences say "not"."""
    return any(
        not evidence.stems.has_kin(claim.stem_of(index))
        for start, end in claim.polarity.soft
        for index, token in enumerate(claim.tokens)
        if start <= token.start < end
    )


def _occurrences(stem: str, evidence: Evidence) -> list[tuple[Passage, int]]:
    """Return where a word stands among the content words of the sentences."""
    return [
        (passage, index)
        for passage in evidence.passages
        for index in passage.content_places.get(stem, ())
    ]


def _follows_to(claim: Passage, index: int) -> bool:
    return index > 0 and claim.tokens[index - 1].base == "to"


def _is_past(claim: Passage, index: int) -> bool:
    base = claim.tokens[index].base
    return claim.language != "en" or base.endswith("ed") or base in claim.lexicon.irregular
