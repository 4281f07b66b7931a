"""Between the requests and replies of a run and those on record; pure functions."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NoReturn, TypeAlias

from summarizer.errors import ContextLengthError, InvalidReplyError
from summarizer.hashing import sha256_of
from summarizer.llm import OnToken, Reply, Request
from summarizer.schemas import (
    Exchange,
    ModelClaims,
    RecordedError,
    RecordedMessage,
    RecordedReply,
    RecordedRequest,
    Recording,
)

Answer: TypeAlias = RecordedReply | RecordedError


@dataclass(frozen=True, slots=True)
class Asked:
    """A request of one run, with the answers it got there, in order."""

    label: str
    request: RecordedRequest
    answers: tuple[Answer, ...]


def request_on_record(request: Request, model: str) -> RecordedRequest:
    """Return what determines the reply to a request; there is no room in it for a key."""
    messages = (
        RecordedMessage(role=message.role, content=whole(message.content))
        for message in request.messages
    )
    return RecordedRequest(
        model=model,
        messages=tuple(messages),
        schema=dict(request.schema),
        schema_name=request.schema_name,
        max_tokens=request.max_tokens,
        temperature=request.temperature,
    )


def key_of(request: RecordedRequest) -> str:
    """Return the SHA-256 (hexadecimal) that a request is looked up by."""
    return sha256_of(
        {
            "model": request.model,
            "messages": [[message.role, message.content] for message in request.messages],
            "schema": request.schema_,
            "schema_name": request.schema_name,
            "max_tokens": request.max_tokens,
            "temperature": request.temperature,
        }
    )


def reply_on_record(reply: Reply) -> RecordedReply:
    """Return a reply as it is kept."""
    return RecordedReply(
        text=reply.text, finish=reply.finish, usage=reply.usage, seconds=round(reply.seconds, 2)
    )


def error_on_record(error: ContextLengthError | InvalidReplyError) -> RecordedError:
    """Return an error as it is kept: without its words, which may name the endpoint."""
    if isinstance(error, InvalidReplyError):
        return RecordedError(error="InvalidReplyError", reply=error.reply)
    return RecordedError(error="ContextLengthError")


def replayed(answer: Answer, on_token: OnToken | None) -> Reply:
    """Give an answer once more.

    Raises:
        ContextLengthError: that is what is on record.
        InvalidReplyError: that is what is on record.
    """
    if isinstance(answer, RecordedError):
        _raise(answer)
    if on_token and answer.text:
        on_token(1)
    return Reply(answer.text, answer.finish, answer.usage, answer.seconds)


def whole(text: str) -> str:
    """Return a text without halves of surrogate pairs, which no file in UTF-8 can hold.

    Two halves that belong together, as streams may bring them, become the character.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def with_take(
    recording: Recording,
    slot: int,
    asked: Mapping[str, Asked],
    models: Mapping[str, ModelClaims],
    *,
    keep_unused: bool,
) -> Recording:
    """Return a recording whose take of one repeat is what a run has asked.

    Args:
        recording: its takes of other repeats stay.
        slot: the repeat.
        asked: the run's requests by key, in the order they were first asked.
        models: what the models claimed that the run has asked.
        keep_unused: let answers of this repeat stay that the run did not ask for.
    """
    old = {exchange.key: exchange for exchange in recording.exchanges}
    exchanges: list[Exchange] = []
    for key in _merged(list(old), asked):
        exchange = _updated(key, old.get(key), asked.get(key), slot, keep_unused)
        if exchange is not None:
            exchanges.append(exchange)
    named = {exchange.request.model for exchange in exchanges}
    claims = {**recording.models, **models}
    return Recording(
        models={name: claim for name, claim in claims.items() if name in named},
        exchanges=tuple(exchanges),
    )


def _updated(
    key: str, old: Exchange | None, asked: Asked | None, slot: int, keep_unused: bool
) -> Exchange | None:
    """Return an exchange with the answers of this repeat; ``None`` if it has none at all."""
    takes = dict(old.takes) if old is not None else {}
    before = takes.pop(slot, ())
    answers = asked.answers if asked is not None else ()
    if keep_unused:
        answers += before[len(answers) :]
    if answers:
        takes[slot] = answers
    known = asked or old
    if known is None or not takes:
        return None
    return Exchange(
        key=key, label=known.label, request=known.request, takes=dict(sorted(takes.items()))
    )


def _merged(old: Sequence[str], asked: Iterable[str]) -> list[str]:
    """Return all keys: old ones in their places, a new one after the one asked before it.

    So a request that changed takes the place of the one it was.
    """
    order = list(old)
    known = set(old)
    place = 0
    for key in asked:
        if key in known:
            place = order.index(key) + 1
        else:
            order.insert(place, key)
            place += 1
    return order


def _raise(answer: RecordedError) -> NoReturn:
    if answer.error == "ContextLengthError":
        raise ContextLengthError("the request is longer than the model takes (recorded)")
    raise InvalidReplyError("the reply is not usable (recorded)", reply=answer.reply)
