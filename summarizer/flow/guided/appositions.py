"""What stands beside a name and says who it is: "Jane Roe, the minister of trade, said"."""

import re
from collections.abc import Sequence

from summarizer.flow.guided.offices import is_office, of_one, without_courtesy
from summarizer.names import vocabulary as v

_MAX_WORDS = 18
_ENDS_IN_INITIALS = re.compile(r"(?:\b[^\W\d_]\.){2,}$")
# ", and in the presence of": a clause that goes on without the person.
_STOP = re.compile(
    r"\s(?:who|whom|which|that|said|says|told|has|have|had|is|was|were|will|qui|que|dont|der|die"
    r"|dijo|dit|sagte|ha|a)\s|[;:“”\"«»()]|\s[–—-]\s"
)
_ARTICLE = re.compile(
    r"^(?:(?:the|an?|le|la|el|der|die|das|il|lo|o|os|de|het|une?|una?|one of the)\s+|l['’])",
    re.IGNORECASE,
)
# "A déclaré le ministre": "a" is no article there.
_SPEAKING = re.compile(
    r"^(?:déclaré|affirmé|annoncé|expliqué|précisé|indiqué|assuré|ajouté|dit|prévenu|averti|lancé"
    r"|insisté|réagi|répondu|estimé|souligné|rappelé|regretté|dénoncé|conclu|poursuivi|detto|dichiarato"
    r"|affermato|spiegato|aggiunto|avvertito|ricordato|sottolineato|concluso)"
    r"\s(?:(?:le|la|leur|son|sa|il|lo|il suo|la sua|il loro)\s|l['’])"
)
# "The authority's director": of which one, the affiliation says.
_OF_A_NOUN = re.compile(r"^(?!people)[a-z][a-z-]+['’]s?\s(?=[a-z])")
Place = tuple[int, int]
"""Where in a sentence a name begins and ends."""
_NEAR = re.compile(
    r"\b(?:the|le|la|el|der|il|lo|de|o|a|do|da|ao|à|pelo|pela|del|al|dal|dalla|alla|du|au)\s+"
    r"([^\W\d_]+(?:\s[^\W\d_]+)?)\s$",
    re.IGNORECASE,
)
# "La porte-parole du gouvernement Jeanne Roe"
_NEAR_LONG = re.compile(
    r"\b(?i:the|le|la|el|il|lo|der|die|o|a)\s+([a-zà-ÿ-]+(?:\s[a-zà-ÿ-]+)?"
    r"\s(?:du|des|de la|de l['’]|de|del|della|dell['’]|degli|dello|do|da|of the)\s?"
    r"[A-Za-zà-ÿ-]+(?:\s[A-Za-zà-ÿ-]+)?)\s$"
)
_APART = re.compile(
    r"\s(?:against|by|with|from|of the|contre|par|contra"
    r"|del|de (?:la|su|sus)|du|della|dell['’]|do|da)\s?"
)
_GOVERNED = re.compile(
    r"\b(?:of|for|to|with|under|by|de|du|del|di|da|von|van)\s(?:(?:the|la|le|el)\s)?"
    r"(?:[A-Z][\w.-]*\s){0,4}$"
)
_AND = re.compile(r"\s(?:and|et|y|e|und|en)\s|,")
_SOURCE = re.compile(
    r"(?:according to|selon|según|segun|laut|segundo|secondo|volgens)\s", re.IGNORECASE
)
# "The deputy opposition leader", "UN humanitarian aid chief"
_RANKS = re.compile(
    r"(?:\b(?:deputy|vice|former|acting|interim|senior|national|regional|assistant|joint|first"
    r"|humanitarian|emergency)\s)+$"
)
# "The two interior ministers, Jane Roe and Tom Poe"
_SEVERAL = re.compile(
    r"(?:two|three|four|both)\s(?P<what>(?:[\w-]+\s){0,3}?(?:minister|president|leader|chief|mayor|governor))s\b"
)
_APPOSED = re.compile(
    r"(?:^|[,;:]\s|\s)((?:(?:the|an?|le|la|el|il|o|a|der|die|de|het|une?|una)\s|l['’])[^,;:“”\"]{3,80})"
    r"(?:,\s(?:a\.i\.|ad interim))?,\s$",
    re.IGNORECASE,
)
# "O anúncio foi feito pela ministra do Ambiente, Teresa Caldas,": who does it comes last.
_AGENT = re.compile(
    r"\s(?:pel[oa]|por (?:el|la)|par (?:(?:le|la)\b|l['’])"
    r"|dal(?:la|lo|l['’])?|vom|von der|door de)\s?"
    r"([^,;:“”\"]{3,80}),\s$",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"^\S+(?:\s\S+){0,6}\s(?:has|have|had|was|were|will|fue|había|habría|será|foi|foram|teria|tem|vai"
    r"|aurait|avait|sera|va|ont|sont|est|avrebbe|aveva|ha|hat|hatte|wird|heeft|had|zou|zal)\s"
)
# "La ministre a appelé"
_HAS_DONE = re.compile(
    r"(?:(?:le|la|les|il|lo|el)\s|l['’])\S+(?:\s\S+){0,3}\s(?:a|ont|ha|hanno|han)\s\w+(?:é|is|it|u|i|to|do)\b"
)
_OWNED = re.compile(
    r"\b(?:(?:its|his|her|their|our|son|sa|leur|su|suo|sua|seine?|ihre?|seu|zijn|haar|hun)\s"
    r"(?P<office>[^,;:“”\"]{3,80})"
    r"|(?P<owned>(?-i:[^\W\da-zß-ÿ_][\w-]*\s){0,3}(?-i:[^\W\da-zß-ÿ_])[\w-]*['’]s?\s[^,;:“”\"]{3,80}))"
    r",\s$",
    re.IGNORECASE,
)
_BEGINS = re.compile(r"(?:^|[,;:“”\"«»]\s)$")
_COUNTERPART = "counterpart"
# Offices that two states both have.
_HELD_BY_BOTH = frozenset(
    "minister ministers president premier chancellor secretary king queen ambassador".split()
)
# "Jane Roe, urged the authorities", where a comma belongs to what stands before her.
_DID = re.compile(r"\w+ed\s(?:the|an?|his|her|its|their|that|to|by|on|for|against|\d\S*)\s")
# "Apelou aos deputados": what somebody did is no office.
_PRETERITE = re.compile(r"^(?:se\s|lhe\s|le\s)?\w{2,}(?:ou|eu|iu|ó|aron|ieron|aram|eram|iram)\s")
_RELATIVE = re.compile(r"\b(?:who|whom|which|that|whose|qui|que|dont|che|die|der)\b")
_CLOSED = re.compile(r"[,.;:!?“”\"»)]|$")
# "Opposition leader Jane Roe", "chief executive Jane Roe"
_NAMED_OFFICE = re.compile(r"(?:(?<![\w'’])([^\W\d_]+)\s)?(?<![\w-])([a-zà-ÿ][a-zà-ÿ-]{3,})\s$")
_NO_PART = frozenset(
    "the a an and of by with said says told as its his her their to for from le la les un une el"
    " los il lo gli i uno una der die das den dem des ein eine einen o os as um uma de het een du"
    " au aux del della dello dell al allo alla dal dalla do da dos das ao à pelo pela no na son sa"
    " su sus suo sua seu seine ihre zijn haar et y e und en selon según secondo segundo laut"
    " volgens zei zegt aldus sagte dit disse dijo".split()
)


