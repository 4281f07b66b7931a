"""Notices a claim that is not in the article's language, so that words are not compared."""

from collections.abc import Callable, Collection, Sequence
from functools import lru_cache

from summarizer.grounding.passage import Passage
from summarizer.lexicon import LANGUAGES, lexicon

_ENOUGH_WORDS = 6
_ENOUGH_SHARE = 0.3
_OWN_WORDS = 0.6
_CLEARLY = 2
_LANE_BITS = 12
_LANE = (1 << _LANE_BITS) - 1


def guess_language(passage: Passage, article: Callable[[], Collection[str]]) -> str:
    """Return the language of a text if its function words leave no doubt, else the one assumed.

    Only languages with a lexicon are recognised, and only in texts of six words or more that
    are not mostly made of the article's words.

    Args:
        passage: the text.
        article: gives the article's words; asked only if it comes to that.
    """
    default = passage.language
    bases = passage.sequence
    if len(bases) < _ENOUGH_WORDS or not lexicon(default).known:
        return default
    counts = _counts(bases)
    best = max(counts, key=lambda language: counts[language])
    clear = counts[best] > _CLEARLY * counts.get(default, 0)
    if best == default or not clear or counts[best] < _ENOUGH_SHARE * len(bases):
        return default
    known = article()
    return default if sum(base in known for base in bases) > _OWN_WORDS * len(bases) else best


def _counts(bases: Sequence[str]) -> dict[str, int]:
    """Return how many of the words are function words, by language."""
    if len(bases) > _LANE:
        return {language: sum(base in words for base in bases) for language, words in _stop_words()}
    total = sum(map(_lanes, bases))
    return {
        language: total >> (_LANE_BITS * place) & _LANE
        for place, (language, _) in enumerate(_stop_words())
    }


@lru_cache(maxsize=16384)
def _lanes(base: str) -> int:
    """Return a number of which each language has some digits: 1 if it has this function word."""
    return sum(
        (base in words) << (_LANE_BITS * place) for place, (_, words) in enumerate(_stop_words())
    )


@lru_cache(maxsize=1)
def _stop_words() -> list[tuple[str, frozenset[str]]]:
    return [(language, lexicon(language).stop_words) for language in sorted(LANGUAGES)]
