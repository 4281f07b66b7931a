"""Clauses and participles that tell nobody's word, though a verb of undertaking stands in them.

"Did not confirm that Norrvik will hire", "announced that the two sides had agreed", "under the
proposed law".
"""

import re

from summarizer.lexicon import Cue

_I = re.IGNORECASE
_ANNOUNCED = re.compile(
    r"^(?:announc(?:es|ed|ing)|anunci(?:ó|aron|a)|a(?:nnonc\w+)|annunci\w+|anunciou)$", _I
)
_OUTCOME = re.compile(
    r"\s(?:(?:an?|the|its|his|her|their)\s)?(?:[\w-]+\s){0,2}(?:breakthrough|result|success|victory|win"
    r"|death|profit|loss|winner|discovery|finding|birth)(?:e?s)?\b",
    _I,
)
_THAT = re.compile(r"\s(?:[^,;:“”\"]{0,30}?\s)?(?:that|que|qu['’]|che)\s?(?P<told>[^,;:“”\"]*)", _I)
_PAST = re.compile(
    r"\b(?:had|has|have|was|were|avai(?:t|ent)|había[n]?|ha[n]?|aveva(?:no)?|tinha[m]?)\b", _I
)
_TO_COME = re.compile(
    r"\b(?:will|would|shall)\b|\w(?:rán?|rían?|ront|rait|raient|ranno|rão|rebbe\w*)\b", _I
)
_OWN = re.compile(r"(?:it|they|he|she|il|elle|ils|elles)\s", _I)
# "Thanked those involved in reaching a deal", "hopes of signing"
_OTHERS_DOING = re.compile(
    r"\b(?:involved in|of|for|about|towards?|without|close to|near)\s(?:\w+ly\s)?$", _I
)
_ONE_PARTICIPLE = re.compile(r"[a-z]+ed", _I)
_DETERMINER = re.compile(r"\b(?:the|an?|its|his|her|their|any|these|those|newly)\s$", _I)
_POSSIBLE = re.compile(
    r"(?:\b(?:is|was|remains?|remained|seems?|looks)|['’]s)\s(?:\w+\s)?"
    r"(?:possible|likely|unlikely|probable|unclear|uncertain|doubtful|(?<=not )(?:clear|known))\s"
    r"(?:(?:that|whether|if)\s)?[^,;:“”\"]*$",
    _I,
)
_ACT_NOUN = re.compile(
    r"(?:signing|signature|assinatura|firma|unterzeichnung|ondertekening"
    r"|agreement|accord|acuerdo|acordo"
    r"|proposal|proposta|propuesta|proposition|offer|oferta|offre|request|pedido|demanda|call|plan)s?$",
    _I,
)
_HAPPENS = re.compile(
    r"\s(?:(?:has|had|ha|a|hat|tem)\s)?(?:took place|taken place|was|were|been|will be"
    r"|foi|foram|fue"
    r"|fueron|été|est|fut|wurde|werd|è|sarà|ocorreu|aconteceu|tuvo lugar|se celebró|eu lieu"
    r"|fand|findet)\b",
    _I,
)
_OTHERS = re.compile(
    r"\b(?!(?:says|announces|promises|adds|insists|confirms|states|warns)\b)[a-z]{4,}s"
    r"\s(?:that|who|which)\s[^,;:“”\"]*\s(?:and|or)\s(?:(?:is|are|was|were)\s)?$"
)
# "Companies that commit to": those who do, if any.
_WHOEVER = re.compile(
    r"(?<!two )(?<!both )(?<!three )(?<!the )"
    r"\b(?:companies|firms|states|countries|nations|members|those|people|governments|parties|employers|donors|banks|landlords|farmers|workers|anyone|everyone)"
    r"\s(?:that|who|which)\s$",
    _I,
)
_WHETHER = re.compile(r"\sof\s(?:hij|zij|ze|het|de|er|we|wij)\s[^,;:“”\"]*$")
_DUTCH_MODAL = re.compile(r"(?:moet(?:en)?|zal|zullen|zou(?:den)?|wil(?:len)?)$", _I)
_GOES_ON = re.compile(r"\b(?:and|or)\s(?:\w+\s)?$", _I)
_OPENS = re.compile(r"(?:^|[,;:“\"]\s?|\b(?:and|but)\s)$", _I)
_SUBJECT = re.compile(
    r"\s(?:(?:the|any|an?|its|his|her|their|it|he|she|they|we)\b|(?-i:[A-Z]))", _I
)
_MODAL = re.compile(r"\b(?:must|should|ought to|needs? to|ha(?:s|ve) to)\s[^,;:“”\"]*\band\s$", _I)
_GERMAN_PARTICIPLE = re.compile(r"\w+(?:t|en)e[rnsm]?", _I)
_GERMAN_DETERMINER = re.compile(
    r"\b(?:eine?[rnsm]?|der|die|das|den|dem|des)\s(?:(?:von|vom)\s[^,;.]{2,40}\s)?$", _I
)
_NOUN = re.compile(r"\s[A-ZÄÖÜ]")
_GERMAN_TENSE = re.compile(r"(?:wird|werden|würden?)$", _I)
_GERMAN_ADVERBS = frozenset("nicht jetzt erst sofort dort zuletzt selbst fast meist".split())
_LAST_OF_CLAUSE = re.compile(r"[^,;.:]*?(\w+)\s?(?:[,;.:]|$|\s(?:und|oder)\s)")
_UNCONFIRMED = re.compile(
    r"\b(?:(?:did|does|do|could|would|has|have)\s?(?:not|n['’]t)\s(?:\w+\s){0,2}confirm\w*"
    r"|(?:denied|dismissed|disputed|contradicted)\s(?:(?:the|any|a)\s)?"
    r"(?:reports?|claims?|announcements?|suggestions?|rumou?rs?|statements?))\b[^;“”\"]*$",
    _I,
)
_MEANS = re.compile(r"\b(?:means?|meant|signifie|significa|bedeutet)\s(?:that\s|que\s)?[^,;]*$", _I)
_NECESSITY = re.compile(r"^(?:ha(?:s|ve|d) to|must|needs? to|should)$", _I)
# "Le discours que la ministre prononcera lundi"
_TEXT_THAT = re.compile(
    r"\b(?:discours|déclaration|rapport|lettre|texte|plan|projet|document|proposition|accord|décret"
    r"|discurso|declaración|informe|carta|texto|proyecto|documento|propuesta|acuerdo|decreto"
    r"|discorso|dichiarazione|rapporto|lettera|testo|progetto|proposta|accordo"
    r"|declaração|relatório|projeto|proposta|acordo)"
    r"(?:\s(?:de|du|des|del|della|di|da|do)\s?(?:[\w’'-]+\s){0,4}?[\w’'-]+)?"
    r"\s(?:que|qu['’]|che)\s?[^,;:“”\"«»]*$",
    _I,
)


