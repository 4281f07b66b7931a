"""Commitments: sentences with a cue found by rule, one question each about what is undertaken."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.flow.context import Window
from summarizer.flow.conversation import Conversation
from summarizer.flow.guided.makers import Makers
from summarizer.flow.guided.phrases import amount_in, condition_in, deadline_in
from summarizer.flow.guided.questions import TEXT, ask_text, question
from summarizer.lexicon import Cue, cues, fold
from summarizer.names import Entity
from summarizer.schemas import Commitment, CommitmentStatus, Sentence

_MOST = 8
_TOKENS = 120
# Which cue of a sentence counts when there are several: the firmest act first.
_ORDER: tuple[CommitmentStatus, ...] = (
    "refused",
    "agreed",
    "reaffirmed",
    "called_for",
    "pledged",
    "conditional",
    "ongoing",
)


@dataclass(frozen=True, slots=True)
class Prospect:
    """A sentence that may state a commitment, the cue that says so, and who makes it."""

    sentence: Sentence
    cue: Cue
    makers: tuple[Entity, ...]


def find_prospects(window: Window, actors: Sequence[Entity]) -> list[Prospect]:
    """Return the sentences worth a question, the strongest cues kept when there are many."""
    article = window.run.article
    makers = Makers(article, actors)
    found = []
    for sentence in window.sentences:
        if sentence.flagged:
            continue
        cue = _main_cue(sentence.text, article.language)
        if cue is None:
            continue
        who = makers.of(sentence, cue)
        if who:
            found.append(Prospect(sentence, cue, tuple(who)))
    strongest = sorted(found, key=lambda p: (not p.cue.strong, p.sentence.id))[:_MOST]
    return sorted(strongest, key=lambda p: p.sentence.id)


def _main_cue(text: str, language: str) -> Cue | None:
    found = [cue for cue in cues(text, language) if cue.strong or cue.status == "pledged"]
    if not found:
        return None
    return min(found, key=lambda cue: (not cue.strong, _ORDER.index(cue.status), cue.start))


def ask_commitment(window: Window, prospect: Prospect) -> Conversation[Commitment | None]:
    """Ask what is undertaken in one sentence; ``None`` when the answer says nothing new."""
    names = [entity.name for entity in prospect.makers]
    request = question(
        window,
        "action",
        {"action": TEXT},
        label="commitments",
        max_tokens=_TOKENS,
        sentence=prospect.sentence,
        status=prospect.cue.status,
        makers=names,
    )
    action = await_action((yield from ask_text(window, request, "action")), prospect.cue)
    if action is None:
        return None
    text = prospect.sentence.text
    return Commitment(
        cites=[prospect.sentence.id],
        by=names,
        to=[],
        action=action,
        status=prospect.cue.status,
        condition=condition_in(text),
        deadline=deadline_in(text),
        amount=_within(amount_in(text), action),
    )


def await_action(answer: str | None, cue: Cue) -> str | None:
    """Return the answer as an action, or ``None`` if it only repeats the cue."""
    if answer is None:
        return None
    text = answer.rstrip(" .,;")
    words = [w for w in re.findall(r"\w+", fold(text)) if w not in fold(cue.text).split()]
    return text if len(words) >= 2 else None


def _within(amount: str | None, action: str) -> str | None:
    """Keep an amount only if the action speaks of it: a sentence may hold several."""
    digits = re.findall(r"\d+", amount or "")
    return amount if digits and all(d in action for d in digits) else None
