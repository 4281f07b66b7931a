"""The date an article prints about itself: a line of its own, or glued before its first word.

Only full dates count (with a year), and only certain ones: ``03/05/2019`` is a date line in any
language, but whose month comes first is unknown in English, so it gives no date.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

_YEAR = re.compile(r"[12]\d{3}")
"""Holds in every full date, as a digit does in every time."""
_WORD = re.compile(r"\w+")
_DIGIT = re.compile(r"\d")
_LONGEST_LINE = 140
_AROUND_WORD = "()[]|,.:;•·–—-/"
_LONGEST_WORD = 40

# What may stand beside the date in a date line.
_BESIDE_WORDS = (
    "published posted updated last modified created issued released release date first on at in "
    "publié publiée mis à jour le mise paru modifié "
    "veröffentlicht aktualisiert stand vom am um datum erschienen zuletzt uhr "
    "publicado publicada actualizado actualizada el a las fecha de del "
    "pubblicato pubblicata aggiornato aggiornata il alle ore data "
    "atualizado atualizada em às "
    "gepubliceerd geplaatst bijgewerkt op om laatst gewijzigd "
    "opublikowano aktualizacja dnia publicerad uppdaterad publiceret opdateret publisert oppdatert "
    "gmt utc cet cest est edt et pst pdt bst mez mesz msk ist am pm hrs h z local time"
)
_TIME = r"\d{1,2}(?:[:.h]\d{2}(?::\d{2}(?:\.\d+)?)?|\s?h\b|\s?(?=[ap]\.?m))\s?(?:[ap]\.?m\b\.?)?"
_TIMES = re.compile(rf"(?:\bT)?{_TIME}(?:Z|[+-]\d{{2}}:?\d{{2}})?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date found in a text. ``day`` is None where the print does not say which day it is."""

    day: date | None
    start: int
    end: int


def find_printed_date(text: str, language: str) -> PrintedDate | None:
    """Return the first full date in the text, or None.

    Args:
        text: a line.
        language: ISO 639-1 code; English month names are known in every language.
    """
    if _YEAR.search(text) is None:
        return None
    for match in _full_dates(language).finditer(text):
        found = _resolve(match, language)
        if found is not None:
            return found
    return None


def is_date_line(line: str, language: str) -> bool:
    """Tell whether a line holds a full date and nothing else but weekday, time and "Published"."""
    if len(line) > _LONGEST_LINE or not _may_begin_with_date(line, language):
        return False
    if find_printed_date(line, language) is None:
        return False
    return not without_dates(line, language)


def _may_begin_with_date(line: str, language: str) -> bool:
    """Tell whether a line's first word may be of a date, or stand beside one."""
    found = _WORD.search(line, 0, _LONGEST_WORD)
    # What is not ASCII may be a date that is written otherwise.
    if found is None or found.end() == _LONGEST_WORD or not line[: found.end()].isascii():
        return True
    first = found[0].casefold()
    return first in _first_words(language) or _DIGIT.search(first) is not None


def without_dates(line: str, language: str) -> str:
    """Return a line without its dates, times, weekdays and words such as "Published"."""
    rest = _full_dates(language).sub(" ", line) if _YEAR.search(line) else line
    rest = _TIMES.sub(" ", rest) if _DIGIT.search(rest) else rest
    known = _beside(language)
    words = [w for w in rest.split() if w.strip(_AROUND_WORD).casefold() not in known]
    rest = " ".join(words).strip(" |,.:;•·–—-/()[]")
    return rest if any(map(str.isalnum, rest)) else ""


def leading_date(text: str, language: str) -> PrintedDate | None:
    """Return the date glued before a paragraph's first sentence, with its weekday; or None.

    ``end`` is where the sentence begins. "May 7, 2015 was a Thursday" and "On May 7, 2015, the…"
    are sentences; "May 7, 2015 The …" is a date before one.
    """
    head = text[:80]
    found = find_printed_date(head, language) if _may_begin_with_date(head, language) else None
    if found is None:
        return None
    before = without_dates(head[: found.start], language)
    after = re.match(r"\s*[|•·–—:-]?\s*", text[found.end :])
    start = found.end + (after.end() if after else 0)
    follows = text[start : start + 2]
    glued = start > found.end and follows[:1].isupper()
    if before or not glued or head[: found.start].split()[:1] in _PREPOSITIONS:
        return None
    return PrintedDate(found.day, 0, start)


