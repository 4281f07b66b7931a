"""Which lines a list of expressions can match at all, told without trying one of them.

A match begins with one of the openings of its expression (:mod:`summarizer.openings`), or, where
those are unknown, holds one of the texts that stand in the expression as they are.
"""

from collections.abc import Iterable
from functools import lru_cache
from itertools import chain, takewhile

from summarizer.expressions import QUANTIFIER, atom_of, branches
from summarizer.first_characters import begins_with
from summarizer.openings import LONGEST_OPENING, openings
from summarizer.remembering import Remembering

KEY = 3
"""Characters of a line by which the openings to try are looked up."""

_MOST_BEGINNINGS = 2048
_SHORTEST_HELD = 2
_SPECIAL = frozenset("\\.[]{}()*+?^$|")
_LIKENESSES = "\u017f\u212a\u0131\u0130"


class Gate:
    """What lines must be like for one of some expressions to match from their start.

    Args:
        expressions: letter case is ignored in them.
        first: the character that all the lines begin with, if it is known.

    Attributes:
        held: a line that begins with no opening must hold one of these; one may be "".
    """

    def __init__(self, expressions: Iterable[str], first: str = "") -> None:
        longer: dict[str, list[str]] = {}
        short: set[str] = set()
        foreign: set[str] = set()
        held: set[str] = set()
        for branch, begun in chain.from_iterable(map(_told, expressions)):
            if "" in begun:
                if not first or begins_with(branch, first):
                    held |= held_texts(branch) or {""}
                continue
            for one in begun:
                # Of other letters only the expressions know which are the same.
                plain = _in_ascii(one)
                if not plain:
                    foreign.add(one[0])
                elif first and plain[0] != first.lower():
                    continue
                elif len(plain) < KEY:
                    short.add(plain)
                else:
                    longer.setdefault(plain[:KEY], []).append(plain)
        self.held = tuple(sorted(held))
        self._foreign = frozenset(foreign)
        self._short = tuple(short)
        self._longer = {key: (*known, *short) for key, known in longer.items()}
        self._begun = Remembering(self._known, _MOST_BEGINNINGS)

    def may_match(self, line: str) -> bool:
        """Tell whether an expression may match; if not, none does."""
        # Most lines begin like none, and that is all there is to know.
        return self._begun[line[:KEY]] and self._may_match(line)

    def _known(self, begins: str) -> bool:
        return not begins.isascii() or bool(self.openings(begins.lower()) or self.held)

    def _may_match(self, line: str) -> bool:
        head = line[:LONGEST_OPENING]
        if not head.isascii() and self._may_be_foreign(head):
            return True
        head = head.lower()
        if head.startswith(self.openings(head[:KEY])):
            return True
        return bool(self.held) and self._holds(line)

    def openings(self, key: str) -> tuple[str, ...]:
        """Return the openings to try on lines that begin with these ``KEY`` small characters."""
        return self._longer.get(key, self._short)

    def _may_be_foreign(self, head: str) -> bool:
        if has_likeness(head):
            return True
        return bool(self._foreign) and (head[0].isalpha() or head[0] in self._foreign)

    def _holds(self, line: str) -> bool:
        if has_likeness(line):
            return True
        small = line.lower()
        return any(text in small for text in self.held)


def has_likeness(text: str) -> bool:
    """Tell whether expressions may take a letter for one of ASCII, where case is ignored."""
    return not text.isascii() and any(letter in text for letter in _LIKENESSES)


def _in_ascii(text: str) -> str:
    """Return what stands before the first character that is not of ASCII."""
    return "".join(takewhile(str.isascii, text))


@lru_cache(maxsize=4096)
def _told(expression: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """Return the alternatives of an expression with their openings."""
    return tuple((branch, openings(branch)) for branch in branches(expression))


def held_texts(branch: str) -> frozenset[str]:
    """Return texts in small letters of ASCII with one in whatever an expression matches.

    Args:
        branch: an expression without alternatives outside of its groups.

    Returns:
        The longest of which this is sure; none if there are none of two characters at least.
    """
    run = ""
    found: list[frozenset[str]] = [frozenset()]
    while branch:
        atom = atom_of(branch)
        quantifier = QUANTIFIER.match(branch, len(atom))
        branch = branch[quantifier.end() if quantifier else len(atom) :]
        escaped = len(atom) == 2 and atom[0] == "\\" and not atom[1].isalnum()
        literal = escaped or (len(atom) == 1 and atom not in _SPECIAL)
        if literal and atom[-1].isascii() and quantifier is None:
            run += atom[-1].lower()
            found.append(frozenset({run}))
        else:
            run = ""
        if atom[0] == "(" and quantifier is None:
            found.append(_held_in_group(atom[1:-1].removeprefix("?:")))
    return max(found, key=_shortest)


def _held_in_group(inside: str) -> frozenset[str]:
    each = [] if inside.startswith("?") else [held_texts(branch) for branch in branches(inside)]
    return frozenset().union(*each) if all(each) else frozenset()


def _shortest(texts: frozenset[str]) -> int:
    shortest = min(map(len, texts), default=0)
    return shortest if shortest >= _SHORTEST_HELD else 0
