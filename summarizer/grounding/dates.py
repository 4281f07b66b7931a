"""Dates in a text, however they are written, and words that stand for a day.

"21 August 2015", "August 21, 2015", "2015-08-21" and "21.08.2015" are one date. "August 2015"
is a date as well, one without a day.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from summarizer.grounding.calendar_names import calendar_names
from summarizer.lexicon import Folded

_IN_DIGITS = re.compile(r"\d[-/.]")
_BEFORE_MONTH = 48  # characters; no more stand in a date before the month ("30th and 31st of the")
_BEHIND_MONTH = 32  # nor behind it (". 30th and 31st of 2015")
_DIGIT = re.compile(r"\d")
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_SUFFIX = r"(?:st|nd|rd|th|er|re|[.ºª]|o(?= ))?"
_TO = r" ?(?:-|/|to|and|y|e|et|au|al|a|und|bis|en|tot|or|&) ?"
_OF = r"(?: (?:of|de|del|du|d')| the)?,? ?"
_YEAR = r"[12]\d{3}(?!\d|[.,]\d)"
_ISO = re.compile(rf"(?<!\d)(?P<year>{_YEAR})[-/](?P<month>\d\d)[-/](?P<day>\d\d)(?!\d)")
_NUMERIC = re.compile(
    rf"(?<![\d.,/-])(?P<one>{_DAY})(?P<mark>[./-]) ?(?P<two>{_DAY})(?P=mark) ?"
    rf"(?P<year>{_YEAR})(?!\d)"
)


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date, as far as the text says it.

    Attributes:
        year, month: ``None`` if not said.
        day: ``None`` if not said.
        start: first code point in the folded text.
        end: end in the folded text, exclusive.
        text: as the source writes it.
    """

    year: int | None
    month: int
    day: int | None
    start: int
    end: int
    text: str

    def supports(self, claim: "DateMention", years: Iterable[int]) -> bool:
        """Whether this says everything ``claim`` says.

        Args:
            claim: the date to check.
            years: years named elsewhere in the same sentences; they complete a date without one.
        """
        if claim.month != self.month or (claim.day is not None and claim.day != self.day):
            return False
        if claim.year is None or claim.year == self.year:
            return True
        return self.year is None and claim.year in years


def dates(
    source: Folded, languages: tuple[str, ...], named: slice | None
) -> tuple[DateMention, ...]:
    """Return the dates of a text; an ambiguous "03/04/2015" is returned in both readings.

    Args:
        source: the folded text.
        languages: those in which the months may be named.
        named: the part of the text in which all words stand that months may be named by.
    """
    found: list[DateMention] = []
    if _IN_DIGITS.search(source.text):
        found += _numeric(source)
    if named:
        found += _named(source, languages, named)
    if len(found) > 1:
        found.sort(key=lambda each: (each.start, each.month))
    return tuple(found)


def weekdays(source: Folded, languages: tuple[str, ...]) -> dict[int, str]:
    """Return the weekdays (Monday is 0) that a text names, each as written."""
    names = calendar_names(languages).weekdays
    return {
        names[match.group(1)]: source.original(*match.span())
        for match in _weekday_pattern(languages).finditer(source.text)
    }


def _numeric(source: Folded) -> Iterator[DateMention]:
    for match in _ISO.finditer(source.text):
        yield from _mention(source, match.span(), match["year"], match["month"], [match["day"]])
    for match in _NUMERIC.finditer(source.text):
        yield from _mention(source, match.span(), match["year"], match["two"], [match["one"]])
        if match["one"] != match["two"]:
            yield from _mention(source, match.span(), match["year"], match["one"], [match["two"]])


def _named(source: Folded, languages: tuple[str, ...], named: slice) -> Iterator[DateMention]:
    numbers = _month_numbers(languages)
    text, taken = source.text, 0
    start = max(named.start - _BEFORE_MONTH, 0)
    # A date begins with its day or with the month.
    day = _DIGIT.search(text, start, named.start)
    start = day.start() if day else named.start
    end = text.find(" ", named.stop + _BEHIND_MONTH)  # no word is cut in two
    for match in _month_pattern(languages).finditer(text, start, end if end >= 0 else len(text)):
        groups = match.groupdict()
        days = [groups[key] for key in ("d1", "d2", "d3", "d4") if groups[key]]
        name = next(groups[key] for key in ("m1", "m2", "m3", "m4") if groups[key])
        year = groups["y1"] or groups["y2"] or groups["y3"]
        if match.start() >= taken and (days or year or _meant(source, match, name, languages)):
            taken = match.end()
            yield from _mention(source, match.span(), year, str(numbers[name]), days)


def _meant(source: Folded, match: re.Match[str], name: str, languages: tuple[str, ...]) -> bool:
    """Tell a month that stands alone from a word like it ("may", "march")."""
    if source.original(*match.span())[0].isupper():
        return name not in {"may", "march"} or bool(
            re.search(r"\b(?:in|since|until|by|last|next|this|of|during|before|after|from) $",
                      source.text[: match.start()])
        )  # fmt: skip
    return not {"en", "de"} & set(languages[:1])


def _mention(
    source: Folded, span: tuple[int, int], year: str | None, month: str, days: list[str]
) -> Iterator[DateMention]:
    if not 1 <= int(month) <= 12:
        return
    text = source.original(*span).strip(" ,")
    numbers: list[int] | list[None] = [int(day) for day in days] or [None]
    for day in numbers:
        yield DateMention(int(year) if year else None, int(month), day, *span, text)


@lru_cache(maxsize=16)
def _month_numbers(languages: tuple[str, ...]) -> dict[str, int]:
    names = calendar_names(languages)
    return {**names.short_months, **names.months}


@lru_cache(maxsize=16)
def _month_pattern(languages: tuple[str, ...]) -> re.Pattern[str]:
    names = calendar_names(languages)
    full = _alternatives(names.months)
    any_form = _alternatives([*names.months, *names.short_months])
    return re.compile(
        rf"(?<![\w.,])(?P<d1>{_DAY}){_SUFFIX}(?:{_TO}(?P<d2>{_DAY}){_SUFFIX})?{_OF} ?"
        rf"(?P<m1>{any_form})(?!\w)\.?(?:{_OF}(?P<y1>{_YEAR}))?"
        rf"|(?<!\w)(?P<m2>{any_form})(?!\w)\.? (?:the )?(?P<d3>{_DAY})(?:st|nd|rd|th)?"
        rf"(?:{_TO}(?P<d4>{_DAY})(?:st|nd|rd|th)?)?(?![\d%]|[.,:]\d)(?:{_OF}(?P<y2>{_YEAR}))?"
        rf"|(?<!\w)(?P<m3>{any_form})(?!\w)\.?{_OF}(?P<y3>{_YEAR})"
        rf"|(?<!\w)(?P<m4>{full})(?!\w)"
    )


@lru_cache(maxsize=16)
def _weekday_pattern(languages: tuple[str, ...]) -> re.Pattern[str]:
    names = _alternatives(calendar_names(languages).weekdays)
    return re.compile(rf"(?<!\w)({names})s?(?!\w)")


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or "(?!)"
