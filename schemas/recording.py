"""A recording: what a model was asked and what it answered, to be replayed by regression tests."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from summarizer.schemas.document import Usage

ErrorKind = Literal["ContextLengthError", "InvalidReplyError"]


class _Plain(BaseModel):
    # Most runs replay nothing: the validators are built when the first recording is read.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class ModelClaims(_Plain):
    """What a model said it was when it was recorded; the flow chooses its tactics by it."""

    guided: bool = False
    context: int | None = Field(default=None, ge=1, description="Context length in tokens.")


class RecordedMessage(_Plain):
    """One message of a chat."""

    role: Literal["system", "user", "assistant"]
    content: str


class RecordedRequest(_Plain):
    """Everything that determines a reply, the model included."""

    model: str
    messages: tuple[RecordedMessage, ...]
    schema_: dict[str, Any] = Field(alias="schema", serialization_alias="schema")
    schema_name: str
    max_tokens: int
    temperature: float = 0.0


class RecordedReply(_Plain):
    """A reply."""

    text: str
    finish: Literal["stop", "length", "refusal"] = "stop"
    usage: Usage = Usage()
    seconds: float = Field(default=0.0, ge=0, description="What the live call took.")


class RecordedError(_Plain):
    """An error in place of a reply: of a kind that a run deals with by asking differently."""

    error: ErrorKind
    reply: str = Field(default="", description="What the model had written, if that is known.")


class Exchange(_Plain):
    """One distinct request with all that was answered to it."""

    key: str = Field(description="SHA-256 of the request, hexadecimal.")
    label: str = Field(description="The section it was asked for; no part of the key.")
    request: RecordedRequest
    takes: dict[int, tuple[RecordedReply | RecordedError, ...]] = Field(
        description="The answers of each repeat, from 0, in the order they were asked for."
    )


class Recording(_Plain):
    """All exchanges of a fixture, in the order they were first asked; keys are distinct."""

    version: Literal[1] = 1
    models: dict[str, ModelClaims] = {}
    exchanges: tuple[Exchange, ...] = ()
