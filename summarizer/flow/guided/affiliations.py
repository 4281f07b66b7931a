"""Finds by rule the body or state that a person acts for, where the article says so."""

import re
from collections.abc import Iterable, Sequence

from summarizer.flow.guided.peoples import speaks_of
from summarizer.flow.guided.roles import StatedRole
from summarizer.flow.guided.subjects import PREPOSITIONS
from summarizer.names import Entity, Span
from summarizer.schemas import Article, Sentence

_OF = re.compile(r" (?:of|from|de|du|von|van|di|do|da) (?:the )?")
_LAST_WORD = re.compile(r"([^\W\d_][\w-]*)$")
_POSSESSIVE = re.compile(r"['’]s?$")
# "Its chairwoman, Jane Roe, said": whose, the sentence before tells.
_ITS = re.compile(r"^(?:Its|Their|Ses|Son|Sa|Leur|Su|Suo|Sua|Seine?|Ihre?|Seu|Zijn|Haar|Hun)\s")

_JOINED = re.compile(r"\s(?:and|et|y|und|e|en)\s")

_PORTFOLIO = re.compile(
    r"(?:\w+ )?(?:minist\w*|(?:under)?secretary (?:of|for)|secrétaire d['’]|secretari[oa] de)\b",
    re.IGNORECASE,
)

Affiliation = tuple[str, tuple[int, ...]]
"""The name of a body, and the ids of the sentences that tell it."""


def affiliation_of(
    person: Entity, role: StatedRole | None, bodies: Sequence[Entity], article: Article
) -> Affiliation | None:
    """Return whom a person acts for, ``None`` if the article does not say.

    It is the body that the role names ("director of the Harbour Board"), that is tied to the name
    ("Minister Jane Roe of Norland", "Norland's minister Jane Roe"), whose people are spoken of
    ("Norlandic envoy"), or that alone "its director" can mean.

    Args:
        person: the person.
        role: what :func:`~summarizer.flow.guided.roles.role_of` found.
        bodies: states, organisations, companies and groups of the article.
        article: the article.
    """
    # "Ministre des Transports" serves no body called "Transports".
    portfolio = role is not None and _PORTFOLIO.match(role[0]) is not None
    known = [body for body in bodies if body.hint or body.code or not portfolio]
    if role and (named := _longest(f for b in known for f in b.forms if _holds(role[0], f))):
        return (named, (role[1],)) if named != role[0] else None
    states = [body for body in bodies if body.code or body.hint is None]
    for span in person.spans:
        text = article.sentence(span.sentence).text
        said = role[0] if role and role[1] == span.sentence else ""
        head = _head(text, span, said)
        if named := _behind(text, span, bodies) or _in_front(head, bodies):
            return named, (span.sentence,)
        if state := _by_people(head, said, states, article.language):
            # "Norlandic" alone does not tell how the state is called.
            return state.name, (span.sentence, state.named_in())
    return _owner(role, bodies, article) if role else None


def owner_of(body: Entity, bodies: Sequence[Entity], article: Article) -> Affiliation | None:
    """Return the state or body that a body is said to be of: "Norland's Foreign Ministry"."""
    others = [other for other in bodies if other is not body]
    for span in body.spans:
        head = article.sentence(span.sentence).text[: span.start].rstrip()
        owner = _in_front(head, others) if _POSSESSIVE.search(head) else None
        if owner:
            return owner, (span.sentence,)
    return None


def _holds(role: str, form: str) -> bool:
    """Whether a role names a body to serve; "ambassador to the EU" is sent by another."""
    inside = rf"(?<!\bto )(?<!\bto the )\b{re.escape(form)}(?!\w)"
    return form in role and re.search(inside, role) is not None


def _behind(text: str, span: Span, bodies: Sequence[Entity]) -> str | None:
    """The body of "Minister Jane Roe of Norland"."""
    tie = _OF.match(text, span.start + len(span.name))
    return tie and _longest(f for b in bodies for f in b.forms if text.startswith(f, tie.end()))


def _head(text: str, span: Span, role: str) -> str:
    """What stands in front of a name, its title and its role."""
    head = text[: span.start + len(span.name) - len(span.full)].rstrip()
    bare = head.rstrip(",")
    return bare.removesuffix(role).rstrip() if role and bare.endswith(role) else head


def _in_front(head: str, bodies: Sequence[Entity]) -> str | None:
    """The body of "Norland's minister Jane Roe"."""
    bare = _POSSESSIVE.sub("", head)
    return _longest(f for b in bodies for f in b.forms if re.search(rf"\b{re.escape(f)}$", bare))


def _by_people(head: str, role: str, states: Sequence[Entity], language: str) -> Entity | None:
    """The state of "Norlandic envoy Jane Roe", of "Jane Roe, ministra norlandesa"."""
    told = [*_LAST_WORD.findall(head), *role.split()]
    # Only English writes such a word with a capital.
    people = (word for word in told if word[:1].isupper() or language != "en")
    return next((s for word in people for s in states if speaks_of(word, s, language)), None)


def _owner(role: StatedRole, bodies: Sequence[Entity], article: Article) -> Affiliation | None:
    """The one body of the sentence before "Its chairwoman, Jane Roe, said"."""
    number = role[1]
    if number < 2 or not _ITS.match(article.sentence(number).text):
        return None
    before = article.sentence(number - 1)
    named = [body for body in bodies if _stands_free(body, before)]
    if article.sentence(number).text.startswith("Their "):
        # "Two families have sued Pellow. Their lawyer": that of the families.
        named = [body for body in named if before.text.startswith(tuple(body.forms))]
    if len(named) > 1:
        # Of several it is the one that opens the sentence.
        text = before.text.removeprefix("The ")
        opens = (f for body in named for f in body.forms if text.startswith(f))
        first = _longest(f for f in opens if not _JOINED.match(text, len(f)))
        named = [body for body in named if first in body.forms]
    return (named[0].name, (number - 1, number)) if len(named) == 1 else None


def _stands_free(body: Entity, sentence: Sentence) -> bool:
    """Whether a body is named in a sentence, neither behind a preposition nor as an owner.

    In "Norland's union, the Green Furrow, complained" "its president" is the union's.
    """
    return any(
        span.sentence == sentence.id
        and span.before not in PREPOSITIONS
        and not sentence.text.startswith(("'", "’"), span.start + len(span.name))
        for span in body.spans
    )


def _longest(forms: Iterable[str]) -> str | None:
    return max(forms, key=len, default=None)
