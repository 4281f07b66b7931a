"""What a request looks like on the wire, and how that adapts to what an endpoint can take.

Everyone speaks the same protocol and nobody speaks all of it. A :class:`Dialect` says which
part an endpoint is known to understand; :func:`adapt` reads a refusal and gives the dialect to
try next. Each step goes one way only, so adapting always ends.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any, Literal

from summarizer.backends.error_detail import ErrorDetail
from summarizer.llm import JsonSchema, Message, Reply, Request


class Format(Enum):
    """How an endpoint is told to answer with JSON."""

    SCHEMA = "strict JSON Schema, enforced while decoding"
    OBJECT = "JSON mode: some JSON object; the schema stands in the prompt"
    PROMPT = "nothing enforced; the schema stands in the prompt"
    OWN = "the backend's own way, given with each request"


@dataclass(frozen=True, slots=True)
class Dialect:
    """What an endpoint is known to understand; the default is the whole protocol.

    Attributes:
        format: how the reply's form is asked for.
        described: the schema stands in the prompt besides, because the endpoint was seen to
            ignore ``response_format``.
        output_limit: name of the parameter that limits the output.
        temperature: the temperature may be set.
        stream_usage: a stream can be asked for its token counts.
    """

    format: Format = Format.SCHEMA
    described: bool = False
    output_limit: Literal["max_tokens", "max_completion_tokens"] = "max_tokens"
    temperature: bool = True
    stream_usage: bool = True


@dataclass(frozen=True, slots=True)
class Adaptation:
    """The dialect to try next; ``lasting`` when it holds for other requests too."""

    dialect: Dialect
    lasting: bool = True


_NEXT_FORMAT = {Format.SCHEMA: Format.OBJECT, Format.OBJECT: Format.PROMPT}
_REFUSALS = frozenset({200, 400, 415, 422, 501})
_ABOUT_FORMAT = re.compile(
    r"response[_ ]format|json[_ ]schema|json[_ ](object|mode)|structured output|guided[_ ]|grammar",
    re.IGNORECASE,
)
_ABOUT_THIS_SCHEMA = re.compile(
    r"invalid (json[_ ])?schema|schema conversion failed|parse grammar", re.IGNORECASE
)
_UNSUPPORTED = re.compile(
    r"unsupported|not (be )?(supported|permitted|allowed|available)|does(n't| not) (support|allow)"
    r"|unknown|unrecognized|unexpected|deprecated|extra (inputs|fields)|only the default",
    re.IGNORECASE,
)


def chat_arguments(
    model: str, request: Request, dialect: Dialect, *, stream: bool = False
) -> dict[str, Any]:
    """Return what is sent for a request, as ``chat.completions.create`` takes it."""
    arguments: dict[str, Any] = {
        "model": model,
        "messages": [
            {"role": message.role, "content": message.content}
            for message in _messages(request, dialect)
        ],
        dialect.output_limit: request.max_tokens,
    }
    if dialect.temperature:
        arguments["temperature"] = request.temperature
    response_format = _response_format(request, dialect.format)
    if response_format:
        arguments["response_format"] = response_format
    if stream:
        arguments["stream"] = True
        if dialect.stream_usage:
            arguments["stream_options"] = {"include_usage": True}
    return arguments


def adapt(dialect: Dialect, detail: ErrorDetail) -> Adaptation | None:
    """Return the dialect to try after a refusal, ``None`` when no other one would help."""
    if detail.status not in _REFUSALS:
        return None
    told = f"{detail.param} {detail.code} {detail.message}"
    unsupported = _UNSUPPORTED.search(told) is not None
    if dialect.output_limit == "max_tokens" and "max_completion_tokens" in told and unsupported:
        return Adaptation(replace(dialect, output_limit="max_completion_tokens"))
    if dialect.temperature and "temperature" in told and unsupported:
        return Adaptation(replace(dialect, temperature=False))
    if dialect.stream_usage and "stream_options" in told:
        return Adaptation(replace(dialect, stream_usage=False))
    if dialect.format in _NEXT_FORMAT and _ABOUT_FORMAT.search(told):
        following = replace(dialect, format=_NEXT_FORMAT[dialect.format])
        return Adaptation(following, lasting=_ABOUT_THIS_SCHEMA.search(told) is None)
    return None


def describe(dialect: Dialect, reply: Reply) -> Dialect:
    """Return the dialect for later requests, given a reply to one in this dialect.

    A reply that does not even start as JSON shows that the endpoint takes ``response_format``
    without a word and ignores it: from now on the prompt holds the schema as well.
    """
    if reply.finish != "stop" or reply.text.lstrip().startswith(("{", "[")):
        return dialect
    return replace(dialect, described=dialect.described or dialect.format is Format.SCHEMA)


def _response_format(request: Request, form: Format) -> Mapping[str, Any] | None:
    if form is Format.OBJECT:
        return {"type": "json_object"}
    if form is not Format.SCHEMA:
        return None
    return {
        "type": "json_schema",
        "json_schema": {
            "name": request.schema_name,
            "strict": True,
            "schema": dict(request.schema),
        },
    }


def _messages(request: Request, dialect: Dialect) -> tuple[Message, ...]:
    if not (dialect.described or dialect.format in {Format.OBJECT, Format.PROMPT}):
        return request.messages
    instruction = _instruction(request.schema)
    *before, last = request.messages or (Message("user", ""),)
    if last.role != "user":
        return (*request.messages, Message("user", instruction))
    # At the very end, so that requests over one article keep their common prefix.
    return (*before, Message("user", f"{last.content}\n\n{instruction}".strip()))


def _instruction(schema: JsonSchema) -> str:
    text = json.dumps(schema, ensure_ascii=False, separators=(",", ":"))
    return f"Answer with JSON alone, on one line, that satisfies this JSON Schema:\n{text}"
