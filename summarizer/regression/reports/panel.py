"""What opens behind a cell of the HTML page: failing assertions, the note, what was left out."""

from collections.abc import Iterable
from dataclasses import dataclass

from summarizer.regression.outcome import (
    AssertionOutcome,
    Attempt,
    CaseOutcome,
    Finding,
    Status,
)
from summarizer.regression.reports.note_view import NoteView, note_view
from summarizer.regression.reports.texts import headline
from summarizer.render.claims import label
from summarizer.schemas import Article, NoteDocument

_NO_SENTENCE = "(the article has no such sentence)"


@dataclass(frozen=True, slots=True)
class SentenceView:
    """A numbered sentence of the article."""

    id: int
    text: str
    flagged: bool = False


@dataclass(frozen=True, slots=True)
class FindingView:
    """A claim with the text of what it cites."""

    section: str
    text: str
    sentences: tuple[SentenceView, ...]


@dataclass(frozen=True, slots=True)
class FailureView:
    """A failing assertion; ``score`` says what it has and needs."""

    name: str
    kind: str
    message: str
    score: str
    findings: tuple[FindingView, ...]


@dataclass(frozen=True, slots=True)
class CheckView:
    """An assertion over all attempts; ``runs`` is e.g. ``"3 of 5"``, "" if there was one."""

    name: str
    kind: str
    passed: bool
    score: str
    needed: str
    weight: str
    runs: str


@dataclass(frozen=True, slots=True)
class RunView:
    """One of several attempts, on one line."""

    number: int
    status: Status
    score: str
    why: str
    shown: bool


@dataclass(frozen=True, slots=True)
class DetailLine:
    """A line of the detail; ``mark`` is ``"+"`` or ``"-"`` in a difference, else ""."""

    text: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """The content of a panel.

    Attributes:
        row: anchor of the row, whose sentences the citations point to.
        variant: its name.
        facts: label and value of what the run took.
        shown: number of the attempt that is shown, from 1; 0 if there was only one.
        runs: all attempts, if there are several.
        failures: assertions that failed.
        checks: all assertions, those of the attempt that is shown.
        error: kind and line, if the case could not be run.
        note: the note, if there is one.
        detail: further lines about the error.
    """

    row: str
    name: str
    variant: str
    status: Status
    facts: tuple[tuple[str, str], ...]
    shown: int
    runs: tuple[RunView, ...]
    failures: tuple[FailureView, ...]
    checks: tuple[CheckView, ...]
    error: tuple[str, str] | None
    note: NoteView | None
    detail: tuple[DetailLine, ...]


def panel_of(case: CaseOutcome, row: str) -> Panel:
    """Return what is shown about a case: the first attempt that did not pass, or the first."""
    attempt = case.first
    several = len(case.attempts) > 1
    unrun = attempt.status in ("error", "skipped")
    kind = "Skipped" if attempt.status == "skipped" else attempt.error_kind or "Error"
    return Panel(
        row=row,
        name=case.name,
        variant=case.variant,
        status=case.status,
        facts=_facts(attempt),
        shown=attempt.repeat + 1 if several else 0,
        runs=tuple(_run(one, one is attempt) for one in case.attempts) if several else (),
        failures=tuple(_failure(one, attempt.document) for one in attempt.failing),
        checks=tuple(_check(one, case) for one in attempt.assertions),
        error=(kind, headline(attempt)) if unrun else None,
        note=note_view(attempt.document) if attempt.document else None,
        detail=tuple(_detail_lines(attempt.detail)),
    )


def sentences_of(article: Article) -> tuple[SentenceView, ...]:
    """Return the numbered sentences of an article."""
    return tuple(SentenceView(one.id, one.text, one.flagged) for one in article.sentences)


def _facts(attempt: Attempt) -> tuple[tuple[str, str], ...]:
    usage = attempt.usage
    facts = [
        ("Score", f"{attempt.score:.2f}" if attempt.assertions else ""),
        ("Calls", f"{attempt.calls} ({attempt.live_calls} live)" if attempt.calls else ""),
        ("Prompt tokens", f"{usage.prompt:,}" if usage.prompt else ""),
        ("Output tokens", f"{usage.completion:,}" if usage.completion else ""),
        ("Time", f"{attempt.seconds:.2f} s"),
    ]
    return tuple((name, value) for name, value in facts if value)


def _run(attempt: Attempt, shown: bool) -> RunView:
    score = f"{attempt.score:.2f}" if attempt.status in ("passed", "failed") else ""
    return RunView(attempt.repeat + 1, attempt.status, score, headline(attempt), shown)


def _failure(outcome: AssertionOutcome, document: NoteDocument | None) -> FailureView:
    return FailureView(
        name=outcome.name,
        kind=outcome.kind if outcome.kind != outcome.name else "",
        message=outcome.message or "failed",
        score=f"{outcome.score:.2f}, needs {outcome.threshold:.2f}",
        findings=tuple(_finding(one, document) for one in outcome.findings),
    )


def _finding(finding: Finding, document: NoteDocument | None) -> FindingView:
    known = {one.id: one.text for one in document.article.sentences} if document else {}
    sentences = tuple(
        SentenceView(number, known.get(number, _NO_SENTENCE)) for number in finding.cites
    )
    return FindingView(label(finding.section), finding.text, sentences)


def _check(outcome: AssertionOutcome, case: CaseOutcome) -> CheckView:
    runs = ""
    if len(case.attempts) > 1:
        same = [o for run in case.attempts for o in run.assertions if o.name == outcome.name]
        runs = f"{sum(one.passed for one in same)} of {len(same)}"
    return CheckView(
        name=outcome.name,
        kind=outcome.kind,
        passed=outcome.passed,
        score=f"{outcome.score:.2f}",
        needed=f"{outcome.threshold:.2f}",
        weight=f"{outcome.weight:g}",
        runs=runs,
    )


def _detail_lines(detail: str) -> Iterable[DetailLine]:
    for line in detail.rstrip("\n").split("\n") if detail else ():
        headers = line.startswith(("+++", "---"))
        yield DetailLine(line, line[:1] if line[:1] in ("+", "-") and not headers else "")
