"""Takes a regular expression apart, for those who ask what its matches can begin with."""

import re

QUANTIFIER = re.compile(r"(?:[?*+]|\{\d*,?\d*\})[?+]?")
MAY_BE_ABSENT = re.compile(r"(?:\?|\*|\{0?,\d*\}|\{0\})[?+]?")
"""A quantifier by which what stands before it may be missing."""
# An escaped character, or a character class: nothing in it opens, closes or parts a group.
_OPAQUE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)


def atom_of(branch: str) -> str:
    """Return the group, class or character with which a branch begins."""
    if branch[0] == "(":
        return branch[: _closing(branch) + 1]
    opaque = _OPAQUE.match(branch)
    return opaque[0] if opaque else branch[0]


def branches(expression: str) -> list[str]:
    """Return the alternatives of an expression that stand outside of its groups."""
    parts = [0]
    depth = 0
    plain = _OPAQUE.sub(lambda opaque: " " * len(opaque[0]), expression)
    for place, character in enumerate(plain):
        depth += (character == "(") - (character == ")")
        if character == "|" and depth == 0:
            parts.append(place + 1)
    ends = [start - 1 for start in parts[1:]]
    return [expression[a:b] for a, b in zip(parts, [*ends, len(expression)], strict=True)]


def _closing(expression: str) -> int:
    """Return where the group closes that opens the expression."""
    depth = 0
    plain = _OPAQUE.sub(lambda opaque: " " * len(opaque[0]), expression)
    for place, character in enumerate(plain):
        depth += (character == "(") - (character == ")")
        if depth == 0:
            return place
    raise ValueError(f"a group is not closed: {expression!r}")
