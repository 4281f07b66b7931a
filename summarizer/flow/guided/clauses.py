"""Finds the subject of a verb: what stands in front of it, in languages that put it there.

Works on :mod:`masked text <summarizer.flow.guided.masked>`.
"""

import re

from summarizer.flow.guided.first_subjects import clause_starts, opening_subject
from summarizer.flow.guided.masked import (
    DETERMINER,
    FUNCTION,
    NAME,
    NAMES,
    OFFICE,
    PREPOSITION,
    PRONOUN,
    WORD,
    WORDS,
    Subject,
)
from summarizer.flow.guided.nouns import class_of
from summarizer.flow.guided.subjects import stands_for
from summarizer.lexicon import fold

_I = re.IGNORECASE
# What may stand between a subject and its verb.
_FILLER = re.compile(
    r"(?:\s(?:has|have|had|did|does|do|is|are|was|were|be|been|being|will|would|shall|stands?|remains?)"
    r"|[\s,]+(?:not|never|long|also|too|then|now|still|again|already|only|even|just|both|each|all|however|instead"
    r"|meanwhile|therefore|thus|further|first|once|twice|yet|rather|ever|soon|always"
    r"|in (?:return|turn|addition|response|exchange)|for (?:its|his|her|their) part"
    r"|(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:this|last|next) (?:week|month|year)"
    r"|yesterday|today|tomorrow|later|earlier|so far|at (?:once|last)|[a-z]+n['’]t"
    r"|(?!(?:family|assembly|supply|ally|july|italy|sicily|reply|rally|monopoly)\b)[a-z]{2,}ly"
    r"|se di(?:t|sent)|s['’]est dite?s?|se déclare(?:nt)?|se (?:mostró|dijo|declaró)|si è dett[oa]"
    r"|mostrou-se|declarou-se|ont|est|sont|se|s['’]est|ne|n['’](?:a|ont)?|n['’]?"
    r"|y (?:a|ont|avait|est|sont)|aussi|également|toutefois|ainsi|encore|déjà"
    r"|(?:final|officiel|formel|solennel)lement|publiquement|récemment|clairement|fermement"
    r"|ha|han|no|también|\w+mente|hanno|si|non|anche|tem|têm|não|também|(?<=\s)a(?=\s*$)))"
    r"(?=[\s,]*$)",
    _I,
)
_ASIDE = re.compile(r",\s*((?:[^,;:“”\"]|,(?=\d)){2,120}),\s*$")
_NAME_ASIDE = re.compile(
    rf"(?!(?:named|identified|known)\s)(?:(?!(?:{PREPOSITION})\s){WORD}\s){{0,4}}{NAMES}", _I
)
_AGE = re.compile(rf"(?<={NAME}),\s\d{{1,3}}(?=,?\s*$)")
_BRACKET = re.compile(r"\s*\([^()]*\)$")
# "continues to urge", "would like to ask": the second verb is what counts.
_CHAIN = re.compile(
    r"\s(?:continue[sd]?|like|want(?:s|ed)?|wish(?:es|ed)?|going|decided|voted|ready) to$", _I
)
_WITH_NOUN = re.compile(rf"({NAMES})\s({WORD})$")
_JOINING = re.compile(r"(?:^|[\s,])(?:and|but|or|et|mais|ou|y|pero|o|e|ma|mas|by)$", _I)
_BY_PRONOUN = re.compile(rf"(?:(?<![\w'’-])|(?<=qu['’]))({PRONOUN})$", _I)
_BY_NAME = re.compile(rf"(?:{NAMES})$")
_PHRASE = re.compile(
    rf"(?<![\w'’-])((?:{DETERMINER})\s(?:{WORD}\s){{0,3}}{WORD})$|(?<!\w)(l['’]{WORD})$", _I
)
_OWNED = re.compile(rf"({NAMES}['’]s?\s(?:{WORD}\s){{0,3}}{WORD})$")
# "Said that his government": no determiner there.
_THAT = re.compile(rf"that\s(?=(?:{DETERMINER})\s)", _I)
_LAST_WORD = re.compile(rf"({WORD})$")
_PLACE_NOUN = (
    r"región|ciudad|provincia|municipio|departamento|région|ville|province|città|regione|cidade"
    r"|entreprise|société|groupe|empresa|compañía|grupo|società|azienda|gruppo"
    r"|região|city of|town of|region of|province of"
)
_GOVERNED = re.compile(
    rf"(?<![\w'’-])(?:{PREPOSITION})\s?(?:(?:the|la|les?|el)\s|l['’])?"
    rf"(?:(?:{_PLACE_NOUN})\s)?$",
    _I,
)
# "A review led by the former minister |Jane Roe would report"
_LED_BY = re.compile(
    r"\s(?:led|headed|chaired|run|written|drafted|backed|owned|made|proposed)\sby\s[^,;:]{0,60}$"
)
# "The merger of Norrvik and |Halden"
_JOINED_TO = re.compile(
    rf"(?P<noun>{WORD})\s(?:of|de|du|di|von)\s(?:the\s)?{NAMES}\s(?:and|et|y|e|und)\s$"
)
# "Delegates in Vell, Estia, agreed"
_PLACED = re.compile(
    rf"(?P<what>{WORD})\s(?:in|at|near|à|en|em)\s(?:[A-Z][\w-]+(?:\s[A-Z][\w-]+)?|{NAMES})$"
)
# "With his deputy, Jane Roe,": an apposition to what a preposition governs.
_OWN_GOVERNED = re.compile(
    rf"(?<![\w'’-])(?:{PREPOSITION})\s(?:its|his|her|their|sus?|ses?|son|sa|leurs?|sua|suo)\s"
    rf"(?:{WORD}\s){{0,3}}{WORD}$",
    _I,
)
_BREAK = re.compile(rf"\s(?:{PREPOSITION}|that|than|said|told|que|qui)\s", _I)
_MODAL = re.compile(r"\s(?:should|must|would|will|could|can|may|might|ought to|needs? to)\b")
_PAST = re.compile(r"[a-z]+ed\b")
_OF_INC = re.compile(rf"(?<={NAME})\.$")
_ROUNDS = 6
_PERSONS_NOUN = rf"{OFFICE}|representative|correspondent|delegate|head|consul"


