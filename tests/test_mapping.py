"""Many things worked on at once: their order, and how many are taken and under way."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import aclosing

import pytest
from mapped_work import BrokenError, Source, Workshop, both_orders, gathered, room, within
from virtual_time import now

from summarizer.batch.mapping import Limits, Stop, first_of, mapped


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
