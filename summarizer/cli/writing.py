"""Where a note goes: standard output, a file, or a folder with a file per article.

A file is written under a temporary name beside its place and renamed when it is whole.
"""

import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import click

from summarizer.cli.failing import writing_stdout
from summarizer.errors import OutputError

SUFFIXES = {"markdown": ".md", "json": ".json", "text": ".txt"}


def write_stdout(text: str) -> None:
    """Write the text to standard output as UTF-8, whatever the locale says.

    Raises:
        ReaderGoneError: nobody reads any more.
        OutputError: it cannot be written.
    """
    with writing_stdout():
        click.echo(text.encode(), nl=False)


def write_file(path: Path, text: str) -> None:
    """Write the text to a file as UTF-8: all of it, or the file stays as it was.

    Raises:
        OutputError: it cannot be written.
    """
    with _translated(path):
        target = path.resolve()
        if target.exists() and not target.is_file():
            # A device or a pipe is written to; renaming a file over it would destroy it.
            target.write_bytes(text.encode())
            return
        _replace(target, text.encode())


def check_target(path: Path) -> None:
    """Find out whether a file can be written there before work is spent on its content.

    Raises:
        OutputError: it cannot.
    """
    with _translated(path):
        target = path.resolve()
        if target.is_dir():
            raise OutputError(f"cannot write {path}: it is a folder")
        if target.exists() and not target.is_file():
            return
        descriptor, name = tempfile.mkstemp(prefix=".summarizer-", dir=target.parent)
        os.close(descriptor)
        Path(name).unlink()


def make_folder(path: Path) -> None:
    """Create the folder that receives the notes, if it is not there.

    Raises:
        OutputError: it cannot be created, or a file of that name is in the way.
    """
    with _translated(path):
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


def _replace(target: Path, content: bytes) -> None:
    descriptor, name = tempfile.mkstemp(prefix=f".{target.name}-", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        temporary.chmod(_mode_for(target))
        temporary.replace(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise


def _mode_for(target: Path) -> int:
    """Return the mode of the file that is replaced, or what a new file would get."""
    with suppress(OSError):
        return target.stat().st_mode & 0o7777
    mask = os.umask(0o077)
    os.umask(mask)
    return 0o666 & ~mask


@contextmanager
def _translated(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError(f"cannot write {path}: {error.strerror or error}") from error
