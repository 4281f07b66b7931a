"""What a sentence tells that names promise, urge or refuse: each verb with the names beside it.

Only the names right in front of a verb that announces an act, and in English right behind it, are
looked at: an approximation without a parser.
"""

import re
from bisect import bisect_left
from collections.abc import Container, Sequence
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from summarizer.grounding.joining import COORDINATING
from summarizer.grounding.passage import Passage
from summarizer.lexicon import Cue, fold
from summarizer.schemas import CommitmentStatus

# What may stand between a name and its verb.
_SMALL = frozenset(
    "has have had will would shall is are was were be been did do does also too then again later"
    " still not now n ne s se a ont avait avaient est sont aussi egalement pas ha han habia habian"
    " tambien no hanno aveva avevano anche non tem tinha tambem nao hat haben hatte hatten wird"
    " werden auch ebenfalls nicht heeft hebben had hadden zal ook niet".split()
)
_JOINING = COORDINATING | frozenset("or but oder aber ou mais pero ma mas maar".split())
# Behind one of these a name is not the object: "a deal with Estia", "was refused by Estia".
_NO_OBJECTS = frozenset("by from with between among of under like as than in at on near".split())
_GOVERNING = _NO_OBJECTS | {"to", "for", "about", "against"}
_ARTICLES = frozenset(["the", "a", "an"])
_RELATIVE = frozenset("who which that qui que die der das che".split())
_APART = 4
"""Words from one name to the next of those that stand together ("Tarek Osei of the Sarne")."""
# "The accord commits Estia to pay": the object is the one that undertakes it.
_BINDING = ("commit", "bind", "bound", "oblig", "requir", "allow")
_NOUN = re.compile(
    r"(?:request|demand|offer|call|appeal|pledge|promise|proposal|plan|plea|commitment|refusal"
    r"|rejection|recommendation|agreement|verzoek|eis|oproep|aanbod|belofte|voorstel)s?\b",
    re.IGNORECASE,
)
_OWNED = re.compile(
    r"(?:\b(?:the|an?|any|this|that|its|his|her|their|een|de|het|haar|zijn)\s(?:[\w-]+\s){1,3}"
    r"|\w['’]s?\s(?:[\w-]+\s){0,2})$",
    re.IGNORECASE,
)


class Act(NamedTuple):
    """What a sentence says that somebody promises, urges or refuses.

    Attributes:
        start, end: the words that tell of it, as indexes, its makers included; end exclusive.
        makers: words of the names in front of its verb, from the verb before it.
        nearest: those of the last of these names, and of those that stand together with it.
        subject: the last word right in front of the verb if it is a name's, as written, or "".
        objects: words of the names that it is done to.
        statuses: how firm its verbs say that it is.
    """

    start: int
    end: int
    makers: frozenset[str]
    nearest: frozenset[str]
    subject: str
    objects: frozenset[str]
    statuses: frozenset[CommitmentStatus]


@lru_cache(maxsize=64)  # it keeps the passages, which only one article needs
def acts_of(passage: Passage) -> tuple[Act, ...]:
    """Return the acts that a sentence tells of, each with the names beside its verb.

    None where a capital does not tell a name from a noun, as in German.
    """
    if passage.lexicon.noun_capitals:
        return ()
    told = [cue for cue in passage.cues if cue.status != "conditional"]
    told = [cue for cue in told if cue.strong or cue.status in {"pledged", "refused"}]
    told = [cue for cue in told if not _is_noun(cue, passage)]
    places = sorted({bisect_left(passage.starts, cue.start): cue for cue in told}.items())
    names = _names(passage)
    found: list[Act] = []
    end = 0
    for place, cue in places:
        named = [at for at in range(end, place) if at in names]
        if found:
            named = [at for at in named if not _is_of_earlier(passage, at, place, end)]
        bases = frozenset(passage.tokens[at].base for at in named)
        if found and not bases:  # "refused to accept": one act with the verb before it.
            found[-1] = found[-1]._replace(statuses=found[-1].statuses | {cue.status})
            continue
        start = _start(passage, end, place, names) if found else 0
        if found:
            found[-1] = found[-1]._replace(end=start)
        subject = _subject(passage, place, names)
        nearest = _together(passage, named)
        end = bisect_left(passage.starts, cue.end)
        objects = _objects(passage, cue, end, place)
        told_as = frozenset({cue.status})
        found.append(Act(start, len(passage.tokens), bases, nearest, subject, objects, told_as))
    return tuple(found)


