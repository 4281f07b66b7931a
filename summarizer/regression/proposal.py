"""Proposes a case from a note: what one run found, for a person to look over."""

import math
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from summarizer.grounding.content import is_content
from summarizer.grounding.passage import Passage
from summarizer.grounding.tokens import Token
from summarizer.lexicon import fold, lexicon
from summarizer.regression.assertions import evaluate
from summarizer.schemas import Actor, ArticleMetadata, BriefingNote, Commitment, NoteDocument
from summarizer.schemas.regression import Case

_HEADER = """\
# Proposed by `summarizer fixture new` from one run of a model; nobody has looked it over yet.
# - Is everybody who matters among the actors? Who must not be there ("forbidden")?
# - Is every commitment a real one, with the right maker, status and sentences? Which is missing?
# - What else must the note say ("contains"), and what never ("not-contains")?
# Correct what is wrong, remove this comment and set reviewed: true.
"""
_MOST_ACTORS = 8
_MOST_COMMITMENTS = 8
_KEYWORDS = 2
_ROOM = 1.25
"""How much longer than today's a note may get."""
_WORDS_STEP = 50
_FIRST_KINDS = ("person", "government")


class _OneLine(dict[str, Any]):
    """A mapping that is written on one line."""


class _Writer(yaml.SafeDumper):
    """Writes lists indented below their key."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Indent, lists as well."""
        super().increase_indent(flow, False)


_Writer.add_representer(
    _OneLine,
    lambda writer, value: writer.represent_mapping("tag:yaml.org,2002:map", value, flow_style=True),
)


def propose(
    document: NoteDocument,
    *,
    metadata: ArticleMetadata | None = None,
    options: Mapping[str, Any] | None = None,
) -> str:
    """Return the text of a ``case.yaml`` that this very note passes, marked as not reviewed.

    Args:
        document: the note.
        metadata: what was said of the article when the note was written.
        options: settings of the case, by name.
    """
    headline = getattr(document.note, "headline", None)
    case: dict[str, Any] = {
        "description": headline if isinstance(headline, str) else None,
        "reviewed": False,
        "metadata": metadata.model_dump(exclude_none=True) if metadata else {},
        "options": dict(options or {}),
    }
    case["assert"] = _holding(list(_assertions(document)), document, case["options"])
    written = {key: value for key, value in case.items() if value not in (None, {})}
    return _HEADER + yaml.dump(
        written, Dumper=_Writer, sort_keys=False, allow_unicode=True, width=100
    )


def _assertions(document: NoteDocument) -> Iterator[dict[str, Any]]:
    note = document.note
    if isinstance(note, BriefingNote):
        language = document.article.language
        if note.actors:
            yield {"actors": {"required": list(_required(note.actors))}}
        if note.commitments:
            commitments = note.commitments[:_MOST_COMMITMENTS]
            yield {"commitments": [_commitment(one, language) for one in commitments]}
        else:
            yield {"no-commitments": True}
    yield {"grounded": _share_grounded(document)}
    yield {"language": document.article.language}
    yield {"max-words": _room_for(document)}


def _required(actors: list[Actor]) -> Iterator[str | _OneLine]:
    """Yield those who matter most, each once: persons and governments before all others."""
    distinct: dict[str, Actor] = {}
    for actor in actors:
        distinct.setdefault(fold(actor.name), actor)
    ranked = sorted(distinct.values(), key=lambda actor: actor.kind not in _FIRST_KINDS)
    for actor in ranked[:_MOST_ACTORS]:
        if actor.aliases:
            yield _OneLine(name=actor.name, aliases=list(actor.aliases))
        else:
            yield actor.name


def _commitment(commitment: Commitment, language: str) -> _OneLine:
    proposed = _OneLine(by=commitment.by[0] if len(commitment.by) == 1 else list(commitment.by))
    keywords = _keywords(commitment.action, language)
    if keywords:
        proposed["action"] = keywords
    return _OneLine(proposed, status=commitment.status, cites=list(commitment.cites))


def _keywords(text: str, language: str) -> list[str]:
    """Return the words that say most, as the text writes them: the longest, in their order."""
    words = lexicon(language)
    amounts = {*words.scales, *words.units}
    tokens = [
        token
        for token in Passage(text, language).tokens
        if is_content(token.base, words.language) and token.base not in amounts
    ]
    longest = sorted(tokens, key=lambda token: (-len(token.base), -token.start))[:_KEYWORDS]
    return list(dict.fromkeys(_bare(token) for token in sorted(longest, key=lambda t: t.start)))


def _bare(token: Token) -> str:
    """Return the word without an elided article or a possessive ending."""
    return token.text if fold(token.text).isalpha() else token.base


def _share_grounded(document: NoteDocument) -> float:
    (outcome,) = evaluate(Case.model_validate({"assert": [{"grounded": 0.0}]}), document, Path())
    return math.floor(outcome.score * 100) / 100


def _holding(
    assertions: list[dict[str, Any]], document: NoteDocument, options: Mapping[str, Any]
) -> list[dict[str, Any]]:
    """Return the assertions that the note passes: it may not be what its fields say it is.

    Its text may be in another language than its article, or a name be nothing but a comma.
    """
    case = Case.model_validate({"assert": assertions, "options": options})
    outcomes = evaluate(case, document, Path())
    return [one for one, outcome in zip(assertions, outcomes, strict=True) if outcome.passed]


def _room_for(document: NoteDocument) -> int:
    words = sum(len(text.split()) for text in _texts(document.note.model_dump(mode="json")))
    return max(1, math.ceil(words * _ROOM / _WORDS_STEP)) * _WORDS_STEP


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for member in value.values():
            yield from _texts(member)
    elif isinstance(value, list):
        for member in value:
            yield from _texts(member)
