"""Resolves an expression of time to an ISO date, against the publication date."""

import re
import warnings
from datetime import date, datetime, timedelta
from functools import lru_cache

_YEAR = re.compile(r"\b\d{4}\b")
_LAST = re.compile(
    r"\b(?:last|derni[eè]re?|pasad[oa]|letzte[nrs]?|vorige[nrs]?|scors[oa])\b", re.IGNORECASE
)
_ON = re.compile(r"^(?:on|this|le|ce|el|este|am|il)\s+")
_WEEK = timedelta(days=7)


def resolve_date(when: str, language: str, published: date | None) -> str | None:
    """Return the ISO date of "Wednesday", "3 March" or "May 1, 2019"; ``None`` if not certain.

    A date without its year, and a relative one, need the publication date; the nearest such day
    not after it is meant. What is longer than a day ("in March", "last week") has no date.
    """
    if published is None and not _YEAR.search(when):
        return None
    base = published or date.today()
    day = _last_weekday(when, language, base) or _day(when, language, base)
    if day is None:
        return None
    # The parser never takes "Thursday" for the Thursday on which it is written; papers do.
    if published and published - day == _WEEK and not re.search(r"\d", when):
        day = day if _LAST.search(when) else published
    return day.isoformat()


def _last_weekday(when: str, language: str, base: date) -> date | None:
    """Return the day of "Thursday" and "on Thursday"; the parser takes long to begin with."""
    number = _weekdays(language).get(_ON.sub("", when.casefold()).strip())
    return None if number is None else base - timedelta(days=(base.weekday() - number) % 7)


@lru_cache(maxsize=8)
def _weekdays(language: str) -> dict[str, int]:
    """Names of the weekdays in a language and in English; Monday is 0."""
    from babel import Locale, UnknownLocaleError

    found: dict[str, int] = {}
    for code in dict.fromkeys(("en", language)):
        try:
            names = Locale.parse(code).days["format"]["wide"]
        except (UnknownLocaleError, ValueError):
            continue
        found |= {name.casefold(): number for number, name in names.items()}
    return found


def _day(when: str, language: str, base: date) -> date | None:
    from dateparser.date import DateDataParser

    settings = {
        "RELATIVE_BASE": datetime.combine(base, datetime.min.time()),
        "PREFER_DATES_FROM": "past",
    }
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            parser = DateDataParser(languages=[*{language: 0, "en": 0}], settings=settings)
            found = parser.get_date_data(when)
        except ValueError:  # a language that the parser does not know
            return None if language == "en" else _day(when, "en", base)
    if found.date_obj is None or found.period != "day":
        return None
    parsed: datetime = found.date_obj
    return parsed.date()
