"""Commitments: sentences with a cue found by rule, one question each about what is undertaken."""

import re
from dataclasses import dataclass

from summarizer.flow.context import Window
from summarizer.flow.conversation import Conversation
from summarizer.flow.guided.makers import Makers
from summarizer.flow.guided.phrases import amount_in, condition_in, deadline_in
from summarizer.flow.guided.questions import TEXT, ask_text, question
from summarizer.flow.guided.subjects import PRONOUN_IN_FRONT
from summarizer.flow.guided.wording import foreign_names
from summarizer.lexicon import Cue, cues, fold
from summarizer.names import Entity
from summarizer.schemas import Commitment, CommitmentStatus, Sentence

_MOST = 8
_TOKENS = 120
_QUOTE = re.compile(r"[\"“”«»„]")
# "received several refusals": what somebody gets, somebody else does.
_RECEIVED = re.compile(r"\b(?:receiv\w+|reçu|recibi\w+)\s(?:\w+\s){0,3}$", re.IGNORECASE)
# "slow to answer his urgent calls": spoken of, not made.
_OWNED = re.compile(r"\b(?:his|her|its|their)\s(?:\w+\s)?$", re.IGNORECASE)
_FIRST_PERSON_IN_FRONT = re.compile(r"\b(?:we|nous|wir|(?-i:I))\s*$", re.IGNORECASE)
_ABLE = re.compile(r"\s+(?:be able|not be able)\b")
_WILL_NOT = re.compile(r"\b(?:will|would|won|can|could)\b|n['’]t\b", re.IGNORECASE)
_SAYING_NOTHING = frozenset("call calls ask asks urge urges for that to the a it".split())
_SUBJECT = re.compile(r"^(?:we|i|they|he|she|it)\s+(?:also\s+)?", re.IGNORECASE)
# "agreed to reopen": the status says that already.
_REPEATED_CUE = re.compile(
    r"^(?:also )?(?:agree[ds]?|pledge[ds]?|promise[ds]?|plan(?:s|ned)?|intend(?:s|ed)?"
    r"|vow(?:s|ed)?) (?:to|that) ",
    re.IGNORECASE,
)
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


def find_prospects(window: Window, makers: Makers) -> list[Prospect]:
    """Return the sentences worth a question, the strongest cues kept when there are many."""
    article = window.run.article
    found = []
    for sentence in window.sentences:
        if sentence.flagged:
            continue
        cue = _main_cue(sentence, makers, article.language)
        if cue is None:
            continue
        who = makers.of(sentence, cue)
        if who:
            found.append(Prospect(sentence, cue, tuple(who)))
    strongest = sorted(found, key=lambda p: (not p.cue.strong, p.sentence.id))[:_MOST]
    return sorted(strongest, key=lambda p: p.sentence.id)


def _main_cue(sentence: Sentence, makers: Makers, language: str) -> Cue | None:
    """Return the cue that counts: one with an actor as its subject goes before all others."""
    text = sentence.text
    found = [
        (makers.direct(sentence, cue), cue)
        for cue in cues(text, language)
        if cue.status != "conditional" and (cue.strong or cue.status == "pledged")
    ]
    # A tense alone undertakes nothing unless an actor is its subject: "prices will rise".
    usable = [
        (direct, cue)
        for direct, cue in found
        if (direct or _names_the_act(cue) or _by_pronoun(text, cue))
        and not _ABLE.match(text[cue.end :])
        and not _RECEIVED.search(text[: cue.start])
        and not (cue.status == "called_for" and _OWNED.search(text[: cue.start]))
    ]
    if not usable:
        return None
    _, best = min(usable, key=lambda one: _rank(*one))
    return best


def _names_the_act(cue: Cue) -> bool:
    return cue.strong and not (cue.status == "refused" and _WILL_NOT.search(cue.text))


def _by_pronoun(text: str, cue: Cue) -> bool:
    head = text[: cue.start]
    quoted = bool(_QUOTE.findall(head)) and len(_QUOTE.findall(head)) % 2 == 1
    if cue.status == "refused" or quoted:
        return bool(_FIRST_PERSON_IN_FRONT.search(head))
    return bool(PRONOUN_IN_FRONT.search(head))


def _rank(direct: bool, cue: Cue) -> tuple[bool, bool, bool, int]:
    """Order of cues in one sentence; "announced" only reports what another cue undertakes."""
    reports = cue.text.casefold().startswith("announc")
    return not direct, not cue.strong, reports, _ORDER.index(cue.status)


def ask_commitment(
    window: Window, prospect: Prospect
) -> Conversation[tuple[Commitment, str | None] | None]:
    """Ask what is undertaken in one sentence; an answer that does not hold is asked again.

    Returns:
        The commitment, with the reason if it does not hold to the last; ``None`` when the
        answer says nothing.
    """
    run = window.run
    reason: str | None = None
    told: str | None = None
    found: Commitment | None = None
    for attempt in range(run.attempts + 1):
        if attempt:
            run.tally.retries += 1
            run.observer.retrying("commitments", reason or "")
        request = question(
            window,
            "action",
            {"action": TEXT},
            label="commitments",
            max_tokens=_TOKENS,
            sentence=prospect.sentence,
            status=prospect.cue.status,
            makers=[entity.name for entity in prospect.makers],
            reason=reason,
        )
        action = action_from((yield from ask_text(window, request, "action")), prospect.cue)
        if action is None:
            return None
        found = _commitment(prospect, action)
        reason = _objection(window, action, prospect.sentence)
        if reason is None:
            return found, None
        if reason == told:
            # The same request would bring the same answer.
            break
        told = reason
    return (found, reason) if found is not None else None


def _objection(window: Window, action: str, sentence: Sentence) -> str | None:
    """Return why an action cannot rest on its sentence, if it cannot."""
    names = foreign_names(action, [sentence.text])
    if names:
        return f"name {names[0]} is not in sentence {sentence.id}"
    problems = window.run.grounder.check_text(action, [sentence.id])
    return problems[0].message if problems else None


def _commitment(prospect: Prospect, action: str) -> Commitment:
    text = prospect.sentence.text
    condition = condition_in(text)
    return Commitment(
        cites=[prospect.sentence.id],
        by=[entity.name for entity in prospect.makers],
        to=[],
        action=action,
        status="conditional" if condition and _open(prospect.cue) else prospect.cue.status,
        condition=condition,
        deadline=deadline_in(text),
        amount=_within(amount_in(text), action),
    )


def _open(cue: Cue) -> bool:
    return cue.status in {"pledged", "agreed"}


def action_from(answer: str | None, cue: Cue) -> str | None:
    """Return the answer as an action, or ``None`` if it only repeats the cue."""
    if answer is None:
        return None
    text = _SUBJECT.sub("", answer.strip(" .,;:"))
    text = _REPEATED_CUE.sub("", text)
    said = {*fold(cue.text).split(), *_SAYING_NOTHING}
    words = [word for word in re.findall(r"\w+", fold(text)) if word not in said]
    return text if len(words) >= 2 else None


def _within(amount: str | None, action: str) -> str | None:
    """Keep an amount only if the action speaks of it: a sentence may hold several."""
    digits = re.findall(r"\d+", amount or "")
    return amount if digits and all(d in action for d in digits) else None
