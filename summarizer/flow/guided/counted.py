"""Groups that an article counts: "the three provinces, A, B and C", and later "the three"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from summarizer.flow.guided import subjects as words
from summarizer.flow.guided.mentions import Mention
from summarizer.lexicon import fold
from summarizer.names import Entity

_NUMBERS = {
    word: number
    for number, names in enumerate(
        (
            "two deux dos zwei due dois duas twee",
            "three trois tres drei tre drie",
            "four quatre cuatro vier quattro quatro",
            "five cinq cinco fünf cinque vijf",
            "six seis sechs sei zes",
            "seven sept siete sieben sette sete zeven",
        ),
        start=2,
    )
    for word in names.split()
}
_COUNTED = rf"(?P<number>{'|'.join(_NUMBERS)})\s(?:[^\W\d_]+\s){{0,2}}?(?P<noun>[^\W\d_]{{4,}})"
# "The three provinces on the river, ", "two firms: ".
_BEFORE_A_LIST = re.compile(
    rf"(?<!\w){_COUNTED}(?:\s[^\W\d_]+){{0,4}}?\s?[,:(–—]\s?$", re.IGNORECASE
)
_MEANT = re.compile(
    rf"(?:(?:the|all|these|les|los|las|die|alle|den|i|le|os|as|de)\s){{1,2}}{_COUNTED}",
    re.IGNORECASE,
)
_STATES = frozenset(
    "countries states nations governments powers neighbours neighbors pays etats paises estados"
    " gobiernos lander staaten regierungen paesi stati governi governos landen regeringen".split()
)
_SIDES = frozenset("parties sides delegations signatories parteien partes parti partijen".split())
_LEAST_UNNAMED = 3


@dataclass(frozen=True, slots=True)
class Group:
    """Those whom a sentence lists, and what it calls them: "" if it only lists them."""

    sentence: int
    start: int
    members: tuple[Entity, ...]
    noun: str


class Counted:
    """Answers whom "the three provinces" means."""

    def __init__(self, mentions: Mapping[int, Sequence[Mention]], texts: Mapping[int, str]) -> None:
        self._groups = [
            group
            for number, found in sorted(mentions.items())
            if number in texts and len(found) > 1
            for group in _groups_of(number, texts[number], found)
        ]

    def listed_at(self, sentence: int, start: int) -> list[Entity]:
        """Return those whom a sentence counts and lists from there on; or nobody."""
        place = (sentence, start)
        found = (g for g in self._groups if g.noun and (g.sentence, g.start) == place)
        return [member for group in found for member in group.members]

    def meant_by(self, phrase: str, sentence: int) -> list[Entity]:
        """Return whom a phrase with a number in it means in a sentence; or nobody."""
        if not self._groups or (said := _MEANT.fullmatch(phrase)) is None:
            return []
        number, noun = _NUMBERS[said["number"].casefold()], fold(said["noun"])
        known = [g for g in self._groups if g.sentence <= sentence and len(g.members) == number]
        called = [g for g in known if g.noun == noun]
        states = [g for g in known if noun in _STATES and all(map(_governs, g.members))]
        if not (called or states) and noun in _SIDES and number >= _LEAST_UNNAMED:
            called = known
        latest = next(reversed(called or states), None)
        return list(latest.members) if latest else []


def _governs(entity: Entity) -> bool:
    return entity.code is not None or entity.hint == "government"


def _groups_of(number: int, text: str, found: Sequence[Mention]) -> Iterator[Group]:
    for chain in chains(text, found):
        members = tuple({id(m.entity): m.entity for m in chain}.values())
        counted = _BEFORE_A_LIST.search(text[: chain[0].lead])
        said = _NUMBERS[counted["number"].casefold()] if counted else None
        if counted and said == len(members):
            yield Group(number, chain[0].start, members, fold(counted["noun"]))
        elif len(members) >= _LEAST_UNNAMED:
            yield Group(number, chain[0].start, members, "")


def chains(text: str, found: Sequence[Mention]) -> Iterator[list[Mention]]:
    """Yield the names that commas and "and" join, as far as they go, if an "and" is there."""
    chain: list[Mention] = []
    joined = False
    for mention in found:
        gap = text[chain[-1].end : mention.lead] if chain else ""
        if chain and not joined and words.LISTED_OR_JOINED.fullmatch(gap):
            chain.append(mention)
            joined = words.JOINED.fullmatch(gap) is not None
            continue
        if joined:
            yield chain
        chain, joined = [mention], False
    if joined:
        yield chain
