"""A batch on a Ray cluster of two workers on this machine, beside a local one."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from batch_articles import write_articles
from endpoint_faults import Faults
from faulty_endpoint import FaultyEndpoint

from summarizer.cli.main import run

HERE = Path(__file__).parent
KEY = "sk-of-the-cluster-4711-0815"
ARTICLES = 12

pytestmark = pytest.mark.ray


@pytest.fixture(scope="module", autouse=True)
def ray_is_there() -> None:
    pytest.importorskip("ray", reason="needs the ray extra")


@pytest.fixture
def endpoint() -> Iterator[FaultyEndpoint]:
    with FaultyEndpoint(Faults()) as running:
        yield running


def on_ray(base_url: str, folder: Path, **more: Any) -> tuple[int, dict[str, Any]]:
    """Run a batch in a process of its own: Ray does not like to be started twice in one."""
    own = {"model": "m", "base_url": base_url, "tactics": "single", "retry_wait": 0.01}
    told = {
        "inputs": [str(folder / "in")],
        "out": str(folder / "out"),
        "settings": own,
        "workers": 2,
        "concurrency": 4,
        **more,
    }
    environment = {**os.environ, "OPENAI_API_KEY": KEY, "RAY_USAGE_STATS_ENABLED": "0"}
    finished = subprocess.run(
        [sys.executable, str(HERE / "ray_run.py"), json.dumps(told)],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
        timeout=240,
    )
    assert finished.stdout, finished.stderr[-3000:]
    assert KEY not in finished.stdout + finished.stderr
    return finished.returncode, json.loads(finished.stdout.splitlines()[-1])


def rows(path: Path) -> list[dict[str, Any]]:
    found = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    for row in found:
        row.get("provenance", {}).pop("seconds", None)
    return found


def test_the_notes_are_those_of_a_local_run(endpoint: FaultyEndpoint, tmp_path: Path) -> None:
    write_articles(tmp_path / "in", ARTICLES)
    (tmp_path / "in" / "article-00003.txt").write_bytes(b"\x00\x01\x02 no text")
    code, progress = on_ray(endpoint.base_url, tmp_path)
    assert (code, progress["done"], progress["failed"]) == (0, ARTICLES - 1, 1)
    local = tmp_path / "local"
    options = ["-m", "m", "--base-url", endpoint.base_url, "--tactics", "single", "-q"]
    code = run(
        ["batch", str(tmp_path / "in"), "--out", str(local), *options, "--cache", "off", "-j", "4"]
    )
    assert code == 90
    for name in ("notes.jsonl", "failures.jsonl"):
        assert rows(tmp_path / "out" / name) == rows(local / name)
    assert [row["error"]["kind"] for row in rows(local / "failures.jsonl")] == [
        "BinaryArticleError"
    ]


def test_a_second_run_asks_nothing_again(endpoint: FaultyEndpoint, tmp_path: Path) -> None:
    write_articles(tmp_path / "in", 4)
    on_ray(endpoint.base_url, tmp_path)
    sent = endpoint.requests
    code, progress = on_ray(endpoint.base_url, tmp_path)
    assert (code, progress["before"], progress["done"]) == (0, 4, 0)
    assert endpoint.requests == sent


def test_the_lists_can_be_parquet(endpoint: FaultyEndpoint, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    write_articles(tmp_path / "in", 4)
    on_ray(endpoint.base_url, tmp_path, output="parquet")
    table = parquet.read_table(tmp_path / "out" / "notes.parquet")
    assert table.num_rows == 4
    assert table.column("id").to_pylist() == [f"article-{number:05d}" for number in range(4)]


def test_a_refused_key_ends_it_and_keeps_what_is_done(tmp_path: Path) -> None:
    write_articles(tmp_path / "in", 30)
    with FaultyEndpoint(Faults(revoked_from=8)) as endpoint:
        code, told = on_ray(endpoint.base_url, tmp_path)
    assert (code, told["error"]) == (32, "AuthenticationError")
    done, failed = (rows(tmp_path / "out" / f"{n}.jsonl") for n in ("notes", "failures"))
    assert len(done) + len(failed) == 30
    assert 0 < len(done) <= 8


def test_no_key_is_in_anything_that_was_written(tmp_path: Path) -> None:
    write_articles(tmp_path / "in", 3)
    with FaultyEndpoint(Faults.at(0.5, "500", seed=3), echo="{key}") as endpoint:
        on_ray(endpoint.base_url, tmp_path)
    for path in (tmp_path / "out").rglob("*"):
        if path.is_file():
            assert KEY.encode() not in path.read_bytes(), path
