"""Takes an expression of time apart, word by word."""

import re
from functools import lru_cache

from summarizer.lexicon import fold
from summarizer.when.tags import Kind, Said, Tag, said
from summarizer.when.vocabulary import Vocabulary, vocabulary

LONGEST = 100
"""Longer texts are no expression of time."""

_BETWEEN = re.compile(r"[\s,.;:()\"']+")
_DIGITS = re.compile(
    r"(?P<iso>(?P<y1>[12]\d{3})-(?P<m1>\d\d)-(?P<d1>\d\d))(?![\w-])"
    r"|(?P<numeric>(?P<one>\d\d?)(?P<mark>[./-])(?P<two>\d\d?)(?P=mark)(?P<y2>[12]\d{3}))(?![\w/-])"
    r"|(?P<clock>\d\d?[:h]\d\d\b(?: ?[ap]\.?m\b\.?| ?uhr\b|h\b)?"
    r"|\d\d?(?:\.\d\d)? ?(?:[ap]\.?m\b\.?|uhr\b|h\b))"
    r"|(?P<year>[12]\d{3})(?![\w%/-]|[.,]\d)"
    r"|(?P<ordinal>\d\d?)(?:(?:st|nd|rd|th|ers?|re|e|o|a|°)(?!\w)|\.(?=\s*[^\W\d]))"
    r"|(?P<number>\d{1,3})(?![\w%/-]|[.,]\d)"
)
_VALUES = {"year": Kind.YEAR, "ordinal": Kind.ORDINAL, "number": Kind.NUMBER}


@lru_cache(maxsize=256)
def take_apart(when: str, language: str) -> Said | None:
    """Return what the words of an expression stand for; ``None`` if one of them is not known.

    Shared by all who ask for the same ("Thursday"); ``language`` is one that has a vocabulary.
    """
    text, words = fold(when), vocabulary(language)
    if len(text) > LONGEST:
        return None
    tags: list[Tag] = []
    dates: tuple[tuple[int, int, int], ...] = ()
    position = 0
    while position < len(text):
        if between := _BETWEEN.match(text, position):
            position = between.end()
        elif digits := _DIGITS.match(text, position):
            position = digits.end()
            dates = dates or _dates(digits, words)
            tags.append(_tag(digits))
        elif word := words.pattern.match(text, position):
            position = word.end()
            tags.extend(words.tags[word.lastgroup or ""])
        else:
            return None
    return said(tags, dates)


def _tag(digits: re.Match[str]) -> Tag:
    if digits["iso"] or digits["numeric"]:
        return Kind.DATE, 0
    for group, kind in _VALUES.items():
        if digits[group]:
            return kind, int(digits[group])
    return Kind.NOTHING, 0  # the time of the day


def _dates(digits: re.Match[str], words: Vocabulary) -> tuple[tuple[int, int, int], ...]:
    """Return what a date in digits can mean; "03/04/2026" is two dates in English."""
    if digits["iso"]:
        return ((int(digits["y1"]), int(digits["m1"]), int(digits["d1"])),)
    if not digits["numeric"]:
        return ()
    one, two, year = int(digits["one"]), int(digits["two"]), int(digits["y2"])
    day_first, month_first = (year, two, one), (year, one, two)
    if words.day_first or digits["mark"] == ".":
        return (day_first,) if two <= 12 else (month_first,)
    return tuple({date for date in (day_first, month_first) if date[1] <= 12})
