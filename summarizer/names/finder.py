"""Finds the entities of an article."""

import re
from functools import lru_cache
from typing import TypeAlias

from summarizer.lexicon import fold, lexicon, stop_words
from summarizer.names.entities import Entity, merge
from summarizer.names.lexis import Lexis
from summarizer.names.spans import Span, find_spans
from summarizer.names.territories import territory_code
from summarizer.schemas import Article

_OPENINGS = frozenset('.!?:“"«„')
_LETTERS = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")


@lru_cache(maxsize=8)
def calendar_names(language: str) -> frozenset[str]:
    """Months and weekdays, in full, in English and in the given language."""
    from babel import Locale, UnknownLocaleError

    names: set[str] = set()
    for code in dict.fromkeys(("en", language)):
        try:
            locale = Locale.parse(code)
        except (UnknownLocaleError, ValueError):
            continue
        for table in (locale.months, locale.days):
            names |= {name.casefold() for name in table["format"]["wide"].values()}
    return frozenset(names - {"may", "mai"})


def _lexis(article: Article) -> Lexis:
    lower: set[str] = set()
    capitals: set[str] = set()
    for sentence in article.sentences:
        text, at, first = sentence.text, 0, True
        for chunk in text.split(" "):
            small, large = _by_case(chunk)
            lower.update(small)
            for word, start, end, behind in large:
                inside = behind or not first
                if (inside and not _opens_a_clause(text, at + start)) or _opens_a_name(
                    text, at + end
                ):
                    capitals.add(word)
            first = first and not (small or large)
            at += len(chunk) + 1
    language = article.language
    return Lexis(lower, capitals, calendar_names(language), stop_words(language), language)


_Capital: TypeAlias = tuple[str, int, int, bool]
"""A word that begins with a capital, where it begins and ends, and whether others stand before."""


@lru_cache(maxsize=8192)
def _by_case(chunk: str) -> tuple[tuple[str, ...], tuple[_Capital, ...]]:
    """Return the words between two blanks: small ones folded, and the others."""
    found = [(match.group(), *match.span()) for match in _LETTERS.finditer(chunk)]
    small = tuple(word.casefold() for word, _, _ in found if word[0].islower())
    large = tuple(
        (word, start, end, place > 0)
        for place, (word, start, end) in enumerate(found)
        if not word[0].islower()
    )
    return small, large


def _opens_a_clause(text: str, start: int) -> bool:
    """Whether the word that starts here opens a sentence or a quotation."""
    while start and text[start - 1].isspace():
        start -= 1
    return text[start - 1 : start] in _OPENINGS


def _opens_a_name(text: str, end: int) -> bool:
    """Whether the word that ends here stands directly before another capital."""
    behind = text[end : end + 2]
    return len(behind) == 2 and behind[0] == " " and behind[1].isupper()


def find_entities(article: Article) -> list[Entity]:
    """Return everything the article names, in the order of first mention.

    Languages that write every noun with a capital, and scripts without capitals, give few or no
    entities: the caller then asks a model for a list.
    """
    lexis = _lexis(article)
    # What reads like an instruction to the model brings nobody into the note.
    spans = [s for x in article.trusted for s in find_spans(x.text, x.id, lexis)]
    if article.language in _NOUNS_HAVE_CAPITALS:
        spans = _without_lone_nouns(spans, article.language)
    return merge(spans, article.language)


_NOUNS_HAVE_CAPITALS = frozenset({"de", "lb"})


def _without_lone_nouns(spans: list[Span], language: str) -> list[Span]:
    """Drop single capitalised words that nothing but the capital makes a name, and sums."""
    words = lexicon(language)
    counting = words.scales.keys() | words.units.keys()
    spans = [span for span in spans if not counting.issuperset(fold(span.name).split())]
    surnames = {span.name.split()[-1] for span in spans if " " in span.name or span.title}
    return [
        span
        for span in spans
        if " " in span.name
        or span.title
        or span.name in surnames
        or span.name.isupper()
        or territory_code(span.name, language) is not None
    ]
