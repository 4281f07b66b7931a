"""The guided conversation: all questions of a briefing note, side by side."""

from collections.abc import Sequence
from typing import Any

from summarizer.flow.context import Window
from summarizer.flow.conversation import Conversation, together
from summarizer.flow.draft import Draft
from summarizer.flow.guided.actors import build_actors, classify
from summarizer.flow.guided.commitments import ask_commitment
from summarizer.flow.guided.condensing import condense
from summarizer.flow.guided.event import build_event
from summarizer.flow.guided.interviews import without_label, without_questions
from summarizer.flow.guided.makers import Makers
from summarizer.flow.guided.prospects import find_prospects
from summarizer.flow.guided.questions import TEXT, ask_text, question
from summarizer.flow.guided.quotations import with_double_quotes
from summarizer.flow.guided.salience import background_sentences, lead_sentences
from summarizer.flow.guided.subjects import FIRST_PERSON
from summarizer.flow.guided.wording import as_stands, sentence_case
from summarizer.flow.repair import check
from summarizer.names import Entity
from summarizer.schemas import Actor, Background, Cited, Commitment, Sentence, SummarySentence

_MOST_SUMMARY = 3
_MOST_BACKGROUND = 6
_HEADLINE_WORDS = 14
_HEADLINE_TOKENS = 48


def by_questions(window: Window) -> Conversation[Draft]:
    """Ask for a :class:`~summarizer.schemas.BriefingNote` in small questions.

    Raises:
        RefusalError: the model declined.
    """
    window = without_questions(with_double_quotes(window))
    run = window.run
    article = run.article
    shown = set(window.ids)
    entities = [e for e in window.run.entities if shown & set(e.sentences)]
    # First of all, as it tells whom "the company" and "it" may mean.
    kinds = yield from classify(window, entities)
    makers = Makers(article, [e for e in entities if e.hint not in {"place", "thing"}], kinds)
    prospects = find_prospects(window, makers)
    leads = lead_sentences(window.sentences, article.language, most=_MOST_SUMMARY)
    taken = {s.id for s in leads} | {p.sentence.id for p in prospects if p.cue.status != "agreed"}
    past = background_sentences(
        window.sentences, article.language, most=_MOST_BACKGROUND, taken=taken
    )
    background_ids = {sentence.id for sentence in past}
    prospects = [p for p in prospects if p.sentence.id not in background_ids]
    parts: list[Conversation[Any]] = [
        _headline(window),
        together([condense(window, sentence, "summary") for sentence in leads]),
        together([ask_commitment(window, prospect) for prospect in prospects]),
        together([condense(window, sentence, "background") for sentence in past]),
    ]
    headline, summary, commitments, background = yield from together(parts)
    draft = Draft()
    draft.values["headline"] = headline
    told = [attributed(s, text, makers) for s, text in zip(leads, summary, strict=True)]
    facts = [attributed(s, text, makers) for s, text in zip(past, background, strict=True)]
    _add(window, draft, "summary", [SummarySentence(text=t, cites=c) for t, c in told])
    what = headline if _grounded(window, headline, leads[0]) else told[0][0]
    _add(window, draft, "event", [build_event(article, what, leads[0], entities, kinds)])
    makers_named = {name for one in commitments if one for name in one[0].by}
    named = build_actors(article, entities, kinds, makers_named)
    _add(window, draft, "actors", [_as_backed(window, actor) for actor in named])
    _add_commitments(window, draft, commitments, entities)
    _add(window, draft, "background", [Background(fact=t, cites=c) for t, c in facts])
    draft.values["event"] = next(iter(draft.values["event"]), None)
    return draft


def attributed(sentence: Sentence, text: str, makers: Makers) -> tuple[str, list[int]]:
    """Return a sentence's text and citations; what is said as "I" is quoted, with the name."""
    voices = makers.voices(sentence) if FIRST_PERSON.search(text) else []
    if not voices or any(voice.name in text for voice in voices):
        return text, [sentence.id]
    quote, names = without_label(text).strip('“”"«» '), ", ".join(voice.name for voice in voices)
    return f"{names}: “{quote}”", sorted({sentence.id, *(voice.named_in() for voice in voices)})


def _as_backed(window: Window, actor: Actor) -> Actor:
    """Return an actor without a role or body that its sentences do not bear out.

    Both are read off by rule; the name stands without them.
    """
    problems = {problem.field for problem in window.run.grounder.check(actor).problems}
    unbacked = dict.fromkeys(problems & {"role", "affiliation"})
    return actor.model_copy(update=unbacked) if unbacked else actor


def _headline(window: Window) -> Conversation[str]:
    """The article's own title if it is short enough, else the model's, checked as a claim."""
    article = window.run.article
    title = article.trusted_title
    if title and len(title.split()) <= _HEADLINE_WORDS:
        return title
    request = question(
        window, "headline", {"headline": TEXT}, label="headline", max_tokens=_HEADLINE_TOKENS
    )
    text = yield from ask_text(window, request, "headline")
    if (
        text
        and len(text.split()) <= _HEADLINE_WORDS
        and check(window.run.grounder, text)[1] is None
    ):
        return sentence_case(text.rstrip("."), article)
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


def _add_commitments(
    window: Window,
    draft: Draft,
    found: Sequence[tuple[Commitment, str | None] | None],
    entities: Sequence[Entity],
) -> None:
    """Add the commitments whose makers turned out to be actors; each cites who its parties are."""
    actors = {actor.name for actor in draft.values["actors"]}
    by_name = {entity.name: entity for entity in entities}
    kept: list[Commitment] = []
    for one in found:
        if one is None:
            continue
        commitment, reason = one
        by = [name for name in commitment.by if name in actors]
        to = [name for name in commitment.to if name in actors]
        cites = cite_parties(window, commitment.cites, [by_name[name] for name in (*by, *to)])
        update = {"by": by or commitment.by, "to": to, "cites": cites}
        commitment = commitment.model_copy(update=update)
        if reason is not None:
            draft.drop("commitments", commitment, reason, ungrounded=True)
        elif by:
            kept.append(commitment)
        else:
            who = " and ".join(commitment.by) or "its maker"
            draft.drop("commitments", commitment, f"{who}: no actor of this article")
    _add(window, draft, "commitments", kept)


def cite_parties(window: Window, cites: Sequence[int], parties: Sequence[Entity]) -> list[int]:
    """Return the citations with a sentence for each party that they do not name in full."""
    article = window.run.article
    wanted = set(cites)
    for party in parties:
        if any(party.name in article.sentence(number).text for number in wanted):
            continue
        naming = [s.sentence for s in party.spans if s.name == party.name] or party.sentences
        before = [number for number in naming if number <= max(cites)]
        wanted.add(max(before) if before else naming[0])
    return sorted(wanted)


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
