"""Whether those who are said to promise, urge or refuse something are those who do so.

"Norland promised to reopen the border, and Estia agreed to pay": it is not Estia that promised
to reopen it; nor does Estia urge anybody in "Norland urged Estia to withdraw". Only the names
right in front of a verb, and in English right behind it, are looked at: an approximation without
a parser, which says nothing where something else stands there.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from summarizer.grounding.aliases import Aliases
from summarizer.grounding.evidence import Evidence
from summarizer.grounding.governing import COORDINATING
from summarizer.grounding.passage import Passage, key
from summarizer.grounding.tokens import Token
from summarizer.lexicon import Cue, fold

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
        subject: the last word right in front of the verb if it is a name's, as written, or "".
        objects: words of the names that it is done to.
    """

    start: int
    end: int
    makers: frozenset[str]
    subject: str
    objects: frozenset[str]


def may_be_misattributed(names: Sequence[str], evidence: Evidence) -> bool:
    """Tell whether somebody acts in the sentences beside those who are named, going by capitals."""
    return not all(_is_plain(names, passage) for passage in evidence.passages)


def misattributed(
    makers: Sequence[Passage], action: Passage, evidence: Evidence, aliases: Aliases
) -> Iterator[tuple[int, str]]:
    """Yield the index of each maker that is not one, with a message.

    Args:
        makers: names of those who are said to promise, urge or refuse it.
        action: what it is.
        evidence: the sentences.
        aliases: what else the names of the article are called.
    """
    names = [maker.text for maker in makers]
    for passage in evidence.passages:
        acts = () if _is_plain(names, passage) else acts_of(passage)
        home = _home(action, evidence, passage, acts) if acts else None
        if home is None:
            continue
        for index, maker in enumerate(makers):
            if message := _objection(maker, home, acts, passage, aliases):
                yield index, f"{maker.text!r}: {message} in {evidence.label}"


def misplaced_term(term: str, action: Passage, evidence: Evidence) -> str | None:
    """Return a message if a sum or a deadline goes with what somebody else does.

    Args:
        term: the sum or deadline, in the words of the sentences.
        action: what it is said to go with.
        evidence: the sentences.
    """
    instead = ""
    for passage in evidence.passages:
        acts = acts_of(passage) if term in passage.text and len(passage.cues) > 1 else ()
        home = _home(action, evidence, passage, acts) if len(acts) > 1 else None
        for place in _places(term, passage.text):
            act = _act_at(passage, acts, place) if home else None
            # "By May, Norland will pay and Estia will leave" holds for both.
            if act is None or act is home or place < _first_maker(passage, acts[0]):
                return None
            instead = instead or act.subject
    return f"{term!r}: it goes with what {instead} does in {evidence.label}" if instead else None


def _places(text: str, sentence: str) -> Iterator[int]:
    place = sentence.find(text)
    while place >= 0:
        yield place
        place = sentence.find(text, place + len(text))


def _act_at(passage: Passage, acts: Sequence[Act], place: int) -> Act:
    index = bisect_right(passage.starts, place) - 1
    return acts[max(bisect_right([act.start for act in acts], index) - 1, 0)]


def _first_maker(passage: Passage, act: Act) -> int:
    places = zip(passage.tokens, passage.starts, strict=True)
    return next((place for token, place in places if token.base in act.makers), 0)


def _is_plain(names: Sequence[str], passage: Passage) -> bool:
    """Whether all makers are named in front of the first verb, and nobody behind it acts."""
    if not passage.cues:
        return True
    starts = [cue.start for cue in passage.cues]
    first, last = min(starts), max(starts)
    head, between = passage.text[:first], passage.text[first:last]
    return (not between or between.islower()) and all(name in head for name in names)


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
        bases = frozenset(passage.tokens[at].base for at in range(end, place) if at in names)
        if found and not bases:
            continue  # "refused to accept": one act with the verb before it.
        start = _start(passage, end, place, names) if found else 0
        if found:
            found[-1] = found[-1]._replace(end=start)
        subject = _subject(passage, place, names)
        found.append(Act(start, len(passage.tokens), bases, subject, frozenset()))
        end = bisect_left(passage.starts, cue.end)
        found[-1] = found[-1]._replace(objects=_objects(passage, cue, end, place))
    return tuple(found)


def _is_noun(cue: Cue, passage: Passage) -> bool:
    """Whether an act is only spoken of, as somebody's: "a Valdorian request", "Estia's offer"."""
    return bool(_NOUN.match(cue.text) and _OWNED.search(passage.text[: cue.start]))


def _objection(
    maker: Passage, home: Act, acts: Sequence[Act], passage: Passage, aliases: Aliases
) -> str | None:
    names = [token for token in maker.tokens if token.capital]
    bases = frozenset(token.base for token in names)
    if not bases or _stands(names, maker, home, passage, aliases):
        return None
    if home.subject and any(bases <= act.makers for act in acts if act is not home):
        return f"it is {home.subject!r} that does so"
    if bases <= home.objects and not any(bases & act.makers for act in acts):
        return "it is done to them, not by them,"
    return None


def _stands(
    names: Sequence[Token], maker: Passage, act: Act, passage: Passage, aliases: Aliases
) -> bool:
    """Whether a maker, or another name of it, stands in front of an act's verb."""
    if any(token.base in act.makers for token in names):
        return True
    front = [t for t in passage.tokens[act.start : act.end] if t.base in act.makers]
    line = f" {' '.join(map(key, front))} "
    return any(aliases.bridges(key(token), maker.line, line) for token in names)


def _home(action: Passage, evidence: Evidence, passage: Passage, acts: Sequence[Act]) -> Act | None:
    """Return the one act whose words an action has, if there is one."""
    starts = [act.start for act in acts]
    homes: set[int] | None = None
    for index in action.content:
        if action.tokens[index].capital:
            continue
        places = [
            at for where, at in evidence.places_in_any_form(action, index) if where is passage
        ]
        if places:
            here = {bisect_right(starts, place) - 1 for place in places}
            homes = here if homes is None else homes & here
    return acts[homes.pop()] if homes and len(homes) == 1 else None


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
        adverb = words.adverbs and token.base.endswith(words.adverbs)
        if not adverb and token.base not in _SMALL:
            break
    return ""


def _start(passage: Passage, first: int, place: int, names: Container[int]) -> int:
    """Return where the subject of a verb begins, with those that "and" joins to it."""
    tokens = passage.tokens
    joins = [at for at in range(first, place) if tokens[at].base in _JOINING]
    clauses = [at for at in range(first + 1, place) if tokens[at].clause != tokens[at - 1].clause]
    for at in sorted({*joins, *clauses}):
        lists = at - 1 in names and at + 1 in names  # "Varn and Merrow"
        if not lists and any(each in names for each in range(at, place)):
            return at
    return next((at for at in range(first, place) if at in names), place)


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
        elif token.base not in passage.lexicon.articles and not token.capital:
            before = token.base
    return frozenset(found)
