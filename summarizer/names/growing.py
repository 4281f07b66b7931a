"""How far a capitalised span reaches."""

from summarizer.names import vocabulary as v
from summarizer.names.lexis import Lexis
from summarizer.names.splitting import is_portfolio, organisation_like
from summarizer.names.words import CAPITAL, CARRIES, KEY, POSSESSIVE, TEXT, Word, gap


def heads_clause(words: list[Word], i: int) -> bool:
    """Whether a word is capitalised by position: first, or first after a quote or colon."""
    if not i:
        return True
    before = gap(words, i)
    return before != "" and (before[-1] in _BEFORE_HEADS or ":" in before)


_BEFORE_HEADS = frozenset('"“«„‘¿¡.!?')
_ABBREVIATED_TITLES = frozenset(
    ["dr", "mr", "mrs", "ms", "prof", "st", "gen", "sen", "gov", "lt", "col", "rev", "hon"]
)


def _joined(words: list[Word], i: int) -> bool:
    """Whether nothing but a blank, or the point of an initial, stands before a word."""
    previous, between = words[i - 1], gap(words, i)
    if previous[POSSESSIVE] and _possessive_break(words, i - 1):
        return False
    if between == ".":
        return len(previous[TEXT]) == 1 or previous[KEY] in _ABBREVIATED_TITLES
    return not between or between == "&"


def grow(words: list[Word], i: int, lexis: Lexis) -> int:
    """Return the end (exclusive) of the longest span that starts at word ``i``, or ``i``."""
    if not _opens(words, i, lexis):
        return i
    end, count = i + 1, len(words)
    # Most names end before a small word that none can go on over.
    while end < count and words[end][CARRIES] and _joined(words, end):
        k = _continue(words, end, lexis)
        if k == end:
            break
        end = k
    return end


def _opens(words: list[Word], i: int, lexis: Lexis) -> bool:
    word = words[i]
    if not word[CAPITAL] or lexis.stops(word) or lexis.breaks(words, i):
        return False
    return not (heads_clause(words, i) and lexis.ordinary(word) and not v.is_title(word[KEY]))


def _continue(words: list[Word], i: int, lexis: Lexis) -> int:
    """Return the index behind what carries a span on at word ``i``, or ``i``."""
    if _carries(words, i, lexis):
        return i + 1
    inner_number = words[i][TEXT].isdigit() and len(words[i][TEXT]) < 3
    if inner_number and i + 1 < len(words) and not gap(words, i + 1):
        return i + 2 if _carries(words, i + 1, lexis) else i
    return _over_connectors(words, i, lexis)


def _carries(words: list[Word], i: int, lexis: Lexis) -> bool:
    return words[i][CAPITAL] and not lexis.breaks(words, i)


def _possessive_break(words: list[Word], i: int) -> bool:
    """Whether a name ends in the possessive word ``i``."""
    word = words[i]
    if word[KEY] in v.POSSESSIVE_NAMES:
        return False
    # "the Dockers' Union", "the Farmers' Association"
    following = words[i + 1] if i + 1 < len(words) else None
    plural = word[KEY].endswith("s") and len(word[KEY]) > 3
    return not (plural and following and following[CAPITAL] and organisation_like([following]))


def _over_connectors(words: list[Word], i: int, lexis: Lexis) -> int:
    """Step over "of the", "de la", "and" to the capitalised word behind, if there is one."""
    # "Minister Lotte de Wit van Waterstaat"
    if words[i][KEY] == "van" and i + 1 < len(words) and is_portfolio(words[i + 1]):
        return i
    k = i
    while k < len(words) and k - i < 2 and _links(words, k):
        if words[k][CAPITAL] or (k > i and gap(words, k)):
            return i
        k += 1
    if k == i or k >= len(words) or gap(words, k) or not _carries(words, k, lexis):
        return i
    return k + 1


def _links(words: list[Word], i: int) -> bool:
    """Whether a name may go on over a small word."""
    key = words[i][KEY]
    return key in v.LINKS or (i > 0 and v.LINKS_BEHIND.get(key) == words[i - 1][KEY])
