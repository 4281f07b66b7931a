"""A recording as its file holds it: texts as lines, and what repeats written once.

::

    {
      "version": 1,
      "models":    {"name": {"guided": true, "context": 8192}},
      "texts":     {"9f2c…": ["lines of a text", "that several messages hold"]},
      "schemas":   {"51ab…": {"type": "object", …}},
      "exchanges": [
        {
          "label": "headline",
          "key": "SHA-256 of the request",
          "model": "name",
          "messages": [{"role": "system", "content": [{"text": "9f2c…"}, "a line"]}],
          "schema": "51ab…", "schema_name": …, "max_tokens": …, "temperature": …,
          "takes": {"0": [{"text": ["lines of the reply"], "finish": "stop", …}]}
        }
      ]
    }
"""

from collections.abc import Iterator
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from summarizer.hashing import sha256_of
from summarizer.regression.json_layout import Lines
from summarizer.regression.shared_texts import Run, split_shared
from summarizer.schemas import (
    Exchange,
    ModelClaims,
    RecordedError,
    RecordedMessage,
    RecordedReply,
    RecordedRequest,
    Recording,
    Usage,
)
from summarizer.schemas.recording import ErrorKind

_SHORT = 12


class _OnFile(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class _Reference(_OnFile):
    text: str


class _Message(_OnFile):
    role: Literal["system", "user", "assistant"]
    content: list[str | _Reference]


class _Reply(_OnFile):
    text: list[str]
    finish: Literal["stop", "length", "refusal"]
    usage: Usage = Usage()
    seconds: float = Field(default=0.0, ge=0)


class _Error(_OnFile):
    error: ErrorKind
    reply: list[str] = []


class _Exchange(_OnFile):
    label: str
    key: str
    model: str
    messages: list[_Message]
    schema_: str = Field(alias="schema")
    schema_name: str
    max_tokens: int
    temperature: float
    takes: dict[Annotated[int, Field(ge=0)], list[_Reply | _Error]]


class RecordingFile(_OnFile):
    """The content of a recording's file."""

    version: Literal[1]
    models: dict[str, ModelClaims]
    texts: dict[str, list[str]]
    schemas: dict[str, dict[str, Any]]
    exchanges: list[_Exchange]

    @model_validator(mode="after")
    def _refers_to_what_is_there(self) -> Self:
        for number, exchange in enumerate(self.exchanges, start=1):
            for table, names, what in (
                (self.models, [exchange.model], "model"),
                (self.schemas, [exchange.schema_], "schema"),
                (self.texts, _references(exchange), "text"),
            ):
                missing = [name for name in names if name not in table]
                if missing:
                    raise ValueError(
                        f"exchange {number} refers to {what} {missing[0]!r}, not there"
                    )
        return self


def unpacked(file: RecordingFile) -> Recording:
    """Return the recording that a file's content stands for."""
    return Recording(
        models=file.models,
        exchanges=tuple(_unpacked_exchange(file, exchange) for exchange in file.exchanges),
    )


def packed(recording: Recording) -> dict[str, Any]:
    """Return the JSON value to be written to a file."""
    contents = [
        message.content.split("\n")
        for exchange in recording.exchanges
        for message in exchange.request.messages
    ]
    runs = iter(split_shared(contents))
    texts: dict[str, Lines] = {}
    schemas: dict[str, Any] = {}
    exchanges = [_packed_exchange(one, runs, texts, schemas) for one in recording.exchanges]
    return {
        "version": recording.version,
        "models": {name: claims.model_dump() for name, claims in recording.models.items()},
        "texts": texts,
        "schemas": schemas,
        "exchanges": exchanges,
    }


def _references(exchange: _Exchange) -> list[str]:
    parts = (part for message in exchange.messages for part in message.content)
    return [part.text for part in parts if isinstance(part, _Reference)]


def _unpacked_exchange(file: RecordingFile, exchange: _Exchange) -> Exchange:
    messages = (
        RecordedMessage(role=message.role, content="\n".join(_lines(message, file.texts)))
        for message in exchange.messages
    )
    request = RecordedRequest(
        model=exchange.model,
        messages=tuple(messages),
        schema=file.schemas[exchange.schema_],
        schema_name=exchange.schema_name,
        max_tokens=exchange.max_tokens,
        temperature=exchange.temperature,
    )
    takes = {slot: tuple(map(_unpacked_answer, take)) for slot, take in exchange.takes.items()}
    return Exchange(key=exchange.key, label=exchange.label, request=request, takes=takes)


def _lines(message: _Message, texts: dict[str, list[str]]) -> Iterator[str]:
    for part in message.content:
        if isinstance(part, _Reference):
            yield from texts[part.text]
        else:
            yield part


def _unpacked_answer(answer: _Reply | _Error) -> RecordedReply | RecordedError:
    if isinstance(answer, _Error):
        return RecordedError(error=answer.error, reply="\n".join(answer.reply))
    return RecordedReply(
        text="\n".join(answer.text),
        finish=answer.finish,
        usage=answer.usage,
        seconds=answer.seconds,
    )


def _packed_exchange(
    exchange: Exchange,
    runs: Iterator[list[Run]],
    texts: dict[str, Lines],
    schemas: dict[str, Any],
) -> dict[str, Any]:
    request = exchange.request
    messages = [
        {"role": message.role, "content": _packed_content(next(runs), texts)}
        for message in request.messages
    ]
    schema = sha256_of(request.schema_)[:_SHORT]
    schemas[schema] = request.schema_
    return {
        "label": exchange.label,
        "key": exchange.key,
        "model": request.model,
        "messages": messages,
        "schema": schema,
        "schema_name": request.schema_name,
        "max_tokens": request.max_tokens,
        "temperature": request.temperature,
        "takes": {
            str(slot): [_packed_answer(answer) for answer in take]
            for slot, take in exchange.takes.items()
        },
    }


def _packed_content(runs: list[Run], texts: dict[str, Lines]) -> list[Any]:
    parts: list[Any] = Lines()
    for run in runs:
        if run.shared:
            name = sha256_of(run.lines)[:_SHORT]
            texts[name] = Lines(run.lines)
            parts.append({"text": name})
        else:
            parts += run.lines
    return parts


def _packed_answer(answer: RecordedReply | RecordedError) -> dict[str, Any]:
    if isinstance(answer, RecordedError):
        return {"error": answer.error, "reply": Lines(answer.reply.split("\n"))}
    return {
        "text": Lines(answer.text.split("\n")),
        "finish": answer.finish,
        "usage": answer.usage.model_dump(),
        "seconds": answer.seconds,
    }
