"""When a mere tense commits nobody: "will rise", "is expected to", "will be closed".

"Will" is the weakest of cues. It counts when somebody can keep or break the word he gives by it.
The patterns hold for English unless they say otherwise.
"""

import re

from summarizer.lexicon import Cue

_I = re.IGNORECASE
# "is expected to", "was due to": what others think or a timetable says.
_EXPECTATION = re.compile(
    r"^(?:expect\w*|due|set|scheduled|is to|are to|looks?|looking|looked|hop\w+)\b", _I
)
_IS_TO = re.compile(r"(?:is|are) to\b", _I)
UNDER_A_DEAL = re.compile(
    r"^In (?:exchange|return),|\bunder (?:the|its|this|that|an?|their) [^,;.]{0,40}?"
    r"\b(?:deal|agreement|accord|treaty|pact|terms|declaration|memorandum|compromise)\b",
    _I,
)
_PASSIVE_TAIL = re.compile(
    r"\s(?:\w+ly |also |not |then |soon |only )?be\s(?!\w+ing\b)(?!able\b|forced to\b)"
    r"|\sêtre\s|\sser\s",
    _I,
)
_BY_AGENT = re.compile(r"\sbe\s(?:\w+\s){1,3}(?:(?:[^,;.“”\"]{0,60})\s)?by\s(?=(?:the\s)?[A-Z])")
# What happens to somebody, or is so, is nobody's undertaking: "will face", "would have to".
_HAPPENS = re.compile(
    r"\s(?:\w+ly |also |soon |then |never |probably )?(?:have|get(?! to the bottom\b)"
    r"|receive|see|face|need|lose|become"
    r"|benefit|cost|rise|fall|grow|last|suffer|gain|owe|feel|enable|mean|depend|suffice|expire"
    r"|enter into force|take effect|happen|occur|turn out|seem|appear|remain|know|like|love"
    r"|recogni[sz]e|remember|inherit|exceed|amount|run out|struggle|miss"
    r"|find(?! (?:out|those|and|whoever|a solution)\b)"
    r"|prefer|prove"
    r"|travel|visit|arrive|depart|fly(?! (?:in|out|home|back)\b)|speak|appear|play|win|compete"
    r"|regret|celebrate|turn"
    r"|wonder|consider|think|wait and see|survive|die|belong|consist)\b",
    _I,
)
# "Would not recognise any committee": who says so refuses it.
_RECOGNISE = re.compile(r"\srecogni[sz]e\s(?:the|any|an?|its|his|her|their|such|this|that)\s")
# "I would rather not. But I will," he said: what, another sentence tells.
_CUT_SHORT = re.compile(
    r"\s?(?:[.!?;]|,?[”\"](?!\w)|$)|\srather\b|\s(?:be|do|have)(?: so| it)?[.,;!?”\"]"
)
_TENSE = re.compile(
    r"^(?:(?:will|would|shall)(?: not)?|wo(?:uld)?n['’]t"
    r"|(?:(?:he|she|it|we|they|i|you)['’]ll))$",
    _I,
)
# "had announced that it would": the plan of then.
_PAST_PLAN = re.compile(
    r"\bhad\s(?:\w+\s)?(?:announced|said|promised|pledged|agreed|planned|threatened|vowed|hoped"
    r"|warned|decided|told|insisted)\b(?:(?!,\s(?:said|says|told|added|announced)\b)[^;])*$",
    _I,
)
# "fears that Spain will cut", "analysts said it would": what others foresee.
_FORESEEN = re.compile(
    r"\b(?:fear|hop|believ|predict|doubt|expect|think|thought|suspect|estimat|speculat|forecast"
    r"|worr(?:y|ie)|assum|dread|analysts? sa|economists? sa|experts? sa|critics sa|observers sa"
    r"|crain|redout|espèr|croi|prévoi|tem[eí]|esper[ao]|cree|prevé|fürchte|hoff|glaub)\w*"
    r"\s(?:that\s|que\s|dass\s)?[^,;:“”\"]*$",
    _I,
)
_THREAT = re.compile(r"\bwarn\w*\s(?!(?:that\s)?(?:it|he|she|they|we|I)\s)[^,;:“”\"]*$", _I)
_OBSERVERS = re.compile(
    r",\s(?:\w+\s)?(?:analysts?|economists?|experts?|critics|observers|commentators|forecasters"
    r"|pollsters)\b[^.]*\b(?:sa(?:id|ys?)|predict\w*|believe\w*|expect\w*)",
    _I,
)
_HAPPENS_INFLECTED = re.compile(
    r"^(?:ser(?:a|ont)|aur(?:a|ont)|devr(?:a|ont)|pourr(?:a|ont)|recevr(?:a|ont)"
    r"|viendr(?:a|ont)|arriver(?:a|ont)|assister(?:a|ont)|(?:viajar|llegar|asistir)án?"
    r"|permettr(?:a|ont)|entrer(?:a|ont)|commencer(?:a|ont)|débuter(?:a|ont)|coûter(?:a|ont)"
    r"|(?:ser|tendr|habr|podr|deber|recibir|comenzar|permitir|entrar|costar|estar)án?"
    r"|(?:sar|avr|potr|dovr|ricever|costr)(?:à|anno)|(?:ser|ter|poder|dever|receber|começar)(?:á|ão))$",
    _I,
)


