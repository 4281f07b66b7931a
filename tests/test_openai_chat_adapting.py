"""A chat endpoint that lacks a feature is asked otherwise, and that is remembered."""

import json
from typing import Any

import fault_server as faults
import pytest
from chat_models import REQUEST, SCHEMA, TEXT, Ask, Open
from fault_server import FaultServer

from summarizer.errors import EndpointError

pytest_plugins = ("chat_models",)

NO_SCHEMA = faults.error(400, "'response_format' of type json_schema is not supported")


class TestAdapting:
    def test_falls_back_to_json_mode_and_then_to_the_prompt_and_remembers(
        self, server: FaultServer, open_model: Open, ask_each_way: Ask
    ) -> None:
        no_object = faults.error(400, "response_format: json_object is unavailable")
        server.will(NO_SCHEMA, no_object, faults.chat(TEXT))
        model = open_model()
        assert ask_each_way(model).text == TEXT
        assert ask_each_way(model).text == TEXT
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

    def test_several_features_may_be_lacking_at_once(
        self, server: FaultServer, open_model: Open
    ) -> None:
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
