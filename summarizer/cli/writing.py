"""Where a note goes: standard output, a file, or a folder with a file per article."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from summarizer.cli.failing import writing_stdout
from summarizer.errors import OutputError
from summarizer.whole_file import is_stream, writing_errors


def write_stdout(content: str | bytes) -> None:
    """Write to standard output; a text as UTF-8, whatever the locale says.

    Raises:
        ReaderGoneError: nobody reads any more.
        OutputError: it cannot be written.
    """
    with writing_stdout():
        click.echo(content.encode() if isinstance(content, str) else content, nl=False)


def text_width() -> int:
    """Return how many characters of plain text fit on a line where it is going to be read."""
    return min(shutil.get_terminal_size().columns, 100) if sys.stdout.isatty() else 80


def check_target(path: Path) -> None:
    """Find out whether a file can be written there before work is spent on its content.

    Raises:
        OutputError: it cannot.
    """
    with writing_errors(path):
        if path.is_dir():
            raise OutputError(f"cannot write {path}: it is a folder")
        if is_stream(path):
            return
        descriptor, name = tempfile.mkstemp(prefix=".summarizer-", dir=path.resolve().parent)
        os.close(descriptor)
        Path(name).unlink()


def make_folder(path: Path) -> None:
    """Create the folder that receives the notes, if it is not there.

    Raises:
        OutputError: it cannot be created, or a file of that name is in the way.
    """
    with writing_errors(path):
        path.mkdir(parents=True, exist_ok=True)


def targets_in(folder: Path, sources: Sequence[str], suffix: str) -> list[Path]:
    """Return a file for every article, named after it; equal names get a number."""
    taken: set[str] = set()
    targets = []
    for source in sources:
        stem = "article" if source == "-" else Path(source).stem
        name = next(name for name in _names(stem) if name.casefold() not in taken)
        taken.add(name.casefold())
        targets.append(folder / f"{name}{suffix}")
    return targets


def _names(stem: str) -> Iterator[str]:
    yield stem
    number = 2
    while True:
        yield f"{stem}-{number}"
        number += 1
