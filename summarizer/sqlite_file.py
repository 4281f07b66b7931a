"""A SQLite file of the program's own: one connection for all threads, safe against being killed.

Nothing is translated here: the errors are those of :mod:`sqlite3`. Who opens a file knows what
its troubles mean (see :func:`trouble_of`).
"""

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeAlias

Trouble: TypeAlias = Literal["full", "busy", "denied", "broken", "foreign", "newer", "other"]
Values: TypeAlias = Sequence[Any]

# The low byte is the code; the rest says more than we need.
_TROUBLES: dict[int, Trouble] = {
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_BUSY: "busy",
    sqlite3.SQLITE_LOCKED: "busy",
    sqlite3.SQLITE_READONLY: "denied",
    sqlite3.SQLITE_CANTOPEN: "denied",
    sqlite3.SQLITE_PERM: "denied",
    sqlite3.SQLITE_IOERR: "denied",
    sqlite3.SQLITE_CORRUPT: "broken",
    sqlite3.SQLITE_NOTADB: "foreign",
}


@dataclass(frozen=True, slots=True)
class Layout:
    """What a file of one kind looks like.

    Attributes:
        application: four bytes in the file's header that say what kind of file it is.
        version: of the tables; a file with a higher one is not touched.
        tables: the statements that make them, in a file that is new.
        settings: pragmas that have to be set before there is anything in the file.
    """

    application: int
    version: int
    tables: tuple[str, ...]
    settings: tuple[str, ...] = ()


class ForeignFileError(sqlite3.DatabaseError):
    """A database, but not one of this kind."""


class NewerFileError(sqlite3.DatabaseError):
    """A file of this kind, written by a later version of the program."""


class SqliteFile:
    """An open file. What a call has written survives that the process is killed.

    Args:
        path: made if it is not there; its folder has to be.
        layout: what it has to look like.
        patience: seconds to wait while another process writes.

    Raises:
        sqlite3.Error: it cannot be opened, or is another kind of file.
    """

    def __init__(self, path: Path, layout: Layout, *, patience: float = 5.0) -> None:
        self._lock = threading.RLock()
        self._closed = False
        self._inside = False
        self._connection = sqlite3.connect(
            path, timeout=patience, isolation_level=None, check_same_thread=False
        )
        try:
            self._begin(layout)
        except BaseException:
            self._connection.close()
            raise

    def one(self, statement: str, values: Values = ()) -> Any | None:
        """Return the first row, if there is one."""
        with self._lock:
            return self._connection.execute(statement, values).fetchone()

    def rows(self, statement: str, values: Values = ()) -> list[Any]:
        """Return all rows."""
        with self._lock:
            return self._connection.execute(statement, values).fetchall()

    def run(self, statement: str, values: Values = ()) -> int:
        """Carry out one statement, and what was put off; return how many rows it concerned."""
        with self._lock:
            count = self._connection.execute(statement, values).rowcount
            if not self._inside:
                self._settle()
            return count

    def put_off(self, statement: str, values: Values = ()) -> None:
        """Carry out a statement that need not survive before the next :meth:`run` has.

        It is seen at once. A transaction of its own would be most of what it costs.
        """
        with self._lock:
            if not self._connection.in_transaction:
                self._connection.execute("BEGIN IMMEDIATE")
            self._connection.execute(statement, values)

    def run_to_its_end(self, statement: str) -> None:
        """Carry out a pragma that works in steps, which :meth:`run` would take one of."""
        with self._lock:
            self._connection.executescript(statement)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Let no other thread in between."""
        with self._lock:
            yield

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Carry out what is done inside as a whole or not at all."""
        with self._lock:
            self._settle()
            self._connection.execute("BEGIN IMMEDIATE")
            self._inside = True
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                # After some errors SQLite has already rolled back by itself.
                with suppress(sqlite3.Error):
                    self._connection.execute("ROLLBACK")
                raise
            finally:
                self._inside = False

    def close(self) -> None:
        """Close the file; safe to call twice.

        Raises:
            sqlite3.Error: what was put off could not be written; it is closed all the same.
        """
        with self._lock:
            if self._closed:
                return
            self._closed = True
            try:
                self._settle()
            finally:
                self._connection.close()

    def _settle(self) -> None:
        if self._connection.in_transaction:
            self._connection.execute("COMMIT")

    def _begin(self, layout: Layout) -> None:
        if self._check(layout):
            for setting in layout.settings:
                self.run(f"PRAGMA {setting}")
        # Its writes are on the disk by the next checkpoint and in the system's hands at once.
        self.run("PRAGMA journal_mode=WAL")
        self.run("PRAGMA synchronous=NORMAL")
        with self.transaction():
            # Another process may have made the tables by now.
            if self._check(layout):
                for statement in layout.tables:
                    self.run(statement)
                self.run(f"PRAGMA application_id={layout.application}")
                self.run(f"PRAGMA user_version={layout.version}")

    def _check(self, layout: Layout) -> bool:
        """Tell whether the file is new.

        Raises:
            ForeignFileError: it is not of this kind.
            NewerFileError: it is of a later version.
        """
        application, version = (
            self._number(f"PRAGMA {name}") for name in ("application_id", "user_version")
        )
        if application == layout.application:
            if version > layout.version:
                raise NewerFileError(f"layout {version}; this program knows {layout.version}")
            return False
        if application or version or self._number("SELECT COUNT(*) FROM sqlite_master"):
            raise ForeignFileError("another program's database")
        return True

    def _number(self, statement: str) -> int:
        row = self.one(statement)
        return int(row[0]) if row else 0


def trouble_of(error: sqlite3.Error) -> Trouble:
    """Say what kind of trouble an error is."""
    if isinstance(error, NewerFileError):
        return "newer"
    if isinstance(error, ForeignFileError):
        return "foreign"
    code = getattr(error, "sqlite_errorcode", None)
    return "other" if code is None else _TROUBLES.get(code & 0xFF, "other")
