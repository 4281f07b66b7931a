"""How a run is put into OpenTelemetry's words for generative AI."""

import json
from typing import Any

import pytest

from summarizer.errors import RefusalError
from summarizer.llm import FinishReason, Message, Reply, Request
from summarizer.schemas import Usage
from summarizer.telemetry.genai import Server, beginning, content, ending, name_of
from summarizer.telemetry.work import Work

ASKED = (Message("system", "Answer in JSON."), Message("user", "Qui a signé ?"))
WHO = Request(ASKED, {}, "who", 20, label="actors")
REPLY = Reply("{}", usage=Usage(prompt=7, cached=3, completion=2))
SERVER = Server.at("https://api.mistral.ai/v1")


def section(**fields: Any) -> Work:
    return Work("section", "m-1", "a-1", WHO, **fields)


@pytest.mark.parametrize(
    ("base_url", "server"),
    [
        ("https://api.openai.com/v1", Server("openai", "api.openai.com", 443)),
        (
            "https://acme.openai.azure.com/v1",
            Server("azure.ai.openai", "acme.openai.azure.com", 443),
        ),
        ("https://api.groq.com:8443/openai/v1", Server("groq", "api.groq.com", 8443)),
        ("https://API.MISTRAL.AI/v1", Server("mistral_ai", "api.mistral.ai", 443)),
        ("http://localhost:8000/v1", Server("openai", "localhost", 8000)),
        ("http://user:secret@10.0.0.7/v1", Server("openai", "10.0.0.7", 80)),
        ("https://notgroq.com/v1", Server("openai", "notgroq.com", 443)),
        ("http://[::1]:8000/v1", Server("openai", "::1", 8000)),
        (None, Server("llama.cpp", "", 0)),
    ],
)
def test_a_server_goes_by_its_address(base_url: str | None, server: Server) -> None:
    assert Server.at(base_url) == server


def test_names_are_few() -> None:
    assert name_of(Work("note", "m-1", "a-1")) == "invoke_workflow summarizer"
    assert name_of(section()) == "chat m-1"
    assert name_of(Work("attempt", "m-1", "a-1", WHO)) == "attempt"


def test_a_note_is_a_workflow() -> None:
    note = Work("note", "m-1", "a-1", sections=6, attempts=7)
    assert beginning(note, SERVER) == {
        "gen_ai.operation.name": "invoke_workflow",
        "gen_ai.agent.name": "summarizer",
        "gen_ai.request.model": "m-1",
        "summarizer.item.id": "a-1",
    }
    assert ending(note) == {"summarizer.requests": 6, "summarizer.attempts": 7}


def test_a_section_is_an_inference() -> None:
    work = section(reply=REPLY, attempts=2)
    assert beginning(work, SERVER) == {
        "gen_ai.operation.name": "chat",
        "gen_ai.provider.name": "mistral_ai",
        "gen_ai.request.model": "m-1",
        "gen_ai.request.max_tokens": 20,
        "gen_ai.request.temperature": 0.0,
        "gen_ai.output.type": "json",
        "server.address": "api.mistral.ai",
        "server.port": 443,
        "summarizer.item.id": "a-1",
        "summarizer.section": "actors",
    }
    assert ending(work) == {
        "gen_ai.response.finish_reasons": ["stop"],
        "gen_ai.usage.input_tokens": 7,
        "gen_ai.usage.cache_read.input_tokens": 3,
        "gen_ai.usage.output_tokens": 2,
        "summarizer.attempts": 2,
    }


def test_only_a_streamed_request_says_that_it_is() -> None:
    assert beginning(section(streamed=True), SERVER)["gen_ai.request.stream"] is True
    assert "gen_ai.request.stream" not in beginning(section(), SERVER)


def test_a_model_in_this_process_has_no_address() -> None:
    known = beginning(section(), Server.at(None))
    assert known["gen_ai.provider.name"] == "llama.cpp"
    assert not [key for key in known if key.startswith("server.")]


@pytest.mark.parametrize(
    ("finish", "told"), [("stop", "stop"), ("length", "length"), ("refusal", "content_filter")]
)
def test_why_a_reply_ended_goes_by_the_conventions(finish: FinishReason, told: str) -> None:
    ended = ending(section(reply=Reply("{}", finish=finish)))
    assert ended["gen_ai.response.finish_reasons"] == [told]


def test_tokens_that_nobody_counted_are_not_zero() -> None:
    assert not [key for key in ending(section(reply=Reply("{}"))) if "usage" in key]


def test_a_section_that_failed_has_the_kind_of_its_error() -> None:
    assert ending(section(error=RefusalError("no, because of …"))) == {
        "gen_ai.response.finish_reasons": ["error"],
        "error.type": "RefusalError",
    }


def test_an_attempt_has_its_number_and_no_tokens_as_its_section_has_them() -> None:
    attempt = Work("attempt", "m-1", "a-1", WHO, number=2, reply=REPLY)
    assert beginning(attempt, SERVER) == {
        "server.address": "api.mistral.ai",
        "server.port": 443,
        "summarizer.attempt": 2,
        "summarizer.item.id": "a-1",
        "summarizer.section": "actors",
    }
    assert ending(attempt) == {}


def test_content_is_written_as_the_conventions_want_it() -> None:
    told = content(section(reply=Reply('{"é": 1}')))
    assert json.loads(str(told["gen_ai.input.messages"])) == [
        {"role": "system", "parts": [{"type": "text", "content": "Answer in JSON."}]},
        {"role": "user", "parts": [{"type": "text", "content": "Qui a signé ?"}]},
    ]
    assert json.loads(str(told["gen_ai.output.messages"])) == [
        {"role": "assistant", "parts": [{"type": "text", "content": '{"é": 1}'}]}
    ]


def test_without_a_reply_there_is_no_output() -> None:
    assert list(content(section())) == ["gen_ai.input.messages"]
