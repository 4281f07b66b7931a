"""Commitments: one question about each sentence that may state one."""

import re
from collections.abc import Callable, Iterable, Mapping

from summarizer.flow.context import Window
from summarizer.flow.conversation import Conversation
from summarizer.flow.guided.action_starts import behind_cue
from summarizer.flow.guided.action_subjects import (
    with_announced_subject,
    with_obliged_subject,
    with_passive_subject,
)
from summarizer.flow.guided.action_tails import without_tail
from summarizer.flow.guided.action_wording import (
    action_from,
    not_as_called_for,
    not_as_refused,
    with_antecedent,
    with_verb,
    without_other_acts,
    without_recipients,
    without_tense,
    without_whom,
)
from summarizer.flow.guided.governing_words import with_governing_words
from summarizer.flow.guided.own_words import (
    as_told,
    is_of_another_act,
    is_told_elsewhere,
    what_is_accepted,
)
from summarizer.flow.guided.phrases import condition_in, condition_of, deadline_in, own_part
from summarizer.flow.guided.prospects import Prospect
from summarizer.flow.guided.questions import TEXT, ask_text, question
from summarizer.flow.guided.sums import amounts_in
from summarizer.flow.guided.wording import foreign_names, said_twice
from summarizer.grounding.passage import analysed
from summarizer.lexicon import Cue
from summarizer.schemas import Commitment, CommitmentStatus, Sentence

_TOKENS = 120
_SHARE_BEGINS = 8
_DIGITS = re.compile(r"\d+")


def ask_commitment(
    window: Window, prospect: Prospect
) -> Conversation[tuple[Commitment, str | None] | None]:
    """Ask what is undertaken in one sentence; an answer that does not hold is asked again.

    Returns:
        The commitment, with the reason if it does not hold to the last; ``None`` when the
        answer says nothing. What no answer says in a way that holds is told in the sentence's
        own words, if these make an action.
    """
    if prospect.share is not None:
        share = prospect.share.action
        return _commitment(window, prospect, share), _objection(window, share, prospect)
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
        text = yield from ask_text(window, request, "action")
        if text is None:
            return None
        action = _settled(window, text, prospect)
        if action is None:
            break
        found = _commitment(window, prospect, action)
        reason = _objection(window, action, prospect)
        if reason is None:
            return found, None
        if reason == told:
            # The same request would bring the same answer.
            break
        told = reason
    if own := _in_its_own_words(window, prospect):
        return _commitment(window, prospect, own), None
    return (found, reason) if found is not None else None


def _settled(window: Window, text: str, prospect: Prospect) -> str | None:
    """Return the action of an answer; ``None`` if it does not say what is undertaken."""
    answer = action_from(text, prospect.cue)
    action = _barest(window, answer, prospect) if answer else None
    language = window.run.article.language
    if action is None or is_told_elsewhere(action, prospect.cue, language):
        return None
    # "They can and should pay," he said: who ought to, another sentence tells.
    if prospect.cue.status == "called_for" and " " not in action and not prospect.recipients:
        return None
    if _strange_word(window, action, prospect.sentence):
        return _in_its_own_words(window, prospect) or action
    return action


def _in_its_own_words(window: Window, prospect: Prospect) -> str | None:
    """Return what is undertaken in the sentence's own words, if they hold."""
    told = as_told(prospect.sentence.text, prospect.cue, window.run.article.language)
    if told is None:
        return None
    action = _WITHOUT_STATUS.get(prospect.cue.status, str)(_own_share(told, prospect).strip(" ,"))
    action = without_recipients(_with_obliged(action, prospect), _whom(prospect))
    return None if _objection(window, action, prospect) else action


def _strange_word(window: Window, action: str, sentence: Sentence) -> str | None:
    """Return a word of meaning that nothing bears out, if an action has one.

    In English it may be told elsewhere in the article, as what "it" means; in other languages a
    small model mixes in English words.
    """
    article = window.run.article
    language = article.language
    # What reads like an order to a model bears nothing out.
    told = [article.trusted_title or "", *(one.text for one in article.trusted)]
    known = "\n".join(told) if language == "en" else sentence.text
    said, source = analysed(action, language), analysed(known, language).content_stems
    return next(
        (said.tokens[at].text for at in said.content if said.stem_of(at) not in source), None
    )


