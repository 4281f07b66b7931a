"""``summarizer test``: regression tests of prompts, offline unless told otherwise."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from summarizer.cli.failing import Debugging, report
from summarizer.cli.suite_options import suite_options
from summarizer.errors import ConfigError, SummarizerError

if TYPE_CHECKING:
    from summarizer.regression.outcome import SuiteOutcome

PASSED, ERROR, USAGE, FAILED = 0, 1, 2, 100


@click.command("test", short_help="Run regression tests of prompts.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@suite_options
@click.pass_obj
def command(debugging: Debugging, /, paths: tuple[Path, ...], **options: Any) -> int:
    """Run regression tests of prompts: the fixtures in or below each PATH.

    A fixture is a folder with an article, a case.yaml with assertions, and a recording.json
    with the model's replies, which are replayed: nothing is sent. Without PATH, the working
    folder is searched.

    Exit codes: 0 all passed, 100 a case failed, 1 a case could not be run, 2 usage. With
    --baseline only what got worse fails; with --compare only what the other side lost.
    """
    try:
        return _run(paths or (Path(),), options)
    except SummarizerError as error:
        report(error, debugging)
        return USAGE if isinstance(error, ConfigError) else ERROR


def _run(paths: tuple[Path, ...], options: Mapping[str, Any]) -> int:
    from summarizer.cli.suite_reports import check_targets, write_reports
    from summarizer.cli.suite_run import run_cases
    from summarizer.cli.suite_verdicts import check_baseline

    _check_together(options)
    check_targets(options)
    check_baseline(options)
    suite = run_cases(paths, options)
    from summarizer.cli.suite_table import print_suite

    print_suite(suite, verbose=options["verbose"])
    write_reports(suite, options)
    return _judged(suite, options)


def _check_together(options: Mapping[str, Any]) -> None:
    if options["live"] and options["record_mode"] != "none":
        raise click.UsageError("--live leaves recordings alone: it cannot go with --record-mode")
    if options["baseline"] and options["compare"]:
        raise click.UsageError("--baseline and --compare: use one")
    if options["update_baseline"] and not options["baseline"]:
        raise click.UsageError("--update-baseline needs --baseline FILE")


def _judged(suite: "SuiteOutcome", options: Mapping[str, Any]) -> int:
    """Print the comparison or the check against the baseline; return the exit code."""
    from summarizer.cli.suite_verdicts import baseline_verdict, comparison_verdict

    if options["compare"]:
        failed = not comparison_verdict(suite)
    elif options["baseline"]:
        failed = not baseline_verdict(suite, options)
    else:
        failed = suite.count("failed") > 0
    if suite.count("error") or suite.count("skipped"):
        return ERROR
    return FAILED if failed else PASSED
