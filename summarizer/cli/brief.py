"""``summarizer brief``: one briefing note per article."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from summarizer.cli.failing import Debugging, report, shown_name
from summarizer.cli.layouts import between, check_stdout, layout_from, width_of_output
from summarizer.cli.opening import OpenedOnce
from summarizer.cli.options import (
    FORMATS,
    check_sources,
    layout_options,
    metadata_from,
    metadata_options,
    reading_options,
    run_options,
    settings_from,
    stdout_for_dash,
)
from summarizer.cli.progress import observing
from summarizer.cli.writing import Folder, check_target, inputs, stem_of, write_stdout
from summarizer.errors import (
    ArticleError,
    ContextLengthError,
    ReplyError,
    UngroundedError,
)
from summarizer.whole_file import write_whole

if TYPE_CHECKING:
    from summarizer.render.forms import Format, Layout
    from summarizer.result import Result
    from summarizer.schemas import ArticleMetadata
    from summarizer.settings import Settings

# These concern one article; anything else would fail the next article just the same.
_ARTICLE_S_OWN = (ArticleError, ContextLengthError, ReplyError, UngroundedError)


@dataclass(frozen=True, slots=True)
class _Job:
    """What is the same for every article of a command."""

    settings: "Settings"
    layout: "Layout"
    opened: OpenedOnce
    metadata: "ArticleMetadata"
    several: bool
    quiet: bool
    usage: bool
    read_as: str | None


@click.command("brief")
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@click.option(
    "-f", "--format", type=click.Choice(FORMATS), help="Form of the note.  [default: markdown]"
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    callback=stdout_for_dash,
    metavar="PATH",
    help="File for the note; a folder if there are several articles.",
)
@click.option("-u", "--usage", is_flag=True, help="Print tokens, calls and time as JSON on stderr.")
@click.option("-q", "--quiet", is_flag=True, help="No progress on stderr.")
@layout_options
@reading_options
@metadata_options
@run_options
@click.pass_obj
def command(
    debugging: Debugging,
    /,
    articles: tuple[str, ...],
    output: Path | None,
    usage: bool,
    quiet: bool,
    read_as: str | None,
    **options: Any,
) -> int:
    """Write a briefing note of each ARTICLE.

    ARTICLE is a file (text, Markdown, HTML, PDF, Word, mail, RTF), an address (https://…), or -
    for standard input.
    """
    _check_together(articles, options)
    settings = settings_from(options)
    metadata = metadata_from(options)
    if output is None:
        check_stdout(settings.format, len(articles))
    # Several documents are JSON Lines: one to a line, so that programs can split them.
    several = len(articles) > 1
    layout = layout_from(options, [settings.format], width=width_of_output(), compact=several)
    targets = _targets(articles, output, settings.format)
    with OpenedOnce(settings) as opened:
        job = _Job(
            settings=settings,
            layout=layout,
            opened=opened,
            metadata=metadata,
            several=several,
            quiet=quiet,
            usage=usage,
            read_as=read_as,
        )
        return _write_all(zip(articles, targets, strict=True), job, debugging)


def _check_together(articles: tuple[str, ...], options: Mapping[str, Any]) -> None:
    check_sources(articles)
    if len(articles) > 1:
        for name in ("title", "url"):
            if options.get(name):
                raise click.UsageError(f"--{name} is about one article, and here are several")


def _targets(
    articles: tuple[str, ...], output: Path | None, chosen: "Format"
) -> list[Path] | list[None]:
    if output is None:
        return [None] * len(articles)
    if len(articles) == 1 and not output.is_dir():
        check_target(output, inputs(articles))
        return [output]
    from summarizer.render.forms import SUFFIXES

    folder = Folder(output, SUFFIXES[chosen], articles)
    return [folder.target(stem_of(source)) for source in articles]


def _write_all(pairs: Iterable[tuple[str, Path | None]], job: _Job, debugging: Debugging) -> int:
    """Write every note; an article that fails does not take the others along."""
    exit_code, written = 0, 0
    for source, target in pairs:
        try:
            content = _note(source, job)
        except _ARTICLE_S_OWN as error:
            shown = shown_name(source)
            report(error, debugging, about="" if shown in str(error) else shown)
            exit_code = exit_code or error.exit_code
            continue
        if target is not None:
            write_whole(target, content)
        else:
            write_stdout(between(job.settings.format) + content if written else content)
        written += 1
    return exit_code


def _note(source: str, job: _Job) -> bytes:
    from summarizer.api import summarize
    from summarizer.articles import read_article
    from summarizer.render.forms import rendered

    article = read_article(
        source, job.metadata, format=job.read_as, allow_private=job.settings.allow_private
    )
    with observing(quiet=job.quiet, about=shown_name(source) if job.several else "") as progress:
        observer = progress.observer
        result = summarize(
            article, model=job.opened.model(observer), settings=job.settings, observer=observer
        )
        progress.finish(result.provenance)
    if job.usage:
        click.echo(_usage(source, result), err=True)
    return rendered(result.document, job.settings.format, job.layout)


def _usage(source: str, result: "Result[Any]") -> str:
    provenance = result.provenance.model_dump(mode="json", by_alias=True)
    figures = ("model", "calls", "retries", "usage", "cost", "seconds")
    return json.dumps(
        {"article": shown_name(source)} | {name: provenance[name] for name in figures}
    )
