"""Resolves an expression of time to an ISO date, against the publication date."""

import re
import warnings
from datetime import date, datetime

_DAY_NUMBER = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_YEAR = re.compile(r"\b\d{4}\b")


def resolve_date(when: str, language: str, published: date | None) -> str | None:
    """Return the ISO date of "Wednesday", "3 March" or "May 1, 2019"; ``None`` if not certain.

    A date without its year, and a relative one, need the publication date; the nearest such day
    not after it is meant.
    """
    if published is None and not _YEAR.search(when):
        return None
    import dateparser

    base = datetime.combine(published or date.today(), datetime.min.time())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        parsed = dateparser.parse(
            when,
            languages=list(dict.fromkeys((language, "en"))),
            settings={"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"},
        )
        month_only = dateparser.parse(
            when,
            languages=list(dict.fromkeys((language, "en"))),
            settings={"RELATIVE_BASE": base, "REQUIRE_PARTS": ["month"]},
        )
    if parsed is None or (month_only is not None and not _DAY_NUMBER.search(when)):
        return None
    return parsed.date().isoformat()
