"""How much memory many articles take us, through ``summarize_many`` or the command.

python -m tests.benchmarks.overhead.clients.memory api|command COUNT AT_ONCE BASE_URL
"""

import asyncio
import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.benchmarks.overhead.articles import articles
from tests.benchmarks.overhead.clients.measuring import asked, of_process
from tests.benchmarks.overhead.preparing import settings

_MARKS = 4


def peak_mb() -> float:
    """Return the most memory this process has held so far, in megabytes (of a million bytes).

    Not ``ru_maxrss``, which begins with what the parent held when it started this process.
    """
    status = Path("/proc/self/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) * 1024 / 1e6


def through_api(count: int, at_once: int, base_url: str) -> tuple[int, list[float]]:
    """Let the notes go by; return how many came, and the peaks after every quarter."""
    from summarizer.batch import summarize_many

    async def count_notes() -> tuple[int, list[float]]:
        notes = 0
        marks: list[float] = []
        done = 0
        chosen = settings(base_url)
        async for one in summarize_many(articles(count), settings=chosen, jobs=at_once):
            notes += one.result is not None
            done += 1
            if done * _MARKS // count > len(marks):
                marks.append(peak_mb())
        return notes, marks

    return asyncio.run(count_notes())


def through_command(count: int, at_once: int, base_url: str) -> tuple[int, list[float]]:
    """Run ``summarizer batch`` over a table of articles, journal, note files and all."""
    from summarizer.cli.main import run

    with tempfile.TemporaryDirectory() as folder:
        table, out = Path(folder) / "press.jsonl", Path(folder) / "out"
        with table.open("w", encoding="utf-8") as lines:
            lines.writelines(json.dumps({"text": text}) + "\n" for text in articles(count))
        chosen = settings(base_url)
        code = run(
            [
                *("batch", str(table), "--out", str(out), "--jobs", str(at_once), "--quiet"),
                *("--base-url", base_url, "--model", str(chosen.model)),
                *("--tactics", chosen.tactics, "--cache", "off"),
            ]
        )
        if code:
            raise SystemExit(f"summarizer batch ended with exit code {code}")
        with (out / "notes.jsonl").open(encoding="utf-8") as noted:
            return sum(1 for _ in noted), []


WAYS: dict[str, Callable[[int, int, str], tuple[int, list[float]]]] = {
    "api": through_api,
    "command": through_command,
}


def measured(way: str, count: int, at_once: int, base_url: str) -> dict[str, Any]:
    """Return the figures of a run."""
    began = time.perf_counter()
    notes, marks = WAYS[way](count, at_once, base_url)
    wall, peak = time.perf_counter() - began, peak_mb()
    counts = asked(base_url, "counts")
    requests = counts["requests"]
    taken = {"wall": wall, "peak_mb": peak, "marks_mb": marks}
    return {"articles": count, "notes": notes, "requests": requests, **taken}


if __name__ == "__main__":
    way, count, at_once, base_url = sys.argv[1:]
    figures = measured(way, int(count), int(at_once), base_url)
    print(json.dumps(figures | of_process("press-summarizer")))
