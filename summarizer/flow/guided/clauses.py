"""Finds the subject of a verb: what stands in front of it, in languages that put it there.

Works on *masked* text, in which every character of an actor's name is ``NAME``, so that a rule
sees names, pronouns and common nouns and nothing else.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from summarizer.flow.guided.nouns import class_of
from summarizer.flow.guided.subjects import ACTS_FOR_OWNER, stands_for
from summarizer.lexicon import fold

NAME = "\ue000"
SUBJECT_FIRST = frozenset({"en", "fr", "es", "it", "pt"})
"""Languages whose verb follows its subject; others are read in a looser way."""

Kind = Literal["name", "pronoun", "noun"]
_I = re.IGNORECASE
_N = f"{NAME}+"
_WORD = r"[^\W\d_][\w'’-]*"

_DETERMINER = (
    r"the|an?|its|his|her|their|our|my|your|this|that|these|those|both|all|some|any|many|most|no"
    r"|each|every|several|another|few|two|three|four|five|six|seven|eight|nine|ten|\d[\d.,]*"
    r"|les?|la|une?|des|ses?|leurs?|cette?|ces|notre|el|los|las|una?|sus?|este|esta|nuestr[oa]"
    r"|il|lo|gli|i|uno|sua|suo|os?|as?|um|uma|seus?|suas?"
)
_PRONOUN = (
    r"he|she|it|they|we|(?-i:I)|who|which|qui|il|elle|ils|elles|nous|je|él|ella|ellos|ellas|nosotros"
    r"|lui|lei|loro|noi|ele|ela|eles|elas|nós"
)
_PREPOSITION = (
    r"of|in|with|by|from|for|to|at|on|into|about|between|under|near|over|like"
    r"|without|within|during|across|against|de|du|des|à|aux?|en|avec|par|pour|dans|d['’]"
    r"|con|por|para|del|di|della|dei|da|do|dos"
)
# What may stand between a subject and its verb.
_FILLER = re.compile(
    r"(?:\s(?:has|have|had|did|does|do|is|are|was|were|be|been|being|will|would|shall)"
    r"|[\s,]+(?:not|never|also|too|then|now|still|again|already|only|even|just|both|each|all|however|instead"
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
    rf"(?!(?:named|identified|known)\s)(?:(?!(?:{_PREPOSITION})\s){_WORD}\s){{0,4}}{_N}", _I
)
_AGE = re.compile(rf"(?<={NAME}),\s\d{{1,3}}(?=,?\s*$)")
_BRACKET = re.compile(r"\s*\([^()]*\)$")
# "continues to urge", "would like to ask": the second verb is what counts.
_CHAIN = re.compile(
    r"\s(?:continue[sd]?|like|want(?:s|ed)?|wish(?:es|ed)?|going|decided|voted|ready) to$", _I
)
_WITH_NOUN = re.compile(rf"({_N})\s({_WORD})$")
_JOINING = re.compile(r"(?:^|[\s,])(?:and|but|or|et|mais|ou|y|pero|o|e|ma|mas|by)$", _I)
_BY_PRONOUN = re.compile(rf"(?:(?<![\w'’-])|(?<=qu['’]))({_PRONOUN})$", _I)
_BY_NAME = re.compile(rf"(?:{_N})$")
_PHRASE = re.compile(
    rf"(?<![\w'’-])((?:{_DETERMINER})\s(?:{_WORD}\s){{0,3}}{_WORD})$|(?<!\w)(l['’]{_WORD})$", _I
)
_OWNED = re.compile(rf"({_N}['’]s?\s(?:{_WORD}\s){{0,3}}{_WORD})$")
# "Said that his government": no determiner there.
_THAT = re.compile(rf"that\s(?=(?:{_DETERMINER})\s)", _I)
_LAST_WORD = re.compile(rf"({_WORD})$")
_PLACE_NOUN = (
    r"región|ciudad|provincia|municipio|departamento|région|ville|province|città|regione|cidade"
    r"|entreprise|société|groupe|empresa|compañía|grupo|società|azienda|gruppo"
    r"|região|city of|town of|region of|province of"
)
_GOVERNED = re.compile(
    rf"(?<![\w'’-])(?:{_PREPOSITION})\s?(?:(?:the|la|les?|el)\s|l['’])?"
    rf"(?:(?:{_PLACE_NOUN})\s)?$",
    _I,
)
# "The merger of Norrvik and |Halden"
_JOINED_TO = re.compile(
    rf"(?P<noun>{_WORD})\s(?:of|de|du|di|von)\s(?:the\s)?{_N}\s(?:and|et|y|e|und)\s$"
)
# "Delegates in Vell, Estia, agreed"
_PLACED = re.compile(
    rf"(?P<what>{_WORD})\s(?:in|at|near|à|en|em)\s(?:[A-Z][\w-]+(?:\s[A-Z][\w-]+)?|{_N})$"
)
# "With his deputy, Jane Roe,": an apposition to what a preposition governs.
_OWN_GOVERNED = re.compile(
    rf"(?<![\w'’-])(?:{_PREPOSITION})\s(?:its|his|her|their|sus?|ses?|son|sa|leurs?|sua|suo)\s"
    rf"(?:{_WORD}\s){{0,3}}{_WORD}$",
    _I,
)
_BREAK = re.compile(rf"\s(?:{_PREPOSITION}|that|than|said|told|que|qui)\s", _I)
_FUNCTION = re.compile(rf"{_DETERMINER}|{_PREPOSITION}|that|than|not|que|which|why|how|what", _I)
_OPENING_PHRASE = re.compile(rf"(?:(?:{_DETERMINER})\s|l['’])?(?:{_WORD}\s){{0,3}}{_WORD}", _I)
_EXPLAINED = re.compile(rf",?\s({_N})")
_WORDS = re.compile(_WORD)
_ROUNDS = 6

# Where a clause begins: behind a full stop inside the sentence, or what somebody says.
_CLAUSE = re.compile(
    r"[;:“”\"«»]\s?|,\s(?:while|whereas|though|although|tandis que|mientras)\s"
    r"|\b(?:said|says|added|adds|stated|announced|confirmed|explained|dit|déclaré|affirmé|annoncé"
    r"|dijo|afirmó|anunció|disse|detto)(?:\s(?:that|que|qu['’]|che|on \w+day))?\s"
    r"|\btold\s[^,;.]{2,60}?\sthat\s",
    _I,
)
# 'Called it "responsible" and promised': a word in quotation marks opens no clause.
_IN_QUOTES = re.compile(r"[“\"«]([^“”\"«»,.;:!?]{1,60})[”\"»]")
_LEADING = re.compile(
    rf"^\s*(?:(?:and|but|et|mais|y|pero|e|ma|mas|also|meanwhile|however)[,\s]\s*)?"
    rf"(?:on \w+day(?: (?:morning|afternoon|evening|night))?,?\s)?"
    rf"(?:(?:{_PREPOSITION}|after|before|since|as|when|while|because|if|although|though|given|despite"
    rf"|according to|selon|según|desde|sur|lors)\s[^,;:]*,\s)*",
    _I,
)
# "A bancada do Partido Verde votou contra e prometeu"
_PART_OF_BODY = (
    r"bancada|direção|direcção|executiva|liderança|grupo parlament\w+|groupe(?: parlementaire)?"
    r"|direction|dirección|direzione|dirigenza|gruppo parlamentare"
)
_OFFICE = (
    r"(?:[a-z]+-)?(?:minister|president|secretary|general|chief|leader|director|spokes[a-z]+|mayor|governor"
    r"|ambassador|envoy|executive|chairman|chairwoman|chair|commissioner|official|lawmaker|senator)"
)
_PERSONS_NOUN = rf"{_OFFICE}|representative|correspondent|delegate|head|consul"
_OPENING = (
    # "The foreign ministers of Norland, Estia and Kestria"
    (
        "name",
        re.compile(
            rf"(?:{_DETERMINER})\s(?:[a-z]+\s){{0,2}}(?:ministers|leaders|presidents|delegations|governments)"
            rf"\sof\s(?:the\s)?{_N}(?:,\s{_N})*,?\sand\s({_N})",
            _I,
        ),
    ),
    (
        "name",
        re.compile(
            rf"(?:{_DETERMINER})\s(?:{_PART_OF_BODY})\s(?:de|do|da|du|des|d['’]|del|della|dell['’]|di)"
            rf"\s?(?:la\s|l['’]|le\s)?({_N})",
            _I,
        ),
    ),
    ("name", re.compile(rf"{_N}['’]s?\s[^,;]{{2,80}},\s(?:{_WORD}\s){{0,3}}({_N})(?=\s*[,(])")),
    (
        "name",
        re.compile(
            rf"(?:{_DETERMINER})\s[^,;]{{2,80}},\s"
            rf"(?:(?!(?:{_PREPOSITION})\s){_WORD}\.?\s){{0,4}}({_N})"
            # "The ministers of Norland, Estia and Kestria" are those of all.
            rf"(?=\s*[,(])(?!(?:,\s{_N})*,?\s(?:and|et|y|e|und)\s{_N})",
            _I,
        ),
    ),
    ("name", re.compile(rf"{_N}['’]s\s(?:[A-Z][\w'’-]*\s){{0,4}}({_N})")),
    # "United Nations Secretary-General Amara Diallo", "USP chief Jane Roe"
    ("name", re.compile(rf"(?:the\s)?{_N}\s(?:(?:[A-Z][\w'’-]*|{_OFFICE})\s){{1,4}}({_N})")),
    ("noun", re.compile(rf"({_N}['’]s?\s(?:\w+\s)?{ACTS_FOR_OWNER})(?=\s|$)")),
    ("noun", re.compile(rf"({_N}['’]s?\s(?:{_WORD}\s){{0,2}}?{_WORD})(?=\s|$)")),
    ("pronoun", re.compile(rf"({_PRONOUN})(?![\w'’-])", _I)),
    ("name", re.compile(rf"(?:the\s|la\s|le\s|l['’]|el\s|los\s|il\s|o\s|a\s)?({_N})", _I)),
    # "The opposition Green Alliance", "the far-right Home Front"
    (
        "name",
        re.compile(
            rf"the\s(?:main\s|small\s)?(?:opposition|ruling|governing|rival"
            rf"|(?:far|cent(?:re|er)|left|right|hard)-\w+)\s({_N})",
            _I,
        ),
    ),
    ("name", re.compile(rf"(?:(?:the|an?)\s)?(?:[A-Z][\w'’-]*\s){{1,4}}({_N})")),
)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a verb's subject is: a name (where it ends), a pronoun or a common noun (its words)."""

    kind: Kind
    text: str
    start: int
    end: int


