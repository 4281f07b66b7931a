"""From the bytes of an answer to a :class:`~summarizer.llm.Reply`; no I/O.

Endpoints send many things with status 200 that are no reply. Each is told apart here, and each
gets an error of its own instead of a surprise further on.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel, ValidationError

from summarizer.backends.error_detail import RefusedError, is_page
from summarizer.errors import InvalidReplyError
from summarizer.llm import FinishReason, Reply
from summarizer.schemas import Usage

_FINISH: dict[str | None, FinishReason] = {
    "length": "length",
    "max_tokens": "length",
    "content_filter": "refusal",
}
_FILTERED = "stopped by the endpoint's content filter"


class CutOffError(Exception):
    """The answer ends before it is complete, or is not JSON although it says so."""


class _Part(BaseModel):
    text: str = ""


class _Message(BaseModel):
    content: str | list[_Part] | None = None
    refusal: str | None = None

    def text(self) -> str | None:
        if isinstance(self.content, list):
            return "".join(part.text for part in self.content)
        return self.content


class _Choice(BaseModel):
    message: _Message | None = None
    delta: _Message | None = None
    finish_reason: str | None = None


class _Answer(BaseModel):
    choices: list[_Choice] | None = None
    usage: Any = None
    error: Any = None


class _Details(BaseModel):
    cached_tokens: int | None = None


class _Tokens(BaseModel):
    prompt_tokens: int | None = None
    completion_tokens: int | None = None
    prompt_tokens_details: _Details | None = None


def read_reply(body: bytes, seconds: float = 0.0) -> Reply:
    """Read the body of an answer that was not streamed.

    Raises:
        RefusedError: it is a web page or an error object.
        CutOffError: it is not JSON.
        InvalidReplyError: it is JSON, but holds no reply.
    """
    answer = _read_answer(body)
    if not answer.choices:
        raise InvalidReplyError("the endpoint's answer holds no reply: it has no choices")
    choice = answer.choices[0]
    message = choice.message or choice.delta or _Message()
    return _reply(message.text(), message.refusal, choice.finish_reason, answer.usage, seconds)


@dataclass(slots=True)
class StreamedReply:
    """Collects the server-sent events of a streamed answer."""

    _rest: bytes = b""
    _text: list[str] = field(default_factory=list)
    _refusal: list[str] = field(default_factory=list)
    _finish: str | None = None
    _usage: Any = None
    _seen: bool = False
    _done: bool = False

    def feed(self, data: bytes) -> int:
        """Take in some bytes; return how many pieces of text they brought.

        Raises:
            RefusedError: an event is an error object.
            CutOffError: an event is not JSON.
            InvalidReplyError: an event is JSON, but not of a reply.
        """
        return sum(self._take(event) for event in self._events(data))

    def reply(self, seconds: float = 0.0) -> Reply:
        """Return the whole reply, once the stream has ended.

        Raises:
            CutOffError: the stream ended before the reply did.
            InvalidReplyError: the stream held no reply.
        """
        self.feed(b"\n")
        if not (self._done or self._finish):
            raise CutOffError
        if not self._seen:
            raise InvalidReplyError("the endpoint's answer holds no reply: it has no choices")
        text = "".join(self._text) if self._text else None
        refusal = "".join(self._refusal) or None
        return _reply(text, refusal, self._finish, self._usage, seconds)

    def _events(self, data: bytes) -> Iterator[bytes]:
        *lines, self._rest = (self._rest + data).split(b"\n")
        for line in lines:
            if line.startswith(b"data:"):
                yield line.removeprefix(b"data:").strip()

    def _take(self, event: bytes) -> int:
        if event == b"[DONE]":
            self._done = True
        if self._done or not event:
            return 0
        answer = _read_answer(event)
        self._usage = answer.usage or self._usage
        if not answer.choices:
            return 0
        self._seen = True
        choice = answer.choices[0]
        self._finish = choice.finish_reason or self._finish
        return self._add(choice.delta or choice.message or _Message())

    def _add(self, delta: _Message) -> int:
        if delta.refusal:
            self._refusal.append(delta.refusal)
        text = delta.text()
        if not text:
            return 0
        self._text.append(text)
        return 1


def _read_answer(body: bytes) -> _Answer:
    try:
        answer = _Answer.model_validate_json(body)
    except ValidationError:
        answer = None
    if answer is None or answer.error:
        _raise_other(body)
        if answer is None:
            raise InvalidReplyError("the endpoint's answer has not the form of a chat completion")
        raise RefusedError(200, body)
    return answer


def _raise_other(body: bytes) -> None:
    """Raise what a body is that cannot be read as an answer, if that can be told."""
    text = body.decode("utf-8", errors="replace")
    if is_page(text):
        raise RefusedError(200, body)
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise CutOffError from error
    if isinstance(document, dict) and document.get("error"):
        raise RefusedError(200, body)


def _reply(
    text: str | None, refusal: str | None, reason: str | None, usage: Any, seconds: float
) -> Reply:
    finish = _FINISH.get(reason, "stop")
    if refusal or finish == "refusal":
        text, finish = refusal or _FILTERED, "refusal"
    if text is None and finish == "stop":
        raise InvalidReplyError("the endpoint's answer holds no text: its content is null")
    return Reply(text=text or "", finish=finish, usage=_usage(usage), seconds=seconds)


def _usage(value: Any) -> Usage:
    """Token counts are worth having, but never worth losing a reply over."""
    try:
        tokens = _Tokens.model_validate(value or {})
    except ValidationError:
        return Usage()
    details = tokens.prompt_tokens_details or _Details()
    return Usage(
        prompt=tokens.prompt_tokens or 0,
        cached=details.cached_tokens or 0,
        completion=tokens.completion_tokens or 0,
    )
