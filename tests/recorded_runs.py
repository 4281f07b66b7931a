"""Requests, recordings of them, and live models that must or must not be asked."""

from collections.abc import Sequence
from typing import Any

from summarizer.backends.recorded import RecordedModel, RecordMode
from summarizer.backends.scripted import Script, ScriptedModel
from summarizer.llm import Capabilities, LanguageModel, Message, Request
from summarizer.schemas import Recording

SYSTEM = "You help to write a note. You say nothing that the article does not say."
SCHEMA = {"type": "object", "properties": {"names": {"type": "array"}}, "required": ["names"]}


def asking(text: str, label: str = "actors", system: str = SYSTEM, **fields: Any) -> Request:
    messages = (Message("system", system), Message("user", text))
    return Request(
        messages,
        fields.pop("schema", SCHEMA),
        fields.pop("schema_name", "Actors"),
        fields.pop("max_tokens", 100),
        label=label,
        **fields,
    )


WHO, WHAT, WHEN = (
    asking("Who are the actors of the story?"),
    asking("What do they undertake to do?", "commitments"),
    asking("When did it happen, and where?", "event"),
)


class Preparing(ScriptedModel):
    """A scripted model that keeps what it was to prepare for."""

    def __init__(self, replies: Script, **more: Any) -> None:
        super().__init__(replies, **more)
        self.prepared: list[list[Message]] = []

    def prepare(self, messages: Sequence[Message]) -> None:
        self.prepared.append(list(messages))


def live(replies: Script, name: str = "m-1", **claims: Any) -> ScriptedModel:
    return ScriptedModel(replies, name=name, capabilities=Capabilities(**claims))


def never() -> LanguageModel:
    raise AssertionError("the live model must not be opened")


def record(
    model: ScriptedModel,
    requests: Sequence[Request],
    recording: Recording | None = None,
    *,
    mode: RecordMode = "once",
    slot: int = 0,
) -> Recording:
    """Ask the requests in order, as a run would, and return the recording of it."""
    recorded = RecordedModel(recording or Recording(), mode=mode, slot=slot, live=lambda: model)
    for request in requests:
        recorded.complete(request)
    return recorded.finished()


def replay(recording: Recording, requests: Sequence[Request], slot: int = 0) -> list[str]:
    model = RecordedModel(recording, slot=slot, live=never)
    return [model.complete(request).text for request in requests]


def labels(recording: Recording) -> list[str]:
    return [exchange.label for exchange in recording.exchanges]


def echo(request: Request) -> str:
    return f"to {request.messages[-1].content}"
