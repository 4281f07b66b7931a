"""How firm a statement is: which statuses of commitment its words license."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import takewhile

from summarizer.grounding.joining import COORDINATING
from summarizer.grounding.passage import Passage, analysed
from summarizer.lexicon import STATUSES, Cue, Span
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

_TENSES = frozenset("wird werde werden will wolle wollen zal zullen gaat gaan wil willen".split())
_RULING_OUT = ("ausschliess", "ausgeschloss", "uitsluit", "verweiger", "weiger", "ablehn")
_ACTS = frozenset({"agreed", "pledged", "reaffirmed", "refused"})
_GOVERNING = frozenset({"called_for", "pledged", "refused", "conditional"})
_OTHERS = frozenset(STATUSES) - {"conditional"}


def licensed_statuses(text: str, language: str) -> frozenset[CommitmentStatus]:
    """Return the statuses that the words of a text allow for a commitment it reports.

    A cue that is negated does not count for its own status ("did not agree" licenses
    ``refused``, "would not rule out" nothing), nor one in what is denied or left open ("denied
    that it agreed", "unclear whether it agreed"). ``conditional`` needs a condition and something
    that depends on it. In a language without a lexicon nothing can be said, and every status is
    returned.
    """
    return licensed([analysed(text, language)])


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


@lru_cache(maxsize=64)  # it keeps the passages, which only one article needs
def shown(passage: Passage, *, strong: bool = False) -> frozenset[CommitmentStatus]:
    """Return the statuses whose cues stand in a text, negated ones turned round.

    Args:
        passage: the text.
        strong: count only cues that name the act, not tenses and modals.
    """
    cues = [
        cue
        for cue in passage.cues
        if (cue.strong or not strong) and asserted(passage, cue.start, cue.end)
    ]
    denied = [
        cue for cue in cues if negated(passage, cue.start, cue.end) or _will_not(passage, cue)
    ]
    twice = {cue.start for cue in denied if cue.status == "refused"}
    found = {
        cue.status
        for cue in cues
        if cue not in denied
        and not any(0 <= start - cue.end <= 1 for start in twice)
        and not governed(passage, cue)
    }
    if any(cue.status in _ACTS for cue in denied if cue.status != "refused"):
        found.add("refused")
    return frozenset(found)


def _will_not(passage: Passage, cue: Cue) -> bool:
    """Whether a German or Dutch tense is denied later in its clause: "werden keinen schließen".

    Not in "will nicht ausschließen", where two denials make none, nor in "wird zahlen und nicht
    klagen", which tells of two acts.
    """
    if cue.strong or cue.text.casefold() not in _TENSES or not passage.lexicon.verb_final:
        return False
    words = list(zip(passage.starts, passage.tokens, strict=True))
    mine = next((token.clause for start, token in words if start == cue.start), None)
    behind = [
        (start, token) for start, token in words if start > cue.start and token.clause == mine
    ]
    if any(token.base.startswith(_RULING_OUT) for _, token in behind):
        return False
    own = dict(takewhile(lambda word: word[1].base not in COORDINATING, behind))
    return any(passage.source.span(*span)[0] in own for span in passage.polarity.negations)


def asserted(passage: Passage, start: int, end: int) -> bool:
    """Whether a text says what stands in a part of it, and does not deny it or leave it open.

    Args:
        passage: the text.
        start: first code point of the part.
        end: its end, exclusive.
    """
    # As most passages deny nothing, their words need not be looked at.
    return not passage.denied or _inside(passage, start, end).isdisjoint(passage.denied)


def _inside(passage: Passage, start: int, end: int) -> frozenset[int]:
    """Return which words a part of a text has, or the ends of: "acceptera" of "n'acceptera"."""
    words = zip(passage.starts, passage.tokens, strict=True)
    return frozenset(
        index
        for index, (first, token) in enumerate(words)
        if first < end and start < first + len(token.text)
    )


def governed(passage: Passage, cue: Cue) -> bool:
    """Tell whether an act is only asked for, planned or possible ("urged to sign", "may agree").

    That is so when its verb directly follows a modal, or is an infinitive in a clause that asks,
    plans or refuses before it.
    """
    if cue.status not in _ACTS or not cue.strong:
        return False
    governors: list[Span | Cue] = [each for each in passage.hedges if each.end <= cue.start]
    governors += [c for c in passage.cues if c.end <= cue.start and c.status in _GOVERNING]
    if not governors:
        return False
    place = bisect_left(passage.starts, cue.start)
    if not 0 < place < len(passage.tokens):
        return False
    word, before = passage.tokens[place], passage.tokens[place - 1]
    if before.clause != word.clause:
        return False
    if any(each.start <= passage.starts[place - 1] < each.end for each in governors):
        return True
    clause_start = next(
        start
        for start, token in zip(passage.starts, passage.tokens, strict=True)
        if token.clause == word.clause
    )
    infinitive = passage.lexicon.infinitive.fullmatch(f"{before.base} {word.base}")
    return bool(infinitive) and any(each.start >= clause_start for each in governors)


def negated(passage: Passage, start: int, end: int) -> bool:
    """Tell whether a cue (offsets in the text) contains the head of a negation outside it."""
    if not passage.negated:
        return False
    inside = _inside(passage, start, end)
    if inside.isdisjoint(passage.negated):
        return False
    spans = [passage.source.span(*span) for span in passage.polarity.negations]
    return not any(start <= first < end for first, _ in spans) or _elided(passage, inside)


def _elided(passage: Passage, inside: Iterable[int]) -> bool:
    return any(passage.tokens[index].text[:2] in {"n'", "n’"} for index in inside)
