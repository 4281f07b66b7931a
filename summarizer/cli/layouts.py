"""From the options ``--template`` and ``--docx-template`` to how notes are to look."""

import shutil
import sys
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from summarizer.errors import PromptError

if TYPE_CHECKING:
    from summarizer.render.forms import Format, Layout

_MOST_BYTES = {"--template": 1_000_000, "--docx-template": 20_000_000}


def layout_from(
    options: Mapping[str, Any],
    formats: "Collection[Format]",
    *,
    width: int = 80,
    compact: bool = False,
) -> "Layout":
    """Return how notes are to look; templates are read, and found out to be some.

    Args:
        options: of the command.
        formats: the forms the notes will take.
        width: characters per line of plain text.
        compact: JSON on one line.

    Raises:
        UsageError: a template for a form that is not wanted, or for two.
        MissingExtraError: a form needs a package that is not installed.
        PromptError: a template cannot be read.
    """
    from summarizer.render.forms import Layout, check

    own: Path | None = options.get("template")
    word: Path | None = options.get("docx_template")
    _check_formats(own, word, formats)
    layout = Layout(
        template=None if own is None else _text(own, _content(own, "--template")),
        docx_template=None if word is None else _content(word, "--docx-template"),
        width=width,
        compact=compact,
    )
    check(formats, layout)
    return layout


def check_stdout(form: "Format", count: int) -> None:
    """Find out whether that many notes of a form can go to standard output.

    Raises:
        UsageError: they cannot.
    """
    from summarizer.render.forms import ALONE, BINARY

    if form in BINARY and sys.stdout.isatty():
        raise click.UsageError(f"a {form} file is not for a terminal: use -o FILE")
    if form in ALONE and count > 1:
        raise click.UsageError(
            f"several notes as {form} cannot go to standard output: use -o FOLDER"
        )


def between(form: "Format") -> bytes:
    """Return what stands between two notes that follow one another on standard output."""
    marks = {"markdown": "\n---\n\n", "text": f"\n{'#' * width_of_output()}\n\n"}
    return marks.get(form, "").encode()


def width_of_output() -> int:
    """Return how many characters a line of plain text may have."""
    return min(shutil.get_terminal_size().columns, 100) if sys.stdout.isatty() else 80


def _check_formats(own: Path | None, word: Path | None, formats: "Collection[Format]") -> None:
    from summarizer.render.forms import TEMPLATED

    drawn = sorted(TEMPLATED.intersection(formats))
    if own is not None and len(drawn) != 1:
        wanted = " and ".join(drawn) if drawn else ", ".join(sorted(set(formats)))
        raise click.UsageError(
            f"--template draws --format markdown or --format html, one of them (here: {wanted})"
        )
    if word is not None and "docx" not in formats:
        raise click.UsageError("--docx-template is for --format docx")


def _content(path: Path, option: str) -> bytes:
    most = _MOST_BYTES[option]
    try:
        with path.open("rb") as file:
            content = file.read(most + 1)
    except OSError as error:
        raise PromptError(f"cannot read the template {path}: {error.strerror or error}") from error
    if len(content) > most:
        raise PromptError(f"the template {path} is larger than {most} bytes")
    return content


def _text(path: Path, content: bytes) -> str:
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise PromptError(f"the template {path} is not UTF-8 text") from error
