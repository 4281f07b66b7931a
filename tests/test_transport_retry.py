"""Repeating a call: on what, how often, after how long, and what is left to say at the end."""

import asyncio
import gc
import time
import weakref
from collections.abc import Callable
from typing import Any

import fault_server as faults
import pytest
from fault_server import FaultServer

from summarizer.backends import transport_retry
from summarizer.backends.openai_chat import OpenAIChatModel
from summarizer.backends.scripted import ScriptedModel
from summarizer.backends.transient import (
    FailingNowError,
    ThrottledNowError,
    TransientError,
    UnreachableNowError,
)
from summarizer.backends.transport_retry import TransportRetry
from summarizer.errors import (
    AuthenticationError,
    ContextLengthError,
    EndpointError,
    EndpointUnreachableError,
    InvalidReplyError,
    RateLimitError,
    UnknownModelError,
)
from summarizer.llm import Capabilities, LanguageModel, Message, Reply, Request

REQUEST = Request((Message("user", "Where?"),), {"type": "object"}, "place", 20, label="where")
BUSY = FailingNowError("the endpoint is busy")

REAL_PAUSE = transport_retry.pause

Ask = Callable[[LanguageModel], Reply]


@pytest.fixture(params=["sync", "async"])
def ask(request: pytest.FixtureRequest) -> Ask:
    def put(model: LanguageModel) -> Reply:
        if request.param == "async":
            return asyncio.run(model.acomplete(REQUEST))
        return model.complete(REQUEST)

    return put


def test_is_the_model_it_wraps() -> None:
    inner = ScriptedModel("{}", name="m-1", capabilities=Capabilities(guided=True))
    model = TransportRetry(inner)
    assert isinstance(model, LanguageModel)
    assert (model.name, model.capabilities) == ("m-1", inner.capabilities)
    model.close()
    assert inner.closed


def test_a_call_that_succeeds_is_made_once(ask: Ask, no_pauses: list[float]) -> None:
    inner = ScriptedModel(["{}", "not asked for"])
    assert ask(TransportRetry(inner)).text == "{}"
    assert (len(inner.requests), no_pauses) == (1, [])


def test_passes_the_streaming_callback_on() -> None:
    counts: list[int] = []
    TransportRetry(ScriptedModel([BUSY, "{}"])).complete(REQUEST, counts.append)
    assert counts == [1]


@pytest.mark.parametrize("error", [BUSY, UnreachableNowError("reset"), ThrottledNowError("slow")])
def test_repeats_the_same_request_until_it_succeeds(ask: Ask, error: Exception) -> None:
    inner = ScriptedModel([error, error, "{}"])
    assert ask(TransportRetry(inner)).text == "{}"
    assert inner.requests == [REQUEST] * 3


@pytest.mark.parametrize(
    "error",
    [
        EndpointError("400"),
        AuthenticationError("401"),
        UnknownModelError("404"),
        ContextLengthError("too long"),
        RateLimitError("no quota left"),
        InvalidReplyError("no choices"),
    ],
)
def test_does_not_repeat_what_a_repetition_would_not_mend(ask: Ask, error: Exception) -> None:
    inner = ScriptedModel([error, "{}"])
    with pytest.raises(type(error)) as raised:
        ask(TransportRetry(inner))
    assert raised.value is error
    assert len(inner.requests) == 1


@pytest.mark.parametrize(
    ("error", "public", "exit_code"),
    [
        (ThrottledNowError("slow down"), RateLimitError, 34),
        (UnreachableNowError("no answer"), EndpointUnreachableError, 31),
        (FailingNowError("500"), EndpointError, 30),
    ],
)
def test_gives_up_with_the_public_error_and_the_number_of_attempts(
    ask: Ask, error: TransientError, public: type[EndpointError], exit_code: int
) -> None:
    inner = ScriptedModel([error] * 3)
    with pytest.raises(public, match=f"{error}; tried 3 times") as raised:
        ask(TransportRetry(inner, attempts=3))
    assert raised.value.exit_code == exit_code
    assert len(inner.requests) == 3


def test_the_pauses_grow_up_to_a_limit(ask: Ask, no_pauses: list[float]) -> None:
    model = TransportRetry(ScriptedModel([BUSY] * 8), attempts=8, first_wait=1, longest_wait=10)
    with pytest.raises(EndpointError):
        ask(model)
    for pause, low in zip(no_pauses, [1, 2, 4, 8, 10, 10, 10], strict=True):
        assert low <= pause <= low + 1


