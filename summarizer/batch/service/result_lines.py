"""What stands in a file of results: of a batch service, or of vLLM's ``run-batch``.

One JSON object a line, in any order. An answer is ``{"custom_id", "response": {"status_code",
"body"}, "error": null}``. What failed has an error object in the body (OpenAI), in ``error``
(a service that did not come to it) or a mere text there (vLLM).
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarizer.backends.error_detail import ErrorDetail, RefusedError
from summarizer.backends.openai_border import Endpoint, refused
from summarizer.backends.openai_reply import CutOffError, read_reply
from summarizer.backends.remembered import Kept
from summarizer.backends.transient import FailingNowError, UnreachableNowError
from summarizer.errors import (
    BatchServiceError,
    ContextLengthError,
    InvalidReplyError,
    SummarizerError,
)

MOST_BYTES = 4_000_000
"""Longest line that is read; what is longer counts as not answered."""

_LEFT_OUT = frozenset({"batch_expired", "batch_cancelled", "request_timeout"})


@dataclass(frozen=True, slots=True)
class ResultLine:
    """What became of one request: either ``kept`` or ``error`` is there.

    Attributes:
        key: the request's ``custom_id``.
        kept: the answer, or an error that a conversation deals with.
        error: why there is none; a ``TransientError`` if it is worth asking again.
        detail: the endpoint's own words for the error.
    """

    key: str
    kept: Kept | None = None
    error: SummarizerError | None = None
    detail: ErrorDetail | None = None


def read_results(path: Path, endpoint: Endpoint) -> Iterator[ResultLine]:
    """Read a file of results line by line; lines that are none are left out.

    Raises:
        BatchServiceError: the file cannot be read.
    """
    try:
        with path.open("rb") as file:
            while line := file.readline(MOST_BYTES):
                if not line.endswith(b"\n") and len(line) == MOST_BYTES:
                    _skip_line(file)
                    continue
                found = read_line(line, endpoint)
                if found is not None:
                    yield found
    except OSError as error:
        raise BatchServiceError(f"cannot read {path}: {error.strerror or error}") from error


def read_line(line: bytes, endpoint: Endpoint) -> ResultLine | None:
    """Read one line; ``None`` if it is not one of a file of results."""
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(entry, dict) or not isinstance(entry.get("custom_id"), str):
        return None
    key = entry["custom_id"]
    response = entry.get("response")
    response = response if isinstance(response, dict) else {}
    body = response.get("body", response)
    if isinstance(body, dict) and body.get("choices"):
        return _answer(key, body, endpoint)
    code = _code(entry.get("error"))
    if code in _LEFT_OUT:
        return ResultLine(key, error=_left_out(code))
    return _failure(key, _status(response, entry.get("error")), body, entry.get("error"), endpoint)


def _answer(key: str, body: dict[str, Any], endpoint: Endpoint) -> ResultLine:
    try:
        return ResultLine(key, Kept.of(read_reply(json.dumps(body).encode())))
    except InvalidReplyError as error:
        return ResultLine(key, Kept.of_error(error))
    except RefusedError as failure:
        return _translated(key, failure, endpoint)
    except CutOffError:
        return ResultLine(key, error=_garbled())


def _failure(key: str, status: int, body: Any, told: Any, endpoint: Endpoint) -> ResultLine:
    """Read the error object of the body, or what stands beside the response."""
    if isinstance(body, dict) and body.get("error"):
        told = body
    elif not told:
        told = body if isinstance(body, dict) and body.get("message") else None
    if told is None and status < 300:
        return ResultLine(key, error=_garbled())
    document = told if isinstance(told, dict) else {"message": str(told or "")}
    return _translated(key, RefusedError(status, json.dumps(document).encode()), endpoint)


def _translated(key: str, failure: RefusedError, endpoint: Endpoint) -> ResultLine:
    error = refused(endpoint, failure)
    if isinstance(error, ContextLengthError | InvalidReplyError):
        return ResultLine(key, Kept.of_error(error))
    return ResultLine(key, error=error, detail=failure.detail())


def _status(response: dict[str, Any], told: Any) -> int:
    """Return the HTTP status; an error without one is an error all the same."""
    inner = told.get("error", told) if isinstance(told, dict) else {}
    inner = inner if isinstance(inner, dict) else {}
    for value in (response.get("status_code"), inner.get("code")):
        if isinstance(value, int) and value >= 300:
            return value
    return 500 if told else 200


def _code(told: Any) -> str:
    return str(told.get("code") or "") if isinstance(told, dict) else ""


def _left_out(code: str) -> SummarizerError:
    if code == "request_timeout":
        return UnreachableNowError("the batch service had no answer in time")
    why = "ran out of time" if code == "batch_expired" else "was cancelled"
    return FailingNowError(f"the batch {why} before this was asked")


def _garbled() -> SummarizerError:
    return FailingNowError("the batch service sent a result that holds no reply")


def _skip_line(file: Any) -> None:
    while (rest := file.readline(MOST_BYTES)) and not rest.endswith(b"\n"):
        pass
