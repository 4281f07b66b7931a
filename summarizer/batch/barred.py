"""A model that is asked nothing more once it has answered what it would answer everybody."""

from summarizer.errors import (
    AuthenticationError,
    BudgetError,
    LocalModelError,
    SummarizerError,
    UnknownModelError,
)
from summarizer.llm import LanguageModel, OnToken, Reply, Request, WrappedModel

_FOR_ALL = (AuthenticationError, BudgetError, LocalModelError, UnknownModelError)


class BarredModel(WrappedModel):
    """Wraps a model; after an error that is the same for every request no other one is sent.

    Requests that waited for their turn meanwhile fail with that error.

    Args:
        model: the model to wrap.
    """

    def __init__(self, model: LanguageModel) -> None:
        super().__init__(model)
        self._error: SummarizerError | None = None

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

    def _check(self) -> None:
        if self._error is not None:
            # A new one: each belongs to the request that it ends.
            raise type(self._error)(str(self._error)) from self._error
