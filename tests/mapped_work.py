"""Things to work on, who works on them, and time that passes at once."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Iterable
from dataclasses import dataclass, field
from typing import Any, TypeVar

import pytest
from virtual_time import run

from summarizer.batch.mapping import Limits

T = TypeVar("T")

both_orders = pytest.mark.parametrize("ordered", [True, False], ids=["ordered", "as-done"])


@dataclass
class Source:
    """Things to work on; knows how many were taken, and whether it was closed."""

    things: Iterable[Any]
    taken: int = 0
    closed: bool = False

    async def __aiter__(self) -> AsyncIterator[Any]:
        try:
            for thing in self.things:
                self.taken += 1
                if isinstance(thing, Exception):
                    raise thing
                yield thing
        finally:
            self.closed = True


@dataclass
class Workshop:
    """Works on a number for so many seconds; knows what it has begun and finished."""

    seconds: Callable[[int], float] = lambda number: 1.0
    begun: list[int] = field(default_factory=list)
    finished: list[int] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0

    async def work(self, number: int) -> int:
        self.begun.append(number)
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            await asyncio.sleep(self.seconds(number))
        finally:
            self.at_once -= 1
        self.finished.append(number)
        return number


def room(size: int, **more: Any) -> Limits:
    return Limits(room=lambda: size, **more)


async def gathered(results: AsyncIterator[T]) -> list[T]:
    return [result async for result in results]


def within(work: Coroutine[Any, Any, T]) -> T:
    """Run in virtual time; what is left running would make this fail."""

    async def whole() -> T:
        result = await work
        await asyncio.sleep(0)
        assert asyncio.all_tasks() == {asyncio.current_task()}
        return result

    return run(whole())


class BrokenError(Exception):
    """Something that went wrong."""
