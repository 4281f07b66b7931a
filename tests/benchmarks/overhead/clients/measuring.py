"""What all clients share: do the work, take the time, print one line of JSON."""

import asyncio
import json
import platform
import resource
import sys
import time
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from contextlib import AbstractAsyncContextManager
from http.client import HTTPConnection
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tests.benchmarks.overhead.work import Piece, Work

KEY = "none"

Write = Callable[[Sequence[Piece]], Coroutine[Any, Any, int]]
"""Writes the notes on these articles and returns how many there are."""
Open = Callable[[Work], AbstractAsyncContextManager[Write]]
"""Sets a contender up, as a program would do once."""


def main(opened: Open, *packages: str) -> None:
    """Do the work of the file that the command line names, and print what it took.

    Args:
        opened: the contender.
        packages: whose versions to name.
    """
    work = Work.read(Path(sys.argv[1]))
    print(json.dumps(asyncio.run(_measured(opened, work)) | of_process(*packages)))


def gathered(one: Callable[[Piece], Awaitable[bool]], at_once: int) -> Write:
    """Return what calls ``one`` on each article; ``one`` says whether there is a note."""

    async def write(pieces: Sequence[Piece]) -> int:
        room = asyncio.Semaphore(at_once)

        async def in_turn(piece: Piece) -> bool:
            async with room:
                return await one(piece)

        return sum(await asyncio.gather(*map(in_turn, pieces)))

    return write


def of_process(*packages: str) -> dict[str, Any]:
    """Return what the whole process has taken so far, and the versions of packages."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return {
        "process_cpu": used.ru_utime + used.ru_stime,
        "python": platform.python_version(),
        "versions": {name: version(name) for name in packages},
    }


async def _measured(opened: Open, work: Work) -> dict[str, Any]:
    async with opened(work) as write:
        await write(work.warm)
        asked(work.base_url, "reset")
        began, cpu = time.perf_counter(), time.process_time()
        notes = await write(work.pieces)
        wall, cpu = time.perf_counter() - began, time.process_time() - cpu
    counts = asked(work.base_url, "counts")
    return {
        "articles": len(work.pieces),
        "wall": wall,
        "cpu": cpu,
        "notes": notes,
        "requests": counts["requests"],
        "most_at_once": counts["most_at_once"],
        "endpoint_cpu": counts["cpu"],
    }


def asked(base_url: str, what: str) -> dict[str, Any]:
    """Return what the endpoint says to ``reset`` or ``counts``."""
    connection = HTTPConnection(urlsplit(base_url).netloc, timeout=30)
    try:
        connection.request("GET", f"/{what}")
        counts: dict[str, Any] = json.loads(connection.getresponse().read())
    finally:
        connection.close()
    return counts
