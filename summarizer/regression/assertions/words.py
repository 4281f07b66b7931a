"""Compares wordings: keywords in any inflection, and texts that say nearly the same."""

import re
from functools import lru_cache

from summarizer.grounding.content import stem
from summarizer.lexicon import fold

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")
"""Scripts that do not part words, so that a keyword may stand anywhere in a run of letters."""
_PREFIX = 4


@lru_cache(maxsize=8192)
def words(text: str) -> tuple[str, ...]:
    """Return the folded words and numbers of a text; numbers without thousands separators."""
    found = _WORD.findall(fold(text))
    return tuple(_number(word) if word[0].isdigit() else word for word in found)


def mentions(text: str, keyword: str, language: str) -> bool:
    """Whether a keyword, or all words of it in a row, stands in a text in any inflection.

    Two words are the same if their stems are, or if the text's word begins with a keyword of at
    least four letters ("invest" is found in "investment").
    """
    wanted, there = words(keyword), words(text)
    if not wanted or _UNSPACED.search(keyword):
        return fold(keyword) in fold(text)
    starts = range(len(there) - len(wanted) + 1)
    return any(
        all(
            _same(key, word, language)
            for key, word in zip(wanted, there[start : start + len(wanted)], strict=True)
        )
        for start in starts
    )


def likeness(wanted: str, found: str) -> float:
    """Return how similar two texts are, 0 to 1, whatever the order of their words."""
    from rapidfuzz.fuzz import token_sort_ratio

    return token_sort_ratio(" ".join(words(wanted)), " ".join(words(found))) / 100


def missing_numbers(wanted: str, found: str) -> list[str]:
    """Return the numbers of one text that the other lacks.

    "40 million" and "50 million" differ by one character only: likeness is blind to that.
    """
    there = words(found)
    return [word for word in words(wanted) if word[0].isdigit() and word not in there]


def _same(keyword: str, word: str, language: str) -> bool:
    if keyword == word:
        return True
    if keyword[0].isdigit() or word[0].isdigit():
        return False
    if len(keyword) >= _PREFIX and word.startswith(keyword):
        return True
    return stem(keyword, language) == stem(word, language)


def _number(word: str) -> str:
    if _THOUSANDS.fullmatch(word):
        return re.sub(r"[.,]", "", word)
    return word.replace(",", ".")
