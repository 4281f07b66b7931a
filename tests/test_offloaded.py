"""Plain code that may block, beside an event loop that does not wait for it in the end."""

import asyncio
import threading
from collections.abc import Iterator
from contextvars import ContextVar

import pytest

from summarizer.batch.offloaded import Drawn, aside

PATIENCE = 10.0
WHO: ContextVar[str] = ContextVar("who", default="nobody")


@pytest.fixture
def gate() -> Iterator[threading.Event]:
    """What a blocked thread waits for; opened at the end at the latest."""
    event = threading.Event()
    yield event
    event.set()


class TestAside:
    def test_it_returns_what_the_work_returns(self) -> None:
        async def main() -> tuple[str, bool]:
            return await aside(lambda: threading.current_thread().name), True

        name, _ = asyncio.run(main())
        assert name != threading.current_thread().name

    def test_it_raises_what_the_work_raises(self) -> None:
        def work() -> None:
            raise ValueError("no use")

        with pytest.raises(ValueError, match="no use"):
            asyncio.run(aside(work))

    def test_the_event_loop_goes_on_meanwhile(self, gate: threading.Event) -> None:
        async def main() -> bool:
            asyncio.get_running_loop().call_soon(gate.set)
            return await aside(lambda: gate.wait(PATIENCE))

        assert asyncio.run(main())

    def test_context_variables_are_seen(self) -> None:
        async def main() -> str:
            WHO.set("the caller")
            return await aside(WHO.get)

        assert asyncio.run(main()) == "the caller"

    def test_who_is_cancelled_does_not_wait_for_it(self, gate: threading.Event) -> None:
        async def main() -> None:
            async with asyncio.timeout(0):
                await aside(gate.wait)

        with pytest.raises(TimeoutError):
            asyncio.run(main())
        assert not gate.is_set()

    def test_what_it_makes_after_all_is_undone(self, gate: threading.Event) -> None:
        def work() -> str:
            gate.wait(PATIENCE)
            return "made"

        def undo(made: str) -> None:
            undone.append(made)
            is_undone.set()

        async def main() -> None:
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0):
                    await aside(work, undo=undo)
            gate.set()
            await asyncio.to_thread(is_undone.wait, PATIENCE)

        undone: list[str] = []
        is_undone = threading.Event()
        asyncio.run(main())
        assert undone == ["made"]

    def test_even_when_the_event_loop_is_over(self, gate: threading.Event) -> None:
        def work() -> str:
            gate.wait(PATIENCE)
            return "made"

        async def main() -> None:
            async with asyncio.timeout(0):
                await aside(work, undo=lambda made: is_undone.set())

        is_undone = threading.Event()
        with pytest.raises(TimeoutError):
            asyncio.run(main())
        gate.set()
        assert is_undone.wait(PATIENCE)

    def test_what_fails_after_all_is_nobodys_business(self, gate: threading.Event) -> None:
        def work() -> None:
            gate.wait(PATIENCE)
            failing.set()
            raise ValueError("too late")

        async def main() -> None:
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0):
                    await aside(work)
            gate.set()
            await asyncio.to_thread(failing.wait, PATIENCE)
            await asyncio.sleep(0)

        failing = threading.Event()
        asyncio.run(main())


def counted(drawn: list[int]) -> Iterator[int]:
    """Yield a million numbers, and note each that is drawn."""
    for number in range(1_000_000):
        drawn.append(number)
        yield number


class TestDrawn:
    def test_the_things_come_in_their_order(self) -> None:
        async def main() -> list[int]:
            return [number async for number in Drawn(iter(range(500)))]

        assert asyncio.run(main()) == list(range(500))

    def test_they_are_drawn_in_another_thread_with_the_callers_context(self) -> None:
        def things() -> Iterator[tuple[str, bool]]:
            yield WHO.get(), threading.current_thread() is threading.main_thread()

        async def main() -> list[tuple[str, bool]]:
            WHO.set("the caller")
            return [thing async for thing in Drawn(things())]

        assert asyncio.run(main()) == [("the caller", False)]

    def test_only_a_few_are_drawn_ahead(self) -> None:
        async def main() -> None:
            source = Drawn(counted(drawn))
            for number in range(100):
                assert await anext(source) == number
                assert len(drawn) <= number + 20
            source.close()

        drawn: list[int] = []
        asyncio.run(main())

    def test_an_error_comes_in_its_place_and_once(self) -> None:
        def things() -> Iterator[int]:
            yield 1
            raise ValueError("broken")

        async def main() -> None:
            source = Drawn(things())
            assert await anext(source) == 1
            with pytest.raises(ValueError, match="broken"):
                await anext(source)
            assert [number async for number in source] == []

        asyncio.run(main())

    def test_to_be_cancelled_while_waiting_loses_nothing(self, gate: threading.Event) -> None:
        def things() -> Iterator[int]:
            gate.wait(PATIENCE)
            yield from range(3)

        async def main() -> list[int]:
            source = Drawn(things())
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0):
                    await anext(source)
            gate.set()
            return [number async for number in source]

        assert asyncio.run(main()) == [0, 1, 2]

    def test_nobody_waits_for_what_is_just_being_drawn(self, gate: threading.Event) -> None:
        def things() -> Iterator[int]:
            yield 0
            gate.wait()
            yield 1

        async def main() -> None:
            source = Drawn(things())
            assert await anext(source) == 0
            source.close()

        asyncio.run(main())
        assert not gate.is_set()

    def test_when_it_is_closed_no_more_is_drawn(self) -> None:
        async def main() -> None:
            source = Drawn(counted(drawn))
            assert await anext(source) == 0
            source.close()

        drawn: list[int] = []
        asyncio.run(main())
        for thread in threading.enumerate():
            if thread.name == "summarizer-aside":
                thread.join(PATIENCE)
                assert not thread.is_alive()
        assert len(drawn) <= 20
