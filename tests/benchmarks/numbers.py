"""Numbers in running text: digits with separators and scales, and basic number words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product

from tests.benchmarks.lexicon import number_words

_ITEM = re.compile(
    r"(?P<digits>(?<![^\W_])(?:\d{1,3}(?:[., ']\d{3})+(?!\d)(?:[.,]\d+(?!\d))?|\d+(?:[.,]\d+)?))"
    r"(?P<suffix>[^\W\d_]*)|(?P<word>[^\W\d_]+)|(?P<other>[^\s\w-])"
)
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d|2100")
_PER_CENT = re.compile(r"\b(?:per cent|pour cent|por ciento)\b", re.IGNORECASE)
_SUFFIX = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "tn": 1e12}


@dataclass(slots=True)
class Number:
    """A number as written and its possible values (``1.234`` has two)."""

    token: str
    values: set[float]
    year: bool = False


@dataclass(slots=True)
class _Reader:
    language: str
    done: list[Number] = field(default_factory=list)
    tokens: list[str] = field(default_factory=list)
    total: set[float] = field(default_factory=lambda: {0.0})
    current: set[float] | None = None
    pending_and: bool = False
    digits: bool = False

    def flush(self) -> None:
        if self.tokens:
            token = " ".join(self.tokens)
            last = self.current or {0.0}
            values = {high + low for high, low in product(self.total, last)}
            year = self.digits and bool(_YEAR.fullmatch(token))
            self.done.append(Number(token, values, year))
        self.tokens, self.total, self.current = [], {0.0}, None
        self.pending_and = self.digits = False

    def digit(self, raw: str, suffix: str) -> None:
        self.flush()
        self.tokens, self.current, self.digits = [raw], readings(raw, self.language), True
        scale = _SUFFIX.get(suffix.casefold())
        if scale:
            # "5m" may be metres as well as millions: either reading will do.
            self.tokens = [raw + suffix]
            self.current |= {value * scale for value in self.current}

    def small(self, word: str, value: float) -> None:
        if self.tokens and not self._extends(value):
            self.flush()
        low = self.current or {0.0}
        if value == 20 and low == {4.0} and self.language == "fr":
            self.current = {80.0}  # quatre-vingts
        else:
            self.current = {value + before for before in low}
        self.tokens.append(word)
        self.pending_and = False

    def _extends(self, value: float) -> bool:
        if self.current is None:
            return True
        if self.digits or len(self.current) != 1:
            return False
        (before,) = self.current
        if self.language == "fr" and (before % 100 in {60, 80} or (before, value) == (4, 20)):
            return value <= 20
        tens = before % 100 >= 20 and before % 10 == 0
        return (before % 100 == 0 and value < 100) or (tens and value < 10)

    def scale(self, word: str, value: float) -> None:
        base = self.current or {1.0}
        if value == 100:
            self.current = {number * value for number in base}
        else:
            self.total = {high + n * value for high, n in product(self.total, base)}
            self.current = None
        self.tokens.append(word)
        self.pending_and = False


def readings(raw: str, language: str = "en") -> set[float]:
    """Return the values that digits with separators may mean."""
    if language == "en":
        # Only here one convention rules: elsewhere the press writes both 1.234 and 1,234.
        raw = raw.replace(",", "") if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", raw) else raw
        if re.fullmatch(r"\d+\.\d+", raw):
            return {float(raw)}
    grouped = re.fullmatch(r"(\d{1,3}(?:[., ']\d{3})+)(?:([.,])(\d+))?", raw)
    if grouped:
        whole = re.sub(r"\D", "", grouped[1])
        found = {float(f"{whole}.{grouped[3] or 0}")}
        if re.fullmatch(r"\d{1,3}[.,]\d{3}", raw):
            found.add(float(raw.replace(",", ".")))
        return found
    return {float(raw.replace(",", "."))}


def numbers(text: str, language: str = "en") -> list[Number]:
    """Find all numbers of folded text, in order; number words in English, French and Spanish."""
    reader = _Reader(language)
    for match in _ITEM.finditer(_PER_CENT.sub("%", text)):
        if match["digits"]:
            reader.digit(match["digits"], match["suffix"])
        elif match["word"]:
            _word(reader, match["word"].casefold())
        else:
            reader.flush()
    reader.flush()
    return reader.done


def _word(reader: _Reader, word: str) -> None:
    small, scales, conjunction = number_words(reader.language)
    if word in small:
        reader.small(word, small[word])
    elif word in scales:
        reader.scale(word, scales[word])
    elif reader.tokens and not reader.pending_and and word == conjunction:
        reader.pending_and = True
    else:
        reader.flush()


def separate(text: str) -> Iterator[float]:
    """Yield the parts of digit groups that a space joins: they may be numbers of their own."""
    for match in re.finditer(r"\d{1,3}(?: \d{3})+", text):
        yield from map(float, match[0].split())
