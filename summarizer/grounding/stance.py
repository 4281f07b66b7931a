"""Whether a claim negates, affirms or hedges what its sentences do.

"Did not agree" must not become "agreed", nor "urged" "agreed", nor "may leave" "left".
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from summarizer.grounding.assertion import told_as_denied, told_as_open
from summarizer.grounding.endings import names_what_ended
from summarizer.grounding.evidence import Evidence
from summarizer.grounding.joining import COORDINATING
from summarizer.grounding.modality import governed, licensed, shown
from summarizer.grounding.passage import Passage
from summarizer.grounding.tense import is_past
from summarizer.lexicon import NEVER, NOT_ASSERTING
from summarizer.schemas import CommitmentStatus

_NEEDS: Mapping[CommitmentStatus, frozenset[CommitmentStatus]] = {
    "pledged": frozenset({"pledged", "agreed", "reaffirmed"}),
    "agreed": frozenset({"agreed"}),
    "reaffirmed": frozenset({"reaffirmed"}),
    "called_for": frozenset({"called_for"}),
    "refused": frozenset({"refused"}),
}
"""A claim that names an act ("urged") needs an act of such a kind in its sentences."""


def negation_problems(
    claim: Passage, evidence: Evidence, *, refused: bool = False
) -> Iterator[str]:
    """Return a message for every word that is negated on one side only.

    Args:
        claim: the claim.
        evidence: its sentences.
        refused: it tells what somebody refused to do, and need not say "not" itself.
    """
    if not any(p.negated for p in (claim, *evidence.passages)):
        return
    negations = claim.polarity.negations
    if negations and len(negations) > evidence.negations:
        yield f"the claim negates more than {evidence.label}"
        return
    yield from _newly_negated(claim, evidence)
    if not refused:
        yield from _newly_affirmed(claim, evidence)


def hedge_problems(claim: Passage, evidence: Evidence) -> Iterator[str]:
    """Return a message for every word that the sentences hedge or plan and the claim states."""
    if not any(p.qualified for p in evidence.passages):
        return
    mine = claim.polarity
    for index in claim.content:
        token = claim.tokens[index]
        if token.capital or _follows_to(claim, index):
            continue
        found = evidence.places_in_any_form(claim, index)
        if not found:
            continue
        hedged = all(at in passage.polarity.hedged for passage, at in found)
        if hedged and not mine.hedging and not mine.negations:
            yield f"{token.text!r} is uncertain in {evidence.label}, not in the claim"
        planned = all(_is_planned(passage, at) for passage, at in found)
        surface = {passage.tokens[at].base for passage, at in found}
        if not planned or token.base in surface or mine.planning:
            continue
        done = is_past(claim, index) and not _to_come(claim, index, surface)
        if done and not _undertaken(claim, index):
            yield f"{token.text!r} is planned in {evidence.label}, and done in the claim"


def _to_come(claim: Passage, index: int, forms: Iterable[str]) -> bool:
    """Whether a verb is a Romance future, made of the infinitive: "pagará" of "pagar"."""
    base = _sounded(claim.tokens[index].base)
    return claim.lexicon.past is NEVER and any(
        base.startswith(f"{form[:-3]}er" if form.endswith("are") else form.removesuffix("e"))
        for form in map(_sounded, forms)
        if form.endswith(("r", "re"))
    )


def _sounded(base: str) -> str:
    """Write "payera" and "paiera" alike."""
    return base.replace("y", "i")


def _undertaken(claim: Passage, index: int) -> bool:
    """Whether a claim says itself of a verb that it was promised or asked for.

    In "promised help and paid" it is only the help.
    """
    verb = claim.starts[index]
    acts = [cue for cue in claim.cues if cue.strong and cue.status in {"pledged", "called_for"}]
    between = claim.lexicon.turns | COORDINATING
    return any(
        cue.end <= verb
        and not any(
            token.base in between and cue.end <= start < verb
            for token, start in zip(claim.tokens, claim.starts, strict=True)
        )
        for cue in acts
    )


def act_problems(claim: Passage, evidence: Evidence) -> Iterator[str]:
    """Return a message for every act the claim names and its sentences do not."""
    if not claim.lexicon.known or not claim.cues:
        return
    allowed = licensed(evidence.passages) | _shown(evidence)
    named = shown(claim, strong=True)
    named -= _only_as_infinitive(claim) | _only_to_be_done(claim, evidence)
    if not evidence.families.isdisjoint(NOT_ASSERTING):
        open_ = told_as_denied(claim, evidence) | told_as_open(claim, evidence)
        named &= _named_outside(claim, open_)
    for status in sorted(named):
        needs = _NEEDS.get(status)
        if needs is None or needs & allowed or (status == "refused" and evidence.negations):
            continue
        words = ", ".join(dict.fromkeys(c.text for c in claim.cues if c.status == status))
        yield f"{words or status!r} ({status.replace('_', ' ')}) is not what {evidence.label} says"


def _only_as_infinitive(claim: Passage) -> frozenset[CommitmentStatus]:
    """Return what a claim tells only as what is to be done: "Garantizar una transición"."""
    strong = [cue for cue in claim.cues if cue.strong]
    first = claim.tokens[0]
    if not strong or strong[0].start != claim.starts[0] or claim.lexicon.past is not NEVER:
        return frozenset()
    if not claim.lexicon.infinitive.fullmatch(f"a {first.base}"):
        return frozenset()
    return frozenset({strong[0].status}) - {cue.status for cue in strong[1:]}


def _only_to_be_done(claim: Passage, evidence: Evidence) -> frozenset[CommitmentStatus]:
    """Return what a claim tells in the bare verbs of "will sign" or "urged Estia to ratify".

    It begins with one: "sign the deal", "end the war and ratify the treaty". That somebody is to,
    the status of its commitment says.
    """
    if not any(_is_to_be_done(passage, claim.tokens[0].base) for passage in evidence.passages):
        return frozenset()
    bare = {
        cue.text.casefold()
        for passage in evidence.passages
        for cue in passage.cues
        if governed(passage, cue)
    }
    strong = [cue for cue in claim.cues if cue.strong]
    return frozenset(cue.status for cue in strong if cue.text.casefold() in bare) - {
        cue.status for cue in strong if cue.text.casefold() not in bare
    }


def _is_to_be_done(passage: Passage, verb: str) -> bool:
    """Whether a verb stands behind "to" or a tense or modal."""
    ends = {hedge.end for hedge in passage.hedges} | {cue.end for cue in passage.cues}
    return any(
        passage.lexicon.infinitive.fullmatch(f"{before.base} {verb}")
        or passage.starts[index] + len(before.text) in ends
        for index, (before, word) in enumerate(pairwise(passage.tokens))
        if word.base == verb
    )


def _named_outside(claim: Passage, words: frozenset[int]) -> frozenset[CommitmentStatus]:
    """Return the statuses of which a cue is none of these words ("denied an agreement")."""
    starts = [claim.starts[index] for index in words]
    return frozenset(
        cue.status for cue in claim.cues if not any(cue.start <= at < cue.end for at in starts)
    )


def _shown(evidence: Evidence) -> frozenset[CommitmentStatus]:
    return frozenset().union(*(shown(passage) for passage in evidence.passages))


def _newly_negated(claim: Passage, evidence: Evidence) -> Iterator[str]:
    # Where few did, the others did not.
    if "few" in evidence.families and claim.quantified:
        return
    if names_what_ended(claim, evidence):
        return
    for index in claim.polarity.negated:
        found = evidence.places(claim.stem_of(index))
        held = (
            any(at in passage.polarity.scope for passage, at in found)
            if found
            else evidence.negations > 0
        )
        if not held:
            word = claim.tokens[index].text
            yield f"{word!r} is negated by the claim, not in {evidence.label}"


def _newly_affirmed(claim: Passage, evidence: Evidence) -> Iterator[str]:
    mine = claim.polarity
    if not mine.negations and _turned_otherwise(claim, evidence):
        return
    for index in claim.content:
        found = evidence.places(claim.stem_of(index))
        if index in mine.negated | mine.after or not found or _is_name(claim, index, found):
            continue
        if all(at in passage.negated for passage, at in found):
            word = claim.tokens[index].text
            yield f"{word!r} is negated in {evidence.label}, not by the claim"


def _is_name(claim: Passage, index: int, found: Iterable[tuple[Passage, int]]) -> bool:
    """Whether a capital is more than that of a first word ("Haverá", where "haverá" is negated)."""
    token = claim.tokens[index]
    first = token.initial and claim.lexicon.subject_behind
    small = first and not any(passage.tokens[at].capital for passage, at in found)
    return token.capital and not small


def _turned_otherwise(claim: Passage, evidence: Evidence) -> bool:
    """Whether the claim says "stopped" or "lacks" where its sentences say "not"."""
    return any(
        not evidence.stems.has_kin(claim.stem_of(index))
        for start, end in claim.polarity.soft
        for index, token in enumerate(claim.tokens)
        if start <= token.start < end
    )


def _follows_to(claim: Passage, index: int) -> bool:
    return index > 0 and claim.tokens[index - 1].base == "to"


def _is_planned(passage: Passage, index: int) -> bool:
    """Whether a plan is said of a word; in "hat gebaut und will verkaufen" not of the first."""
    done = passage.lexicon.participles.fullmatch(passage.tokens[index].base)
    return not done and index in passage.polarity.planned
