"""How firm a statement is: which statuses of commitment its words license."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from summarizer.grounding.passage import Passage
from summarizer.lexicon import STATUSES
from summarizer.schemas import CommitmentStatus

LICENSED_BY: Mapping[CommitmentStatus, frozenset[CommitmentStatus]] = {
    "pledged": frozenset({"pledged", "agreed", "reaffirmed"}),
    "agreed": frozenset({"agreed"}),
    "reaffirmed": frozenset({"reaffirmed"}),
    "ongoing": frozenset({"ongoing"}),
    "called_for": frozenset({"called_for"}),
    "conditional": frozenset({"conditional"}),
    "refused": frozenset({"refused"}),
}
"""Cues of which kinds license a status: what was agreed or reaffirmed was also pledged."""

_OTHERS = frozenset(STATUSES) - {"conditional"}


def licensed_statuses(text: str, language: str) -> frozenset[CommitmentStatus]:
    """Return the statuses that the words of a text allow for a commitment it reports.

    A cue that is negated does not count for its own status ("did not agree" licenses
    ``refused``, "would not rule out" nothing). ``conditional`` needs a condition and something
    that depends on it. In a language without a lexicon nothing can be said, and every status is
    returned.
    """
    return licensed([_passage(text, language)])


def licensed(passages: Iterable[Passage]) -> frozenset[CommitmentStatus]:
    """Return the statuses that several sentences license together."""
    found: set[CommitmentStatus] = set()
    for passage in passages:
        if not passage.lexicon.known:
            return frozenset(STATUSES)
        found |= shown(passage)
    allowed = {status for status in STATUSES if LICENSED_BY[status] & found}
    if found.isdisjoint(_OTHERS):
        allowed.discard("conditional")
    return frozenset(allowed)


def shown(passage: Passage, *, strong: bool = False) -> frozenset[CommitmentStatus]:
    """Return the statuses whose cues stand in a text, negated ones turned round.

    Args:
        passage: the text.
        strong: count only cues that name the act, not tenses and modals.
    """
    found: set[CommitmentStatus] = set()
    for cue in passage.cues:
        if strong and not cue.strong:
            continue
        if not _negated(passage, cue.start, cue.end):
            found.add(cue.status)
        elif cue.status in {"agreed", "pledged", "reaffirmed"}:
            found.add("refused")
    return frozenset(found)


def _negated(passage: Passage, start: int, end: int) -> bool:
    """Whether a cue (offsets in the text) contains the head of a negation outside it."""
    inside = {
        index
        for index, token in enumerate(passage.tokens)
        if start <= passage.source.span(token.start, token.end)[0] < end
    }
    if inside.isdisjoint(passage.polarity.negated):
        return False
    spans = [passage.source.span(*span) for span in passage.polarity.negations]
    return not any(start <= first < end for first, _ in spans) or _elided(passage, inside)


def _elided(passage: Passage, inside: Iterable[int]) -> bool:
    return any(passage.tokens[index].text[:2] in {"n'", "n’"} for index in inside)


@lru_cache(maxsize=1024)
def _passage(text: str, language: str) -> Passage:
    return Passage(text, language)