def _is_of_earlier(passage: Passage, at: int, place: int, first: int) -> bool:
    """Whether a preposition ties a name to the verb before: "a deal with Estia, which would"."""
    tokens = passage.tokens
    clause = tokens[at].clause
    if place < len(tokens) and tokens[place].clause == clause:
        return False
    behind = reversed(tokens[max(first, at - _APART) : at])
    near = takewhile(lambda token: token.clause == clause, behind)
    return any(token.base in _GOVERNING for token in near)


def _is_noun(cue: Cue, passage: Passage) -> bool:
    """Whether an act is only spoken of, as somebody's: "a Valdorian request", "Estia's offer"."""
    return bool(_NOUN.match(cue.text) and _OWNED.search(passage.text[: cue.start]))


def _names(passage: Passage) -> frozenset[int]:
    """Return the indexes of the words that a capital shows to be names, no days or months."""
    dated = [(date.start, date.end) for date in passage.dates]
    days = {fold(day) for day in passage.weekdays.values()}
    return frozenset(
        at
        for at, token in enumerate(passage.tokens)
        if token.capital
        and not (token.initial and token.base in passage.lexicon.stop_words)
        and token.base not in days
        and not any(start <= token.start < end for start, end in dated)
    )


def _subject(passage: Passage, place: int, names: Container[int]) -> str:
    """Return the last word of the name right in front of a verb, in its own clause, or ""."""
    words = passage.lexicon
    clause = passage.tokens[place].clause if place < len(passage.tokens) else -1
    for at in reversed(range(place)):
        token = passage.tokens[at]
        if token.clause != clause:
            break
        if at in names:
            return token.text
        if at and token.base in _RELATIVE:  # "The bank, which declined"
            clause = passage.tokens[at - 1].clause
            continue
        adverb = words.adverbs and token.base.endswith(words.adverbs)
        if not adverb and token.base not in _SMALL:
            break
    return ""


def _together(passage: Passage, named: Sequence[int]) -> frozenset[str]:
    """Return the words of the last name and of those that stand with it.

    Of "Japan 5 million, Norway 4, the chair of the talks, Anna Holt, said" it is Anna Holt's alone.
    """
    found: list[str] = []
    last = named[-1] if named else 0
    for at in reversed(named):
        if last - at > _APART or any(t.base.isdigit() for t in passage.tokens[at:last]):
            break
        found.append(passage.tokens[at].base)
        last = at
    return frozenset(found)


def _start(passage: Passage, first: int, place: int, names: Container[int]) -> int:
    """Return where the subject of a verb begins, with those that "and" joins to it."""
    tokens = passage.tokens
    named = next((at for at in range(first, place) if at in names), place)
    for at in range(named, first - 1, -1):
        turns = at > first and tokens[at].clause != tokens[at - 1].clause
        if turns or tokens[at].base in _JOINING:
            return at
    return named


def _objects(passage: Passage, cue: Cue, first: int, place: int) -> frozenset[str]:
    if passage.language != "en" or not place or cue.text.casefold().startswith(_BINDING):
        return frozenset()
    found: list[str] = []
    before = ""
    for token in passage.tokens[first:]:
        if token.clause != passage.tokens[place].clause or token.base in _JOINING:
            break
        if token.capital and before not in _NO_OBJECTS:
            found.append(token.base)
        elif token.base not in _ARTICLES and not token.capital:
            before = token.base
    return frozenset(found)
