"""Page furniture: comment forms, share buttons, newsletter boxes, cookie notices, menus.

The phrases are data (``furniture.toml``); here are the rules. A phrase must be the whole of a
short paragraph, so that news about cookies or newsletters stays. The article's language is tried,
and English, whose phrases stand on pages everywhere.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Literal

from summarizer.first_characters import begins_with

_LONGEST = 500
_MENU_WORDS = 12
_MIN_BEFORE_TAIL = 200
"""Characters of article that must stand before the readers' comments can begin."""

_LINK = re.compile(
    r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.]+|(?:[#@]\w+[\s,]*)+", re.IGNORECASE
)
_SEPARATORS = re.compile(r"[\s|•·/,.!?;:>»›–—+&()\"”\d]+(?:-\s)?")
_END = r"[\s.…!:»›>→▶]*"
_END_OF_LEAD = r"\s?[:：|–—>»-]\s?.{0,160}"
_DECORATION = " \t•·*-–—|>→▶►»›+#✉☰×✕✖❯"


@dataclass(frozen=True, slots=True)
class _Phrases:
    """The phrases of an article's languages that can match a line beginning as one does."""

    lines: re.Pattern[str]
    heads: re.Pattern[str]
    tails: re.Pattern[str]
    others: re.Pattern[str]
    """Leads, heads and tails."""


@dataclass(frozen=True, slots=True)
class _Words:
    """One language's words."""

    said: frozenset[str]
    menu: frozenset[str]


def is_furniture(line: str, language: str = "en") -> bool:
    """Tell whether a paragraph is page furniture and nothing else.

    Args:
        line: one paragraph, or one sentence.
        language: ISO 639-1 code of the article.
    """
    bare = line.strip(_DECORATION)
    if not any(map(str.isalnum, bare)) or _LINK.fullmatch(line.strip()) is not None:
        return True
    if len(bare) > _LONGEST:
        return False
    known = _phrases(language, bare[0])
    # A menu's words, leads and heads are furniture even if "reported".
    if known.others.fullmatch(bare) is not None or _is_menu(bare, language):
        return True
    return known.lines.fullmatch(bare) is not None and not _is_reported(bare, language)


def furniture(paragraphs: list[str], language: str = "en") -> set[int]:
    """Return the indexes of the paragraphs that are page furniture.

    Besides the lines that are furniture by themselves these are the headlines listed under
    "Related articles" and everything after the head of the readers' comments.
    """
    found: set[int] = set()
    under_head = False
    before = 0
    for index, paragraph in enumerate(paragraphs):
        if before >= _MIN_BEFORE_TAIL and _is_head(paragraph, language, "tails"):
            return found | set(range(index, len(paragraphs)))
        if is_furniture(paragraph, language):
            under_head = _is_head(paragraph, language, "heads")
            found.add(index)
        elif under_head and _is_link_text(paragraph):
            found.add(index)
        else:
            under_head = False
            before += len(paragraph)
    return found


def _is_menu(line: str, language: str) -> bool:
    """Tell whether a line is made of nothing but the words of menus and buttons."""
    folded = line.casefold()
    menus = [_words(code).menu for code in _codes(language)]
    # The first two words nearly always tell.
    start = list(filter(None, _SEPARATORS.split(folded, maxsplit=2)[:2]))
    if not any(menu.issuperset(start) for menu in menus):
        return False
    words = _split(folded)
    return 0 < len(words) <= _MENU_WORDS and any(menu.issuperset(words) for menu in menus)


def _is_reported(line: str, language: str) -> bool:
    """Tell whether a line has a word of reported speech."""
    words = _split(line.casefold())
    return any(not _words(code).said.isdisjoint(words) for code in _codes(language))


def _split(folded: str) -> list[str]:
    return list(filter(None, _SEPARATORS.split(folded)))


def _is_head(line: str, language: str, kind: Literal["heads", "tails"]) -> bool:
    """Tell whether a line opens the links to other articles, or the readers' comments."""
    bare = line.strip(_DECORATION)
    if not bare or len(bare) > 160:
        return False
    known = _phrases(language, bare[0])
    return (known.heads if kind == "heads" else known.tails).fullmatch(bare) is not None


@lru_cache(maxsize=256)
def _codes(language: str) -> tuple[str, ...]:
    """Return the sections of the data to try on an article in this language."""
    code = "da" if language == "no" else language
    # "other" holds the languages with a handful of phrases each.
    return ("en",) if code == "en" else ("en", code if code in _table() else "other")


@cache
def _table() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files("summarizer").joinpath("furniture.toml").read_text("utf-8"))


@cache
def _words(code: str) -> _Words:
    section = _table()[code]
    return _Words(frozenset(section["said"].split()), frozenset(section["words"].split()))


def _phrases(language: str, first: str) -> _Phrases:
    """Return the phrases to try on a line that begins with this character."""
    return _beginning(_codes(language), first)


@lru_cache(maxsize=1024)
def _beginning(codes: tuple[str, ...], first: str) -> _Phrases:
    def together(key: str, end: str = _END) -> str:
        phrases = (phrase for code in codes for phrase in _table()[code][key])
        either = "|".join(f"(?:{phrase})" for phrase in phrases if begins_with(phrase, first))
        return f"(?:{either}){end}" if either else "(?!)"

    leads, heads, tails = together("leads", _END_OF_LEAD), together("heads"), together("tails")
    return _Phrases(
        lines=_compiled(together("lines")),
        heads=_compiled(heads),
        tails=_compiled(tails),
        others=_compiled(f"{leads}|{heads}|{tails}"),
    )


@lru_cache(maxsize=1024)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _is_link_text(line: str) -> bool:
    """Tell whether a line may be the headline of another article: short, without a full stop."""
    return len(line) <= 140 and re.search(r"[.:;。][\"'”’»)]*$", line) is None
