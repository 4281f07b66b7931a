"""A model behind the gate: what it passes on, and what the pace is told."""

import asyncio

import pytest
from virtual_time import now, run

from summarizer.backends.paced import PacedModel, TokenEstimate
from summarizer.backends.pacing import Pace
from summarizer.backends.scripted import ScriptedModel
from summarizer.backends.transient import FailingNowError, ThrottledNowError, UnreachableNowError
from summarizer.errors import AuthenticationError, SummarizerError
from summarizer.llm import Capabilities, LanguageModel, Message, Reply, Request
from summarizer.schemas import Usage

REQUEST = Request((Message("user", "Who said what?"),), {"type": "object"}, "who", 400)


def test_is_the_model_it_wraps() -> None:
    inner = ScriptedModel("{}", name="m-1", capabilities=Capabilities(guided=True))
    model = PacedModel(inner, Pace())
    assert isinstance(model, LanguageModel)
    assert (model.name, model.capabilities) == ("m-1", inner.capabilities)
    model.close()
    assert inner.closed


def test_sync_calls_go_past_the_gate() -> None:
    pace = Pace(most=1)
    counts: list[int] = []
    assert PacedModel(ScriptedModel("{}"), pace).complete(REQUEST, counts.append).text == "{}"
    assert (counts, pace.under_way) == ([1], 0)


def test_an_answer_comes_through_and_leaves_the_gate_open() -> None:
    counts: list[int] = []

    async def ask() -> None:
        pace = Pace(most=1, clock=now)
        model = PacedModel(ScriptedModel(["{}", "[]"]), pace)
        assert (await model.acomplete(REQUEST, counts.append)).text == "{}"
        assert (await model.acomplete(REQUEST)).text == "[]"
        assert (pace.under_way, pace.waiting) == (0, 0)

    run(ask())
    assert counts == [1]


@pytest.mark.parametrize(
    "error", [ThrottledNowError("429"), UnreachableNowError("late"), FailingNowError("503")]
)
def test_a_transient_error_narrows_the_gate_and_is_raised(error: SummarizerError) -> None:
    async def ask() -> None:
        pace = Pace(most=1, clock=now)
        with pytest.raises(type(error)):
            await PacedModel(ScriptedModel([error]), pace).acomplete(REQUEST)
        assert pace.under_way == 0

    run(ask())


@pytest.mark.parametrize("error", [AuthenticationError("401"), ValueError("a bug")])
def test_any_other_error_is_none_of_the_paces_business(error: Exception) -> None:
    async def ask() -> None:
        pace = Pace(most=4, clock=now)
        with pytest.raises(type(error)):
            await PacedModel(ScriptedModel([error]), pace).acomplete(REQUEST)
        assert (pace.under_way, pace.width) == (0, 4)

    run(ask())


def test_a_pause_the_endpoint_asks_for_holds_for_everyone() -> None:
    async def ask() -> None:
        pace = Pace(most=4, clock=now)
        model = PacedModel(ScriptedModel([ThrottledNowError("429", retry_after=7.0), "{}"]), pace)
        with pytest.raises(ThrottledNowError):
            await model.acomplete(REQUEST)
        assert now() == 0
        await model.acomplete(REQUEST)
        assert now() == pytest.approx(7.0)

    run(ask())


def test_a_call_that_is_cancelled_gives_its_place_back() -> None:
    class Silent(ScriptedModel):
        async def acomplete(self, request: Request, on_token: object = None) -> Reply:
            await asyncio.sleep(3600)
            raise AssertionError("nobody waits so long")

    async def ask() -> None:
        pace = Pace(most=1, clock=now)
        task = asyncio.create_task(PacedModel(Silent("{}"), pace).acomplete(REQUEST))
        await asyncio.sleep(1)
        assert pace.under_way == 1
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        assert (pace.under_way, pace.width) == (0, 1)

    run(ask())


def test_guesses_of_tokens_count_the_text_and_a_share_of_the_reply() -> None:
    request = Request((Message("user", "a" * 400), Message("user", "é" * 200)), {}, "who", 1000)
    assert TokenEstimate().of(request) == pytest.approx(100 + 100 + 250)


def test_guesses_of_tokens_follow_what_requests_really_take() -> None:
    estimate = TokenEstimate()
    for _ in range(50):
        estimate.learn(estimate.of(REQUEST), used=250)
    assert estimate.of(REQUEST) == pytest.approx(250, rel=0.01)


def test_tokens_are_settled_with_what_a_call_really_took() -> None:
    reply = Reply("{}", usage=Usage(prompt=500, completion=100))

    async def ask() -> None:
        # 10 tokens a second, less the second that may be used at once.
        pace = Pace(tpm=600, clock=now)
        model = PacedModel(ScriptedModel([reply, reply]), pace)
        await model.acomplete(REQUEST)
        await model.acomplete(REQUEST)
        assert now() == pytest.approx(60 * 600 / 590)

    run(ask())
