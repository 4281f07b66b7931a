"""Finds a person's role by rule: the title in front of the name, or the apposition beside it."""

from collections.abc import Sequence

from summarizer.flow.guided.appositions import behind, in_front, owned
from summarizer.flow.guided.offices import without_courtesy
from summarizer.names import Entity
from summarizer.schemas import Article

# What somebody is called besides an office: "the union's president, Professor Jane Roe".
_ACADEMIC = frozenset({"professor", "prof"})
StatedRole = tuple[str, int]
"""A role in the article's own words, and the id of the sentence it stands in."""


def role_of(entity: Entity, article: Article, people: Sequence[Entity] = ()) -> StatedRole | None:
    """Return the role that the article states for a person.

    Args:
        entity: the person.
        article: the article.
        people: the persons it names; what stands beside one of them is not another's role.
    """
    full = [one for one in people if one is not entity and (" " in one.name or one.titles)]
    others = [span for other in full for span in other.spans]
    for span in entity.spans:
        if span.office:
            continue
        text = article.sentence(span.sentence).text
        end = span.start + len(span.name)
        before = article.sentence(span.sentence - 1).text if span.sentence > 1 else ""
        # "Its president, Dame Olive Strand"
        courtesy = span.title and _ACADEMIC.issuperset(
            without_courtesy(span.title).casefold().replace(".", "").split()
        )
        start = end - len(span.full) if courtesy else span.start
        here = [other for other in others if other.sentence == span.sentence]
        near = [(other.start, other.start + len(other.name)) for other in here]
        found = (
            behind(text, end, near)
            or in_front(text, start, near)
            or owned(text, start, end, before)
        )
        if found:
            return found, span.sentence
    for span in entity.spans:
        held = span.office and span.name != entity.name
        role = span.name if held else without_courtesy(span.title)
        if role:
            return role, span.sentence
    return None
