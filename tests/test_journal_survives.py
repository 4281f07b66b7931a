"""A journal after what can happen to it: kill -9, a full disk, broken files, very many rows."""

import os
import random
import sqlite3
import subprocess
import sys
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.backends.remembered import Kept
from summarizer.batch.item import Failure, Item
from summarizer.batch.journal import Journal
from summarizer.batch.journal_file import FILE
from summarizer.errors import BatchBusyError, JournalError, OutputError

SEED = 20
DOCUMENT = '{"note": "%s"}' % ("é" * 5_000)

WRITER = """
import sys
from pathlib import Path
from summarizer.backends.remembered import Kept
from summarizer.batch.item import Failure, Item
from summarizer.batch.journal import Journal

folder, limit = Path(sys.argv[1]), int(sys.argv[2])
with Journal.open(folder, "batch") as journal:
    for place in range(100_000):
        item = journal.enrol(Item(place, "article", f"Text {place}."))
        if journal.ended(place):
            continue
        if limit:
            import resource
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        for number in range(3):
            journal.put(f"{place:032x}{number:032x}", Kept("x" * 1_500))
        if place % 5:
            journal.finish(item, '{"note": "%s"}' % ("x" * 20_000))
        else:
            journal.fail(item, Failure("ReplyError", str(place)))
        print(place, flush=True)
"""


@contextmanager
def writer(folder: Path, limit: int = 0) -> Iterator["subprocess.Popen[str]"]:
    """Run a process that fills the journal and says what it has written, article by article."""
    process = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(folder), str(limit)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def said(process: "subprocess.Popen[str]", count: int) -> int:
    """Return the last of so many articles that the process says it has written."""
    assert process.stdout is not None
    return [int(process.stdout.readline()) for _ in range(count)][-1]


def check_all_until(journal: Journal, last: int) -> None:
    for place in range(last + 1):
        assert journal.ended(place) == ("done" if place % 5 else "failed")
        for number in range(3):
            assert journal.get(f"{place:032x}{number:032x}") == Kept("x" * 1_500)


def test_a_writer_may_be_killed_at_any_moment_again_and_again(folder: Path) -> None:
    chance = random.Random(SEED)
    last = -1
    for _ in range(4):
        with writer(folder) as process:
            # What was written before is not written again: the first line is a new one.
            before, last = last, said(process, chance.randint(1, 300))
            assert last > before
            with pytest.raises(BatchBusyError):
                Journal.open(folder, "batch")
        with Journal.open(folder, "batch") as journal:
            done, failed = journal.counts()
            assert (len(list(journal.notes())), len(list(journal.failures()))) == (done, failed)
            assert done + failed > last
            # What is there is whole, and without gaps.
            last = done + failed - 1
            check_all_until(journal, last)
        assert integrity(folder) == "ok"


@pytest.mark.skipif(os.name != "posix", reason="needs POSIX limits")
def test_a_file_that_may_not_grow_ends_a_run_and_loses_nothing(folder: Path) -> None:
    with writer(folder, limit=300_000) as process:
        output, complaint = process.communicate()
    assert "summarizer.errors.OutputError: cannot write" in complaint
    written = [int(line) for line in output.split()]
    assert written
    with Journal.open(folder, "batch") as journal:
        check_all_until(journal, written[-1])
        # And there is room again.
        journal.put("ab" * 32, Kept("{}"))


def test_a_full_disk_is_said_and_can_be_gone_on_from(folder: Path) -> None:
    with Journal.open(folder, "batch") as journal:
        item = journal.enrol(Item(0, "a", "A."))
        journal.finish(item, DOCUMENT)
        with full(journal), pytest.raises(OutputError, match="the disk is full"):
            journal.put("ab" * 32, Kept("x" * 100_000))
        journal.put("cd" * 32, Kept("x" * 100_000))
    with Journal.open(folder, "batch") as journal:
        assert journal.get("ab" * 32) is None
        assert journal.get("cd" * 32) == Kept("x" * 100_000)
        assert journal.document(0) == DOCUMENT


