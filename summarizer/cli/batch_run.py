"""From the options of ``summarizer batch`` to its run."""

import asyncio
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from summarizer.articles import source_at
from summarizer.batch import Batch, Meter, summarize_many
from summarizer.batch.cached import open_cache
from summarizer.batch.estimate import estimate
from summarizer.batch.fingerprint import fingerprint
from summarizer.batch.folder import FolderRun, Progress
from summarizer.batch.inputs import count_items, passed_over, read_items
from summarizer.batch.journal import Journal
from summarizer.batch.outputs import OutputFolder
from summarizer.batch.service import check_nothing_under_way
from summarizer.cli.batch_estimate import estimate_text
from summarizer.cli.batch_progress import Happenings, Watched, following
from summarizer.cli.collecting import collect_rarely
from summarizer.cli.failing import INTERRUPTED, Debugging, one_line, report
from summarizer.cli.interrupting import winding_up
from summarizer.cli.layouts import layout_from
from summarizer.cli.options import settings_from
from summarizer.cli.writing import write_stdout
from summarizer.errors import BatchError, SummarizerError
from summarizer.job import set_up
from summarizer.models import model_named
from summarizer.pricing import Prices
from summarizer.spending import open_budget
from summarizer.telemetry.environment import command_telemetry
from summarizer.telemetry.work import kind_of

if TYPE_CHECKING:
    from summarizer.batch.item import Item
    from summarizer.render.forms import Format
    from summarizer.settings import Settings
    from summarizer.telemetry import Telemetry

_OWN = frozenset(
    "model base_url key schema prompts language on_ungrounded tactics attempts retries timeout "
    "threads context concurrency max_tokens config allow_private".split()
)
_OPENAI = "https://api.openai.com/v1"
_WINDING_UP = (
    "Finishing what is under way; Ctrl-C again stops at once. The same command goes on from here."
)
_GOES_ON = "Interrupted; the same command goes on from here."


def run_batch(inputs: tuple[str, ...], options: Mapping[str, Any], debugging: Debugging) -> int:
    """Run the batch and return the exit code.

    Raises:
        SummarizerError: what kept it from beginning.
    """
    collect_rarely()
    settings = settings_of(options)
    items = items_of(inputs, options, settings)
    check_nothing_under_way(options["out"])
    formats: Sequence[Format] = options["formats"] or ("markdown",)
    outputs = OutputFolder(options["out"], formats, layout=layout_from(options, formats))
    quiet = options["quiet"] or options["log_json"]
    meter, happenings = Meter(_prices(options)), Happenings()
    log = sys.stderr if options["log_json"] else None
    with command_telemetry(log, _address(settings)) as telemetry:
        with (
            _summarizing(settings, options, telemetry, meter, happenings) as batch,
            Journal.open(options["out"], fingerprint(batch.setup, batch.repeat)) as journal,
        ):
            outputs.prepare()
            run = FolderRun(journal, outputs)
            total = count_items(inputs, skip=[options["out"]], format=options["read_as"])
            telemetry.event("batch.started", articles=total)
            if not quiet:
                _tell_passed_over(inputs, options)
            watched = Watched(run.progress, batch.pace, meter, happenings, total)
            with following(watched, quiet=quiet):
                error = _run(run, items, batch)
        _tell_ending(telemetry, run.progress, error)
    if error is not None:
        report(error, debugging)
    return _ending(run, error, total, quiet=quiet)


def run_estimate(inputs: tuple[str, ...], options: Mapping[str, Any]) -> int:
    """Print what the batch will take, as if nothing of it was done.

    Raises:
        SummarizerError: the settings make no sense, or nothing can be read.
    """
    settings = settings_of(options)
    setup = set_up(None, None, None, settings, {})
    name = model_named(settings)
    items = items_of(inputs, options, settings)
    write_stdout(estimate_text(estimate(items, setup, name, _prices(options)), name))
    return 0


def settings_of(options: Mapping[str, Any]) -> "Settings":
    """Return the settings that the options of a batch make, with environment and configuration.

    Raises:
        ConfigError: a setting that makes no sense.
    """
    return settings_from({name: value for name, value in options.items() if name in _OWN})


