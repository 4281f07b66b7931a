"""Whether articles are on one event, as far as their notes tell."""

from collections import Counter
from collections.abc import Iterable, Sequence

from summarizer.dossiers.disjoint import Disjoint

_WORDS = 2
"""Words of event and headline that two articles on one event have in common."""
_MANY = 200
"""Articles with one word up to which they are compared for others."""


def strangers(actors: Iterable[Iterable[int]], words: Sequence[frozenset[str]]) -> list[list[int]]:
    """Return the groups of articles that have nothing in common, the largest first.

    Args:
        actors: for each actor the places of the articles that name it.
        words: for each article the content words of event and headline.
    """
    count = len(words)
    sets = Disjoint([None] * count, lambda one, _: one)
    for articles in actors:
        first, *others = sorted(set(articles))
        for other in others:
            sets.unite(first, other)
    by_word: dict[str, list[int]] = {}
    for article, found in enumerate(words):
        shared = Counter(other for word in found for other in by_word.get(word, ())[:_MANY])
        for other, number in shared.items():
            if number >= _WORDS:
                sets.unite(article, other)
        for word in found:
            by_word.setdefault(word, []).append(article)
    return sorted(sets.sets(), key=lambda group: (-len(group), group))
