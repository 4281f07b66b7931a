"""Whether a claim negates, affirms or hedges what its sentences do.

"Did not agree" must not become "agreed", nor "urged" "agreed", nor "may leave" "left", nor what
was denied ("denied that they agreed") what was done.
"""

from collections.abc import Iterator, Mapping

from summarizer.grounding.content import verb_root
from summarizer.grounding.evidence import Evidence
from summarizer.grounding.modality import licensed, shown
from summarizer.grounding.passage import Passage
from summarizer.grounding.tokens import Token
from summarizer.lexicon import DENYING, NEVER
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


def assertion_problems(
    claim: Passage, evidence: Evidence, *, is_condition: bool = False
) -> Iterator[str]:
    """Return a message if the claim states what the sentences only deny, suppose or allege.

    Args:
        claim: the claim.
        evidence: its sentences.
        is_condition: it tells what something depends on, and need not say "if" itself.
    """
    if all(p.asserts_all for p in evidence.passages):
        return
    mine = claim.polarity
    words, text = claim.lexicon, claim.source.text
    supposes = is_condition or mine.hedging or words.suppositions.search(text) is not None
    attributes = mine.hedging or words.attributions.search(text) is not None
    withheld = {
        passage: _withheld(passage, supposed=not supposes, alleged=not attributes)
        for passage in evidence.passages
    }
    exempt = {*claim.unasserted, *mine.supposed, *mine.alleged, *mine.negated, *mine.after}
    exempt |= _turned_round(claim, evidence)
    # "ne paie plus" has the verb in it.
    exempt |= {
        i for i in claim.content for at, end in mine.negations if at <= claim.tokens[i].start < end
    }
    stated: list[tuple[Token, str]] = []
    for index in claim.content if any(withheld.values()) else ():
        found = _occurrences_in_any_form(claim, index, evidence) if index not in exempt else []
        if found and all(at in withheld[passage] for passage, at in found):
            passage, at = found[0]
            by = passage.source.original(*withheld[passage][at])
            stated.append((claim.tokens[index], by))
    # A name stands in many a sentence, and alone says nothing.
    telling = [each for each in stated if not each[0].capital]
    if not telling and len(stated) == len(claim.content) and _has_verb(claim):
        telling = stated
    if telling:
        said = ", ".join(map(repr, dict.fromkeys(token.text for token, _ in telling)))
        yield f"{said}: not stated as so in {evidence.label} ({telling[0][1]!r}), but by the claim"


def _withheld(passage: Passage, *, supposed: bool, alleged: bool) -> Mapping[int, tuple[int, int]]:
    """Return the words of what a sentence does not say to be so, and what words say so."""
    polarity = passage.polarity
    return {
        **(polarity.alleged if alleged else {}),
        **(polarity.supposed if supposed else {}),
        **polarity.unasserted,
    }


def hedge_problems(claim: Passage, evidence: Evidence) -> Iterator[str]:
    """Return a message for every word that the sentences hedge or plan and the claim states."""
    if not any(p.qualified for p in evidence.passages):
        return
    mine = claim.polarity
    for index in claim.content:
        token = claim.tokens[index]
        if token.capital or _follows_to(claim, index):
            continue
        found = _occurrences_in_any_form(claim, index, evidence)
        if not found:
            continue
        hedged = all(at in passage.polarity.hedged for passage, at in found)
        if hedged and not mine.hedging and not mine.negations:
            yield f"{token.text!r} is uncertain in {evidence.label}, not in the claim"
        planned = all(_is_planned(passage, at) for passage, at in found)
        surface = {passage.tokens[at].base for passage, at in found}
        if planned and token.base not in surface and _is_past(claim, index) and not mine.planning:
            yield f"{token.text!r} is planned in {evidence.label}, and done in the claim"


