"""A batch on a Ray cluster of two workers on this machine, beside a local one."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from batch_articles import article, write_articles
from endpoint_faults import Faults
from faulty_endpoint import FaultyEndpoint

pytestmark = pytest.mark.ray

HERE = Path(__file__).parent
KEY = "sk-of-the-cluster-4711-0815"
FILES = 18
JOBS = 3
WORKERS = 2
ENDS = 240.0
"""Seconds after which a command counts as hanging."""


@dataclass
class Desk:
    """A folder of articles, an endpoint, and what was run on them."""

    endpoint: FaultyEndpoint
    folder: Path
    logs: Path
    printed: list[str] = field(default_factory=list)

    @property
    def environment(self) -> dict[str, str]:
        own = {"OPENAI_API_KEY": KEY, "RAY_TMPDIR": str(self.logs)}
        return {**os.environ, **own}

    @property
    def settings(self) -> dict[str, Any]:
        return {"model": "m", "base_url": self.endpoint.base_url, "tactics": "single"}

    def on_ray(self, out: str, **more: Any) -> tuple[int, dict[str, Any]]:
        """Run it on Ray; return the exit code and the progress or the error."""
        told = {
            "inputs": [str(self.folder / "press"), str(self.folder / "table.jsonl")],
            "out": str(self.folder / out),
            "settings": {**self.settings, "retry_wait": 0.01},
            "workers": WORKERS,
            "concurrency": JOBS,
            **more,
        }
        done = self._run(str(HERE / "ray_run.py"), json.dumps(told))
        assert done.stdout, done.stderr[-3000:]
        return done.returncode, json.loads(done.stdout.splitlines()[-1])

    def here(self, out: str) -> int:
        """Run it in one process on this machine."""
        named = [f"--{name.replace('_', '-')}={value}" for name, value in self.settings.items()]
        inputs = [str(self.folder / "press"), str(self.folder / "table.jsonl")]
        options = ["--out", str(self.folder / out), *named, "--cache", "off", "-q", f"-j{JOBS}"]
        return self._run("-m", "summarizer", "batch", *inputs, *options).returncode

    def rows(self, path: str) -> list[dict[str, Any]]:
        """Return the lines of a list, without the seconds that a note took."""
        lines = (self.folder / path).read_text("utf-8").splitlines()
        rows = [json.loads(line) for line in lines]
        for row in rows:
            row.get("provenance", {}).pop("seconds", None)
        return rows

    def _run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, *arguments],
            capture_output=True,
            text=True,
            env=self.environment,
            timeout=ENDS,
        )
        self.printed += [done.stdout, done.stderr]
        return done


def write_input(folder: Path) -> None:
    """Write good articles and bad ones: files, and a table with fields and one id twice."""
    write_articles(folder / "press", FILES)
    (folder / "press" / "article-00003.txt").write_bytes(b"\x00\x01\x02 no text")
    (folder / "press" / "article-00005.txt").write_text("\n")
    rows = [
        {"id": "wire", "text": article(100), "outlet": "The Courier", "desk": "ports"},
        {"id": "wire", "summary": "no column of an article"},
        {"id": "wire", "text": article(101), "title": "A title of its own", "pages": [1, 2]},
    ]
    lines = [json.dumps(row) for row in rows]
    (folder / "table.jsonl").write_text("\n".join([*lines[:2], "no json", lines[2]]) + "\n")


TOTAL = FILES + 4
BAD = 4


@pytest.fixture(scope="module", autouse=True)
def ray_is_there() -> None:
    pytest.importorskip("ray", reason="needs the ray extra")


@pytest.fixture(scope="module")
def logs() -> Iterator[Path]:
    # Ray's sockets are among its logs, and their paths have to be short.
    with tempfile.TemporaryDirectory(prefix="ray", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory, logs: Path) -> Iterator[Desk]:
    """A batch that was run on Ray and, into another folder, here."""
    folder = tmp_path_factory.mktemp("done")
    write_input(folder)
    faults = Faults.at(0.1, "500", seed=3)
    # The first worker waits for the second, which may be long in coming on a busy machine.
    with FaultyEndpoint(faults, delay=0.2, gathering=JOBS + 1, echo="{key}") as endpoint:
        desk = Desk(endpoint, folder, logs)
        code, progress = desk.on_ray("out")
        assert (code, progress) == (0, {"done": TOTAL - BAD, "failed": BAD, "before": 0})
        assert desk.here("local") == 90
        yield desk


def test_notes_and_failures_are_those_of_a_local_run(done: Desk) -> None:
    for name in ("notes.jsonl", "failures.jsonl"):
        assert done.rows(f"out/{name}") == done.rows(f"local/{name}")
    kinds = [row["error"]["kind"] for row in done.rows("out/failures.jsonl")]
    assert kinds == ["BinaryArticleError", "EmptyArticleError", "ArticleError", "ArticleError"]
    assert [row["id"] for row in done.rows("out/notes.jsonl")[-2:]] == ["wire", "wire-3"]


def test_two_workers_work_side_by_side_and_keep_to_their_requests(done: Desk) -> None:
    assert JOBS < done.endpoint.most_under_way <= WORKERS * JOBS


def test_a_second_run_asks_nothing_again_and_can_write_parquet(done: Desk) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    sent = done.endpoint.requests
    code, progress = done.on_ray("out", output="parquet", formats=["text"])
    assert (code, progress["before"], progress["done"]) == (0, TOTAL - BAD, 0)
    assert done.endpoint.requests == sent
    notes = parquet.read_table(done.folder / "out" / "notes.parquet").to_pylist()
    assert [row["id"] for row in notes] == [row["id"] for row in done.rows("out/notes.jsonl")]
    files = {path.stem for path in (done.folder / "out" / "notes").glob("*.txt")}
    assert files == {row["id"] for row in notes}


def test_a_refused_key_ends_it_and_the_next_run_goes_on(tmp_path: Path, logs: Path) -> None:
    write_input(tmp_path)
    with FaultyEndpoint(Faults(revoked_from=8)) as endpoint:
        desk = Desk(endpoint, tmp_path, logs)
        code, told = desk.on_ray("out")
        assert (code, told["error"]) == (32, "AuthenticationError")
        kept = desk.rows("out/notes.jsonl")
        assert 0 < len(kept) < 8
        assert len(kept) + len(desk.rows("out/failures.jsonl")) == TOTAL
        endpoint.faults = Faults()
        sent = endpoint.requests
        code, progress = desk.on_ray("out")
        assert (code, progress["before"], progress["failed"]) == (0, len(kept), BAD)
        assert endpoint.requests - sent == TOTAL - BAD - len(kept)
        notes = desk.rows("out/notes.jsonl")
        assert all(note in notes for note in kept)
        assert len(notes) == TOTAL - BAD


def test_no_key_is_in_anything_that_was_written(done: Desk) -> None:
    sessions = list(done.logs.glob("ray/session_*/logs/*"))
    assert sessions, "Ray has written logs"
    for folder in (done.folder, done.logs):
        for path in folder.rglob("*"):
            if path.is_file():
                assert KEY.encode() not in path.read_bytes(), path
    assert not [text for text in done.printed if KEY in text]


def test_a_key_on_the_command_line_is_refused_for_ray_would_log_it(done: Desk) -> None:
    desk = Desk(done.endpoint, done.folder, done.logs)
    settings = {**desk.settings, "key": KEY}
    code, told = desk.on_ray("other", settings=settings)
    assert (code, told["error"]) == (2, "ConfigError")
    assert "OPENAI_API_KEY" in told["message"]
    assert not (done.folder / "other").exists()
