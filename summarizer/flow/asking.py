"""Asks until a reply can be read: truncation, refusal and broken JSON are dealt with here."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from summarizer.errors import InvalidReplyError, RefusalError, TruncatedReplyError
from summarizer.flow.context import Run
from summarizer.flow.conversation import Conversation
from summarizer.llm import Message, Reply, Request
from summarizer.parsing import parse_json

_ROOM_FACTOR = 2
_SHOWN = 300
_SHOWN_VALUE = 60


def ask(
    run: Run, request: Request, accepts: Callable[[Any], bool] = lambda value: True
) -> Conversation[Any]:
    """Send a request and return the JSON value of its reply.

    A reply that is cut off is asked once more with twice the room, never the same way again; one
    that is not JSON, or nothing that was asked for, is asked again with the reason,
    ``run.attempts`` times.

    Args:
        run: the run.
        request: what is asked.
        accepts: tells whether a value has anything of what was asked for.

    Raises:
        RefusalError: the model declined.
        TruncatedReplyError: cut off even with more room.
        InvalidReplyError: not JSON, or nothing that was asked for, after the last attempt.
    """
    widened = False
    sent = request
    attempt = 0
    while True:
        (reply,) = yield [sent]
        if reply.finish == "refusal":
            raise RefusalError(f"the model declined: {_start(reply.text)}", reply=reply.text)
        if reply.finish == "length":
            if widened:
                raise TruncatedReplyError(
                    f"the reply for {request.label or 'the note'} does not end within "
                    f"{sent.max_tokens} tokens",
                    reply=reply.text,
                )
            widened = True
            _retry(run, request, "cut off; asking again with more room")
            sent = replace(sent, max_tokens=sent.max_tokens * _ROOM_FACTOR)
            continue
        try:
            return _accepted(parse_json(reply.text), accepts, reply)
        except InvalidReplyError as error:
            if attempt >= run.attempts:
                raise
            attempt += 1
            _retry(run, request, str(error))
            sent = _with_reason(request, reply, str(error), sent.max_tokens)


def _accepted(value: Any, accepts: Callable[[Any], bool], reply: Reply) -> Any:
    if accepts(value):
        return value
    shown = _start(json.dumps(value, ensure_ascii=False))[:_SHOWN_VALUE]
    raise InvalidReplyError(
        f"the reply has nothing of what was asked for: {shown}", reply=reply.text
    )


def _with_reason(request: Request, reply: Reply, reason: str, max_tokens: int) -> Request:
    """Return the request followed by the bad reply's start and what was wrong with it."""
    complaint = f"That was not usable: {reason}. Answer with one JSON object and nothing else."
    shown = Message("assistant", _start(reply.text) or "(empty)")
    messages = (*request.messages, shown, Message("user", complaint))
    return replace(request, messages=messages, max_tokens=max_tokens)


def _start(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


def _retry(run: Run, request: Request, reason: str) -> None:
    run.tally.retries += 1
    run.observer.retrying(request.label, reason)
