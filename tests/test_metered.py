"""A model whose use is counted."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from asked_models import Ask
from recorded_runs import WHO, Preparing, live

from summarizer.backends.metered import Meter, MeteredModel
from summarizer.errors import EndpointError
from summarizer.llm import Capabilities, LanguageModel, Message, Reply
from summarizer.pricing import Price, Prices
from summarizer.schemas import Usage

pytest_plugins = ("asked_models",)

PRICES = Prices({"m-1": Price(prompt=1.0, completion=10.0, cached=0.5)})
REPLY = Reply("{}", usage=Usage(prompt=100, cached=40, completion=7))


def test_is_the_model_it_wraps(ask: Ask) -> None:
    inner = live([REPLY], guided=True)
    model = MeteredModel(inner, Meter())
    assert isinstance(model, LanguageModel)
    assert (model.name, model.capabilities) == ("m-1", Capabilities(guided=True))
    assert "m-1" in repr(model)
    assert ask(model, WHO) is REPLY
    model.close()
    assert inner.closed


def test_replies_tokens_and_money_are_counted(ask: Ask) -> None:
    meter = Meter(PRICES)
    assert (meter.replies, meter.prompt, meter.completion, meter.cost) == (0, 0, 0, 0.0)
    model = MeteredModel(live([REPLY, REPLY]), meter)
    for _ in range(2):
        ask(model, WHO)
    assert (meter.replies, meter.prompt, meter.completion) == (2, 200, 14)
    assert meter.cost == pytest.approx(2 * (60 + 20 + 70) / 1e6)


def test_what_failed_is_not(ask: Ask) -> None:
    meter = Meter(PRICES)
    with pytest.raises(EndpointError):
        ask(MeteredModel(live([EndpointError("down")]), meter), WHO)
    assert (meter.replies, meter.cost) == (0, 0.0)


def test_the_cost_is_not_known_once_a_reply_had_no_price() -> None:
    meter = Meter(PRICES)
    for name in ("m-1", "m-2", "m-1"):
        MeteredModel(live([REPLY], name), meter).complete(WHO)
    assert (meter.replies, meter.cost) == (3, None)
    without = Meter()
    MeteredModel(live([REPLY]), without).complete(WHO)
    assert without.cost is None


def test_many_models_in_many_threads_share_one_meter() -> None:
    meter = Meter(PRICES)
    models = [MeteredModel(live(lambda _: REPLY, "m-1"), meter) for _ in range(2)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: models[number % 2].complete(WHO), range(400)))
    assert (meter.replies, meter.prompt) == (400, 40_000)
    assert meter.cost == pytest.approx(400 * 150 / 1e6)


def test_preparing_is_passed_on_if_the_model_can() -> None:
    inner = Preparing([])
    MeteredModel(inner, Meter()).prepare([Message("system", "Be brief.")])
    assert inner.prepared == [[Message("system", "Be brief.")]]
    MeteredModel(live([]), Meter()).prepare([])
