"""The gate: who goes when, in which order, and what becomes of those who do not wait."""

import asyncio
import threading
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from virtual_time import now, run

from summarizer.backends.pacing import Pace
from summarizer.backends.ticket import Ticket
from summarizer.errors import ConfigError


def in_virtual_time(
    test: Callable[[Pace], Awaitable[None]], most: int | None = 1, **limits: float
) -> None:
    async def body() -> None:
        await test(Pace(most=most, clock=now, **limits))

    run(body())


async def settle() -> None:
    """Let everyone who can do something do it."""
    for _ in range(10):
        await asyncio.sleep(0)


async def waiters(pace: Pace, number: int, went: list[int]) -> list["asyncio.Task[Ticket]"]:
    async def enter(who: int) -> Ticket:
        ticket = await pace.enter()
        went.append(who)
        return ticket

    tasks = [asyncio.create_task(enter(who)) for who in range(number)]
    await settle()
    return tasks


@pytest.mark.parametrize("limits", [{"most": 0}, {"rpm": 0}, {"tpm": -5}, {"rpm": float("nan")}])
def test_a_limit_of_nothing_makes_no_sense(limits: dict[str, Any]) -> None:
    with pytest.raises(ConfigError, match="must be above zero"):
        Pace(**limits)


def test_as_many_go_at_once_as_there_is_width_and_the_others_in_their_order() -> None:
    async def test(pace: Pace) -> None:
        went: list[int] = []
        tasks = await waiters(pace, 5, went)
        assert (went, pace.under_way, pace.waiting) == ([0, 1], 2, 3)
        pace.answered(tasks[0].result())
        await settle()
        assert went == [0, 1, 2]
        pace.answered(tasks[1].result())
        pace.answered(tasks[2].result())
        await settle()
        assert (went, pace.waiting) == ([0, 1, 2, 3, 4], 0)

    in_virtual_time(test, most=2)


def test_nobody_overtakes_those_who_wait() -> None:
    async def test(pace: Pace) -> None:
        went: list[int] = []
        tasks = await waiters(pace, 2, went)
        pace.answered(tasks[0].result())
        late = asyncio.create_task(pace.enter())
        await settle()
        assert went == [0, 1]
        assert not late.done()
        late.cancel()

    in_virtual_time(test)


def test_who_is_cancelled_while_waiting_takes_nobodys_place() -> None:
    async def test(pace: Pace) -> None:
        went: list[int] = []
        tasks = await waiters(pace, 4, went)
        tasks[1].cancel()
        tasks[2].cancel()
        await settle()
        assert pace.waiting == 1
        pace.answered(tasks[0].result())
        await settle()
        assert (went, pace.under_way, pace.waiting) == ([0, 3], 1, 0)

    in_virtual_time(test)


def test_who_is_cancelled_just_when_its_turn_comes_passes_it_on() -> None:
    async def test(pace: Pace) -> None:
        went: list[int] = []
        tasks = await waiters(pace, 3, went)
        pace.answered(tasks[0].result())
        tasks[1].cancel()
        await settle()
        assert (went, pace.under_way) == ([0, 2], 1)

    in_virtual_time(test)


def test_a_pause_holds_all_until_it_is_over_then_all_go() -> None:
    async def test(pace: Pace) -> None:
        tickets = [await pace.enter() for _ in range(3)]
        await pace.failed(tickets[0], retry_after=12.5)
        await pace.failed(tickets[1], retry_after=3.0)
        pace.answered(tickets[2])
        await pace.enter()
        assert now() == pytest.approx(12.5)

    in_virtual_time(test, most=10)


def test_a_pause_of_a_day_is_not_waited_for() -> None:
    async def test(pace: Pace) -> None:
        await pace.failed(await pace.enter(), retry_after=86_400.0)
        await pace.enter()
        assert now() == pytest.approx(60)

    in_virtual_time(test)


def test_a_refusal_keeps_its_place_as_long_as_an_answer_would_have() -> None:
    async def test(pace: Pace) -> None:
        ticket = await pace.enter()
        await asyncio.sleep(0.8)
        pace.answered(ticket)
        ticket = await pace.enter()
        await asyncio.sleep(0.1)
        await pace.failed(ticket)
        assert now() == pytest.approx(1.6)
        assert pace.under_way == 0

    in_virtual_time(test)


def test_a_refusal_that_is_cancelled_gives_its_place_back_at_once() -> None:
    async def test(pace: Pace) -> None:
        failing = asyncio.create_task(pace.failed(await pace.enter()))
        await settle()
        assert pace.under_way == 1
        failing.cancel()
        await settle()
        assert (pace.under_way, now()) == (0, 0)

    in_virtual_time(test)


def test_requests_per_minute_hold_who_comes_too_soon() -> None:
    async def test(pace: Pace) -> None:
        times = []
        for _ in range(4):
            pace.answered(await pace.enter())
            times.append(now())
        assert times == pytest.approx([0, 2, 4, 6])

    in_virtual_time(test, most=None, rpm=30)


def test_a_request_that_was_cancelled_in_time_does_not_count() -> None:
    async def test(pace: Pace) -> None:
        went: list[int] = []
        first = await pace.enter()
        tasks = await waiters(pace, 2, went)
        await asyncio.sleep(10)
        pace.answered(first)
        tasks[0].cancel()
        await settle()
        assert (went, now()) == ([1], 10)

    in_virtual_time(test, rpm=30)


def test_what_an_answer_announces_holds_the_next_ones() -> None:
    async def test(pace: Pace) -> None:
        first, second = await pace.enter(), await pace.enter()
        headers = {"ratelimit-limit": "2", "ratelimit-remaining": "0", "ratelimit-reset": "9"}
        elsewhere = threading.Thread(target=pace.learn, args=(headers,))
        elsewhere.start()
        elsewhere.join()
        pace.answered(first)
        pace.answered(second)
        await pace.enter()
        assert now() == pytest.approx(9)

    in_virtual_time(test, most=8)


def test_tokens_are_counted_once_there_is_a_limit_of_them() -> None:
    async def test(pace: Pace) -> None:
        assert not pace.counts_tokens
        ticket = await pace.enter()
        pace.learn(
            {
                "x-ratelimit-limit-tokens": "6000",
                "x-ratelimit-remaining-tokens": "0",
                "x-ratelimit-reset-tokens": "60s",
            }
        )
        pace.answered(ticket)
        assert pace.counts_tokens
        await pace.enter(500)
        assert now() == pytest.approx(5)

    in_virtual_time(test)


def test_it_can_be_used_on_one_loop_after_another() -> None:
    pace = Pace(most=1, rpm=6000)

    async def use() -> None:
        for _ in range(3):
            pace.answered(await pace.enter())

    asyncio.run(use())
    asyncio.run(use())
    assert (pace.under_way, pace.waiting) == (0, 0)


def test_it_says_how_it_stands() -> None:
    assert repr(Pace(most=7)) == "Pace(width=7, under_way=0, waiting=0)"
