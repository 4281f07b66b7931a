"""Page furniture: comment forms, share buttons, newsletter boxes, cookie notices, menus.

The phrases are data (``furniture.toml``); here are the rules. A phrase must be the whole of a
short paragraph, so that news about cookies or newsletters stays. The article's language is tried,
and English, whose phrases stand on pages everywhere.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

_LONGEST = 500
_MENU_WORDS = 12
_MIN_BEFORE_TAIL = 200
"""Characters of article that must stand before the readers' comments can begin."""

_LINK = re.compile(
    r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.]+|(?:[#@]\w+[\s,]*)+", re.IGNORECASE
)
_SEPARATORS = re.compile(r"[\s|•·/,.!?;:>»›–—+&()\"”\d]+(?:-\s)?")
_END = r"[\s.…!:»›>→▶]*"
_DECORATION = " \t•·*-–—|>→▶►»›+#✉☰×✕✖❯"


@dataclass(frozen=True, slots=True)
class _Phrases:
    lines: re.Pattern[str]
    leads: re.Pattern[str]
    heads: re.Pattern[str]
    tails: re.Pattern[str]
    said: frozenset[str]
    words: frozenset[str]


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
    phrases = _phrases(language)
    words = [w for w in _SEPARATORS.split(bare.casefold()) if w]
    reported = any(not known.said.isdisjoint(words) for known in phrases)
    return any(_is_phrase(bare, words, known, reported=reported) for known in phrases)


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


def _is_phrase(line: str, words: list[str], known: _Phrases, *, reported: bool) -> bool:
    """Try one language's phrases; a menu's words and heads are furniture even if "reported"."""
    if known.leads.fullmatch(line) or known.heads.fullmatch(line) or known.tails.fullmatch(line):
        return True
    if 0 < len(words) <= _MENU_WORDS and all(w in known.words for w in words):
        return True
    return not reported and known.lines.fullmatch(line) is not None


def _is_head(line: str, language: str, kind: Literal["heads", "tails"]) -> bool:
    """Tell whether a line opens the links to other articles, or the readers' comments."""
    bare = line.strip(_DECORATION)
    if len(bare) > 160:
        return False
    return any(getattr(known, kind).fullmatch(bare) is not None for known in _phrases(language))


def _phrases(language: str) -> tuple[_Phrases, ...]:
    """Return the phrases to try on an article in this language."""
    code = "da" if language == "no" else language
    # "other" holds the languages with a handful of phrases each.
    codes = ("en",) if code == "en" else ("en", code if code in _table() else "other")
    return tuple(map(_compiled, codes))


@cache
def _table() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files("summarizer").joinpath("furniture.toml").read_text("utf-8"))


@cache
def _compiled(code: str) -> _Phrases:
    section = _table()[code]

    def together(key: str, end: str) -> re.Pattern[str]:
        phrases = "|".join(f"(?:{phrase})" for phrase in section[key]) or "(?!)"
        return re.compile(f"(?:{phrases}){end}", re.IGNORECASE)

    return _Phrases(
        lines=together("lines", _END),
        leads=together("leads", r"\s?[:：|–—>»-]\s?.{0,160}"),
        heads=together("heads", _END),
        tails=together("tails", _END),
        said=frozenset(section["said"].split()),
        words=frozenset(section["words"].split()),
    )


def _is_link_text(line: str) -> bool:
    """Tell whether a line may be the headline of another article: short, without a full stop."""
    return len(line) <= 140 and re.search(r"[.:;。][\"'”’»)]*$", line) is None
