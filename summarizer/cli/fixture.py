"""``summarizer fixture``: make a regression fixture of an article, look fixtures over."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from summarizer.cli.failing import one_line
from summarizer.cli.options import (
    metadata_from,
    metadata_options,
    reading_options,
    run_options,
    settings_from,
)
from summarizer.cli.progress import observing
from summarizer.cli.writing import stem_of, write_stdout
from summarizer.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Mapping

PROBLEMS = 1

# Settings that a case keeps; all others are those of whoever runs it.
_OF_THE_CASE = ("language", "on_ungrounded", "tactics", "attempts", "max_tokens")
_NAME = re.compile(r"\w[\w.-]*")


@click.group("fixture", short_help="Make and check fixtures for summarizer test.")
def command() -> None:
    """Make and check fixtures: articles with a case and a recording, for summarizer test."""


@command.command("new", short_help="Make a fixture of ARTICLE with a run of the model.")
@click.argument("article", metavar="ARTICLE")
@click.option(
    "--into",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    metavar="DIR",
    help="Folder for the fixture's own folder.  [default: the working folder]",
)
@click.option("--name", metavar="NAME", help="Name of the fixture.  [default: the article's]")
@click.option("--force", is_flag=True, help="Replace a fixture of that name.")
@click.option("-q", "--quiet", is_flag=True, help="No progress and no advice on stderr.")
@reading_options
@metadata_options
@run_options
def new(
    article: str,
    into: Path,
    name: str | None,
    force: bool,
    quiet: bool,
    read_as: str | None,
    **options: Any,
) -> None:
    """Make a fixture of ARTICLE: run the model, record it, propose a case.

    ARTICLE is a file (text, Markdown, HTML, PDF, Word, mail, RTF), an address (https://…), or -
    for standard input. The folder gets the article, the recording.json of the run and a
    case.yaml proposed from the note, marked as not reviewed; its path is printed. What the
    options say of the note is kept in the case. A model, prompts and a note type of your own
    belong into the configuration file, where summarizer test finds them again.
    """
    from summarizer.articles import source_at
    from summarizer.regression.making import check_free, make_fixture, new_fixture

    settings = settings_from(options)
    metadata = metadata_from(options)
    folder = into / _folder_name(article, name)
    check_free(folder, force=force)
    source = source_at(article, allow_private=settings.allow_private)
    planned = new_fixture(folder, source, metadata, _case_options(options), read_as)
    with observing(quiet=quiet) as progress:
        result = make_fixture(planned, settings, progress.observer, force=force)
        progress.finish(result.provenance)
    if not quiet:
        click.echo(_ADVICE.format(case=folder / "case.yaml"), err=True)
    write_stdout(f"{folder}\n")


_ADVICE = "Proposed from one run: look {case} over, then set reviewed: true."


@command.command("check", short_help="Read every case, article and recording.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
def check(paths: tuple[Path, ...]) -> int:
    """Read every case, article and recording in or below PATH; run nothing.

    Each problem is one line. Without PATH, the working folder is searched. Exit codes: 0 no
    problem, 1 problems, 2 usage.
    """
    from summarizer.regression.checking import problems_of
    from summarizer.regression.discovery import find_fixtures

    searched = paths or (Path(),)
    found = find_fixtures(searched)
    if not found:
        raise ConfigError(
            f"no fixture (a folder with case.yaml) in {', '.join(map(str, searched))}"
        )
    problems = problems_of(found)
    lines = [one_line(problem) for problem in problems]
    count = f"{len(found)} fixture{'s' * (len(found) != 1)}"
    total = f"{count}, {len(problems)} problem{'s' * (len(problems) != 1)}"
    write_stdout("\n".join([*lines, total]) + "\n")
    return PROBLEMS if problems else 0


@command.command("schema")
def schema() -> None:
    """Print the JSON Schema of case.yaml, for editors."""
    from summarizer.regression.case_schema import schema_text

    write_stdout(schema_text())


def _folder_name(article: str, name: str | None) -> str:
    if name is not None:
        if not _NAME.fullmatch(name):
            raise click.UsageError(f"--name {name!r}: letters, digits, '-', '_' and '.' only")
        return name
    stem = "article" if article == "-" else stem_of(article)
    return re.sub(r"\W+", "-", stem.casefold()).strip("-") or "article"


def _case_options(options: "Mapping[str, Any]") -> dict[str, Any]:
    return {name: options[name] for name in _OF_THE_CASE if options.get(name) is not None}
