"""A batch that is killed at any moment goes on where it was: nothing lost, torn or paid twice."""

import json
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from batch_articles import write_articles
from faulty_endpoint import FaultyEndpoint
from live_note import check

JOBS = 8
SECTIONS = 6
ENDS = 240.0
"""Seconds after which a command counts as hanging."""
INTERRUPTED = 130
BUSY = 91


@dataclass
class Killed:
    """One kill: how many requests had come, and what the journal held of their answers."""

    after: int
    known: set[int]


@dataclass
class Batch:
    """The real command over a folder of articles, as often as it is started."""

    base_url: str
    articles: Path
    out: Path
    tactics: str = "sections"
    kills: list[Killed] = field(default_factory=list)

    @property
    def command(self) -> list[str]:
        return [
            *(sys.executable, "-m", "summarizer", "batch", str(self.articles)),
            *("--out", str(self.out), "-m", "m", "--base-url", self.base_url),
            *("--tactics", self.tactics, "-j", str(JOBS), "-f", "json", "--cache", "off"),
        ]

    @contextmanager
    def running(self) -> Iterator[subprocess.Popen[str]]:
        with subprocess.Popen(
            self.command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        ) as process:
            try:
                yield process
            finally:
                process.kill()

    def finish(self) -> None:
        done = subprocess.run(self.command, capture_output=True, text=True, timeout=ENDS)
        assert done.returncode == 0, done.stderr


def _wait(process: subprocess.Popen[str], seconds: float) -> None:
    """Let the process run on for a while, unless it ends before."""
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return


def _kill_somewhere(batch: Batch, endpoint: FaultyEndpoint, chance: random.Random) -> bool:
    """Start the command and kill it at a random moment; tell whether it still ran."""
    with batch.running() as process:
        if chance.random() < 0.15:
            _wait(process, chance.uniform(0.0, 1.0))  # before the first request, or about then
        else:
            goal = endpoint.requests + chance.randint(1, 9 * JOBS)
            endpoint.until(goal, lambda: process.poll() is not None)
            _wait(process, chance.uniform(0.0, 0.05))
        process.kill()
        process.communicate()
        killed = process.returncode == -signal.SIGKILL
    if killed:
        batch.kills.append(Killed(endpoint.requests, _known_in(batch.out)))
    return killed


def _known_in(out: Path) -> set[int]:
    """Return the serial numbers of all answers that the journal holds, read from a copy of it."""
    copy = out.with_name("copy-of-the-journal")
    shutil.rmtree(copy, ignore_errors=True)
    if not out.exists():
        return set()
    shutil.copytree(out, copy)
    known: set[int] = set()
    for path in copy.rglob("*"):
        if path.is_file() and path.read_bytes()[:15] == b"SQLite format 3":
            with closing(sqlite3.connect(path)) as connection:
                known |= _serials(connection)
    return known


def _serials(connection: sqlite3.Connection) -> set[int]:
    serials: set[int] = set()
    names = [
        row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")
    ]
    for name in names:
        for row in connection.execute(f'SELECT * FROM "{name}"'):
            serials |= {found for value in row if (found := _serial(value)) is not None}
    return serials


def _serial(value: Any) -> int | None:
    """Return the endpoint's number of an answer, if this is one: its output tokens."""
    if not isinstance(value, str | bytes) or b'"usage":[' not in (
        value.encode() if isinstance(value, str) else value
    ):
        return None
    kept = json.loads(value)
    return int(kept["usage"][2]) if "text" in kept and "finish" in kept else None


def _check_whole(out: Path) -> None:
    """Whatever stands under its final name is whole, at any moment."""
    for path in out.rglob("notes/*.json"):
        check(json.loads(path.read_text("utf-8")))
    for path in out.glob("*.jsonl"):
        text = path.read_text("utf-8")
        assert not text or text.endswith("\n")
        for line in text.splitlines():
            json.loads(line)


def _check_not_paid_twice(batch: Batch, endpoint: FaultyEndpoint) -> None:
    """What the journal had at a kill was not asked again; what it lacked was on its way then."""
    for kill in batch.kills:
        asked_again = {one.serial for one in endpoint.received[kill.after :]} & kill.known
        assert not asked_again, f"asked again after the kill at request {kill.after}"
    assert sum(count - 1 for count in endpoint.repeated.values()) <= JOBS * len(batch.kills)


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def _settled(document: dict[str, Any]) -> dict[str, Any]:
    """Leave out what depends on the order of the answers: seconds, and the counted tokens."""
    provenance = dict(document["provenance"], seconds=0, usage=None, cost=None)
    return {**document, "provenance": provenance}


def _killed_and_finished(
    folder: Path,
    endpoint: FaultyEndpoint,
    *,
    articles: int,
    kills: int,
    seed: int,
    tactics: str = "sections",
) -> Batch:
    write_articles(folder / "in", articles)
    batch = Batch(endpoint.base_url, folder / "in", folder / "out", tactics)
    chance = random.Random(seed)
    while len(batch.kills) < kills:
        assert _kill_somewhere(batch, endpoint, chance), "it ended before it could be killed"
        _check_whole(batch.out)
    batch.finish()
    return batch


