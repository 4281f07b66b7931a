"""Finds which claim of one note is which claim of another."""

import re
from collections.abc import Sequence

from summarizer.regression.note_claims import Claim

FLOOR = 0.6
"""Similarity (0 to 1) from which two texts may be one claim reworded."""

FLOOR_SAME_CITES = 0.45
"""The same, if both rest on the same sentences."""

CONTAINED = 0.85
"""On the same sentences also a text that hardly says anything the other does not say as well."""

_NAME = 25  # characters; up to here shared letters do not make two texts one: Norland, Sudland
_SAME_TEXT, _CITES, _DETAILS = 1.0, 0.2, 0.1  # what else counts, beside a similarity of 0 to 1
_WORD = re.compile(r"\w+")


def matches(before: Sequence[Claim], after: Sequence[Claim]) -> list[tuple[int, int]]:
    """Return which claims belong together, as pairs of positions in ascending order.

    The pair that is most alike is taken first, then the best of those that are left: the same
    text (folded) before any other, then the nearest text; shared citations, equal details and
    at last the place in the note decide between equals. No claim is in two pairs. The two sides
    may be exchanged without changing the pairs.
    """
    scored = [
        (-score, abs(i - j), i + j, i, j)
        for i, one in enumerate(before)
        for j, other in enumerate(after)
        if (score := _score(one, other)) is not None
    ]
    pairs: dict[int, int] = {}
    for *_, i, j in sorted(scored):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return sorted(pairs.items())


def _score(one: Claim, other: Claim) -> float | None:
    """Return how much two claims are alike; ``None`` if they cannot be the same claim."""
    cites = _shared(set(one.cites), set(other.cites))
    details = _shared(set(one.details), set(other.details))
    extra = _CITES * cites + _DETAILS * details
    if one.folded == other.folded:
        return _SAME_TEXT + 1.0 + extra
    similarity, contained = _similarities(one.folded, other.folded)
    if similarity >= FLOOR:
        return similarity + extra
    same_evidence = cites == 1.0
    if same_evidence and (similarity >= FLOOR_SAME_CITES or contained >= CONTAINED):
        return similarity + extra
    return None


def _similarities(one: str, other: str) -> tuple[float, float]:
    """Return how far two texts have the same words, and how far one has those of the other."""
    words, others = _WORD.findall(one), _WORD.findall(other)
    if max(len(one), len(other)) <= _NAME and not set(words) & set(others):
        return 0.0, 0.0
    from rapidfuzz.fuzz import token_set_ratio, token_sort_ratio

    texts = " ".join(words), " ".join(others)
    return token_sort_ratio(*texts) / 100, token_set_ratio(*texts) / 100


def _shared(one: set[object], other: set[object]) -> float:
    return len(one & other) / len(one | other) if one | other else 1.0
