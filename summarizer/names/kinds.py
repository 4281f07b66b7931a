"""What an entity is, when a word of its name or beside it tells."""

import re
from functools import lru_cache
from operator import attrgetter

from summarizer.names import vocabulary as v
from summarizer.names.entities import Entity, Hint
from summarizer.names.territories import is_body, is_country, is_demonym, territory_code

_HEADS: tuple[tuple[frozenset[str], Hint], ...] = (
    (v.COMPANY_HEADS, "company"),
    (v.THING_HEADS, "thing"),
    (v.GOVERNMENT_HEADS, "government"),
    (v.ORGANISATION_HEADS, "organisation"),
    (v.COLLECTIVE_NOUNS, "government"),
)


_EVERY_HEAD = frozenset[str]().union(*(table for table, _ in _HEADS))


@lru_cache(maxsize=8192)
def head_kind(name: str) -> Hint | None:
    """Tell what the head of a name makes it: "Ministry of Health", "Norrvik Holdings"."""
    words = [w.casefold().strip(".,") for w in name.split()]
    if _EVERY_HEAD.isdisjoint(words):
        return None
    core = _core(words)
    for table, hint in _HEADS:
        if core and (
            core[-1] in table or (core[0] in table and hint != "thing" and hint != "company")
        ):
            return hint
    return None


def _core(words: list[str]) -> list[str]:
    """The words in front of the first "of": the head of an English or Romance name."""
    for i, word in enumerate(words):
        if word in v.CONNECTORS and i:
            return words[:i]
    return words


# "N-4", "A7", "F-35", "MH17": a road, a type, a flight; but "G7" and "G20" are groups.
_CODE = re.compile(r"(?!G-?\d)[A-Z]{1,3}-?\d{1,4}[A-Z]?")
_THINGS = v.THING_HEADS | v.THING_NOUNS


def hint(entity: Entity, language: str) -> Hint | None:
    """Tell what an entity is, or ``None`` when a model must say."""
    if entity.code:
        return "government" if is_country(entity.code) else "place"
    if is_body(territory_code(entity.name, language)):
        return "organisation"
    spans = entity.spans
    if entity.name.casefold() in v.THING_ACRONYMS or _CODE.fullmatch(entity.name):
        return "thing"
    if _is_way_or_vessel(entity, language):
        return "thing"
    if any(map(_OFFICE, spans)):
        return "group" if _are_several(entity.name) else "person"
    *first, last = entity.name.split()
    if is_demonym(last, language) and v.DIRECTIONS.issuperset(map(str.casefold, first)):
        plural = last.endswith(("s", "en")) and not last.endswith("ss")
        return "group" if plural else "thing"
    if entity.titles:
        return "person"
    kind = head_kind(entity.name)
    called_things = sum(map(_THINGS.__contains__, map(_AFTER, spans)))
    # "Future of Babylon": a phrase whose head is no body; once called a project is enough.
    if called_things and called_things * 2 >= len(spans) + (not _phrase(entity.name, kind)):
        return "thing"
    return kind


def _are_several(office: str) -> bool:
    """Whether an office is that of several: "Defence Secretaries"."""
    last = office.split()[-1].casefold()
    return last.endswith("s") and (
        v.is_title(last.removesuffix("s")) or v.is_title(last.removesuffix("ies") + "y")
    )


def _is_way_or_vessel(entity: Entity, language: str) -> bool:
    called = sum(map(v.WAYS_AND_VESSELS.__contains__, map(_CALLED, entity.spans)))
    if called * 2 >= len(entity.spans):
        return True
    first, _, rest = entity.name.casefold().partition(" ")
    # "Lake Irre", in German "Frachter Karla"; but neither "Lake Authority" nor "Rio Tinto".
    telling = v.WAYS_AND_VESSELS if language == "de" else _LAKES
    return bool(rest) and first in telling and head_kind(entity.name) is None


_LAKES = frozenset(["lake", "lac"])
_OFFICE, _AFTER, _CALLED = map(attrgetter, ("office", "after", "called"))


def _phrase(name: str, kind: Hint | None) -> bool:
    return kind is None and any(word.islower() for word in name.split())
