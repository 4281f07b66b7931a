"""Answers that all batches of a user share, in one file of limited size."""

import hashlib
import json
import sqlite3
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

from summarizer.backends.remembered import Kept
from summarizer.backends.weights.cache import cache_folder
from summarizer.closing import Closing
from summarizer.errors import ConfigError
from summarizer.sqlite_file import ForeignFileError, Layout, SqliteFile, trouble_of

MAX_BYTES = 1_000_000_000
"""A quarter of a million answers or more."""

# The number is the layout's: another version of the program has a file of its own.
_FILE = "replies-1.sqlite"
_LAYOUT = Layout(
    application=0x53554D43,
    version=1,
    tables=(
        """CREATE TABLE replies (
            key BLOB PRIMARY KEY, stored REAL NOT NULL, used REAL NOT NULL, kept TEXT NOT NULL)""",
        "CREATE INDEX replies_stored ON replies (stored)",
        "CREATE INDEX replies_used ON replies (used)",
    ),
    settings=("auto_vacuum=INCREMENTAL",),
)
_PATIENCE = 0.5
"""Seconds to wait for another process: to ask the model is no worse than to wait for long."""
_REPAIR_PATIENCE = 5.0
_USED_APART = 600.0
"""Seconds: an answer's last use is known this exactly, so that not every use writes."""
_LOOK_AFTER = 1_000_000
"""Bytes put in before the size is looked at again, at most."""
_AT_ONCE = 64
_PAGES_FREED = 25_000


def default_folder() -> Path:
    """Return the folder of the user's cache; it need not exist yet."""
    return cache_folder() / "replies"


