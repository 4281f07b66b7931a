"""Who did it to whom: "Norland urged Dorn" is not "Dorn urged Norland".

Only verbs are looked at that have a direction (``directed`` in the lexicons), and only the names
in front of them and behind them: an approximation without a parser, which says nothing where it
sees no name.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from summarizer.grounding.evidence import Evidence
from summarizer.grounding.passage import Passage
from summarizer.grounding.tokens import Token

_AUXILIARIES = 3
"""Words before a participle among which is what makes it a passive ("was not even asked")."""


class Deed(NamedTuple):
    """A verb with a direction, and the names beside it.

    Attributes:
        verb: its stem.
        text: as it is written.
        doers: words of the names that do it.
        others: words of the names it is done to.
    """

    verb: str
    text: str
    doers: frozenset[str]
    others: frozenset[str]


def deeds(passage: Passage) -> Iterator[Deed]:
    """Return what is done in a text, as far as a verb with a direction tells it."""
    spans = passage.occurrences.get("directed", ())
    places = [
        index
        for start, _ in spans
        for index, token in enumerate(passage.tokens)
        if token.start == start
    ]
    for number, place in enumerate(places):
        first = places[number - 1] + 1 if number else 0
        last = places[number + 1] if number + 1 < len(places) else len(passage.tokens)
        clause = passage.tokens[place].clause
        before = [t for t in passage.tokens[first:place] if t.clause == clause]
        behind = [t for t in passage.tokens[place + 1 : last] if t.clause == clause]
        behind = behind[: _end_of_object(behind, passage)]
        if not _mutual(behind, passage):
            yield _deed(passage, place, before, behind)


def turned_round(claim: Passage, evidence: Evidence) -> Iterator[str]:
    """Return a message for every name that stands on the other side of a verb in the sentences."""
    # In a title in capitals nothing tells which words are names.
    telling = "directed" in claim.occurrences and not claim.title_case
    for deed in deeds(claim) if telling else ():
        told = [
            other
            for passage in evidence.passages
            for other in deeds(passage)
            if other.verb == deed.verb
        ]
        doers = frozenset[str]().union(*(other.doers for other in told))
        others = frozenset[str]().union(*(other.others for other in told))
        wrong = (deed.doers & (others - doers)) | (deed.others & (doers - others))
        names = [token.text for token in claim.tokens if token.base in wrong]
        if names:
            named = ", ".join(map(repr, dict.fromkeys(names)))
            yield f"{named}: on the other side of {deed.text!r} in {evidence.label}"


def _deed(passage: Passage, place: int, before: list[Token], behind: list[Token]) -> Deed:
    words, verb = passage.lexicon, passage.tokens[place]
    agent = next((i for i, token in enumerate(behind) if token.base in words.agents), None)
    passive = agent == 0 or (
        not verb.base.endswith(words.ongoing_endings)
        and any(token.base in words.passives for token in before[-_AUXILIARIES:])
    )
    front, back = _named(before, passage, alone=True), _named(behind, passage)
    if passive:
        done_by = frozenset() if agent is None else _named(behind[agent:], passage)
        front, back = done_by, front
    return Deed(passage.stem_of(place), verb.text, front, back)


def _named(tokens: Sequence[Token], passage: Passage, *, alone: bool = False) -> frozenset[str]:
    """Return the words of the names among some words.

    Args:
        tokens: the words.
        passage: the text they are from.
        alone: leave out names behind a preposition ("aid from Norland was sent").
    """
    starts = {token.start for token in tokens}
    led = set[int]()
    if alone:
        pairs = zip(passage.tokens, passage.tokens[1:], strict=False)
        led = {b.start for a, b in pairs if a.base in passage.lexicon.prepositions}
    return frozenset(
        token.base
        for run in passage.names
        if run[0].start not in led
        for token in run
        if token.start in starts
    )


def _end_of_object(behind: Sequence[Token], passage: Passage) -> int:
    """Return where somebody else may begin who does the same ("paid 45 million and Dorn 30").

    "Norland urged Dorn and Ostrell" goes on; behind any other word it is not known.
    """
    told = False
    for place, token in enumerate(behind):
        if told and token.base in passage.lexicon.openers:
            return place
        told = told or not token.capital
    return len(behind)


def _mutual(behind: Sequence[Token], passage: Passage) -> bool:
    """Whether both do it ("accused each other")."""
    bases = {token.base for token in behind}
    return any(words <= bases for words in passage.lexicon.mutual)
