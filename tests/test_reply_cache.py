"""Answers that all batches share: the good ones, within limits, and never a reason to fail."""

import json
import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from summarizer.backends.remembered import Kept, RememberingModel
from summarizer.backends.reply_cache import ReplyCache, default_folder
from summarizer.backends.scripted import ScriptedModel
from summarizer.errors import ConfigError
from summarizer.llm import Message, Request

GOOD = Kept('{"actors": ["Zürich"]}', "stop", 10, 2, 5, 0.5)
HOUR = 3600.0
FILE = "replies-1.sqlite"
Opened: TypeAlias = Callable[..., ReplyCache]


def key(number: int) -> str:
    return f"{number:064x}"


class Clock:
    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def opened(folder: Path, clock: Clock) -> Opened:
    return partial(ReplyCache, folder, clock=clock)


class TestAnswers:
    def test_are_there_for_the_next_one(self, folder: Path) -> None:
        with ReplyCache(folder) as first:
            first.put(key(1), GOOD)
        with ReplyCache(folder) as second:
            assert (second.get(key(1)), second.get(key(2)), second.trouble) == (GOOD, None, "")

    @pytest.mark.parametrize(
        "bad",
        [
            Kept('{"a": 1}', "length"),
            Kept("I cannot help with that.", "refusal"),
            Kept('{"a": 1'),
            Kept(""),
            Kept("Sure! {}"),
            Kept("null"),
            Kept("[" * 100_000),
            Kept("{}", error="InvalidReplyError"),
            Kept("", error="ContextLengthError"),
        ],
    )
    def test_that_are_no_good_are_not_kept(self, folder: Path, bad: Kept) -> None:
        with ReplyCache(folder) as cache:
            cache.put(key(1), bad)
            assert (cache.get(key(1)), cache.trouble) == (None, "")

    def test_with_half_of_a_surrogate_pair_are_kept(self, folder: Path) -> None:
        odd = Kept('{"a": "\\ud83d", "b": "\ud83d"}')
        with ReplyCache(folder) as cache:
            cache.put(key(1), odd)
            assert cache.get(key(1)) == odd

    def test_of_another_endpoint_are_not_known(self, folder: Path) -> None:
        with ReplyCache(folder, scope="http://one") as cache:
            cache.put(key(1), GOOD)
        with ReplyCache(folder, scope="http://two") as cache:
            assert cache.get(key(1)) is None
        with ReplyCache(folder, scope="http://one") as cache:
            assert cache.get(key(1)) == GOOD

    def test_spare_a_second_batch_all_its_requests(self, folder: Path) -> None:
        request = Request((Message("user", "Who?"),), {}, "note", 100)
        with ReplyCache(folder) as cache:
            RememberingModel(ScriptedModel(["{}"]), [cache]).complete(request)
        with ReplyCache(folder) as cache:
            second = RememberingModel(ScriptedModel([]), [cache])
            assert (second.complete(request).text, second.live_calls) == ("{}", 0)

    def test_come_from_any_thread(self, folder: Path) -> None:
        barrier = threading.Barrier(4)
        with ReplyCache(folder) as cache, ThreadPoolExecutor(4) as pool:

            def put(number: int) -> None:
                barrier.wait()
                for count in range(25):
                    cache.put(key(number * 100 + count), GOOD)

            list(pool.map(put, range(4)))
            known = [
                cache.get(key(number * 100 + count)) for number in range(4) for count in (0, 24)
            ]
        assert known == [GOOD] * 8


class TestAge:
    def test_ends_an_answer(self, opened: Opened, clock: Clock) -> None:
        with opened(max_age=HOUR) as cache:
            cache.put(key(1), GOOD)
            clock.now += HOUR
            assert cache.get(key(1)) == GOOD
            clock.now += 1
            assert cache.get(key(1)) is None

    def test_begins_anew_when_it_is_answered_anew(self, opened: Opened, clock: Clock) -> None:
        with opened(max_age=HOUR) as cache:
            cache.put(key(1), GOOD)
            clock.now += HOUR + 1
            cache.put(key(1), Kept("{}"))
            assert cache.get(key(1)) == Kept("{}")

    def test_takes_an_answer_away_for_good(self, opened: Opened, clock: Clock) -> None:
        with opened() as cache:
            cache.put(key(1), GOOD)
        clock.now += 2 * HOUR
        opened(max_age=HOUR).close()
        with opened() as cache:
            assert cache.get(key(1)) is None

    def test_has_no_limit_unless_there_is_one(self, opened: Opened, clock: Clock) -> None:
        with opened() as cache:
            cache.put(key(1), GOOD)
            clock.now += 1_000_000 * HOUR
            assert cache.get(key(1)) == GOOD


LONG = Kept(json.dumps({"text": "x" * 1_500}))


def bytes_of(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.iterdir())


