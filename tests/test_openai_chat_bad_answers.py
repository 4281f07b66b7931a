"""Answers of a chat endpoint that are none: web pages, broken JSON, streams cut off, floods."""

import gzip
import json
from typing import Any

import fault_server as faults
import pytest
from chat_models import PAGE, REQUEST, TEXT, Ask, Open, failure
from fault_server import FaultServer

from summarizer.backends.transient import TransientError
from summarizer.errors import EndpointError, InvalidReplyError, RateLimitError

pytest_plugins = ("chat_models",)


class TestBadAnswers:
    def test_a_web_page_is_told_with_its_address(
        self, server: FaultServer, open_model: Open, ask_each_way: Ask
    ) -> None:
        page = faults.answer(PAGE, content_type="text/html")
        error = failure(server, open_model, ask_each_way, page)
        assert type(error) is EndpointError
        assert "web page" in str(error)
        assert "/v1" in str(error)

    def test_a_web_page_that_claims_to_be_json_is_known(
        self, server: FaultServer, open_model: Open, ask_each_way: Ask
    ) -> None:
        assert "web page" in str(failure(server, open_model, ask_each_way, faults.answer(PAGE)))

    def test_an_error_object_with_status_200_is_an_error(
        self, server: FaultServer, open_model: Open, ask_each_way: Ask
    ) -> None:
        error = failure(
            server, open_model, ask_each_way, faults.error(200, "the provider is on holiday")
        )
        assert type(error) is EndpointError
        assert "the provider is on holiday" in str(error)

    def test_an_error_object_with_status_200_counts_by_the_status_it_names(
        self, server: FaultServer, open_model: Open, ask_each_way: Ask
    ) -> None:
        error = failure(server, open_model, ask_each_way, faults.error(200, "slow down", code=429))
        assert isinstance(error, RateLimitError)
        assert isinstance(error, TransientError)

    def test_an_error_in_the_middle_of_a_stream_is_transient(
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
    def test_json_without_a_reply_is_invalid(
        self, server: FaultServer, open_model: Open, ask_each_way: Ask, body: Any
    ) -> None:
        error = failure(server, open_model, ask_each_way, faults.answer(json.dumps(body)))
        assert isinstance(error, InvalidReplyError)
        assert "\n" not in str(error)

    @pytest.mark.parametrize(
        "body", ["", '{"choices": [{"message": {"cont', "\x00\x01", "[" * 50_000]
    )
    def test_a_garbled_answer_may_be_asked_again(
        self, server: FaultServer, open_model: Open, ask_each_way: Ask, body: str
    ) -> None:
        error = failure(server, open_model, ask_each_way, faults.answer(body))
        assert isinstance(error, TransientError)
        assert error.exit_code == EndpointError.exit_code

    def test_a_stream_without_choices_is_invalid(
        self, server: FaultServer, open_model: Open
    ) -> None:
        server.will(faults.stream([{"choices": []}]))
        with pytest.raises(InvalidReplyError):
            open_model().complete(REQUEST, lambda count: None)

    def test_a_stream_that_stops_half_way_is_transient(
        self, server: FaultServer, open_model: Open
    ) -> None:
        server.will(faults.stream([faults.delta('{"pl')], done=False))
        with pytest.raises(TransientError, match="cut off"):
            open_model().complete(REQUEST, lambda count: None)

    @pytest.mark.parametrize("coding", ["gzip", "GZIP", "identity"])
    def test_an_encoded_answer_is_decoded(
        self, server: FaultServer, open_model: Open, ask_each_way: Ask, coding: str
    ) -> None:
        choice = {"index": 0, "message": {"content": TEXT}, "finish_reason": "stop"}
        plain = json.dumps({"choices": [choice]}).encode()
        body = plain if coding == "identity" else gzip.compress(plain)
        server.will(faults.answer(body, headers={"Content-Encoding": coding}))
        assert ask_each_way(open_model()).text == TEXT

    def test_an_encoded_answer_is_read_up_to_the_limit_only(
        self, server: FaultServer, open_model: Open, ask_each_way: Ask
    ) -> None:
        body = gzip.compress(b" " * 20_000_000)
        error = failure(
            server,
            open_model,
            ask_each_way,
            faults.answer(body, headers={"Content-Encoding": "gzip"}),
        )
        assert isinstance(error, InvalidReplyError)
        assert "larger than" in str(error)

    def test_an_answer_of_20_megabytes_is_not_read_to_its_end(
        self, server: FaultServer, open_model: Open, ask_each_way: Ask
    ) -> None:
        error = failure(server, open_model, ask_each_way, faults.flood(20_000_000))
        assert isinstance(error, InvalidReplyError)
        assert "2,000,000" in str(error)

    def test_nor_is_an_error_of_20_megabytes(
        self, server: FaultServer, open_model: Open, ask_each_way: Ask
    ) -> None:
        error = failure(server, open_model, ask_each_way, faults.flood(20_000_000, status=500))
        assert isinstance(error, TransientError)
