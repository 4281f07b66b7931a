"""Whom "we" and "I" mean throughout a text: the parties of a joint statement, an interviewee."""

import re
from collections.abc import Mapping, Sequence

from summarizer.flow.guided.counted import chains
from summarizer.flow.guided.mentions import Mention, may_be_human, unique
from summarizer.names import Entity
from summarizer.schemas import Article

_JOINT = re.compile(
    r"\bjoint (?:\w+ )?(?:statement|declaration|communiqu[eé])"
    r"|\bfollowing (?:joint )?(?:statement|declaration|communiqu[eé])"
    r"|\bdéclaration (?:commune|conjointe)|\bcommuniqué (?:commun|conjoint)"
    r"|\bdeclaración conjunta|\bcomunicado conjunto|\bgemeinsame[nr]? Erklärung"
    r"|\bdichiarazione congiunta|\bcomunicato congiunto|\bdeclaração conjunta"
    r"|\bgezamenlijke verklaring",
    re.IGNORECASE,
)
_INTERVIEW = re.compile(
    r"\binterview\b|\bq ?& ?a\b|\bentretien avec\b|\bentrevista\b|\bintervista\b|\bim gespräch\b",
    re.IGNORECASE,
)
_OPENING = 3
"""In so many sentences a text tells who speaks in it."""


def voices_of(
    article: Article, mentions: Mapping[int, Sequence[Mention]]
) -> tuple[bool, list[Entity]]:
    """Return whether a text is one voice's own, and whose it is, if that can be told.

    Args:
        article: the article.
        mentions: the names of each sentence, from left to right.
    """
    opening = [s for s in article.sentences[:_OPENING] if not s.flagged]
    title = article.trusted_title or ""
    texts = [title, *(s.text for s in opening)]
    if any(map(_JOINT.search, texts)):
        found = [mentions.get(s.id, []) for s in opening]
        lists = (c for s, names in zip(opening, found, strict=True) for c in chains(s.text, names))
        return True, unique(m.entity for m in next(lists, []))
    if _INTERVIEW.search(title):
        people = unique(
            m.entity for s in opening for m in mentions.get(s.id, []) if _is_person(m.entity)
        )
        return True, people[:1]
    return False, []


def _is_person(entity: Entity) -> bool:
    return bool(entity.titles) or may_be_human(entity)
