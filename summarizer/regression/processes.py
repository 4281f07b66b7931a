"""Replays cases in processes of their own: they compute, and Python computes on one core only."""

import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager

from summarizer.awaiting import result_of
from summarizer.regression.fixture import Fixture
from summarizer.regression.outcome import Attempt
from summarizer.regression.suite import Runs
from summarizer.regression.variant import Variant

_runner: Runs | None = None


@contextmanager
def replaying(
    runner: Runs, count: int, first: tuple[Fixture, Variant] | None = None
) -> Iterator[Runs]:
    """Yield what runs cases like ``runner``, in ``count`` processes.

    Runs may be asked for from several threads. Where processes cannot be forked, or would
    be forked beside other threads, or one is enough, it is the runner itself.

    Args:
        runner: must need nothing that is open in this process: no model, no connection.
        count: of processes.
        first: run here, before there are processes: what it loads is then there in all of them.
    """
    if count < 2 or not _can_fork():
        yield runner
        return
    done = [(*first, runner.run(*first, 0))] if first else []
    gc.freeze()  # what is never looked at again stays shared memory
    # Forked, so that what is loaded by now is there at once and the runner need not be pickled.
    with ProcessPoolExecutor(
        count, multiprocessing.get_context("fork"), initializer=_begin, initargs=(runner,)
    ) as pool:
        # The pool forks all its processes with its first task: now, before there are threads.
        pool.submit(os.getpid).result()
        try:
            yield _Replaying(pool, done)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def processors() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _can_fork() -> bool:
    return "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1


def _begin(runner: Runs) -> None:
    """Set a new process up."""
    global _runner
    _runner = runner
    # Ctrl-C reaches the whole group; the process above ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _run(fixture: Fixture, variant: Variant, repeat: int) -> Attempt:
    if _runner is None:  # pragma: no cover - the pool begins every process
        raise RuntimeError("this process was not set up")
    return _runner.run(fixture, variant, repeat)


class _Replaying:
    """Hands cases to the processes."""

    def __init__(
        self, pool: ProcessPoolExecutor, done: list[tuple[Fixture, Variant, Attempt]]
    ) -> None:
        self._pool = pool
        self._done = done

    def run(self, fixture: Fixture, variant: Variant, repeat: int) -> Attempt:
        """Run the case in the next process that is free."""
        for known, manner, attempt in self._done:
            if (known, manner, attempt.repeat) == (fixture, variant, repeat):
                return attempt
        return result_of(self._pool.submit(_run, fixture, variant, repeat))