def behind(text: str, end: int, others: Sequence[Place]) -> str:
    """The apposition of "Jane Roe, the minister of trade, said".

    None if it is another person: "Prime Minister Jane Roe, King Odo and"; ``others`` is where such
    names stand.
    """
    tail = text[end:]
    match = re.match(r",\s+(?=[^\s,])", tail)
    if not match:
        return ""
    rest = tail[match.end() :]
    stop = re.search(r",\s|,$|$", rest)
    phrase = rest[: stop.start()] if stop else rest
    if _is_of_another(phrase, text, end + match.end(), others):
        return ""
    # "Segundo o Correio do Sul, a ministra teria aceitado": a clause goes on, nobody is explained.
    goes_on = _goes_on(phrase)
    did = _PRETERITE.match(phrase) or _DID.match(phrase)
    return "" if goes_on or did else _as_role(phrase)


_OF_THE = re.compile(r"\b(?:van|of|von)\s$")
_DID_SO = re.compile(
    r"(?:a|ont|ha|han|hanno|avait|aveva|había|tem|tinha)\s(?:\w+\s){0,2}"
    r"\w+(?:és?|ées?|i|is|it|u|ado|ido|ato|uto|ito)\s"
)


def _goes_on(phrase: str) -> bool:
    # "A toutefois accepté de": a verb, and no article.
    if _HAS_DONE.match(phrase) or _DID_SO.match(phrase):
        return True
    return _CLAUSE.match(phrase) is not None and not _RELATIVE.search(phrase)


