"""A SQLite file of the program's own."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from summarizer.sqlite_file import (
    ForeignFileError,
    Layout,
    NewerFileError,
    SqliteFile,
    Trouble,
    trouble_of,
)

LAYOUT = Layout(application=7, version=2, tables=("CREATE TABLE things (name TEXT UNIQUE)",))
ADD = "INSERT INTO things VALUES (?)"
COUNT = "SELECT COUNT(*) FROM things"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "things.sqlite"


@pytest.fixture
def file(path: Path) -> Iterator[SqliteFile]:
    opened = SqliteFile(path, LAYOUT, patience=0.0)
    yield opened
    opened.close()


def seen_by_another(path: Path) -> int:
    with_own_eyes = sqlite3.connect(path)
    try:
        return int(with_own_eyes.execute(COUNT).fetchone()[0])
    finally:
        with_own_eyes.close()


class TestWriting:
    def test_is_seen_by_others_when_it_returns(self, file: SqliteFile, path: Path) -> None:
        assert file.run(ADD, ("a",)) == 1
        assert seen_by_another(path) == 1

    def test_that_is_put_off_comes_with_the_next(self, file: SqliteFile, path: Path) -> None:
        file.put_off(ADD, ("a",))
        assert (file.rows(COUNT), seen_by_another(path)) == ([(1,)], 0)
        file.run(ADD, ("b",))
        assert seen_by_another(path) == 2

    def test_that_is_put_off_comes_at_the_latest_when_it_is_closed(
        self, file: SqliteFile, path: Path
    ) -> None:
        file.put_off(ADD, ("a",))
        file.close()
        assert seen_by_another(path) == 1

    def test_that_fails_takes_nothing_with_it(self, file: SqliteFile, path: Path) -> None:
        file.put_off(ADD, ("a",))
        with pytest.raises(sqlite3.IntegrityError):
            file.run(ADD, ("a",))
        file.run(ADD, ("b",))
        assert seen_by_another(path) == 2

    def test_of_several_things_is_done_as_a_whole(self, file: SqliteFile, path: Path) -> None:
        with file.transaction():
            file.run(ADD, ("a",))
            file.run(ADD, ("b",))
            assert seen_by_another(path) == 0
        assert seen_by_another(path) == 2

    def test_of_several_things_is_not_done_when_one_fails(
        self, file: SqliteFile, path: Path
    ) -> None:
        def add_both() -> None:
            with file.transaction():
                file.run(ADD, ("b",))
                file.run(ADD, ("a",))

        file.put_off(ADD, ("a",))
        with pytest.raises(sqlite3.IntegrityError):
            add_both()
        assert seen_by_another(path) == 1

    def test_does_not_wait_for_ever_for_another(self, file: SqliteFile, path: Path) -> None:
        other = sqlite3.connect(path)
        other.execute(ADD, ("x",))
        with pytest.raises(sqlite3.OperationalError) as caught:
            file.run(ADD, ("a",))
        other.close()
        assert trouble_of(caught.value) == "busy"


class TestOpening:
    def test_does_not_wait_for_another_that_reads(self, file: SqliteFile, path: Path) -> None:
        second = SqliteFile(path, LAYOUT)
        file.run(ADD, ("a",))
        assert second.one("SELECT name FROM things") == ("a",)
        second.close()

    def test_what_a_killed_process_has_begun_is_no_trouble(self, path: Path) -> None:
        # Between the first byte and the tables there is a file without either.
        begun = sqlite3.connect(path)
        begun.execute("PRAGMA journal_mode=WAL")
        begun.close()
        SqliteFile(path, LAYOUT).close()

    @pytest.mark.parametrize("pragma", ["application_id=8", "user_version=1"])
    def test_anothers_is_refused(self, path: Path, pragma: str) -> None:
        another = sqlite3.connect(path)
        another.execute(f"PRAGMA {pragma}")
        another.close()
        with pytest.raises(ForeignFileError):
            SqliteFile(path, LAYOUT)

    def test_a_later_ones_is_refused(self, path: Path) -> None:
        SqliteFile(path, Layout(7, 3, LAYOUT.tables)).close()
        with pytest.raises(NewerFileError, match="layout 3; this program knows 2"):
            SqliteFile(path, LAYOUT)


@pytest.mark.parametrize(
    ("code", "trouble"),
    [
        (sqlite3.SQLITE_FULL, "full"),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, "busy"),
        (sqlite3.SQLITE_IOERR_WRITE, "denied"),
        (sqlite3.SQLITE_CORRUPT_INDEX, "broken"),
        (sqlite3.SQLITE_NOTADB, "foreign"),
        (sqlite3.SQLITE_MISMATCH, "other"),
        (None, "other"),
    ],
)
def test_what_the_codes_mean(code: int | None, trouble: Trouble) -> None:
    error = sqlite3.OperationalError("anything")
    if code is not None:
        error.sqlite_errorcode = code
    assert trouble_of(error) == trouble
