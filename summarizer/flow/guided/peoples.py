"""Tells which state a people's word speaks of: "Norlandic" of Norland, "British" of the UK."""

from summarizer.lexicon import fold, lexicon, of_people
from summarizer.names import Entity, territory_code


def speaks_of(word: str, state: Entity, language: str) -> bool:
    """Tell whether a word is the adjective of a state, by one of its names or by its code."""
    people = fold(word)
    places = {fold(form) for form in state.forms} - {people}
    if any(of_people(people, place, language) for place in places):
        return True
    land = lexicon(language).demonyms.get(people) if state.code else None
    return land is not None and territory_code(land, language) == state.code
