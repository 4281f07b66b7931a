"""Iterates over something asynchronous from plain code."""

import asyncio
import queue
import threading
from collections.abc import AsyncGenerator, Callable, Iterator
from contextlib import aclosing, suppress
from contextvars import copy_context
from typing import Generic, TypeVar

T = TypeVar("T")

_AHEAD = 64
_LOOK_SECONDS = 0.1


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
        while not isinstance(got := pump.handed.get(), _End):
            yield got
        if got.error is not None:
            raise got.error
    finally:
        pump.leave()


class _Pump(Generic[T]):
    """The other thread, and what it has handed over."""

    def __init__(self, begin: Callable[[], AsyncGenerator[T, None]]) -> None:
        self.handed: queue.Queue[T | _End] = queue.Queue(_AHEAD)
        self.thread = threading.Thread(
            target=copy_context().run, args=(self._run,), name="summarizer-batch", daemon=True
        )
        self._begin = begin
        self._left = threading.Event()
        self._loop = asyncio.new_event_loop()
        self._task: asyncio.Task[None] | None = None

    def leave(self) -> None:
        """End the thread, whatever it is doing."""
        self._left.set()
        with suppress(RuntimeError):  # it has come to its end
            self._loop.call_soon_threadsafe(self._cancel)
        self.thread.join()

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
        self._put(_End(error))

    async def _hand_over(self) -> None:
        self._task = asyncio.current_task()
        if self._left.is_set():
            return
        async with aclosing(self._begin()) as results:
            async for result in results:
                try:
                    self.handed.put_nowait(result)
                except queue.Full:
                    await asyncio.to_thread(self._put, result)

    def _put(self, one: T | _End) -> None:
        """Hand something over, unless nobody is there any more to take it."""
        while not self._left.is_set():
            with suppress(queue.Full):
                self.handed.put(one, timeout=_LOOK_SECONDS)
                return
