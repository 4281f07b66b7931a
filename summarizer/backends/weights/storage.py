"""The file system's troubles, said in our own errors."""

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from summarizer.errors import DiskFullError, DownloadError

_FULL = {errno.ENOSPC, errno.EDQUOT}
_SIGNS_OF_FULL = ("no space left on device", "disk quota exceeded", "not enough space on the disk")


def require_space(folder: Path, needed: int) -> None:
    """Check that so many bytes still fit.

    Args:
        folder: an existing folder on the disk in question.
        needed: in bytes.

    Raises:
        DiskFullError: they do not fit.
    """
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise disk_full(folder, needed=needed, free=free)


def disk_full(folder: Path, *, needed: int, free: int | None = None) -> DiskFullError:
    """Return the error that says how much room is missing, and where."""
    there = "" if free is None else f", {_megabytes(free)} MB free"
    return DiskFullError(
        f"no room in {folder}: {_megabytes(needed)} MB needed{there};"
        " free some space or set SUMMARIZER_CACHE to a folder on another disk"
    )


def says_disk_full(text: str) -> bool:
    """Tell whether another program's message means a full disk."""
    return any(sign in text.lower() for sign in _SIGNS_OF_FULL)


@contextmanager
def storage_errors(folder: Path, needed: int) -> Iterator[None]:
    """Translate ``OSError`` from writing into ``folder``.

    Args:
        folder: named in the message.
        needed: bytes that were still to be written.

    Raises:
        DiskFullError: the disk or the quota is full.
        DownloadError: the folder cannot be written for another reason.
    """
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise disk_full(folder, needed=needed) from error
        reason = error.strerror or str(error)
        raise DownloadError(f"cannot write weights to {folder}: {reason}") from error


def _megabytes(size: int) -> int:
    return -(-size // 1_000_000)
