"""What one assertion measured in a note, before anybody asks whether that is enough."""

from collections.abc import Iterable
from dataclasses import dataclass

from summarizer.regression.outcome import Finding

EPSILON = 1e-9
"""Shares are quotients; this much rounding is forgiven."""


@dataclass(frozen=True, slots=True)
class Measured:
    """How far a note does what is expected.

    Attributes:
        score: 0 to 1.
        lacking: one line for when that is too little: what was expected, what there is instead.
        present: one line for when it should not be so, and is.
        nearest: claims to show with ``lacking``.
        matched: claims that do what is expected; to show with ``present``.
    """

    score: float
    lacking: str = ""
    present: str = ""
    nearest: tuple[Finding, ...] = ()
    matched: tuple[Finding, ...] = ()


def yes_or_no(holds: bool, lacking: str, present: str) -> Measured:
    """Return the measure of something that is so or is not."""
    return Measured(1.0 if holds else 0.0, lacking, present)


def share(part: int, whole: int) -> float:
    """Return the quotient; of nothing, everything."""
    return part / whole if whole else 1.0


def listed(names: Iterable[object], limit: int = 8) -> str:
    """Return names for a message, the first few of many."""
    every = [str(name) for name in names]
    more = f" and {len(every) - limit} more" if len(every) > limit else ""
    return ", ".join(every[:limit]) + more


def quoted(texts: Iterable[str]) -> str:
    """Return texts for a message, each in quotes."""
    return listed(repr(text) for text in texts)


def distinct(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings, each once, in order."""
    return tuple(dict.fromkeys(findings))
