"""Works on many things side by side, in bounded memory; knows nothing of articles."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")


@dataclass(slots=True)
class Limits:
    """How much a mapping may take on.

    Attributes:
        room: says how many may be worked on at the moment.
        held: how many may be worked on or wait to be taken, all together.
        stopped: says whether no further one is to be begun.
    """

    room: Callable[[], int]
    held: int = 1000
    stopped: Callable[[], bool] = lambda: False


async def mapped(
    things: AsyncIterator[T],
    work: Callable[[T], Awaitable[R]],
    limits: Limits,
    *,
    ordered: bool,
) -> AsyncGenerator[R, None]:
    """Yield what ``work`` makes of each thing.

    What a consumer takes slowly, or what has to wait for an earlier one, holds the rest up.
    When ``work`` or the source of things raises, no further thing is begun; what is being
    worked on is finished and yielded, and then the error is raised. Leaving the iteration early
    cancels what is being worked on.

    Args:
        things: taken as there is room.
        work: makes something of one thing.
        limits: of the work.
        ordered: yield in the order of the things; otherwise as they get done.
    """
    floor = _Floor[T, R](work, limits)
    feeding = asyncio.create_task(floor.feed(things))
    try:
        async for result in floor.results(ordered=ordered):
            yield result
        await feeding
    finally:
        feeding.cancel()
        await floor.clear()
        await asyncio.gather(feeding, return_exceptions=True)
    if floor.error is not None:
        raise floor.error


@dataclass(slots=True)
class _Floor(Generic[T, R]):
    """Where the work is done."""

    work: Callable[[T], Awaitable[R]]
    limits: Limits
    error: BaseException | None = None
    _tasks: set["asyncio.Task[None]"] = field(default_factory=set)
    _ready: "asyncio.Queue[tuple[int, R] | int | None]" = field(default_factory=asyncio.Queue)
    _room: asyncio.Event = field(default_factory=asyncio.Event)
    _begun: int = 0
    _taken: int = 0

    async def feed(self, things: AsyncIterator[T]) -> None:
        """Begin one thing after the other, as there is room."""
        try:
            while await self._free():
                try:
                    thing = await anext(things)
                except StopAsyncIteration:
                    break
                if self._over():
                    break
                task = asyncio.create_task(self._do(self._begun, thing))
                self._begun += 1
                self._tasks.add(task)
                task.add_done_callback(self._tasks.discard)
                # What is begun gets going before the next one is.
                await asyncio.sleep(0)
        except Exception as error:  # noqa: BLE001 - raised by ``mapped`` when all is finished
            self.error = self.error or error
        finally:
            while self._tasks:
                await asyncio.wait(self._tasks)
            self._ready.put_nowait(None)

    async def results(self, *, ordered: bool) -> AsyncIterator[R]:
        """Yield what gets done until all is."""
        early: dict[int, tuple[R, ...]] = {}
        following = 0
        while (done := await self._ready.get()) is not None:
            # A number alone is one that came to nothing.
            number, result = (done, ()) if isinstance(done, int) else (done[0], (done[1],))
            early[number] = result
            if not ordered:
                following = number
            while following in early:
                for one in early.pop(following):
                    yield one
                following += 1
                self._taken += 1
                self._room.set()

    async def clear(self) -> None:
        """Cancel what is being worked on."""
        tasks = tuple(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _do(self, number: int, thing: T) -> None:
        try:
            result = await self.work(thing)
        except Exception as error:  # noqa: BLE001 - raised by ``mapped`` when all is finished
            self.error = self.error or error
            self._ready.put_nowait(number)
        else:
            self._ready.put_nowait((number, result))
        self._room.set()

    async def _free(self) -> bool:
        """Wait until there is room; tell whether to go on at all."""
        while not self._over():
            held = self._begun - self._taken
            if len(self._tasks) < max(self.limits.room(), 1) and held < self.limits.held:
                return True
            self._room.clear()
            await self._room.wait()
        return False

    def _over(self) -> bool:
        return self.error is not None or self.limits.stopped()
