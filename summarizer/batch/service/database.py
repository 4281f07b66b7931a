"""The file in the output folder in which the jobs of a batch service are kept track of.

SQLite, beside the journal: the journal has the answers, this what was asked, in which job, and
the articles it was asked for.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from summarizer.closing import Closing
from summarizer.errors import BatchBusyError, BatchError, JournalError, OutputError
from summarizer.sqlite_file import Layout, SqliteFile, Values, trouble_of
from summarizer.whole_file import writing_errors

FOLDER = "service"
"""Folder within the output folder for this file and those that are sent and fetched."""

_NAME = "jobs.sqlite"
_LAYOUT = Layout(
    application=0x53554D53,
    version=1,
    tables=(
        "CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
        "CREATE TABLE items (number INTEGER PRIMARY KEY, item TEXT NOT NULL)",
        """CREATE TABLE jobs (
            number INTEGER PRIMARY KEY, state TEXT NOT NULL, requests INTEGER NOT NULL,
            mark TEXT NOT NULL, dialect TEXT NOT NULL, file TEXT NOT NULL DEFAULT '',
            batch TEXT NOT NULL DEFAULT '', status TEXT NOT NULL DEFAULT '',
            done INTEGER NOT NULL DEFAULT 0, failed INTEGER NOT NULL DEFAULT 0)""",
        # Only what has no answer yet: the journal has the others.
        """CREATE TABLE asked (
            key BLOB PRIMARY KEY, job INTEGER NOT NULL, line INTEGER NOT NULL,
            tries INTEGER NOT NULL, failure TEXT, final INTEGER NOT NULL DEFAULT 0,
            dialect TEXT) WITHOUT ROWID""",
        "CREATE INDEX asked_by_job ON asked (job, line)",
    ),
)


class ServiceDatabase(Closing):
    """The open file; a context manager. Several processes may read it at once.

    All methods raise :class:`~summarizer.errors.JournalError` when the file is broken and
    :class:`~summarizer.errors.OutputError` when it cannot be written.

    Args:
        out: the output folder.
        create: make the file if it is not there.

    Raises:
        JournalError: nothing was submitted from this folder, or the file is not of this kind.
    """

    def __init__(self, out: Path, *, create: bool) -> None:
        self.folder = out / FOLDER
        self._path = self.folder / _NAME
        if not create and not self._path.is_file():
            raise JournalError(f"nothing was submitted from {out}: see summarizer batch submit")
        with writing_errors(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
        with self._translated():
            self._file = SqliteFile(self._path, _LAYOUT)
            # Paid jobs are at stake and changes are few: they are to survive a power cut.
            self._file.run("PRAGMA synchronous=FULL")

    def close(self) -> None:
        """Close the file; safe to call twice."""
        with self._translated():
            self._file.close()

    def one(self, statement: str, values: Values = ()) -> Any | None:
        """Return the first row, if there is one."""
        with self._translated():
            return self._file.one(statement, values)

    def rows(self, statement: str, values: Values = ()) -> list[Any]:
        """Return all rows."""
        with self._translated():
            return self._file.rows(statement, values)

    def run(self, statement: str, values: Values = ()) -> int:
        """Carry out one statement; return how many rows it concerned."""
        with self._translated():
            return self._file.run(statement, values)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Carry out what is done inside as a whole or not at all."""
        with self._translated(), self._file.transaction():
            yield

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise _error_for(error, self._path) from error


def _error_for(error: sqlite3.Error, path: Path) -> BatchError | OutputError:
    match trouble_of(error):
        case "full":
            return OutputError(f"cannot write {path}: the disk is full; run it again to go on")
        case "denied":
            return OutputError(f"cannot write {path}: {error}")
        case "busy":
            return BatchBusyError(f"another program has {path} open and writes to it")
        case "newer":
            return JournalError(f"{path} was written by a newer version of this program ({error})")
        case _:
            return JournalError(f"{path} is broken ({error})")
