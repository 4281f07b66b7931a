"""Reasons why words of commitment commit nobody: an expectation, a question, the past, a passive.

The patterns hold for English unless they say otherwise; a pattern of another language does no
harm there, since its words do not occur.
"""

import re
from collections.abc import Callable
from datetime import date

from summarizer.flow.guided import announced, hearsay, reported_clauses, tenses
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
_OUGHT = re.compile(r"^(?:should|must|ought to)\b", _I)
_HAVE = re.compile(r"\s(?:not\s|never\s)?have\s(?:not\s|never\s)?\w+", _I)
# "he had promised in March": told as what went before.
_PLUPERFECT = re.compile(
    r"\b(?:had|hatten?|avait|avaient|había|habían|aveva|avevano|tinha|tinham)\b"
    r"(?:\s(?:not|also|already|long|once|been|earlier|previously|first|only|just|never|déjà"
    r"|ya|già|já"
    r"|\w+ly))*\s$|\bhatten?\s[^,;.]*$",
    _I,
)
_OF_A_DEAL = re.compile(
    r"\b(?:concession|deal|agreement|contract|treaty|accord|pact|plan|text|memorandum|compromise"
    r"|terms)\s(?:that|which)\s(?:[\w’'-]+\s){1,3}$",
    _I,
)
# "had twee jaar cel geëist": in Dutch the participle comes last.
_DUTCH_PLUPERFECT = re.compile(r"\bhad(?:den)?\s[^,;.]*$", _I)
_DUTCH_PARTICIPLE = re.compile(
    r"^(?:geëist|gevraagd|geweigerd|getekend|ondertekend|toegezegd|beloofd|afgesproken|opgeroepen"
    r"|ingestemd|goedgekeurd|afgewezen|aangekondigd|besloten|overeengekomen)\b",
    _I,
)
_OTHERS_SAY = re.compile(
    r"\b(?:opposition|critics?|unions?|rivals?|opponents?|lawyers?|activists?|groups?|protesters?)\s"
    r"(?:also\s|have\s)?(?:sa(?:id|ys?)|claim\w*|complain\w*|accus\w+)\s[^;]*$",
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
_OPINION = re.compile(r"^agree[sd]? ?$", _I)
_THAT_CLAUSE = re.compile(r"\s(?:that|:|on (?:one|this|that) point)(?P<rest>[^,;.]*)", _I)
_UNDERTAKES = re.compile(
    r"\b(?:will|would|shall|should|must|to|not to|be|meet|share|cooperate|remain)\b", _I
)
# "aseguró que trabaja", "assured them that it works": says so, undertakes nothing.
_ASSERTION = re.compile(r"^(?:asegur|assur)\w*(?: que)?$", _I)
# "«...», garantiu o administrador": the quotation tells what he undertakes.
_ASSURES = re.compile(r"^(?:garant|assegur|assur|asegur|assicur)", _I)
_BEHIND_QUOTE = re.compile(r"[”\"»]\s?,?\s(?:a\s|ha\s)?$")
_TO_COME = re.compile(
    r"[^,;.]*\b(?:will|would|shall|\w+(?:rán?|rían?|remos|ront|raient|rait|rons)|van? a"
    r"|(?!(?:para|contra|otra)\b)\w{3,}ra)\b",
    _I,
)
_QUESTION = re.compile(
    r"\s(?:\w+\s){0,4}?(?:whether|if|why|how|what|where|when|who|about|to know)\b"
    r"|\s(?:\w+\s){0,3}times\b|\s(?:by|himself|herself|themselves)\b",
    _I,
)
_ASKED = re.compile(r"^(?:ask|demand)(?:s|ed|ing)?$", _I)
# "Had not yet decided whether to sell"
_DECIDED = re.compile(r"^decid", _I)
_WHETHER = re.compile(r"\s(?:on )?(?:whether|if|when|how|what|which|who)\b", _I)
_WILL = re.compile(r"^will$", _I)
_TESTAMENT = re.compile(
    r"\b(?:a|an|the|his|her|its|their|my|our|own|free|political|good|last|living|at)\s$"
    r"|\b(?:a|an|his|her|last|the)\s(?:last|living|free|political|popular|[A-Z]\w+)\s$"
)
_NOUN = re.compile(
    r"^(?:demand|call|request|appeal|order|offer|plan|pledge|promise|commitment|refusal|proposal"
    r"|recommendation|announcement|intention|rejection|resistance|vow|need)s?\b",
    _I,
)
_NO_NOUN = re.compile(
    r"\b(?:no|without|any|one|several|few|many|neither|kein\w*|aucune?|ning\w+|nessun\w*)"
    r"\s(?:\w+\s)?$|\bwithout\s[^,;]*$",
    _I,
)
_YEAR = re.compile(r"\b(?:in|since|after|of|en|im Jahr|seit|nel|em)\s(?:\w+\s)?([12]\d{3})\b", _I)
# "would accept": the tense is the cue, the verb only says what.
_UNDER_TENSE = re.compile(
    r"\b(?:will|would|shall|['’]ll)(?:\s(?:not|also|never|then|\w+ly))*\s$|\bwon['’]t\s$", _I
)
# "signed up volunteers", "signed autographs": no agreement.
_SIGNED = re.compile(r"^sign(?:s|ed|ing)?$", _I)
_NO_DEAL = re.compile(r"\s(?:up|autographs|copies|shirts|his|her)\b|\s?[.,;!?”\"]", _I)
# "Has appealed", "appealed to the High Court": asks nobody for anything.
_APPEALED = re.compile(r"^appeal(?:s|ed|ing)?$", _I)
_IN_COURT = re.compile(
    r"\s?(?:$|[.,;!?”\"])|\s(?:against|and|but|the|its|his|her|their)\b"
    r"|\sto (?:an? |the )?(?:[\w-]+\s){0,3}(?:court|tribunal)\b",
    _I,
)
_COMMITTED = re.compile(r"^commit(?:s|ted|ting)?$", _I)
_GIVEN = re.compile(
    r"\s(?:up to |another |nearly |over |a further |its |their |more |an extra )?"
    r"(?:[$€£\d]|money|funds|troops|resources|support)",
    _I,
)
# "welcomed the agreement": that of others.
_SPOKEN_OF = re.compile(
    r"\b(?:welcom|prais|critici|hail|begrüß|kritisier|salu[eéa]|celebr|critiqu|accolt)\w*\s"
    r"(?:(?:the|this|die|das|den|l['’]|la|le|el|il)\s?)(?:\w+\s){0,2}$",
    _I,
)
_DEAL = re.compile(
    r"^(?:agreement (?:on|to|that)|einigung|vereinbarung|abkommen|accord|acuerdo|accordo|acordo"
    r"|akkoord)\b",
    _I,
)
_NEITHER = re.compile(r"\b(?:neither|nor|nobody|no one|none|weder)\b[^,;:]*$", _I)
# "We have signed nothing", "made no pledge"
_NOTHING = re.compile(r"\s(?:nothing|none|no (?!more\b|later\b|less\b|fewer\b|longer\b))", _I)
_NEAR = 40
# "Requested the extradition in March 2022"; but "repair the bridge destroyed in 2011".
_YEAR_AT_END = re.compile(
    r"[^,;.]{0,60}?\s(?<!ed\s)(?:in|en|nel|em|im)\s(?:\w+\s)?([12]\d{3})(?=[,.;]|$)", _I
)
# "Which declined to fund the project in 2011,".
_YEAR_OF_ASIDE = re.compile(r"[^,;.]{0,80}\b(?:in|since|en|nel|em|im Jahr)\s([12]\d{3}),", _I)
# "Who has been in office since 2014, promised": the year is not that of the promise.
_SINCE_A_YEAR = re.compile(r"\b(?:since|seit|depuis|desde)\s(?:\w+\s)?[12]\d{3},", _I)


def vetoed(text: str, cue: Cue, published: date | None) -> bool:
    """Tell whether the cue commits nobody, going by the words around it."""
    head, tail = text[: cue.start], text[cue.end :]
    return any(rule(cue, head, tail) for rule in _RULES) or _long_ago(cue, head, tail, published)


def _passive(cue: Cue, head: str, tail: str) -> bool:
    if tenses.is_tense(cue):
        told = announced.subject_of(head + cue.text + tail, cue)
        return told is None and tenses.done_to(tail)
    if _PAST_PARTICIPLE.match(cue.text) and _DONE_TO.search(head) and not _BY.match(tail):
        return True
    return bool(_PASSIVE_HEAD.search(head)) and bool(_PARTICIPLE.search(cue.text))


def _under_tense(cue: Cue, head: str, tail: str) -> bool:
    return bool(_UNDER_TENSE.search(head))


def _other_sense(cue: Cue, head: str, tail: str) -> bool:
    """Whether the verb means something else: "crimes they have committed"."""
    if _SIGNED.match(cue.text):
        return bool(_NO_DEAL.match(tail))
    if _APPEALED.match(cue.text):
        return bool(_IN_COURT.match(tail))
    return bool(_COMMITTED.match(cue.text)) and not _GIVEN.match(tail)


def _spoken_of(cue: Cue, head: str, tail: str) -> bool:
    return bool(_DEAL.match(cue.text) and _SPOKEN_OF.search(head))


def _by_nobody(cue: Cue, head: str, tail: str) -> bool:
    nothing = (cue.strong or cue.text.startswith("offer")) and _NOTHING.match(tail)
    return cue.status != "refused" and bool(nothing or _NEITHER.search(head))


def _necessary(cue: Cue, head: str, tail: str) -> bool:
    """Whether the article itself says "would have to": a call only when somebody is quoted."""
    return bool(_NECESSITY.match(cue.text)) and len(re.findall(r"[\"“”«»„]", head)) % 2 == 0


def _in_hindsight(cue: Cue, head: str, tail: str) -> bool:
    """Whether something ought to have been done, which is no call any more."""
    return bool(_OUGHT.match(cue.text) and _HAVE.match(tail))


def _unsure(cue: Cue, head: str, tail: str) -> bool:
    return bool(_UNSURE.search(head))


def _told_as_past(cue: Cue, head: str, tail: str) -> bool:
    if _DUTCH_PARTICIPLE.match(cue.text) and _DUTCH_PLUPERFECT.search(head):
        return True
    return bool(_PLUPERFECT.search(head)) and not (
        cue.status in {"refused", "agreed"} and _REPORTED.search(head)
    )


def _in_passing(cue: Cue, head: str, tail: str) -> bool:
    """Whether only a deal is told of by who made it: "under a concession that both signed"."""
    return cue.status == "agreed" and _OF_A_DEAL.search(head) is not None


def _said_by_others(cue: Cue, head: str, tail: str) -> bool:
    """Whether others say so of somebody: "the opposition said she had refused"."""
    return _PLUPERFECT.search(head) is not None and _OTHERS_SAY.search(head) is not None


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


def _opinion(cue: Cue, head: str, tail: str) -> bool:
    if _ASSURES.match(cue.text) and _BEHIND_QUOTE.search(head):
        return True
    if _ASSERTION.match(cue.text) and not _TO_COME.match(tail):
        return True
    match = _THAT_CLAUSE.match(tail) if _OPINION.match(cue.text) else None
    return bool(match and not _UNDERTAKES.search(match.group("rest")))


def _asks_a_question(cue: Cue, head: str, tail: str) -> bool:
    if _DECIDED.match(cue.text):
        return bool(_WHETHER.match(tail))
    return bool(_ASKED.match(cue.text) and _QUESTION.match(tail))


def _noun(cue: Cue, head: str, tail: str) -> bool:
    if _WILL.match(cue.text) and _TESTAMENT.search(head):
        return True
    return bool(_NOUN.match(cue.text) and _NO_NOUN.search(head))


def _long_ago(cue: Cue, head: str, tail: str, published: date | None) -> bool:
    """Whether a year that is over dates the act: "in 1998 it promised", "pledged in 1998"."""
    if tenses.is_tense(cue):
        return False
    aside = _YEAR_OF_ASIDE.match(tail) if _RELATIVE.search(head) else None
    if aside and (published is None or int(aside[1]) < published.year):
        return True
    limit = published.year if published else 2000
    ended = _YEAR_AT_END.match(tail)
    if ended and int(ended[1]) < limit:
        return True
    near = [*_YEAR.finditer(_SINCE_A_YEAR.sub("", head)[-_NEAR:]), *_YEAR.finditer(tail[:20])]
    return any(int(match.group(1)) < limit for match in near)


_RULES: tuple[Callable[[Cue, str, str], bool], ...] = (
    tenses.awaited,
    _passive,
    _under_tense,
    tenses.happens,
    tenses.foreseen,
    tenses.anticipated,
    _by_nobody,
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
    _other_sense,
    tenses.planned_then,
    reported_clauses.describes,
    reported_clauses.possible,
    reported_clauses.takes_place,
    reported_clauses.done_to_in_german,
    reported_clauses.of_others,
    reported_clauses.whether,
    reported_clauses.good_news,
    reported_clauses.inverted,
    reported_clauses.under_a_modal,
    _spoken_of,
    _necessary,
    _in_hindsight,
    _unsure,
    _told_as_past,
    _said_by_others,
    _in_passing,
    _subordinate,
    _compared,
    _infinitive,
    _opinion,
    _asks_a_question,
    _noun,
)
