"""What a language model is to the rest of the program: a request in, a reply out.

Backends implement :class:`LanguageModel`; wrappers (retrying, recording) wrap one and are one.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol, runtime_checkable

from summarizer.schemas import Usage

Role = Literal["system", "user", "assistant"]
FinishReason = Literal["stop", "length", "refusal"]
JsonSchema = Mapping[str, Any]
OnToken = Callable[[int], None]
"""Called while a reply streams in, with the number of new tokens (or chunks)."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a chat."""

    role: Role
    content: str


@dataclass(frozen=True, slots=True)
class Request:
    """Everything that determines a reply.

    Attributes:
        messages: the chat, first message first.
        schema: strict JSON Schema that the reply has to satisfy.
        schema_name: name of the schema, as ``response_format`` wants one.
        max_tokens: upper limit of output tokens.
        label: which section this is for, e.g. ``"actors"``; for people, never sent.
        temperature: 0 is greedy.
    """

    messages: tuple[Message, ...]
    schema: JsonSchema
    schema_name: str
    max_tokens: int
    label: str = ""
    temperature: float = 0.0


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back. For ``finish="refusal"`` the text is the refusal's."""

    text: str
    finish: FinishReason = "stop"
    usage: Usage = field(default_factory=Usage)
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What the flow needs to know about a model to choose its tactics.

    Attributes:
        guided: a small model that works best on small questions (see ``flow/guided``).
        context: context length in tokens; ``None`` when unknown.
        concurrency: how many requests it is worth sending at once.
    """

    guided: bool = False
    context: int | None = None
    concurrency: int = 1


@runtime_checkable
class LanguageModel(Protocol):
    """A model that answers requests, synchronously and asynchronously.

    Both calls raise errors of the tree in :mod:`summarizer.errors` and no others.
    """

    @property
    def name(self) -> str:
        """The model's name, as provenance shows it."""
        ...

    @property
    def capabilities(self) -> Capabilities:
        """What the model can take."""
        ...

    def complete(self, request: Request, on_token: OnToken | None = None) -> Reply:
        """Answer one request."""
        ...

    async def acomplete(self, request: Request, on_token: OnToken | None = None) -> Reply:
        """Answer one request without blocking the event loop."""
        ...

    def close(self) -> None:
        """Release what the model holds; safe to call twice."""
        ...


class WrappedModel:
    """Stands before another model and passes for it; subclasses change how it answers.

    Args:
        model: the model to wrap.
    """

    def __init__(self, model: LanguageModel) -> None:
        self._model = model

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._model!r})"

    @property
    def name(self) -> str:
        """The wrapped model's name."""
        return self._model.name

    @property
    def capabilities(self) -> Capabilities:
        """What the wrapped model can take."""
        return self._model.capabilities

    def prepare(self, messages: Sequence[Message]) -> None:
        """Have the wrapped model prepare for these messages, if it can."""
        prepare = getattr(self._model, "prepare", None)
        if prepare is not None:
            prepare(messages)

    def complete(self, request: Request, on_token: OnToken | None = None) -> Reply:
        """Answer one request."""
        return self._model.complete(request, on_token)

    async def acomplete(self, request: Request, on_token: OnToken | None = None) -> Reply:
        """Answer one request without blocking the event loop."""
        return await self._model.acomplete(request, on_token)

    def close(self) -> None:
        """Close the wrapped model."""
        self._model.close()
