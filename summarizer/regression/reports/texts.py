"""Text of models, articles and errors, made fit to be shown."""

from summarizer.regression.outcome import Attempt, CaseOutcome
from summarizer.render.inert import printable

_NOT_RUN = "not run: the budget did not allow it"


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
