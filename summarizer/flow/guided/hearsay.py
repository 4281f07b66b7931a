"""Words of commitment that commit nobody because of who says so: denials, rumours, silence."""

import re

from summarizer.lexicon import Cue

_I = re.IGNORECASE
# "Halden has agreed to pay, the agency |announced on Monday"
_NAMED_LAST = re.compile(r"\w+(?:\s[^\s,]+){4,}.*,[”\"]?\s[^,;:]{2,60}\s$")
_DAY_ONLY = re.compile(r"(?:\s(?:on\s|late\s|early\s)?[A-Z]\w+day)?[^\w,;]*$")
# "aurait promis", "soll zugesagt haben": rumour has it.
_RUMOURED = re.compile(
    r"\b(?:aurai(?:t|ent)|habrían?|avrebber?o?|sarebber?o?|teriam?)\s(?:\w+\s){0,2}$", _I
)
_RUMOURED_OF = re.compile(r"\b(?:soll(?:en)?|zou(?:den)?)\s[^,;.]*$", _I)
_HAVE = re.compile(r"^\s(?:haben|worden|hebben|zijn)\b", _I)
_HAVE_SHOULD = re.compile(r"^\shaben\ssoll(?:en)?\b", _I)
_SHOULD = re.compile(r"^zou(?:den)?$", _I)
_PERFECT = re.compile(r"^\s[^;.]{0,120}\b(?:hebben|zijn)\b", _I)
_ALLEGED = re.compile(
    r"\b(?:prosecut(?:ors?|ion)|investigators?|detectives|accusers|plaintiffs?|indictment)\s"
    r"(?:\w+\s)?(?:sa(?:ys?|id)|alleg\w+|claim\w*|believe\w*|accus\w+)(?P<rest>\s[^;:]*)$",
    _I,
)
_OF_THEMSELVES = re.compile(r"\s(?:that\s)?(?:they|it|he|she)\s(?:\w+\s)?", _I)
# Who denies something refuses nothing, nor does who rejects what he is accused of.
_DENIES = re.compile(
    r"^(?:dément\w*|ni(?:e|ent|er) |neg(?:ó|aron) (?:haber|que)|neg(?:a|ano|ato|are) (?:di|che)"
    r"|neg(?:ou|a|am|aram) (?:ter|que)|smenti\w*|desm[ei]\w+|bestr\w+|dementier\w+|abgestritten"
    r"|str(?:itt|itten|eitet|eiten) |ontken\w*)",
    _I,
)
_ACCUSED = re.compile(
    r"\b(?:Vorw[uü]rf\w*|Anschuldigung\w*|Kritik|acusaci\w+|críticas|accus[ae]|critiche"
    r"|acusaç\w+|beschuldiging\w*|aantijging\w*|kritiek|verwijt\w*|les accusations"
    r"|les critiques)\b"
)
_OBJECT = 40
# "denied that it had": a word against a word.
_DENIAL = re.compile(r"^den(?:y|ies|ied|ying)$", _I)
_OF_FACT = re.compile(
    r"\s(?:(?:any|all|his|her|its|their)\s)?(?:responsibility|involvement|blame|guilt|liability"
    r"|knowledge)\b|\s(?:that|it|any|all|the|these|those|reports?|claims|wrongdoing|\w+ing)\b"
)
# "Rejected that: ...": a word against a word.
_WORD_AGAINST_WORD = re.compile(
    r"\s(?:that|this|it|so)?\s?[:;]|\s(?:that|this|it|so)[.,]"
    r"|\s(?:(?:the|these|those|all|any|such|his|her|its|their)\s)?(?:\w+\s)?"
    r"(?:allegations?|accusations?|criticisms?|suggestions?|insinuations?|claims|reports|rumou?rs)\b"
    r"|\s(?:the|these|those|all|any|such|his|her|its|their)\scharges?\b(?!\s(?:on|for)\b)",
    _I,
)
_SAYING_WHY = re.compile(
    r",\s(?:saying|adding|arguing|citing|claiming|insisting|explaining|because|as\s(?:he|she|it|they)\b)",
    _I,
)
_REJECTED = re.compile(r"^(?:reject|dismiss)\w*$", _I)
# "will not say whether", "declined to comment": keeping silent is no refusal to act.
_SILENCE = re.compile(
    r"\s(?:to\s)?(?:say|comment|tell|disclose|name|predict|elaborate|answer|speak|confirm"
    r"|discuss (?:it|this|that|details|further|the (?:matter|case|details|reports?|issue|talks))\b"
    r"|specify|reveal|explain|give (?:details|figures|a date|reasons)|be drawn"
    r"|(?:de\s)?(?:commenter|dire|préciser|répondre|révéler|s['’]exprimer|réagir)"
    r"|(?:a\s)?(?:comentar|decir|precisar|revelar|aclarar|detallar|pronunciarse|responder)"
    r"|(?:a\s)?(?:dizer|esclarecer|pronunciar-se)"
    r"|(?:di\s)?(?:commentare|dire|precisare|rivelare|rispondere|rilasciare dichiarazioni))\b",
    _I,
)


_NEITHER_NOR = re.compile(r"\sneither (?:confirm|deny|say)\b", _I)


def attribution(cue: Cue, head: str, tail: str) -> bool:
    """Whether "announced" only says, at the end, who tells what stands in front of it."""
    announces = cue.text.startswith("announc")
    return announces and bool(_DAY_ONLY.fullmatch(tail) and _NAMED_LAST.fullmatch(head))


def denial(cue: Cue, head: str, tail: str) -> bool:
    """Tell whether a word stands against a word: "denied that it had", "rejected that: ..."."""
    if _REJECTED.match(cue.text):
        return _WORD_AGAINST_WORD.match(tail) is not None
    if cue.status == "refused" and _DENIES.match(cue.text):
        return True
    return bool(_DENIAL.match(cue.text) and _OF_FACT.match(tail))


def left_out(cue: Cue, head: str, tail: str) -> bool:
    """Tell whether what is refused stands elsewhere: "refused, saying farmers need it"."""
    return cue.status == "refused" and _SAYING_WHY.match(tail) is not None


def accused(cue: Cue, head: str, tail: str) -> bool:
    """Tell whether what is rejected is only what somebody is accused of."""
    return cue.status == "refused" and bool(_ACCUSED.search(cue.text + tail[:_OBJECT]))


def alleged(cue: Cue, head: str, tail: str) -> bool:
    """Tell whether accusers say so of somebody: "prosecutors say that he ordered"."""
    told = _ALLEGED.search(head)
    return told is not None and not _OF_THEMSELVES.fullmatch(told["rest"])


def rumoured(cue: Cue, head: str, tail: str) -> bool:
    """Tell whether rumour has it: "aurait promis", "soll zugesagt haben"."""
    if _SHOULD.match(cue.text):
        return bool(_PERFECT.match(tail))
    of = _RUMOURED_OF.search(head) and _HAVE.match(tail)
    return bool(of or _RUMOURED.search(head) or _HAVE_SHOULD.match(tail))


def keeps_silent(cue: Cue, head: str, tail: str) -> bool:
    """Tell whether somebody only keeps silent: "declined to comment"."""
    if _NEITHER_NOR.match(tail):
        return True
    return cue.status == "refused" and bool(_SILENCE.match(tail))
