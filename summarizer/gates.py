"""Which lines a list of expressions can match at all, told without trying one of them.

A match begins with one of the openings of its expression (:mod:`summarizer.openings`), or, where
those are unknown, holds a text that stands in the expression as it is.
"""

from collections.abc import Iterable
from functools import lru_cache
from itertools import chain

from summarizer.expressions import QUANTIFIER, atom_of, branches
from summarizer.first_characters import begins_with
from summarizer.openings import LONGEST_OPENING, openings

_KEY = 3
"""Characters of a line by which the openings to try are looked up."""

_SHORTEST_HELD = 3
_SPECIAL = frozenset("\\.[]{}()*+?^$|")
_TAKEN_FOR_ASCII = "ſKıİ"
"""Where letter case is ignored, expressions take these for letters of ASCII."""


class Gate:
    """What lines must be like for one of some expressions to match from their start.

    Args:
        expressions: letter case is ignored in them.
        first: the character that all the lines begin with, if it is known.
    """

    def __init__(self, expressions: Iterable[str], first: str = "") -> None:
        longer: dict[str, list[str]] = {}
        short: set[str] = set()
        held: set[str] = set()
        for branch, begun in chain.from_iterable(map(_told, expressions)):
            if "" in begun:
                if not first or begins_with(branch, first):
                    held.add(held_text(branch))
                continue
            for one in filter(str.isascii, begun):
                if len(one) < _KEY:
                    short.add(one)
                elif one[0] == first.lower() or not first:
                    longer.setdefault(one[:_KEY], []).append(one)
        self._always = "" in held
        self._held = tuple(held)
        self._short = tuple(short)
        self._longer = {key: (*known, *short) for key, known in longer.items()}

    def may_match(self, line: str) -> bool:
        """Tell whether an expression may match; if not, none does."""
        head = line[:LONGEST_OPENING]
        if self._always or not head.isascii():
            return True
        head = head.lower()
        if head.startswith(self._longer.get(head[:_KEY], self._short)):
            return True
        return bool(self._held) and self._holds(line)

    def _holds(self, line: str) -> bool:
        if not line.isascii() and any(map(line.__contains__, _TAKEN_FOR_ASCII)):
            return True
        return any(map(line.lower().__contains__, self._held))


@lru_cache(maxsize=4096)
def _told(expression: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """Return the alternatives of an expression with their openings."""
    return tuple((branch, openings(branch)) for branch in branches(expression))


def held_text(branch: str) -> str:
    """Return a text in small letters of ASCII that whatever an expression matches holds.

    Args:
        branch: an expression without alternatives outside of its groups.

    Returns:
        The longest that is sure; "" for none of three characters at least.
    """
    runs = [""]
    while branch:
        atom = atom_of(branch)
        quantifier = QUANTIFIER.match(branch, len(atom))
        branch = branch[quantifier.end() if quantifier else len(atom) :]
        escaped = len(atom) == 2 and atom[0] == "\\" and not atom[1].isalnum()
        literal = escaped or (len(atom) == 1 and atom not in _SPECIAL)
        if literal and atom[-1].isascii() and quantifier is None:
            runs[-1] += atom[-1].lower()
        else:
            runs.append("")
    longest = max(runs, key=len)
    return longest if len(longest) >= _SHORTEST_HELD else ""
