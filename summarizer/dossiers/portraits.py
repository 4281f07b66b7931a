"""What the dossier says of an actor: the fullest name, and what most articles say of it."""

from collections import Counter
from collections.abc import Iterable, Sequence

from summarizer.dossiers.mentions import Mention
from summarizer.dossiers.naming import is_acronym
from summarizer.dossiers.sources import Sources, cites, failing
from summarizer.schemas import ActorKind
from summarizer.schemas.dossier import DossierActor, Report


def name_of_all(mentions: Sequence[Mention]) -> str:
    """Return the name to show: a person's fullest, of anything else the most usual full one."""
    counts = Counter(mention.actor.name for mention in mentions)
    if mentions[0].is_person:
        # An initial says less than a name.
        said = {m.actor.name: sum(min(len(w), 2) for w in m.person.words) for m in mentions}
        return min(counts, key=lambda name: (-said[name], -counts[name], len(name), name))
    return min(counts, key=lambda name: (_is_short(name), -counts[name], len(name), name))


def portrait(mentions: Sequence[Mention], sources: Sources) -> DossierActor:
    """Return the entry of an actor."""
    actors = [mention.actor for mention in mentions]
    items = [(mention.article, mention.actor) for mention in mentions]
    articles = sorted({mention.article for mention in mentions})
    name = name_of_all(mentions)
    return DossierActor(
        name=name,
        kind=kind_of_all(mentions),
        role=_usual(actor.role for actor in actors),
        affiliation=_usual(actor.affiliation for actor in actors),
        aliases=aliases_of_all(mentions, name),
        cites=cites(items),
        articles=articles,
        outlets=sources.outlets(articles),
        ungrounded=failing(items),
        reports=[Report(article=article, item=item) for article, item in items],
    )


def aliases_of_all(mentions: Iterable[Mention], name: str) -> list[str]:
    """Return every other form of the name, in alphabetical order."""
    forms = {form for m in mentions for form in (m.actor.name, *m.actor.aliases)}
    return sorted(forms - {name})


def kind_of_all(mentions: Iterable[Mention]) -> ActorKind:
    """Return what most notes take the actor for."""
    counts = Counter(mention.actor.kind for mention in mentions)
    return min(counts, key=lambda kind: (-counts[kind], kind))


def _is_short(name: str) -> bool:
    letters = name.replace(".", "")
    return is_acronym(name) or (len(letters) == 2 and letters.isupper())


def _usual(values: Iterable[str | None]) -> str | None:
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda value: (-counts[value], -len(value), value), default=None)