def _is_of_another(phrase: str, text: str, start: int, others: Sequence[Place]) -> bool:
    """Whether a phrase that stands at a place is somebody else: "Chancellor Jane Roe".

    "The European Commissioner for trade" is nobody else though the office may pass for a name.
    """
    end = start + len(phrase)
    inside = [(first, last) for first, last in others if start <= first < end]
    return any(
        not _GOVERNED.search(text[start:first])
        and not any(map(is_office, text[first:last].split()))
        # "A Roe spokesman" is nobody else, "Jane Roe and other ministers" are.
        and not any(map(is_office, _AND.split(text[last:end])[0].split()))
        for first, last in inside
    )


def in_front(text: str, start: int, others: Sequence[Place]) -> str:
    """The apposition of "the president of the region, Jane Roe, said", or "mayor Jane Roe"."""
    head = text[:start]
    near = _NEAR.search(head)
    # "Commissaris van de Koning René Paas" is no king.
    governed = near and _OF_THE.search(head[: near.start()])
    if near and not governed and near.group(1).split()[-1].casefold() in v.TITLES:
        return without_courtesy(near.group(1))
    if (long := _NEAR_LONG.search(head)) and is_office(long.group(1).split()[0]):
        return long.group(1)
    direct = _NAMED_OFFICE.search(head)
    if direct and is_office(direct.group(2)):
        first = direct.group(1) or ""
        fits = first and first.casefold() not in _NO_PART and not first.endswith(("ed", "ing"))
        role = f"{first} {direct.group(2)}" if fits else direct.group(2)
        ranks = _RANKS.search(head[: direct.start()]) if fits else None
        role = f"{ranks.group().lstrip()}{role}" if ranks else role
        return _as_held_by_both(of_one(role), head)
    match = _AGENT.search(head) or _APPOSED.search(head)
    if match is None or _is_of_another(match.group(1), text, match.start(1), others):
        return ""
    return _as_role(_held(match.group(1)))


def _held(phrase: str) -> str:
    """Return the office in "the motion against the prime minister", "the office of the mayor"."""
    parts = _APART.split(phrase)
    if len(parts) < 2 or any(map(is_office, parts[0].split())):
        return phrase
    last = parts[-1]
    return last if any(map(is_office, last.split())) else phrase


def owned(text: str, start: int, end: int, before: str) -> str:
    """The apposition of "its director, Jane Roe, said" or "Norland's trade minister, Jane Roe".

    The name has to end its clause, or the role to begin one: "after talks with Norland's minister,
    Jane Roe left" is of two.
    """
    match = _OWNED.search(text[:start])
    if match is None or not (_CLOSED.match(text, end) or _BEGINS.search(text[: match.start()])):
        return ""
    owned = match["owned"] or match["office"]
    return _as_role(_as_held_by_both(owned, f"{before} {text[: match.start()]}"))


def _as_held_by_both(role: str, before: str) -> str:
    """Return "Estian Foreign Minister" for "Estian counterpart" behind another's office."""
    if role.endswith(_COUNTERPART) and (office := _office_named(before)):
        return f"{role.removesuffix(_COUNTERPART)}{office}"
    return role


def _office_named(text: str) -> str:
    """The last office that a text names: of "Foreign Minister Jane Roe of Norland and".

    None of a field that no title tells ("Transport Minister"): half of it would be another office.
    """
    words = [word.strip(',.;:“”"') for word in text.split()]
    ends = [at for at, word in enumerate(words) if word.casefold() in _HELD_BY_BOTH]
    if not ends:
        return ""
    start = ends[-1]
    while start and v.is_title(words[start - 1].casefold()):
        start -= 1
    alone = start == ends[-1] and words[start] in {"Minister", "Secretary"}
    return "" if alone else " ".join(words[start : ends[-1] + 1])


def _as_role(phrase: str) -> str:
    """Return the phrase if it names an office or function, else an empty string."""
    phrase = _SPEAKING.sub("", _ARTICLE.sub("", phrase.strip(" ,")))
    phrase = _OF_A_NOUN.sub("", phrase)
    if several := _SEVERAL.match(phrase):
        phrase = f"{several['what']}{phrase[several.end() :]}"
    if _SOURCE.match(phrase) or phrase.endswith(f"{_COUNTERPART}s"):
        return ""
    cut = _STOP.search(f" {phrase} ")
    phrase = phrase[: max(cut.start() - 1, 0)].rstrip(" ,") if cut else phrase
    if phrase.endswith(".") and not _ENDS_IN_INITIALS.search(phrase):
        phrase = phrase[:-1]
    words = phrase.split()
    if not 1 <= len(words) <= _MAX_WORDS:
        return ""
    return phrase if any(is_office(word) for word in words[:6]) else ""
