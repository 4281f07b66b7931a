"""One row of a table, before anything is made of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table.

    Attributes:
        number: from 1; the heading does not count, nor do blank lines.
        place: where it stands in the file, for people: a line's number, or a row's.
        values: its cells by column; empty when there is a problem.
        problem: why there is nothing to read in it.
    """

    number: int
    place: int
    values: Mapping[str, Any] = field(default_factory=dict)
    problem: str = ""
