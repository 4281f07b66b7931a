"""A model behind an OpenAI-compatible endpoint: what it sends, and what it makes of answers."""

import asyncio
import gc
import gzip
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from types import MappingProxyType
from typing import Any

import fault_server as faults
import pytest
from fault_server import FaultServer

from summarizer.backends.openai_chat import OpenAIChatModel
from summarizer.backends.transient import TransientError
from summarizer.errors import (
    AuthenticationError,
    ConfigError,
    ContextLengthError,
    EndpointError,
    EndpointUnreachableError,
    InvalidReplyError,
    RateLimitError,
    SummarizerError,
    UnknownModelError,
)
from summarizer.llm import Capabilities, LanguageModel, Message, Reply, Request
from summarizer.schemas import Usage

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
USAGE = {
    "prompt_tokens": 30,
    "completion_tokens": 6,
    "prompt_tokens_details": {"cached_tokens": 20},
}
PAGE = "<!DOCTYPE html><html><head><title>Welcome</title></head><body>Hi</body></html>"
NO_SCHEMA = faults.error(400, "'response_format' of type json_schema is not supported")

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
def ask(
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


def failure(server: FaultServer, open_model: Open, ask: Ask, behaviour: Any) -> SummarizerError:
    server.will(behaviour)
    with pytest.raises(SummarizerError) as raised:
        ask(open_model(timeout=5))
    return raised.value


class TestRequest:
    def test_is_a_language_model(self, open_model: Open) -> None:
        model = open_model(capabilities=Capabilities(context=8192))
        assert isinstance(model, LanguageModel)
        assert (model.name, model.capabilities.context) == ("m-1", 8192)

    def test_asks_for_the_strict_schema(self, server: FaultServer, open_model: Open) -> None:
        server.will(faults.chat(TEXT))
        open_model().complete(REQUEST)
        (received,) = server.received
        assert received.path == "/v1/chat/completions"
        assert received.headers["authorization"] == f"Bearer {KEY}"
        assert received.body == {
            "model": "m-1",
            "messages": [
                {"role": "system", "content": "Answer in JSON."},
                {"role": "user", "content": "1. The fleet left Oran."},
            ],
            "max_tokens": 50,
            "temperature": 0.0,
            "response_format": {
                "type": "json_schema",
                "json_schema": {"name": "place", "strict": True, "schema": SCHEMA},
            },
        }

    def test_without_a_key_sends_none_even_if_the_environment_has_one(
        self, server: FaultServer, open_model: Open, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("OPENAI_API_KEY", "sk-of-somebody-else")
        server.will(faults.chat(TEXT))
        open_model(key=None).complete(REQUEST)
        assert "authorization" not in server.received[0].headers

    def test_does_not_send_loopback_through_a_proxy(
        self, server: FaultServer, open_model: Open, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
        monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
        server.will(faults.chat(TEXT))
        assert open_model().complete(REQUEST).text == TEXT

    def test_sends_extra_fields(self, server: FaultServer, open_model: Open) -> None:
        server.will(faults.chat(TEXT))
        open_model(extra_body={"top_k": 1}).complete(REQUEST)
        assert server.bodies[0]["top_k"] == 1

    def test_a_backend_can_enforce_the_schema_in_its_own_way(
        self, server: FaultServer, open_model: Open
    ) -> None:
        def own(request: Request) -> dict[str, Any]:
            return {"extra_body": {"grammar": f"grammar of {request.schema_name}"}, "seed": 7}

        server.will(faults.chat(TEXT))
        open_model(request_options=own, extra_body={"cache_prompt": True}).complete(REQUEST)
        (body,) = server.bodies
        assert body["grammar"] == "grammar of place"
        assert (body["cache_prompt"], body["seed"]) == (True, 7)
        assert "response_format" not in body

    @pytest.mark.parametrize(
        "url", ["localhost:8000", "ftp://host/v1", "http://", "https://h:x/v1"]
    )
    def test_refuses_what_is_no_address(self, url: str) -> None:
        with pytest.raises(ConfigError, match="base URL"):
            OpenAIChatModel("m-1", base_url=url)

    def test_refuses_a_key_that_fits_no_header_without_telling_it(self) -> None:
        with pytest.raises(ConfigError) as raised:
            OpenAIChatModel("m-1", key="sk-\u201cquoted\u201d")
        assert "quoted" not in str(raised.value)


class TestReply:
    def test_brings_text_finish_usage_and_time(
        self, server: FaultServer, open_model: Open, ask: Ask
    ) -> None:
        server.will(faults.chat(TEXT, usage=USAGE))
        reply = ask(open_model())
        assert (reply.text, reply.finish) == (TEXT, "stop")
        assert reply.usage == Usage(prompt=30, cached=20, completion=6)
        assert reply.seconds > 0

    @pytest.mark.parametrize("newline", ["\n", "\r\n"])
    def test_a_streamed_one_is_the_same(
        self, server: FaultServer, open_model: Open, newline: str
    ) -> None:
        chunks = [
            faults.delta("", role="assistant"),
            faults.delta('{"place":'),
            faults.delta('"Ōran"}'),
        ]
        chunks += [faults.delta(finish="stop"), {"choices": [], "usage": USAGE}]
        server.will(faults.stream(chunks, newline=newline))
        counts: list[int] = []
        reply = open_model().complete(REQUEST, counts.append)
        assert (reply.text, reply.finish) == ('{"place":"Ōran"}', "stop")
        assert reply.usage == Usage(prompt=30, cached=20, completion=6)
        assert sum(counts) == 2
        assert server.bodies[0]["stream"] is True
        assert server.bodies[0]["stream_options"] == {"include_usage": True}

    def test_truncation_is_told(self, server: FaultServer, open_model: Open, ask: Ask) -> None:
        server.will(faults.chat('{"place":"Or', finish="length"))
        reply = ask(open_model())
        assert (reply.text, reply.finish) == ('{"place":"Or', "length")

    def test_truncation_before_the_first_word_is_told(
        self, server: FaultServer, open_model: Open, ask: Ask
    ) -> None:
        server.will(faults.chat(None, finish="length"))
        assert ask(open_model()).finish == "length"

    def test_a_refusal_comes_with_its_words(
        self, server: FaultServer, open_model: Open, ask: Ask
    ) -> None:
        server.will(faults.chat(None, refusal="I would rather not."))
        reply = ask(open_model())
        assert (reply.text, reply.finish) == ("I would rather not.", "refusal")

    def test_a_streamed_refusal_comes_with_its_words(
        self, server: FaultServer, open_model: Open
    ) -> None:
        chunks = [
            faults.delta(refusal="I would "),
            faults.delta(refusal="not."),
            faults.delta(finish="stop"),
        ]
        server.will(faults.stream(chunks))
        reply = open_model().complete(REQUEST, lambda count: None)
        assert (reply.text, reply.finish) == ("I would not.", "refusal")

    def test_a_content_filter_is_a_refusal(
        self, server: FaultServer, open_model: Open, ask: Ask
    ) -> None:
        server.will(faults.chat("half an ans", finish="content_filter"))
        reply = ask(open_model())
        assert reply.finish == "refusal"
        assert "content filter" in reply.text

    def test_text_in_parts_is_joined(self, server: FaultServer, open_model: Open) -> None:
        server.will(
            faults.chat([{"type": "text", "text": '{"a"'}, {"type": "text", "text": ":1}"}])
        )
        assert open_model().complete(REQUEST).text == '{"a":1}'

    @pytest.mark.parametrize("usage", [None, {}, {"prompt_tokens": None}, "many", [1]])
    def test_odd_token_counts_do_not_matter(
        self, server: FaultServer, open_model: Open, usage: Any
    ) -> None:
        server.will(faults.chat(TEXT, usage=usage))
        assert open_model().complete(REQUEST).usage == Usage()


class TestHeaders:
    """Whoever wants to know how much more an endpoint takes is told of its headers."""

    LIMIT = MappingProxyType({"X-RateLimit-Remaining-Requests": "7"})

    @pytest.mark.parametrize(
        "behaviour",
        [
            faults.answer({"choices": []}, headers=dict(LIMIT)),
            faults.error(429, "slow down", dict(LIMIT)),
            faults.error(500, "oh", dict(LIMIT)),
            faults.answer(PAGE, headers=dict(LIMIT)),
        ],
        ids=["200", "throttled", "failing", "web page"],
    )
    def test_those_of_every_answer_are_told(
        self, server: FaultServer, open_model: Open, ask: Ask, behaviour: Any
    ) -> None:
        told: list[Mapping[str, str]] = []
        server.will(behaviour)
        with suppress(SummarizerError):
            ask(open_model(on_headers=told.append))
        assert [headers.get("x-ratelimit-remaining-requests") for headers in told] == ["7"]

    def test_where_there_is_no_answer_there_are_none(
        self, server: FaultServer, open_model: Open, ask: Ask
    ) -> None:
        told: list[Mapping[str, str]] = []
        server.will(faults.reset())
        with pytest.raises(EndpointError):
            ask(open_model(on_headers=told.append))
        assert told == []


class TestBadAnswers:
    def test_a_web_page(self, server: FaultServer, open_model: Open, ask: Ask) -> None:
        page = faults.answer(PAGE, content_type="text/html")
        error = failure(server, open_model, ask, page)
        assert type(error) is EndpointError
        assert "web page" in str(error)
        assert "/v1" in str(error)

    def test_a_web_page_that_claims_to_be_json(
        self, server: FaultServer, open_model: Open, ask: Ask
    ) -> None:
        assert "web page" in str(failure(server, open_model, ask, faults.answer(PAGE)))

    def test_an_error_object_with_status_200(
        self, server: FaultServer, open_model: Open, ask: Ask
    ) -> None:
        error = failure(server, open_model, ask, faults.error(200, "the provider is on holiday"))
        assert type(error) is EndpointError
        assert "the provider is on holiday" in str(error)

    def test_an_error_object_with_status_200_counts_by_the_status_it_names(
        self, server: FaultServer, open_model: Open, ask: Ask
    ) -> None:
        error = failure(server, open_model, ask, faults.error(200, "slow down", code=429))
        assert isinstance(error, RateLimitError)
        assert isinstance(error, TransientError)

    def test_an_error_in_the_middle_of_a_stream(
        self, server: FaultServer, open_model: Open
    ) -> None:
        server.will(
            faults.stream(
                [faults.delta("{"), {"error": {"message": "boom", "type": "server_error"}}]
            )
        )
        with pytest.raises(TransientError, match="boom"):
            open_model().complete(REQUEST, lambda count: None)

    @pytest.mark.parametrize(
        "body",
        [
            {"id": "1", "choices": []},
            {"id": "1", "choices": None},
            {"id": "1"},
            {"choices": [{"index": 0, "message": {"content": None}, "finish_reason": "stop"}]},
            {"choices": [{"index": 0, "message": None, "finish_reason": "stop"}]},
            {"choices": [{"index": 0}]},
            {"choices": [None]},
            {"choices": {"0": "text"}},
            {"choices": [{"message": {"content": 5}}]},
            [],
            "just text",
            None,
            3,
        ],
    )
    def test_json_without_a_reply(
        self, server: FaultServer, open_model: Open, ask: Ask, body: Any
    ) -> None:
        error = failure(server, open_model, ask, faults.answer(json.dumps(body)))
        assert isinstance(error, InvalidReplyError)
        assert "\n" not in str(error)

    @pytest.mark.parametrize(
        "body", ["", '{"choices": [{"message": {"cont', "\x00\x01", "[" * 50_000]
    )
    def test_a_garbled_answer_may_be_asked_again(
        self, server: FaultServer, open_model: Open, ask: Ask, body: str
    ) -> None:
        error = failure(server, open_model, ask, faults.answer(body))
        assert isinstance(error, TransientError)
        assert error.exit_code == EndpointError.exit_code

    def test_a_stream_without_choices(self, server: FaultServer, open_model: Open) -> None:
        server.will(faults.stream([{"choices": []}]))
        with pytest.raises(InvalidReplyError):
            open_model().complete(REQUEST, lambda count: None)

    def test_a_stream_that_stops_half_way(self, server: FaultServer, open_model: Open) -> None:
        server.will(faults.stream([faults.delta('{"pl')], done=False))
        with pytest.raises(TransientError, match="cut off"):
            open_model().complete(REQUEST, lambda count: None)

    @pytest.mark.parametrize("coding", ["gzip", "GZIP", "identity"])
    def test_an_encoded_answer_is_decoded(
        self, server: FaultServer, open_model: Open, ask: Ask, coding: str
    ) -> None:
        choice = {"index": 0, "message": {"content": TEXT}, "finish_reason": "stop"}
        plain = json.dumps({"choices": [choice]}).encode()
        body = plain if coding == "identity" else gzip.compress(plain)
        server.will(faults.answer(body, headers={"Content-Encoding": coding}))
        assert ask(open_model()).text == TEXT

    def test_an_encoded_answer_is_read_up_to_the_limit_only(
        self, server: FaultServer, open_model: Open, ask: Ask
    ) -> None:
        body = gzip.compress(b" " * 20_000_000)
        error = failure(
            server, open_model, ask, faults.answer(body, headers={"Content-Encoding": "gzip"})
        )
        assert isinstance(error, InvalidReplyError)
        assert "larger than" in str(error)

    def test_an_answer_of_20_megabytes_is_not_read_to_its_end(
        self, server: FaultServer, open_model: Open, ask: Ask
    ) -> None:
        error = failure(server, open_model, ask, faults.flood(20_000_000))
        assert isinstance(error, InvalidReplyError)
        assert "2,000,000" in str(error)

    def test_nor_is_an_error_of_20_megabytes(
        self, server: FaultServer, open_model: Open, ask: Ask
    ) -> None:
        error = failure(server, open_model, ask, faults.flood(20_000_000, status=500))
        assert isinstance(error, TransientError)


class TestRefusals:
    @pytest.mark.parametrize("status", [500, 502, 503, 529])
    def test_server_errors_are_transient(
        self, server: FaultServer, open_model: Open, ask: Ask, status: int
    ) -> None:
        error = failure(server, open_model, ask, faults.answer(PAGE, status, "text/html"))
        assert isinstance(error, TransientError)
        assert error.exit_code == EndpointError.exit_code
        assert str(status) in str(error)

    def test_throttling_is_transient(self, server: FaultServer, open_model: Open, ask: Ask) -> None:
        error = failure(server, open_model, ask, faults.error(429, "slow down"))
        assert isinstance(error, TransientError)
        assert isinstance(error, RateLimitError)
        assert (error.retry_after, error.exit_code) == (None, 34)

    @pytest.mark.parametrize(
        ("headers", "seconds"),
        [
            ({"Retry-After": "7"}, 7.0),
            ({"Retry-After": "1.5"}, 1.5),
            ({"retry-after-ms": "250", "Retry-After": "9"}, 0.25),
            ({"Retry-After": "Wed, 21 Oct 2015 07:28:00 GMT"}, 0.0),
            ({"Retry-After": "soon"}, None),
            ({"Retry-After": "nan"}, None),
            ({"Retry-After": "-3"}, 0.0),
        ],
    )
    def test_the_wait_it_asks_for_is_kept(
        self, server: FaultServer, open_model: Open, headers: dict[str, str], seconds: float | None
    ) -> None:
        server.will(faults.error(429, "slow down", headers))
        with pytest.raises(TransientError) as raised:
            open_model().complete(REQUEST)
        assert raised.value.retry_after == seconds

    def test_an_empty_account_is_not_transient(self, server: FaultServer, open_model: Open) -> None:
        server.will(faults.error(429, "You exceeded your quota", code="insufficient_quota"))
        with pytest.raises(RateLimitError, match="quota") as raised:
            open_model().complete(REQUEST)
        assert not isinstance(raised.value, TransientError)

    @pytest.mark.parametrize(("status", "exit_code"), [(408, 31), (409, 30)])
    def test_other_transient_statuses(
        self, server: FaultServer, open_model: Open, status: int, exit_code: int
    ) -> None:
        server.will(faults.error(status, "try again"))
        with pytest.raises(TransientError) as raised:
            open_model().complete(REQUEST)
        assert raised.value.exit_code == exit_code

    @pytest.mark.parametrize("status", [401, 403])
    def test_a_wrong_key(
        self, server: FaultServer, open_model: Open, ask: Ask, status: int
    ) -> None:
        error = failure(server, open_model, ask, faults.error(status, f"bad key {KEY}"))
        assert type(error) is AuthenticationError
        assert f"127.0.0.1:{server.port}" in str(error)

    def test_no_key(self, server: FaultServer, open_model: Open) -> None:
        server.will(faults.error(401, "unauthorized"))
        with pytest.raises(AuthenticationError, match="wants a key"):
            open_model(key=None).complete(REQUEST)

    @pytest.mark.parametrize(
        "behaviour",
        [
            faults.error(404, "The model `m-1` does not exist", code="model_not_found"),
            faults.error(404, 'model "m-1" not found, try pulling it first'),
            faults.answer({"object": "error", "message": "The model `m-1` does not exist."}, 404),
            faults.answer({"error": "model 'm-1' not found"}, 404),
            faults.error(400, "m-1 is not a valid model ID"),
        ],
    )
    def test_an_unknown_model(self, server: FaultServer, open_model: Open, behaviour: Any) -> None:
        server.will(behaviour)
        with pytest.raises(UnknownModelError, match="no model 'm-1'"):
            open_model().complete(REQUEST)

    @pytest.mark.parametrize("body", [{"detail": "Not Found"}, "404 page not found", PAGE])
    def test_a_wrong_path_is_no_unknown_model(
        self, server: FaultServer, open_model: Open, body: Any
    ) -> None:
        server.will(faults.answer(body, 404))
        with pytest.raises(EndpointError, match="base URL") as raised:
            open_model().complete(REQUEST)
        assert not isinstance(raised.value, UnknownModelError)

    def test_a_redirect_is_not_followed(self, server: FaultServer, open_model: Open) -> None:
        server.will(faults.answer("", 307, headers={"Location": "http://192.0.2.1/v1"}))
        with pytest.raises(EndpointError, match="base URL"):
            open_model().complete(REQUEST)

    @pytest.mark.parametrize(
        "behaviour",
        [
            faults.error(
                400,
                "the request exceeds the available context size",
                type="exceed_context_size_error",
            ),
            faults.error(400, "too long", code="context_length_exceeded"),
            faults.error(400, "This model's maximum context length is 4096 tokens."),
            faults.answer({"message": "prompt is too long: 9000 tokens"}, 400),
            faults.error(413, "Request too large"),
        ],
    )
    def test_a_prompt_over_the_context(
        self, server: FaultServer, open_model: Open, behaviour: Any
    ) -> None:
        server.will(behaviour)
        with pytest.raises(ContextLengthError):
            open_model().complete(REQUEST)

    def test_any_other_refusal_in_the_endpoint_s_words(
        self, server: FaultServer, open_model: Open, ask: Ask
    ) -> None:
        error = failure(server, open_model, ask, faults.error(400, "temperament\n is  required"))
        assert type(error) is EndpointError
        assert "400: temperament is required" in str(error)
        assert len(server.received) == 1

    def test_output_that_the_endpoint_itself_rejects(
        self, server: FaultServer, open_model: Open
    ) -> None:
        server.will(
            faults.error(
                400, "Failed to generate JSON", code="json_validate_failed", failed_generation="{pl"
            )
        )
        with pytest.raises(InvalidReplyError) as raised:
            open_model().complete(REQUEST)
        assert raised.value.reply == "{pl"


class TestConnection:
    def test_nobody_listens(self, ask: Ask) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        model = OpenAIChatModel("m-1", base_url=f"http://127.0.0.1:{port}/v1", key=KEY)
        with pytest.raises(EndpointUnreachableError, match=f"127.0.0.1:{port}") as raised:
            ask(model)
        assert raised.value.exit_code == 31
        model.close()

    def test_a_failed_handshake_is_not_transient(
        self, server: FaultServer, open_model: Open
    ) -> None:
        model = open_model(base_url=server.base_url.replace("http:", "https:"))
        with pytest.raises(EndpointUnreachableError, match="secure") as raised:
            model.complete(REQUEST)
        assert not isinstance(raised.value, TransientError)

    @pytest.mark.parametrize("sent", [b"", b'{"choices": [{"mess'])
    def test_the_connection_breaks(
        self, server: FaultServer, open_model: Open, ask: Ask, sent: bytes
    ) -> None:
        error = failure(server, open_model, ask, faults.reset(sent))
        assert isinstance(error, EndpointUnreachableError)
        assert isinstance(error, TransientError)

    @pytest.mark.parametrize(
        "behaviour",
        [faults.hang, faults.drip(), faults.drip(content_type="text/event-stream")],
        ids=["hangs", "drips", "drips a stream"],
    )
    def test_a_call_ends_at_its_deadline(
        self, server: FaultServer, open_model: Open, ask: Ask, behaviour: Any
    ) -> None:
        server.will(behaviour)
        model = open_model(timeout=0.3)
        started = time.monotonic()
        with pytest.raises(EndpointUnreachableError):
            ask(model)
        assert time.monotonic() - started < 5

    def test_a_cancelled_call_frees_the_caller(self, server: FaultServer, open_model: Open) -> None:
        server.will(faults.hang)
        model = open_model()

        async def give_up() -> None:
            async with asyncio.timeout(0.2):
                await model.acomplete(REQUEST)

        with pytest.raises(TimeoutError):
            asyncio.run(give_up())

    def test_serves_several_event_loops_and_threads(
        self, server: FaultServer, open_model: Open
    ) -> None:
        server.will(faults.chat(TEXT))
        model = open_model()

        async def ask_five() -> list[Reply]:
            return await asyncio.gather(*(model.acomplete(REQUEST) for _ in range(5)))

        replies = asyncio.run(ask_five()) + asyncio.run(ask_five()) + [model.complete(REQUEST)]
        assert [reply.text for reply in replies] == [TEXT] * 11

    def test_closing_ends_a_waiting_call(self, server: FaultServer, open_model: Open) -> None:
        server.will(faults.hang)
        model = open_model()
        closer = threading.Timer(0.2, model.close)
        closer.start()
        with pytest.raises(EndpointError, match="closed"):
            model.complete(REQUEST)
        closer.join()

    def test_closes_twice_and_then_answers_no_more(self, open_model: Open, ask: Ask) -> None:
        model = open_model()
        model.close()
        model.close()
        with pytest.raises(EndpointError, match="closed"):
            ask(model)

    @pytest.mark.skipif(os.name == "nt", reason="sends itself a signal")
    def test_on_its_callers_loop_it_has_no_thread(self, server: FaultServer) -> None:
        async def ask_twice() -> None:
            model = OpenAIChatModel("m-1", base_url=server.base_url, own_loop=False)
            for _ in range(2):
                assert (await model.acomplete(REQUEST)).text == TEXT
            assert "summarizer-endpoint" not in {one.name for one in threading.enumerate()}
            await model.aclose()
            await model.aclose()
            with pytest.raises(EndpointError, match="closed"):
                await model.acomplete(REQUEST)

        server.will(faults.chat(TEXT))
        asyncio.run(ask_twice())

    def test_many_requests_share_its_callers_loop(self, server: FaultServer) -> None:
        async def ask_often() -> list[Reply]:
            model = OpenAIChatModel("m-1", base_url=server.base_url, own_loop=False)
            replies = await asyncio.gather(*[model.acomplete(REQUEST) for _ in range(20)])
            await model.aclose()
            assert asyncio.all_tasks() == {asyncio.current_task()}
            return replies

        server.will(faults.chat(TEXT))
        assert [reply.text for reply in asyncio.run(ask_often())] == [TEXT] * 20

    def test_ctrl_c_is_not_held_up(self, server: FaultServer, open_model: Open) -> None:
        server.will(faults.hang)
        model = open_model()
        interrupt = threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGINT))
        interrupt.start()
        started = time.monotonic()
        with pytest.raises(KeyboardInterrupt):
            model.complete(REQUEST)
        assert time.monotonic() - started < 5
        interrupt.join()

    def test_a_model_that_is_dropped_leaves_no_thread(self, server: FaultServer) -> None:
        server.will(faults.chat(TEXT))
        model = OpenAIChatModel("m-1", base_url=server.base_url)
        model.complete(REQUEST)
        assert any(thread.name == "summarizer-endpoint" for thread in threading.enumerate())
        del model
        gc.collect()
        assert not any(thread.name == "summarizer-endpoint" for thread in threading.enumerate())


def test_the_sdk_is_loaded_with_the_first_request_only() -> None:
    program = (
        "import sys\n"
        "from summarizer.backends.openai_chat import OpenAIChatModel\n"
        "from summarizer.backends.transport_retry import TransportRetry\n"
        "TransportRetry(OpenAIChatModel('m-1')).close()\n"
        "print(sorted({'openai', 'httpx2', 'tenacity'} & set(sys.modules)))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    assert ran.stdout.strip() == "[]"


class TestAdapting:
    def test_falls_back_to_json_mode_and_then_to_the_prompt_and_remembers(
        self, server: FaultServer, open_model: Open, ask: Ask
    ) -> None:
        no_object = faults.error(400, "response_format: json_object is unavailable")
        server.will(NO_SCHEMA, no_object, faults.chat(TEXT))
        model = open_model()
        assert ask(model).text == TEXT
        assert ask(model).text == TEXT
        types = [body.get("response_format", {}).get("type") for body in server.bodies]
        assert types == ["json_schema", "json_object", None, None]

    def test_the_schema_stands_in_the_prompt_then(
        self, server: FaultServer, open_model: Open
    ) -> None:
        server.will(NO_SCHEMA, faults.chat(TEXT))
        open_model().complete(REQUEST)
        first, second = (body["messages"] for body in server.bodies)
        assert second[0] == first[0]
        prompt = second[-1]["content"]
        assert prompt.startswith(first[-1]["content"])
        assert json.dumps(SCHEMA, separators=(",", ":")) in prompt
        assert "JSON" in prompt

    def test_a_schema_the_endpoint_dislikes_says_nothing_about_others(
        self, server: FaultServer, open_model: Open
    ) -> None:
        disliked = faults.error(
            400, "Invalid schema for response_format 'place': 'minItems' is not permitted"
        )
        server.will(disliked, faults.chat(TEXT))
        model = open_model()
        model.complete(REQUEST)
        model.complete(REQUEST)
        types = [body["response_format"]["type"] for body in server.bodies]
        assert types == ["json_schema", "json_object", "json_schema"]

    def test_an_endpoint_that_ignores_the_schema_gets_it_in_the_prompt_next_time(
        self, server: FaultServer, open_model: Open
    ) -> None:
        server.will(faults.chat("Sure! The fleet left Oran."), faults.chat(TEXT))
        model = open_model()
        model.complete(REQUEST)
        model.complete(REQUEST)
        first, second = (body["messages"][-1]["content"] for body in server.bodies)
        assert "JSON Schema" not in first
        assert "JSON Schema" in second

    @pytest.mark.parametrize(
        ("refusal", "gone", "instead"),
        [
            (
                faults.error(
                    400,
                    "Unsupported parameter: 'max_tokens' is not supported with this model. "
                    "Use 'max_completion_tokens' instead.",
                    param="max_tokens",
                ),
                "max_tokens",
                "max_completion_tokens",
            ),
            (
                faults.error(
                    400,
                    "Unsupported value: 'temperature' does not support 0 with this model. "
                    "Only the default (1) value is supported.",
                    param="temperature",
                ),
                "temperature",
                None,
            ),
        ],
    )
    def test_parameters_are_renamed_or_left_out_and_that_is_remembered(
        self, server: FaultServer, open_model: Open, refusal: Any, gone: str, instead: str | None
    ) -> None:
        server.will(refusal, faults.chat(TEXT))
        model = open_model()
        model.complete(REQUEST)
        model.complete(REQUEST)
        before, *after = server.bodies
        assert gone in before
        assert len(after) == 2
        assert all(gone not in body for body in after)
        assert instead is None or all(body[instead] == 50 for body in after)

    def test_several_at_once(self, server: FaultServer, open_model: Open) -> None:
        rename = faults.error(400, "'max_tokens' is not supported, use 'max_completion_tokens'")
        cold = faults.error(422, "temperature: extra fields not permitted")
        no_usage = faults.error(400, "stream_options is not allowed")
        server.will(NO_SCHEMA, rename, cold, no_usage, faults.chat(TEXT))
        assert open_model().complete(REQUEST, lambda count: None).text == TEXT
        body = server.bodies[-1]
        assert body["response_format"] == {"type": "json_object"}
        assert body["max_completion_tokens"] == 50
        assert not {"max_tokens", "temperature", "stream_options"} & set(body)

    def test_gives_up_when_nothing_helps(self, server: FaultServer, open_model: Open) -> None:
        server.will(faults.error(400, "response_format and max_completion_tokens not supported"))
        with pytest.raises(EndpointError, match="not supported"):
            open_model().complete(REQUEST)
        assert len(server.received) <= 6

    def test_a_backend_s_own_way_is_never_replaced(
        self, server: FaultServer, open_model: Open
    ) -> None:
        server.will(faults.error(400, "Failed to parse grammar"))
        model = open_model(request_options=lambda request: {"extra_body": {"grammar": "x"}})
        with pytest.raises(EndpointError, match="grammar"):
            model.complete(REQUEST)
        assert len(server.received) == 1


class TestSecrecy:
    @pytest.mark.parametrize("status", [400, 401, 403, 404, 429, 500])
    def test_no_message_or_traceback_tells_the_key(
        self, server: FaultServer, open_model: Open, ask: Ask, status: int
    ) -> None:
        words = f"Incorrect API key provided: {KEY}; seen sk-test-01****cdef"
        error = failure(server, open_model, ask, faults.error(status, words))
        told = "".join(traceback.format_exception(error))
        assert KEY not in told
        assert "sk-test" not in told
        assert "\n" not in str(error)

    def test_a_stand_in_for_a_key_hides_no_ordinary_words(
        self, server: FaultServer, open_model: Open
    ) -> None:
        server.will(faults.error(400, "none of the tools can be used"))
        with pytest.raises(EndpointError, match="none of the tools"):
            open_model(key="none").complete(REQUEST)

    def test_nor_does_the_model(self, open_model: Open) -> None:
        model = open_model(base_url="http://user:secret@127.0.0.1:1/v1")
        assert KEY not in repr(model)
        assert "secret" not in repr(model)