def of_the_past(cue: Cue, head: str, tail: str) -> bool:
    """Tell whether only what others did is announced: "announced that X had agreed"."""
    if not _ANNOUNCED.match(cue.text):
        return False
    if _OUTCOME.match(tail):
        return True
    clause = _THAT.match(tail)
    told = clause["told"] if clause else ""
    if _OWN.match(told):  # "announced that it had agreed to buy"
        return False
    return bool(_PAST.search(told)) and not _TO_COME.search(told)


def done_by_others(cue: Cue, head: str, tail: str) -> bool:
    """Tell whether an act is only spoken of: "thanked those involved in reaching a deal"."""
    verb = cue.text.split(maxsplit=1)[0].casefold()
    return verb.endswith("ing") and _OTHERS_DOING.search(head) is not None


def unconfirmed(cue: Cue, head: str, tail: str) -> bool:
    """Tell whether somebody does not confirm it: "did not confirm that it will"."""
    return _UNCONFIRMED.search(head) is not None


def follows(cue: Cue, head: str, tail: str) -> bool:
    """Tell whether it only follows from something: "this means that they have to"."""
    return bool(_NECESSITY.match(cue.text) and _MEANS.search(head))


def of_a_text(cue: Cue, head: str, tail: str) -> bool:
    """Tell whether a text is told by who will give it: "le discours que X prononcera"."""
    return not cue.strong and _TEXT_THAT.search(head) is not None


def done_to_in_german(cue: Cue, head: str, tail: str) -> bool:
    """Tell whether a German passive follows: "wird von Roe unterstützt"."""
    if not _GERMAN_TENSE.match(cue.text):
        return False
    last = _LAST_OF_CLAUSE.match(tail)
    return last is not None and last[1].endswith("t") and last[1] not in _GERMAN_ADVERBS


def takes_place(cue: Cue, head: str, tail: str) -> bool:
    """Tell whether an act is a noun that something happens to: "the signing took place"."""
    return _ACT_NOUN.match(cue.text) is not None and _HAPPENS.match(tail) is not None


def of_others(cue: Cue, head: str, tail: str) -> bool:
    """Tell whether a clause on others goes on: "clients that differ and are ready to"."""
    return not cue.strong and _OTHERS.search(head) is not None


def whoever(cue: Cue, head: str, tail: str) -> bool:
    """Tell whether only those are spoken of who do so, if any: "companies that commit to"."""
    return _WHOEVER.search(head) is not None


def whether(cue: Cue, head: str, tail: str) -> bool:
    """Tell whether a Dutch clause asks: "de vraag of hij moet"."""
    return bool(_DUTCH_MODAL.match(cue.text)) and _WHETHER.search(head) is not None


def good_news(cue: Cue, head: str, tail: str) -> bool:
    """Tell whether somebody only hopes to have something to tell: "and soon announce"."""
    return cue.text == "announce" and _GOES_ON.search(head) is not None


def possible(cue: Cue, head: str, tail: str) -> bool:
    """Tell whether it only may come so: "it is possible that Norland will"."""
    return not cue.strong and _POSSIBLE.search(head) is not None


def inverted(cue: Cue, head: str, tail: str) -> bool:
    """Tell whether "should" opens a condition: "and should they not cease, we will"."""
    opens = cue.text.casefold() == "should" and _OPENS.search(head) is not None
    return opens and _SUBJECT.match(tail) is not None


def under_a_modal(cue: Cue, head: str, tail: str) -> bool:
    """Tell whether an act only goes on what ought to be: "must stay united and continue to"."""
    bare = cue.status == "ongoing" and cue.text.startswith("continue ")
    return bare and _MODAL.search(head) is not None


def describes(cue: Cue, head: str, tail: str) -> bool:
    """Tell whether a participle only describes: "under the proposed new law".

    "A renewed commitment" is one.
    """
    if cue.status == "reaffirmed":
        return False
    german = _GERMAN_PARTICIPLE.fullmatch(cue.text) and _NOUN.match(tail)
    if german and _GERMAN_DETERMINER.search(head):  # "ein vereinbarter Waffenstillstand"
        return True
    return bool(_ONE_PARTICIPLE.fullmatch(cue.text) and _DETERMINER.search(head))