class TestSize:
    def test_is_bounded(self, opened: Opened, folder: Path) -> None:
        with opened(max_bytes=500_000) as cache:
            for number in range(1_000):
                cache.put(key(number), LONG)
            assert cache.get(key(999)) == LONG
            assert cache.get(key(0)) is None
        assert bytes_of(folder) <= 1.1 * 500_000

    def test_is_used(self, opened: Opened) -> None:
        with opened(max_bytes=500_000) as cache:
            for number in range(1_000):
                cache.put(key(number), LONG)
            kept = sum(cache.get(key(number)) is not None for number in range(1_000))
        assert kept * len(LONG.text) > 0.5 * 500_000

    def test_costs_those_their_place_that_were_not_used_for_longest(
        self, opened: Opened, clock: Clock
    ) -> None:
        with opened(max_bytes=500_000) as cache:
            for number in range(150):
                cache.put(key(number), LONG)
            clock.now += HOUR
            assert cache.get(key(3)) == LONG
            for number in range(150, 350):
                cache.put(key(number), LONG)
            assert (cache.get(key(3)), cache.get(key(4))) == (LONG, None)

    def test_shrinks_when_the_limit_does(self, opened: Opened, folder: Path) -> None:
        with opened() as cache:
            for number in range(400):
                cache.put(key(number), LONG)
        assert bytes_of(folder) > 600_000
        opened(max_bytes=200_000).close()
        assert bytes_of(folder) <= 250_000

    def test_is_not_spent_on_one_answer(self, opened: Opened) -> None:
        with opened(max_bytes=500_000) as cache:
            cache.put(key(1), GOOD)
            cache.put(key(2), Kept(json.dumps({"text": "x" * 400_000})))
            assert (cache.get(key(1)), cache.get(key(2))) == (GOOD, None)


class TestTrouble:
    def test_with_a_file_that_is_none_puts_it_aside(self, folder: Path) -> None:
        folder.mkdir()
        (folder / FILE).write_bytes(b"rubbish " * 1_000)
        with ReplyCache(folder) as cache:
            assert "put aside" in cache.trouble
            cache.put(key(1), GOOD)
        with ReplyCache(folder) as cache:
            assert (cache.get(key(1)), cache.trouble) == (GOOD, "")
        assert (folder / FILE).with_suffix(".broken").read_bytes().startswith(b"rubbish")

    def test_with_pages_overwritten_while_it_is_open_is_survived(self, folder: Path) -> None:
        with ReplyCache(folder) as cache:
            for number in range(200):
                cache.put(key(number), LONG)
        size = (folder / FILE).stat().st_size
        with (folder / FILE).open("r+b") as file:
            file.seek(4096)
            file.write(b"\xff" * (size - 4096))
        with ReplyCache(folder) as cache:
            assert cache.get(key(7)) is None
            assert cache.trouble
            cache.put(key(7), GOOD)
            assert cache.get(key(7)) == GOOD
        with ReplyCache(folder) as cache:
            assert cache.get(key(7)) == GOOD

    def test_with_a_folder_that_cannot_be_made_means_no_cache(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("")
        with ReplyCache(tmp_path / "file" / "cache") as cache:
            cache.put(key(1), GOOD)
            assert cache.get(key(1)) is None
            assert "no cache in" in cache.trouble

    def test_with_a_writer_that_does_not_end_is_waited_for_only_so_long(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("summarizer.backends.reply_cache._PATIENCE", 0.0)
        with ReplyCache(folder) as cache:
            cache.put(key(1), GOOD)
            other = sqlite3.connect(folder / FILE, isolation_level=None)
            other.execute("BEGIN IMMEDIATE")
            cache.put(key(2), GOOD)
            assert (cache.get(key(1)), cache.get(key(2))) == (GOOD, None)
            assert "locked" in cache.trouble
            other.close()
            cache.put(key(2), GOOD)
            assert cache.get(key(2)) == GOOD

    def test_with_the_disk_full_loses_only_the_new(self, folder: Path) -> None:
        with ReplyCache(folder) as cache:
            cache.put(key(1), GOOD)
            within = cache._file
            assert within is not None
            pages = within.one("PRAGMA page_count")
            assert pages is not None
            within.rows(f"PRAGMA max_page_count={pages[0]}")
            for number in range(2, 60):
                cache.put(key(number), LONG)
            assert "full" in cache.trouble
            assert (cache.get(key(1)), cache.get(key(59))) == (GOOD, None)

    def test_after_it_is_closed_is_none(self, folder: Path) -> None:
        cache = ReplyCache(folder)
        cache.close()
        cache.close()
        cache.put(key(1), GOOD)
        assert (cache.get(key(1)), cache.trouble) == (None, "")

    @pytest.mark.parametrize("limits", [{"max_bytes": 0}, {"max_age": 0.0}, {"max_age": -1.0}])
    def test_with_limits_that_make_no_sense_is_told(
        self, opened: Opened, limits: dict[str, Any]
    ) -> None:
        with pytest.raises(ConfigError):
            opened(**limits)


WRITER = """
import sys
from pathlib import Path
from summarizer.backends.remembered import Kept
from summarizer.backends.reply_cache import ReplyCache

folder, first = Path(sys.argv[1]), int(sys.argv[2])
with ReplyCache(folder) as cache:
    print("open", flush=True)
    sys.stdin.readline()
    for number in range(first, first + 200):
        cache.put(f"{number:064x}", Kept('{"number": %d}' % number))
    sys.exit(cache.trouble or None)
"""


def test_several_processes_use_it_at_once(folder: Path) -> None:
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(folder), str(first)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for first in (0, 200)
    ]
    for writer in writers:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "open\n"
    for writer in writers:
        writer.communicate("go\n")
    assert [writer.returncode for writer in writers] == [0, 0]
    with ReplyCache(folder) as cache:
        assert [cache.get(key(number)) for number in range(400)] == [
            Kept(f'{{"number": {number}}}') for number in range(400)
        ]


def test_by_default_lies_in_the_users_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUMMARIZER_CACHE", str(tmp_path))
    assert default_folder() == tmp_path / "replies"


@pytest.mark.skipif(os.name != "posix", reason="needs POSIX modes")
def test_is_the_users_own(folder: Path) -> None:
    ReplyCache(folder).close()
    assert folder.stat().st_mode & 0o077 == 0
