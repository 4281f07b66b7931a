"""Masked text, and the words that its rules look at.

In a *masked* text every character of an actor's name is ``NAME``, so that a rule sees names,
pronouns and common nouns and nothing else. What is in capitals here goes into other patterns.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

_I = re.IGNORECASE
NAME = "\ue000"
SUBJECT_FIRST = frozenset({"en", "fr", "es", "it", "pt"})
"""Languages whose verb follows its subject; others are read in a looser way."""
Kind = Literal["name", "pronoun", "noun"]
NAMES = f"{NAME}+"
WORD = r"[^\W\d_][\w'’-]*"
DETERMINER = (
    r"the|an?|its|his|her|their|our|my|your|this|that|these|those|both|all|some|any|many|most|no"
    r"|each|every|several|another|few|two|three|four|five|six|seven|eight|nine|ten|\d[\d.,]*"
    r"|les?|la|une?|des|ses?|leurs?|cette?|ces|notre|el|los|las|una?|sus?|este|esta|nuestr[oa]"
    r"|il|lo|gli|i|uno|sua|suo|os?|as?|um|uma|seus?|suas?"
)
PRONOUN = (
    r"he|she|it|they|we|(?-i:I)|who|which|qui|il|elle|ils|elles|nous|je|él|ella|ellos|ellas|nosotros"
    r"|lui|lei|loro|noi|ele|ela|eles|elas|nós"
)
PREPOSITION = (
    r"of|in|with|by|from|for|to|at|on|into|about|between|under|near|over|like"
    r"|without|within|during|across|against|de|du|des|à|aux?|en|avec|par|pour|dans|d['’]"
    r"|con|por|para|del|di|della|dei|da|do|dos"
)
OFFICE = (
    r"(?:[a-z]+-)?(?:minister|president|secretary|general|chief|leader|director|spokes[a-z]+|mayor|governor"
    r"|ambassador|envoy|executive|chairman|chairwoman|chair|commissioner|official|lawmaker|senator)"
)
FUNCTION = re.compile(rf"{DETERMINER}|{PREPOSITION}|that|than|not|que|which|why|how|what", _I)
WORDS = re.compile(WORD)


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
