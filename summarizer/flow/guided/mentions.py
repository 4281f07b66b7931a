"""Where an article names those who can act."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from summarizer.flow.guided import subjects as words
from summarizer.names import Entity, is_capital, is_country


@dataclass(frozen=True, slots=True)
class Mention:
    """One name in one sentence.

    Attributes:
        entity: whose name it is.
        start, end: where the name stands, in code points.
        before: the word in front of title and name, articles skipped, folded.
        lead: where its title begins; ``start`` if it has none.
    """

    entity: Entity
    start: int
    end: int
    before: str
    lead: int

    @property
    def governed(self) -> bool:
        """Whether a preposition or a verb with an object stands in front: no subject."""
        return self.before in words.PREPOSITIONS or self.before in words.WITH_OBJECT


def mentions_of(actors: Sequence[Entity]) -> dict[int, list[Mention]]:
    """Return the mentions of each sentence, from left to right."""
    found: dict[int, list[Mention]] = {}
    for entity in actors:
        for span in entity.spans:
            end = span.start + len(span.name)
            titled = span.full.endswith(span.name)
            lead = end - len(span.full) if titled else span.start
            mention = Mention(entity, span.start, end, span.before, lead)
            found.setdefault(span.sentence, []).append(mention)
    for mentions in found.values():
        mentions.sort(key=lambda m: m.start)
    return found


def may_be_human(entity: Entity) -> bool:
    """Whether a name may be that of a human being: "Doctors Without Borders" is none."""
    if entity.hint is None:
        return " " in entity.name and _NEVER_IN_PERSONS.isdisjoint(entity.name.casefold().split())
    return entity.hint == "person"


_NEVER_IN_PERSONS = frozenset(
    "without against for of on in sans contre pour sin contra ohne gegen für watch action aid"
    " rescue relief international global world".split()
)


_OPENING = 3
"""In so many sentences an article tells whom it is about."""


def _free_mentions(entity: Entity) -> int:
    """How often a name stands where a subject can."""
    return sum(span.before not in words.PREPOSITIONS for span in entity.spans)


def unique(entities: Iterable[Entity]) -> list[Entity]:
    """Return each entity once, in their order."""
    seen: dict[int, Entity] = {}
    for entity in entities:
        seen.setdefault(id(entity), entity)
    return list(seen.values())


def two_states(actors: Sequence[Entity], is_state: Callable[[Entity], bool]) -> list[Entity]:
    """Return the two states that "both sides" means: those that act most.

    Args:
        actors: those who can be meant.
        is_state: whether the article gives a name that no list of states knows what a state has.
    """
    free = {
        id(e): _free_mentions(e)
        for e in actors
        if len(e.spans) > 1
        and (e.code or (_may_be_state(e) and not is_capital(e.name) and is_state(e)))
    }
    states = [e for e in actors if id(e) in free]
    known = [e for e in actors if is_country(e.code)]
    opening = [e for e in known if e.sentences[0] <= _OPENING]
    for pair in (known, opening):
        if len(states) < 2 and len(pair) == 2:
            return pair
    if len(states) < 2:
        # States that no list knows: lone names that act at least twice.
        acting = {id(e): _free_mentions(e) for e in actors if _may_be_state(e)}
        free |= {key: count for key, count in acting.items() if count > 1}
        states = [e for e in actors if id(e) in free]
    return sorted(states, key=lambda e: (-free[id(e)], -len(e.spans)))[:2]


def the_company(actors: Iterable[Entity], kinds: Mapping[str, str]) -> Entity | None:
    """Return the one company of an article, if there is one that it goes on to speak of.

    Args:
        actors: those who can be meant.
        kinds: what the model takes each of them for, by name.
    """
    companies = [one for one in actors if kinds.get(one.name) == "company"]
    return companies[0] if len(companies) == 1 and len(companies[0].spans) > 1 else None


def _may_be_state(entity: Entity) -> bool:
    return entity.hint is None and " " not in entity.name and not entity.name.isupper()
