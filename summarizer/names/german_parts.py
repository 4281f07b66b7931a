"""Cuts German names out of a span: a genitive has no apostrophe, a noun may stand in front."""

from summarizer.names import vocabulary as v
from summarizer.names.words import ACRONYM, CAPITAL, KEY, Word

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
_OWNING = frozenset("des der von vom für".split())
_BODIES = tuple(
    "amt anstalt ausschuss bank behörde bewegung bund bündnis fonds föderation front gemeinde"
    " gericht gesellschaft gewerkschaft hof institut kammer kirche koalition kommission konferenz"
    " kreis kreuz land liga ministerium organisation parlament partei polizei rat regierung"
    " republik staat staaten stadt stiftung tag union universität verband verein vereinigung"
    " zentrum".split()
)
"""What the name of a body, or the word before it, ends in: "der Bund der Steuerzahler"."""
_DEEDS = ("ung", "ungen", "heit", "keit", "tion", "tionen", "gaben", "nahmen", "kosten", "schulden")
_NAMES_END_SO = (*_BODIES, "zeitung")
_ADJECTIVES = ("e", "er", "en", "es", "em")
_SHORTEST = 4


def cut_german(words: list[Word], low: int, high: int) -> list[tuple[int, int]]:
    """Cut a span where it is more than a name, or none.

    "Südtirols Landeshauptmann Jan Rohe" is cut behind its genitive, a noun is cut off "Konzern
    Norvik" and "Aktienkurs von Norvik".
    """
    if high - low < 2:
        return [(low, high)]
    key, following = words[low][KEY], words[low + 1][KEY]
    if key.endswith("s") and len(key) > _SHORTEST and v.is_title(following):
        return [(low, low + 1), (low + 1, high)]
    for i in range(low + 1, high - 1):
        # "Mit Elektroantrieb die Passstraße": an article begins something else.
        if words[i][KEY] in _BEGINNING and words[i - 1][CAPITAL] and not words[i][CAPITAL]:
            return [*cut_german(words, low, i), *cut_german(words, i + 1, high)]
    if _is_noun_of(words, low, high):
        return [(low, low + 1), *cut_german(words, _behind_links(words, low + 1, high), high)]
    deed = following.endswith(_DEEDS) and not following.endswith(_NAMES_END_SO)
    beside = key.endswith(_BODIES) or not key.endswith(_ADJECTIVES)
    if not words[low + 1][CAPITAL] or (deed and beside):
        # "Das Unternehmen 40 Stellen", "die Regierung Ausgaben": two nouns side by side.
        linked = following in v.LINKS or following in v.CONJUNCTIONS
        return [(low, high)] if linked else [(low, low + 1), *cut_german(words, low + 2, high)]
    led = low > 0 and words[low - 1][KEY] in _ARTICLES
    return [(low + 1, high)] if led and key.endswith(KINDS_OF_BODIES) else [(low, high)]


def _is_noun_of(words: list[Word], low: int, high: int) -> bool:
    """Whether a span is a noun that is no body, and whose it is: "Umbau der Brücke"."""
    key = words[low][KEY]
    return (
        words[low + 1][KEY] in _OWNING
        and not words[low][ACRONYM]
        and not v.is_title(key)
        and not key.endswith(_BODIES)
        and _behind_links(words, low + 1, high) < high
    )


def _behind_links(words: list[Word], low: int, high: int) -> int:
    while low < high and not words[low][CAPITAL]:
        low += 1
    return low
