"""What follows from a single word: worked out once, as words recur from text to text."""

from typing import NamedTuple

from summarizer.grounding.content import is_content, stem
from summarizer.grounding.counting import counts, dozens
from summarizer.grounding.marks import ACRONYMS, COUNTING, FOREIGN, NEGATED, OPPOSED, SMALL_CONTENT
from summarizer.lexicon import languages_of, lexicon

_ELIDED = ("n'", "n’")


class WordFacts(NamedTuple):
    """What follows from a word.

    Attributes:
        key: as it is compared, an acronym in capitals.
        marks: what it is.
        content: it carries meaning of its own.
        checked: it has to be backed: a content word, a code or an acronym, but no number.
        stem: its stem; ``None`` for a function word.
    """

    key: str
    marks: int
    content: bool
    checked: bool
    stem: str | None


def word_facts(base: str, text: str, *, capital: bool, acronym: bool, language: str) -> WordFacts:
    """Return what follows from a word.

    Args:
        base: as it is compared.
        text: as it is written.
        capital: it begins with a capital.
        acronym: it is one.
        language: ISO 639-1 code of the text's language.
    """
    words = lexicon(language)
    content = is_content(base, words.language)
    marks = ACRONYMS * acronym | SMALL_CONTENT * (content and not capital)
    if counts(text, words.language) or base in dozens(words.language):
        marks |= COUNTING
    if base in words.opposites:
        marks |= OPPOSED
    if text.startswith(_ELIDED):
        marks |= NEGATED
    spoken = languages_of(base)
    if spoken and language not in spoken:
        marks |= FOREIGN
    checked = not base[0].isdigit() and (content or acronym or mixed(base))
    kept = None if base in words.stop_words else stem(base, language)
    return WordFacts(base.upper() if acronym else base, marks, content, checked, kept)


def mixed(base: str) -> bool:
    """Whether a word has letters and digits, as a code or a link does."""
    return not base.isalpha() and not base.isdigit()


def case_of(text: str) -> tuple[bool, bool]:
    """Return whether a word begins with a capital, and whether it is an acronym."""
    return _capital(text), _is_acronym(text)


def _capital(text: str) -> bool:
    _, quote, rest = text.partition("'") if text[1:2] in "'’" and text[1:2] else ("", "", text)
    return text[0].isupper() or bool(quote and rest[:1].isupper())


def _is_acronym(text: str) -> bool:
    letters = text.split("'")[0].split("’")[0].replace(".", "")
    return len(letters) > 1 and letters.isupper() and sum(c.isalpha() for c in letters) > 1