def without_filler(head: str) -> str:
    """Return a text without the auxiliaries and adverbs at its end.

    Nor with the full stop of "Halden Inc. has".
    """
    head = f" {head.rstrip()}"
    while (shorter := _BRACKET.sub("", _CHAIN.sub("", _FILLER.sub("", head)))) != head:
        head = shorter.rstrip()
    return _OF_INC.sub("", head[1:].rstrip())


def subject_before(masked: str, verb: str = "") -> Subject | None:
    """Return the subject of the verb that follows a masked text, ``None`` if none is found.

    Args:
        masked: what stands in front of the verb.
        verb: the verb, as far as its form tells to which of two clauses it is joined.
    """
    head = masked
    for _ in range(_ROUNDS):
        head = _AGE.sub("", without_filler(head))
        if not head:
            return None
        if _JOINING.search(head.rstrip(",")) or head.endswith((",", ";")):
            aside = _ASIDE.search(f"{head.rstrip(',')},")
            named = aside and head.endswith(",") and _NAME_ASIDE.fullmatch(aside.group(1))
            before = head[: aside.start()] if aside else ""
            if aside and named and not (_OWN_GOVERNED.search(before) or _is_placed(before)):
                return _named(head[: aside.end(1)])
            if aside and head.endswith(",") and not _JOINING.search(aside.group(1)):
                head = head[: aside.start()]
                continue
            return _of_joined(masked, verb)
        found = _at_end(head)
        if found is None:
            return None
        set_off = head[: found.start].endswith(", ") and masked[found.end : found.end + 1] == ","
        if set_off and _is_placed(before := head[: found.start - 2]):
            head = before
            continue
        governing = (
            _GOVERNED.search(head[: found.start])
            or _LED_BY.search(head[: found.start])
            or _joined_noun(head, found)
        )
        if governing is None or found.kind == "pronoun":
            return found
        if found.kind == "name" and stands_for(head[: found.start]):
            return found
        head = head[: governing.start()]
    return None


def _is_placed(head: str) -> bool:
    """Whether a text ends in where something is: "talks in Vell", but not "the envoy in Vell"."""
    placed = _PLACED.search(head)
    return placed is not None and not (
        class_of(fold(placed["what"])) or re.fullmatch(_PERSONS_NOUN, placed["what"], _I)
    )


def _joined_noun(head: str, found: Subject) -> re.Match[str] | None:
    """Return what governs a name that "and" joins to another one: "the merger of Norrvik and".

    "The president of Norland and Jane Roe" are two who act.
    """
    joined = _JOINED_TO.search(head[: found.start]) if found.kind == "name" else None
    if joined is None or class_of(fold(joined["noun"])):
        return None
    return _GOVERNING_NOUN.search(head, joined.start("noun"))


_GOVERNING_NOUN = re.compile(r"\s(?:of|de|du|di|von)\s")


def _of_joined(masked: str, verb: str) -> Subject | None:
    """Return the subject of a verb that "and" joins to another one in front of it.

    In "Holt said the deal would cost much and ruled out" a deal rules out nothing: it is Holt.
    Nor is it Norland in "Holt said Norland should pay and called on": "should" goes with no past.
    """
    for start, told in reversed([(0, False), *clause_starts(masked)]):
        subject = opening_subject(masked[start:], start)
        if not told:
            return subject
        if subject and _acts(subject):
            bare = _MODAL.match(masked, subject.end) and _PAST.match(verb)
            if not bare:
                return subject
    return None


def _acts(subject: Subject) -> bool:
    words = WORDS.findall(subject.text) if subject.kind == "noun" else ()
    return subject.kind != "noun" or any(class_of(fold(word)) for word in words)


def _at_end(head: str) -> Subject | None:
    """Return the noun, name or pronoun that a text ends with."""
    if match := _BY_NAME.search(head):
        return Subject("name", match.group(), match.start(), match.end())
    match = _WITH_NOUN.search(head)
    if match and class_of(fold(match.group(2))):
        return Subject("name", match.group(1), match.start(1), match.end(1))
    if match := _BY_PRONOUN.search(head):
        return Subject("pronoun", match.group(), match.start(), match.end())
    for pattern in (_OWNED, _PHRASE):
        match = pattern.search(head)
        if match and (that := _THAT.match(match.group())):
            match = pattern.search(head, match.start() + that.end())
        if match and not _takes_in_more(match.group()):
            return Subject("noun", match.group(), match.start(), match.end())
    match = _LAST_WORD.search(head)
    # "prices will": a bare noun; "the" or "to" is none.
    if match is None or FUNCTION.fullmatch(match.group()):
        return None
    return Subject("noun", match.group(), match.start(), match.end())


def _named(head: str) -> Subject | None:
    match = _BY_NAME.search(head)
    return Subject("name", match.group(), match.start(), match.end()) if match else None


def _takes_in_more(phrase: str) -> bool:
    """Whether a would-be noun phrase runs over a preposition or a verb of speech."""
    return bool(_BREAK.search(phrase))
