"""Workflow commands that make GitHub show an error beside the case that failed."""

import re
from pathlib import Path

from summarizer.regression.fixture import CASE_FILE
from summarizer.regression.outcome import CaseOutcome, SuiteOutcome
from summarizer.regression.reports.texts import headline, title
from summarizer.render.inert import printable

_MAX_ERRORS = 10  # GitHub shows no more per step
_LINE = re.compile(r"\bline (\d{1,7})\b")


def github_annotations(suite: SuiteOutcome, root: Path | None = None) -> list[str]:
    """Return a command for each case that failed or could not be run, ten at most.

    If there are more, a last one says how many. It is a warning: GitHub would not show an
    eleventh error.

    Args:
        suite: what was run.
        root: files are named relative to it; by default the working directory.
    """
    bad = [case for case in suite.cases if case.status in ("failed", "error")]
    base = root or Path.cwd()
    lines = [_error(case, base, len(suite.variants)) for case in bad[:_MAX_ERRORS]]
    if len(bad) > _MAX_ERRORS:
        more = f"{len(bad) - _MAX_ERRORS} more cases did not pass; the report lists them all."
        lines.append(f"::warning title={_property('summarizer test')}::{_data(more)}")
    return lines


def _error(case: CaseOutcome, root: Path, variants: int) -> str:
    attempt = case.first
    message = headline(attempt)
    others = len(attempt.failing) - 1
    if others > 0:
        message += f"\n{others} more {'assertion' if others == 1 else 'assertions'} failed."
    bad = sum(one.status in ("failed", "error") for one in case.attempts)
    if len(case.attempts) > 1:
        message += f"\n{bad} of {len(case.attempts)} runs did not pass."
    # The message about a broken case says the line; an assertion that failed has none.
    found = _LINE.search(attempt.error) if attempt.status == "error" else None
    properties = {
        "file": _relative(case.folder / CASE_FILE, root),
        "line": found[1] if found else "1",
        "title": f"{title(case, variants)}: {case.status}",
    }
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::error {listed}::{_data(message)}"


def _relative(path: Path, root: Path) -> str:
    if path.is_absolute() and path.is_relative_to(root):
        path = path.relative_to(root)
    return path.as_posix()


def _data(text: str) -> str:
    escaped = printable(text).replace("%", "%25")
    return escaped.replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
