"""Sets that are united step by step."""

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Disjoint(Generic[T]):
    """A number of sets without a common member, each with something known about it."""

    def __init__(self, known: list[T], add: Callable[[T, T], T]) -> None:
        """Begin with a set for every member.

        Args:
            known: what is known about each member, by its number.
            add: returns what is known about the union of two sets.
        """
        self._parents = list(range(len(known)))
        self._known = known
        self._add = add

    def root(self, member: int) -> int:
        """Return the number that stands for a member's set."""
        while self._parents[member] != member:
            self._parents[member] = self._parents[self._parents[member]]
            member = self._parents[member]
        return member

    def known(self, member: int) -> T:
        """Return what is known about a member's set."""
        return self._known[self.root(member)]

    def unite(self, one: int, other: int) -> None:
        """Unite the sets of two members."""
        a, b = sorted((self.root(one), self.root(other)))
        if a != b:
            self._parents[b] = a
            self._known[a] = self._add(self._known[a], self._known[b])

    def sets(self) -> list[list[int]]:
        """Return the sets, each in ascending order, by their first members."""
        found: dict[int, list[int]] = {}
        for member in range(len(self._parents)):
            found.setdefault(self.root(member), []).append(member)
        return list(found.values())
