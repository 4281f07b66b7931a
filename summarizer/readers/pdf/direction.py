"""Letters from left to right, as a page shows them, in the order they are read."""

import unicodedata
from itertools import groupby
from operator import itemgetter

_MIRRORED = {"(": ")", ")": "(", "[": "]", "]": "[", "{": "}", "}": "{", "«": "»", "»": "«"}


def is_rightward(text: str) -> bool:
    """Tell whether most of a text's letters are read from left to right."""
    directions = [unicodedata.bidirectional(letter) for letter in text]
    return sum(d == "L" for d in directions) >= sum(d in ("R", "AL") for d in directions)


def logical(units: list[str]) -> list[str]:
    """Return the pieces of one line in the order they are read.

    Args:
        units: what each sign on the page stands for, from left to right.
    """
    kinds = _settled([_kind(unit) for unit in units])
    if "R" not in kinds:
        return units
    rightward = kinds.count("L") > kinds.count("R") and is_rightward("".join(units))
    pairs = zip(kinds, units, strict=True)
    runs = [(kind, [unit for _, unit in run]) for kind, run in groupby(pairs, itemgetter(0))]
    if not rightward:
        runs.reverse()
    turned: list[str] = []
    for kind, run in runs:
        if kind == "L" or (kind == "N" and rightward):
            turned.extend(run)
        else:
            turned.extend(_MIRRORED.get(unit, unit) for unit in reversed(run))
    return turned


def _kind(unit: str) -> str:
    """Return R for what is read to the left, L to the right (as numbers are), N for neither."""
    direction = unicodedata.bidirectional(unit[0])
    if direction in ("R", "AL"):
        return "R"
    return "L" if direction in ("L", "EN", "AN") else "N"


def _settled(kinds: list[str]) -> list[str]:
    """Give what stands between two letters of one direction that direction."""
    settled = list(kinds)
    last: int | None = None
    for index, kind in enumerate(kinds):
        if kind == "N":
            continue
        if last is not None and kinds[last] == kind:
            settled[last:index] = [kind] * (index - last)
        last = index
    return settled
