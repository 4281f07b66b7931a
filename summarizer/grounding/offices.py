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
_PARTICLES = frozenset("de van von der den da di dos el al bin la".split())
_ARTICLE = r"(?:(?:the|an?|le|la|l['’]|el|un|une|una|il|lo|o|a|de|het|der|die)\s?)"
_REST = r"(?:\s(?:of|for|at|to|de|du|des|del|della|di|da|do|van|von)\s[^,;:()“”\"]{2,70})?"
_RIGHT_BEHIND = re.compile(rf"\s(?P<name>{_NAME})")
_BEHIND = re.compile(rf"{_REST},\s(?P<name>{_NAME})(?=[,.;:)]|\s[a-z]|$)")
_CLOSED = re.compile(rf"{_REST}(?:[,.;:)]|$)")
# Between a comma and an office: "Jan Roe, the former |".
_UP_TO_OFFICE = re.compile(rf"{_ARTICLE}?(?:former\s|ex-)?")
# Between a comma and a body: "Jan Roe, the director of the |".
_UP_TO_BODY = re.compile(rf"{_ARTICLE}[^,;:()“”\"A-ZÀ-Þ]{{2,60}}")
_OF = re.compile(r"\s(?:of|from|de|du|van|von|di|do|da)\s(?:the\s)?$")
_ITS = re.compile(
    rf"['’]s?\s(?:[^\W\dA-ZÀ-Þ]+\s){{0,4}}?(?P<last>[^\W\d]+)(?P<comma>,?)\s(?P<name>{_NAME})"
)
# "Its director": of a body named before.
_MEANT = re.compile(
    r"\b(?:its|their|son|sa|ses|leurs?|sus?|suo|sua|seu|zijn|haar|hun)\b", re.IGNORECASE
)
# "Prime Minister Jane Roe told her counterpart, Anna Holt": she has the same office elsewhere.
_COUNTERPART = re.compile(
    rf"\b(?:counterpart|homologue|homólog[oa]|omolog[oa]|ambtgenoot|Amtskolleg\w+),?\s(?P<name>{_NAME})"
)
_NOT_OF = re.compile(rf"(?<!of )(?<!of the )(?P<name>{_NAME})")
_WORDS = re.compile(r"\w+")
_LONGEST = 80
_LONGEST_OF = 12


def misplaced_office(name: str, office: str, evidence: Evidence) -> str | None:
    """Return a message if the sentences give an office to others alone.

    Args:
        name: whose office it is said to be.
        office: the office, in the words of the sentences.
        evidence: the sentences.
    """
    return _misplaced(name, office, evidence, _holder)


def misplaced_body(name: str, body: str, evidence: Evidence) -> str | None:
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
    name: str,
    told: str,
    evidence: Evidence,
    whose: Callable[[Passage, int, int], str | None],
) -> str | None:
    own = frozenset(_WORDS.findall(fold(name)))
    others: list[str] = []
    for passage in evidence.passages:
        for start, end in _places(told, passage.text):
            holder = whose(passage, start, end)
            if holder is None or not own.isdisjoint(_words_of(holder)):
                return None
            if whose is _holder and _is_counterpart(own, holder, passage, end):
                return None
            others.append(holder)
    said = f"{told!r} is said of {others[0]} in {evidence.label}" if others else ""
    return f"{said}, not of {name}" if said else None


def _words_of(name: str) -> list[str]:
    return _WORDS.findall(fold(name))


def _is_counterpart(own: frozenset[str], holder: str, passage: Passage, end: int) -> bool:
    """Whether somebody is the counterpart of a holder, nobody else being named between them."""
    for other in _COUNTERPART.finditer(passage.text, end):
        if not own.isdisjoint(_words_of(other["name"])):
            between = _NOT_OF.finditer(passage.text, end, other.start())
            people = [_person(passage, each["name"]) for each in between]
            return all(one is None or one in holder for one in people)
    return False


def _places(text: str, sentence: str) -> Iterator[tuple[int, int]]:
    """Yield where whole words of a sentence are a text, be they written small or not."""
    wanted, small = text.lower(), sentence.lower()
    start = small.find(wanted)
    while start >= 0:
        end = start + len(text)
        if not (sentence[start - 1 : start].isalnum() or sentence[end : end + 1].isalnum()):
            yield start, end
        start = small.find(wanted, end)


def _holder(passage: Passage, start: int, end: int) -> str | None:
    """Return who has the office that stands in a part of a sentence, if that can be told."""
    text = passage.text
    if behind := _RIGHT_BEHIND.match(text, end):
        return _person(passage, behind["name"])
    before = _set_off(passage, start, _UP_TO_OFFICE) if _CLOSED.match(text, end) else ""
    behind = _BEHIND.match(text, end)
    if behind:
        return None if before else _person(passage, behind["name"])
    return _person(passage, before) if before else None


def _servant(passage: Passage, start: int, end: int) -> str | None:
    """Return who acts for the body that stands in a part of a sentence, if that can be told."""
    text = passage.text
    if behind := _ITS.match(text, end):
        words = passage.lexicon
        office = behind["comma"] or fold(behind["last"]) in words.titles | words.ranks
        return _person(passage, behind["name"]) if office else None
    first = max(start - _LONGEST_OF, 0)
    tie = _OF.search(text[first:start])
    before = _name_before(passage, first + tie.start()) if tie else ""
    before = before or _set_off(passage, start, _UP_TO_BODY)
    return _person(passage, before) if before else None


def _set_off(passage: Passage, start: int, between: re.Pattern[str]) -> str:
    """Return the name that a comma, and certain words behind it, part from a place; or ""."""
    text = passage.text
    comma = text.rfind(", ", max(start - _LONGEST, 0), start)
    if comma < 0 or not between.fullmatch(text, comma + 2, start):
        return ""
    return _name_before(passage, comma)


def _name_before(passage: Passage, end: int) -> str:
    """Return the name that ends at a place, "" if there is none or a preposition leads to it.

    "In Port Marra, the president" does not say who he is.
    """
    words = passage.text[:end].split()
    first = len(words)
    while first and (words[first - 1][0].isupper() or words[first - 1] in _PARTICLES):
        first -= 1
    while first < len(words) and not words[first][0].isupper():
        first += 1
    led = {fold(word.strip('“”"«»')) for word in words[max(first - 1, 0) : first + 1]}
    # "Recibió a Ana Holt": what a Spanish verb is done to.
    prepositions = passage.lexicon.prepositions - passage.lexicon.object_marks
    return " ".join(words[first:]) if led.isdisjoint(prepositions) else ""


def _person(passage: Passage, name: str) -> str | None:
    """Return a name without titles if it has a first and a last name, as few places have."""
    words = passage.lexicon
    left = [
        w
        for w in name.rstrip(".").split()
        if not {fold(w.strip("."))} & (words.titles | words.ranks)
    ]
    return " ".join(left) if len(left) > 1 else None
