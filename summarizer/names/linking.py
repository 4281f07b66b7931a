"""Joins acronyms with what they stand for, states with their forms, offices with their holders."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain
from operator import attrgetter

from summarizer.lexicon import fold, of_people
from summarizer.names import vocabulary as v
from summarizer.names.entities import PLACE, Entity, absorb
from summarizer.names.kinds import head_kind
from summarizer.names.spans import Span
from summarizer.names.territories import is_country, is_demonym, territory_code

_NAME, _SPANS, _OFFICE = attrgetter("name"), attrgetter("spans"), attrgetter("office")


def link_acronyms(entities: list[Entity]) -> list[Entity]:
    """Join "World Monuments Fund (WMF)" with "WMF", and "WHO" with what its letters stand for."""
    forms = {id(e): form for e in entities if (form := _letters(e.name))}
    if not forms:
        return entities
    fulls = [(entity, _initials(entity.name)) for entity in entities if " " in entity.name]
    kept = []
    for short in entities:
        form = forms.get(id(short), "")
        full = _stood_for(form, fulls) if form else None
        if full is None:
            kept.append(short)
        else:
            absorb(full, short)
    return kept


def _letters(name: str) -> str:
    """Return the letters of what looks like an acronym, else ""."""
    if name[1:2].islower() or " " in name:  # as most are
        return ""
    form = name.replace(".", "")
    return form if 2 <= len(form) <= 10 and form[:2].isupper() else ""


def _stood_for(form: str, fulls: Iterable[tuple[Entity, set[str]]]) -> Entity | None:
    for full, initials in fulls:
        declared = not _has_party(full, form, initials) and any(
            s.acronym and s.acronym.replace(".", "") == form for s in full.spans
        )
        if declared or (len(form) >= 3 and form in initials):
            return full
    return None


def _has_party(entity: Entity, form: str, initials: set[str]) -> bool:
    """Whether what stands in brackets is a person's party: "Angela Merkel (CDU)"."""
    if entity.titles:
        return True
    personal = 2 <= len(entity.name.split()) <= 3 and head_kind(entity.name) is None
    return personal and not any(letters.startswith(form[0]) for letters in initials)


def _initials(name: str) -> set[str]:
    words = re.findall(r"[^\W_]+", name.replace("'s", "").replace("’s", ""))
    capitals = "".join(w[0] for w in words if w[0].isupper())
    every = "".join(w[0].upper() for w in words)
    return {capitals, every}


def link_states(entities: list[Entity], language: str) -> list[Entity]:
    """Join "Kingdom of Morocco" with "Morocco"."""
    words = " ".join(map(_NAME, entities)).casefold().split()
    if v.STATE_FORMS.isdisjoint(words):
        return entities
    states = {e.code: e for e in entities if e.code and is_country(e.code)}
    by_name = {e.name: e for e in entities}
    gone: set[int] = set()
    for entity in entities:
        code = None if entity.code else _state_in(entity.name, language)
        if code is None:
            state = by_name.get(led_by(entity.name)) or _of_people(entity, entities, language)
            if state is not None and not state.titles:
                absorb(state, entity)
                gone.add(id(entity))
            continue
        if code in states:
            absorb(states[code], entity)
            gone.add(id(entity))
        else:
            entity.code = code
            states[code] = entity
    return [e for e in entities if id(e) not in gone]


def led_by(name: str) -> str:
    """Return "Norland" of "Government of Norland" and "Kingdom of Norland", "" of other names."""
    form, _, state = name.partition(" of ")
    return state.removeprefix("the ") if form.casefold() in v.STATE_FORMS else ""


def _of_people(entity: Entity, entities: Iterable[Entity], language: str) -> Entity | None:
    """Return the country whose "Chinese government" it is."""
    people, _, form = entity.name.partition(" ")
    if form.casefold() not in v.STATE_FORMS or not is_demonym(people, language):
        return None
    word = fold(people)
    countries = (e for e in entities if is_country(e.code))
    return next(
        (e for e in countries if any(of_people(word, fold(f), language) for f in e.forms)), None
    )


@lru_cache(maxsize=8192)
def _state_in(name: str, language: str) -> str | None:
    """The country code inside "Kingdom of Morocco", "New Zealand government"."""
    words = name.split()
    if v.STATE_FORMS.isdisjoint(map(str.casefold, words)):
        return None
    for i in range(len(words)):
        for rest, others in (
            (words[i:], words[:i]),
            (words[: len(words) - i], words[len(words) - i :]),
        ):
            code = territory_code(" ".join(rest), language)
            if not is_country(code) or not others:
                continue
            kept = [w.casefold() for w in others if w.casefold() not in v.LOOSE]
            if kept and all(w in v.STATE_FORMS for w in kept):
                return code
    return None


def attach_offices(entities: list[Entity]) -> list[Entity]:
    """Give "the Secretary of State" to the John Kerry who holds it; keep lone offices."""
    if not any(map(_OFFICE, chain.from_iterable(map(_SPANS, entities)))):
        return entities
    named = [e for e in entities if not all(map(_OFFICE, e.spans))]
    kept = []
    for entity in entities:
        offices = entity.spans if all(map(_OFFICE, entity.spans)) else []
        holder = _holder(offices, named) if offices else None
        if holder is None:
            kept.append(entity)
        else:
            holder.titles.extend(s.name for s in offices[:1] if s.name not in holder.titles)
            holder.spans = sorted([*holder.spans, *offices], key=PLACE)
    return kept


def _holder(offices: Iterable[Span], entities: Iterable[Entity]) -> Entity | None:
    """Return who stands beside an office, or the one person whose title it is."""
    beside = next((e for s in offices for e in entities if _beside(s, e)), None)
    if beside is not None:
        return beside
    names = {s.name.casefold() for s in offices}
    titled = [e for e in entities if any(title.casefold() in names for title in e.titles)]
    return titled[0] if len(titled) == 1 else None


def _beside(office: Span, entity: Entity) -> bool:
    """Whether a person's full name stands next to an office, a comma and "the" between them."""
    if entity.code or head_kind(entity.name) or " " not in entity.name:
        return False
    return any(
        not s.office
        and s.sentence == office.sentence
        and (
            0 <= _lead(s) - (office.start + len(office.name)) <= 3
            # Another body may stand between: "Jane Roe, Foreign Office Minister for Asia".
            or 0 <= office.start - (s.start + len(s.name)) <= 24
        )
        for s in entity.spans
    )


def _lead(span: Span) -> int:
    """Return where a name begins, with its title."""
    return span.start + len(span.name) - len(span.full or span.name)
