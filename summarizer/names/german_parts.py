"""Cuts German names out of a span: a genitive has no apostrophe, a noun may stand in front."""

from summarizer.names import vocabulary as v
from summarizer.names.words import CAPITAL, KEY, Word

_ARTICLES = frozenset("der die das den dem des".split())
KINDS_OF_BODIES = (
    "organisation",
    "gewerkschaft",
    "partei",
    "konzern",
    "hersteller",
    "bauer",
    "unternehmen",
    "betreiber",
    "verband",
    "firma",
    "agentur",
)
"""What a body is called by before its name: "die Umweltorganisation Grünland"."""

_BEGINNING = frozenset("die das den dem".split())
_SHORTEST = 4


def cut_german(words: list[Word], low: int, high: int) -> list[tuple[int, int]]:
    """Cut "Südtirols Landeshauptmann Jan Rohe" behind its genitive, a noun off "Konzern Norvik"."""
    if high - low < 2:
        return [(low, high)]
    key, following = words[low][KEY], words[low + 1][KEY]
    if key.endswith("s") and len(key) > _SHORTEST and v.is_title(following):
        return [(low, low + 1), (low + 1, high)]
    for i in range(low + 1, high - 1):
        # "Mit Elektroantrieb die Passstraße": an article begins something else.
        if words[i][KEY] in _BEGINNING and words[i - 1][CAPITAL] and not words[i][CAPITAL]:
            return [*cut_german(words, low, i), *cut_german(words, i + 1, high)]
    led = low > 0 and words[low - 1][KEY] in _ARTICLES
    return [(low + 1, high)] if led and key.endswith(KINDS_OF_BODIES) else [(low, high)]
