"""With which characters a match of a regular expression can begin.

A long list of expressions is quick to try if only those are tried that can match a line beginning
as this one does. Only plain beginnings are understood, such as ``(please )?(log|sign) in``; any
other expression, such as one that looks ahead, may begin with anything.
"""

import re
from functools import lru_cache

from summarizer.expressions import MAY_BE_ABSENT, atom_of, branches

_SPECIAL = frozenset("\\.[]{}()*+?^$|")
_KINDS = frozenset("dDsSwW")


def first_characters(expression: str) -> frozenset[str] | None:
    r"""Return the characters, and kinds of them such as ``\d``, that a match can begin with.

    None if they are unknown, or a match may be empty.
    """
    found = [_of_branch(branch) for branch in branches(expression)]
    known = [one for one in found if one is not None]
    return frozenset().union(*known) if len(known) == len(found) else None


def begins_with(expression: str, character: str) -> bool:
    """Tell whether a match, letter case ignored, may begin with this character."""
    first = _first(expression)
    return first is None or first.match(character) is not None


@lru_cache(maxsize=1024)
def _first(expression: str) -> re.Pattern[str] | None:
    characters = first_characters(expression)
    if characters is None:
        return None
    # The expressions' own way to ignore the case is not that of ``lower`` or ``casefold``.
    return re.compile("|".join(sorted(characters)), re.IGNORECASE)


def _of_branch(branch: str) -> frozenset[str] | None:
    if not branch:
        return None
    atom = atom_of(branch)
    first = _of_atom(atom)
    absent = MAY_BE_ABSENT.match(branch, len(atom))
    if first is None or absent is None:
        return first
    after = _of_branch(branch[absent.end() :])
    return None if after is None else first | after


def _of_atom(atom: str) -> frozenset[str] | None:
    if atom[0] == "(":
        inside = atom[1:-1].removeprefix("?:")
        return None if inside.startswith("?") else first_characters(inside)
    is_kind = len(atom) > 1 and (atom[0] == "[" or atom[1] in _KINDS or not atom[1].isalnum())
    return frozenset({atom}) if is_kind or (atom not in _SPECIAL and len(atom) == 1) else None