def mask(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return the text with every name blotted out; offsets stay."""
    for start, end in spans:
        text = text[:start] + NAME * (end - start) + text[end:]
    return text


def without_filler(head: str) -> str:
    """Return a text without the auxiliaries and adverbs at its end."""
    head = f" {head.rstrip()}"
    while (shorter := _BRACKET.sub("", _CHAIN.sub("", _FILLER.sub("", head)))) != head:
        head = shorter.rstrip()
    return head[1:].rstrip()


def subject_before(masked: str) -> Subject | None:
    """Return the subject of the verb that follows a masked text, ``None`` if none is found."""
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
            return _of_joined(masked)
        found = _at_end(head)
        if found is None:
            return None
        set_off = head[: found.start].endswith(", ") and masked[found.end : found.end + 1] == ","
        if set_off and _is_placed(before := head[: found.start - 2]):
            head = before
            continue
        governing = _GOVERNED.search(head[: found.start]) or _joined_noun(head, found)
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


def _of_joined(masked: str) -> Subject | None:
    """Return the subject of a verb that "and" joins to another one in front of it.

    In "Holt said the deal would cost much and ruled out" a deal rules out nothing: it is Holt.
    """
    for start, told in reversed([(0, False), *_clause_starts(masked)]):
        subject = opening_subject(masked[start:], start)
        if not told or (subject and _acts(subject)):
            return subject
    return None


def _acts(subject: Subject) -> bool:
    words = _WORDS.findall(subject.text) if subject.kind == "noun" else ()
    return subject.kind != "noun" or any(class_of(fold(word)) for word in words)


def opening_subject(masked: str, offset: int = 0) -> Subject | None:
    """Return the subject that a clause begins with."""
    start = _LEADING.match(masked)
    at = start.end() if start else 0
    for kind, pattern in _OPENING:
        match = pattern.match(masked, at)
        if match:
            return _subject(kind, match, offset)
    return _noun_at(masked, at, offset)


def clause_start(masked: str) -> int:
    """Return where the clause begins that the end of a masked text belongs to."""
    starts = _clause_starts(masked)
    return starts[-1][0] if starts else 0


def _clause_starts(masked: str) -> list[tuple[int, bool]]:
    """Return where clauses begin, each with whether somebody tells what it says."""
    bare = _IN_QUOTES.sub(lambda match: f" {match[1]} ", masked)
    return [(match.end(), match.group()[0].isalpha()) for match in _CLAUSE.finditer(bare)]


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
    if match is None or _FUNCTION.fullmatch(match.group()):
        return None
    return Subject("noun", match.group(), match.start(), match.end())


def _named(head: str) -> Subject | None:
    match = _BY_NAME.search(head)
    return Subject("name", match.group(), match.start(), match.end()) if match else None


def _takes_in_more(phrase: str) -> bool:
    """Whether a would-be noun phrase runs over a preposition or a verb of speech."""
    return bool(_BREAK.search(phrase))


def _subject(kind: str, match: re.Match[str], offset: int) -> Subject:
    start, end = match.span(1)
    known: Kind = "name" if kind == "name" else "pronoun" if kind == "pronoun" else "noun"
    return Subject(known, match.group(1), start + offset, end + offset)


def _noun_at(masked: str, at: int, offset: int) -> Subject | None:
    """Return the common noun a clause begins with, or the name it explains: "the firm Norrvik"."""
    match = _OPENING_PHRASE.match(masked, at)
    if match is None:
        return None
    nouns: list[int] = []
    for word in _WORDS.finditer(masked, at, match.end()):
        if class_of(fold(word.group())):
            nouns.append(word.end())
        elif nouns and _FUNCTION.fullmatch(word.group()):
            break  # "The government of Prime Minister Hale" is no name.
    for end in nouns:  # "The trade union federation OGB"
        if name := _EXPLAINED.match(masked, end):
            return Subject("name", name.group(1), name.start(1) + offset, name.end(1) + offset)
    end = nouns[0] if nouns else match.end()
    return Subject("noun", masked[at:end], at + offset, end + offset)
