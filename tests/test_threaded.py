"""An asynchronous generator, iterated over from plain code."""

import asyncio
import subprocess
import sys
import threading
from collections.abc import AsyncGenerator, Iterator
from contextvars import ContextVar
from dataclasses import dataclass, field

import pytest

from summarizer.batch.threaded import iterated

PATIENCE = 10.0
WHO: ContextVar[str] = ContextVar("who", default="nobody")


@dataclass
class Numbers:
    """Counts up; knows how far it came, and whether it was closed."""

    end: int = 1_000_000
    given: int = 0
    closed: threading.Event = field(default_factory=threading.Event)
    ahead: threading.Event = field(default_factory=threading.Event)

    async def __call__(self) -> AsyncGenerator[int, None]:
        try:
            for number in range(self.end):
                self.given = number + 1
                if number == 10:
                    self.ahead.set()
                yield number
                await asyncio.sleep(0)
        finally:
            self.closed.set()


def threads() -> set[str]:
    return {thread.name for thread in threading.enumerate()}


@pytest.fixture(autouse=True)
def nothing_left_running() -> Iterator[None]:
    yield
    assert "summarizer-batch" not in threads()


def test_it_yields_what_the_generator_yields() -> None:
    assert list(iterated(Numbers(1000))) == list(range(1000))


def test_nothing_runs_before_it_is_iterated_over() -> None:
    numbers = Numbers()
    iterated(numbers)
    assert not numbers.given


def test_the_generator_goes_on_while_the_caller_is_busy() -> None:
    numbers = Numbers()
    results = iterated(numbers)
    assert next(results) == 0
    assert numbers.ahead.wait(PATIENCE)
    results.close()  # type: ignore[attr-defined]  # it is a generator


def test_but_not_far_ahead() -> None:
    numbers = Numbers()
    for number in iterated(numbers):
        assert numbers.given <= number + 70
        if number == 2000:
            break


def test_leaving_early_closes_the_generator() -> None:
    numbers = Numbers()
    for number in iterated(numbers):
        if number == 3:
            break
    assert numbers.closed.wait(PATIENCE)


def test_so_it_does_while_the_generator_waits() -> None:
    async def stuck() -> AsyncGenerator[int, None]:
        try:
            yield 0
            await asyncio.Event().wait()
        finally:
            closed.set()

    closed = threading.Event()
    for _ in iterated(stuck):
        break
    assert closed.is_set()


def test_an_error_comes_after_what_was_yielded_before_it() -> None:
    async def broken() -> AsyncGenerator[int, None]:
        yield 1
        yield 2
        raise ValueError("no more")

    results = iterated(broken)
    assert (next(results), next(results)) == (1, 2)
    with pytest.raises(ValueError, match="no more"):
        next(results)


def test_it_may_be_used_where_an_event_loop_runs() -> None:
    async def within() -> list[int]:
        return list(iterated(Numbers(5)))

    assert asyncio.run(within()) == [0, 1, 2, 3, 4]


def test_context_variables_of_the_caller_are_seen() -> None:
    async def who() -> AsyncGenerator[str, None]:
        yield WHO.get()

    token = WHO.set("the caller")
    try:
        assert list(iterated(who)) == ["the caller"]
    finally:
        WHO.reset(token)


def test_an_interrupt_in_the_caller_ends_it() -> None:
    numbers = Numbers()
    results = iterated(numbers)
    next(results)
    with pytest.raises(KeyboardInterrupt):
        results.throw(KeyboardInterrupt)  # type: ignore[attr-defined]  # it is a generator
    assert numbers.closed.wait(PATIENCE)


def test_a_program_that_ends_in_the_middle_does_not_wait_for_the_rest() -> None:
    code = """
import asyncio
from summarizer.batch.threaded import iterated

async def numbers():
    for number in range(1_000_000):
        yield number
        await asyncio.sleep(0)

results = iterated(numbers)
print(next(results), next(results))
"""
    ended = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False
    )
    assert (ended.stdout, ended.stderr, ended.returncode) == ("0 1\n", "", 0)
