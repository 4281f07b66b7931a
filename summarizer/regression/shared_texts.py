"""Finds the beginnings that texts share, so that each is written once; pure functions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, takewhile

_WORTH = 500
"""Characters that writing a run of lines once has to save; else it stays where it is read."""


@dataclass(frozen=True, slots=True)
class Run:
    """Some lines of a text; ``shared`` if other texts have them in the same place."""

    lines: tuple[str, ...]
    shared: bool


def split_shared(texts: Sequence[Sequence[str]]) -> list[list[Run]]:
    """Split texts into runs of lines: what several begin with, then what is their own.

    Args:
        texts: as lines.

    Returns:
        The runs of each text; joined, they are its lines again.
    """
    runs: list[list[Run]] = [[] for _ in texts]
    groups = [(list(range(len(texts))), 0)]
    while groups:
        members, start = groups.pop()
        end = _common_end([texts[index] for index in members], start)
        for index in members:
            _add(runs[index], texts[index][start:end], len(members) - 1)
        groups += [(group, end) for group in _parted(members, texts, end)]
    return runs


def _add(runs: list[Run], lines: Sequence[str], repeats: int) -> None:
    """Add a run of lines; what is not worth sharing joins the run before it."""
    if not lines:
        return
    shared = repeats * sum(map(len, lines)) >= _WORTH
    if runs and not shared and not runs[-1].shared:
        runs[-1] = Run((*runs[-1].lines, *lines), shared=False)
    else:
        runs.append(Run(tuple(lines), shared))


def _common_end(texts: Sequence[Sequence[str]], start: int) -> int:
    """Return where the texts, equal up to ``start``, begin to differ or the first one ends."""
    columns = zip(*(text[start:] for text in texts), strict=False)
    return start + sum(1 for _ in takewhile(lambda column: len(set(column)) == 1, columns))


def _parted(
    members: Sequence[int], texts: Sequence[Sequence[str]], end: int
) -> Iterator[list[int]]:
    """Group the texts that go on after ``end`` by their next line."""
    longer = sorted(
        (index for index in members if len(texts[index]) > end), key=lambda one: texts[one][end]
    )
    for _, group in groupby(longer, key=lambda one: texts[one][end]):
        yield list(group)
