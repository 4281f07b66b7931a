"""From the options of ``summarizer test`` to the outcome of its run."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from summarizer.cli.collecting import collect_rarely
from summarizer.cli.options import settings_from
from summarizer.cli.suite_progress import following
from summarizer.errors import ConfigError
from summarizer.regression.discovery import find_fixtures
from summarizer.regression.fixture import Fixture
from summarizer.regression.journal import FOLDER, Journal, read_last_failed, write_last_failed
from summarizer.regression.outcome import SuiteOutcome
from summarizer.regression.processes import processors, replaying
from summarizer.regression.resuming import Resuming
from summarizer.regression.runner import CURRENT, Runner
from summarizer.regression.selection import parse_expression
from summarizer.regression.suite import Found, SuitePlan, run_suite
from summarizer.regression.variants import parse_variant
from summarizer.spending import open_budget

if TYPE_CHECKING:
    from summarizer.regression.variant import Variant
    from summarizer.settings import Settings

_CASES_PER_PROCESS = 8
"""A process pays for itself with about so many cases."""
_SETTINGS = frozenset(
    "model base_url key schema prompts tactics retries timeout threads context concurrency "
    "config".split()
)


def run_cases(paths: tuple[Path, ...], options: Mapping[str, Any]) -> SuiteOutcome:
    """Find the fixtures, run those that are meant, and note down which failed.

    Raises:
        ConfigError: an option that makes no sense, or no fixture is meant.
        SummarizerError: whatever else cannot be blamed on one fixture.
    """
    collect_rarely()
    settings = settings_from({k: v for k, v in options.items() if k in _SETTINGS})
    found = _selected(find_fixtures(paths), paths, options)
    variants = _variants(options)
    manner = "live" if options["live"] else options["record_mode"]
    plan = SuitePlan(
        found=found,
        variants=variants,
        repeat=options["repeat"],
        jobs=options["jobs"] or (processors() if manner == "none" else 1),
    )
    suite = (
        _replayed(plan, settings, options) if manner == "none" else _asked(plan, settings, options)
    )
    failed = {case.name for case in suite.cases if case.status != "passed"}
    write_last_failed(Path(FOLDER), failed, (case.name for case in suite.cases))
    return suite


def _replayed(plan: SuitePlan, settings: "Settings", options: Mapping[str, Any]) -> SuiteOutcome:
    """Run the plan with recorded replies only."""
    at_once = min(plan.jobs, -(-len(plan.found) // _CASES_PER_PROCESS))
    plan = replace(plan, jobs=at_once)
    fixtures = (found for found in plan.found if isinstance(found, Fixture))
    first = next(((fixture, plan.variants[0]) for fixture in fixtures), None)
    # The bar on the terminal is a thread: the processes come first.
    with (
        Runner(settings) as runner,
        replaying(runner, at_once, first) as runs,
        following(plan.attempts, quiet=options["quiet"]) as progress,
    ):
        return run_suite(plan, runs, progress.told)


def _asked(plan: SuitePlan, settings: "Settings", options: Mapping[str, Any]) -> SuiteOutcome:
    """Run the plan with a model at hand."""
    live, mode = options["live"], options["record_mode"]
    with (
        following(plan.attempts, quiet=options["quiet"]) as progress,
        Runner(
            settings,
            mode=mode,
            live=live,
            budget=open_budget(options["max_cost"], options["max_tokens"], options["prices"]),
            observer=progress.observer,
        ) as runner,
    ):
        journal = Journal(Path(FOLDER), resume=options["resume"])
        resuming = Resuming(runner, journal, settings, "live" if live else mode)
        try:
            return run_suite(plan, resuming, progress.told)
        except KeyboardInterrupt:
            click.echo("Interrupted; --resume goes on from here.", err=True)
            raise


def _selected(
    found: list[Found], paths: tuple[Path, ...], options: Mapping[str, Any]
) -> list[Found]:
    """Return the fixtures that ``-k`` and ``--last-failed`` leave."""
    if not found:
        raise ConfigError(f"no fixture (a folder with case.yaml) in {', '.join(map(str, paths))}")
    if options["expression"]:
        meant = parse_expression(options["expression"])
        found = [f for f in found if meant(f.name, f.case.tags if isinstance(f, Fixture) else ())]
        if not found:
            raise ConfigError(f"-k {options['expression']!r} leaves no fixture")
    if options["last_failed"]:
        failed = read_last_failed(Path(FOLDER))
        # Nothing known, or nothing failed: all are run, as in pytest.
        found = [f for f in found if failed and f.name in failed] or found
    return found


def _variants(options: Mapping[str, Any]) -> list["Variant"]:
    base = replace(CURRENT, model=options["model"])
    return [base, *map(parse_variant, options["compare"])]
