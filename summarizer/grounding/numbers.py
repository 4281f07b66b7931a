"""Numbers in a text: what each may be worth, and of what.

"1,709", "1 709" and "1.709" (the latter in German) are one number, as are "1.2 billion",
"1,2 milliard" and 1200000000, "three" and 3, "10 per cent" and "10%".
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from summarizer.grounding.counting import DOZEN, dozens
from summarizer.grounding.number_words import NumberWords, number_words
from summarizer.grounding.numerals import GROUPED, readings
from summarizer.grounding.tokens import Token
from summarizer.grounding.units import alternatives, is_currency, unit_after, unit_before
from summarizer.lexicon import Folded, Lexicon, lexicon

_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]+")
_HALF = 16  # characters before a number, in which a word may halve it
_TIMES = frozenset({"am", "pm", "h", "s", "c"})
_NAMED = re.compile(r"[^\W\d_]+-?$")
_LINK = re.compile(r" ?(?:-|to|a|bis|et|e|y|und|en|tot|au|al|and|or|ou|o|oder|of) ?")
_FRACTION = re.compile(
    r"(?<![\w./,-])(?:(?P<whole>\d{1,3}) )?(?P<over>\d)/(?P<under>\d|10)(?![\w/])"
)
_ORDINAL = re.compile(r"(?:st|nd|rd|th|er|ere|re|e|eme|º|ª)(?!\w)")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number.

    Attributes:
        values: what it may be worth, most likely reading first.
        unit: name of its unit, if the text says one ("%", "dollar", "day").
        land: whose dollar it is, if the text says so.
        ordinal: a place in an order ("third").
        words: written in words.
        start: first code point in the folded text.
        end: end in the folded text, exclusive; the unit is not part of it.
        text: as the source writes it.
    """

    values: tuple[Decimal, ...]
    unit: str | None
    land: str | None
    ordinal: bool
    words: bool
    start: int
    end: int
    text: str

    def agrees_with(self, other: "Quantity") -> bool:
        """Whether both can mean the same number of the same thing."""
        return (
            self.ordinal == other.ordinal
            and not set(self.values).isdisjoint(other.values)
            and _compatible(self.unit, other.unit)
            and _compatible(self.land, other.land)
        )


def quantities(
    source: Folded, tokens: Sequence[Token], words: Lexicon, masked: Iterable[tuple[int, int]] = ()
) -> tuple[Quantity, ...]:
    """Return the numbers of a text in reading order.

    Args:
        source: the folded text.
        tokens: its words; none if no word of it counts.
        words: the lexicon of its language; decides what "1.709" is.
        masked: stretches of the folded text to leave out (dates).
    """
    taken = list(masked)
    found = list(_digits(source, words, taken))
    taken += [(each.start, each.end) for each in found]
    found += _in_words(source, tokens, words, taken)
    if len(found) < 2:
        return tuple(found)
    found.sort(key=lambda each: each.start)
    return tuple(_share_scale(source.text, found))


def halved(text: str, start: int, words: Lexicon) -> int:
    """Return where a number begins with the word before it that halves it, if there is one.

    Args:
        text: a folded text.
        start: where the number begins.
        words: the lexicon of its language.
    """
    found = _half_pattern(words.language).search(text, max(0, start - _HALF), start)
    return found.start() if words.known and found else start


def _digits(source: Folded, words: Lexicon, masked: list[tuple[int, int]]) -> Iterator[Quantity]:
    text = source.text
    first = _DIGIT.search(text)
    if not first:
        return
    for match in _FRACTION.finditer(text) if "/" in text else ():
        whole, over, under = match["whole"] or "0", match["over"], match["under"]
        if int(over) < int(under):
            masked.append(match.span())
            value = Decimal(whole) + Decimal(over) / Decimal(under)
            yield _dress(source, words, *match.span(), (value,), in_words=False)
    for match in GROUPED.finditer(text, first.start()):
        for start, end in _split_groups(match, words):
            if _overlaps(start, end, masked) or _part_of_name(source, start, end, words):
                continue
            values = readings(text[start:end], words.decimal)
            yield _dress(source, words, start, end, values, in_words=False)


def _split_groups(match: re.Match[str], words: Lexicon) -> list[tuple[int, int]]:
    """Spaces group digits, but not in English, where "July 8 300 people" is two numbers."""
    if match["mark"] != " " or words.decimal == ",":
        return [match.span()]
    return [
        (match.start() + part.start(), match.start() + part.end())
        for part in re.finditer(r"[^ ]+", match.group())
    ]


