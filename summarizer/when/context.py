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
    for sentence in sentences if wanted else ():
        text = fold(sentence)
        end = _end_of(wanted, text)
        if end is not None:
            return text[end:]
    return ""


def _end_of(wanted: str, text: str) -> int | None:
    """Return where the first occurrence that no word goes on beside ends."""
    start = text.find(wanted)
    while start >= 0:
        end = start + len(wanted)
        # To compile a pattern for each expression would cost more than all the rest.
        if not (_is_of_word(text[start - 1 : start]) or _is_of_word(text[end : end + 1])):
            return end
        start = text.find(wanted, start + 1)
    return None


def _is_of_word(character: str) -> bool:
    r"""Tell whether it is what a pattern calls ``\w``."""
    return character.isalnum() or character == "_"


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
