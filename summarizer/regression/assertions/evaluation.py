"""Evaluates the assertions of a case."""

from collections.abc import Sequence
from pathlib import Path

from summarizer.errors import CaseError
from summarizer.regression.assertions.measured import EPSILON, Measured
from summarizer.regression.assertions.registry import MEASURES, ON_A_SCALE, threshold_of
from summarizer.regression.assertions.subject import Subject
from summarizer.regression.outcome import AssertionOutcome
from summarizer.schemas import NoteDocument
from summarizer.schemas.assertion import Assertion
from summarizer.schemas.regression import Case

_DIGITS = 6


def evaluate(case: Case, document: NoteDocument, folder: Path) -> tuple[AssertionOutcome, ...]:
    """Hold a note against the assertions of a case.

    Args:
        case: the case.
        document: the note with its article.
        folder: the fixture's folder, where functions of ``python`` assertions are looked up.

    Raises:
        CaseError: an assertion does not fit the note's type, or a function of the user's fails.
    """
    language = case.options.language or document.article.language
    subject = Subject(document, folder, language.replace("_", "-").partition("-")[0].lower())
    return tuple(
        _outcome(name, assertion, subject)
        for name, assertion in zip(case.names, case.assertions, strict=True)
    )


def verdict(case: Case, outcomes: Sequence[AssertionOutcome]) -> tuple[bool, float]:
    """Return whether the case passes, and its score.

    The score is the weighted mean of the assertions' scores, 1 without any. If the case has a
    threshold, a score that reaches it is enough; else every assertion has to pass.
    """
    weight = sum(outcome.weight for outcome in outcomes)
    total = sum(outcome.weight * outcome.score for outcome in outcomes)
    score = round(total / weight, _DIGITS) if outcomes else 1.0
    if case.threshold is not None:
        return score >= case.threshold - EPSILON, score
    return all(outcome.passed for outcome in outcomes), score


def _outcome(name: str, assertion: Assertion, subject: Subject) -> AssertionOutcome:
    try:
        measured = MEASURES[assertion.positive](assertion.expected, subject)
    except CaseError as error:
        raise CaseError(f"assertion {name!r}: {error}") from error.__cause__
    judge = _judged_negated if assertion.negated else _judged
    passed, score, threshold = judge(assertion, measured)
    findings = measured.matched if passed != assertion.negated else measured.nearest
    message = measured.present if assertion.negated else measured.lacking
    return AssertionOutcome(
        name=name,
        kind=assertion.kind,
        passed=passed,
        score=round(score, _DIGITS),
        threshold=round(threshold, _DIGITS),
        weight=assertion.weight,
        message="" if passed else message,
        findings=findings,
    )


def _judged(assertion: Assertion, measured: Measured) -> tuple[bool, float, float]:
    """Return whether the assertion passes, its score, and the score it needs."""
    threshold = threshold_of(assertion)
    return measured.score >= threshold - EPSILON, measured.score, threshold


def _judged_negated(assertion: Assertion, measured: Measured) -> tuple[bool, float, float]:
    threshold = threshold_of(assertion)
    score = 1 - measured.score
    if assertion.positive in ON_A_SCALE:
        # The figure has to stay below the threshold; exactly there it does not.
        return measured.score < threshold - EPSILON, score, 1 - threshold
    return score >= threshold - EPSILON, score, threshold
