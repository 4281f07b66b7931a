"""Where a note goes: standard output, a file, or a folder with a file per article."""

import os
import re
import tempfile
from collections.abc import Container, Iterable, Iterator, Sequence
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


def check_target(path: Path, read: Container[tuple[int, int]] = ()) -> None:
    """Find out whether a file can be written there before work is spent on its content.

    Args:
        path: of the file.
        read: what it is made from, as :func:`inputs` says it; none of that is overwritten.

    Raises:
        OutputError: it cannot.
    """
    with writing_errors(path):
        if path.is_dir():
            raise OutputError(f"cannot write {path}: it is a folder")
        if path.is_file() and _identity(path) in read:
            raise OutputError(f"cannot write {path}: it is one of the inputs")
        if is_stream(path):
            return
        descriptor, name = tempfile.mkstemp(prefix=".summarizer-", dir=path.resolve().parent)
        os.close(descriptor)
        Path(name).unlink()


def inputs(sources: Iterable[str]) -> frozenset[tuple[int, int]]:
    """Return what tells the files that are read from others; folders stand for their lists."""
    found = set()
    for path in (path for source in sources for path in (Path(source), Path(source, _LIST))):
        # An address is no file, and may be too long for the name of one.
        with suppress(OSError, ValueError):
            if path.is_file():
                found.add(_identity(path))
    return frozenset(found)


def _identity(path: Path) -> tuple[int, int]:
    stat = path.stat()
    return stat.st_dev, stat.st_ino


def make_folder(path: Path) -> None:
    """Create the folder that receives the notes, if it is not there.

    Raises:
        OutputError: it cannot be created, or a file of that name is in the way.
    """
    with writing_errors(path):
        path.mkdir(parents=True, exist_ok=True)


class Folder:
    """A folder that gets a file for every note; equal names get a number."""

    def __init__(self, path: Path, suffix: str, sources: Sequence[str] = ()) -> None:
        """Create the folder if it is not there.

        Args:
            path: of the folder.
            suffix: of the files.
            sources: what the notes are made from; none of these is overwritten.

        Raises:
            OutputError: it cannot be created.
        """
        make_folder(path)
        self._path = path
        self._suffix = suffix
        self._read = inputs(sources)
        self._taken: set[str] = set()

    def target(self, stem: str) -> Path:
        """Return the file for a note of that name.

        Raises:
            OutputError: it cannot be written.
        """
        name = next(name for name in _names(stem) if name.casefold() not in self._taken)
        self._taken.add(name.casefold())
        path = self._path / f"{name}{self._suffix}"
        check_target(path, self._read)
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