def items_of(
    inputs: tuple[str, ...], options: Mapping[str, Any], settings: "Settings"
) -> "Iterator[Item]":
    """Return the articles that the inputs name.

    Raises:
        SummarizerError: something named is not there, or makes no sense.
    """
    return read_items(
        inputs,
        text_column=options["text_column"],
        id_column=options["id_column"],
        stdin=_own_stdin() if "-" in inputs else None,
        skip=[options["out"]] if options["out"] else [],
        format=options["read_as"],
        fetch=partial(source_at, allow_private=settings.allow_private),
    )


def _own_stdin() -> BinaryIO | None:
    """Return a reader of standard input for a thread that may still wait for it in the end.

    In ``sys.stdin`` it would hold a lock that the interpreter wants when it ends, and crashes
    without.
    """
    try:
        return open(sys.stdin.fileno(), "rb", closefd=False)
    except (AttributeError, OSError, ValueError):
        return None


def _prices(options: Mapping[str, Any]) -> Prices:
    return Prices.load(options["prices"]) if options["prices"] else Prices()


def _address(settings: "Settings") -> str | None:
    return None if settings.is_local else settings.base_url or _OPENAI


@contextmanager
def _summarizing(
    settings: "Settings",
    options: Mapping[str, Any],
    telemetry: "Telemetry",
    meter: Meter,
    happenings: Happenings,
) -> Iterator[Batch]:
    """Give the batch, without its articles; what makes no sense is found out now.

    Raises:
        ConfigError: no model is named, or its price is not known and has to be.
    """
    name = model_named(settings)
    budget = open_budget(options["max_cost"], options["budget_tokens"], options["prices"])
    if budget is not None:
        budget.check_model(name)
    size, days = options["cache_size"], options["cache_days"]
    with open_cache(options["cache"], size, days, _address(settings)) as cache:
        yield summarize_many(
            (),
            settings=settings,
            jobs=options["jobs"],
            rpm=options["rpm"],
            tpm=options["tpm"],
            stores=[cache] if cache else [],
            budget=budget,
            repeat=options["repeat_index"],
            meter=meter,
            observer=happenings,
            telemetry=telemetry,
        )
        if cache is not None and cache.trouble and not (options["quiet"] or options["log_json"]):
            click.echo(one_line(f"Warning: {cache.trouble}"), err=True)


def _run(run: FolderRun, items: "Iterator[Item]", batch: Batch) -> SummarizerError | None:
    """Run the batch to its end; return what ended it early.

    Raises:
        Exit: Ctrl-C has ended it at once.
    """

    async def main() -> None:
        with winding_up(run.stop, _WINDING_UP):
            await run.run(items, batch)

    try:
        asyncio.run(main())
    except SummarizerError as error:
        return error
    except (asyncio.CancelledError, KeyboardInterrupt):
        click.echo(_GOES_ON, err=True)
        raise click.exceptions.Exit(INTERRUPTED) from None
    return None


def _tell_passed_over(inputs: tuple[str, ...], options: Mapping[str, Any]) -> None:
    count, first = passed_over(inputs, skip=[options["out"]])
    if first is not None:
        text = (
            f"Warning: {_counted(count, 'file')} of no kind that is read in a folder left out: "
            f"{first}{' and others' if count > 1 else ''}"
        )
        click.echo(one_line(text), err=True)


def _tell_ending(telemetry: "Telemetry", progress: Progress, error: SummarizerError | None) -> None:
    telemetry.event(
        "batch.finished",
        notes=progress.done,
        before=progress.before,
        failed=progress.failed,
        error=kind_of(error) if error is not None else None,
    )


def _ending(
    run: FolderRun, error: SummarizerError | None, total: int | None, *, quiet: bool
) -> int:
    """Say how it went and return the exit code."""
    progress = run.progress
    if not quiet:
        click.echo(summary(progress, run.outputs), err=True)
    if error is not None:
        return error.exit_code
    if run.stopped and progress.ended != total:
        click.echo(_GOES_ON, err=True)
        return INTERRUPTED
    return BatchError.exit_code if progress.failed else 0


def summary(progress: Progress, outputs: OutputFolder) -> str:
    """Say on one line how many notes there are, and where."""
    parts = [_counted(progress.done + progress.before, "note")]
    if progress.before:
        parts.append(f"{progress.before:,} of them from before")
    if progress.failed:
        parts.append(f"{progress.failed:,} without a note (see {outputs.failures_file})")
    return f"{', '.join(parts)}: {outputs.notes_file}"


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"
