"""A model whose use is counted."""

import threading
from collections.abc import Sequence
from typing import Protocol

from summarizer.llm import Capabilities, LanguageModel, Message, OnToken, Reply, Request
from summarizer.schemas import Usage


class PriceList(Protocol):
    """What a meter has to know of prices (see :class:`summarizer.pricing.Prices`)."""

    def cost(self, model: str, usage: Usage) -> float | None:
        """Return the US dollars of so many tokens; ``None`` if the model has no price."""
        ...


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


class MeteredModel:
    """Wraps a model; its replies are counted.

    Args:
        model: the model to wrap.
        meter: counts.
    """

    def __init__(self, model: LanguageModel, meter: Meter) -> None:
        self._model = model
        self._meter = meter

    def __repr__(self) -> str:
        return f"MeteredModel({self._model!r})"

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
        reply = self._model.complete(request, on_token)
        self._meter.count(self.name, reply.usage)
        return reply

    async def acomplete(self, request: Request, on_token: OnToken | None = None) -> Reply:
        """Answer one request without blocking the event loop."""
        reply = await self._model.acomplete(request, on_token)
        self._meter.count(self.name, reply.usage)
        return reply

    def close(self) -> None:
        """Close the wrapped model."""
        self._model.close()