def _objection(window: Window, action: str, prospect: Prospect) -> str | None:
    """Return why an action cannot rest on its sentence, if it cannot."""
    sentence = prospect.sentence
    refused: CommitmentStatus | None = "refused" if prospect.cue.status == "refused" else None
    names = foreign_names(action, [sentence.text])
    if names:
        return f"name {names[0]} is not in sentence {sentence.id}"
    if is_of_another_act(action, sentence.text, prospect.cue, window.run.article.language):
        return f"{action!r} is told of another act in sentence {sentence.id}"
    if action == condition_in(sentence.text, window.run.article.language):
        return f"{action!r} is only the condition in sentence {sentence.id}"
    if twice := said_twice(action, sentence.text, window.run.article.language):
        return f"{twice!r} is said twice, and once in sentence {sentence.id}"
    grounder, ids = window.run.grounder, [sentence.id]
    problems = grounder.check_text(action, ids, refused) or (
        # What stands under another act of the sentence is not what this one is about.
        () if refused else grounder.check_text(action, ids, prospect.cue.status)
    )
    if problems:
        return problems[0].message
    strange = _strange_word(window, action, sentence)
    return f"{strange!r} is not in sentence {sentence.id}" if strange else None


def _own_share(action: str, prospect: Prospect) -> str:
    """Return an action without the shares of others: "5 million", not "5 million, Norway 4"."""
    if prospect.until is None:
        return action
    others = prospect.sentence.text[prospect.until :]
    return action.split(others[:_SHARE_BEGINS])[0] or action


def _barest(window: Window, action: str, prospect: Prospect) -> str:
    """Return an action without what the row tells elsewhere, if the sentence bears that out."""
    sentence, cue = prospect.sentence, prospect.cue
    language = window.run.article.language
    text = sentence.text
    if accepted := what_is_accepted(text, cue):
        return accepted
    action = _own_share(action, prospect)
    # "Reached an agreement |of ceasefire"
    bare = _own_share(behind_cue(action, text, cue, language), prospect).removeprefix("of ")
    bare = without_other_acts(bare, text, cue, language)
    bare = _WITHOUT_STATUS.get(cue.status, str)(bare)
    bare = with_governing_words(with_verb(without_tail(bare), text), text, cue, language)
    bare = with_announced_subject(with_antecedent(bare, text, cue), text, cue)
    bare = with_passive_subject(bare, text)
    bare = _with_obliged(bare, prospect)
    bare = without_recipients(without_tense(bare, cue), _whom(prospect))
    bare = without_whom(bare, text) if prospect.recipients else bare
    return action if _objection(window, bare, prospect) else bare


def _whom(prospect: Prospect) -> list[str]:
    """Return what the recipients are called in the sentence."""
    spans = (span for one in prospect.recipients for span in one.spans)
    return [span.name for span in spans if span.sentence == prospect.sentence.id]


def _with_obliged(action: str, prospect: Prospect) -> str:
    """Return what is called for with who ought to do it, if no other column says so."""
    told = prospect.cue.status != "called_for" or prospect.recipients
    return action if told else with_obliged_subject(action, prospect.sentence.text)


_WITHOUT_STATUS: Mapping[CommitmentStatus, Callable[[str], str]] = {
    "refused": not_as_refused,
    "called_for": not_as_called_for,
}


def _commitment(window: Window, prospect: Prospect, action: str) -> Commitment:
    language = window.run.article.language
    whole = prospect.sentence.text
    text = own_part(whole, prospect.cue, language)
    condition = condition_of(whole, prospect.cue, language)
    if condition:
        action = action.removesuffix(f" {condition}").rstrip(",")
    share = prospect.share
    return Commitment(
        cites=[prospect.sentence.id],
        by=[entity.name for entity in prospect.makers],
        to=[entity.name for entity in prospect.recipients],
        action=action,
        status="conditional" if condition and _open(prospect.cue) else prospect.cue.status,
        condition=condition,
        # "If they apply by 15 April" says when others have to act.
        deadline=None
        if prospect.cue.status == "refused"
        else deadline_in(text.replace(condition, " ") if condition else text, language),
        amount=share.amount if share else _of_action(action, amounts_in(whole, language)),
    )


def _open(cue: Cue) -> bool:
    return cue.status in {"pledged", "agreed"}


def _of_action(action: str, amounts: Iterable[str]) -> str | None:
    """Return the first amount that the action speaks of: a sentence may hold several."""
    said = set(_DIGITS.findall(action))
    return next((each for each in amounts if said.issuperset(_DIGITS.findall(each))), None)
