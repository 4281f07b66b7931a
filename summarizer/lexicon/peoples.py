"""Words for the people of a place: "Iraqi", "Norlandic"."""

from collections.abc import Collection

from summarizer.lexicon.loader import lexicon

SHORTEST_PLACE = 4
"""So many letters a people's word has in common with its place, at least."""


def of_people(people: str, place: str, language: str) -> bool:
    """Tell whether a folded word names the people of a place: "iraqi" of "iraq"."""
    words = lexicon(language)
    return words.demonyms.get(people) == place or derives(people, place, words.people_endings)


_OF_NIGER = frozenset("ien ienne iens iennes ino ina inos inas ini isch ische ischen".split())
_NIGERS = frozenset({"niger", "nigeria"})


def derives(people: str, place: str, endings: Collection[str]) -> bool:
    """Tell whether a word is a place's with one of these endings."""
    root = place.rstrip("aeiouy") if len(place) > SHORTEST_PLACE else place
    for start in {root, place}:
        if len(start) >= SHORTEST_PLACE and people.startswith(start):
            ending = people[len(start) :]
            # A Nigerian is of Nigeria, a Nigerien of Niger.
            if place in _NIGERS and (place == "niger") != (ending in _OF_NIGER):
                return False
            return ending in endings
    return False
