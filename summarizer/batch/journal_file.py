"""The file of a batch's journal, and the lock that keeps others off the folder."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from summarizer.errors import BatchBusyError, BatchError, JournalError, OutputError
from summarizer.sqlite_file import Layout, SqliteFile, trouble_of
from summarizer.whole_file import writing_errors

FILE = "journal.sqlite"
LOCK = "journal.lock"

_LAYOUT = Layout(
    application=0x53554D4A,
    version=1,
    tables=(
        "CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
        "CREATE TABLE exchanges (key BLOB PRIMARY KEY, kept TEXT NOT NULL)",
        # What the input holds, by place.
        """CREATE TABLE items (
            place INTEGER PRIMARY KEY, id TEXT NOT NULL, folded TEXT NOT NULL,
            identity BLOB NOT NULL, origin TEXT NOT NULL, fields TEXT NOT NULL)""",
        "CREATE INDEX items_folded ON items (folded, place)",
        # How items ended, by what they are: the input may have changed since. Of the two last
        # columns one is null; the long one comes last, so that it need not be read.
        """CREATE TABLE ends (
            identity BLOB PRIMARY KEY, failure TEXT, document TEXT)""",
    ),
)


def opened(path: Path) -> SqliteFile:
    """Open the file, which is made if it is not there; the folder should be locked.

    Raises:
        BatchError: it is none, or broken, or of a newer version, or somebody writes to it.
        OutputError: it cannot be written.
    """
    with translated(path):
        return SqliteFile(path, _LAYOUT)


def locked(folder: Path) -> FileLock:
    """Keep others off a folder until the lock is released, or this process ends in any way.

    Raises:
        BatchBusyError: another one has it.
        OutputError: no lock can be had there.
    """
    # Whoever closes the journal may be another thread than the one that has opened it.
    lock = FileLock(folder / LOCK, thread_local=False)
    with writing_errors(folder / LOCK):
        try:
            lock.acquire(blocking=False)
        except Timeout:
            raise BatchBusyError(
                f"another run works on {folder}: wait until it has ended, or give another "
                "folder (--out)"
            ) from None
        except NotImplementedError as error:
            raise OutputError(f"cannot lock {folder}: its file system has no locks") from error
    return lock


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Translate what SQLite says about the file.

    Raises:
        BatchError: in place of a ``sqlite3.Error``.
        OutputError: likewise, when it cannot be written.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise _error_for(error, path) from error


def _error_for(error: sqlite3.Error, path: Path) -> BatchError | OutputError:
    trouble = trouble_of(error)
    if trouble == "full":
        return OutputError(f"cannot write {path}: the disk is full; run it again to go on")
    if trouble == "denied":
        return OutputError(f"cannot write {path}: {error}")
    if trouble == "busy":
        return BatchBusyError(f"another program has {path} open and writes to it")
    if trouble == "newer":
        return JournalError(f"{path} was written by a newer version of this program ({error})")
    if trouble == "foreign":
        return JournalError(f"{path} is no journal ({error}): give another folder (--out)")
    return JournalError(f"{path} is broken ({error}): delete it, and the batch begins anew")
