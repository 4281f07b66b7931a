"""What a batch has done so far, in its output folder: so that it can go on after any end."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, Literal, Self, TypeAlias

from filelock import FileLock

from summarizer.backends.remembered import Kept, json_text
from summarizer.batch.identity import folded, identity_of
from summarizer.batch.item import Failed, Failure, Item, Noted
from summarizer.batch.journal_file import FILE, locked, opened, translated
from summarizer.closing import Closing
from summarizer.errors import JournalError
from summarizer.sqlite_file import SqliteFile
from summarizer.whole_file import writing_errors

Ended: TypeAlias = Literal["done", "failed"]

_REMEMBERED = 10_000
"""Names of which the last number is remembered."""
_PAGE = 32
"""Rows that are read at a time: a document has tens of kilobytes."""
# Crossed in this order: the items are gone through in theirs, and their ends looked up.
_OF_ITEMS = "FROM items CROSS JOIN ends ON ends.identity = items.identity"


class Journal(Closing):
    """The journal of one batch, a store of replies too; use it as a context manager.

    What a method has written survives that the process is killed right after. Methods may be
    called from any thread. While it is open nobody else can open it.

    All methods raise :class:`~summarizer.errors.JournalError` when the file is broken and
    :class:`~summarizer.errors.OutputError` when it cannot be written, e.g. on a full disk.
    """

    def __init__(self, path: Path, file: SqliteFile, lock: FileLock) -> None:
        self._path = path
        self._file = file
        self._lock = lock
        self._numbers: dict[str, tuple[int, int]] = {}

    @classmethod
    def open(cls, folder: Path, batch: str | Mapping[str, str]) -> Self:
        """Open the journal of a folder, which is made if it is not there.

        Args:
            folder: the output folder.
            batch: what determines the notes, apart from the articles: a fingerprint, or values
                by the names that a user knows them by (``"--model"``). Nothing secret.

        Raises:
            BatchBusyError: another process works on the folder.
            JournalError: the folder holds another batch, of which something has been answered;
                or its journal is broken, of a newer version, or no journal.
            OutputError: the folder cannot be written.
        """
        path = folder / FILE
        with writing_errors(folder):
            folder.mkdir(parents=True, exist_ok=True)
        lock = locked(folder)
        try:
            file = opened(path)
        except BaseException:
            lock.release()
            raise
        journal = cls(path, file, lock)
        try:
            journal._claim(batch)
        except BaseException:
            journal.close()
            raise
        return journal

    def close(self) -> None:
        """Close it and let others have the folder; safe to call twice."""
        try:
            with translated(self._path):
                self._file.close()
        finally:
            self._lock.release()

    def get(self, key: str) -> Kept | None:
        """Return what was answered to a request, if it is known (see ``exchange_key``)."""
        with translated(self._path):
            row = self._file.one("SELECT kept FROM exchanges WHERE key = ?", (bytes.fromhex(key),))
        if row is None:
            return None
        try:
            return Kept.from_json(row[0])
        except ValueError:
            return None

    def put(self, key: str, kept: Kept) -> None:
        """Keep what was answered to a request."""
        self._run(
            "INSERT INTO exchanges VALUES (?, ?) "
            "ON CONFLICT (key) DO UPDATE SET kept = excluded.kept",
            (bytes.fromhex(key), kept.to_json()),
        )

    def enrol(self, item: Item) -> Item:
        """Take an item up; return it with an id that no other item of the batch has.

        Equal ids (case and accents' way of writing apart) get a number: ``id``, ``id-2``. Items
        have to be enrolled in the order of their indexes, from 0; then they get the same ids in
        every run over the same input. To enrol one again changes nothing. Where the input has
        changed since an earlier run, what an item of that run came to is forgotten.
        """
        with translated(self._path), self._file.alone():
            name = self._free(_writable(item.id), item.index)
            enrolled = item if name == item.id else replace(item, id=name)
            row = (
                item.index,
                name,
                folded(name),
                identity_of(enrolled),
                _writable(item.origin),
                json_text(dict(item.fields)),
            )
            if self._file.one("SELECT * FROM items WHERE place = ?", (item.index,)) != row:
                # It would be enrolled just so again: it has to last only when it has ended.
                self._file.put_off("REPLACE INTO items VALUES (?, ?, ?, ?, ?, ?)", row)
        return enrolled

    def input_ended(self, count: int) -> None:
        """Say how many items there are, so that those are forgotten that the input had before."""
        self._run("DELETE FROM items WHERE place >= ?", (count,))

    def ended(self, index: int) -> Ended | None:
        """Say how an enrolled item ended, if it did: in this run or in an earlier one."""
        row = self._one(f"SELECT ends.failure IS NULL {_OF_ITEMS} WHERE place = ?", index)
        return None if row is None else "done" if row[0] else "failed"

    def document(self, index: int) -> str | None:
        """Return the document (JSON) that an enrolled item was finished with, if it was."""
        row = self._one(f"SELECT ends.document {_OF_ITEMS} WHERE place = ?", index)
        return None if row is None else row[0]

    def finish(self, item: Item, document_json: str) -> None:
        """Write down an enrolled item's note; it takes the place of an earlier failure."""
        self._end(item, None, document_json)

    def fail(self, item: Item, failure: Failure) -> None:
        """Write down why there is no note of an enrolled item."""
        self._end(item, json_text(asdict(failure)), None)

    def notes(self) -> Iterator[Noted]:
        """Yield the notes in input order; they need not fit into memory."""
        for place, name, fields, document in self._pages(
            "items.fields, ends.document", "ends.document IS NOT NULL"
        ):
            yield Noted(place, name, json.loads(fields), document)

    def failures(self) -> Iterator[Failed]:
        """Yield the failures in input order; they need not fit into memory."""
        for place, name, origin, fields, failure in self._pages(
            "items.origin, items.fields, ends.failure", "ends.failure IS NOT NULL"
        ):
            yield Failed(place, name, origin, json.loads(fields), Failure(**json.loads(failure)))

    def counts(self) -> tuple[int, int]:
        """Return how many items are done and how many have failed; looks at all of them."""
        with translated(self._path):
            done, failed = self._file.one(
                f"SELECT TOTAL(failure IS NULL), TOTAL(failure IS NOT NULL) {_OF_ITEMS}"
            ) or (0, 0)
        return int(done), int(failed)

    def _claim(self, batch: str | Mapping[str, str]) -> None:
        """Make the journal this batch's, or see that it is.

        Raises:
            JournalError: it is another one's.
        """
        this = json_text(batch if isinstance(batch, str) else dict(sorted(batch.items())))
        self._run("INSERT OR IGNORE INTO facts VALUES ('batch', ?)", (this,))
        with translated(self._path):
            row = self._file.one("SELECT value FROM facts WHERE name = 'batch'")
        if row is None or row[0] == this:
            return
        if self._is_blank():
            self._run("UPDATE facts SET value = ? WHERE name = 'batch'", (this,))
            return
        raise JournalError(
            f"{self._path.parent} holds a batch of {_different(json.loads(row[0]), batch)}: "
            f"use what was used then, give another folder (--out), or delete {self._path} "
            "to begin anew"
        )

    def _is_blank(self) -> bool:
        """Tell whether nothing has been answered yet, as when the model's name was mistyped."""
        answered = "SELECT 1 FROM exchanges LIMIT 1"
        done = "SELECT 1 FROM ends WHERE document IS NOT NULL LIMIT 1"
        with translated(self._path):
            return not (self._file.one(answered) or self._file.one(done))

    def _free(self, name: str, place: int) -> str:
        """Return the first form of a name that no item before this place has."""
        if self._is_free(name, place):
            return name
        # Numbers are taken in their order, so that those before the last one need no look.
        before, number = self._numbers.get(name, (place, 1))
        if before >= place:
            number = 1
        while True:
            number += 1
            form = f"{name}-{number}"
            if self._is_free(form, place):
                break
        if len(self._numbers) >= _REMEMBERED:
            self._numbers.clear()
        self._numbers[name] = (place, number)
        return form

    def _is_free(self, name: str, place: int) -> bool:
        taken = "SELECT 1 FROM items WHERE folded = ? AND place < ? LIMIT 1"
        return self._file.one(taken, (folded(name), place)) is None

    def _end(self, item: Item, failure: str | None, document: str | None) -> None:
        ended = self._run(
            "INSERT INTO ends SELECT identity, ?, ? FROM items WHERE place = ? AND id = ? "
            "ON CONFLICT (identity) DO UPDATE "
            "SET failure = excluded.failure, document = excluded.document",
            (failure, document, item.index, item.id),
        )
        if not ended:
            raise JournalError(f"{item.id} has not been taken up into {self._path}")

    def _pages(self, columns: str, which: str) -> Iterator[Any]:
        last = -1
        while True:
            with translated(self._path):
                page = self._file.rows(
                    f"SELECT place, items.id, {columns} {_OF_ITEMS} "
                    f"WHERE place > ? AND {which} ORDER BY place LIMIT {_PAGE}",
                    (last,),
                )
            yield from page
            if len(page) < _PAGE:
                return
            last = page[-1][0]

    def _one(self, statement: str, index: int) -> Any | None:
        with translated(self._path):
            return self._file.one(statement, (index,))

    def _run(self, statement: str, values: tuple[Any, ...]) -> int:
        with translated(self._path):
            return self._file.run(statement, values)


def _different(then: Any, now: str | Mapping[str, str]) -> str:
    """Say what parts two batches."""
    if isinstance(then, dict) and not isinstance(now, str):
        names = sorted(name for name in {*then, *now} if then.get(name) != now.get(name))
        return f"another {', '.join(names)}"
    return "other settings"


def _writable(text: str) -> str:
    """Return a text as UTF-8 can hold it: names of files may have bytes that are none."""
    return text.encode(errors="backslashreplace").decode()
