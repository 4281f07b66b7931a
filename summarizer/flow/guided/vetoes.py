"""Reasons why words of commitment commit nobody: an expectation, a question, the past, a passive.

The patterns hold for English unless they say otherwise; a pattern of another language does no
harm there, since its words do not occur.
"""

import re
from collections.abc import Callable
from datetime import date

from summarizer.flow.guided import (
    announced,
    bygones,
    hearsay,
    other_senses,
    passives,
    reported_clauses,
    tenses,
)
from summarizer.lexicon import Cue

_I = re.IGNORECASE
_BE = r"(?:is|are|was|were|be|been|being|gets?|got)"
_ADVERBS = r"(?:\s(?:not|also|already|still|now|first|once|never|widely|long|\w+ly))*"
# "was promised", "has been agreed": what is done to the subject.
_PASSIVE_HEAD = re.compile(rf"\b{_BE}{_ADVERBS}\s$", _I)
_PARTICIPLE = re.compile(r"(?:ed|en|ook|orn|un)(?: (?:to|on|for|upon|out|down|that))?$", _I)
# "Das Schiff wurde in Vell abgewiesen", "werd in Antwerpen geweigerd"
_DONE_TO = re.compile(r"\b(?:werd(?:en)?|wordt|worden|wurden?|wird)\s(?:[^\s,;.]+\s){1,6}$")
_PAST_PARTICIPLE = re.compile(r"\w*ge\w+(?:t|d|en)$|(?:be|er|ver|ent|unter|über)\w+t$")
_BY = re.compile(r"\s(?:von|durch|door)\s")
_NECESSITY = re.compile(r"^(?:ha(?:s|ve|d) to|need(?:s|ed)? to|require[sd]?)$", _I)
_UNSURE = re.compile(
    r"\b(?:might|may|could|can|cannot|can['’]t|pourrai\w+|podría\w*|könnte\w*|potrebb\w+)"
    r"(?:\s(?:not|also|well|still|then|\w+ly))*\s$",
    _I,
)
_OF_A_DEAL = re.compile(
    r"\b(?:concession|deal|agreement|contract|treaty|accord|pact|plan|text|memorandum|compromise"
    r"|terms)\s(?:that|which)\s(?:[\w’'-]+\s){1,3}$",
    _I,
)
_REPORTED = re.compile(r"\b(?:said|says|told|added|stated|complained|accused|sagte|dit|dijo)\b", _I)
# The clause of the cue asks, sets a condition or compares.
_SUBORDINATE = re.compile(
    r"(?:^|[\s“\"«])(?:if|whether|unless|lest|in case|provided(?: that)?|on condition that"
    r"|so that|how|why|what|wie|ob|wenn|falls|si|sofern)\s"
    # "If Norland, regardless of the talks, adopts"
    r"(?P<rest>[^,;:“”\"]*(?:,\s(?:regardless|despite|in spite|with|without|like|as)\s"
    r"[^,;:“”\"]{2,50},"
    r"[^,;:“”\"]*)?)$",
    _I,
)
_WHEN = re.compile(r"\b(?:when|until|where|once|before|as soon as|sobald|bis)\s[^,;:“”\"]*$", _I)
_RELATIVE = re.compile(r"(?:\b(?:who|which|that)|\bqui)\s(?:also\s)?$", _I)
_COMPARED = re.compile(r"\b(?:as|than|comme|como|wie)\s(?:[^,;:.]{1,60}\s)$", _I)
_CLOSED = re.compile(r"\s*(?:$|[.,;:”\"]|\b(?:in|on|last|earlier|before|would|it|they)\b)", _I)
_INFINITIVE = re.compile(r"\b(?:to|zu|de|à|di)\s$|\bd['’]$", _I)
_GOES_ON = re.compile(
    r"\b(?:continu\w+|like|love|want\w*|wish\w*|going|ready|prepared|decided|voted|plans?"
    r"|planned|intends?|began|moved)\sto\s$",
    _I,
)
_NOUN = re.compile(
    r"^(?:demand|call|request|appeal|order|offer|plan|pledge|promise|commitment|refusal|proposal"
    r"|recommendation|announcement|intention|rejection|resistance|vow|need)s?\b",
    _I,
)
# "would accept": the tense is the cue, the verb only says what.
_UNDER_TENSE = re.compile(
    r"\b(?:will|would|shall|['’]ll)(?:\s(?:not|also|never|then|\w+ly))*\s$|\bwon['’]t\s$", _I
)
_NEITHER = re.compile(r"\b(?:neither|nor|nobody|no one|none|weder)\b[^,;:]*$", _I)
# "We have signed nothing", "made no pledge"
_NOTHING = re.compile(r"\s(?:nothing|none|no (?!more\b|later\b|less\b|fewer\b|longer\b))", _I)


