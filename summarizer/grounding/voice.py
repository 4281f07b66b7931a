"""Who did it to whom: "Norland urged Dorn" is not "Dorn urged Norland".

Only verbs are looked at that have a direction (``directed`` in the lexicons), and only the names
in front of them and behind them: an approximation without a parser, which says nothing where it
sees no name. In languages whose subject may stand behind the verb ("pagó Norlandia") it says
nothing where no name stands in front.

German and Dutch have no such verbs: they often begin with whom it is done to ("Dorn rief Norland
zum Zahlen auf"), and nothing but the sense tells that from a subject.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from summarizer.grounding.beside import (
    doer,
    elided,
    end_of_object,
    is_agent,
    named,
    written,
)
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
        behind = behind[: end_of_object(behind, passage)]
        if not _mutual(behind, passage) and not _of_a_pronoun(passage, place):
            yield from _deed(passage, place, before, behind)


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


def _deed(
    passage: Passage, place: int, before: Sequence[Token], behind: list[Token]
) -> Iterator[Deed]:
    words, verb = passage.lexicon, passage.tokens[place]
    passive = _is_passive(verb, before, behind, passage)
    before, inverted = _in_relative_clause(before, passage)
    front, back = named(before, passage, alone=True), named(behind, passage)
    if passive:
        agent = next((i for i in range(len(behind)) if is_agent(behind[i], passage)), None)
        done_by = frozenset[str]() if agent is None else doer(behind[agent:], passage)
        front, back = done_by, front
    elif not front and (words.subject_behind or inverted or _opens(before, passage)):
        # Who stands behind the verb may be the one who does it.
        if not words.object_marks:
            return
        back = named(behind, passage, led_by=words.object_marks)
    yield Deed(_verb(passage, place), verb.text, front, back)


def _verb(passage: Passage, place: int) -> str:
    """Return what all forms of a verb have in common ("exhort" of "exhortée", too)."""
    endings, base = passage.lexicon.verb_endings, passage.tokens[place].base
    if not endings:
        return passage.stem_of(place)
    ending = next((ending for ending in endings if base.endswith(ending)), "")
    return base.removesuffix(ending)


def _is_passive(
    verb: Token, before: Sequence[Token], behind: Sequence[Token], passage: Passage
) -> bool:
    words = passage.lexicon
    near = [written(token) for token in reversed(before[-_AUXILIARIES:])]
    if words.participle_endings:
        if not written(verb).endswith(words.participle_endings):
            return False
        told = next((one for one in near if one in words.passives | words.actives), None)
        return told not in words.actives
    return bool(behind[:1] and behind[0].base in words.agents) or (
        not verb.base.endswith(words.ongoing_endings) and any(one in words.passives for one in near)
    )


def _in_relative_clause(before: Sequence[Token], passage: Passage) -> tuple[Sequence[Token], bool]:
    """Return what stands before a verb in its relative clause, and whether it is no subject's.

    "Dorn que la Norlande a exhorté": not both do it.
    """
    words = passage.lexicon
    for place in reversed(range(len(before))):
        token = before[place]
        if token.base in words.relatives | words.subject_relatives:
            return before[place + 1 :], token.base in words.relatives
        if elided(token) in words.relatives:
            return before[place:], True
    return before, False


def _opens(before: Sequence[Token], passage: Passage) -> bool:
    """Whether nothing that may be a subject stands before a verb ("..., a averti Ada Vell")."""
    words = passage.lexicon
    relative = any(
        token.base in words.subject_relatives
        for token in passage.tokens
        if before and token.clause == before[0].clause and token.start < before[0].start
    )
    return (
        bool(words.participle_endings)
        and not relative
        and all(written(token) in words.actives for token in before)
    )


def _of_a_pronoun(passage: Passage, place: int) -> bool:
    """Whether what it is done to is a pronoun, or who does it ("les a exhortés", "s'accusent")."""
    words, tokens = passage.lexicon, passage.tokens
    if not words.pronouns:
        return False
    if place + 1 < len(tokens) and tokens[place + 1].glued:  # "convidou-a"
        return True
    helping = words.passives | words.actives
    while True:
        if elided(tokens[place]) in words.pronouns:
            return True
        place -= 1
        if place < 0 or tokens[place].clause != tokens[place + 1].clause:
            return False
        if written(tokens[place]) not in helping:
            return written(tokens[place]) in words.pronouns


def _mutual(behind: Sequence[Token], passage: Passage) -> bool:
    """Whether both do it ("accused each other")."""
    bases = {token.base for token in behind}
    return any(words <= bases for words in passage.lexicon.mutual)
