"""Where a capitalised span is two names: "Norland and Estia", "Jane Roe of Norrvik Mills"."""

from summarizer.names import vocabulary as v
from summarizer.names.territories import territory_code
from summarizer.names.words import ACRONYM, CAPITAL, KEY, TEXT, Word, gap


def split_conjunctions(
    words: list[Word], low: int, high: int, language: str
) -> list[tuple[int, int]]:
    """Cut a span at each "and" that joins two names rather than two words of one name."""
    if high - low < 3:  # nothing stands between two words
        start, stop = trim(words, low, high)
        return [(start, stop)] if start < stop else []
    cuts = [low]
    if is_posting(words, low, high, language):
        cuts.append(low + 1)
    for i in range(cuts[-1] + 1, high - 1):
        if words[i][KEY] in v.CONJUNCTIONS and not words[i][CAPITAL]:
            if not _one_name(words, cuts[-1], i, high, language):
                cuts.append(i + 1)
        elif _leads_to_office(words, cuts[-1], i, high, language):
            cuts.append(i + 1)
        elif words[i][KEY] in v.PARTING:
            titled = v.is_title(words[i - 1][KEY]) or words[i - 1][KEY] in _ALLIES
            if not titled and not organisation_like(words[cuts[-1] : i]):
                cuts.append(i + 1)
    ranges = []
    for start, end in zip(cuts, [*cuts[1:], high + 1], strict=True):
        stop = end - 1 if end <= high else high
        ranges.append(trim(words, start, stop))
    return [(a, b) for a, b in ranges if a < b]


# "Citizens for Clean Wells", "Physicians for Human Rights"
_ALLIES = frozenset(
    "citizens friends parents doctors physicians lawyers scientists women mothers farmers workers"
    " students reporters people neighbours neighbors residents businesses engineers".split()
)
_PRESIDED = frozenset(
    "consiglio senato parlamento congreso senado gobierno governo sénat parlement assemblée".split()
)
_POSTED = frozenset("ambassador envoy representative consul".split())


def is_posting(words: list[Word], low: int, high: int, language: str) -> bool:
    """Whether a person's name follows where he is posted: "ambassador to the U.N. Jane Roe"."""
    i = low - 1 if low and words[low - 1][KEY] == "the" else low
    named = high - low > 2 and all(word[CAPITAL] for word in words[low:high])
    if named and i > 1 and words[low][KEY] in _PRESIDED:  # "presidente del Consiglio Carlo Roe"
        return words[i - 1][KEY] in v.CONNECTORS and v.is_title(words[i - 2][KEY])
    if i < 2 or words[i - 1][KEY] != "to" or words[i - 2][KEY] not in _POSTED:
        return False
    body = words[low][ACRONYM] or territory_code(words[low][TEXT], language) is not None
    return named and body and not organisation_like(words[low:high])


_ORDINARY = v.STATE_FORMS | v.THING_NOUNS


def _person_like(words: list[Word]) -> bool:
    """Whether words in front of "of" may be a person's name: "Jane Roe of Norrvik Mills"."""
    words = [word for word in words if not v.is_title(word[KEY])]
    ordinary = organisation_like(words) or any(word[KEY] in _ORDINARY for word in words)
    return 2 <= len(words) <= 3 and all(word[CAPITAL] for word in words) and not ordinary


_PORTFOLIOS = frozenset(
    "buitenlandse binnenlandse financiën justitie defensie economische sociale landbouw onderwijs"
    " volksgezondheid infrastructuur milieu klimaat handel cultuur verkeer wonen asiel"
    " waterstaat natuur energie onderzoek".split()
)


def _leads_to_office(words: list[Word], low: int, i: int, high: int, language: str) -> bool:
    """Whether a small word leads from a person to more: "Jane Roe of Norrvik Mills".

    Dutch surnames have "van" in them, so there only a portfolio or a long name is what it leads to.
    """
    key = words[i][KEY]
    if key == "of":
        return _person_like(words[low:i])
    if language != "nl" or key != "van":
        return False
    behind = sum(word[CAPITAL] for word in words[i + 1 : high])
    return (behind > 1 or is_portfolio(words[i + 1])) and _person_like(words[low:i])


def is_portfolio(word: Word) -> bool:
    """Whether a word begins the name of a Dutch ministry's field: "Financiën"."""
    return word[KEY] in _PORTFOLIOS


def trim(words: list[Word], low: int, high: int) -> tuple[int, int]:
    """Drop connectors and articles from both ends."""
    while low < high and words[low][KEY] in v.LOOSE and not _proper(words[low]):
        low += 1
    while high > low and words[high - 1][KEY] in v.LOOSE and not words[high - 1][CAPITAL]:
        high -= 1
    if low < high < len(words) and words[high - 1][KEY] in v.CURRENCY_MARKS:
        high -= words[high][TEXT][0].isdigit()
    return low, high


_SHORTEST_IN_CAPITALS = 3


def _proper(word: Word) -> bool:
    """Whether a word may begin a name; "UN" is no article, "THE" is one."""
    acronym = word[ACRONYM] and len(word[KEY]) < _SHORTEST_IN_CAPITALS
    return word[CAPITAL] and (acronym or word[KEY] not in v.ARTICLES)


def organisation_like(words: list[Word]) -> bool:
    """Whether one of the words heads the name of a body or a thing."""
    return any(word[KEY] in v.BODY_HEADS for word in words)


_ONE_BODY = frozenset(["union", "association", "federation", "foundation", "charity"])


def _one_name(words: list[Word], low: int, conjunction: int, high: int, language: str) -> bool:
    """Whether "Ministry of X and Y" is one name: an organisation with "of" before the "and"."""
    left = words[low:conjunction]
    right = words[conjunction + 1 : high]
    if not right or right[0][KEY] in v.ARTICLE_AFTER_OF:
        return False
    if territory_code(" ".join(w[TEXT] for w in right), language) is not None:
        return False
    # "The Dock and Ferry Workers union" is one.
    if high < len(words) and words[high][KEY] in _ONE_BODY and not gap(words, high):
        return True
    linked = any(w[KEY] in v.CONNECTORS and not w[CAPITAL] for w in left)
    if not linked or not organisation_like(left):
        return False
    return not organisation_like(right[:2]) or len(right) == 1
