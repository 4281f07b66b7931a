"""Actors: names found by rule; the model says what the doubtful ones are."""

import re
from collections.abc import Collection, Sequence, Set
from typing import Any, cast

from summarizer.errors import RefusalError, ReplyError
from summarizer.flow.asking import ask
from summarizer.flow.context import Window
from summarizer.flow.conversation import Conversation
from summarizer.flow.guided.affiliations import Affiliation, affiliation_of, owner_of
from summarizer.flow.guided.questions import question
from summarizer.flow.guided.roles import StatedRole, role_of
from summarizer.flow.guided.states import states_among
from summarizer.flow.guided.subjects import PREPOSITIONS
from summarizer.names import Entity, Span
from summarizer.names import vocabulary as v
from summarizer.schemas import Actor, ActorKind, Article

_KINDS = ("person", "organisation", "company", "group", "place", "other")
_MOST_NAMES = 28
_TOKENS_PER_NAME = 24
# "at the museum", "on Brimstone sales"
_VENUE = frozenset("at in on near under as inside à dans chez sur en im am bei".split())
_ADVERBS = frozenset("mainly mostly largely predominantly".split())
# "Yonhap news agency", "the Embassy grant": the noun behind the name is what is spoken of.
_QUALIFIED = frozenset(
    "news newspaper magazine website broadcaster channel radio grant loan funding award"
    " states countries nations".split()
)
_HEARERS = frozenset({"told"})
_OUTLETS = frozenset(
    "news times herald post tribune gazette chronicle telegraph mail observer courier radio tv "
    "televisión rundfunk zeitung".split()
)
_BODIES = frozenset({"government", "organisation", "company", "group"})
# "The European Commissioner, Rosa Verdi": an office that its capitals make a name.
_OFFICES = (" commissioner", " minister", " president", " chancellor", " ambassador", " envoy")
_NO_ACTORS = frozenset({"place", "thing", "other"})


def classify(window: Window, entities: Sequence[Entity]) -> Conversation[dict[str, str]]:
    """Return what each name is, by rule where a word of it tells, else as the model says.

    Raises:
        RefusalError: the model declined.
    """
    kinds = {entity.name: str(entity.hint) for entity in entities if entity.hint}
    doubtful = [entity.name for entity in entities if not entity.hint][:_MOST_NAMES]
    if not doubtful:
        return kinds
    request = question(
        window,
        "kinds",
        {name: {"type": "string", "enum": list(_KINDS)} for name in doubtful},
        label="actors",
        max_tokens=_TOKENS_PER_NAME * len(doubtful) + 32,
        names=doubtful,
    )
    try:
        data = yield from ask(window.run, request)
    except RefusalError:
        raise
    except ReplyError:
        data = {}
    answers: dict[str, Any] = data if isinstance(data, dict) else {}
    for name in doubtful:
        kind = answers.get(name)
        kinds[name] = kind if kind in _KINDS else "other"
    return kinds | dict.fromkeys(states_among(window.run.article, entities, kinds), "government")


def build_actors(
    article: Article,
    entities: Sequence[Entity],
    kinds: dict[str, str],
    makers: Collection[str] = (),
) -> list[Actor]:
    """Return the actors among the entities, persons first, with roles the article states.

    Args:
        article: the article.
        entities: what it names.
        kinds: what each of them is, by name.
        makers: names of those who make a commitment, and so are not named in passing.
    """
    people = [entity for entity in entities if kinds.get(entity.name) == "person"]
    roles = {entity.name: role_of(entity, article, people) for entity in people}
    stated = [role for role in roles.values() if role]
    bodies = [entity for entity in entities if kinds.get(entity.name) in _BODIES]
    actors = []
    for entity in entities:
        kind = kinds.get(entity.name, "other")
        if kind == "place" and entity.name in makers:
            kind = "government"  # No mere place promises something.
        held = kind == "person" and _is_held_office(entity, stated)
        if held or kind in _NO_ACTORS or (entity.code and _only_a_place(entity)):
            continue
        acts = kind == "person" or entity.code or entity.name in makers
        if not acts and _in_passing(entity, kind, stated):
            continue
        role = roles.get(entity.name)
        serves = (
            affiliation_of(entity, role, bodies, article)
            if kind == "person"
            else owner_of(entity, bodies, article)
        )
        told: Set[int] = _told_in(role, article) if role else set()
        actors.append(_actor(entity, cast("ActorKind", kind), role, serves, told))
    order = {"person": 0, "government": 1}
    return sorted(actors, key=lambda actor: order.get(actor.kind, 2))


def _actor(
    entity: Entity,
    kind: ActorKind,
    role: StatedRole | None,
    serves: Affiliation | None,
    told: Set[int],
) -> Actor:
    return Actor(
        cites=sorted({entity.named_in(), *told, *(serves[1] if serves else ())}),
        name=entity.name,
        kind=kind,
        role=_without_owner(role[0], serves) if role else None,
        affiliation=serves[0] if serves else None,
        aliases=entity.aliases,
    )


def _told_in(role: StatedRole, article: Article) -> Set[int]:
    """Return the ids of the sentences that tell a role, two for "her Estian counterpart"."""
    words, number = role[0].split(), role[1]
    here = article.sentence(number).text
    return {number} if number == 1 or all(word in here for word in words) else {number - 1, number}


def _without_owner(role: str, serves: Affiliation | None) -> str:
    """Return "chairwoman" of "Norland's chairwoman" where the affiliation tells the rest."""
    owner = re.match(rf"{re.escape(serves[0])}['’]s? ", role) if serves else None
    return role[owner.end() :] if owner else role


def _in_passing(entity: Entity, kind: str, roles: Sequence[StatedRole]) -> bool:
    """Whether a body does nothing: named as an employer only, or once, as a venue or qualifier."""
    if kind != "company" and all(
        span.after in _QUALIFIED or _employs(span, roles) for span in entity.spans
    ):
        return True
    if len(entity.spans) != 1:
        return False
    span = entity.spans[0]
    if span.before in _VENUE or _only_hears(span):
        return True
    lone = entity.hint is None and kind in {"group", "company"} and " " not in entity.name
    return lone and (bool(span.after) or span.before in PREPOSITIONS | _ADVERBS)


def _only_hears(span: Span) -> bool:
    """Whether a body is the outlet that somebody spoke to: "told the Vell Times that"."""
    outlet = span.name.split()[-1].casefold() in _OUTLETS
    return span.before in _HEARERS or (outlet and span.before in PREPOSITIONS)


def _employs(span: Span, roles: Sequence[StatedRole]) -> bool:
    """Whether a body is named within a role: "Jane Roe, spokeswoman for the Harbour Board"."""
    return any(sentence == span.sentence and span.name in role for role, sentence in roles)


def _is_held_office(entity: Entity, roles: Sequence[StatedRole]) -> bool:
    """Whether a name is only the office of somebody whom the article names."""
    name = entity.name.casefold()
    office = name.endswith(_OFFICES) or all(span.office for span in entity.spans)
    return office and any(name in role.casefold() for role, _ in roles)


def _only_a_place(entity: Entity) -> bool:
    """Whether a state is named only as where things happen ("in Iraq")."""
    return all(span.before in v.LOCATIVES for span in entity.spans)
