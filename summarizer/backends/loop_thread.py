"""One event loop in one thread, which sync and async callers share.

A pool of connections belongs to the event loop that opened it. With a loop of its own, a model
can be used from plain code, from any thread and from any number of event loops, has one
implementation for both, and an exact deadline for either.
"""

import asyncio
import threading
from collections.abc import Awaitable, Callable, Coroutine
from concurrent.futures import Future
from typing import Any, TypeVar

T = TypeVar("T")

_JOIN_SECONDS = 5.0


class LoopThread:
    """A daemon thread that runs an event loop from the first :meth:`submit` to :meth:`close`."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._closed = False

    def submit(self, work: Callable[[], Coroutine[Any, Any, T]]) -> "Future[T]":
        """Run ``work()`` on the loop; cancelling the future cancels the work.

        Raises:
            RuntimeError: the loop has been closed.
        """
        with self._lock:
            if self._closed:
                raise RuntimeError("closed")
            if self._loop is None:
                self._loop = self._start()
            return asyncio.run_coroutine_threadsafe(work(), self._loop)

    def close(self, farewell: Callable[[], Awaitable[None]]) -> None:
        """Cancel what still runs, await ``farewell()`` on the loop, end the thread."""
        with self._lock:
            already, self._closed = self._closed, True
            loop, thread = self._loop, self._thread
            if already or loop is None or thread is None:
                return
            asyncio.run_coroutine_threadsafe(_wind_up(farewell), loop)
        # The garbage collector may close a model from within its own loop.
        if thread is not threading.current_thread():
            thread.join(_JOIN_SECONDS)

    def _start(self) -> asyncio.AbstractEventLoop:
        loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=_run, args=(loop,), name=self._name, daemon=True)
        self._thread.start()
        return loop


def _run(loop: asyncio.AbstractEventLoop) -> None:
    asyncio.set_event_loop(loop)
    try:
        loop.run_forever()
    finally:
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.run_until_complete(loop.shutdown_default_executor())
        loop.close()


async def _wind_up(farewell: Callable[[], Awaitable[None]]) -> None:
    loop = asyncio.get_running_loop()
    running = asyncio.all_tasks(loop) - {asyncio.current_task()}
    for task in running:
        task.cancel()
    await asyncio.gather(*running, return_exceptions=True)
    try:
        await farewell()
    finally:
        loop.call_soon(loop.stop)
