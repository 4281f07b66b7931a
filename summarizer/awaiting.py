"""Waiting in a thread for what another thread does, with an ear for Ctrl-C."""

from concurrent.futures import Future
from typing import TypeVar

T = TypeVar("T")

_HEARD_WITHIN = 0.2
"""Seconds within which a Ctrl-C is heard."""


def result_of(future: Future[T]) -> T:
    """Wait for a future and return its result.

    A Ctrl-C that arrives just before a wait begins does not interrupt it, and on Windows none
    does; this one wakes up now and then.

    Raises:
        Exception: what the work behind the future has raised.
        CancelledError: it has been cancelled.
    """
    while True:
        try:
            return future.result(_HEARD_WITHIN)
        except TimeoutError:
            if future.done():  # then it is the work's own, or it has ended this moment
                return future.result()
