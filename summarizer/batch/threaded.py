"""Iterates over something asynchronous from plain code."""

import asyncio
import queue
import sys
import threading
from collections.abc import AsyncGenerator, Callable, Iterator
from contextlib import aclosing, suppress
from contextvars import copy_context
from typing import Generic, TypeVar

T = TypeVar("T")

_AHEAD = 64


class _End:
    """What a thread hands over last: the error that ended it, if there was one."""

    def __init__(self, error: BaseException | None) -> None:
        self.error = error


def iterated(begin: Callable[[], AsyncGenerator[T, None]]) -> Iterator[T]:
    """Yield what an asynchronous generator yields; it runs on an event loop in another thread.

    So what is under way goes on while the caller is busy with what it was given. Leaving the
    iteration early cancels it.

    Raises:
        Exception: what the generator raises.
    """
    pump = _Pump(begin)
    pump.thread.start()
    try:
        while not isinstance(got := pump.take(), _End):
            yield got
        if got.error is not None:
            raise got.error
    finally:
        pump.leave()


class _Pump(Generic[T]):
    """The other thread, and what it has handed over.

    Nothing in it blocks but the event loop, and the thread is a daemon: a program that ends while
    the iteration is half done does not wait for it.
    """

    def __init__(self, begin: Callable[[], AsyncGenerator[T, None]]) -> None:
        self.thread = threading.Thread(
            target=copy_context().run, args=(self._run,), name="summarizer-batch", daemon=True
        )
        self._begin = begin
        self._handed: queue.SimpleQueue[T | _End] = queue.SimpleQueue()
        self._room = asyncio.Semaphore(_AHEAD)
        self._left = threading.Event()
        self._loop = asyncio.new_event_loop()
        self._task: asyncio.Task[None] | None = None

    def take(self) -> "T | _End":
        """Wait for what is handed over next."""
        got = self._handed.get()
        self._tell(self._room.release)
        return got

    def leave(self) -> None:
        """End the thread, whatever it is doing."""
        self._left.set()
        self._tell(self._cancel)
        if not sys.is_finalizing():  # no other thread runs any more then
            self.thread.join()

    def _tell(self, function: Callable[[], None]) -> None:
        with suppress(RuntimeError):  # the thread has come to its end
            self._loop.call_soon_threadsafe(function)

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _run(self) -> None:
        error: BaseException | None = None
        try:
            with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
                runner.run(self._hand_over())
        except BaseException as raised:  # noqa: BLE001 - raised again in the caller's thread
            error = raised
        self._handed.put(_End(error))

    async def _hand_over(self) -> None:
        self._task = asyncio.current_task()
        if self._left.is_set():
            return
        async with aclosing(self._begin()) as results:
            async for result in results:
                await self._room.acquire()
                self._handed.put(result)
