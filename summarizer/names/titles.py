"""Takes a capitalised span apart: body, title, name of the holder.

"FCO Minister Tobias Ellwood" is the body FCO and a person whose title is Minister;
"Chairman of the Centre for Control" is a body; "Prime Minister" is an office.
"""

from typing import NamedTuple

from summarizer.names import vocabulary as v
from summarizer.names.words import ACRONYM, CAPITAL, KEY, Word


class Part(NamedTuple):
    """A name inside a span, as word indexes; the title is empty when both its ends are equal."""

    low: int
    high: int
    title_low: int
    title_high: int
    office: bool = False


def take_apart(words: list[Word], low: int, high: int) -> list[Part]:
    """Return the names in ``words[low:high]``, each with its title."""
    last = _last_title(words, low, high)
    if last is None:
        return [Part(low, high, low, low)]
    first = last
    while first > low and _belongs(words, first - 1, low):
        first -= 1
    parts = []
    body_high = _trim_right(words, low, first)
    if _is_field(words, low, body_high, first):
        parts += _holder(words, low, last + 1, high)
        return parts
    if body_high > low and _is_body(words, low, body_high):
        parts.append(Part(low, body_high, low, low))
    elif body_high > low:
        first = low
    return parts + _holder(words, first, last + 1, high)


_ALSO_ADJECTIVES = frozenset({"general", "special", "deputy"})
# "General Electric Transportation" has no general.
_FIRMS_OF_GENERAL = frozenset("electric motors dynamics mills atomics foods staff".split())
_OF_A_HOUSE = frozenset({"majority", "minority"})
_HIGH = frozenset({"commissioner", "commissioners", "representative", "representatives"})


def _last_title(words: list[Word], low: int, high: int) -> int | None:
    """Index of the last title word, unless it is part of a body's name ("Council of Ministers")."""
    for i in range(high - 1, low - 1, -1):
        if not words[i][CAPITAL] or not (v.is_title(words[i][KEY]) or _is_executive(words, i, low)):
            continue
        # "Chargé d'affaires" is one title.
        behind_connector = i > low and words[i - 1][KEY] in v.CONNECTORS - {"d'"}
        followed_by_head = i + 1 < high and words[i + 1][KEY] in v.BODY_HEADS
        # "The General Data Protection Regulation"
        of_a_thing = words[i][KEY] in _ALSO_ADJECTIVES and words[high - 1][KEY] in v.BODY_HEADS
        firm = i + 1 < high and words[i + 1][KEY] in _FIRMS_OF_GENERAL
        # "Timothy M. Kaine": an initial, not "Monsieur".
        initial = words[i][KEY] == "m" and i > low and not v.is_title(words[i - 1][KEY])
        surname = i == high - 1 and _is_surname(words, low, i)
        if not (behind_connector or followed_by_head or of_a_thing or firm or initial or surname):
            return i
    return None


def _is_executive(words: list[Word], i: int, low: int) -> bool:
    """Whether a word ends "Chief Executive", which alone is no title: "the Executive Board"."""
    return words[i][KEY] == "executive" and i > low and words[i - 1][KEY] == "chief"


def _is_surname(words: list[Word], low: int, i: int) -> bool:
    """Whether a title ends a name that has another before it: "Minister Madeleine King"."""
    if i - low < 2 or v.is_title(words[i - 1][KEY]) or words[i - 1][KEY] in v.CONNECTORS:
        return False
    return any(word[CAPITAL] and v.is_title(word[KEY]) for word in words[low : i - 1])


def _belongs(words: list[Word], i: int, low: int) -> bool:
    """Whether word ``i`` belongs to the title behind it ("Deputy Secretary of State Antony")."""
    key = words[i][KEY]
    if key in _OF_A_HOUSE and words[i + 1][KEY] in {"leader", "whip"}:
        return True
    if v.is_title(key) or (key == "high" and words[i + 1][KEY] in _HIGH):
        return True
    if key in _BEFORE_HONORIFICS and words[i + 1][KEY] in v.HONORIFICS | {"royal", "serene"}:
        return True
    if i > low and key in {"of", "for", "de", "d'", "to"}:
        return v.is_title(words[i - 1][KEY])
    return (
        i - 1 > low
        and words[i - 1][KEY] in {"of", "for", "de", "d'"}
        and v.is_title(words[i - 2][KEY])
    )


def _is_field(words: list[Word], low: int, high: int, title: int) -> bool:
    """Whether a lone noun tells what somebody is the head of: "Industries Minister Jane Roe"."""
    if high - low != 1 or title != high or words[low][ACRONYM]:
        return False
    return words[low][KEY] in v.BODY_HEADS - v.LONE_HEADS


def _is_body(words: list[Word], low: int, high: int) -> bool:
    return any(w[KEY] in v.BODY_HEADS or w[ACRONYM] for w in words[low:high])


def _trim_right(words: list[Word], low: int, high: int) -> int:
    while high > low and words[high - 1][KEY] in v.LOOSE:
        high -= 1
    return high


_BEFORE_HONORIFICS = frozenset({"his", "her", "their", "royal", "serene"})
_PLURAL_TITLES = frozenset({"ministers", "presidents", "secretaries", "chancellors"})


def _holder(words: list[Word], title_low: int, title_high: int, high: int) -> list[Part]:
    """What follows a title: a name, "of Education" and a name, a body, or nothing."""
    if title_high >= high:
        nobody = high - title_low == 1 or words[high - 1][KEY] in v.HONORIFICS
        return [] if nobody else [Part(title_low, high, title_low, title_low, office=True)]
    if words[title_high][KEY] not in v.CONNECTORS or words[title_high][CAPITAL]:
        return [Part(title_high, high, title_low, title_high)]
    start = title_high
    while start < high and words[start][KEY] in v.CONNECTORS | v.ARTICLE_AFTER_OF:
        start += 1
    if start >= high:
        return []
    if v.is_title(words[start][KEY]) and high - start > 1:  # "Commissaris van de Koning René Paas"
        return [Part(start + 1, high, title_low, start + 1)]
    if _is_body(words, start, high) or words[title_high - 1][KEY] in _PLURAL_TITLES:
        return [Part(start, high, start, start)]
    if high - start >= 3 and start == title_high + 1:  # "of Education" + "Stefania Giannini"
        return [Part(start + 1, high, title_low, start + 1)]
    if high - start > 3:
        return []
    return [Part(title_low, high, title_low, title_low, office=True)]
