"""An attempt that did not pass, as lines of plain text: the assertion, the claim, its sentences."""

from collections.abc import Iterator

from summarizer.regression.outcome import AssertionOutcome, Attempt, Finding


def failure_text(attempt: Attempt) -> str:
    """Return what failed: one line for the whole, then every failing assertion with its claims."""
    failing = attempt.failing
    names = ", ".join(one.name for one in failing)
    count = f"{len(failing)} of {len(attempt.assertions)} assertions failed"
    lines = [f"{count}: {names} (score {attempt.score:.2f})"]
    for assertion in failing:
        lines += ["", *assertion_lines(assertion, attempt)]
    return "\n".join(lines)


def assertion_lines(assertion: AssertionOutcome, attempt: Attempt) -> Iterator[str]:
    """Yield why an assertion failed, and the claims it speaks of with their sentences."""
    kind = "" if assertion.name.startswith(assertion.kind) else f" ({assertion.kind})"
    yield f"{assertion.name}{kind}: {assertion.message or 'failed'}"
    if 0 < assertion.score < 1 or assertion.threshold < 1:
        yield f"    score {assertion.score:.2f}, needed {assertion.threshold:.2f}"
    for finding in assertion.findings:
        yield from _finding(finding, attempt)


def _finding(finding: Finding, attempt: Attempt) -> Iterator[str]:
    yield f"    {finding.section}: {finding.text}"
    for number in finding.cites:
        yield f"        [{number}] {_sentence(number, attempt)}"


def _sentence(number: int, attempt: Attempt) -> str:
    if attempt.document is None:
        return ""
    try:
        return attempt.document.article.sentence(number).text
    except KeyError:
        return "(the article has no such sentence)"