@contextmanager
def full(journal: Journal) -> Iterator[None]:
    """Let the file not grow any more."""
    file = journal._file
    pages = file.one("PRAGMA page_count")
    assert pages is not None
    file.rows(f"PRAGMA max_page_count={pages[0]}")
    yield
    file.rows("PRAGMA max_page_count=1000000000")


class TestABrokenFile:
    def test_that_was_cut_off_is_said(self, folder: Path) -> None:
        size = filled(folder)
        with (folder / FILE).open("r+b") as file:
            file.truncate(size // 2)
        self.check(folder)

    def test_that_was_overwritten_is_said(self, folder: Path) -> None:
        size = filled(folder)
        with (folder / FILE).open("r+b") as file:
            file.seek(4096)
            file.write(b"\xff" * (size - 4096))
        self.check(folder)

    def test_that_is_empty_is_a_new_one(self, folder: Path) -> None:
        folder.mkdir()
        (folder / FILE).touch()
        with Journal.open(folder, "batch") as journal:
            assert list(journal.notes()) == []

    def test_with_an_exchange_that_cannot_be_read_asks_again(self, folder: Path) -> None:
        filled(folder)
        with_own_hands = sqlite3.connect(folder / FILE)
        with_own_hands.execute("UPDATE exchanges SET kept = '{'")
        with_own_hands.commit()
        with_own_hands.close()
        with Journal.open(folder, "batch") as journal:
            assert journal.get("ab" * 32) is None
            journal.put("ab" * 32, Kept("{}"))
            assert journal.get("ab" * 32) == Kept("{}")

    @staticmethod
    def check(folder: Path) -> None:
        def use() -> None:
            with Journal.open(folder, "batch") as journal:
                journal.get("ab" * 32)
                journal.put("cd" * 32, Kept("{}"))
                list(journal.notes())

        with pytest.raises(JournalError, match=r"is broken .*: delete it"):
            use()


def test_very_many_rows_are_read_and_written_in_little_memory(folder: Path) -> None:
    count = 3_000
    with Journal.open(folder, "batch") as journal:
        tracemalloc.start()
        try:
            for place in range(count):
                item = journal.enrol(Item(place, "same", "text"))
                journal.finish(item, DOCUMENT)
            written = tracemalloc.get_traced_memory()[1]
            tracemalloc.reset_peak()
            read = sum(len(note.document) for note in journal.notes())
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
    assert read == count * len(DOCUMENT)
    assert written < 1_000_000
    assert peak < 2_000_000


names = st.lists(st.sampled_from(["a", "A", "a-2", "a-3", "b", "é", "É", "a-2-2"]), max_size=12)


@settings(max_examples=40, deadline=None)
@given(names, names)
def test_ids_are_unique_and_those_of_a_fresh_run_whatever_the_input_was_before(
    tmp_path_factory: pytest.TempPathFactory, before: list[str], now: list[str]
) -> None:
    used, fresh = (tmp_path_factory.mktemp(name) for name in ("used", "fresh"))
    enrolled(used, before)
    ids = enrolled(used, now)
    assert ids == enrolled(fresh, now) == enrolled(used, now)
    assert len({name.casefold() for name in ids}) == len(now)


def enrolled(folder: Path, wishes: list[str]) -> list[str]:
    with Journal.open(folder, "batch") as journal:
        ids = [journal.enrol(Item(*wish, "text")).id for wish in enumerate(wishes)]
        journal.input_ended(len(wishes))
        for place in range(len(wishes)):
            # Enrolled once more in any order, they stay what they are.
            assert journal.enrol(Item(place, wishes[place], "text")).id == ids[place]
    return ids


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "out"


def filled(folder: Path) -> int:
    """Make a journal of some size; return the bytes of its file."""
    with Journal.open(folder, "batch") as journal:
        journal.put("ab" * 32, Kept("x"))
        for place in range(40):
            item = journal.enrol(Item(place, f"a-{place}", "text"))
            if place % 2:
                journal.finish(item, DOCUMENT)
            else:
                journal.fail(item, Failure("ReplyError", "no"))
    return (folder / FILE).stat().st_size


def integrity(folder: Path) -> str:
    connection = sqlite3.connect(folder / FILE)
    try:
        return str(connection.execute("PRAGMA integrity_check").fetchone()[0])
    finally:
        connection.close()
