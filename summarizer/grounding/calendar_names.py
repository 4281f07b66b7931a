"""Names of months, weekdays and states from CLDR, loaded when first needed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from summarizer.grounding.marks import MONTH, WEEKDAY
from summarizer.lexicon import fold

_WORD = re.compile(r"\w+")
_EXTRA_MONTHS = {"en": {"sept": 9}, "fr": {"sept": 9}, "de": {"marz": 3, "sept": 9}}


@dataclass(frozen=True, slots=True)
class CalendarNames:
    """Folded names of one or more languages.

    Attributes:
        months: full names and their numbers.
        short_months: abbreviations; trusted only beside a day or a year.
        weekdays: full names, Monday is 0.
    """

    months: Mapping[str, int]
    short_months: Mapping[str, int]
    weekdays: Mapping[str, int]


@lru_cache(maxsize=32)
def calendar_names(languages: tuple[str, ...]) -> CalendarNames:
    """Return the names of all these languages together; unknown ones add nothing."""
    from babel import Locale, UnknownLocaleError

    months: dict[str, int] = {}
    short: dict[str, int] = {}
    weekdays: dict[str, int] = {}
    for language in languages:
        try:
            locale = Locale.parse(language, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
        for context in ("format", "stand-alone"):
            months |= {
                fold(name): number for number, name in locale.months[context]["wide"].items()
            }
            short |= {
                fold(name).rstrip("."): number
                for number, name in locale.months[context]["abbreviated"].items()
            }
            weekdays |= {fold(name): day for day, name in locale.days[context]["wide"].items()}
        short |= _EXTRA_MONTHS.get(language, {})
    weekdays |= {name.split("-")[0]: day for name, day in weekdays.items() if "-feira" in name}
    return CalendarNames(_named(months), _named(short), weekdays)


@lru_cache(maxsize=32)
def territories(language: str) -> Mapping[str, str]:
    """Return the folded names of states and territories with their ISO 3166 codes."""
    from babel import Locale, UnknownLocaleError

    try:
        names = Locale.parse(language, sep="-").territories
    except (UnknownLocaleError, ValueError):
        return {}
    return {fold(name): code for code, name in names.items() if code.isalpha() and len(code) == 2}


def _named(table: Mapping[str, int]) -> dict[str, int]:
    """Leave out month "names" that are numbers ("1月")."""
    return {name: number for name, number in table.items() if not re.search(r"\d", name)}


@lru_cache(maxsize=16384)
def names_begun(word: str, languages: tuple[str, ...]) -> int:
    """Return the marks of the names that may begin in a word: one may be written to a number."""
    months, weekdays = _first_words(languages)
    return MONTH * word.endswith(months) | WEEKDAY * word.startswith(weekdays)


@lru_cache(maxsize=16)
def _first_words(languages: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    names = calendar_names(languages)
    months, weekdays = {*names.months, *names.short_months}, {*names.weekdays}
    return tuple(map(_first_word, months)), tuple(map(_first_word, weekdays))


def _first_word(name: str) -> str:
    found = _WORD.match(name)
    return found.group() if found else ""  # which every word begins and ends with
