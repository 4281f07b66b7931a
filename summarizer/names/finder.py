"""Finds the entities of an article."""

import re
from functools import lru_cache

from summarizer.lexicon import stop_words
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
        words = list(_LETTERS.finditer(sentence.text))
        for i, match in enumerate(words):
            word = match.group()
            if word[0].islower():
                lower.add(word.casefold())
            elif (i and not _opens_a_clause(sentence.text, match)) or _opens_a_name(
                sentence.text, match
            ):
                capitals.add(word)
    language = article.language
    return Lexis(lower, capitals, calendar_names(language), stop_words(language), language)


def _opens_a_clause(text: str, match: re.Match[str]) -> bool:
    """Whether a word stands behind what ends a sentence, or opens a quotation."""
    start = match.start()
    while start and text[start - 1].isspace():
        start -= 1
    return text[start - 1 : start] in _OPENINGS


def _opens_a_name(text: str, match: re.Match[str]) -> bool:
    """Whether a word at the head of a sentence stands directly before another capital."""
    behind = text[match.end() : match.end() + 2]
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
    """Drop single capitalised words that nothing but the capital makes a name."""
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
