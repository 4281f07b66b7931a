"""Months, weekdays and relative days in running text, in any language CLDR has names for."""

from functools import cache

from babel import Locale, UnknownLocaleError

from tests.benchmarks.folding import fold, spans
from tests.benchmarks.lexicon import listed, relative_days


@cache
def _calendar(language: str) -> dict[str, str]:
    """Map a word as it is written to what it stands for, e.g. ``Wed`` → ``weekday 2``."""
    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return {}
    found: dict[str, str] = {}
    for kind, names in (("month", locale.months), ("weekday", locale.days)):
        wide, short = names["format"]["wide"], names["format"]["abbreviated"]
        capitals = all(name[:1].isupper() for name in wide.values())
        for number, name in wide.items():
            found[fold(name)] = f"{kind} {number}"
        # Uncapitalised short forms are ordinary words in many languages ("mer.", "sol").
        for number, name in short.items() if capitals else ():
            if len(fold(name).rstrip(".")) >= 3:
                found.setdefault(fold(name).rstrip("."), f"{kind} {number}")
    if language == "en":
        found |= {"Sept": "month 9", "Tues": "weekday 1", "Thurs": "weekday 3"}
    return found


def dates(text: str, language: str = "en") -> dict[str, str]:
    """Map each word of the folded text to the month, weekday or relative day it means."""
    calendar = _calendar(language)
    relative = relative_days(language)
    found: dict[str, str] = {}
    for match in spans(text):
        word = match[0]
        key = word.casefold()
        if match.start() == 0 and key in listed("opening_months") and language == "en":
            continue
        if key in relative:
            found[word] = key
        elif word in calendar or (key in calendar and word[:1].isupper()):
            found[word] = calendar.get(word) or calendar[key]
        elif word.isupper() and key.capitalize() in calendar:
            found[word] = calendar[key.capitalize()]
    return found