class ReplyCache(Closing):
    """A store of good answers: JSON objects that came to their end. Errors are not kept.

    Several processes may use one folder at the same time; methods may be called from any thread.
    A cache is never a reason to fail: what cannot be read is not known, what cannot be written is
    not kept, and a file that is broken is put aside (``….broken``).

    Args:
        folder: made if it is not there.
        max_bytes: how large the file may get; the answers not used for longest go first.
        max_age: seconds after which an answer does not count any more; ``None`` is no limit.
        scope: what is asked apart from the model's name, e.g. the endpoint's address: answers
            of another one are not known here.
        clock: the time in seconds since the epoch.

    Attributes:
        trouble: why it last could not do its work; ``""`` if it always could.

    Raises:
        ConfigError: a limit makes no sense.
    """

    def __init__(
        self,
        folder: Path,
        *,
        max_bytes: int = MAX_BYTES,
        max_age: float | None = None,
        scope: str = "",
        clock: Callable[[], float] = time.time,
    ) -> None:
        if max_bytes <= 0:
            raise ConfigError(f"a cache cannot have {max_bytes} bytes")
        if max_age is not None and not max_age > 0:
            raise ConfigError(f"answers in a cache cannot be kept for {max_age} seconds")
        self.trouble = ""
        self._path = folder / _FILE
        self._max_bytes = max_bytes
        self._max_age = max_age
        self._scope = scope
        self._clock = clock
        self._put_since = 0
        self._lock = threading.Lock()
        self._repaired = False
        self._number = 0
        self._file = self._opened()
        self._tidy()

    def close(self) -> None:
        """Close the file; safe to call twice. Nothing is known or kept afterwards."""
        file, self._file = self._file, None
        if file is not None:
            with suppress(sqlite3.Error):
                file.close()

    def get(self, key: str) -> Kept | None:
        """Return what was answered to a request, if that is known and not too old."""
        file = self._file
        if file is None:
            return None
        digest, now = self._digest(key), self._clock()
        try:
            row = file.one("SELECT kept, stored, used FROM replies WHERE key = ?", (digest,))
            if row is None or self._is_old(row[1], now):
                return None
            if abs(now - row[2]) >= _USED_APART:
                file.run("UPDATE replies SET used = ? WHERE key = ?", (now, digest))
            return Kept.from_json(row[0])
        except sqlite3.Error as error:
            self._suffer(file, error)
        except ValueError:
            return None
        return None

    def put(self, key: str, kept: Kept) -> None:
        """Keep an answer if it is a good one."""
        file = self._file
        if file is None or not _is_good(kept):
            return
        text, now = kept.to_json(), self._clock()
        if len(text) > self._max_bytes // 16:
            return
        try:
            file.run(
                "INSERT INTO replies VALUES (?, ?, ?, ?) ON CONFLICT (key) DO UPDATE "
                "SET stored = excluded.stored, used = excluded.used, kept = excluded.kept",
                (self._digest(key), now, now, text),
            )
            self._put_since += len(text)
            if self._put_since >= min(_LOOK_AFTER, self._max_bytes // 64):
                self._put_since = 0
                self._make_room(file)
        except sqlite3.Error as error:
            self._suffer(file, error)

    def _digest(self, key: str) -> bytes:
        return hashlib.sha256(f"{self._scope}\n{key}".encode("utf-8", "surrogatepass")).digest()

    def _is_old(self, stored: float, now: float) -> bool:
        return self._max_age is not None and now - stored > self._max_age

    def _tidy(self) -> None:
        """Drop what is too old or too much, and give the room back."""
        file = self._file
        if file is None:
            return
        try:
            if self._max_age is not None:
                oldest = self._clock() - self._max_age
                file.run("DELETE FROM replies WHERE stored < ?", (oldest,))
            self._make_room(file)
            file.run_to_its_end(f"PRAGMA incremental_vacuum({_PAGES_FREED})")
        except sqlite3.Error as error:
            self._suffer(file, error)

    def _make_room(self, file: SqliteFile) -> None:
        while _bytes_used(file) > self._max_bytes:
            # A transaction each: others may write in between.
            gone = file.run(
                "DELETE FROM replies WHERE rowid IN "
                "(SELECT rowid FROM replies ORDER BY used, rowid LIMIT ?)",
                (_AT_ONCE,),
            )
            if not gone:
                return

    def _opened(self, broken: int | None = None) -> SqliteFile | None:
        """Open the file; put it aside first if it is broken.

        Args:
            broken: the number that the system has for a file that was found to be broken.
        """
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            try:
                file = self._tried(broken)
            except sqlite3.Error as error:
                if not _is_broken(error):
                    raise
                file = self._made_anew(broken)
            self._number = self._path.stat().st_ino
        except (sqlite3.Error, OSError, Timeout) as error:
            self.trouble = f"no cache in {self._path.parent}: {error}"
            return None
        return file

    def _tried(self, broken: int | None) -> SqliteFile:
        if broken is not None and self._path.stat().st_ino == broken:
            raise ForeignFileError("found to be broken")
        return SqliteFile(self._path, _LAYOUT, patience=_PATIENCE)

    def _made_anew(self, broken: int | None) -> SqliteFile:
        with FileLock(self._path.with_suffix(".lock"), timeout=_REPAIR_PATIENCE):
            try:
                # Another process may have been here first.
                return self._tried(broken)
            except sqlite3.Error as error:
                if not _is_broken(error):
                    raise
                self.trouble = f"{self._path} was broken and is put aside: {error}"
            self._path.replace(self._path.with_suffix(".broken"))
            for ending in ("-wal", "-shm"):
                self._path.with_name(self._path.name + ending).unlink(missing_ok=True)
            return SqliteFile(self._path, _LAYOUT, patience=_PATIENCE)

    def _suffer(self, file: SqliteFile, error: sqlite3.Error) -> None:
        """Remember what went wrong; do without a file that turns out to be broken."""
        self.trouble = f"{self._path}: {error}"
        if not _is_broken(error):
            return
        with self._lock:
            if self._file is not file:
                return
            self.close()
            if not self._repaired:
                self._repaired = True
                self._file = self._opened(broken=self._number)


def _is_good(kept: Kept) -> bool:
    if kept.error or kept.finish != "stop":
        return False
    try:
        return isinstance(json.loads(kept.text), dict)
    except (ValueError, RecursionError):
        return False


def _is_broken(error: sqlite3.Error) -> bool:
    return trouble_of(error) in ("broken", "foreign")


def _bytes_used(file: SqliteFile) -> int:
    row = file.one(
        "SELECT (page_count - freelist_count) * page_size "
        "FROM pragma_page_count, pragma_freelist_count, pragma_page_size"
    )
    return int(row[0]) if row else 0
