"""A model that is asked nothing more once it has answered what it would answer everybody."""

import pytest

from summarizer.backends.scripted import ScriptedModel
from summarizer.batch.barred import BarredModel
from summarizer.errors import (
    AuthenticationError,
    BudgetError,
    EndpointError,
    RateLimitError,
    SummarizerError,
    UnknownModelError,
)
from summarizer.llm import Message, Request

REQUEST = Request((Message("user", "Who?"),), {"type": "object"}, "Actors", 100)


@pytest.mark.parametrize("kind", [AuthenticationError, BudgetError, UnknownModelError])
def test_what_everybody_would_be_told_is_asked_once(kind: type[SummarizerError]) -> None:
    inner = ScriptedModel([kind("no more"), "{}"])
    model = BarredModel(inner)
    for _ in range(3):
        with pytest.raises(kind, match="no more"):
            model.complete(REQUEST)
    assert len(inner.requests) == 1


@pytest.mark.parametrize("kind", [EndpointError, RateLimitError])
def test_what_another_request_may_not_meet_bars_none(kind: type[SummarizerError]) -> None:
    inner = ScriptedModel([kind("for the moment"), "{}"])
    model = BarredModel(inner)
    with pytest.raises(kind):
        model.complete(REQUEST)
    assert model.complete(REQUEST).text == "{}"


async def _asked(model: BarredModel) -> str:
    return (await model.acomplete(REQUEST)).text


def test_it_is_the_same_without_blocking() -> None:
    import asyncio

    inner = ScriptedModel(["{}", AuthenticationError("refused"), "{}"])
    model = BarredModel(inner)
    assert asyncio.run(_asked(model)) == "{}"
    for _ in range(2):
        with pytest.raises(AuthenticationError, match="refused"):
            asyncio.run(_asked(model))
    assert len(inner.requests) == 2


def test_it_passes_for_the_model_it_wraps() -> None:
    inner = ScriptedModel(["{}"], name="m-1")
    model = BarredModel(inner)
    assert (model.name, model.capabilities) == ("m-1", inner.capabilities)
    assert "m-1" in repr(model) or "Scripted" in repr(model)
