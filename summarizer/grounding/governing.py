"""Whether what a claim says was promised, urged or refused is what such an act governs.

"Rejected an inquiry but promised to publish the minutes" has words for a refusal and for a
promise; the minutes are promised.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from summarizer.grounding.evidence import Evidence
from summarizer.grounding.joining import COORDINATING
from summarizer.grounding.modality import asserted, governed, negated
from summarizer.grounding.passage import Passage
from summarizer.lexicon import Cue
from summarizer.schemas import CommitmentStatus

_SIDES: Mapping[CommitmentStatus, str] = {
    "pledged": "undertaken",
    "agreed": "undertaken",
    "reaffirmed": "undertaken",
    "called_for": "called for",
    "refused": "refused",
}
_INFINITIVE = frozenset("to zu de d di te om".split())
# In languages whose verb stays in its place; those of others are in their lexicons.
_RELATIVES = frozenset("which who whose qui dont que quien quienes cuyo cuya che cui".split())
_FARTHEST = 5
"""So many words may stand between "and" and the verb: "and said the Commission was ready to"."""

_Part = tuple[int, int, frozenset[str]]
"""Start and end of a part of a sentence, and the kinds of acts that govern it."""


def misplaced_act(claim: Passage, evidence: Evidence, status: CommitmentStatus) -> str | None:
    """Return a message if half of what the claim tells stands under an act of another kind alone.

    Args:
        claim: what is to be done.
        evidence: its sentences.
        status: how firm it is said to be.
    """
    side = _SIDES.get(status)
    parted = {passage: _parts(passage) for passage in evidence.passages} if side else {}
    if not any(parted.values()):
        return None
    wrong: dict[str, str] = {}
    right = 0
    for index in claim.content:
        token = claim.tokens[index]
        places = [] if token.capital else evidence.places_in_any_form(claim, index)
        sides = [_sides_at(parted[passage], passage.starts[at]) for passage, at in places]
        if sides and all(each and side not in each for each in sides):
            wrong[token.text] = min(sides[0])
        else:
            right += bool(sides)
    if not wrong or len(wrong) < right:
        return None
    said, other = ", ".join(map(repr, wrong)), next(iter(wrong.values()))
    return f"{said}: {other} in {evidence.label}, not {side}"


def _sides_at(parts: Sequence[_Part], place: int) -> frozenset[str]:
    return next((sides for start, end, sides in parts if start <= place < end), frozenset())


def _parts(passage: Passage) -> list[_Part]:
    """Cut a sentence where "and" or "but" leads on to another act; nothing if all are alike."""
    cues = [cue for cue in passage.cues if _tells(cue, passage)]
    if len(cues) < 2:
        return []
    # In "and would ask" only the first of the two is joined.
    ends = [0, *(cue.end for cue in cues)]
    cuts = [cue.start for cue, end in zip(cues, ends, strict=False) if _joined(cue, end, passage)]
    cuts += [place for aside in _asides(passage, cues) for place in aside]
    bounds = pairwise([0, *sorted(cuts), len(passage.source.text) + 1])
    # "Under the deal" holds for all that follows.
    framing = {_side(cue, passage) for cue in cues if not cue.start and cue.status == "agreed"}
    parts = [
        (
            start,
            end,
            frozenset(framing.union(_side(c, passage) for c in cues if start <= c.start < end)),
        )
        for start, end in bounds
    ]
    return parts if len({sides for *_, sides in parts if sides}) > 1 else []


def _asides(passage: Passage, cues: Sequence[Cue]) -> Iterator[tuple[int, int]]:
    """Yield start and end of what is told of a subject in front of its verb.

    "Norland, which had agreed to pay, refused to sign": with an act there, and one behind it.
    """
    relatives = passage.lexicon.relatives | _RELATIVES
    start = None
    for before, token in pairwise(passage.tokens):
        if token.clause == before.clause:
            continue
        inside = start is not None and any(start <= cue.start < token.start for cue in cues)
        if start is not None and inside and any(cue.start > token.start for cue in cues):
            yield start, token.start
        start = token.start if token.base in relatives else None


def _tells(cue: Cue, passage: Passage) -> bool:
    """Whether a cue is an act that the sentence tells of, rather than one asked for or planned."""
    told = cue.status in _SIDES and (cue.strong or cue.status == "pledged")
    return told and asserted(passage, cue.start, cue.end) and not governed(passage, cue)


def _side(cue: Cue, passage: Passage) -> str:
    """What an act makes of its object; who "did not agree" has refused."""
    denied = negated(passage, cue.start, cue.end)
    return "refused" if denied and cue.status != "called_for" else _SIDES[cue.status]


def _joined(cue: Cue, end: int, passage: Passage) -> bool:
    """Whether "and", "but" or the like leads on to the verb, with its subject or without.

    Args:
        cue: the verb.
        end: where the cue before it ends.
        passage: the sentence.
    """
    place = bisect_left(passage.starts, cue.start)
    first = max(bisect_left(passage.starts, end), place - _FARTHEST - 1)
    before = passage.tokens[first:place]
    if before and before[-1].base in _INFINITIVE:
        return False
    leading = passage.lexicon.turns | COORDINATING
    return any(token.base in leading for token in before)
