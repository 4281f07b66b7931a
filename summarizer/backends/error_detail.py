"""What an endpoint said when it refused: its error object, whatever shape that has."""

import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

_LINE = 300
_STATUS_OF_NAME = {
    "server_error": 500,
    "overloaded_error": 503,
    "rate_limit_error": 429,
    "rate_limit_exceeded": 429,
    "invalid_request_error": 400,
}


@dataclass(frozen=True, slots=True)
class ErrorDetail:
    """An error answer, read.

    Attributes:
        status: the HTTP status, or the one the error object names when that came with a 200.
        message: the endpoint's own words on one line; empty when it sent none.
        code: ``code`` and ``type`` of the error object, lower case, in one string.
        param: the parameter of the request that the error is about.
        html: the body is a web page.
        generated: what a model had written when its output was rejected (some endpoints tell).
    """

    status: int
    message: str = ""
    code: str = ""
    param: str = ""
    html: bool = False
    generated: str = ""


class RefusedError(Exception):
    """An answer that is not a reply; within the backend only, the border translates it.

    Attributes:
        status: the HTTP status.
        body: the start of the body.
        headers: the answer's headers, names in lower case or matched without case.
    """

    def __init__(self, status: int, body: bytes, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(f"status {status}")
        self.status = status
        self.body = body
        self.headers = headers or {}

    def detail(self) -> ErrorDetail:
        """Read the body."""
        return read_detail(self.status, self.body)

    def retry_after(self) -> float | None:
        """Seconds the endpoint asked to wait, ``None`` when it did not say."""
        return read_retry_after(self.headers)


def read_detail(status: int, body: bytes) -> ErrorDetail:
    """Read an error answer; never fails, whatever the body is."""
    text = body.decode("utf-8", errors="replace").strip()
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        if is_page(text):
            return ErrorDetail(status=status, message=_page_title(text), html=True)
        return ErrorDetail(status=status, message=one_line(text))
    error = _error_object(document)
    code, kind = (_text(error.get(name)).lower() for name in ("code", "type"))
    return ErrorDetail(
        status=_named_status(error, code, kind) if status < 300 else status,
        message=one_line(_text(error.get("message"))),
        code=f"{code} {kind}".strip(),
        param=_text(error.get("param")),
        generated=_text(error.get("failed_generation")),
    )


def read_retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds to wait by ``retry-after-ms`` or ``retry-after`` (seconds or a date)."""
    milliseconds = _number(headers.get("retry-after-ms"))
    if milliseconds is not None:
        return milliseconds / 1000
    value = headers.get("retry-after")
    seconds = _number(value)
    if seconds is not None or value is None:
        return seconds
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())


def is_page(text: str) -> bool:
    """Tell whether a body is a web page."""
    return (
        text[:200].lstrip("\ufeff \t\r\n").lower().startswith(("<!doctype html", "<html", "<?xml"))
    )


def one_line(text: str) -> str:
    """Put an endpoint's words on one line of bearable length, without control characters."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text[: 4 * _LINE]).split())
    return line if len(line) <= _LINE else f"{line[: _LINE - 1]}…"


def _error_object(document: Any) -> Mapping[str, Any]:
    """Find the object with ``message``: the document, its ``error`` or ``detail``, or in a list."""
    if isinstance(document, list) and document:
        document = document[0]
    if not isinstance(document, dict):
        return {"message": document}
    inner = document.get("error") or document.get("detail")
    if isinstance(inner, dict):
        return inner
    if inner:
        return {**document, "message": document.get("message") or inner}
    return document


def _named_status(error: Mapping[str, Any], code: str, kind: str) -> int:
    number = _number(code) or _number(_text(error.get("status")))
    if number is not None and 400 <= number < 600:
        return int(number)
    return _STATUS_OF_NAME.get(code) or _STATUS_OF_NAME.get(kind, 200)


def _text(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _number(value: str | None) -> float | None:
    try:
        number = float(value or "")
    except ValueError:
        return None
    return max(0.0, number) if math.isfinite(number) else None


def _page_title(text: str) -> str:
    title = re.search(r"<title[^>]*>([^<]{1,300})", text[:20_000], re.IGNORECASE)
    return one_line(title.group(1)) if title else ""
