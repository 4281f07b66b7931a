"""Finds the entities of an article."""

from functools import lru_cache

from summarizer.lexicon import stop_words
from summarizer.names.casing import InnerCapitals, small_words
from summarizer.names.entities import Entity
from summarizer.names.german_nouns import NOUNS_HAVE_CAPITALS, names_among
from summarizer.names.lexis import Lexis
from summarizer.names.merging import merge
from summarizer.names.spans import find_spans
from summarizer.names.words import Line, read_line
from summarizer.schemas import Article


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


def _lexis(lines: list[Line], language: str) -> Lexis:
    return Lexis(
        small_words(lines),
        InnerCapitals(lines),
        calendar_names(language),
        stop_words(language),
        language,
    )


def find_entities(article: Article) -> list[Entity]:
    """Return everything the article names, in the order of first mention.

    Languages that write every noun with a capital, and scripts without capitals, give few or no
    entities: the caller then asks a model for a list.
    """
    lines = [read_line(sentence.text) for sentence in article.sentences]
    lexis = _lexis(lines, article.language)
    spans = [
        span
        for sentence, line in zip(article.sentences, lines, strict=True)
        # What reads like an instruction to the model brings nobody into the note.
        if not sentence.flagged
        for span in find_spans(line, sentence.id, lexis)
    ]
    if article.language in NOUNS_HAVE_CAPITALS:
        texts = {sentence.id: sentence.text for sentence in article.sentences}
        spans = names_among(spans, texts, article.language)
    return merge(spans, article.language)
