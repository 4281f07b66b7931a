"""Notices a claim that is not in the article's language, so that words are not compared."""

from collections.abc import Callable, Collection

from summarizer.grounding.passage import Passage
from summarizer.lexicon import LANGUAGES, lexicon

_ENOUGH_WORDS = 6
_ENOUGH_SHARE = 0.3
_OWN_WORDS = 0.6
_CLEARLY = 2


def guess_language(passage: Passage, article: Callable[[], Collection[str]]) -> str:
    """Return the language of a text if its function words leave no doubt, else the one assumed.

    Only languages with a lexicon are recognised, and only in texts of six words or more that
    are not mostly made of the article's words.

    Args:
        passage: the text.
        article: gives the article's words; asked only if it comes to that.
    """
    default = passage.language
    bases = [token.base for token in passage.tokens]
    if len(bases) < _ENOUGH_WORDS or not lexicon(default).known:
        return default
    counts = {
        language: sum(base in lexicon(language).stop_words for base in bases)
        for language in sorted(LANGUAGES)
    }
    best = max(counts, key=lambda language: counts[language])
    clear = counts[best] > _CLEARLY * counts.get(default, 0)
    if best == default or not clear or counts[best] < _ENOUGH_SHARE * len(bases):
        return default
    known = article()
    return default if sum(base in known for base in bases) > _OWN_WORDS * len(bases) else best
