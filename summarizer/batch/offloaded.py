"""Has plain code that may block run beside an event loop, on threads that nobody has to wait for.

A loop that ends waits for what ``asyncio.to_thread`` has begun. What may take for ever (a
download, somebody who types) would keep a program from ending when it is told to.
"""

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from contextvars import copy_context
from typing import Any, Generic, Self, TypeVar

T = TypeVar("T")

_AHEAD = 16


async def aside(work: Callable[[], T], undo: Callable[[T], object] = lambda made: None) -> T:
    """Return what ``work`` returns; meanwhile the event loop goes on.

    Args:
        work: runs in a thread of its own.
        undo: is given what ``work`` has made after all when nobody waits for it any more.

    Raises:
        Exception: what ``work`` raises.
    """
    done = asyncio.get_running_loop().create_future()

    def run() -> None:
        try:
            made = work()
        except BaseException as error:  # noqa: BLE001 - raised again where it is waited for
            _on_loop_of(done, _fail, done, error)
        else:
            if not _on_loop_of(done, _settle, done, made, undo):
                undo(made)

    _start(run)
    result: T = await done
    return result


class Drawn(Generic[T]):
    """Iterates over plain things, which are drawn in another thread, a few ahead.

    Waiting for the next one can be cancelled; none is lost by that. An error of the things is
    raised in its place, once. Make it where the event loop runs.

    Args:
        things: used in the other thread from now on.
    """

    def __init__(self, things: Iterator[T]) -> None:
        self._loop = asyncio.get_running_loop()
        self._given: asyncio.Queue[T | _End] = asyncio.Queue()
        self._room = threading.Semaphore(_AHEAD)
        self._left = self._ended = False
        _start(lambda: self._draw(things))

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> T:
        if self._ended:
            raise StopAsyncIteration
        got = await self._given.get()
        if not isinstance(got, _End):
            self._room.release()
            return got
        self._ended = True
        raise StopAsyncIteration if got.error is None else got.error

    def close(self) -> None:
        """Have nothing more drawn; does not wait for what is just being drawn."""
        self._left = True
        self._room.release()

    def _draw(self, things: Iterator[T]) -> None:
        end = _End(None)
        try:
            while self._room.acquire() and not self._left:
                self._hand_over(next(things))
        except StopIteration:
            pass
        except Exception as error:  # noqa: BLE001 - raised again where it is waited for
            end = _End(error)
        self._hand_over(end)

    def _hand_over(self, one: "T | _End") -> None:
        with suppress(RuntimeError):  # the loop has been closed
            self._loop.call_soon_threadsafe(self._given.put_nowait, one)


class _End:
    """The last that is handed over: the error that ended it, if there was one."""

    def __init__(self, error: Exception | None) -> None:
        self.error = error


def _start(work: Callable[[], object]) -> None:
    context = copy_context()
    threading.Thread(target=context.run, args=(work,), name="summarizer-aside", daemon=True).start()


def _on_loop_of(
    future: "asyncio.Future[Any]", function: Callable[..., None], *arguments: Any
) -> bool:
    try:
        future.get_loop().call_soon_threadsafe(function, *arguments)
    except RuntimeError:  # it has been closed
        return False
    return True


def _settle(done: "asyncio.Future[T]", made: T, undo: Callable[[T], object]) -> None:
    if done.cancelled():
        _start(lambda: undo(made))
    else:
        done.set_result(made)


def _fail(done: "asyncio.Future[Any]", error: BaseException) -> None:
    if not done.cancelled():
        done.set_exception(error)
