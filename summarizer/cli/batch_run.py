"""From the options of ``summarizer batch`` to its run."""

import asyncio
import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from summarizer.batch import Batch, Meter, summarize_many
from summarizer.batch.cached import open_cache
from summarizer.batch.estimate import Estimate, estimate
from summarizer.batch.fingerprint import fingerprint
from summarizer.batch.folder import FolderRun
from summarizer.batch.inputs import count_items, read_items
from summarizer.batch.journal import Journal
from summarizer.batch.outputs import OutputFolder
from summarizer.cli.batch_progress import Retries, Watched, following
from summarizer.cli.failing import INTERRUPTED, Debugging, report
from summarizer.cli.options import settings_from
from summarizer.errors import BatchError, SummarizerError
from summarizer.job import set_up
from summarizer.models import model_named
from summarizer.pricing import Prices
from summarizer.spending import open_budget
from summarizer.telemetry.environment import command_telemetry

if TYPE_CHECKING:
    from summarizer.batch.item import Item
    from summarizer.settings import Settings
    from summarizer.telemetry import Telemetry

_OWN = frozenset(
    "model base_url key schema prompts language on_ungrounded tactics attempts retries timeout "
    "threads context concurrency max_tokens config".split()
)
_OPENAI = "https://api.openai.com/v1"


def run_batch(inputs: tuple[str, ...], options: Mapping[str, Any], debugging: Debugging) -> int:
    """Run the batch and return the exit code.

    Raises:
        SummarizerError: what kept it from beginning.
    """
    settings = _settings(options)
    items = _items(inputs, options)
    outputs = OutputFolder(options["out"], options["formats"] or ("markdown",))
    base_url = None if settings.is_local else settings.base_url or _OPENAI
    with (
        command_telemetry(sys.stderr if options["log_json"] else None, base_url) as telemetry,
        open_cache(
            options["cache"], options["cache_size"], options["cache_days"], base_url
        ) as cache,
    ):
        meter, retries = Meter(_prices(options)), Retries()
        batch = _batch(settings, options, telemetry, [cache] if cache else [], meter, retries)
        with Journal.open(options["out"], fingerprint(batch.setup)) as journal:
            outputs.prepare()
            run = FolderRun(journal, outputs)
            watched = Watched(run.progress, batch.pace, meter, retries, count_items(inputs))
            with following(watched, quiet=options["quiet"] or options["log_json"]):
                error = _run(run, items, batch)
    return _ending(run, error, debugging)


def run_estimate(inputs: tuple[str, ...], options: Mapping[str, Any]) -> int:
    """Print what the batch will take.

    Raises:
        SummarizerError: the settings make no sense, or nothing can be read.
    """
    settings = _settings(options)
    setup = set_up(None, None, None, settings, {})
    model = model_named(settings) or "the model, which is not named"
    _print_estimate(estimate(_items(inputs, options), setup, model, _prices(options)), model)
    return 0


def _settings(options: Mapping[str, Any]) -> "Settings":
    return settings_from({name: value for name, value in options.items() if name in _OWN})


def _items(inputs: tuple[str, ...], options: Mapping[str, Any]) -> "Iterator[Item]":
    return read_items(
        inputs,
        text_column=options["text_column"],
        id_column=options["id_column"],
        skip=[options["out"]],
    )


def _prices(options: Mapping[str, Any]) -> Prices:
    return Prices.load(options["prices"]) if options["prices"] else Prices()


def _batch(
    settings: "Settings",
    options: Mapping[str, Any],
    telemetry: "Telemetry",
    stores: list[Any],
    meter: Meter,
    retries: Retries,
) -> Batch:
    return summarize_many(
        (),
        settings=settings,
        jobs=options["jobs"],
        rpm=options["rpm"],
        tpm=options["tpm"],
        stores=stores,
        budget=open_budget(options["max_cost"], options["budget_tokens"], options["prices"]),
        repeat=options["repeat_index"],
        meter=meter,
        observer=retries,
        telemetry=telemetry,
    )


def _run(run: FolderRun, items: "Iterator[Item]", batch: Batch) -> SummarizerError | None:
    """Run the batch to its end; return what ended it early."""

    async def main() -> None:
        with _interruptible(run):
            await run.run(items, batch)

    try:
        asyncio.run(main())
    except SummarizerError as error:
        return error
    return None


@contextmanager
def _interruptible(run: FolderRun) -> Iterator[None]:
    """Ctrl-C finishes what is under way; a second one stops at once."""
    loop = asyncio.get_running_loop()
    task = asyncio.current_task()

    def interrupt() -> None:
        if run.stopped and task is not None:
            task.cancel()
            return
        run.stop()
        click.echo(
            "\nFinishing what is under way; Ctrl-C again stops at once. "
            "The same command goes on from here.",
            err=True,
        )

    with _handled(loop, interrupt):
        yield


@contextmanager
def _handled(loop: asyncio.AbstractEventLoop, handler: Callable[[], None]) -> Iterator[None]:
    handled = []
    for number in (signal.SIGINT, signal.SIGTERM):
        try:
            loop.add_signal_handler(number, handler)
        except (NotImplementedError, RuntimeError, ValueError):
            # Windows, or not the main thread: Ctrl-C stops at once there.
            continue
        handled.append(number)
    try:
        yield
    finally:
        for number in handled:
            loop.remove_signal_handler(number)


def _ending(run: FolderRun, error: SummarizerError | None, debugging: Debugging) -> int:
    """Say how it went and return the exit code."""
    if error is not None:
        report(error, debugging)
    progress = run.progress
    parts = [f"{progress.done + progress.before} notes"]
    if progress.before:
        parts.append(f"{progress.before} of them from before")
    if progress.failed:
        parts.append(f"{progress.failed} without a note (see {run.outputs.failures_file})")
    click.echo(f"{', '.join(parts)}: {run.outputs.notes_file}", err=True)
    if error is not None:
        return error.exit_code
    if run.stopped:
        click.echo("Interrupted; the same command goes on from here.", err=True)
        return INTERRUPTED
    return BatchError.exit_code if progress.failed else 0


def _print_estimate(found: Estimate, model: str) -> None:
    lines = [f"articles     {found.articles:>12,}"]
    if found.unreadable:
        lines.append(f"unreadable   {found.unreadable:>12,} of {found.looked_at:,} looked at")
    lines += [
        f"requests     {found.requests:>12,} about",
        f"prompt       {found.prompt:>12,} tokens, about",
        f"completion   {found.completion:>12,} tokens, about",
    ]
    if found.cost is None:
        lines.append(f"cost                    ? no price of {model} (--prices FILE)")
    else:
        lines.append(f"cost         {found.cost:>12,.2f} US dollars, about ({model})")
    click.echo("\n".join(lines))
