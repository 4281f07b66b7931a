"""Page furniture: comment forms, share buttons, newsletter boxes, cookie notices, menus.

The phrases are data (``furniture.toml``); here are the rules. A phrase must be the whole of a
short paragraph, so that news about cookies or newsletters stays. The article's language is tried,
and English, whose phrases stand on pages everywhere.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Literal

from summarizer.first_characters import begins_with
from summarizer.gates import KEY, Gate, has_likeness
from summarizer.openings import LONGEST_OPENING
from summarizer.remembering import Remembering

_LONGEST = 700
_MENU_WORDS = 12
_MIN_BEFORE_TAIL = 200
"""Characters of article that must stand before the readers' comments can begin."""

_LINK = re.compile(
    r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.]+|(?:[#@]\w+[\s,]*)+", re.IGNORECASE
)
_SEPARATORS = re.compile(r"[\s|•·/,.!?;:>»›–—+&()\"”\d]+(?:-\s)?")
_BEFORE_MENU = re.compile(r"[\s|•·/,.!?;:>»›–—+&()\"”\d-]*")
_MOST_BEGINNINGS = 2048
_END = r"[\s.…!:»›>→▶]*"
_END_OF_LEAD = r"\s?[:：|–—>»-]\s?.{0,160}"
_DECORATION = " \t[]•·*-–—|>→▶►»›+#✉☰×✕✖❯"


@dataclass(frozen=True, slots=True)
class _Phrases:
    """The phrases of an article's languages that can match a line beginning as one does.

    A pattern is None if there is none to try.
    """

    lines: re.Pattern[str] | None
    others: re.Pattern[str] | None
    """Leads, heads and tails."""
    heads: re.Pattern[str] | None
    tails: re.Pattern[str] | None


_Beginning = tuple[tuple[str, ...], tuple[str, ...]]
"""How lines begin: the openings to try on them, and the texts one of which others hold."""


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
    return _may_be_furniture(line, language) and _is_furniture(line, language)


def furniture(paragraphs: list[str], language: str = "en") -> set[int]:
    """Return the indexes of the paragraphs that are page furniture.

    Besides the lines that are furniture by themselves these are the headlines listed under
    "Related articles" and everything after the head of the readers' comments.
    """
    found: set[int] = set()
    under_head = False
    before = 0
    for index, paragraph in enumerate(paragraphs):
        doubtful = _may_be_furniture(paragraph, language)
        if doubtful and before >= _MIN_BEFORE_TAIL and _is_head(paragraph, language, "tails"):
            return found | set(range(index, len(paragraphs)))
        if doubtful and _is_furniture(paragraph, language):
            under_head = _is_head(paragraph, language, "heads")
            found.add(index)
        elif under_head and _is_link_text(paragraph):
            found.add(index)
        else:
            under_head = False
            before += len(paragraph)
    return found


def _may_be_furniture(line: str, language: str) -> bool:
    """Tell whether a line is worth asking about: no phrase or menu begins as most lines do."""
    known = _beginnings(language)[line[:KEY]]
    # Not begun like a sentence, or as long a word as addresses are.
    if known is None or " " not in line.strip() or has_likeness(line):
        return _may_be_odd_furniture(line, language)
    openings, held = known
    if openings and line[:LONGEST_OPENING].lower().startswith(openings):
        return True
    small = line.lower()
    for text in held:  # noqa: SIM110 - half of what a generator costs, line by line
        if text in small:
            return True
    return False


def _may_be_odd_furniture(line: str, language: str) -> bool:
    bare = line.strip(_DECORATION)
    # Without a letter, decorated as tags are, or as long a word as addresses are.
    if not bare or bare[0] != line[0] or " " not in bare:
        return True
    if _gate(language, bare[0]).may_match(bare):
        return True
    if _is_letter(bare[0]):
        return False
    return not any(map(str.isalnum, bare)) or _may_be_menu(bare, language)


def _is_furniture(line: str, language: str) -> bool:
    bare = line.strip(_DECORATION)
    if not any(map(str.isalnum, bare)) or _is_link(line.strip()):
        return True
    if len(bare) > _LONGEST:
        return False
    phrases = _phrases(language, bare[0])
    # A menu's words, leads and heads are furniture even if "reported".
    if _matches(phrases.others, bare) or _is_menu(bare, language):
        return True
    return _matches(phrases.lines, bare) and not reports_speech(bare, language)


def _matches(pattern: re.Pattern[str] | None, line: str) -> bool:
    return pattern is not None and pattern.fullmatch(line) is not None


def _is_link(line: str) -> bool:
    """Tell whether a line is an address, or tags; only between tags are there spaces."""
    return (" " not in line or line[0] in "#@") and _LINK.fullmatch(line) is not None


def _may_be_menu(line: str, language: str) -> bool:
    """Tell whether a line begins, whatever stands around its words, like a word of menus."""
    return _begun(line).startswith(_menu_beginnings(language))


def _begun(line: str) -> str:
    begins = _BEFORE_MENU.sub("", line, count=1)
    return begins[:LONGEST_OPENING].casefold()[:LONGEST_OPENING]


def _is_menu(line: str, language: str) -> bool:
    """Tell whether a line is made of nothing but the words of menus and buttons."""
    first = line.partition(" ")[0].casefold()
    if first.isalpha() and first not in _menu_words(language):
        return False
    folded = line.casefold()
    menus = [_words(code).menu for code in _codes(language)]
    # The first two words nearly always tell.
    start = list(filter(None, _SEPARATORS.split(folded, maxsplit=2)[:2]))
    if not any(menu.issuperset(start) for menu in menus):
        return False
    words = _split(folded)
    return 0 < len(words) <= _MENU_WORDS and any(menu.issuperset(words) for menu in menus)


def reports_speech(line: str, language: str) -> bool:
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
    return _matches(known.heads if kind == "heads" else known.tails, bare)


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


@lru_cache(maxsize=256)
def _menu_words(language: str) -> frozenset[str]:
    return frozenset().union(*(_words(code).menu for code in _codes(language)))


@lru_cache(maxsize=1024)
def _gate(language: str, first: str) -> Gate:
    """Return what tells whether a line may match a phrase if it begins with this character.

    Or be a menu, if that is a letter of ASCII: such a menu begins with one of its words.
    """
    phrases = (one for kind in _KINDS for one in _every(language, kind))
    menu = map(re.escape, _menu_words(language) if _is_letter(first) else ())
    return Gate([*phrases, *menu], first)


def _is_letter(character: str) -> bool:
    return character.isascii() and character.isalpha()


@lru_cache(maxsize=64)
def _beginnings(language: str) -> Remembering[_Beginning | None]:
    """Return what is known of lines by their first characters: nothing without a letter."""

    def known(begins: str) -> _Beginning | None:
        if not _is_letter(begins[:1]):
            return None
        gate = _gate(language, begins[0])
        return gate.openings(begins.lower()), gate.held

    return Remembering(known, _MOST_BEGINNINGS)


@lru_cache(maxsize=64)
def _menu_beginnings(language: str) -> tuple[str, ...]:
    return tuple(map(_begun, _menu_words(language)))


@lru_cache(maxsize=1024)
def _phrases(language: str, first: str) -> _Phrases:
    """Return the phrases to try on a line that begins with this character."""
    lines, leads, heads, tails = (
        [phrase for phrase in _every(language, kind) if begins_with(phrase, first)]
        for kind in _KINDS
    )
    others = [_either(leads, _END_OF_LEAD), _either(heads), _either(tails)]
    return _Phrases(
        lines=_compiled(_either(lines)),
        others=_compiled("|".join(filter(None, others))),
        heads=_compiled(_either(heads)),
        tails=_compiled(_either(tails)),
    )


_KINDS = ("lines", "leads", "heads", "tails")


def _every(language: str, kind: str) -> Iterator[str]:
    return (phrase for code in _codes(language) for phrase in _table()[code][kind])


def _either(phrases: list[str], end: str = _END) -> str:
    """Return an expression for any of the phrases; empty for none."""
    either = "|".join(f"(?:{phrase})" for phrase in phrases)
    return f"(?:{either}){end}" if either else ""


@lru_cache(maxsize=1024)
def _compiled(pattern: str) -> re.Pattern[str] | None:
    return re.compile(pattern, re.IGNORECASE) if pattern else None


def _is_link_text(line: str) -> bool:
    """Tell whether a line may be the headline of another article: short, without a full stop."""
    return len(line) <= 140 and re.search(r"[.:;。][\"'”’»)]*$", line) is None
