"""Where a note goes: standard output, a file, or a folder with a file per article."""

import os
import re
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

import click

from summarizer.cli.failing import writing_stdout
from summarizer.errors import OutputError
from summarizer.whole_file import is_stream, write_whole, writing_errors

_LONGEST = 80
_LIST = "notes.jsonl"


def write_stdout(content: str | bytes) -> None:
    """Write to standard output; a text as UTF-8, whatever the locale says.

    Raises:
        ReaderGoneError: nobody reads any more.
        OutputError: it cannot be written.
    """
    with writing_stdout():
        click.echo(content.encode() if isinstance(content, str) else content, nl=False)


def write_to(output: Path | None, content: bytes) -> None:
    """Write to a file, or to standard output if none is named.

    Raises:
        OutputError: it cannot be written.
    """
    if output is None:
        write_stdout(content)
    else:
        write_whole(output, content)


def check_target(path: Path, sources: Iterable[str] = ()) -> None:
    """Find out whether a file can be written there before work is spent on its content.

    Args:
        path: of the file.
        sources: what it is made from; none of these is overwritten.

    Raises:
        OutputError: it cannot.
    """
    with writing_errors(path):
        if path.is_dir():
            raise OutputError(f"cannot write {path}: it is a folder")
        if path.is_file() and any(_is_read(path, source) for source in sources):
            raise OutputError(f"cannot write {path}: it is one of the inputs")
        if is_stream(path):
            return
        descriptor, name = tempfile.mkstemp(prefix=".summarizer-", dir=path.resolve().parent)
        os.close(descriptor)
        Path(name).unlink()


def _is_read(path: Path, source: str) -> bool:
    """Tell whether a file is what a source names, or the list of notes in a folder."""
    with suppress(OSError):  # An address may be too long for the name of a file.
        return any(
            name.is_file() and path.samefile(name) for name in (Path(source), Path(source, _LIST))
        )
    return False


def make_folder(path: Path) -> None:
    """Create the folder that receives the notes, if it is not there.

    Raises:
        OutputError: it cannot be created, or a file of that name is in the way.
    """
    with writing_errors(path):
        path.mkdir(parents=True, exist_ok=True)


class Folder:
    """A folder that gets a file for every note; equal names get a number."""

    def __init__(self, path: Path, suffix: str) -> None:
        """Create the folder if it is not there.

        Raises:
            OutputError: it cannot be created.
        """
        make_folder(path)
        self._path = path
        self._suffix = suffix
        self._taken: set[str] = set()

    def target(self, stem: str) -> Path:
        """Return the file for a note of that name.

        Raises:
            OutputError: it cannot be written.
        """
        name = next(name for name in _names(stem) if name.casefold() not in self._taken)
        self._taken.add(name.casefold())
        path = self._path / f"{name}{self._suffix}"
        check_target(path)
        return path


def stem_of(source: str) -> str:
    """Return the name of an article's file without suffix; of an address, the end of its path."""
    from summarizer.readers.addresses import file_name, is_address

    if source == "-":
        return "article"
    if not is_address(source):
        return Path(source).stem
    name = re.sub(r"[^\w.-]+", "-", file_name(source))[:_LONGEST]
    return Path(name).stem.strip("-.") or "article"


def _names(stem: str) -> Iterator[str]:
    yield stem
    number = 2
    while True:
        yield f"{stem}-{number}"
        number += 1
