"""The budget: what a call is taken to need before it is sent, and what it took afterwards."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from asked_models import Ask
from recorded_runs import WHO, Preparing, asking, live

from summarizer.backends.budgeted import Budget, BudgetedModel, Spent
from summarizer.backends.scripted import ScriptedModel
from summarizer.errors import BudgetError, ConfigError, EndpointError, InvalidReplyError
from summarizer.llm import Capabilities, LanguageModel, Message, Reply, Request
from summarizer.pricing import Price, Prices
from summarizer.schemas import Usage

pytest_plugins = ("asked_models",)

PRICES = Prices({"m-1": Price(prompt=1.0, completion=10.0, cached=0.5)})
SMALL = replace(WHO, messages=(Message("user", "Who?"),), schema={}, max_tokens=10)
REPLY = Reply("{}", usage=Usage(prompt=5, completion=2))


def test_is_the_model_it_wraps(ask: Ask) -> None:
    inner = live([REPLY], guided=True)
    model = BudgetedModel(inner, Budget())
    assert isinstance(model, LanguageModel)
    assert (model.name, model.capabilities) == ("m-1", Capabilities(guided=True))
    assert ask(model, WHO) is REPLY
    model.close()
    assert inner.closed


def test_what_is_spent_can_be_read(ask: Ask) -> None:
    budget = Budget(prices=PRICES)
    model = BudgetedModel(
        live([Reply("{}", usage=Usage(prompt=100, cached=40, completion=7))]), budget
    )
    assert budget.spent == Spent(0, 0.0)
    ask(model, WHO)
    assert budget.spent.tokens == 107
    assert budget.spent.cost == pytest.approx((60 + 20 + 70) / 1e6)


def test_without_a_price_the_cost_is_not_known() -> None:
    budget = Budget()
    BudgetedModel(live([REPLY]), budget).complete(WHO)
    assert budget.spent == Spent(7, None)


class TestTokens:
    def test_a_call_that_could_pass_the_budget_is_not_sent(self, ask: Ask) -> None:
        inner = live([REPLY] * 9)
        model = BudgetedModel(inner, Budget(max_tokens=100))
        ask(model, SMALL)
        said = r"\(actors\) could take \d+ tokens, and 7 of 100 are spent"
        with pytest.raises(BudgetError, match=said) as raised:
            ask(model, replace(SMALL, max_tokens=60))
        assert "\n" not in str(raised.value)
        assert len(inner.requests) == 1
        ask(model, SMALL)

    def test_a_prompt_alone_can_be_too_much(self, ask: Ask) -> None:
        inner = live([REPLY])
        with pytest.raises(BudgetError):
            ask(BudgetedModel(inner, Budget(max_tokens=1000)), asking("word " * 1000, max_tokens=1))
        assert inner.requests == []

    def test_no_budget_is_ever_passed(self) -> None:
        budget = Budget(max_tokens=500)
        model = BudgetedModel(live(_costly), budget)

        def ask_on() -> None:
            for _ in range(1000):
                model.complete(SMALL)

        with pytest.raises(BudgetError):
            ask_on()
        assert 400 < budget.spent.tokens <= 500

    def test_an_observed_ratio_that_is_higher_than_the_estimate_counts(self) -> None:
        request = asking("x" * 400, max_tokens=10, schema={})
        size = 2 * len("".join(message.content for message in request.messages))
        dense = Reply("{}", usage=Usage(prompt=size, completion=1))
        inner = live([dense] * 3)
        model = BudgetedModel(inner, Budget(max_tokens=size * 2))
        model.complete(request)
        with pytest.raises(BudgetError):
            model.complete(request)

    def test_a_call_under_way_counts_with_its_bound(self) -> None:
        budget = Budget(max_tokens=100)
        number = budget.reserve("m-1", SMALL)
        assert budget.spent.tokens == 0
        with pytest.raises(BudgetError):
            budget.reserve("m-1", replace(SMALL, max_tokens=50))
        budget.release(number)
        budget.reserve("m-1", replace(SMALL, max_tokens=50))


def _costly(request: Request) -> Reply:
    size = sum(len(message.content) for message in request.messages)
    return Reply("{}", usage=Usage(prompt=size, completion=request.max_tokens))


class TestDollars:
    def test_a_call_that_could_cost_too_much_is_not_sent(self, ask: Ask) -> None:
        inner = live([Reply("{}", usage=Usage(prompt=100, completion=100))] * 3)
        model = BudgetedModel(inner, Budget(max_cost=0.0025, prices=PRICES))
        ask(model, WHO)
        with pytest.raises(BudgetError, match=r"could cost \$0.00\d\d, and \$0.0011 of \$0.0025"):
            ask(model, replace(WHO, max_tokens=200))
        assert len(inner.requests) == 1

    def test_a_model_without_a_price_is_refused_at_once(self) -> None:
        with pytest.raises(ConfigError, match="needs a price for the model 'm-2'"):
            BudgetedModel(live([], "m-2"), Budget(max_cost=1, prices=PRICES))
        with pytest.raises(ConfigError):
            BudgetedModel(live([]), Budget(max_cost=1))
        BudgetedModel(live([], "m-2"), Budget(max_tokens=1, prices=PRICES))

    def test_a_free_model_needs_no_money(self, ask: Ask) -> None:
        free = Prices({"m-1": Price(prompt=0, completion=0)})
        budget = Budget(max_cost=0, prices=free)
        ask(BudgetedModel(live([REPLY]), budget), WHO)
        assert budget.spent == Spent(7, 0.0)

    def test_a_cache_that_costs_more_is_reckoned_with(self) -> None:
        dear = Prices({"m-1": Price(prompt=1.0, completion=0, cached=100.0)})
        with pytest.raises(BudgetError):
            BudgetedModel(live([REPLY]), Budget(max_cost=0.001, prices=dear)).complete(WHO)


class TestWhatWasNotTold:
    def test_an_endpoint_that_does_not_tell_is_taken_to_have_used_all(self, ask: Ask) -> None:
        budget = Budget()
        ask(BudgetedModel(live([Reply("{}")]), budget), WHO)
        assert budget.spent.tokens > WHO.max_tokens

    def test_a_call_that_failed_took_nothing(self, ask: Ask) -> None:
        budget = Budget(max_tokens=1000)
        model = BudgetedModel(live([EndpointError("down")]), budget)
        with pytest.raises(EndpointError):
            ask(model, WHO)
        assert budget.spent == Spent(0, 0.0)
        budget.reserve("m-1", replace(SMALL, max_tokens=900))

    @pytest.mark.parametrize("error", [InvalidReplyError("odd"), KeyboardInterrupt()])
    def test_a_reply_that_is_no_use_has_to_be_paid_for(self, error: BaseException) -> None:
        class Broken(ScriptedModel):
            def complete(self, request: Request, on_token: object = None) -> Reply:
                raise error

        budget = Budget()
        with pytest.raises(type(error)):
            BudgetedModel(Broken([]), budget).complete(WHO)
        assert budget.spent.tokens > WHO.max_tokens


def test_many_models_in_many_threads_share_one_budget() -> None:
    budget = Budget(max_tokens=5000)
    inner = [live(_costly, name) for name in ("m-1", "m-2")]
    models = [BudgetedModel(one, budget) for one in inner]
    refused = 0

    def put(number: int) -> bool:
        try:
            models[number % 2].complete(SMALL)
        except BudgetError:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        refused = list(pool.map(put, range(600))).count(False)
    assert refused > 0
    assert sum(len(one.requests) for one in inner) == 600 - refused
    assert budget.spent.tokens <= 5000


def test_a_budget_below_zero_makes_no_sense() -> None:
    for limits in ({"max_tokens": -1}, {"max_cost": -0.5}, {"max_cost": float("nan")}):
        with pytest.raises(ConfigError, match="a budget cannot be"):
            Budget(**limits)


def test_preparing_is_passed_on_if_the_model_can() -> None:
    inner = Preparing([])
    BudgetedModel(inner, Budget()).prepare([Message("system", "Be brief.")])
    assert inner.prepared == [[Message("system", "Be brief.")]]
    BudgetedModel(live([]), Budget()).prepare([])


class TestWaiting:
    """A call for which there may yet be enough waits for those under way."""

    LARGE = replace(SMALL, max_tokens=60)

    async def one_waits(self) -> tuple[Budget, int, "asyncio.Task[int]"]:
        """Return a budget, what a call has set aside of it, and a call that waits for that."""
        budget = Budget(max_tokens=120)
        first = await budget.areserve("m-1", self.LARGE)
        waiting = asyncio.create_task(budget.areserve("m-1", self.LARGE))
        await asyncio.sleep(0)
        assert not waiting.done()
        return budget, first, waiting

    def test_it_goes_when_a_call_under_way_took_less_than_was_set_aside(self) -> None:
        async def main() -> None:
            budget, first, waiting = await self.one_waits()
            budget.settle(first, "m-1", self.LARGE, Usage(prompt=5, completion=2))
            budget.settle(await waiting, "m-1", self.LARGE, Usage(prompt=5, completion=2))
            assert budget.spent.tokens == 14

        asyncio.run(main())

    def test_it_goes_when_a_call_under_way_took_nothing(self) -> None:
        async def main() -> None:
            budget, first, waiting = await self.one_waits()
            budget.release(first)
            await waiting
            assert budget.spent.tokens == 0

        asyncio.run(main())

    def test_when_none_is_under_way_any_more_there_is_not_enough(self) -> None:
        async def main() -> None:
            budget, first, waiting = await self.one_waits()
            budget.settle(first, "m-1", self.LARGE, Usage(prompt=50, completion=50))
            with pytest.raises(BudgetError, match="100 of 120 are spent"):
                await waiting

        asyncio.run(main())

    def test_all_that_wait_look_again(self) -> None:
        async def main() -> list[Reply | BaseException]:
            model = BudgetedModel(live(lambda _: REPLY), Budget(max_tokens=120))
            calls = [model.acomplete(self.LARGE) for _ in range(50)]
            return await asyncio.gather(*calls, return_exceptions=True)

        ended = asyncio.run(main())
        assert len([one for one in ended if isinstance(one, Reply)]) > 2
        assert {type(one) for one in ended} == {Reply, BudgetError}

    def test_who_is_cancelled_while_waiting_takes_nothing(self) -> None:
        async def main() -> None:
            budget = Budget(max_tokens=120)
            first = await budget.areserve("m-1", self.LARGE)
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0):
                    await budget.areserve("m-1", self.LARGE)
            budget.release(first)
            await budget.areserve("m-1", self.LARGE)

        asyncio.run(main())

    def test_a_call_in_another_thread_may_be_what_is_waited_for(self) -> None:
        async def main() -> None:
            async with asyncio.timeout(10):
                waiting = asyncio.create_task(budget.areserve("m-1", self.LARGE))
                await asyncio.sleep(0)
                assert not waiting.done()
                await asyncio.to_thread(budget.release, first)
                await waiting
                assert budget.spent.tokens == 0

        budget = Budget(max_tokens=120)
        first = budget.reserve("m-1", self.LARGE)
        asyncio.run(main())

    def test_an_event_loop_that_is_over_is_not_woken(self) -> None:
        async def main() -> None:
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0):
                    await budget.areserve("m-1", self.LARGE)

        budget = Budget(max_tokens=120)
        first = budget.reserve("m-1", self.LARGE)
        asyncio.run(main())
        budget.release(first)
