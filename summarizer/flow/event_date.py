"""Resolves an expression of time to an ISO date, against the publication date."""

import re
import warnings
from datetime import date, datetime, timedelta

_YEAR = re.compile(r"\b\d{4}\b")
_LAST = re.compile(
    r"\b(?:last|derni[eè]re?|pasad[oa]|letzte[nrs]?|vorige[nrs]?|scors[oa])\b", re.IGNORECASE
)
_WEEK = timedelta(days=7)


def resolve_date(when: str, language: str, published: date | None) -> str | None:
    """Return the ISO date of "Wednesday", "3 March" or "May 1, 2019"; ``None`` if not certain.

    A date without its year, and a relative one, need the publication date; the nearest such day
    not after it is meant. What is longer than a day ("in March", "last week") has no date.
    """
    if published is None and not _YEAR.search(when):
        return None
    day = _day(when, language, published or date.today())
    if day is None:
        return None
    # The parser never takes "Thursday" for the Thursday on which it is written; papers do.
    if published and published - day == _WEEK and not re.search(r"\d", when):
        day = day if _LAST.search(when) else published
    return day.isoformat()


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
