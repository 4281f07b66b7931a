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


# At the head of its clause: "I have argued", "so I asked".
_I_SPEAK = re.compile(r"(?:^|[,;]\s|\b(?:and|but|so|because)\s)I(?:['’](?:ve|m|d|ll))?\s[a-z]")
_QUOTED = re.compile(r"[“”\"«»]|(?<!\w)['‘]\w")
_LABELLED = re.compile(r"[A-Z][\w.-]{0,20}(?:\s[A-Z][\w.-]+){0,2}:\s")


def author_speaks(article: Article) -> frozenset[int]:
    """Return the sentences in which the author of an opinion piece says "I".

    In a report somebody is quoted; whoever says so in front of any quotation mark of a paragraph
    is none of those it speaks of.
    """
    found = set[int]()
    paragraphs: dict[int, str] = {}
    for sentence in article.sentences:
        before = paragraphs.get(sentence.paragraph, "")
        paragraphs[sentence.paragraph] = f"{before} {sentence.text}"
        speaks = _I_SPEAK.search(sentence.text)
        if speaks is None or _LABELLED.match(sentence.text):
            continue
        if not _QUOTED.search(f"{before} {sentence.text[: speaks.start()]}"):
            found.add(sentence.id)
    own = any(map(_INTERVIEW.search, [article.trusted_title or ""]))
    return frozenset() if own else frozenset(found)


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
