"""Ctrl-C and its like in a ``summarizer batch`` that really runs."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from batch_articles import article, write_articles
from endpoint_faults import Faults
from faulty_endpoint import FaultyEndpoint

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs POSIX signals")

PATIENCE = 60.0
GOES_ON = "Interrupted; the same command goes on from here."
FINISHING = "Finishing what is under way; Ctrl-C again stops at once."


@contextmanager
def running(folder: Path, endpoint: FaultyEndpoint, *inputs: str) -> Iterator[Any]:
    """The command as a process of its own, over ``press`` into ``out``."""
    command = [
        *(sys.executable, "-m", "summarizer", "batch", *(inputs or ("press",)), "--out", "out"),
        *("-m", "m", "--base-url", endpoint.base_url, "--tactics", "single", "-j", "4"),
        *("--cache", "off"),
    ]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, cwd=folder, text=True, **pipes) as process:  # type: ignore[call-overload]
        try:
            yield process
        finally:
            process.kill()


def interrupt(process: Any, endpoint: FaultyEndpoint, after: int, number: int) -> None:
    """Send a signal once so many requests have come."""
    assert endpoint.until(after, lambda: process.poll() is not None)
    process.send_signal(number)


def line_with(process: Any, text: str) -> str:
    """Read what it says until it says this."""
    for line in process.stderr:
        if text in line:
            return str(line)
    pytest.fail(f"it never said {text!r}")


def lines_of(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_first_one_finishes_what_is_under_way(tmp_path: Path, number: int) -> None:
    write_articles(tmp_path / "press", 60)
    with FaultyEndpoint(delay=0.05) as endpoint:
        with running(tmp_path, endpoint) as process:
            interrupt(process, endpoint, 9, number)
            out, err = process.communicate(timeout=PATIENCE)
        sent = endpoint.requests
        assert process.returncode == 130
        assert out == ""
        finishing, told, last = err.splitlines()
        assert finishing.startswith(FINISHING)
        assert told.startswith(f"{sent} notes: ")
        assert last == GOES_ON
        assert len(lines_of(tmp_path / "out/notes.jsonl")) == sent < 60
        assert lines_of(tmp_path / "out/failures.jsonl") == []
        with running(tmp_path, endpoint) as process:
            process.communicate(timeout=PATIENCE)
        assert process.returncode == 0
        assert endpoint.requests == 60, "nothing was asked twice"
    assert len(lines_of(tmp_path / "out/notes.jsonl")) == 60


def test_the_second_one_stops_at_once(tmp_path: Path) -> None:
    write_articles(tmp_path / "press", 60)
    with FaultyEndpoint(Faults({"hang": 1.0})) as endpoint:
        with running(tmp_path, endpoint) as process:
            interrupt(process, endpoint, 4, signal.SIGINT)
            line_with(process, FINISHING)
            process.send_signal(signal.SIGINT)
            out, err = process.communicate(timeout=PATIENCE)
        assert process.returncode == 130
        assert (out, err) == ("", f"{GOES_ON}\n")
        assert endpoint.requests == 4
    with FaultyEndpoint() as endpoint:
        with running(tmp_path, endpoint) as process:
            process.communicate(timeout=PATIENCE)
        assert process.returncode == 0
    assert len(lines_of(tmp_path / "out/notes.jsonl")) == 60


def test_an_input_that_is_still_open_does_not_hold_it_up(tmp_path: Path) -> None:
    with FaultyEndpoint() as endpoint, running(tmp_path, endpoint, "-") as process:
        for number in range(2):
            process.stdin.write(json.dumps({"text": article(number)}) + "\n")
        process.stdin.flush()
        interrupt(process, endpoint, 2, signal.SIGINT)
        # Its standard input stays open until it has ended.
        process.wait(PATIENCE)
        err = process.stderr.read()
    assert process.returncode == 130
    assert err.splitlines()[-2].startswith("2 notes: ")
    assert err.splitlines()[-1] == GOES_ON
