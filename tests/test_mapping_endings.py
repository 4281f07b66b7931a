"""Many things worked on at once: what ends it, and that nothing is left running."""

import asyncio
import threading
from collections.abc import AsyncIterator
from contextlib import aclosing

import pytest
from mapped_work import BrokenError, Source, Workshop, both_orders, gathered, room, within

from summarizer.batch.mapping import Stop, mapped


class TestErrors:
    @both_orders
    def test_an_error_of_the_source_comes_after_all_that_was_taken(self, ordered: bool) -> None:
        results: list[int] = []

        async def gather() -> None:
            nonlocal results
            broken = Source([0, 1, 2, BrokenError("no more")])
            async for result in mapped(aiter(broken), shop.work, room(8), ordered=ordered):
                results += [result]

        shop = Workshop()
        with pytest.raises(BrokenError, match="no more"):
            within(gather())
        assert results == [0, 1, 2]

    @both_orders
    def test_an_error_of_the_work_comes_after_what_was_under_way(self, ordered: bool) -> None:
        results: list[int] = []

        async def work(number: int) -> int:
            if number == 2:
                await asyncio.sleep(0.5)
                raise BrokenError("two")
            return await shop.work(number)

        async def gather() -> None:
            nonlocal results
            async for result in mapped(aiter(source), work, room(4), ordered=ordered):
                results += [result]

        source, shop = Source(range(1_000_000)), Workshop()
        with pytest.raises(BrokenError, match="two"):
            within(gather())
        assert results == shop.finished == [0, 1, 3]
        assert source.closed

    def test_the_first_error_counts(self) -> None:
        async def work(number: int) -> int:
            await asyncio.sleep(5 - number)
            raise BrokenError(str(number))

        with pytest.raises(BrokenError, match="3"):
            within(gathered(mapped(aiter(Source(range(4))), work, room(4), ordered=True)))

    def test_an_error_does_not_wait_for_a_source_that_has_nothing_to_give(self) -> None:
        async def things() -> AsyncIterator[int]:
            yield 0
            await asyncio.Event().wait()

        async def work(number: int) -> int:
            await asyncio.sleep(1)
            raise BrokenError("no use")

        with pytest.raises(BrokenError):
            within(gathered(mapped(things(), work, room(4), ordered=True)))

    @both_orders
    def test_work_that_is_cancelled_by_somebody_else_is_not_lost_in_silence(
        self, ordered: bool
    ) -> None:
        async def work(number: int) -> int:
            if number == 1:
                raise asyncio.CancelledError
            return await Workshop().work(number)

        with pytest.raises(asyncio.CancelledError):
            within(gathered(mapped(aiter(Source(range(5))), work, room(2), ordered=ordered)))

    def test_a_source_that_is_cancelled_by_somebody_else_ends_it(self) -> None:
        async def things() -> AsyncIterator[int]:
            yield 0
            raise asyncio.CancelledError

        with pytest.raises(asyncio.CancelledError):
            within(gathered(mapped(things(), Workshop().work, room(2), ordered=True)))


class TestLeaving:
    @both_orders
    def test_leaving_early_cancels_what_is_under_way_and_closes_the_source(
        self, ordered: bool
    ) -> None:
        async def leave() -> None:
            results = mapped(aiter(source), shop.work, room(3), ordered=ordered)
            async with aclosing(results):
                async for _ in results:
                    break

        source, shop = Source(range(1_000_000)), Workshop()
        within(leave())
        assert source.closed
        assert len(shop.finished) <= 3
        assert shop.at_once == 0

    def test_so_does_being_cancelled(self) -> None:
        async def be_cancelled() -> None:
            async with asyncio.timeout(0.5):
                await gathered(mapped(aiter(source), shop.work, room(3), ordered=True))

        source, shop = Source(range(1_000_000)), Workshop()
        with pytest.raises(TimeoutError):
            within(be_cancelled())
        assert source.closed
        assert (len(shop.begun), shop.finished, shop.at_once) == (3, [], 0)


class TestStopping:
    @both_orders
    def test_what_is_under_way_is_finished_and_nothing_more_is_begun(self, ordered: bool) -> None:
        async def gather() -> None:
            async for result in mapped(aiter(source), shop.work, limits, ordered=ordered):
                results.append(result)
                limits.stop.ask()

        results: list[int] = []
        source, shop, limits = Source(range(1_000_000)), Workshop(), room(3)
        within(gather())
        assert results == shop.begun
        assert len(results) <= 4
        assert source.closed

    def test_it_may_be_asked_before_anything_has_begun(self) -> None:
        stop = Stop()
        stop.ask()
        assert stop.asked
        shop = Workshop()
        limits = room(3, stop=stop)
        assert not within(gathered(mapped(aiter(Source([1])), shop.work, limits, ordered=True)))

    def test_a_source_that_has_nothing_to_give_is_not_waited_for(self) -> None:
        async def things() -> AsyncIterator[int]:
            yield 0
            await asyncio.Event().wait()

        async def gather() -> list[int]:
            asyncio.get_running_loop().call_later(50, limits.stop.ask)
            return await gathered(mapped(things(), Workshop().work, limits, ordered=True))

        limits = room(3)
        assert within(gather()) == [0]

    def test_it_may_be_asked_from_another_thread(self) -> None:
        async def things() -> AsyncIterator[int]:
            yield 0
            threading.Thread(target=limits.stop.ask).start()
            await asyncio.Event().wait()

        async def gather() -> list[int]:
            async with asyncio.timeout(5):
                return await gathered(mapped(things(), work, limits, ordered=True))

        async def work(number: int) -> int:
            return number

        limits = room(3)
        assert asyncio.run(gather()) == [0]

    def test_or_when_all_is_over(self) -> None:
        limits = room(3)
        within(gathered(mapped(aiter(Source([1])), Workshop().work, limits, ordered=True)))
        limits.stop.ask()
        assert limits.stop.asked
