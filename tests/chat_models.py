"""Chat models of an endpoint on loopback, asked in each of the ways there are.

A module that uses the fixtures says ``pytest_plugins = ("chat_models",)``. It imports names from
here as well, before pytest could rewrite the assertions, of which there are none:
PYTEST_DONT_REWRITE.
"""

import asyncio
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from fault_server import FaultServer

from summarizer.backends.openai_chat import OpenAIChatModel
from summarizer.errors import SummarizerError
from summarizer.llm import Message, Reply, Request

KEY = "sk-test-0123456789abcdef"
SCHEMA = {
    "type": "object",
    "properties": {"place": {"type": "string"}},
    "required": ["place"],
    "additionalProperties": False,
}
REQUEST = Request(
    messages=(Message("system", "Answer in JSON."), Message("user", "1. The fleet left Oran.")),
    schema=SCHEMA,
    schema_name="place",
    max_tokens=50,
    label="where",
)
TEXT = '{"place":"Oran"}'
PAGE = "<!DOCTYPE html><html><head><title>Welcome</title></head><body>Hi</body></html>"

Open = Callable[..., OpenAIChatModel]
Ask = Callable[..., Reply]


@pytest.fixture
def server() -> Iterator[FaultServer]:
    with FaultServer() as running:
        yield running


@pytest.fixture
def opened_with() -> dict[int, dict[str, Any]]:
    """What each model was opened with, by its identity."""
    return {}


@pytest.fixture
def open_model(server: FaultServer, opened_with: dict[int, dict[str, Any]]) -> Iterator[Open]:
    models = []

    def build(**options: Any) -> OpenAIChatModel:
        given = {"base_url": server.base_url, "key": KEY, **options}
        model = OpenAIChatModel("m-1", **given)
        models.append(model)
        opened_with[id(model)] = given
        return model

    yield build
    for model in models:
        model.close()


@pytest.fixture
def on_one_loop(
    opened_with: dict[int, dict[str, Any]],
) -> Iterator[Callable[[OpenAIChatModel, Request, Any], Reply]]:
    """Ask a model's twin that shares the event loop of who asks."""
    twins: dict[int, OpenAIChatModel] = {}

    def put(model: OpenAIChatModel, question: Request, on_token: Any) -> Reply:
        if id(model) not in twins:
            given = opened_with.get(id(model), {"base_url": model._endpoint.base_url})
            twins[id(model)] = OpenAIChatModel("m-1", **given, own_loop=False)
        if not model._finish.alive:
            runner.run(twins[id(model)].aclose())
        return runner.run(twins[id(model)].acomplete(question, on_token))

    with asyncio.Runner() as runner:
        yield put
        for twin in twins.values():
            runner.run(twin.aclose())


@pytest.fixture(
    params=[
        *("sync", "sync streamed", "async", "async streamed"),
        *("async on one loop", "async on one loop streamed"),
    ]
)
def ask_each_way(
    request: pytest.FixtureRequest,
    on_one_loop: Callable[[OpenAIChatModel, Request, Any], Reply],
) -> Ask:
    """Put a request to a model in each of the ways there are; they have to behave alike."""
    on_token = (lambda count: None) if "streamed" in request.param else None

    def put(model: OpenAIChatModel, question: Request = REQUEST) -> Reply:
        if "on one loop" in request.param:
            return on_one_loop(model, question, on_token)
        if request.param.startswith("async"):
            return asyncio.run(model.acomplete(question, on_token))
        return model.complete(question, on_token)

    return put


def failure(
    server: FaultServer, open_model: Open, ask_each_way: Ask, behaviour: Any
) -> SummarizerError:
    server.will(behaviour)
    with pytest.raises(SummarizerError) as raised:
        ask_each_way(open_model(timeout=5))
    return raised.value
