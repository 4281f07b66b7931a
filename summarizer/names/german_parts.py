"""Cuts German names out of a span: a genitive has no apostrophe, a noun may stand in front."""

from summarizer.names import vocabulary as v
from summarizer.names.words import KEY, Word

_ARTICLES = frozenset("der die das den dem des de het".split())
# "die Umweltorganisation Grünland": what kind of body it is, no part of its name.
_KINDS_OF_BODIES = (
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
    "organisatie",
    "bedrijf",
    "vakbond",
)
_SHORTEST = 4


def cut_german(words: list[Word], low: int, high: int) -> list[tuple[int, int]]:
    """Cut "Südtirols Landeshauptmann Jan Rohe" behind its genitive, a noun off "Konzern Norvik"."""
    if high - low < 2:
        return [(low, high)]
    key, following = words[low][KEY], words[low + 1][KEY]
    if key.endswith("s") and len(key) > _SHORTEST and v.is_title(following):
        return [(low, low + 1), (low + 1, high)]
    led = low > 0 and words[low - 1][KEY] in _ARTICLES
    return [(low + 1, high)] if led and key.endswith(_KINDS_OF_BODIES) else [(low, high)]
