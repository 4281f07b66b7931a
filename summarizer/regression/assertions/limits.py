"""Assertions on how much there is: words of the note, tokens and calls of the run."""

from summarizer.regression.assertions.measured import Measured, yes_or_no
from summarizer.regression.assertions.subject import Subject


def max_words(expected: int, subject: Subject) -> Measured:
    """Measure whether the note's claims and texts have at most so many words."""
    found = sum(len(statement.text.split()) for statement in subject.statements)
    return _at_most(expected, found, "words", "the note has")


def max_tokens(expected: int, subject: Subject) -> Measured:
    """Measure whether the run took at most so many output tokens."""
    found = subject.document.provenance.usage.completion
    return _at_most(expected, found, "output tokens", "the run took")


def max_calls(expected: int, subject: Subject) -> Measured:
    """Measure whether the model answered at most so many requests."""
    return _at_most(expected, subject.document.provenance.calls, "calls", "the run took")


def _at_most(limit: int, found: int, unit: str, lead: str) -> Measured:
    return yes_or_no(
        found <= limit,
        f"{lead} {found} {unit}, {found - limit} more than {limit}",
        f"{lead} {found} {unit}, but should have more than {limit}",
    )
