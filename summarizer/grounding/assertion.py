"""Whether a claim states what its sentences only deny, leave open, suppose or allege.

"Denied that they agreed" does not say that they agreed, nor does "if they agree".
"""

from collections.abc import Iterator, Mapping

from summarizer.grounding.evidence import Evidence
from summarizer.grounding.passage import Passage
from summarizer.grounding.tokens import Token
from summarizer.lexicon import DENYING


def assertion_problems(
    claim: Passage, evidence: Evidence, *, is_condition: bool = False, refused: bool = False
) -> Iterator[str]:
    """Return a message if the claim states what the sentences only deny, suppose or allege.

    Args:
        claim: the claim.
        evidence: its sentences.
        is_condition: it tells what something depends on, and need not say "if" itself.
        refused: it tells what somebody refused to do, and need not say so itself.
    """
    if all(p.asserts_all for p in evidence.passages):
        return
    mine = claim.polarity
    words, text = claim.lexicon, claim.source.text
    supposes = is_condition or mine.hedging or words.suppositions.search(text) is not None
    attributes = mine.hedging or words.attributions.search(text) is not None
    withheld = {
        passage: _withheld(passage, supposed=not supposes, alleged=not attributes, refused=refused)
        for passage in evidence.passages
    }
    exempt = {*claim.unasserted, *mine.supposed, *mine.alleged, *mine.negated, *mine.after}
    exempt |= told_as_denied(claim, evidence)
    # "ne paie plus" has the verb in it.
    exempt |= {
        i for i in claim.content for at, end in mine.negations if at <= claim.tokens[i].start < end
    }
    stated: list[tuple[Token, str]] = []
    for index in claim.content if any(withheld.values()) else ():
        found = evidence.places_in_any_form(claim, index) if index not in exempt else []
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


def _withheld(
    passage: Passage, *, supposed: bool, alleged: bool, refused: bool
) -> Mapping[int, tuple[int, int]]:
    """Return the words of what a sentence does not say to be so, and what words say so."""
    polarity = passage.polarity
    unasserted = polarity.unasserted
    if refused:
        unasserted = {at: by for at, by in unasserted.items() if not _is_refusal(passage, by)}
    return {
        **(polarity.alleged if alleged else {}),
        **(polarity.supposed if supposed else {}),
        **unasserted,
    }


def _is_refusal(passage: Passage, by: tuple[int, int]) -> bool:
    """Whether words that deny are those by which somebody refuses something."""
    if by not in passage.occurrences.get("unrealised", ()):
        return False  # "denied that they had paid"
    start, end = passage.source.span(*by)
    refusals = (cue for cue in passage.cues if cue.status == "refused")
    return any(cue.start < end and start < cue.end for cue in refusals)


def told_as_denied(claim: Passage, evidence: Evidence) -> frozenset[int]:
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
            at in passage.unasserted for passage, at in evidence.places(claim.stem_of(index))
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
