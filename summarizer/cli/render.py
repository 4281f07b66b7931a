"""``summarizer render``: a saved note in another form, without a model."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from summarizer.cli.failing import Debugging, report
from summarizer.cli.layouts import between, check_stdout, layout_from, width_of_output
from summarizer.cli.options import (
    FORMATS,
    check_sources,
    layout_options,
    saved_note_options,
    settings_from,
    stdout_for_dash,
)
from summarizer.cli.writing import Folder, check_target, inputs, write_to
from summarizer.errors import ArticleError

if TYPE_CHECKING:
    from pydantic import BaseModel

    from summarizer.render.forms import Format, Layout
    from summarizer.saved_notes import SavedNote


_ADVICE = "name its type with --schema MODULE:CLASS"


@dataclass(frozen=True, slots=True)
class _Job:
    """What is the same for every note of a command; ``target`` of one, ``folder`` of several."""

    form: "Format"
    layout: "Layout"
    note_type: "type[BaseModel]"
    target: Path | None
    folder: Folder | None


@click.command("render")
@click.argument("notes", nargs=-1, required=True, metavar="NOTE...")
@click.option(
    "-f", "--format", type=click.Choice(FORMATS), help="Form of the note.  [default: markdown]"
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    callback=stdout_for_dash,
    metavar="PATH",
    help="File for the note; a folder if there are several.",
)
@layout_options
@saved_note_options
@click.pass_obj
def command(
    debugging: Debugging, /, notes: tuple[str, ...], output: Path | None, **options: Any
) -> int:
    """Draw saved notes in another form; no model is asked.

    NOTE is a note that --format json has saved, a notes.jsonl, the folder of a batch, or - for
    standard input.
    """
    check_sources(notes)
    entries = _entries(notes)
    beginning = list(islice(entries, 2))
    several = len(notes) > 1 or len(beginning) > 1
    job = _job(options, notes, output, several=several)
    return _draw_all(chain(beginning, entries), job, debugging, several=several)


def _job(
    options: dict[str, Any], notes: tuple[str, ...], output: Path | None, *, several: bool
) -> _Job:
    from summarizer.note_types import load_note_type
    from summarizer.render.forms import SUFFIXES
    from summarizer.schemas import BriefingNote

    settings = settings_from(options)
    form = settings.format
    if output is None:
        check_stdout(form, 2 if several else 1)
    layout = layout_from(options, [form], width=width_of_output(), compact=several)
    note_type = load_note_type(settings.schema_) if settings.schema_ else BriefingNote
    if output is None or not (several or output.is_dir()):
        if output is not None:
            check_target(output, inputs(notes))
        return _Job(form, layout, note_type, output, None)
    return _Job(form, layout, note_type, None, Folder(output, SUFFIXES[form], notes))


def _entries(sources: tuple[str, ...]) -> "Iterator[SavedNote | ArticleError]":
    """Yield every note, and an error in place of those of a file that cannot be read."""
    from summarizer.saved_notes import saved_notes

    for source in sources:
        try:
            yield from saved_notes(source)
        except ArticleError as error:
            yield error


def _draw_all(
    entries: "Iterator[SavedNote | ArticleError]",
    job: _Job,
    debugging: Debugging,
    *,
    several: bool,
) -> int:
    """Draw every note; one that cannot be read does not take the others along."""
    exit_code, written = 0, 0
    for entry in entries:
        try:
            _draw(entry, job, first=not written)
        except ArticleError as error:
            if not several:
                raise
            report(error, debugging)
            exit_code = exit_code or error.exit_code
        else:
            written += 1
    return exit_code


def _draw(entry: "SavedNote | ArticleError", job: _Job, *, first: bool) -> None:
    from summarizer.render.forms import rendered

    if isinstance(entry, ArticleError):
        raise entry
    name, document = entry.read(job.note_type, _ADVICE)
    content = rendered(document, job.form, job.layout)
    target = job.folder.target(name) if job.folder is not None else job.target
    write_to(target, content if first or target is not None else between(job.form) + content)
