"""Finds the subject that a clause begins with, in masked text."""

import re

from summarizer.flow.guided.masked import (
    DETERMINER,
    FUNCTION,
    NAMES,
    OFFICE,
    PREPOSITION,
    PRONOUN,
    WORD,
    WORDS,
    Kind,
    Subject,
)
from summarizer.flow.guided.nouns import class_of
from summarizer.flow.guided.subjects import ACTS_FOR_OWNER
from summarizer.lexicon import fold

_I = re.IGNORECASE
_OPENING_PHRASE = re.compile(rf"(?:(?:{DETERMINER})\s|l['’])?(?:{WORD}\s){{0,3}}{WORD}", _I)
_EXPLAINED = re.compile(rf",?\s({NAMES})")
# Where a clause begins: behind a full stop inside the sentence, or what somebody says.
_CLAUSE = re.compile(
    r"[;:“”\"«»]\s?|,\s(?:while|whereas|though|although|tandis que|mientras)\s"
    r"|\b(?:said|says|added|adds|stated|announced|confirmed|explained|dit|déclaré|affirmé|annoncé"
    r"|dijo|afirmó|anunció|disse|detto)(?:\s(?:that|que|qu['’]|che|on \w+day))?\s"
    r"|\btold\s[^,;.]{2,60}?\sthat\s",
    _I,
)
# 'Called it "responsible" and promised': a word in quotation marks opens no clause.
_IN_QUOTES = re.compile(r"[“\"«]([^“”\"«».;:!?]{1,60}(?<!,))[”\"»]")
_LEADING = re.compile(
    # "DEBT: China said it would"
    rf"^\s*(?:(?-i:[A-Z]{{3,}}(?:\s[A-Z]{{2,}})*):\s)?(?:(?:and|but|et|mais|y|pero|e|ma|mas|also|meanwhile|however)[,\s]\s*)?"
    rf"(?:on \w+day(?: (?:morning|afternoon|evening|night))?,?\s)?"
    rf"(?:(?:{PREPOSITION}|after|before|since|as|when|while|because|if|although|though|given|despite"
    rf"|according to|selon|según|desde|sur|lors)\s[^,;:]*,\s)*",
    _I,
)
# "A bancada do Partido Verde votou contra e prometeu"
_PART_OF_BODY = (
    r"bancada|direção|direcção|executiva|liderança|grupo parlament\w+|groupe(?: parlementaire)?"
    r"|direction|dirección|direzione|dirigenza|gruppo parlamentare"
)
_OPENING = (
    # "The foreign ministers of Norland, Estia and Kestria"
    (
        "name",
        re.compile(
            rf"(?:{DETERMINER})\s(?:[a-z]+\s){{0,2}}(?:ministers|leaders|presidents|delegations|governments)"
            rf"\sof\s(?:the\s)?{NAMES}(?:,\s{NAMES})*,?\sand\s({NAMES})",
            _I,
        ),
    ),
    (
        "name",
        re.compile(
            rf"(?:{DETERMINER})\s(?:{_PART_OF_BODY})\s(?:de|do|da|du|des|d['’]|del|della|dell['’]|di)"
            rf"\s?(?:la\s|l['’]|le\s)?({NAMES})",
            _I,
        ),
    ),
    (
        "name",
        re.compile(rf"{NAMES}['’]s?\s[^,;]{{2,80}},\s(?:{WORD}\s){{0,3}}({NAMES})(?=\s*[,(])"),
    ),
    (
        "name",
        re.compile(
            # Not a clause: "Its ethics panel had banned the head of the body, Jane Roe,".
            rf"(?:{DETERMINER})\s(?![^,;]*\s(?:has|have|had|will|would|was|were|is|are)\s)[^,;]{{2,80}},\s"
            rf"(?:(?!(?:{PREPOSITION})\s){WORD}\.?\s){{0,4}}({NAMES})"
            # "The ministers of Norland, Estia and Kestria" are those of all.
            rf"(?=\s*[,(])(?!(?:,\s{NAMES})*,?\s(?:and|et|y|e|und)\s{NAMES})",
            _I,
        ),
    ),
    ("name", re.compile(rf"{NAMES}['’]s\s(?:[A-Z][\w'’-]*\s){{0,4}}({NAMES})")),
    # "Norland's digital minister Jane Roe"
    ("name", re.compile(rf"{NAMES}['’]s\s(?:[a-z-]+\s){{0,2}}{OFFICE}\s({NAMES})")),
    # "United Nations Secretary-General Amara Diallo", "USP chief Jane Roe"
    ("name", re.compile(rf"(?:the\s)?{NAMES}\s(?:(?:[A-Z][\w'’-]*|{OFFICE})\s){{1,4}}({NAMES})")),
    ("noun", re.compile(rf"({NAMES}['’]s?\s(?:\w+\s)?{ACTS_FOR_OWNER})(?=\s|$)")),
    ("noun", re.compile(rf"({NAMES}['’]s?\s(?:{WORD}\s){{0,2}}?{WORD})(?=\s|$)")),
    ("pronoun", re.compile(rf"({PRONOUN})(?![\w'’-])", _I)),
    ("name", re.compile(rf"(?:the\s|la\s|le\s|l['’]|el\s|los\s|il\s|o\s|a\s)?({NAMES})", _I)),
    # "The opposition Green Alliance", "the far-right Home Front"
    (
        "name",
        re.compile(
            rf"the\s(?:main\s|small\s)?(?:opposition|ruling|governing|rival"
            rf"|(?:far|cent(?:re|er)|left|right|hard)-\w+)\s({NAMES})",
            _I,
        ),
    ),
    ("name", re.compile(rf"(?:(?:the|an?)\s)?(?:[A-Z][\w'’-]*\s){{1,4}}({NAMES})")),
)


def opening_subject(masked: str, offset: int = 0) -> Subject | None:
    """Return the subject that a clause begins with."""
    start = _LEADING.match(masked)
    at = start.end() if start else 0
    for kind, pattern in _OPENING:
        match = pattern.match(masked, at)
        if match:
            return _subject(kind, match, offset)
    return _noun_at(masked, at, offset)


def clause_starts(masked: str) -> list[tuple[int, bool]]:
    """Return where clauses begin, each with whether somebody tells what it says."""
    bare = _IN_QUOTES.sub(lambda match: f" {match[1]} ", masked)
    return [(match.end(), match.group()[0].isalpha()) for match in _CLAUSE.finditer(bare)]


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
    for word in WORDS.finditer(masked, at, match.end()):
        if class_of(fold(word.group())):
            nouns.append(word.end())
        elif nouns and FUNCTION.fullmatch(word.group()):
            break  # "The government of Prime Minister Hale" is no name.
    for end in nouns:  # "The trade union federation OGB"
        if name := _EXPLAINED.match(masked, end):
            return Subject("name", name.group(1), name.start(1) + offset, name.end(1) + offset)
    end = nouns[0] if nouns else match.end()
    return Subject("noun", masked[at:end], at + offset, end + offset)