_PREPOSITIONS = [[w] for w in ("On", "In", "At", "Am", "Le", "El", "Il", "Em", "Op", "Dnia")]


@cache
def _full_dates(language: str) -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, _months(language)), key=len, reverse=True))
    year = r"(?P<y{0}>[12]\d{{3}})"
    forms = (
        # 3 May 2019, 3. Mai 2019, 3 de mayo de 2019, 1er mai 2019
        r"(?P<d0>[0-3]?\d)(?:st|nd|rd|th|er|re|\.|º|°)?\s?(?:of |de |d['’])?"
        r"(?P<m0>NAMES)\.?,?\s?(?:de |del )?" + year.format(0),
        # May 3, 2019
        r"(?P<m1>NAMES)\.?\s(?P<d1>[0-3]?\d)(?:st|nd|rd|th)?,?\s" + year.format(1),
        # 2019-05-03
        year.format(2) + r"[-/.](?P<m2>[01]?\d)[-/.](?P<d2>[0-3]?\d)",
        # 03/05/2019
        r"(?P<d3>[0-3]?\d)(?P<sep>[./-])(?P<m3>[0-3]?\d)(?P=sep)" + year.format(3),
        # 2019年5月3日, 2019년 5월 3일
        year.format(4) + r"\s?[年년]\s?(?P<m4>[01]?\d)\s?[月월]\s?(?P<d4>[0-3]?\d)\s?[日일]",
    )
    pattern = "|".join(f"(?:{form})" for form in forms).replace("NAMES", names)
    return re.compile(rf"(?<!\w){pattern}(?![\d])", re.IGNORECASE)


def _resolve(match: re.Match[str], language: str) -> PrintedDate | None:
    """Turn a match into a date; None if there is no such day."""
    groups = {k[0]: v for k, v in match.groupdict().items() if v is not None and k != "sep"}
    year, day = int(groups["y"]), int(groups["d"])
    month = _months(language).get(groups["m"].casefold()) or (
        int(groups["m"]) if groups["m"].isdigit() else 0
    )
    if match["d3"] is not None:
        if month > 12:
            day, month = month, day
        elif language == "en" and match["sep"] != "." and day <= 12 and day != month:
            return PrintedDate(None, match.start(), match.end())
    try:
        return PrintedDate(date(year, month, day), match.start(), match.end())
    except ValueError:
        return None


@cache
def _months(language: str) -> dict[str, int]:
    """Return month names, long and short, in lower case without full stop, to their number."""
    names = _babel_names("month", "en") + _babel_names("month", language)
    return {name: number for name, number in names if not name[0].isdigit()} | {"sept": 9}


@cache
def _weekdays(language: str) -> frozenset[str]:
    names = _babel_names("day", "en") + _babel_names("day", language)
    return frozenset(name for name, _ in names)


@cache
def _beside(language: str) -> frozenset[str]:
    """Return the words that may stand beside the date in a date line."""
    return _weekdays(language) | frozenset(_BESIDE_WORDS.split())


@cache
def _first_words(language: str) -> frozenset[str]:
    """Return with which words, beside figures, a date or what stands beside it begins."""
    words = map(_WORD.search, _beside(language) | _months(language).keys())
    return frozenset(word[0] for word in words if word)


@cache
def _babel_names(what: str, language: str) -> list[tuple[str, int]]:
    """Read the names from babel, imported here because few lines look like a date."""
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse("nb" if language == "no" else language)
    except (UnknownLocaleError, ValueError):
        return []
    table = locale.months if what == "month" else locale.days
    return [
        (name.casefold().rstrip("."), number)
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for number, name in table[context][width].items()
    ]
