"""A model whose use is counted."""

import threading

from summarizer.backends.budgeted import PriceList
from summarizer.llm import (
    LanguageModel,
    OnToken,
    Reply,
    Request,
    WrappedModel,
)
from summarizer.schemas import Usage


class Meter:
    """Counts what models answer; many may share it, in many threads.

    Attributes:
        replies: how many there were.
        prompt: tokens.
        completion: tokens.
        cost: US dollars; ``None`` once a reply had no price.
    """

    def __init__(self, prices: PriceList | None = None) -> None:
        self.replies = 0
        self.prompt = 0
        self.completion = 0
        self.cost: float | None = 0.0
        self._prices = prices
        self._lock = threading.Lock()

    def count(self, model: str, usage: Usage) -> None:
        """Add a reply."""
        cost = self._prices.cost(model, usage) if self._prices else None
        with self._lock:
            self.replies += 1
            self.prompt += usage.prompt
            self.completion += usage.completion
            self.cost = None if self.cost is None or cost is None else self.cost + cost


class MeteredModel(WrappedModel):
    """Wraps a model; its replies are counted.

    Args:
        model: the model to wrap.
        meter: counts.
    """

    def __init__(self, model: LanguageModel, meter: Meter) -> None:
        super().__init__(model)
        self._meter = meter

    def complete(self, request: Request, on_token: OnToken | None = None) -> Reply:
        """Answer one request."""
        reply = self._model.complete(request, on_token)
        self._meter.count(self.name, reply.usage)
        return reply

    async def acomplete(self, request: Request, on_token: OnToken | None = None) -> Reply:
        """Answer one request without blocking the event loop."""
        reply = await self._model.acomplete(request, on_token)
        self._meter.count(self.name, reply.usage)
        return reply
