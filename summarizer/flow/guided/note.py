"""The guided conversation: all questions of a briefing note, side by side."""

from collections.abc import Sequence
from typing import Any

from summarizer.flow.context import Window
from summarizer.flow.conversation import Conversation, together
from summarizer.flow.draft import Draft
from summarizer.flow.guided.actors import build_actors, classify
from summarizer.flow.guided.commitments import ask_commitment, find_prospects
from summarizer.flow.guided.condensing import condense
from summarizer.flow.guided.event import build_event
from summarizer.flow.guided.questions import TEXT, ask_text, question
from summarizer.flow.guided.salience import background_sentences, lead_sentences
from summarizer.flow.guided.wording import as_stands
from summarizer.flow.repair import check
from summarizer.names import Entity, find_entities
from summarizer.schemas import Background, Cited, Commitment, Sentence, SummarySentence

_MOST_SUMMARY = 3
_MOST_BACKGROUND = 6
_HEADLINE_WORDS = 14
_HEADLINE_TOKENS = 48


def by_questions(window: Window) -> Conversation[Draft]:
    """Ask for a :class:`~summarizer.schemas.BriefingNote` in small questions.

    Raises:
        RefusalError: the model declined.
    """
    run = window.run
    article = run.article
    shown = set(window.ids)
    entities = [e for e in find_entities(article) if shown & set(e.sentences)]
    able = [e for e in entities if e.hint not in {"place", "thing"}]
    prospects = find_prospects(window, able)
    leads = lead_sentences(window.sentences, article.language, most=_MOST_SUMMARY)
    taken = {leads[0].id} | {p.sentence.id for p in prospects if p.cue.status != "agreed"}
    past = background_sentences(
        window.sentences, article.language, most=_MOST_BACKGROUND, taken=taken
    )
    background_ids = {sentence.id for sentence in past}
    prospects = [p for p in prospects if p.sentence.id not in background_ids]
    parts: list[Conversation[Any]] = [
        classify(window, entities),
        _headline(window),
        together([condense(window, sentence, "summary") for sentence in leads]),
        together([ask_commitment(window, prospect) for prospect in prospects]),
        together([condense(window, sentence, "background") for sentence in past]),
    ]
    kinds, headline, summary, commitments, background = yield from together(parts)
    draft = Draft()
    draft.values["headline"] = headline
    _add(window, draft, "summary", _cited(SummarySentence, "text", leads, summary))
    what = headline if _grounded(window, headline, leads[0]) else summary[0]
    _add(window, draft, "event", [build_event(article, what, leads[0], entities, kinds)])
    _add(window, draft, "actors", build_actors(article, entities, kinds))
    actors = {actor.name for actor in draft.values["actors"]}
    _add(window, draft, "commitments", _by_actors(commitments, actors))
    _add(window, draft, "background", _cited(Background, "fact", past, background))
    draft.values["event"] = next(iter(draft.values["event"]), None)
    return draft


def _headline(window: Window) -> Conversation[str]:
    """The article's own title if it is short enough, else the model's, checked as a claim."""
    article = window.run.article
    if article.title and len(article.title.split()) <= _HEADLINE_WORDS:
        return article.title
    request = question(
        window, "headline", {"headline": TEXT}, label="headline", max_tokens=_HEADLINE_TOKENS
    )
    text = yield from ask_text(window, request, "headline")
    if (
        text
        and len(text.split()) <= _HEADLINE_WORDS
        and check(window.run.grounder, text)[1] is None
    ):
        return text.rstrip(".")
    return cut_headline(window.sentences[0])


def cut_headline(sentence: Sentence) -> str:
    """Return the first words of a sentence, ended at a clause if there is one."""
    words = as_stands(sentence.text).split()
    if len(words) <= _HEADLINE_WORDS:
        return " ".join(words).rstrip(".")
    head = words[: _HEADLINE_WORDS - 1]
    for end in range(len(head), 5, -1):
        if head[end - 1].endswith((",", ";", ":")):
            return " ".join(head[:end]).rstrip(",;:")
    return " ".join(head) + " …"


def _cited(
    kind: type[SummarySentence] | type[Background],
    field: str,
    sentences: Sequence[Sentence],
    texts: Sequence[str],
) -> list[Cited]:
    return [
        kind.model_validate({field: text, "cites": [sentence.id]})
        for sentence, text in zip(sentences, texts, strict=True)
    ]


def _by_actors(found: Sequence[Commitment | None], actors: set[str]) -> list[Cited]:
    """Keep what was found, and of its makers those that turned out to be actors."""
    kept: list[Cited] = []
    for one in found:
        if one is None:
            continue
        by = [name for name in one.by if name in actors]
        if by:
            kept.append(one.model_copy(update={"by": by}))
    return kept


def _grounded(window: Window, text: str, sentence: Sentence) -> bool:
    return not window.run.grounder.check_text(text, [sentence.id])


def _add(window: Window, draft: Draft, section: str, items: Sequence[Cited]) -> None:
    """Ground each item: what holds goes into the section, the rest is on record as dropped."""
    good = []
    for item in items:
        held, reason = check(window.run.grounder, item)
        if reason is None:
            good.append(held)
        else:
            draft.drop(section, held, reason, ungrounded=True)
    draft.values[section] = good


def aliases_of(entities: Sequence[Entity]) -> list[list[str]]:
    """Return the names of each entity that has several, for grounding to treat as one."""
    return [list(entity.forms) for entity in entities if len(entity.forms) > 1]
