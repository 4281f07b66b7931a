"""Whether a claim states what its sentences only deny, leave open, suppose or allege.

"Denied that they agreed" does not say that they agreed, nor does "if they agree".
"""

from collections.abc import Iterable, Iterator, Mapping

from summarizer.grounding.evidence import Evidence
from summarizer.grounding.passage import Passage
from summarizer.grounding.polarity import REASONS, Reason
from summarizer.grounding.tense import is_past
from summarizer.grounding.tokens import Token
from summarizer.lexicon import DENYING, NEVER, NOT_ASSERTING


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
    if evidence.families.isdisjoint(NOT_ASSERTING):
        return
    reasons = _telling(claim, is_condition=is_condition)
    withheld = {passage: _withheld(passage, reasons) for passage in evidence.passages}
    if refused:
        withheld = {passage: _but_refused(passage, by) for passage, by in withheld.items()}
    if not any(withheld.values()):
        return
    exempt = _not_stated_either(claim, evidence)
    stated: list[tuple[Token, str]] = []
    for index in claim.content:
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


def _telling(claim: Passage, *, is_condition: bool) -> list[Reason]:
    """Return for which reasons what is not stated as so may not be stated by the claim."""
    words, text, hedging = claim.lexicon, claim.source.text, claim.polarity.hedging
    reasons: list[Reason] = ["denied"]
    if not (is_condition or hedging or words.suppositions.search(text)):
        reasons.insert(0, "supposed")
    if not (hedging or words.attributions.search(text)):
        reasons.insert(0, "alleged")
    return reasons


def _withheld(passage: Passage, reasons: Iterable[Reason]) -> Mapping[int, tuple[int, int]]:
    """Return the words of what a sentence does not say to be so, and what words say so."""
    unasserted = passage.polarity.unasserted
    return {index: span for reason in reasons for index, span in unasserted[reason].items()}


def _but_refused(
    passage: Passage, withheld: Mapping[int, tuple[int, int]]
) -> Mapping[int, tuple[int, int]]:
    """Leave out what a sentence says somebody refuses to do."""
    return {at: by for at, by in withheld.items() if not _is_refusal(passage, by)}


def _is_refusal(passage: Passage, by: tuple[int, int]) -> bool:
    """Whether words that deny are those by which somebody refuses something."""
    if by not in passage.occurrences.get("unrealised", ()):
        return False  # "denied that they had paid"
    start, end = passage.source.span(*by)
    refusals = (cue for cue in passage.cues if cue.status == "refused")
    return any(cue.start < end and start < cue.end for cue in refusals)


def _not_stated_either(claim: Passage, evidence: Evidence) -> frozenset[int]:
    """Return the words of what the claim does not state as so, either."""
    mine = claim.polarity
    # "ne paie plus" has the verb in it.
    inside = (
        i for i in claim.content for at, end in mine.negations if at <= claim.tokens[i].start < end
    )
    return told_as_denied(claim, evidence).union(
        _withheld(claim, REASONS), mine.negated, mine.after, inside, _taken_back(claim, evidence)
    )


def _taken_back(claim: Passage, evidence: Evidence) -> Iterator[int]:
    """Return the words of what the claim only says to have been offered, and which was.

    "Norland withdrew its offer to pay" says that it offered to pay.
    """
    words = claim.lexicon
    for passage in evidence.passages if words.recants is not NEVER else ():
        for start, end in passage.occurrences.get("unrealised", ()):
            behind = [at for at in passage.content if passage.tokens[at].start >= end]
            if not behind or not words.recants.fullmatch(passage.source.text, start, end):
                continue
            for index in claim.content_places.get(passage.stem_of(behind[0]), ()):
                if is_past(claim, index):
                    yield from (at for at in claim.content if at >= index)


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
            at in _withheld(passage, REASONS)
            for passage, at in evidence.places(claim.stem_of(index))
        )
    }
    denying = frozenset[str]().union(*map(_denying, evidence.passages))
    same = {index for index in claim.content if claim.stem_of(index) in denying}
    turning = {claim.tokens[index].clause for index in soft | same}
    return frozenset(index for index in claim.content if claim.tokens[index].clause in turning)


def told_as_open(claim: Passage, evidence: Evidence) -> frozenset[int]:
    """Return the words of what its sentences suppose, if the claim leaves something open, too."""
    if not claim.lexicon.suppositions.search(claim.source.text):
        return frozenset()
    supposed = {p: p.polarity.unasserted["supposed"] for p in evidence.passages}
    return frozenset(
        index
        for index in claim.content
        if any(at in supposed[passage] for passage, at in evidence.places(claim.stem_of(index)))
    )


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
