"""Words of commitment that mean something else here: a noun, an opinion, a question."""

import re

from summarizer.lexicon import Cue

_I = re.IGNORECASE
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
_WELCOMED = re.compile(
    r"\b(?:begrüß|lob|kritisier|würdig|nannte|nennt|bedauer)\w*\s(?:(?:die|das|den|diese[ns]?|eine?)\s)?"
    r"(?:\w+e[nrs]?\s)?$"
)
_COMMITTED = re.compile(r"^commit(?:s|ted|ting)?$", _I)
_GIVEN = re.compile(
    r"\s(?:up to |another |nearly |over |a further |its |their |more |an extra )?"
    r"(?:[A-Z]{0,3}[$€£₹\d]|money|funds|troops|resources|support)",
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


def other_sense(cue: Cue, head: str, tail: str) -> bool:
    """Whether the verb means something else: "crimes they have committed"."""
    if _SIGNED.match(cue.text):
        return bool(_NO_DEAL.match(tail))
    if _APPEALED.match(cue.text):
        return bool(_IN_COURT.match(tail))
    return bool(_COMMITTED.match(cue.text)) and not _GIVEN.match(tail)


def welcomed(cue: Cue, head: str, tail: str) -> bool:
    """Whether somebody only has an opinion of another's pledge: "begrüßte die Zusage"."""
    return cue.text[:1].isupper() and bool(_WELCOMED.search(head))


def spoken_of(cue: Cue, head: str, tail: str) -> bool:
    """Whether a deal is only spoken of: "talks on an agreement"."""
    return bool(_DEAL.match(cue.text) and _SPOKEN_OF.search(head))


def opinion(cue: Cue, head: str, tail: str) -> bool:
    """Whether somebody only thinks or says so: "agreed that it was late"."""
    if _ASSURES.match(cue.text) and _BEHIND_QUOTE.search(head):
        return True
    if _ASSERTION.match(cue.text) and not _TO_COME.match(tail):
        return True
    match = _THAT_CLAUSE.match(tail) if _OPINION.match(cue.text) else None
    return bool(match and not _UNDERTAKES.search(match.group("rest")))


def asks_a_question(cue: Cue, head: str, tail: str) -> bool:
    """Whether somebody wants to know something: "asked why", "decided whether"."""
    if _DECIDED.match(cue.text):
        return bool(_WHETHER.match(tail))
    return bool(_ASKED.match(cue.text) and _QUESTION.match(tail))


def noun(cue: Cue, head: str, tail: str) -> bool:
    """Whether the word is a noun here: "the last will", "in his offer"."""
    if _WILL.match(cue.text) and _TESTAMENT.search(head):
        return True
    return bool(_NOUN.match(cue.text) and _NO_NOUN.search(head))
