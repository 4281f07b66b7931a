"""Finds the entities of an article."""

import re
from functools import lru_cache

from summarizer.lexicon import stop_words
from summarizer.names.entities import Entity, merge
from summarizer.names.spans import Lexis, find_spans
from summarizer.schemas import Article

_LETTERS = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")


@lru_cache(maxsize=8)
def calendar_names(language: str) -> frozenset[str]:
    """Months and weekdays, wide and abbreviated, in English and in the given language."""
    from babel import Locale, UnknownLocaleError

    names: set[str] = set()
    for code in dict.fromkeys(("en", language)):
        try:
            locale = Locale.parse(code)
        except (UnknownLocaleError, ValueError):
            continue
        for table in (locale.months, locale.days):
            for width in ("wide", "abbreviated"):
                names |= {n.casefold().rstrip(".") for n in table["format"][width].values()}
    return frozenset(names - {"may", "sun", "mai"})


def _lexis(article: Article) -> Lexis:
    lower: set[str] = set()
    capitals: set[str] = set()
    for sentence in article.sentences:
        words = list(_LETTERS.finditer(sentence.text))
        for i, match in enumerate(words):
            word = match.group()
            if word[0].islower():
                lower.add(word.casefold())
            elif i and not re.search(r"[.!?:“\"«„]\s*$", sentence.text[: match.start()]):
                capitals.add(word)
    language = article.language
    return Lexis(lower, capitals, calendar_names(language), stop_words(language), language)


def find_entities(article: Article) -> list[Entity]:
    """Return everything the article names, in the order of first mention.

    Languages that write every noun with a capital, and scripts without capitals, give few or no
    entities: the caller then asks a model for a list.
    """
    lexis = _lexis(article)
    spans = [s for x in article.sentences for s in find_spans(x.text, x.id, lexis)]
    return merge(spans, article.language)
