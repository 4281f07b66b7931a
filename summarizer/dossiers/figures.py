"""Figures of two articles: when they are one, and when they cannot both be true."""

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from summarizer.grounding.numbers import Quantity
from summarizer.grounding.passage import Passage

_BOUNDS = {
    "least": """at least|no fewer than|no less than|not less than|more than|over|above|exceeding|
        a minimum of|au moins|plus de|mindestens|mehr als|uber|al menos|mas de|almeno|piu di|oltre|
        pelo menos|mais de|minstens|ten minste|meer dan""",
    "most": """at most|up to|no more than|not more than|less than|fewer than|under|below|as much as|
        as many as|a maximum of|jusqu'a|au plus|moins de|hochstens|bis zu|weniger als|como maximo|
        hasta|menos de|al massimo|fino a|meno di|no maximo|ate|hoogstens|minder dan""",
    "about": """about|around|roughly|some|approximately|nearly|almost|close to|an estimated|environ|
        pres de|presque|etwa|rund|fast|knapp|ungefahr|casi|unos|unas|cerca de|circa|quasi|
        ongeveer|bijna""",
}
_TIMES = frozenset({"year", "month", "week", "day", "hour", "minute", "second"})
_RATE = re.compile(
    r"\W*(?:[^\W\d]+\W+){0,2}?"
    r"(?:(?:a|an|per|each|every|par|pro|por|al|per|jede[sn]?|cada) (?:year|month|week|day|hour|"
    r"annum|an|mois|semaine|jour|jahr|monat|woche|tag|ano|mes|semana|dia|anno|mese|giorno)"
    r"|annually|yearly|monthly|weekly|daily|jahrlich)\b"
)
_BEFORE = 24
"""Characters before a figure in which a word that bounds it may stand."""
_SLACK = Decimal("0.1")
"""How far a figure may be from one that is said to be about right."""


class Figure(NamedTuple):
    """A number of an article.

    Attributes:
        value: the number.
        unit: of what it is, as far as the unit is known ("us dollar"); "" if not.
        counted: the word behind it, where the unit is not known ("crown", "ship").
        bound: "least", "most", "about", or "" where the figure is said to be exact.
        rate: it is so much a year, or another time.
        step: what its last digit counts: a tenth in "3.2", a million in "40 million".
    """

    value: Decimal
    unit: str = ""
    counted: str = ""
    bound: str = ""
    rate: bool = False
    step: Decimal = Decimal(1)


def figure(quantity: Quantity, passage: Passage) -> Figure:
    """Return what is compared of a number in a passage."""
    text = passage.source.text
    unit = " ".join(filter(None, (quantity.land, quantity.unit)))
    bound = _bound(text[max(0, quantity.start - _BEFORE) : quantity.start])
    if bound == "least" and quantity.unit in _TIMES:
        bound = ""  # "over five years" takes five years.
    return Figure(
        value=quantity.values[0],
        unit=unit,
        counted="" if unit else _counted(quantity, passage),
        bound=bound,
        rate=_RATE.match(text, quantity.end) is not None,
        step=_step(quantity),
    )


def apart(one: Iterable[Figure], other: Iterable[Figure]) -> bool:
    """Whether each side has a figure that the other lacks: they do not say the same."""
    mine, theirs = _unmatched(one, other)
    return bool(mine and theirs)


def contradict(one: Iterable[Figure], other: Iterable[Figure]) -> bool:
    """Whether one figure alone differs, and both cannot be true.

    "Up to 40" and "38" can be, "3" and "3.2", so much a year and so much in all, dollars and
    crowns.
    """
    mine, theirs = _unmatched(one, other)
    if not mine or not theirs or len({f.value for f in mine}) + len({f.value for f in theirs}) > 2:
        return False
    return any(_comparable(f, g) and not _overlap(f, g) for f in mine for g in theirs)


def _unmatched(one: Iterable[Figure], other: Iterable[Figure]) -> tuple[list[Figure], list[Figure]]:
    ours, others = list(one), list(other)
    mine = [f for f in ours if not any(_equal(f, g) for g in others)]
    return mine, [g for g in others if not any(_equal(f, g) for f in ours)]


def _equal(one: Figure, other: Figure) -> bool:
    return (
        one.value == other.value
        and one.rate == other.rate
        and {one.bound, other.bound} != {"least", "most"}
        and _one_unit(one.unit, other.unit)
    )


def _comparable(one: Figure, other: Figure) -> bool:
    if one.rate != other.rate or not _one_unit(one.unit, other.unit):
        return False
    # Three ships and forty million crowns are no two sums.
    return one.counted == other.counted and bool(one.unit) == bool(other.unit)


def _one_unit(one: str, other: str) -> bool:
    # "us dollar" may be the "dollar" of another article.
    known = bool(one and other)
    return not known or one == other or one.endswith(f" {other}") or other.endswith(f" {one}")


def _overlap(one: Figure, other: Figure) -> bool:
    if one.step != other.step and abs(one.value - other.value) * 2 <= max(one.step, other.step):
        return True  # One of them is rounded.
    (low, high), (least, most) = _range(one), _range(other)
    return low <= most and least <= high


def _range(known: Figure) -> tuple[Decimal, Decimal]:
    value, endless = known.value, Decimal("Infinity")
    match known.bound:
        case "least":
            return value, endless
        case "most":
            return -endless, value
        case "about":
            return value - abs(value) * _SLACK, value + abs(value) * _SLACK
        case _:
            return value, value


def _bound(before: str) -> str:
    found = _cues().search(before)
    return found.lastgroup or "" if found else ""


@lru_cache(maxsize=1)
def _cues() -> re.Pattern[str]:
    """Return what finds a bounding word at the end of what stands before a figure."""
    longest_first = {
        name: sorted((" ".join(cue.split()) for cue in cues.split("|")), key=len, reverse=True)
        for name, cues in _BOUNDS.items()
    }
    # "No more than" is found before the "more than" in it.
    groups = (
        rf"(?P<{name}>{'|'.join(map(re.escape, cues))})" for name, cues in longest_first.items()
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(groups)})\W*(?:the |its |a )?\W*$")


def _step(quantity: Quantity) -> Decimal:
    value = quantity.values[0]
    digits = int("".join(filter(str.isdigit, quantity.text)) or "0")
    if digits and value:
        return abs(value) / digits
    # Written in words: "three million" counts millions.
    exponent = value.normalize().as_tuple().exponent
    return (
        Decimal(1).scaleb(exponent)
        if isinstance(exponent, int) and abs(value) >= 100
        else Decimal(1)
    )


def _counted(quantity: Quantity, passage: Passage) -> str:
    """Return the stem of the first content word right behind a number."""
    for index, token in enumerate(passage.tokens):
        if token.start >= quantity.end:
            gap = passage.source.text[quantity.end : token.start]
            near = not gap.strip() and index in passage.content
            return passage.stem_of(index) if near else ""
    return ""
