"""Many articles at once from Python: their errors, leaving early, and models that do not open."""

import asyncio
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import aclosing
from typing import Any

import pytest
import virtual_time
from batch_articles import article
from batch_both_ways import Run, Slow, both_ways, kept_until_error, plainly
from batch_runs import SETTINGS, Desk, batch, items
from fault_server import FaultServer, error
from faulty_endpoint import FaultyEndpoint

from summarizer.backends.budgeted import Budget
from summarizer.batch import opening as opening_module
from summarizer.batch import summarize_many
from summarizer.errors import AuthenticationError, BudgetError, ConfigError, RateLimitError
from summarizer.settings import Settings

pytest_plugins = ("batch_both_ways",)
pytestmark = pytest.mark.usefixtures("nothing_left_running")


class TestLeaving:
    def test_plain_code_may_leave_early(self) -> None:
        desk = Desk()
        for one in batch((article(number) for number in range(1_000_000)), desk, jobs=2):
            if one.item.index == 3:
                break
        # How many were asked meanwhile depends on the machine, but it is no part of a million.
        assert len(desk.asked) < 10_000

    def test_asynchronous_code_may_leave_early(self) -> None:
        async def main() -> None:
            many = batch((article(number) for number in range(1_000_000)), desk, jobs=2)
            async for _ in many:
                break
            await asyncio.sleep(1)
            assert asyncio.all_tasks() == {asyncio.current_task()}
            before = len(desk.asked)
            await asyncio.sleep(1000)
            assert len(desk.asked) == before <= 4

        desk = Slow()
        virtual_time.run(main())

    def test_who_closes_the_iteration_knows_that_all_has_ended(self) -> None:
        async def main() -> None:
            many = batch((article(number) for number in range(1_000_000)), desk, jobs=2)
            async with aclosing(aiter(many)) as results:
                await anext(results)
            assert asyncio.all_tasks() == {asyncio.current_task()}

        desk = Slow()
        virtual_time.run(main())

    @both_ways
    def test_to_stop_finishes_what_is_under_way(self, run: Run) -> None:
        async def behave(number: int) -> None:
            if number == 3:
                many.stop()

        many = batch(items(1000), Desk(behave), jobs=2)
        done = run(many)
        assert 4 <= len(done) <= 7
        assert all(one.result for one in done)

    def test_a_source_that_waits_for_ever_can_be_left(self) -> None:
        async def source() -> AsyncIterator[str]:
            yield article(0)
            yield article(1)
            await asyncio.Event().wait()

        many = batch(source())
        got = []
        for one in many:
            got.append(one.item.index)
            if len(got) == 2:
                many.stop()
        assert got == [0, 1]

    def test_the_callers_model_stays_open(self) -> None:
        desk = Desk()
        plainly(batch(items(2), desk))
        assert not desk.closed


class BrokenError(Exception):
    """Something that went wrong."""


class TestErrors:
    @both_ways
    def test_an_error_of_the_source_comes_after_what_was_taken(self, run: Run) -> None:
        def source() -> Iterator[str]:
            yield article(0)
            raise BrokenError("the database is gone")

        with pytest.raises(BrokenError, match="the database is gone"):
            run(batch(source()))

    def test_what_would_fail_all_others_too_ends_it_after_what_was_under_way(self) -> None:
        async def behave(number: int) -> None:
            if number == 5:
                raise AuthenticationError("the key was revoked")

        desk = Desk(behave)
        got, ended = kept_until_error(batch(items(1000), desk, jobs=2))
        assert isinstance(ended, AuthenticationError)
        assert [one.item.index for one in got] == list(range(len(got)))
        assert len(desk.asked) <= len(got) <= 8
        # What waited for its turn is not sent any more.
        failed = [one for one in got if one.failure]
        assert failed[0].item.index == 5
        assert {one.failure.kind for one in failed if one.failure} == {"AuthenticationError"}

    def test_a_source_that_waits_for_ever_does_not_keep_it_from_ending(self) -> None:
        async def source() -> AsyncIterator[str]:
            yield article(0)
            await asyncio.Event().wait()

        async def behave(_number: int) -> None:
            await asyncio.sleep(0)
            raise AuthenticationError("no")

        got, ended = kept_until_error(batch(source(), Desk(behave)))
        assert isinstance(ended, AuthenticationError)
        assert len(got) == 1

    def test_a_budget_ends_it_before_it_is_passed(self) -> None:
        budget = Budget(max_tokens=20_000)
        desk = Desk()
        got, ended = kept_until_error(batch(items(1000), desk, jobs=4, budget=budget))
        assert isinstance(ended, BudgetError)
        done = [one for one in got if one.result]
        assert len(desk.asked) == len(done) > 50
        assert budget.spent.tokens == 110 * len(done) <= 20_000

    def test_one_that_fails_throughout_is_given_up(self) -> None:
        async def behave(_number: int) -> None:
            raise RateLimitError("slower")

        got, ended = kept_until_error(batch(items(1000), Desk(behave), jobs=2))
        assert isinstance(ended, RateLimitError)
        assert "25 articles in a row failed" in str(ended)
        assert 25 <= len(got) <= 28


class TestOpening:
    """The model that the settings name: it is the batch's, which closes it."""

    @pytest.fixture
    def opened(self, monkeypatch: pytest.MonkeyPatch) -> list[Desk]:
        opened: list[Desk] = []

        def open_model(settings: Settings, observer: object, **options: Any) -> Any:
            opened.append(Desk(name=settings.model or ""))
            return options["inside"](opened[-1])

        monkeypatch.setattr(opening_module, "open_model", open_model)
        return opened

    @both_ways
    def test_it_is_opened_once_and_closed(self, run: Run, opened: list[Desk]) -> None:
        assert len(run(summarize_many(items(3), settings=SETTINGS))) == 3
        (desk,) = opened
        assert desk.closed
        assert len(desk.asked) == 3

    def test_it_is_closed_when_the_loop_is_left(self, opened: list[Desk]) -> None:
        for _ in summarize_many(items(300), settings=SETTINGS):
            break
        assert [desk.closed for desk in opened] == [True]

    @both_ways
    def test_that_it_cannot_be_opened_is_the_error(self, run: Run) -> None:
        with pytest.raises(ConfigError, match="needs the name of a model"):
            run(summarize_many(items(3), settings=Settings(base_url="http://127.0.0.1:9/v1")))

    @both_ways
    def test_a_real_one_leaves_no_connection_open(self, run: Run) -> None:
        with FaultyEndpoint() as endpoint:
            settings = SETTINGS.model_copy(update={"base_url": endpoint.base_url})
            done = run(summarize_many(items(6), settings=settings, jobs=2))
        assert all(one.result for one in done)
        assert endpoint.requests == 6
        assert endpoint.most_under_way <= 2

    def test_headers_of_answers_reach_the_pace(self, monkeypatch: pytest.MonkeyPatch) -> None:
        with FaultServer() as server:
            full = {"x-ratelimit-remaining-requests": "0", "x-ratelimit-limit-requests": "1"}
            server.will(error(401, "no", full))
            settings = SETTINGS.model_copy(update={"base_url": server.base_url})
            many = summarize_many(items(1), settings=settings, jobs=1)
            heard: list[Mapping[str, str]] = []
            monkeypatch.setattr(many.pace, "learn", heard.append)
            _, ended = kept_until_error(many)
        assert isinstance(ended, AuthenticationError)
        assert heard[0]["x-ratelimit-remaining-requests"] == "0"
