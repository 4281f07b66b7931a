"""Ctrl-C in a command that has much under way: the first one winds up, the second one ends it."""

import asyncio
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import click

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def winding_up(stop: Callable[[], None], told: str) -> Iterator[None]:
    """While the block runs, have a first Ctrl-C (or SIGTERM) call ``stop``.

    The second one cancels the task that entered the block. Where a loop cannot handle signals
    (Windows, or a thread that is not the main one), the first one does so already.

    Args:
        stop: begins to wind up; returns at once.
        told: is printed on stderr then.
    """
    task = asyncio.current_task()
    stopping = False

    def interrupted() -> None:
        nonlocal stopping
        if stopping and task is not None:
            task.cancel()
            return
        stopping = True
        stop()
        with suppress(OSError):  # nobody reads it any more
            click.echo(told, err=True)

    loop = asyncio.get_running_loop()
    handled = []
    for number in _SIGNALS:
        with suppress(NotImplementedError, RuntimeError, ValueError):
            loop.add_signal_handler(number, interrupted)
            handled.append(number)
    try:
        yield
    finally:
        for number in handled:
            loop.remove_signal_handler(number)
