"""The two that an article is about, where they made a deal with each other: "the two companies"."""

import re
from collections.abc import Mapping, Sequence
from itertools import combinations

from summarizer.flow.guided.mentions import Mention
from summarizer.names import Entity

_OPENING = 3
"""In so many sentences a text tells who made the deal."""
_DEAL_WITH = re.compile(
    r"\s(?:(?:has|have|had)\s)?(?:signed|struck|sealed|reached|agreed|penned|made|concluded)\s"
    r"[^,;.“”\"]{2,60}\swith\s(?:the\s)?(?:[\w-]+\s){0,4}"
)
_FIRMS = re.compile(r"(?:the two|both|the)\s(?:[\w-]+\s)?(?:companies|firms|groups)", re.IGNORECASE)
_EITHER = re.compile(r"(?:the two|both|the)\s(?:parties|partners|sides)", re.IGNORECASE)


def partners_of(
    mentions: Mapping[int, Sequence[Mention]], texts: Mapping[int, str]
) -> list[Entity]:
    """Return the two that made a deal: "Norrvik signed a contract with the utility Halden".

    Args:
        mentions: the names of each sentence, from left to right.
        texts: the sentences that are trusted, by their numbers.
    """
    for number in range(1, _OPENING + 1):
        text = texts.get(number, "")
        for one, other in combinations(mentions.get(number, ()), 2):
            if not one.governed and _DEAL_WITH.fullmatch(text[one.end : other.lead]):
                return [one.entity, other.entity]
    return []


def means_firms(phrase: str) -> bool:
    """Tell whether a phrase speaks of two companies."""
    return _FIRMS.fullmatch(phrase.strip()) is not None


def may_mean_partners(phrase: str) -> bool:
    """Tell whether a phrase speaks of those who made a deal, whatever they are."""
    return means_firms(phrase) or _EITHER.fullmatch(phrase.strip()) is not None
