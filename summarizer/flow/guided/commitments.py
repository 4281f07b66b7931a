"""Commitments: one question about each sentence that may state one."""

import re

from summarizer.flow.context import Window
from summarizer.flow.conversation import Conversation
from summarizer.flow.guided.phrases import amount_in, condition_in, deadline_in
from summarizer.flow.guided.prospects import Prospect
from summarizer.flow.guided.questions import TEXT, ask_text, question
from summarizer.flow.guided.wording import foreign_names
from summarizer.lexicon import Cue, fold
from summarizer.schemas import Commitment, CommitmentStatus

_TOKENS = 120
_SHARE_BEGINS = 8
_SAYING_NOTHING = frozenset("call calls ask asks urge urges for that to the a it".split())
# "refuse or rule out signing": the status "refused" says that already.
_TWICE = re.compile(r"^refus\w*(?: to)?,? or rul\w+ out\b", re.IGNORECASE)
_REFUSAL = re.compile(
    r"^(?:also )?(?:(?:has|have|had|to) )?(?:refus(?:e[sd]?|ing)(?: to)?|declin(?:e[sd]?|ing) to"
    r"|reject(?:s|ed|ing)?|turn(?:s|ed|ing)? down|not(?: to)?"
    r"|rul(?:e[sd]?|ing) out|(?:will|would|shall) not|won['’]t|wouldn['’]t"
    r"|(?:a )?refus(?:e|é|er) (?:de )?|(?:se )?(?:negó|niega|negarse) a|descart(?:a|ó|ar))\b\s+",
    re.IGNORECASE,
)
_REFUSING = frozenset("refuse refuses refused rule rules ruled out or decline declines".split())
_INFINITIVE = re.compile(r"\bto (\w+) $")
_SUBJECT = re.compile(r"^(?:(?:we|i|they|he|she|it)\s+(?:also\s+)?|to\s+)", re.IGNORECASE)
# "agreed to reopen": the status says that already.
_REPEATED_CUE = re.compile(
    r"^(?:also )?(?:promises? or plans?|agree[ds]?|pledge[ds]?|promise[ds]?|plan(?:s|ned)?"
    r"|intend(?:s|ed)?|vow(?:s|ed)?) (?:to|that) |^that ",
    re.IGNORECASE,
)


# "Clear the mines and to share its maps": the first verb has no "to", either.
_SECOND_INFINITIVE = re.compile(
    r"\band to (?=[a-z]{3,} )(?!the |its |his |her |their |our |all |those |these |some |any )"
)
# "Promise them 120 million": as above, and the note says to whom.
_GIVEN_TO = re.compile(
    r"^(?:promise|pledge|offer)(?:s|d|ed)? (?:(?:them|him|her|it|us) )?"
    r"(?=an? |the |up to |[$€£\d])",
    re.IGNORECASE,
)


def ask_commitment(
    window: Window, prospect: Prospect
) -> Conversation[tuple[Commitment, str | None] | None]:
    """Ask what is undertaken in one sentence; an answer that does not hold is asked again.

    Returns:
        The commitment, with the reason if it does not hold to the last; ``None`` when the
        answer says nothing.
    """
    if prospect.share is not None:
        action = prospect.share.action
        return _commitment(window, prospect, action), _objection(window, action, prospect)
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
        answer = action_from((yield from ask_text(window, request, "action")), prospect.cue)
        if answer is None:
            return None
        action = _barest(window, _own_share(answer, prospect), prospect)
        found = _commitment(window, prospect, action)
        reason = _objection(window, action, prospect)
        if reason is None:
            return found, None
        if reason == told:
            # The same request would bring the same answer.
            break
        told = reason
    return (found, reason) if found is not None else None


def _objection(window: Window, action: str, prospect: Prospect) -> str | None:
    """Return why an action cannot rest on its sentence, if it cannot."""
    sentence = prospect.sentence
    refused: CommitmentStatus | None = "refused" if prospect.cue.status == "refused" else None
    names = foreign_names(action, [sentence.text])
    if names:
        return f"name {names[0]} is not in sentence {sentence.id}"
    grounder, ids = window.run.grounder, [sentence.id]
    problems = grounder.check_text(action, ids, refused) or (
        # What stands under another act of the sentence is not what this one is about.
        () if refused else grounder.check_text(action, ids, prospect.cue.status)
    )
    return problems[0].message if problems else None


def _own_share(action: str, prospect: Prospect) -> str:
    """Return an action without the shares of others: "5 million", not "5 million, Norway 4"."""
    if prospect.until is None:
        return action
    others = prospect.sentence.text[prospect.until :]
    return action.split(others[:_SHARE_BEGINS])[0] or action


def _barest(window: Window, action: str, prospect: Prospect) -> str:
    """Return what is refused without "refuse to", if the sentence bears it out like that."""
    bare = _REFUSAL.sub("", action) if prospect.cue.status == "refused" else action
    bare = with_verb(bare, prospect.sentence.text)
    return action if _objection(window, bare, prospect) else bare


def with_verb(action: str, text: str) -> str:
    """Give an action back the verb that the sentence has in front of it.

    Of "did not agree to lift visa requirements" a model keeps the requirements, which turns the
    sense round.
    """
    start = text.casefold().find(action.casefold())
    verb = _INFINITIVE.search(text[:start]) if start > 0 else None
    return f"{verb.group(1)} {action}" if verb else action


def _commitment(window: Window, prospect: Prospect, action: str) -> Commitment:
    text = prospect.sentence.text
    language = window.run.article.language
    condition = condition_in(text, language)
    share = prospect.share
    return Commitment(
        cites=[prospect.sentence.id],
        by=[entity.name for entity in prospect.makers],
        to=[entity.name for entity in prospect.recipients],
        action=action,
        status="conditional" if condition and _open(prospect.cue) else prospect.cue.status,
        condition=condition,
        # "If they apply by 15 April" says when others have to act.
        deadline=deadline_in(text.replace(condition, " ") if condition else text, language),
        amount=share.amount if share else _within(amount_in(text, language), action),
    )


def _open(cue: Cue) -> bool:
    return cue.status in {"pledged", "agreed"}


def action_from(answer: str | None, cue: Cue) -> str | None:
    """Return the answer as an action, or ``None`` if it only repeats the cue."""
    if answer is None:
        return None
    text = _SUBJECT.sub("", answer.strip(" .,;:"))
    text = _GIVEN_TO.sub("", _REPEATED_CUE.sub("", text))
    text = _SECOND_INFINITIVE.sub("and ", text)
    said = {*fold(cue.text).split(), *_SAYING_NOTHING}
    if cue.status == "refused":
        text = _TWICE.sub("rule out", text)
        said |= _REFUSING
    words = [word for word in re.findall(r"\w+", fold(text)) if word not in said]
    # "Refused to sign" says enough, and "respect it"; "will sign" leaves open what.
    enough = 1 if cue.status == "refused" or "it" in fold(text).split() else 2
    return text if len(words) >= enough else None


def _within(amount: str | None, action: str) -> str | None:
    """Keep an amount only if the action speaks of it: a sentence may hold several."""
    digits = re.findall(r"\d+", amount or "")
    return amount if digits and all(d in action for d in digits) else None
