"""Options of ``summarizer test``."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from summarizer.cli.options import all_of, case_run_options

RECORD_MODES = ("none", "once", "rewrite")

_FILE = click.Path(path_type=Path, dir_okay=False)
_TEST = (
    click.option(
        "--record-mode",
        type=click.Choice(RECORD_MODES),
        default="none",
        help="none: what was not recorded is an error; once: it is asked and recorded; "
        "rewrite: all is recorded again.  [default: none]",
    ),
    click.option("--live", is_flag=True, help="Ask the model; leave the recordings alone."),
    click.option(
        "--repeat",
        type=click.IntRange(1, 1000),
        default=1,
        metavar="N",
        help="Run each case N times and report pass rates.",
    ),
    click.option(
        "-j",
        "--jobs",
        type=click.IntRange(1, 64),
        metavar="N",
        help="Cases run side by side.  [default: 1; offline, as many as there are cores]",
    ),
    click.option(
        "-k",
        "expression",
        metavar="EXPR",
        help="Only cases whose name or tags match, e.g. 'french or (court and not slow)'.",
    ),
    click.option("--last-failed", is_flag=True, help="Only cases that did not pass last time."),
    click.option(
        "--resume", is_flag=True, help="Go on with a live or recording run that was interrupted."
    ),
    click.option(
        "--max-cost",
        type=click.FloatRange(min=0, min_open=True),
        metavar="USD",
        help="Stop before live calls cost more than this; needs --prices.",
    ),
    click.option(
        "--max-tokens",
        type=click.IntRange(1),
        metavar="N",
        help="Stop before live calls take more tokens than this, in and out.",
    ),
    click.option(
        "--prices", type=_FILE, metavar="FILE", help="TOML file with prices per million tokens."
    ),
    click.option(
        "--compare",
        multiple=True,
        metavar="WHAT",
        help="Run this as well and compare: a folder of prompts, a model or MODULE:CLASS; "
        "prompts=, model= or schema= in front says which.",
    ),
    click.option(
        "--baseline",
        type=_FILE,
        metavar="FILE",
        help="Fail only on what was better in this file; it is written if it is not there.",
    ),
    click.option("--update-baseline", is_flag=True, help="Write the baseline anew."),
    click.option("--junit", type=_FILE, metavar="FILE", help="Write a JUnit XML report."),
    click.option("--html", type=_FILE, metavar="FILE", help="Write a report to read in a browser."),
    click.option("--json", type=_FILE, metavar="FILE", help="Write a report for programs."),
    click.option("-v", "--verbose", is_flag=True, help="Show every assertion."),
    click.option("-q", "--quiet", is_flag=True, help="No progress on stderr."),
)

_of_the_run = all_of(_TEST)


def suite_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of the run, then those of the model."""
    return _of_the_run(case_run_options(function))
