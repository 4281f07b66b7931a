"""``summarizer dossier``: one note over several articles on one event."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from summarizer.cli.failing import Debugging, one_line, shown_name
from summarizer.cli.failures import Failures, saved_briefs
from summarizer.cli.layouts import check_stdout, width_of_output
from summarizer.cli.opening import OpenedOnce
from summarizer.cli.options import (
    check_sources,
    dossier_run_options,
    reading_options,
    report_options,
    settings_from,
)
from summarizer.cli.progress import observing
from summarizer.cli.writing import check_target, inputs, write_to
from summarizer.errors import ArticleError, ContextLengthError, ReplyError, UngroundedError

if TYPE_CHECKING:
    from summarizer.schemas import NoteDocument
    from summarizer.schemas.dossier import Dossier
    from summarizer.settings import Settings

FORMATS = ("markdown", "text", "json", "html", "docx", "csv")

# These concern one article; anything else would fail the next article just the same.
_ARTICLE_S_OWN = (ArticleError, ContextLengthError, ReplyError, UngroundedError)


@dataclass(slots=True)
class _Job:
    """What is the same for every article, and which of those before failed.

    Attributes:
        read_as: how the articles are read; guessed if not given.
    """

    settings: "Settings"
    opened: OpenedOnce
    quiet: bool
    read_as: str | None
    failures: Failures


@click.command("dossier")
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@report_options(FORMATS, "Form of the dossier; csv is the table of its commitments.", "dossier")
@click.option("-q", "--quiet", is_flag=True, help="No progress on stderr.")
@reading_options
@dossier_run_options
@click.pass_obj
def command(
    debugging: Debugging,
    /,
    articles: tuple[str, ...],
    form: str,
    output: Path | None,
    quiet: bool,
    read_as: str | None,
    **options: Any,
) -> int:
    """Write one note over several ARTICLEs on one event.

    ARTICLE is anything that brief takes, or notes saved before: a .json that brief has printed,
    a notes.jsonl, or the folder of a batch. Saved notes are not made again. The notes are merged
    by rule: actors under all their names, commitments and facts with every outlet that reports
    them, and side by side what the outlets say differently.
    """
    _check(articles)
    _check_form(form, output, articles)
    settings = settings_from(options)
    with OpenedOnce(settings) as opened:
        job = _Job(settings, opened, quiet, read_as, Failures(debugging))
        documents = [document for source in articles for document in _notes(source, job)]
    if documents:
        _write(_merged(documents, job.failures.warnings), form, output)
    return job.failures.exit_code


def _check(articles: Sequence[str]) -> None:
    check_sources(articles)
    from summarizer.saved_notes import is_saved

    if len(articles) == 1 and not is_saved(articles[0]):
        raise click.UsageError("a dossier takes at least two articles; for one there is brief")


def _check_form(form: str, output: Path | None, articles: Sequence[str]) -> None:
    """Find out whether the dossier can be drawn and written, before work is spent on it."""
    from summarizer.render.word import check_docx

    if output is not None:
        check_target(output, inputs(articles))
    if form == "docx":
        if output is None:
            check_stdout("docx", 1)
        check_docx()


def _notes(source: str, job: _Job) -> Iterator["NoteDocument"]:
    """Yield what there is of a source; an article that fails does not take the others along."""
    from summarizer.saved_notes import is_saved

    if is_saved(source):
        yield from saved_briefs(source, job.failures)
        return
    try:
        yield _made(source, job)
    except _ARTICLE_S_OWN as error:
        job.failures.add(error, source)


def _made(source: str, job: _Job) -> "NoteDocument":
    from summarizer.api import summarize
    from summarizer.articles import read_article
    from summarizer.schemas import ArticleMetadata, BriefingNote

    article = read_article(
        source,
        ArticleMetadata(),
        format=job.read_as,
        allow_private=job.settings.allow_private,
    )
    with observing(quiet=job.quiet, about=shown_name(source)) as progress:
        observer = progress.observer
        result = summarize(
            article,
            model=job.opened.model(observer),
            schema=BriefingNote,
            settings=job.settings,
            observer=observer,
        )
        progress.finish(result.provenance)
    return result.document


def _merged(documents: list["NoteDocument"], warnings: list[str]) -> "Dossier":
    from summarizer.dossiers import merged

    found = merged(documents, warnings)
    for warning in found.warnings:
        if warning not in warnings:
            click.echo(one_line(f"Warning: {warning}"), err=True)
    return found


def _write(dossier: "Dossier", form: str, output: Path | None) -> None:
    from typing import cast

    from summarizer.render.dossier import DossierFormat, render_dossier

    content = render_dossier(dossier, cast("DossierFormat", form), width_of_output())
    write_to(output, content)