def test_waits_as_long_as_the_endpoint_asks_and_a_little_more(
    ask: Ask, no_pauses: list[float]
) -> None:
    asks = [ThrottledNowError("slow down", retry_after=seconds) for seconds in (7.0, 0.0)]
    ask(TransportRetry(ScriptedModel([*asks, "{}"])))
    assert 7 <= no_pauses[0] <= 7.5
    assert 0 <= no_pauses[1] <= 0.5


def test_does_not_wait_for_an_hour(ask: Ask, no_pauses: list[float]) -> None:
    inner = ScriptedModel([ThrottledNowError("slow down", retry_after=3600), "{}"])
    with pytest.raises(RateLimitError, match="asks to wait 3600 s"):
        ask(TransportRetry(inner))
    assert (len(inner.requests), no_pauses) == (1, [])


def test_begins_no_attempt_after_its_patience_has_run_out(ask: Ask) -> None:
    inner = ScriptedModel([BUSY, "{}"])
    with pytest.raises(EndpointError):
        ask(TransportRetry(inner, patience=0))
    assert len(inner.requests) == 1


def test_its_patience_begins_with_the_first_attempt(ask: Ask) -> None:
    def slowly(request: Request) -> Reply:
        time.sleep(0.02)
        raise BUSY

    inner = ScriptedModel(slowly)
    with pytest.raises(EndpointError):
        ask(TransportRetry(inner, patience=0.01))
    assert len(inner.requests) == 1


def test_a_call_that_succeeds_leaves_its_request_to_nobody() -> None:
    """Not to the garbage collector either, which comes late and has much to do then."""

    class Asked(Request):
        """One that can be watched."""

    asked = Asked(REQUEST.messages, REQUEST.schema, "place", 20)
    gone = weakref.ref(asked)
    inner = ScriptedModel(lambda request: "{}")
    gc.disable()
    try:
        model = TransportRetry(inner)
        model.complete(asked)
        asyncio.run(model.acomplete(asked))
        inner.requests.clear()
        del asked
        assert gone() is None
    finally:
        gc.enable()


def test_tells_about_each_retry(ask: Ask, no_pauses: list[float]) -> None:
    told: list[tuple[str, str, float]] = []

    def tell(request: Request, error: TransientError, seconds: float) -> None:
        told.append((request.label, str(error), seconds))

    ask(TransportRetry(ScriptedModel([BUSY, "{}"]), on_retry=tell))
    assert told == [("where", "the endpoint is busy", no_pauses[0])]


def test_closing_the_model_ends_a_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that Ctrl-C has not to wait for it."""
    monkeypatch.setattr(transport_retry, "pause", REAL_PAUSE)
    inner = ScriptedModel([BUSY, AuthenticationError("closed")])
    model = TransportRetry(inner, first_wait=60.0, on_retry=lambda *_: model.close())
    began = time.monotonic()
    with pytest.raises(AuthenticationError, match="closed"):
        model.complete(REQUEST)
    assert inner.closed
    assert time.monotonic() - began < 30.0


def test_the_pause_can_be_replaced() -> None:
    pauses: list[float] = []

    async def skip(seconds: float) -> None:
        pauses.append(seconds)

    def model() -> TransportRetry:
        return TransportRetry(ScriptedModel([BUSY, "{}"]), sleep=pauses.append, asleep=skip)

    model().complete(REQUEST)
    asyncio.run(model().acomplete(REQUEST))
    assert len(pauses) == 2


@pytest.mark.parametrize(
    "stumble",
    [
        faults.error(429, "slow down"),
        faults.error(500, "oops"),
        faults.error(503, "Loading model"),
        faults.answer('{"choices": [{"mes'),
        faults.reset(),
        faults.reset(b'{"choices": [{"mes'),
    ],
)
def test_one_layer_of_retries_over_a_real_endpoint(ask: Ask, stumble: Any) -> None:
    with FaultServer() as server:
        server.will(stumble, stumble, faults.chat("{}"))
        model = TransportRetry(OpenAIChatModel("m-1", base_url=server.base_url))
        assert ask(model).text == "{}"
        assert len(server.received) == 3
        server.will(stumble)
        with pytest.raises(EndpointError, match="tried 5 times"):
            ask(model)
        assert len(server.received) == 8
        model.close()