# "Se rendra à Dakar"
_GOES = re.compile(r"^(?:rendr(?:a|ont)|recher(?:à|anno)|trasladarán?)$", _I)
_ITSELF = re.compile(r"\b(?:se|si)\s$")

# "The money should arrive in May", "die Arbeiten sollten im Mai beginnen": what is expected.
_SHOULD = re.compile(r"^(?:should|soll(?:te)?n?)$", _I)
_COMES = re.compile(
    r"\s(?:\w+ly |soon |also |now |already |then )?"
    r"(?:arrive|begin|start|reach|come|last|fall|rise|grow|cost"
    r"|be (?:ready|completed?|finished|working|available|over|enough|possible|delivered|operational"
    r"|in (?:place|force|operation|service)|up and running))\b"
    r"|\s[^,;.]*\b(?:beginnen|starten|anlaufen|folgen|eintreffen|dauern|kosten|steigen|sinken"
    r"|(?:fertig|abgeschlossen|bereit) sein)\b",
    _I,
)


def anticipated(cue: Cue, head: str, tail: str) -> bool:
    """Tell whether "should" says what is expected, rather than what ought to be done."""
    return bool(_SHOULD.match(cue.text) and _COMES.match(tail))


def awaited(cue: Cue, head: str, tail: str) -> bool:
    """Tell whether others expect it, or a timetable says so; what a deal says is undertaken."""
    if cue.status != "pledged" or cue.strong or not _EXPECTATION.match(cue.text):
        return False
    return not (_IS_TO.match(cue.text) and UNDER_A_DEAL.search(head))


def planned_then(cue: Cue, head: str, tail: str) -> bool:
    """Tell whether it was the plan of then: "had announced that it would"."""
    return is_tense(cue) and bool(_PAST_PLAN.search(head))


def happens(cue: Cue, head: str, tail: str) -> bool:
    """Tell whether it only happens to somebody: "will face"."""
    if _HAPPENS_INFLECTED.match(cue.text) or (_GOES.match(cue.text) and _ITSELF.search(head)):
        return True
    if cue.status == "refused" and _RECOGNISE.match(tail):
        return False
    return is_tense(cue) and bool(_HAPPENS.match(tail) or _CUT_SHORT.match(tail))


def foreseen(cue: Cue, head: str, tail: str) -> bool:
    """Tell whether others foresee it."""
    others = _FORESEEN.search(head) or _THREAT.search(head) or _OBSERVERS.match(_said(tail))
    return not cue.strong and bool(others)


def _said(tail: str) -> str:
    """The words behind the clause of the cue: ", economists said"."""
    return tail[tail.find(",") :] if "," in tail else ""


def is_tense(cue: Cue) -> bool:
    """Tell whether a cue is nothing but a tense."""
    return bool(_TENSE.match(cue.text))


def done_to(tail: str) -> bool:
    """Tell whether a passive follows that names nobody who acts: "will be closed"."""
    return bool(_PASSIVE_TAIL.match(tail)) and not _BY_AGENT.match(tail)
