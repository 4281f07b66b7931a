"""What ``summarizer test`` says and judges at the end when it compares."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarizer.cli.writing import write_stdout

if TYPE_CHECKING:
    from summarizer.regression.outcome import SuiteOutcome


def comparison_verdict(suite: "SuiteOutcome") -> bool:
    """Print the comparison; return whether no variant lost anything against the base."""
    from summarizer.regression.comparison import compare
    from summarizer.regression.comparison_text import comparison_text

    compared = compare(suite)
    write_stdout(f"\n{comparison_text(compared, _width())}")
    return not any(one.assertions_tally.lost or one.cases_tally.lost for one in compared.variants)


def check_baseline(options: Mapping[str, Any]) -> None:
    """Find out whether the baseline can be read before the cases are run.

    Raises:
        FixtureError: it cannot.
    """
    from summarizer.regression.baseline import read_baseline

    path: Path | None = options["baseline"]
    if path is not None and path.exists() and not options["update_baseline"]:
        read_baseline(path)


def baseline_verdict(suite: "SuiteOutcome", options: Mapping[str, Any]) -> bool:
    """Write the baseline if it is to be written, else print the check against it.

    Returns:
        Whether nothing got worse.

    Raises:
        FixtureError: the baseline cannot be read.
        OutputError: it cannot be written.
    """
    from summarizer.regression.baseline import baseline_text, check, read_baseline, write_baseline

    path: Path = options["baseline"]
    narrowed = bool(options["expression"] or options["last_failed"])
    if options["update_baseline"] or not path.exists():
        keep = read_baseline(path) if narrowed and path.exists() else None
        write_baseline(path, suite, keep=keep)
        write_stdout(f"\nBaseline written: {path}\n")
        return True
    checked = check(suite, read_baseline(path), narrowed=narrowed)
    write_stdout(f"\n{baseline_text(checked, _width())}")
    return checked.ok


def _width() -> int:
    return min(shutil.get_terminal_size().columns, 120)
