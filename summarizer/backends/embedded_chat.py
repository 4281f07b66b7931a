"""The embedded model as a language model: its server, spoken to like any other endpoint."""

from collections.abc import Sequence
from pathlib import Path

from summarizer.backends.embedded import DEFAULT_CONTEXT, EmbeddedModel
from summarizer.backends.openai_chat import OpenAIChatModel
from summarizer.backends.transport_retry import TransportRetry
from summarizer.backends.weights import LocalModel
from summarizer.llm import Capabilities, Message, OnToken, Reply, Request
from summarizer.progress import Observer

_ATTEMPTS = 3


class EmbeddedChat:
    """Answers requests with a model inside this process; :meth:`close` it when done.

    Raises:
        LocalModelError: or one of its kinds, from the constructor.
    """

    def __init__(
        self,
        model: LocalModel | Path,
        *,
        context: int | None = None,
        threads: int | None = None,
        timeout: float = 600.0,
        observer: Observer | None = None,
    ) -> None:
        self.engine = EmbeddedModel(
            model, context=context or DEFAULT_CONTEXT, threads=threads, observer=observer
        )
        self._prepared: tuple[Message, ...] | None = None
        chat = OpenAIChatModel(
            self.engine.model_name,
            base_url=self.engine.base_url,
            key=self.engine.key,
            timeout=timeout,
            capabilities=Capabilities(guided=True, context=self.engine.context),
            request_options=self.engine.request_options,
        )
        # The engine closes a connection that was idle, sometimes just as it is used again.
        self._chat = TransportRetry(chat, attempts=_ATTEMPTS, first_wait=0.1)

    @property
    def name(self) -> str:
        """The model's name, as provenance shows it."""
        return self._chat.name

    @property
    def capabilities(self) -> Capabilities:
        """A small model, one request at a time."""
        return self._chat.capabilities

    def prepare(self, messages: Sequence[Message]) -> None:
        """Have the beginning that all requests share computed, or read from the cache folder."""
        wanted = tuple(messages)
        if wanted != self._prepared:
            self.engine.prepare(wanted)
            self._prepared = wanted

    def complete(self, request: Request, on_token: OnToken | None = None) -> Reply:
        """Answer one request."""
        return self._chat.complete(request, on_token)

    async def acomplete(self, request: Request, on_token: OnToken | None = None) -> Reply:
        """Answer one request without blocking the event loop."""
        return await self._chat.acomplete(request, on_token)

    def close(self) -> None:
        """Give the memory back; safe to call twice."""
        self._chat.close()
        self.engine.close()
