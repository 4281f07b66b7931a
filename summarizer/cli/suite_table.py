"""The table that ``summarizer test`` prints, and what it says about cases that did not pass."""

import shutil
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.cli.writing import write_stdout
from summarizer.regression.attempt_text import assertion_lines
from summarizer.regression.statistics import CaseRates, pass_rates

if TYPE_CHECKING:
    from rich.console import Console

    from summarizer.regression.outcome import AssertionOutcome, Attempt, CaseOutcome, SuiteOutcome

_COLOURS = {"passed": "green", "failed": "red", "error": "magenta", "skipped": "yellow"}
_PLAIN_WIDTH = 120
_STALE = "\nStale: --record-mode once asks what was not recorded, rewrite asks all again."


def print_suite(suite: "SuiteOutcome", *, verbose: bool) -> None:
    """Print the table of cases, then every failure with its claims, then the totals.

    Raises:
        ReaderGoneError: nobody reads standard output any more.
        OutputError: it cannot be written.
    """
    from rich.console import Console

    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else _PLAIN_WIDTH
    console = Console(file=sys.stdout, width=width, highlight=False, markup=False, emoji=False)
    # Rich would end the program by itself, with its own exit code, when nobody reads any more.
    with console.capture() as printed:
        _table(console, suite)
        for case in suite.cases:
            for line in _about(case, many=len(suite.variants) > 1, verbose=verbose):
                console.print(line, soft_wrap=True)
        console.print(_totals(suite), soft_wrap=True)
    write_stdout(printed.get())


def _table(console: "Console", suite: "SuiteOutcome") -> None:
    from rich.table import Table
    from rich.text import Text

    many = len(suite.variants) > 1
    table = Table(box=None, pad_edge=False)
    for heading in ("case", *(("variant",) if many else ()), "status"):
        table.add_column(heading, overflow="fold")
    for heading in ("score", "assertions", "claims", "left out", "tokens", "calls", "seconds"):
        table.add_column(heading, justify="right")
    for case in suite.cases:
        status = Text(case.status, style=_COLOURS[case.status])
        variant = (Text(case.variant),) if many else ()
        table.add_row(Text(case.name), *variant, status, *_figures(case))
    console.print(table)


def _figures(case: "CaseOutcome") -> Iterator[str]:
    shown = case.first
    runs = len(case.attempts)
    yield f"{sum(a.score for a in case.attempts) / runs:.2f}" if shown.assertions else "-"
    passed = sum(len(a.assertions) - len(a.failing) for a in case.attempts)
    yield f"{passed}/{sum(len(a.assertions) for a in case.attempts)}" if shown.assertions else "-"
    if shown.document is None:
        yield from ("-", "-")
    else:
        yield str(_claims(shown))
        yield str(len(shown.document.dropped))
    yield str(shown.usage.completion)
    yield f"{shown.calls}" + (f" ({shown.live_calls} live)" if shown.live_calls else "")
    yield f"{sum(a.seconds for a in case.attempts):.2f}"


def _claims(attempt: "Attempt") -> int:
    from summarizer.regression.note_claims import items_of, sections_of

    note = attempt.document.note if attempt.document else None
    return sum(len(items_of(note, name)) for name in sections_of(note)) if note else 0


def _about(case: "CaseOutcome", *, many: bool, verbose: bool) -> Iterator[str]:
    """Say what is wrong with a case, or all about it."""
    shown = case.first
    rates = pass_rates(case) if len(case.attempts) > 1 else None
    if case.status == "passed" and not verbose:
        return
    variant = f" [{case.variant}]" if many else ""
    yield f"\n{case.status.upper()} {case.name}{variant}" + (f": {shown.error}" * bool(shown.error))
    if shown.detail:
        yield "\n".join(f"    {line}" for line in shown.detail.splitlines())
    if rates is not None:
        yield from _rates(rates)
        yield from _further_errors(case)
    for assertion in shown.assertions:
        if verbose or not assertion.passed:
            yield from _assertion(assertion, shown)


def _further_errors(case: "CaseOutcome") -> Iterator[str]:
    """Say what kept other repeats from their end, each reason once."""
    told = {case.first.error}
    for attempt in case.attempts:
        if attempt.error and attempt.error not in told:
            told.add(attempt.error)
            yield f"  repeat {attempt.repeat + 1}: {attempt.error}"


def _assertion(assertion: "AssertionOutcome", attempt: "Attempt") -> Iterator[str]:
    if assertion.passed:
        yield f"  ok   {assertion.name}"
        return
    first, *rest = assertion_lines(assertion, attempt)
    yield f"  FAIL {first}"
    yield from (f"       {line}" for line in rest)


def _rates(rates: CaseRates) -> Iterator[str]:
    for rate in (rates.case, *rates.assertions):
        if rate.passed == rate.trials and rate is not rates.case:
            continue
        low, high = rate.interval
        flaky = "  flakes" if rate.flakes else ""
        yield f"  {rate.name}: passed {rate.passed}/{rate.trials} ({low:.0%}–{high:.0%}){flaky}"


def _totals(suite: "SuiteOutcome") -> str:
    parts = [
        f"{suite.count(status)} {status}"
        for status in ("passed", "failed", "error", "skipped")
        if status in {"passed", "failed"} or suite.count(status)
    ]
    attempts = [attempt for case in suite.cases for attempt in case.attempts]
    live = sum(attempt.live_calls for attempt in attempts)
    unreviewed = sorted({case.name for case in suite.cases if not case.reviewed})
    note = f"\nNot reviewed yet: {', '.join(unreviewed)}" if unreviewed else ""
    asked = f", {live} live calls" if live else ", nothing was sent"
    stale = any(attempt.error_kind == "StaleRecordingError" for attempt in attempts)
    return f"\n{', '.join(parts)} in {suite.seconds:.2f} s{asked}{note}{_STALE * stale}"
