"""The files that ``summarizer test`` writes besides what it prints."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from summarizer.cli.writing import check_target
from summarizer.whole_file import write_whole

if TYPE_CHECKING:
    from summarizer.regression.outcome import SuiteOutcome

_FILES = ("junit", "html", "json")


def check_targets(options: Mapping[str, Any]) -> None:
    """Find out whether the reports can be written before the cases are run.

    Raises:
        OutputError: one of them cannot.
    """
    for name in (*_FILES, "baseline"):
        path: Path | None = options[name]
        if path is not None:
            check_target(path)


def write_reports(suite: "SuiteOutcome", options: Mapping[str, Any]) -> None:
    """Write the reports that were asked for; annotate the changed lines when GitHub runs this.

    Raises:
        OutputError: a report cannot be written.
    """
    from summarizer.regression import reports

    writers: dict[str, Callable[[SuiteOutcome], str]] = {
        "junit": reports.junit_xml,
        "html": lambda suite: reports.html_report(suite, datetime.now().astimezone()),
        "json": reports.json_report,
    }
    for name in _FILES:
        path: Path | None = options[name]
        if path is not None:
            write_whole(path, writers[name](suite))
    if _on_github():
        for line in reports.github_annotations(suite):
            click.echo(line)


def _on_github() -> bool:
    import os

    return os.environ.get("GITHUB_ACTIONS") == "true"
