"""A model that is asked nothing more once it has answered what it would answer everybody."""

from collections.abc import Sequence

from summarizer.errors import (
    AuthenticationError,
    BudgetError,
    LocalModelError,
    SummarizerError,
    UnknownModelError,
)
from summarizer.llm import Capabilities, LanguageModel, Message, OnToken, Reply, Request

_FOR_ALL = (AuthenticationError, BudgetError, LocalModelError, UnknownModelError)


class BarredModel:
    """Wraps a model; after an error that is the same for every request no other one is sent.

    Requests that waited for their turn meanwhile fail with that error.

    Args:
        model: the model to wrap.
    """

    def __init__(self, model: LanguageModel) -> None:
        self._model = model
        self._error: SummarizerError | None = None

    def __repr__(self) -> str:
        return f"BarredModel({self._model!r})"

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
        self._check()
        try:
            return self._model.complete(request, on_token)
        except _FOR_ALL as error:
            self._error = error
            raise

    async def acomplete(self, request: Request, on_token: OnToken | None = None) -> Reply:
        """Answer one request without blocking the event loop."""
        self._check()
        try:
            return await self._model.acomplete(request, on_token)
        except _FOR_ALL as error:
            self._error = error
            raise

    def close(self) -> None:
        """Close the wrapped model."""
        self._model.close()

    def _check(self) -> None:
        if self._error is not None:
            # A new one: each belongs to the request that it ends.
            raise type(self._error)(str(self._error)) from self._error
