"""Work on many things side by side: order, bounds, errors, and leaving early."""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Coroutine, Iterable
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import Any, TypeVar

import pytest
from virtual_time import now, run

from summarizer.batch.mapping import Limits, Stop, first_of, mapped

T = TypeVar("T")

both_orders = pytest.mark.parametrize("ordered", [True, False], ids=["ordered", "as-done"])


@dataclass
class Source:
    """Things to work on; knows how many were taken, and whether it was closed."""

    things: Iterable[Any]
    taken: int = 0
    closed: bool = False

    async def __aiter__(self) -> AsyncIterator[Any]:
        try:
            for thing in self.things:
                self.taken += 1
                if isinstance(thing, Exception):
                    raise thing
                yield thing
        finally:
            self.closed = True


@dataclass
class Workshop:
    """Works on a number for so many seconds; knows what it has begun and finished."""

    seconds: Callable[[int], float] = lambda number: 1.0
    begun: list[int] = field(default_factory=list)
    finished: list[int] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0

    async def work(self, number: int) -> int:
        self.begun.append(number)
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            await asyncio.sleep(self.seconds(number))
        finally:
            self.at_once -= 1
        self.finished.append(number)
        return number


def room(size: int, **more: Any) -> Limits:
    return Limits(room=lambda: size, **more)


async def gathered(results: AsyncIterator[T]) -> list[T]:
    return [result async for result in results]


def within(work: Coroutine[Any, Any, T]) -> T:
    """Run in virtual time; what is left running would make this fail."""

    async def whole() -> T:
        result = await work
        await asyncio.sleep(0)
        assert asyncio.all_tasks() == {asyncio.current_task()}
        return result

    return run(whole())


class TestOrder:
    def test_results_come_in_the_order_of_the_things(self) -> None:
        shop = Workshop(lambda number: 10.0 - number)
        made = mapped(aiter(Source(range(9))), shop.work, room(4), ordered=True)
        results = within(gathered(made))
        assert results == list(range(9))
        assert shop.finished != results

    def test_or_as_they_get_done(self) -> None:
        shop = Workshop(lambda number: 10.0 - number)
        done = within(gathered(mapped(aiter(Source(range(9))), shop.work, room(4), ordered=False)))
        assert done == shop.finished != list(range(9))

    @both_orders
    def test_of_nothing_comes_nothing(self, ordered: bool) -> None:
        source = Source([])
        shop = Workshop()
        assert not within(gathered(mapped(aiter(source), shop.work, room(4), ordered=ordered)))
        assert source.closed

    @both_orders
    def test_a_thing_may_be_anything(self, ordered: bool) -> None:
        async def same(thing: object) -> object:
            return thing

        things = [None, 0, "", ()]
        assert (
            within(gathered(mapped(aiter(Source(things)), same, room(1), ordered=ordered)))
            == things
        )


class TestBounds:
    @both_orders
    def test_as_many_are_worked_on_as_there_is_room_for(self, ordered: bool) -> None:
        async def seconds() -> float:
            await gathered(mapped(aiter(Source(range(12))), shop.work, room(3), ordered=ordered))
            return now()

        shop = Workshop()
        assert within(seconds()) == pytest.approx(4.0), "three at a time, all the time"
        assert shop.most_at_once == 3

    def test_a_slow_one_leaves_the_other_places_busy(self) -> None:
        async def seconds() -> float:
            await gathered(mapped(aiter(Source(range(10))), shop.work, room(2), ordered=True))
            return now()

        shop = Workshop(lambda number: 9.0 if number == 0 else 1.0)
        assert within(seconds()) == pytest.approx(9.0)

    def test_one_is_worked_on_even_where_there_is_no_room(self) -> None:
        shop = Workshop()
        within(gathered(mapped(aiter(Source(range(3))), shop.work, room(0), ordered=True)))
        assert (shop.finished, shop.most_at_once) == ([0, 1, 2], 1)

    def test_room_that_grows_is_used(self) -> None:
        shop = Workshop()
        limits = Limits(room=lambda: 1 + len(shop.finished))
        within(gathered(mapped(aiter(Source(range(40))), shop.work, limits, ordered=False)))
        assert shop.most_at_once > 5

    def test_a_slow_first_one_holds_the_others_up_when_order_counts(self) -> None:
        async def look() -> None:
            results = mapped(aiter(source), shop.work, room(2, held=5), ordered=True)
            async with aclosing(results):
                assert await anext(results) == 0
                assert now() == 100.0
                assert shop.begun == list(range(5)), "five were held, and no more begun"
                assert source.taken <= 6

        source = Source(range(1_000_000))
        shop = Workshop(lambda number: 100.0 if number == 0 else 1.0)
        within(look())

    @both_orders
    def test_a_slow_consumer_holds_the_work_up(self, ordered: bool) -> None:
        async def look() -> None:
            results = mapped(aiter(source), shop.work, room(2, held=4), ordered=ordered)
            async with aclosing(results):
                for number in range(3):
                    await anext(results)
                    await asyncio.sleep(1000)
                    assert len(shop.begun) == number + 4

        source = Source(range(1_000_000))
        shop = Workshop()
        within(look())
        assert source.taken <= 7

    def test_nothing_is_taken_before_there_is_room_for_it(self) -> None:
        async def look() -> None:
            results = mapped(aiter(source), shop.work, room(2), ordered=True)
            async with aclosing(results):
                await anext(results)
                assert source.taken <= 4

        source = Source(range(1_000_000))
        shop = Workshop()
        within(look())


class BrokenError(Exception):
    """Something that went wrong."""


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


class TestFirst:
    def test_the_first_thing_can_be_had_alone(self) -> None:
        async def main() -> None:
            things = aiter(Source([3, 4]))
            assert await first_of(things, Stop()) == 3
            assert [thing async for thing in things] == [4]

        within(main())

    def test_there_may_be_none(self) -> None:
        assert within(first_of(aiter(Source([])), Stop())) is None

    @pytest.mark.parametrize("when", [0, 50])
    def test_it_is_not_waited_for_when_nothing_is_to_be_begun(self, when: int) -> None:
        async def main() -> int | None:
            stop = Stop()
            if when:
                asyncio.get_running_loop().call_later(when, stop.ask)
            else:
                stop.ask()
            return await first_of(things(), stop)

        async def things() -> AsyncIterator[int]:
            await asyncio.Event().wait()
            yield 0

        assert within(main()) is None

    def test_its_error_comes_through(self) -> None:
        with pytest.raises(BrokenError):
            within(first_of(aiter(Source([BrokenError()])), Stop()))

    def test_who_is_cancelled_is_cancelled(self) -> None:
        async def main() -> None:
            async with asyncio.timeout(1):
                await first_of(things(), Stop())

        async def things() -> AsyncIterator[int]:
            await asyncio.Event().wait()
            yield 0

        with pytest.raises(TimeoutError):
            within(main())
