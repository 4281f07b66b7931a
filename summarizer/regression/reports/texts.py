"""Text of models, articles and errors, made fit to be shown."""

import re

from summarizer.regression.outcome import Attempt, CaseOutcome

# Control characters, halves of surrogate pairs, non-characters (XML allows none of them), and the
# marks that reorder what follows: a claim could be made to read backwards.
_UNFIT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
_NOT_RUN = "not run: the budget did not allow it"


def printable(text: str) -> str:
    """Return the text without characters that XML forbids or that reorder others.

    Tabs and line ends stay; the latter become newlines.
    """
    return _UNFIT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def headline(attempt: Attempt) -> str:
    """Return on one line why an attempt did not pass, e.g. its first failing assertion."""
    if attempt.status == "passed":
        return ""
    if attempt.status == "skipped":
        return _line(attempt.error) or _NOT_RUN
    if attempt.status == "error":
        return _line(attempt.error) or attempt.error_kind or "could not be run"
    if not attempt.failing:
        return f"the score is {attempt.score:.2f}"
    first = attempt.failing[0]
    return _line(f"{first.name}: {first.message or 'failed'}")


def title(case: CaseOutcome, variants: int) -> str:
    """Return how a case is called: with its variant if there are several."""
    return _line(case.name if variants < 2 else f"{case.name} ({case.variant})")


def _line(text: str) -> str:
    return " ".join(printable(text).split())
