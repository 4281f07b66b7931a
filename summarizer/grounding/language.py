"""Notices a claim that is not in the article's language, so that words are not compared."""

from collections import Counter
from collections.abc import Callable, Collection
from itertools import chain

from summarizer.grounding.passage import Passage
from summarizer.lexicon import LANGUAGES, languages_of, lexicon

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
    if not passage.foreign:  # so that its own language has as many function words as any
        return default
    bases = passage.bases_in_order
    if len(bases) < _ENOUGH_WORDS or not lexicon(default).known:
        return default
    counts = Counter(chain.from_iterable(map(languages_of, bases)))
    best = max(sorted(LANGUAGES), key=lambda language: counts[language])
    clear = counts[best] > _CLEARLY * counts[default]
    if best == default or not clear or counts[best] < _ENOUGH_SHARE * len(bases):
        return default
    known = article()
    return default if sum(base in known for base in bases) > _OWN_WORDS * len(bases) else best
