"""Dates in languages without a data file, read by dateparser: the one module that talks to it.

It knows two hundred languages and guesses freely: it drops words it does not know, and takes
"5" for a month. So only whole days count, and only texts with words in them.
"""

import re
import warnings
from datetime import date, datetime, timedelta

_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
_WEEK = timedelta(days=7)
_BASES = (date(2001, 2, 3), date(2010, 11, 12))


def parsed(when: str, language: str, published: date | None, *, deadline: bool) -> date | None:
    """Return the day that an expression names.

    Args:
        when: the expression.
        language: ISO 639-1 code; an unknown one gives no day.
        published: day from which it is read. Without one the year has to be said, and the day
            has to be the same wherever it is read from.
        deadline: a day without its year lies ahead; otherwise it lies behind.
    """
    if not any(map(str.isalpha, when)):
        return None
    if published is not None:
        day = _parsed(when, language, published, deadline=deadline)
        # It never takes "Thursday" for the Thursday on which it is written; papers do.
        if day is None or abs(day - published) != _WEEK or any(map(str.isdigit, when)):
            return day
        return None if deadline else published
    if _YEAR.search(when) is None:
        return None
    found = {_parsed(when, language, base, deadline=deadline) for base in _BASES}
    return found.pop() if len(found) == 1 else None


def _parsed(when: str, language: str, base: date, *, deadline: bool) -> date | None:
    from dateparser.date import DateDataParser

    settings = {
        "RELATIVE_BASE": datetime.combine(base, datetime.min.time()),
        "PREFER_DATES_FROM": "future" if deadline else "past",
    }
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            found = DateDataParser(languages=[language], settings=settings).get_date_data(when)
        except (ValueError, OverflowError):  # a language that it does not know, or no such day
            return None
    if found.date_obj is None or found.period != "day":
        return None
    day: datetime = found.date_obj
    return day.date()
