"""A model whose calls are told to telemetry."""

from collections.abc import Callable
from typing import Literal

from summarizer.llm import LanguageModel, OnToken, Reply, Request, WrappedModel
from summarizer.telemetry.watching import Telemetry, Watch

Level = Literal["section", "attempt"]


def traced(model: LanguageModel, telemetry: Telemetry, level: Level) -> LanguageModel:
    """Return the model with its calls told, or the model itself if nobody listens."""
    return model if telemetry.silent else TracedModel(model, telemetry, level)


class TracedModel(WrappedModel):
    """Wraps a model; tells telemetry of each call and how it went.

    It stands twice in a stack of models: as ``"attempt"`` inside what repeats a call, and inside
    what waits for its turn, so that it sees one sending; as ``"section"`` outside of those, but
    inside what answers from memory, so that only what is really asked is told.

    Args:
        model: the model to wrap.
        telemetry: told of the calls.
        level: what a call is.
    """

    def __init__(self, model: LanguageModel, telemetry: Telemetry, level: Level) -> None:
        super().__init__(model)
        self._level = level
        self._watch: Callable[..., Watch] = (
            telemetry.section if level == "section" else telemetry.attempt
        )

    def __repr__(self) -> str:
        return f"TracedModel({self._model!r}, {self._level!r})"

    def complete(self, request: Request, on_token: OnToken | None = None) -> Reply:
        """Answer one request.

        Raises:
            SummarizerError: what the wrapped model raises.
        """
        with self._watch(request, self.name, streamed=on_token is not None) as work:
            reply = self._model.complete(request, on_token)
            work.answered(reply)
        return reply

    async def acomplete(self, request: Request, on_token: OnToken | None = None) -> Reply:
        """Answer one request without blocking the event loop; otherwise as :meth:`complete`."""
        with self._watch(request, self.name, streamed=on_token is not None) as work:
            reply = await self._model.acomplete(request, on_token)
            work.answered(reply)
        return reply
