"""A batch, iterated over in both of the ways there are, which have to behave alike.

A module that uses the fixture says ``pytest_plugins = ("batch_both_ways",)``. It imports names
from here as well, before pytest could rewrite its assertions, which say enough as they are:
PYTEST_DONT_REWRITE.
"""

import asyncio
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from batch_runs import Desk

from summarizer.batch import Batch, Summarized
from summarizer.errors import SummarizerError
from summarizer.llm import Capabilities

Run = Callable[[Batch], list[Summarized]]


def plainly(many: Batch) -> list[Summarized]:
    return list(many)


def asynchronously(many: Batch) -> list[Summarized]:
    async def gathered() -> list[Summarized]:
        results = [one async for one in many]
        assert asyncio.all_tasks() == {asyncio.current_task()}, "nothing is left running"
        return results

    return asyncio.run(gathered())


both_ways = pytest.mark.parametrize("run", [plainly, asynchronously], ids=["sync", "async"])


@pytest.fixture
def nothing_left_running(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """Work in a folder without a configuration file; see that no thread is left."""
    monkeypatch.chdir(tmp_path)
    yield
    assert "summarizer-batch" not in {thread.name for thread in threading.enumerate()}


def kept_until_error(many: Batch) -> tuple[list[Summarized], SummarizerError | None]:
    got: list[Summarized] = []
    try:
        for one in many:
            got += [one]
    except SummarizerError as ended:
        return got, ended
    return got, None


class Slow(Desk):
    """Takes a second for each article, but these many seconds for some of them."""

    def __init__(self, seconds: dict[int, float] | None = None, width: int = 4) -> None:
        async def behave(number: int) -> None:
            await asyncio.sleep((seconds or {}).get(number, 1.0))

        super().__init__(behave, capabilities=Capabilities(concurrency=width))
