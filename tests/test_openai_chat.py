"""A model behind an OpenAI-compatible endpoint: what it sends, and what good answers give."""

import subprocess
import sys
import traceback
from collections.abc import Mapping
from contextlib import suppress
from types import MappingProxyType
from typing import Any

import fault_server as faults
import pytest
from chat_models import KEY, PAGE, REQUEST, SCHEMA, TEXT, Ask, Open, failure
from fault_server import FaultServer

from summarizer.backends.openai_chat import OpenAIChatModel
from summarizer.errors import ConfigError, EndpointError, SummarizerError
from summarizer.llm import Capabilities, LanguageModel, Request
from summarizer.schemas import Usage

pytest_plugins = ("chat_models",)

USAGE = {
    "prompt_tokens": 30,
    "completion_tokens": 6,
    "prompt_tokens_details": {"cached_tokens": 20},
}


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
        self, server: FaultServer, open_model: Open, ask_each_way: Ask
    ) -> None:
        server.will(faults.chat(TEXT, usage=USAGE))
        reply = ask_each_way(open_model())
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

    def test_truncation_is_told(
        self, server: FaultServer, open_model: Open, ask_each_way: Ask
    ) -> None:
        server.will(faults.chat('{"place":"Or', finish="length"))
        reply = ask_each_way(open_model())
        assert (reply.text, reply.finish) == ('{"place":"Or', "length")

    def test_truncation_before_the_first_word_is_told(
        self, server: FaultServer, open_model: Open, ask_each_way: Ask
    ) -> None:
        server.will(faults.chat(None, finish="length"))
        assert ask_each_way(open_model()).finish == "length"

    def test_a_refusal_comes_with_its_words(
        self, server: FaultServer, open_model: Open, ask_each_way: Ask
    ) -> None:
        server.will(faults.chat(None, refusal="I would rather not."))
        reply = ask_each_way(open_model())
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
        self, server: FaultServer, open_model: Open, ask_each_way: Ask
    ) -> None:
        server.will(faults.chat("half an ans", finish="content_filter"))
        reply = ask_each_way(open_model())
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
        self, server: FaultServer, open_model: Open, ask_each_way: Ask, behaviour: Any
    ) -> None:
        told: list[Mapping[str, str]] = []
        server.will(behaviour)
        with suppress(SummarizerError):
            ask_each_way(open_model(on_headers=told.append))
        assert [headers.get("x-ratelimit-remaining-requests") for headers in told] == ["7"]

    def test_where_there_is_no_answer_there_are_none(
        self, server: FaultServer, open_model: Open, ask_each_way: Ask
    ) -> None:
        told: list[Mapping[str, str]] = []
        server.will(faults.reset())
        with pytest.raises(EndpointError):
            ask_each_way(open_model(on_headers=told.append))
        assert told == []


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


class TestSecrecy:
    @pytest.mark.parametrize("status", [400, 401, 403, 404, 429, 500])
    def test_no_message_or_traceback_tells_the_key(
        self, server: FaultServer, open_model: Open, ask_each_way: Ask, status: int
    ) -> None:
        words = f"Incorrect API key provided: {KEY}; seen sk-test-01****cdef"
        error = failure(server, open_model, ask_each_way, faults.error(status, words))
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
