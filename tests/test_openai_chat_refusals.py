"""What a chat endpoint refuses, as an error that says whether asking again may help."""

from typing import Any

import fault_server as faults
import pytest
from chat_models import KEY, PAGE, REQUEST, Ask, Open, failure
from fault_server import FaultServer

from summarizer.backends.transient import TransientError
from summarizer.errors import (
    AuthenticationError,
    ContextLengthError,
    EndpointError,
    InvalidReplyError,
    RateLimitError,
    UnknownModelError,
)

pytest_plugins = ("chat_models",)


class TestRefusals:
    @pytest.mark.parametrize("status", [500, 502, 503, 529])
    def test_server_errors_are_transient(
        self, server: FaultServer, open_model: Open, ask_each_way: Ask, status: int
    ) -> None:
        error = failure(server, open_model, ask_each_way, faults.answer(PAGE, status, "text/html"))
        assert isinstance(error, TransientError)
        assert error.exit_code == EndpointError.exit_code
        assert str(status) in str(error)

    def test_throttling_is_transient(
        self, server: FaultServer, open_model: Open, ask_each_way: Ask
    ) -> None:
        error = failure(server, open_model, ask_each_way, faults.error(429, "slow down"))
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
    def test_other_statuses_are_transient_with_exit_codes_of_their_own(
        self, server: FaultServer, open_model: Open, status: int, exit_code: int
    ) -> None:
        server.will(faults.error(status, "try again"))
        with pytest.raises(TransientError) as raised:
            open_model().complete(REQUEST)
        assert raised.value.exit_code == exit_code

    @pytest.mark.parametrize("status", [401, 403])
    def test_a_wrong_key_is_not_told(
        self, server: FaultServer, open_model: Open, ask_each_way: Ask, status: int
    ) -> None:
        error = failure(server, open_model, ask_each_way, faults.error(status, f"bad key {KEY}"))
        assert type(error) is AuthenticationError
        assert f"127.0.0.1:{server.port}" in str(error)

    def test_without_a_key_one_is_asked_for(self, server: FaultServer, open_model: Open) -> None:
        server.will(faults.error(401, "unauthorized"))
        with pytest.raises(AuthenticationError, match=r"wants a key \(401\): set OPENAI_API_KEY$"):
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
    def test_an_unknown_model_is_named(
        self, server: FaultServer, open_model: Open, behaviour: Any
    ) -> None:
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
    def test_a_prompt_over_the_context_is_told_as_such(
        self, server: FaultServer, open_model: Open, behaviour: Any
    ) -> None:
        server.will(behaviour)
        with pytest.raises(ContextLengthError):
            open_model().complete(REQUEST)

    def test_any_other_refusal_is_told_in_the_endpoint_s_words(
        self, server: FaultServer, open_model: Open, ask_each_way: Ask
    ) -> None:
        error = failure(
            server, open_model, ask_each_way, faults.error(400, "temperament\n is  required")
        )
        assert type(error) is EndpointError
        assert "400: temperament is required" in str(error)
        assert len(server.received) == 1

    def test_output_that_the_endpoint_itself_rejects_is_kept(
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
