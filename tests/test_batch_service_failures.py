"""What the batch service refuses, leaves out or fails at: its article alone, or all of them."""

from collections.abc import Callable
from typing import Any

import pytest
from batch_service_desk import ARTICLES, SECTIONS, Desk, about, badly_once
from batch_service_server import Entry, left_out, refusal, well

from summarizer.errors import (
    AuthenticationError,
    BatchServiceError,
    RateLimitError,
    UnknownModelError,
)

pytest_plugins = ("batch_service_desk",)


class TestWhatTheServiceDidNotDo:
    @pytest.mark.parametrize(
        ("ending", "bad"),
        [
            ("expired", left_out("batch_expired")),
            ("cancelled", left_out("batch_cancelled")),
            ("expired", lambda _: None),
            ("completed", left_out("request_timeout")),
            ("completed", refusal(500, "boom")),
            ("completed", refusal(429, "slow down")),
            ("completed", lambda entry: {**well(entry), "custom_id": "somebody-else's"}),
            ("completed", lambda entry: {**well(entry), "response": {}, "error": None}),
        ],
    )
    def test_it_is_asked_again_and_the_rest_is_not(
        self, desk: Desk, ending: str, bad: Callable[[Entry], dict[str, Any] | None]
    ) -> None:
        desk.server.ending = ending
        desk.server.respond = badly_once(bad, lambda entry: about(entry, "Vollen"))
        desk.submit()
        desk.collect()
        _, second = desk.server.jobs.values()
        assert len(second.entries) == SECTIONS
        assert all(about(entry, "Vollen") for entry in second.entries)
        stand = desk.collect()
        assert (stand.done, stand.finished) == (ARTICLES, True)

    def test_after_three_jobs_the_article_fails_with_the_last_reason(self, desk: Desk) -> None:
        desk.server.respond = lambda entry: (
            refusal(500, "boom")(entry) if about(entry, "Vollen") else well(entry)
        )
        desk.submit()
        stand = desk.collect(wait=True)
        assert (stand.done, stand.failed, stand.finished) == (ARTICLES - 1, 1, True)
        assert max(desk.server.asked.values()) == 3
        assert "boom" in desk.failures[0]["error"]["message"]

    def test_what_was_given_up_is_asked_again_when_wanted(self, desk: Desk) -> None:
        desk.server.respond = refusal(400, "this text is not allowed")
        desk.submit()
        assert desk.collect().failed == ARTICLES
        assert "not allowed" in desk.failures[0]["error"]["message"]
        desk.server.respond = well
        desk.submit()
        assert len(desk.server.jobs) == 1
        desk.submit(retry_failed=True)
        assert desk.collect().done == ARTICLES

    def test_a_request_that_is_too_long_is_asked_in_parts(self, desk: Desk) -> None:
        desk.server.respond = badly_once(
            refusal(400, "maximum context length is 100 tokens", code="context_length_exceeded"),
            lambda entry: about(entry, "Vollen"),
        )
        desk.submit()
        desk.collect(wait=True)
        assert len(desk.server.jobs) > 1
        kinds = {failure["error"]["kind"] for failure in desk.failures}
        assert kinds <= {"ContextLengthError"}

    def test_a_parameter_that_is_refused_is_left_out_the_next_time(self, desk: Desk) -> None:
        def picky(entry: Entry) -> dict[str, Any]:
            if "max_tokens" in entry["body"]:
                told = "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead."
                return refusal(400, told, param="max_tokens", code="unsupported_parameter")(entry)
            if "temperature" in entry["body"]:
                told = "Unsupported value: 'temperature' does not support 0.0"
                return refusal(400, told, param="temperature", code="unsupported_value")(entry)
            return well(entry)

        desk.server.respond = picky
        desk.submit(most_requests=10)
        stand = desk.collect(wait=True)
        assert (stand.done, stand.finished) == (ARTICLES, True)
        assert max(desk.server.asked.values()) == 3
        assert {"max_completion_tokens"} <= set(desk.requests[-1]["body"])

    def test_a_service_without_json_schema_is_asked_otherwise(self, desk: Desk) -> None:
        def plain(entry: Entry) -> dict[str, Any]:
            if entry["body"].get("response_format", {}).get("type") == "json_schema":
                return refusal(400, "response_format json_schema is not supported")(entry)
            return well(entry)

        desk.server.respond = plain
        desk.submit()
        assert desk.collect(wait=True).done == ARTICLES

    def test_results_that_are_gone_fail_their_articles(self, desk: Desk) -> None:
        desk.submit()
        desk.server.refuse = {"GET /files/": [404]}
        stand = desk.collect()
        assert (stand.failed, stand.finished) == (ARTICLES, True)
        assert "has no file" in desk.failures[0]["error"]["message"]
        assert len(desk.server.jobs) == 1, "asking anew costs anew, so it is not done unasked"


class TestWhatConcernsAll:
    def test_a_key_revoked_in_mid_job_keeps_what_is_done(self, desk: Desk) -> None:
        desk.server.respond = badly_once(
            refusal(401, "this key has been revoked"), lambda entry: about(entry, "Vollen")
        )
        desk.submit()
        with pytest.raises(AuthenticationError):
            desk.collect()
        assert len(desk.notes) == ARTICLES - 1
        assert len(desk.server.jobs) == 1
        desk.collect()
        assert desk.collect().done == ARTICLES

    def test_a_model_that_is_gone_stops_the_batch(self, desk: Desk) -> None:
        desk.server.respond = refusal(404, "the model m-1 does not exist", code="model_not_found")
        desk.submit()
        with pytest.raises(UnknownModelError):
            desk.collect(wait=True)
        assert len(desk.server.jobs) == 1

    def test_a_job_that_fails_as_a_whole_is_told_and_sent_again_when_wanted(
        self, desk: Desk
    ) -> None:
        desk.server.ending = "failed"
        desk.server.errors = [{"code": "server_error", "message": "try later", "line": None}]
        desk.submit()
        with pytest.raises(BatchServiceError, match="try later"):
            desk.collect()
        desk.server.ending = "completed"
        desk.collect()
        assert desk.collect().done == ARTICLES

    def test_a_line_that_the_service_finds_bad_fails_its_article_alone(self, desk: Desk) -> None:
        desk.server.ending = "failed"
        desk.server.errors = [{"code": "invalid_request", "message": "bad line", "line": 1}]
        desk.submit()
        desk.server.looks = 0
        desk.collect()
        desk.server.ending = "completed"
        stand = desk.collect()
        assert (stand.done, stand.failed, stand.finished) == (ARTICLES - 1, 1, True)
        assert "bad line" in desk.failures[0]["error"]["message"]

    def test_jobs_that_have_no_room_wait_for_the_others(self, desk: Desk) -> None:
        desk.submit(most_requests=ARTICLES * SECTIONS - SECTIONS)
        one, other = desk.server.jobs.values()
        other.answer |= {
            "status": "failed",
            "errors": {"data": [{"code": "token_limit_exceeded", "message": "Enqueued tokens"}]},
        }
        one.looks = -2
        desk.server.looks = 0
        stand = desk.collect(wait=True)
        assert (stand.done, stand.finished) == (ARTICLES, True)
        assert len(desk.server.jobs) == 3

    def test_a_service_without_room_for_the_smallest_job_is_an_error(self, desk: Desk) -> None:
        desk.server.ending = "failed"
        desk.server.errors = [{"code": "token_limit_exceeded", "message": "Enqueued tokens"}]
        desk.submit()
        with pytest.raises(RateLimitError, match="no room"):
            desk.collect(wait=True)
