"""With which plain texts a match of a regular expression can begin.

Where a line begins with none of them, the expression need not be tried. They tell more than the
first character alone (:mod:`summarizer.first_characters`), and are as quick to ask for.
"""

import re
import string
from functools import lru_cache

from summarizer.expressions import MAY_BE_ABSENT, QUANTIFIER, atom_of, branches

LONGEST_OPENING = 12
_MOST = 64
"""Openings of one expression; where there would be more, they are shorter instead."""

_SPECIAL = frozenset("\\.[]{}()*+?^$|")
_FEW = re.compile(r"\[((?:[^\W_]|\\?[(){}\[.,;:!?/|\"' ])+)\]")
"""A character class that names each of its characters."""
_PLAIN_GROUP = re.compile(r"^\?i?:")

_Opening = tuple[str, bool]
"""A text, and whether what comes next in the expression goes on right behind it."""
_UNKNOWN: frozenset[_Opening] = frozenset({("", False)})


@lru_cache(maxsize=1024)
def openings(expression: str) -> frozenset[str]:
    """Return texts in small letters with one of which every match begins, letter case ignored.

    They hold for lines that begin in ASCII; ``""`` is among them where nothing is known.
    """
    return frozenset(text for text, _ in _of_expression(expression, LONGEST_OPENING))


def _of_expression(expression: str, room: int) -> frozenset[_Opening]:
    return frozenset().union(*(_of_branch(branch, room) for branch in branches(expression)))


def _of_branch(branch: str, room: int) -> frozenset[_Opening]:
    if not branch:
        return frozenset({("", True)})
    if room <= 0:
        return _UNKNOWN
    atom = atom_of(branch)
    first = _of_atom(atom, room)
    quantifier = QUANTIFIER.match(branch, len(atom))
    if quantifier is None:
        return _followed(first, branch[len(atom) :], room)
    after = branch[quantifier.end() :]
    if quantifier[0][0] == "?":
        return _followed(first, after, room) | _of_branch(after, room)
    begun = frozenset((text, False) for text, _ in first)
    absent = MAY_BE_ABSENT.match(branch, len(atom)) is not None
    return begun | _of_branch(after, room) if absent else begun


def _followed(first: frozenset[_Opening], rest: str, room: int) -> frozenset[_Opening]:
    """Return openings with those behind them of what follows in the expression."""
    going_on = [text for text, goes_on in first if goes_on]
    if not going_on:
        return first
    behind = _of_branch(rest, room - min(map(len, going_on)))
    if len(going_on) * len(behind) > _MOST:
        return frozenset((text, False) for text, _ in first)
    longer = {(text + more, goes_on) for text in going_on for more, goes_on in behind}
    cut = {(text[:LONGEST_OPENING], on and len(text) < LONGEST_OPENING) for text, on in longer}
    return frozenset(cut) | {one for one in first if not one[1]}


def _of_atom(atom: str, room: int) -> frozenset[_Opening]:
    if atom[0] == "(":
        inside = _PLAIN_GROUP.sub("", atom[1:-1])
        return _UNKNOWN if inside.startswith("?") else _of_expression(inside, room)
    few = _FEW.fullmatch(atom)
    if few is not None:
        return frozenset().union(*(_of_character(c) for c in few[1].replace("\\", "")))
    escaped = len(atom) == 2 and atom[0] == "\\" and not atom[1].isalnum()
    if not escaped and (len(atom) > 1 or atom in _SPECIAL):
        return _UNKNOWN
    return _of_character(atom[-1])


def _of_character(character: str) -> frozenset[_Opening]:
    # Expressions take a few other letters for ASCII ones where they ignore the case: "ſ" for "s".
    if not character.isascii() and re.search(character, string.printable, re.IGNORECASE):
        return _UNKNOWN
    return frozenset({(character.lower(), True)})
