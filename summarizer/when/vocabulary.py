"""The words of a language for times: a data file, and the names of months and weekdays."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from summarizer.grounding.calendar_names import CalendarNames, calendar_names
from summarizer.when.tags import Kind, Tag

LANGUAGES = frozenset({"de", "en", "es", "fr", "it", "nl", "pt"})
"""Languages that have a data file."""

_NAMES: Mapping[str, Kind] = {kind.name.casefold(): kind for kind in Kind}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of one language.

    Attributes:
        pattern: finds one word or phrase of folded text; the group tells which.
        tags: what the words of a group stand for.
        anchors: begins what a length of time is counted from ("of the verdict"), behind it.
        day_first: "03/04/2026" is in April; unknown otherwise.
        next_month_comes: "next March" is the first to come; otherwise it may be next year's.
        coming_is_next: "the coming month" is the next one; otherwise it may be 30 days.
        last_is_nearest: "last Tuesday" is the latest; otherwise it may be last week's.
    """

    pattern: re.Pattern[str]
    tags: Mapping[str, tuple[Tag, ...]]
    anchors: re.Pattern[str]
    day_first: bool
    next_month_comes: bool
    coming_is_next: bool
    last_is_nearest: bool


@lru_cache(maxsize=len(LANGUAGES))
def vocabulary(language: str) -> Vocabulary:
    """Return the vocabulary of one of ``LANGUAGES``."""
    source = files("summarizer.when").joinpath("data", f"{language}.toml")
    data = tomllib.loads(source.read_text(encoding="utf-8"))
    names = calendar_names((language,))
    phrases = [*_of_file(data["words"]), *_of_calendar(names, data.get("after_weekdays", ""))]
    # Of two phrases that begin alike the longer one is meant.
    phrases.sort(key=lambda pair: len(pair[0]), reverse=True)
    groups = {f"g{number}": phrase for number, phrase in enumerate(phrases)}
    usage: Mapping[str, bool] = data.get("usage", {})
    return Vocabulary(
        _pattern({group: phrase for group, (phrase, _) in groups.items()}),
        {group: tags for group, (_, tags) in groups.items()},
        re.compile(rf" ?(?:{data['anchors']})"),
        day_first=usage.get("day_first", True),
        next_month_comes=usage.get("next_month_comes", False),
        coming_is_next=usage.get("coming_is_next", False),
        last_is_nearest=usage.get("last_is_nearest", True),
    )


def _of_file(words: Mapping[str, Any]) -> Iterator[tuple[str, tuple[Tag, ...]]]:
    for key, phrases in words.items():
        tags = tuple(map(_tag, key.split()))
        yield from ((phrase, tags) for phrase in phrases)


def _tag(name: str) -> Tag:
    """Return the tag that a key of a data file names: ``end``, ``today=+1``, ``number=3``."""
    word, _, value = name.partition("=")
    return _NAMES[word], int(value or 0)


def _of_calendar(names: CalendarNames, after: str) -> Iterator[tuple[str, tuple[Tag, ...]]]:
    for name, number in {**names.short_months, **names.months}.items():
        yield re.escape(name), ((Kind.MONTH, number),)
    for name, number in names.weekdays.items():
        yield re.escape(name) + (f"(?:{after})?" if after else ""), ((Kind.WEEKDAY, number),)


def _pattern(groups: Mapping[str, str]) -> re.Pattern[str]:
    """Compile whole words, and what leads a word in: "l'" and "mid-"."""
    words: list[str] = []
    leads: list[str] = []
    for group, phrase in groups.items():
        (leads if phrase.endswith(("'", "-")) else words).append(f"(?P<{group}>{phrase})")
    either = f"(?:{'|'.join(words)})(?![\\w-])" + (f"|{'|'.join(leads)}" if leads else "")
    return re.compile(rf"(?<!\w)(?:{either})")