def _check_all_there(batch: Batch, articles: int) -> None:
    notes = _lines(batch.out / "notes.jsonl")
    assert [one["index"] for one in notes] == list(range(articles))
    ids = [one["id"] for one in notes]
    assert sorted(path.name for path in (batch.out / "notes").iterdir()) == sorted(
        f"{one}.json" for one in ids
    )
    assert len(set(ids)) == articles
    failures = batch.out / "failures.jsonl"
    assert not failures.exists() or failures.read_text("utf-8") == ""
    _check_whole(batch.out)
    left = [path.name for path in batch.out.rglob("*") if path.name.endswith((".tmp", ".part"))]
    assert not left, "temporary files were left"


def test_killed_three_times_it_ends_with_what_an_undisturbed_run_gives(tmp_path: Path) -> None:
    articles = 30
    with FaultyEndpoint(delay=0.02) as endpoint:
        batch = _killed_and_finished(tmp_path, endpoint, articles=articles, kills=3, seed=4)
        assert any(kill.known for kill in batch.kills), "the journal was read"
        _check_all_there(batch, articles)
        _check_not_paid_twice(batch, endpoint)
        assert len({one.key for one in endpoint.received}) == SECTIONS * articles

        undisturbed = Batch(endpoint.base_url, batch.articles, tmp_path / "undisturbed")
        undisturbed.finish()
    for one, other in zip(
        _lines(batch.out / "notes.jsonl"), _lines(undisturbed.out / "notes.jsonl"), strict=True
    ):
        assert _settled(one) == _settled(other)


def test_killed_while_notes_are_being_written_it_leaves_no_torn_file(tmp_path: Path) -> None:
    articles = 120
    with FaultyEndpoint() as endpoint:
        batch = _killed_and_finished(
            tmp_path, endpoint, articles=articles, kills=3, seed=2, tactics="single"
        )
    assert len(batch.kills[-1].known) > 20, "there were notes to be written"
    _check_all_there(batch, articles)
    _check_not_paid_twice(batch, endpoint)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1])
def test_twenty_kills_over_three_hundred_articles(tmp_path: Path, seed: int) -> None:
    articles = 300
    with FaultyEndpoint(delay=0.02) as endpoint:
        batch = _killed_and_finished(tmp_path, endpoint, articles=articles, kills=20, seed=seed)
    assert sum(bool(kill.known) for kill in batch.kills) >= 10, "the journal was read"
    _check_all_there(batch, articles)
    _check_not_paid_twice(batch, endpoint)
    assert len({one.key for one in endpoint.received}) == SECTIONS * articles


def test_what_is_finished_is_not_asked_again_at_all(tmp_path: Path) -> None:
    write_articles(tmp_path / "in", 5)
    with FaultyEndpoint() as endpoint:
        batch = Batch(endpoint.base_url, tmp_path / "in", tmp_path / "out")
        batch.finish()
        sent = endpoint.requests
        first = (batch.out / "notes.jsonl").read_bytes()
        batch.finish()
        assert endpoint.requests == sent == 5 * SECTIONS
    assert (batch.out / "notes.jsonl").read_bytes() == first


def test_an_interrupted_batch_finishes_what_is_in_flight_and_says_how_to_go_on(
    tmp_path: Path,
) -> None:
    write_articles(tmp_path / "in", 20)
    with FaultyEndpoint(delay=0.1) as endpoint:
        batch = Batch(endpoint.base_url, tmp_path / "in", tmp_path / "out")
        with batch.running() as process:
            assert endpoint.until(JOBS, lambda: process.poll() is not None)
            process.send_signal(signal.SIGINT)
            _out, err = process.communicate(timeout=ENDS)
        assert process.returncode == INTERRUPTED
        assert "again" in err or "same command" in err
        assert "Traceback" not in err
        answered = {one.serial for one in endpoint.received if one.answered}
        assert len(answered) == endpoint.requests, "what was in flight was waited for"
        assert answered <= _known_in(batch.out), "and kept"
        endpoint.delay = 0
        batch.finish()
        assert not endpoint.repeated
    _check_all_there(batch, 20)


def test_a_second_run_on_the_same_folder_stops_and_says_so(tmp_path: Path) -> None:
    write_articles(tmp_path / "in", 20)
    with FaultyEndpoint(delay=1.0) as endpoint:
        batch = Batch(endpoint.base_url, tmp_path / "in", tmp_path / "out")
        with batch.running() as process:
            assert endpoint.until(1, lambda: process.poll() is not None)
            second = subprocess.run(batch.command, capture_output=True, text=True, timeout=ENDS)
            assert process.poll() is None
    assert second.returncode == BUSY
    assert len(second.stderr.strip().splitlines()) == 1
    assert "Traceback" not in second.stderr
