"""The one way to write a file: all of it, or what was there stays as it was.

A file is written under a temporary name beside its place and renamed when it is whole. Only a
program that is killed in between leaves such a temporary file behind; see
:func:`clear_leftovers`.
"""

import os
import re
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from summarizer.errors import OutputError

_LEFTOVER = re.compile(r"\..*-[0-9a-f]{16}\.part", re.DOTALL)
_LONGEST_STEM = 40
"""Characters of the name that the temporary one begins with: together they fit anywhere."""


def write_whole(path: Path, content: str | bytes, *, durable: bool = False) -> None:
    """Write a file as a whole.

    A file that is replaced keeps its mode, and a link stays one: what it points to is written.
    A device or a pipe is written to.

    Args:
        path: its folder has to be there.
        content: a text is written as UTF-8; half of a surrogate pair as JSON escapes it.
        durable: return only when the content and its name are on the disk.

    Raises:
        OutputError: it cannot be written.
    """
    with replacing(path, durable=durable) as file:
        file.write(_bytes(content))


def write_lines_whole(path: Path, lines: Iterable[str], *, durable: bool = True) -> None:
    """Write a file as a whole, line by line: they need not fit into memory.

    Args:
        path: its folder has to be there.
        lines: without their line ends.
        durable: return only when the content and its name are on the disk.

    Raises:
        OutputError: it cannot be written.
    """
    with replacing(path, durable=durable) as file:
        for line in lines:
            file.write(_bytes(line))
            file.write(b"\n")


def clear_leftovers(folder: Path) -> None:
    """Delete what writers have left behind that were killed before they were done.

    Nobody else may be writing into the folder; what cannot be deleted stays.
    """
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if _LEFTOVER.fullmatch(entry.name):
                with suppress(OSError):
                    Path(entry.path).unlink()


@contextmanager
def writing_errors(path: Path) -> Iterator[None]:
    """Translate what the file system says while something is written there.

    Raises:
        OutputError: in place of an ``OSError``.
    """
    try:
        yield
    except OSError as error:
        raise OutputError(f"cannot write {path}: {error.strerror or error}") from error


def is_stream(path: Path) -> bool:
    """Tell whether something is there that is written to rather than replaced."""
    return path.exists() and not path.is_file() and not path.is_dir()


@contextmanager
def replacing(path: Path, *, durable: bool = False) -> Iterator[BinaryIO]:
    """Give a file to write to, which takes the path's place when all went well.

    Args:
        path: its folder has to be there.
        durable: end only when the content and its name are on the disk.

    Raises:
        OutputError: it cannot be written.
    """
    with writing_errors(path):
        if is_stream(path):
            with path.open("wb") as stream:
                yield stream
            return
        target = path.resolve()
        stem = target.name[:_LONGEST_STEM]
        temporary = target.with_name(f".{stem}-{secrets.token_hex(8)}.part")
        try:
            with temporary.open("xb") as file:
                yield file
                if durable:
                    file.flush()
                    os.fsync(file.fileno())
            _keep_mode(target, temporary)
            temporary.replace(target)
        except BaseException:
            with suppress(OSError):
                temporary.unlink()
            raise
        if durable:
            _sync_folder(target.parent)


def _keep_mode(target: Path, temporary: Path) -> None:
    with suppress(FileNotFoundError):
        temporary.chmod(target.stat().st_mode & 0o7777)


def _sync_folder(folder: Path) -> None:
    """Have the names in a folder on the disk, where a system can do that."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _bytes(content: str | bytes) -> bytes:
    return content.encode(errors="backslashreplace") if isinstance(content, str) else content
