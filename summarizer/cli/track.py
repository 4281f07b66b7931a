"""``summarizer track``: commitments by actor over time, from saved notes."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from summarizer.cli.failing import Debugging, one_line
from summarizer.cli.failures import Failures, saved_briefs
from summarizer.cli.layouts import width_of_output
from summarizer.cli.options import DAY, check_sources, report_options
from summarizer.cli.writing import check_target, inputs, write_to

if TYPE_CHECKING:
    from datetime import datetime

    from summarizer.render.tracking import TrackingFormat
    from summarizer.schemas.tracking import State, Tracking

FORMATS = ("markdown", "text", "csv", "html", "json")
STATES = (
    "new", "open", "reaffirmed", "due", "overdue", "conditional", "called_for", "refused",
)  # fmt: skip


@click.command("track", short_help="List the commitments in saved notes, and what is due.")
@click.argument("notes", nargs=-1, required=True, metavar="NOTES...")
@report_options(FORMATS, "Form of the table.", "table")
@click.option("--actor", metavar="NAME", help="Only actors with these words in a name of theirs.")
@click.option(
    "--state",
    "states",
    type=click.Choice(STATES),
    multiple=True,
    help="Only commitments in this state; may be repeated.",
)
@click.option(
    "--today",
    type=DAY,
    metavar="YYYY-MM-DD",
    help="The day that due and overdue are meant of.  [default: this day]",
)
@click.option(
    "--due-within",
    type=click.IntRange(0, 36500),
    default=30,
    show_default=True,
    metavar="DAYS",
    help="A deadline no further ahead is due.",
)
@click.pass_obj
def command(
    debugging: Debugging,
    /,
    notes: tuple[str, ...],
    form: str,
    output: Path | None,
    actor: str | None,
    states: tuple[str, ...],
    today: "datetime | None",
    due_within: int,
) -> int:
    """List the commitments in saved NOTES by actor, with their state today.

    NOTES are what brief prints with --format json, a notes.jsonl, the folder of a batch, or -
    for standard input. A commitment that several articles report is listed once, with when it
    was first and last seen and with what status. No model is asked.
    """
    check_sources(notes)
    if output is not None:
        check_target(output, inputs(notes))
    from summarizer.tracking import track

    failures = Failures(debugging)
    with _no_cycles_sought():
        tracking = track(
            (document for path in notes for document in saved_briefs(path, failures)),
            today=today.date() if today else None,
            due_within=due_within,
            actor=actor,
            states=cast("tuple[State, ...]", states),
        )
    for warning in tracking.warnings:
        click.echo(one_line(f"Warning: {warning}"), err=True)
    if tracking.articles:
        warnings = [*failures.warnings, *tracking.warnings]
        _write(tracking.model_copy(update={"warnings": warnings}), form, output)
    return failures.exit_code


@contextmanager
def _no_cycles_sought() -> Iterator[None]:
    """Spare the search for cycles: notes make none, and with many it is a quarter of the time."""
    import gc

    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _write(tracking: "Tracking", form: str, output: Path | None) -> None:
    from summarizer.render.tracking import render_tracking

    content = render_tracking(tracking, cast("TrackingFormat", form), width_of_output())
    write_to(output, content)
