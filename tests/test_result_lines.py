"""Lines of results: what is read of them, whoever has written them."""

import json
from pathlib import Path
from typing import Any

import pytest
from batch_service_server import completion, result

from summarizer.backends.openai_border import Endpoint
from summarizer.backends.transient import FailingNowError, ThrottledNowError, TransientError
from summarizer.batch.service.result_lines import MOST_BYTES, read_line, read_results
from summarizer.errors import AuthenticationError, EndpointError, UnknownModelError

ENDPOINT = Endpoint("https://batches.example/v1", "m-1", "sk-test-0123456789abcdef")
ENTRY = {"custom_id": "k"}


def line(value: Any) -> bytes:
    return json.dumps(value).encode() + b"\n"


def error_of(value: Any) -> Exception:
    read = read_line(line(value), ENDPOINT)
    assert read is not None
    assert read.kept is None
    assert read.error is not None
    return read.error


def test_an_answer_is_kept_with_its_tokens() -> None:
    read = read_line(line(result(ENTRY, completion('{"a": 1}'))), ENDPOINT)
    assert read is not None
    assert read.key == "k"
    assert read.kept is not None
    kept = read.kept
    assert (kept.text, kept.finish, kept.prompt, kept.completion) == ('{"a": 1}', "stop", 100, 20)


def test_a_cut_off_answer_is_one_as_well() -> None:
    read = read_line(line(result(ENTRY, completion('{"a"', finish_reason="length"))), ENDPOINT)
    assert read is not None
    assert read.kept is not None
    assert (read.kept.text, read.kept.finish) == ('{"a"', "length")


def test_an_answer_without_content_is_an_error_that_a_conversation_deals_with() -> None:
    read = read_line(line(result(ENTRY, completion(None))), ENDPOINT)
    assert read is not None
    assert read.kept is not None
    assert read.kept.error == "InvalidReplyError"


@pytest.mark.parametrize(
    ("status", "error", "kind"),
    [
        (429, {"message": "slow down"}, ThrottledNowError),
        (500, {"message": "boom"}, FailingNowError),
        (401, {"message": "no"}, AuthenticationError),
        (404, {"message": "no", "code": "model_not_found"}, UnknownModelError),
        (400, {"message": "no"}, EndpointError),
    ],
)
def test_an_error_is_the_one_of_a_direct_request(
    status: int, error: dict[str, str], kind: type[Exception]
) -> None:
    in_body = error_of(result(ENTRY, {"error": error}, status))
    beside = error_of(result(ENTRY, None, status, {"error": {**error, "code": status}}))
    assert type(in_body) is kind
    assert "batches.example" in str(in_body)
    assert status == 404 or type(beside) is kind


def test_the_key_is_in_no_error() -> None:
    told = error_of(result(ENTRY, {"error": {"message": f"bad {ENDPOINT.key}"}}, 400))
    assert str(ENDPOINT.key) not in str(told)


@pytest.mark.parametrize("code", ["batch_expired", "batch_cancelled", "request_timeout"])
def test_what_was_left_out_is_worth_asking_again(code: str) -> None:
    value = {"custom_id": "k", "response": None, "error": {"code": code, "message": "x"}}
    assert isinstance(error_of(value), TransientError)


@pytest.mark.parametrize(
    "content",
    [b"", b"\n", b"[]\n", b"not JSON\n", b'{"custom_id": 7}\n', b'{"id": "x"}\n', b"\xff\n"],
)
def test_what_is_no_result_is_left_out(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "results.jsonl"
    path.write_bytes(content + line(result(ENTRY, completion("{}"))))
    assert [one.key for one in read_results(path, ENDPOINT)] == ["k"]


def test_an_endless_line_is_left_out_and_not_held_in_memory(tmp_path: Path) -> None:
    path = tmp_path / "results.jsonl"
    endless = line(result(ENTRY, completion("x" * (2 * MOST_BYTES))))
    good = line(result({"custom_id": "good"}, completion("{}")))
    path.write_bytes(endless + good)
    assert [one.key for one in read_results(path, ENDPOINT)] == ["good"]


def test_the_last_line_may_have_no_end(tmp_path: Path) -> None:
    path = tmp_path / "results.jsonl"
    path.write_bytes(line(result(ENTRY, completion("{}"))).rstrip())
    assert [one.key for one in read_results(path, ENDPOINT)] == ["k"]
