"""Merges the spans of an article into entities: one per person, body or country.

Merges titles and short forms, acronyms with what they stand for, and a state with its
government. Whether an entity is an actor, and of what kind, is decided elsewhere unless a word
of the name tells.
"""

from collections.abc import Sequence

from summarizer.names import vocabulary as v
from summarizer.names.entities import Entity, by_form, inflected_alike
from summarizer.names.kinds import hint
from summarizer.names.linking import attach_offices, led_by, link_acronyms, link_states
from summarizer.names.short_forms import link_short_forms
from summarizer.names.spans import Span
from summarizer.names.territories import is_country, territory_code


def merge(spans: Sequence[Span], language: str) -> list[Entity]:
    """Return the entities behind the spans, in the order of their first mention."""
    entities = by_form(spans, language)
    entities = link_acronyms(entities)
    entities = link_states(entities, language)
    entities = link_short_forms(entities, language)
    entities = attach_offices(entities)
    for entity in entities:
        _choose_name(entity)
        entity.hint = hint(entity, language)
    entities = [e for e in entities if not _derived(e, entities)]
    entities.sort(key=lambda e: (e.spans[0].sentence, e.spans[0].start))
    return entities


def _choose_name(entity: Entity) -> None:
    if len(entity.forms) > 1:
        entity.name = _fullest(entity)
    if (
        entity.titles
        and entity.titles[0]
        and " " not in entity.name
        and not is_country(entity.code)
    ):
        # A bare surname looks odd: show it as the article does, "Mr. Roe" or "President Roe".
        titled = next((s.full for s in entity.spans if s.full != s.name), entity.name)
        entity.name = " ".join(titled.split()[-2:]) if len(titled.split()) > 3 else titled
        entity.count(entity.name)


def _fullest(entity: Entity) -> str:
    forms = entity.forms
    if is_country(entity.code):
        codes = [f for f in forms if territory_code(f) or territory_code(f, "fr")]
        long = [f for f in codes if len(f) > 4] or codes or list(forms)
        return max(long, key=lambda f: (forms[f], len(f)))
    led = {form for form in forms if led_by(form) in forms}
    plain = [f for f in forms if " " in f and f not in led] or [f for f in forms if f not in led]
    if len(plain) > 1 and len(set(map(inflected_alike, plain))) == 1:
        return min(plain, key=len)  # "Deutsche Bahn", not "Deutschen Bahn"
    return max(plain, key=lambda f: (len(f), territory_code(f) is not None, forms[f]))


_OF_A_PEOPLE = (*v.PEOPLE_ENDINGS, "ns", "is")


def _derived(entity: Entity, entities: list[Entity]) -> bool:
    """Whether a name is the adjective of another one: "Kestrian" beside "Kestria"."""
    doubtful = entity.hint is None and " " not in entity.name
    # "Greta Lind, a Liberal," where the article speaks of the Liberals.
    if doubtful and any(other.name == f"{entity.name}s" for other in entities):
        return True
    return (
        doubtful
        and entity.name.endswith(_OF_A_PEOPLE)
        and any(
            other is not entity
            and len(other.name) >= 5
            and entity.name[: len(other.name) - 1] == other.name[:-1]
            and entity.name != other.name
            for other in entities
        )
    )
