"""Who shares the verb of another: "Japan will give 5 million dollars, Norway 4 and Canada 3"."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from summarizer.flow.guided.mentions import Mention
from summarizer.flow.guided.sums import SUM
from summarizer.lexicon import Cue
from summarizer.names import Entity

_AND = r"(?:and|et|y|und|e|en)"
_ARTICLE = r"(?:(?:the|la|le|les|el|il|die|das|der|o|a|het|de)\s|l['’])?"
_IN_FRONT = re.compile(rf"(?:,|\s{_AND})\s(?:{_AND}\s)?{_ARTICLE}$", re.IGNORECASE)
_SUM = re.compile(
    rf"\s(?:the (?:remaining|other|rest,)\s)?"
    rf"((?:up to |about |nearly |some |almost )?{SUM}(?:\s?%)?)"
    rf"(?=[,.;](?!\d)|\s{_AND}\s|\sa year|\s(?:over|by|until|from|for)\b|$)"
)
_TENSE = re.compile(r"(?:will|would|shall|is to|are to)$", re.IGNORECASE)
_BETWEEN = r"(?:(?:each|both|all|also|then|now)\s)?"
_VERB = re.compile(rf"\s{_BETWEEN}([a-z]+(?: up)?)\s")
# "Prendra en charge 45 % du coût"
_INFLECTED = re.compile(r"(\w+(?:ra|ront|rá|rán|rà|ranno|rão)(?:\s[a-zà-ÿ]{2,}){0,3})\s(?=\d)")
_INFINITIVE = re.compile(rf"\sto\s{_BETWEEN}([a-z]+(?: up)?)\s")


class Share(NamedTuple):
    """What one name gets of a verb that stands before it.

    Attributes:
        entity: whose name it is.
        action: the verb, if one is known, and the sum.
        amount: the sum.
        start: where the share begins in its sentence, the comma included.
    """

    entity: Entity
    action: str
    amount: str
    start: int


def shares(text: str, cue: Cue, named: Sequence[Mention]) -> Iterator[Share]:
    """Return the names behind a cue that have nothing but a sum behind them.

    Args:
        text: the sentence.
        cue: the words that announce the commitment of the first.
        named: the names of the sentence, from left to right.
    """
    verb = (_VERB if _TENSE.search(cue.text) else _INFINITIVE).match(text, cue.end)
    verb = verb or _INFLECTED.match(text, cue.start)
    for mention in named:
        front = _IN_FRONT.search(text, cue.end, mention.lead)
        amount = _SUM.match(text, mention.end) if front else None
        if front and amount:
            action = f"{verb[1]} {amount[1]}" if verb else amount[1]
            yield Share(mention.entity, action, amount[1], front.start())