def act_problems(claim: Passage, evidence: Evidence) -> Iterator[str]:
    """Return a message for every act the claim names and its sentences do not."""
    if not claim.lexicon.known or not claim.cues:
        return
    allowed = licensed(evidence.passages) | _shown(evidence)
    named = shown(claim, strong=True)
    if any(p.unasserted for p in evidence.passages):
        named &= _named_outside(claim, _turned_round(claim, evidence))
    for status in sorted(named):
        needs = _NEEDS.get(status)
        if needs is None or needs & allowed or (status == "refused" and evidence.negations):
            continue
        words = ", ".join(dict.fromkeys(c.text for c in claim.cues if c.status == status))
        yield f"{words or status!r} ({status.replace('_', ' ')}) is not what {evidence.label} says"


def _named_outside(claim: Passage, words: frozenset[int]) -> frozenset[CommitmentStatus]:
    """Return the statuses of which a cue is none of these words ("denied an agreement")."""
    starts = [claim.starts[index] for index in words]
    return frozenset(
        cue.status for cue in claim.cues if not any(cue.start <= at < cue.end for at in starts)
    )


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
            yield f"{word!r} is negated by the claim, not in {evidence.label}"


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
            yield f"{word!r} is negated in {evidence.label}, not by the claim"


def _turned_round(claim: Passage, evidence: Evidence) -> frozenset[int]:
    """Return the words near one by which the claim denies them, too ("rejected").

    Either the sentences deny them by the same one, or it turns a claim round and is not itself
    part of what they deny ("denied that they stopped").
    """
    soft = {
        index
        for start, end in claim.polarity.soft
        for index, token in enumerate(claim.tokens)
        if start <= token.start < end
        and not any(
            at in passage.unasserted for passage, at in _occurrences(claim.stem_of(index), evidence)
        )
    }
    denying = frozenset[str]().union(*map(_denying, evidence.passages))
    same = {index for index in claim.content if claim.stem_of(index) in denying}
    turning = {claim.tokens[index].clause for index in soft | same}
    return frozenset(index for index in claim.content if claim.tokens[index].clause in turning)


def _denying(passage: Passage) -> frozenset[str]:
    """Return the stems of the content words that deny or leave open ("confirm" in "not ...")."""
    return frozenset(
        passage.stem_of(index)
        for family in DENYING
        for start, end in passage.occurrences.get(family, ())
        for index in passage.content
        if start <= passage.tokens[index].start < end
    )


def _has_verb(claim: Passage) -> bool:
    """Whether there is a word without a capital that is none of those inside of names."""
    words = claim.lexicon
    inside = words.connectors | words.prepositions | words.definite | words.ones
    return not claim.small <= inside


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


def _occurrences_in_any_form(
    claim: Passage, index: int, evidence: Evidence
) -> list[tuple[Passage, int]]:
    """Return the same of a word of the claim, and of a verb in another form of it.

    Stems do not tell German and Dutch verbs from their participles ("zahlte", "gezahlt").
    """
    found = _occurrences(claim.stem_of(index), evidence)
    if found or not claim.lexicon.verb_final or claim.tokens[index].capital:
        return found
    root = verb_root(claim.tokens[index].base)
    return [
        (passage, place)
        for passage in evidence.passages
        for place in passage.content
        if verb_root(passage.tokens[place].base) == root
    ]


def _follows_to(claim: Passage, index: int) -> bool:
    return index > 0 and claim.tokens[index - 1].base == "to"


def _is_planned(passage: Passage, index: int) -> bool:
    """Whether a plan is said of a word; in "hat gebaut und will verkaufen" not of the first."""
    done = passage.lexicon.participles.fullmatch(passage.tokens[index].base)
    return not done and index in passage.polarity.planned


def _is_past(claim: Passage, index: int) -> bool:
    """Whether a verb is told as done; "Norland erweitert 2030 den Hafen" may be a plan."""
    words, base = claim.lexicon, claim.tokens[index].base
    if words.past is NEVER or base in words.irregular or words.past.fullmatch(base):
        return True
    return not words.auxiliaries.isdisjoint(claim.bases)
