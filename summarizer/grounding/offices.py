"""Whether an office, or the body somebody acts for, is told of this person or of another one.

"Anna Holt, the mayor of Vell, met Jan Roe" does not make Jan Roe the mayor. An office is taken to
be of whoever is named right behind it ("President Mira Tal"), or set off by commas beside it; where
neither is so, nothing is said.
"""

import re
from collections.abc import Callable, Iterator

from summarizer.grounding.evidence import Evidence
from summarizer.grounding.passage import Passage
from summarizer.lexicon import fold

_CAP = r"[^\W\d_a-zß-ÿ][\w’'.-]*"
_NAME = rf"{_CAP}(?:\s(?:(?:de|van|von|der|den|da|di|dos|el|al|bin|la)\s){{0,2}}{_CAP})*"
_ARTICLE = r"(?:(?:the|an?|le|la|l['’]|el|un|une|una|il|lo|o|a|de|het|der|die)\s?)?"
_REST = r"(?:\s(?:of|for|at|to|de|du|des|del|della|di|da|do|van|von)\s[^,;:()“”\"]{2,70})?"
_BEFORE = re.compile(rf"(?<!\w)(?P<name>{_NAME}),\s{_ARTICLE}(?:former\s|ex-)?$")
_LAST_WORD = re.compile(r"(\w+)\W*$")
_RIGHT_BEHIND = re.compile(rf"\s(?P<name>{_NAME})")
_BEHIND = re.compile(rf"{_REST},\s(?P<name>{_NAME})(?=[,.;:)]|\s[a-z]|$)")
# Whom a body is told of: "Jan Roe, the director of |", "Jan Roe of |", "| 's minister, Jan Roe".
_DIRECTOR_OF = re.compile(
    rf"(?<!\w)(?P<name>{_NAME}),\s(?:the|an?|le|la|l['’]|el|il|o|a|de|het)\s?[^,;:()“”\"A-ZÀ-Þ]{{2,60}}$"
)
_OF = re.compile(rf"(?<!\w)(?P<name>{_NAME})\s(?:of|from|de|du|van|von|di|do|da)\s(?:the\s)?$")
_ITS = re.compile(
    rf"['’]s?\s(?:[^\W\dA-ZÀ-Þ]+\s){{0,4}}?(?P<last>[^\W\d]+)(?P<comma>,?)\s(?P<name>{_NAME})"
)
# "Its director": of a body named before.
_MEANT = re.compile(
    r"\b(?:its|their|son|sa|ses|leurs?|sus?|suo|sua|seu|zijn|haar|hun)\b", re.IGNORECASE
)
_CLOSED = re.compile(rf"{_REST}(?:[,.;:)]|$)")


def misplaced_office(name: Passage, office: Passage, evidence: Evidence) -> str | None:
    """Return a message if the sentences give an office to others alone.

    Args:
        name: whose office it is said to be.
        office: the office, in the words of the sentences.
        evidence: the sentences.
    """
    return _misplaced(name, office, evidence, _holder)


def misplaced_body(name: Passage, body: Passage, evidence: Evidence) -> str | None:
    """Return a message if it is others alone who act for a body in the sentences.

    Args:
        name: who is said to act for it.
        body: the body.
        evidence: the sentences.
    """
    if any(_MEANT.search(passage.text) for passage in evidence.passages):
        return None
    return _misplaced(name, body, evidence, _servant)


def _misplaced(
    name: Passage,
    told: Passage,
    evidence: Evidence,
    whose: Callable[[Passage, int, int], str | None],
) -> str | None:
    own = frozenset(name.bases_in_order)
    others: list[str] = []
    for passage in evidence.passages:
        for start, end in _places(told.text, passage.text):
            holder = whose(passage, start, end)
            if holder is None or not own.isdisjoint(fold(holder).split()):
                return None
            others.append(holder)
    said = f"{told.text!r} is said of {others[0]} in {evidence.label}" if others else ""
    return f"{said}, not of {name.text}" if said else None


def _places(text: str, sentence: str) -> Iterator[tuple[int, int]]:
    for match in re.finditer(rf"(?<!\w){re.escape(text)}(?!\w)", sentence, re.IGNORECASE):
        yield match.span()


def _holder(passage: Passage, start: int, end: int) -> str | None:
    """Return who has the office that stands in a part of a sentence, if that can be told."""
    text = passage.text
    if behind := _RIGHT_BEHIND.match(text, end):
        return _person(passage, behind["name"])
    before = _BEFORE.search(text[:start]) if _CLOSED.match(text, end) else None
    behind = _BEHIND.match(text, end)
    if behind and not before:
        return _person(passage, behind["name"])
    if before and not behind and not _is_led(passage, before):
        return _person(passage, before["name"])
    return None


def _servant(passage: Passage, start: int, end: int) -> str | None:
    """Return who acts for the body that stands in a part of a sentence, if that can be told."""
    head, text = passage.text[:start], passage.text
    if behind := _ITS.match(text, end):
        words = passage.lexicon
        office = behind["comma"] or fold(behind["last"]) in words.titles | words.ranks
        return _person(passage, behind["name"]) if office else None
    for pattern in (_OF, _DIRECTOR_OF):
        before = pattern.search(head)
        if before and not _is_led(passage, before):
            return _person(passage, before["name"])
    return None


def _is_led(passage: Passage, match: re.Match[str]) -> bool:
    """Whether a preposition leads to a name: "In Port Marra, the president"."""
    words = passage.lexicon
    before = _LAST_WORD.search(passage.text[: match.start()])
    near = {fold(match["name"].split()[0]), fold(before[1]) if before else ""}
    # "Recibió a Ana Holt": what a Spanish verb is done to.
    return not near.isdisjoint(words.prepositions - words.object_marks)


def _person(passage: Passage, name: str) -> str | None:
    """Return a name without titles if it has a first and a last name, as few places have."""
    words = passage.lexicon
    left = [
        w
        for w in name.rstrip(".").split()
        if not {fold(w.strip("."))} & (words.titles | words.ranks)
    ]
    return " ".join(left) if len(left) > 1 else None
