"""Small words that make two statements of the same content words: before and after the vote."""

from collections.abc import Set

_PAIRS = """
before avant vor antes prima voor : after apres nach despues depois dopo since
to into vers nach hacia verso naar : from aus desde
above over exceeding plus : below under moins
in inside within into : out outside off
up : down
more plus mehr mas piu mais meer : less fewer moins weniger menos meno minder
all every each both tous toutes alle todos todas tutti tutte : some few most many several half part
all every each both tous toutes alle todos todas tutti tutte : certains certaines einige algunos
all tous toutes alle todos todas tutti tutte : quelques algunas alguns algumas alcuni alcune enkele
few : many most
for pour fur para per : against contre gegen contra contro tegen
"""
_OPPOSED = tuple(
    (frozenset(one.split()), frozenset(other.split()))
    for one, _, other in (pair.partition(":") for pair in _PAIRS.strip().splitlines())
)
_ALL: frozenset[str] = frozenset().union(*(side for pair in _OPPOSED for side in pair))


def small_words(bases: Set[str]) -> frozenset[str]:
    """Return those of a text's folded words that may turn its sense."""
    return _ALL.intersection(bases)


def opposed(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether one text has a small word, and the other its opposite instead."""
    mine, theirs = one - other, other - one
    return any((mine & a and theirs & b) or (mine & b and theirs & a) for a, b in _OPPOSED)
