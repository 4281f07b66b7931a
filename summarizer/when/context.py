"""What stands behind an expression of time in its sentence, and changes what it means."""

import re
from collections.abc import Iterable

from summarizer.lexicon import fold, lexicon
from summarizer.when.vocabulary import Vocabulary

_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
_YEAR_BEHIND = re.compile(r",? (?:(?:of|de|del|do) )?(?P<year>[12]\d{3})(?![\w%]|[.,]\d)")


def behind(when: str, sentences: Iterable[str]) -> str:
    """Return the folded text behind an expression, from the first sentence that has it."""
    wanted = fold(when).strip()
    whole = re.compile(rf"(?<!\w){re.escape(wanted)}(?!\w)")
    for sentence in sentences if wanted else ():
        text = fold(sentence)
        if found := whole.search(text):
            return text[found.end() :]
    return ""


def with_year(when: str, rest: str) -> str:
    """Return the expression with the year that the sentence has directly behind it."""
    found = None if _YEAR.search(when) else _YEAR_BEHIND.match(rest)
    return f"{when} {found['year']}" if found else when


def is_anchored(rest: str, words: Vocabulary) -> bool:
    """Tell whether a length of time is counted from something else: "30 days of the verdict"."""
    return words.anchors.match(rest) is not None


def looks_ahead(sentences: Iterable[str], language: str) -> bool:
    """Tell whether one of the sentences speaks of the future: "will", "is to", "planned"."""
    words = lexicon(language)
    patterns = (words.plans, words.weak["pledged"])
    return any(one.search(fold(sentence)) for one in patterns for sentence in sentences)