def vetoed(text: str, cue: Cue, published: date | None) -> bool:
    """Tell whether the cue commits nobody, going by the words around it."""
    head, tail = text[: cue.start], text[cue.end :]
    return any(rule(cue, head, tail) for rule in _RULES) or bygones.long_ago(
        cue, head, tail, published
    )


def _passive(cue: Cue, head: str, tail: str) -> bool:
    if tenses.is_tense(cue):
        told = announced.subject_of(head + cue.text + tail, cue)
        return told is None and tenses.done_to(tail)
    if _PAST_PARTICIPLE.match(cue.text) and _DONE_TO.search(head) and not _BY.match(tail):
        return True
    if passives.doers_begin(head + cue.text + tail, cue) is not None:
        return False
    return bool(_PASSIVE_HEAD.search(head)) and bool(_PARTICIPLE.search(cue.text))


def _under_tense(cue: Cue, head: str, tail: str) -> bool:
    return bool(_UNDER_TENSE.search(head))


def _by_nobody(cue: Cue, head: str, tail: str) -> bool:
    nothing = (cue.strong or cue.text.startswith("offer")) and _NOTHING.match(tail)
    return cue.status != "refused" and bool(nothing or _NEITHER.search(head))


def _necessary(cue: Cue, head: str, tail: str) -> bool:
    """Whether the article itself says "would have to": a call only when somebody is quoted."""
    return bool(_NECESSITY.match(cue.text)) and len(re.findall(r"[\"“”«»„]", head)) % 2 == 0


def _unsure(cue: Cue, head: str, tail: str) -> bool:
    return bool(_UNSURE.search(head))


def _in_passing(cue: Cue, head: str, tail: str) -> bool:
    """Whether only a deal is told of by who made it: "under a concession that both signed"."""
    return cue.status == "agreed" and _OF_A_DEAL.search(head) is not None


def _subordinate(cue: Cue, head: str, tail: str) -> bool:
    match = _SUBORDINATE.search(head)
    return bool(match and not _REPORTED.search(match.group("rest"))) or (
        not cue.strong and bool(_WHEN.search(head) or _RELATIVE.search(head))
    )


def _compared(cue: Cue, head: str, tail: str) -> bool:
    return bool(_COMPARED.search(head)) and bool(_CLOSED.match(tail))


def _infinitive(cue: Cue, head: str, tail: str) -> bool:
    named = cue.strong and not _NOUN.match(cue.text)
    return named and bool(_INFINITIVE.search(head)) and not _GOES_ON.search(head)


_RULES: tuple[Callable[[Cue, str, str], bool], ...] = (
    tenses.awaited,
    _passive,
    _under_tense,
    tenses.happens,
    tenses.foreseen,
    tenses.anticipated,
    _by_nobody,
    hearsay.attribution,
    hearsay.denial,
    hearsay.accused,
    hearsay.left_out,
    hearsay.alleged,
    hearsay.rumoured,
    hearsay.keeps_silent,
    reported_clauses.of_the_past,
    reported_clauses.unconfirmed,
    reported_clauses.follows,
    reported_clauses.of_a_text,
    reported_clauses.done_by_others,
    other_senses.other_sense,
    tenses.planned_then,
    reported_clauses.describes,
    reported_clauses.possible,
    reported_clauses.takes_place,
    reported_clauses.done_to_in_german,
    reported_clauses.of_others,
    reported_clauses.whether,
    reported_clauses.whoever,
    reported_clauses.good_news,
    reported_clauses.inverted,
    reported_clauses.under_a_modal,
    other_senses.spoken_of,
    other_senses.welcomed,
    _necessary,
    bygones.in_hindsight,
    _unsure,
    bygones.told_as_past,
    bygones.said_by_others,
    _in_passing,
    _subordinate,
    _compared,
    _infinitive,
    other_senses.opinion,
    other_senses.asks_a_question,
    other_senses.noun,
)
