"""Works on many things side by side, in bounded memory; knows nothing of articles."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from contextlib import aclosing, suppress
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")


class Stop:
    """Asks a mapping to begin nothing more; from any thread, before it runs or while it does."""

    def __init__(self) -> None:
        self._asked = False
        self._tell: Callable[[], None] = lambda: None

    @property
    def asked(self) -> bool:
        """Whether it was."""
        return self._asked

    def ask(self) -> None:
        """Ask it."""
        self._asked = True
        self._tell()

    def heard_by(self, listen: Callable[[], object]) -> None:
        """Have ``listen`` called, on the running loop, once it is asked from now on."""
        loop = asyncio.get_running_loop()

        def tell() -> None:
            with suppress(RuntimeError):  # the loop has been closed: nothing runs any more
                loop.call_soon_threadsafe(listen)

        self._tell = tell


@dataclass(slots=True)
class Limits:
    """How much a mapping may take on.

    Attributes:
        room: says how many things may be worked on at the moment; one is always admitted.
        held: how many may be worked on or wait to be taken, all together.
        stop: asks to begin nothing more.
    """

    room: Callable[[], int]
    held: int = 1000
    stop: Stop = field(default_factory=Stop)


async def first_of(things: AsyncIterator[T], stop: Stop) -> T | None:
    """Wait for the first thing; ``None`` if there is none, or nothing is to be begun any more."""
    taking = asyncio.ensure_future(anext(things, None))
    stop.heard_by(taking.cancel)
    if stop.asked:
        taking.cancel()
    try:
        return await taking
    except asyncio.CancelledError:
        task = asyncio.current_task()
        if not stop.asked or (task is not None and task.cancelling()):
            raise
        return None


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
    cancels what is being worked on. Either way the source is closed, if it can be.

    Args:
        things: taken one at a time, as there is room.
        work: makes something of one thing.
        limits: of the work.
        ordered: yield in the order of the things; otherwise as they get done.
    """
    floor = _Floor[T, R](work, limits)
    feeding = asyncio.create_task(floor.feed(things))
    limits.stop.heard_by(floor.begin_no_more)
    try:
        async with aclosing(floor.results(ordered=ordered)) as results:
            async for result in results:
                yield result
        await feeding
    finally:
        feeding.cancel()
        await floor.clear()
        await asyncio.gather(feeding, return_exceptions=True)
        await _close(things)
    if floor.error is not None:
        raise floor.error


@dataclass(slots=True)
class _Floor(Generic[T, R]):
    """Where the work is done."""

    work: Callable[[T], Awaitable[R]]
    limits: Limits
    error: BaseException | None = None
    _tasks: set["asyncio.Task[None]"] = field(default_factory=set)
    # What came of each thing, under its number: one result, or none. ``None`` comes last.
    _ready: "asyncio.Queue[tuple[int, tuple[R, ...]] | None]" = field(default_factory=asyncio.Queue)
    _changed: asyncio.Event = field(default_factory=asyncio.Event)
    _taking: "asyncio.Task[None] | None" = None
    _begun: int = 0
    _worked_on: int = 0
    _taken: int = 0

    async def feed(self, things: AsyncIterator[T]) -> None:
        """Begin one thing after the other, as there is room, and see them through."""
        try:
            await self._begin_all(things)
            while self._tasks:
                await asyncio.wait(self._tasks)
        finally:
            self._ready.put_nowait(None)

    async def results(self, *, ordered: bool) -> AsyncGenerator[R, None]:
        """Yield what gets done until all is."""
        waiting: dict[int, tuple[R, ...]] = {}
        following = 0
        while (done := await self._ready.get()) is not None:
            number, made = done
            waiting[number] = made
            following = following if ordered else number
            while following in waiting:
                for one in waiting.pop(following):
                    yield one
                following += 1
                self._taken += 1
                self._changed.set()

    def begin_no_more(self) -> None:
        """Look anew whether to go on; do not wait for a thing that would not be begun."""
        self._changed.set()
        if self._taking is not None:
            self._taking.cancel()

    async def clear(self) -> None:
        """Cancel what is being worked on."""
        tasks = tuple(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    @property
    def _over(self) -> bool:
        return self.error is not None or self.limits.stop.asked

    async def _free(self) -> bool:
        """Wait until there is room; tell whether to go on at all."""
        while not self._over:
            held = self._begun - self._taken
            if self._worked_on < max(self.limits.room(), 1) and held < self.limits.held:
                return True
            self._changed.clear()
            await self._changed.wait()
        return False

    async def _begin_all(self, things: AsyncIterator[T]) -> None:
        try:
            while await self._free():
                self._taking = asyncio.current_task()
                thing = await anext(things)
                self._taking = None
                self._begin(thing)
                # What is begun gets going before the next one is.
                await asyncio.sleep(0)
        except StopAsyncIteration:
            pass
        except asyncio.CancelledError:
            if self._taking is None or not self._over:
                raise
            self._taking.uncancel()
        except Exception as error:  # noqa: BLE001 - raised by ``mapped`` when all is finished
            self.error = self.error or error
        self._taking = None

    def _begin(self, thing: T) -> None:
        task = asyncio.create_task(self._do(self._begun, thing))
        self._begun += 1
        self._worked_on += 1
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _do(self, number: int, thing: T) -> None:
        made: tuple[R, ...] = ()
        try:
            made = (await self.work(thing),)
        except BaseException as error:
            self.error = self.error or error
            self.begin_no_more()
            if not isinstance(error, Exception):
                raise
        finally:
            self._worked_on -= 1
            self._ready.put_nowait((number, made))
            self._changed.set()


async def _close(things: AsyncIterator[T]) -> None:
    if isinstance(things, AsyncGenerator):
        await things.aclose()
