"""Words for the people of a place: "Iraqi", "Norlandic"."""

from collections.abc import Collection

from summarizer.lexicon.loader import lexicon

SHORTEST_PLACE = 4
"""So many letters a people's word has in common with its place, at least."""


def of_people(people: str, place: str, language: str) -> bool:
    """Tell whether a folded word names the people of a place: "iraqi" of "iraq"."""
    words = lexicon(language)
    return words.demonyms.get(people) == place or derives(people, place, words.people_endings)


def derives(people: str, place: str, endings: Collection[str]) -> bool:
    """Tell whether a word is a place's with one of these endings."""
    root = place.rstrip("aeiouy") if len(place) > SHORTEST_PLACE else place
    for start in {root, place}:
        if len(start) >= SHORTEST_PLACE and people.startswith(start):
            return people[len(start) :] in endings
    return False