def _part_of_name(source: Folded, start: int, end: int, words: Lexicon) -> bool:
    """Whether the digits belong to a code or a name: "G7", "F-35", "M5S", "COVID-19"."""
    text = source.text
    glued = text[start - 1] if start else " "
    if glued == "^":
        return True
    before = _NAMED.search(text, 0, start) if glued == "-" or glued.isalnum() else None
    if before and not is_currency(text, start):
        hyphen = before.group().endswith("-")
        if not hyphen or any(c.isupper() for c in source.original(before.start(), before.end())):
            return True
    after = _LETTERS.match(text, end)
    if not after:
        return False
    known = after.group() in _behind_numbers(words.language)
    return not known and not _ORDINAL.match(text, end)


@lru_cache(maxsize=16)
def _behind_numbers(language: str) -> frozenset[str]:
    """Return the words that may be written to a number."""
    words = lexicon(language)
    return frozenset({*words.scales, *words.units, *_TIMES})


def _in_words(
    source: Folded, tokens: Sequence[Token], words: Lexicon, taken: list[tuple[int, int]]
) -> Iterator[Quantity]:
    twelve = dozens(words.language)
    for token in tokens:
        if token.base in twelve and not _overlaps(token.start, token.end, taken):
            yield _dress(source, words, token.start, token.end, (DOZEN,), in_words=True)

    def known(token: Token) -> bool:
        return _overlaps(token.start, token.end, taken)

    for each in number_words(tokens, words.language, known):
        start, end = tokens[each.first].start, tokens[each.last - 1].end
        if _overlaps(start, end, taken) or _vague(tokens, each, words):
            continue
        value = (each.value,)
        quantity = _dress(source, words, start, end, value, in_words=True, ordinal=each.ordinal)
        taken.append((quantity.start, quantity.end))  # "two and a half million" has one number
        yield quantity


def _vague(tokens: Sequence[Token], each: NumberWords, words: Lexicon) -> bool:
    """Tell "millions of dollars", "hundreds", "des milliers" from numbers."""
    if each.last - each.first > 1:
        return False
    word = tokens[each.first].base
    plural = word.endswith(("s", "i", "es", "en", "oes")) and word in words.scales
    return plural or word in {"hundreds", "thousands", "tens", "cientos", "miles", "migliaia"}


def _dress(
    source: Folded,
    words: Lexicon,
    start: int,
    end: int,
    values: tuple[Decimal, ...],
    *,
    in_words: bool,
    ordinal: bool = False,
) -> Quantity:
    """Add scale, unit and fraction words around a bare number."""
    text = source.text
    suffix = None if in_words else _ORDINAL.match(text, end)
    ordinal = ordinal or bool(suffix)
    first, unit, land = unit_before(text, start)
    after, factors = (end, (1,)) if ordinal else _scale(text, end, words, money=unit is not None)
    half = words.half_after.match(text, after + 1) if after < len(text) else None
    if half and not ordinal:
        values = tuple(value + Decimal("0.5") for value in values)
        after, factors = _scale(text, half.end(), words, money=unit is not None)
    if factors != (1,):
        values = tuple(value * factor for value in values for factor in factors)
    if halved(text, start, words) < start:
        values = tuple(value / 2 for value in values)
    if unit is None:
        unit, land = unit_after(text, after, words)
    return Quantity(
        values, unit, land, ordinal, in_words, start, after, source.original(first, after)
    )


def _scale(text: str, end: int, words: Lexicon, *, money: bool) -> tuple[int, tuple[int, ...]]:
    """Return where the number ends with its scale word, and by what it is multiplied."""
    match = _scale_pattern(words.language).match(text, end)
    if not match:
        return end, (1,)
    word, factor = match["word"], words.scales[match["word"]]
    if len(word) > 1:
        return match.end(), (factor,)
    if match.start("word") > end and not money:  # "5 m": metres
        return end, (1,)
    return match.end(), (factor,) if money else (factor, 1)  # "100m": million or metres


@lru_cache(maxsize=16)
def _scale_pattern(language: str) -> re.Pattern[str]:
    return re.compile(rf"[ -]?(?P<word>{alternatives(lexicon(language).scales)})\.?(?!\w)")


@lru_cache(maxsize=16)
def _half_pattern(language: str) -> re.Pattern[str]:
    return re.compile(rf"{lexicon(language).half_before.pattern}[ -]?$")


def _share_scale(text: str, found: Sequence[Quantity]) -> Iterator[Quantity]:
    """In "5 to 10 million" the first number may be five million as well."""
    for each, following in zip(found, [*found[1:], None], strict=False):
        if following is not None and _LINK.fullmatch(text, each.end, following.start):
            bare = GROUPED.match(text, following.start)
            ratio = following.values[0] / (readings(bare.group(), ".")[0] or 1) if bare else 1
            if ratio >= 100 and not following.ordinal:
                yield replace(
                    each, values=(*each.values, *(value * ratio for value in each.values))
                )
                continue
        yield each


def _overlaps(start: int, end: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start < last and first < end for first, last in spans)


def _compatible(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other
