"""The endpoint all contenders share, and how fast it is by itself."""

import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import openai

_LONG_WORDS = 900
_DECODED = 150


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An OpenAI-compatible endpoint. ``local`` is the embedded model that serves it, if any."""

    base_url: str
    key: str
    model: str
    local: Any = None

    def client(self) -> openai.OpenAI:
        """Make a plain client; a small machine may take minutes for an answer."""
        return openai.OpenAI(base_url=self.base_url, api_key=self.key, timeout=1800, max_retries=0)


@dataclass(frozen=True, slots=True)
class Speeds:
    """Tokens a second: reading a prompt, writing an answer."""

    prefill: float
    decode: float

    def seconds(self, fresh: int, output: int) -> float:
        """Return the least time so many tokens take."""
        return fresh / self.prefill + output / self.decode


def average(one: Speeds, other: Speeds) -> Speeds:
    """Return the speeds of two measurements together: the mean of their times."""
    prefill, decode = (
        2 / (1 / a + 1 / b) for a, b in ((one.prefill, other.prefill), (one.decode, other.decode))
    )
    return Speeds(prefill, decode)


@contextmanager
def embedded(model: str | None = None) -> Iterator[Endpoint]:
    """Start the embedded model once, for all contenders."""
    from summarizer.backends.embedded_chat import EmbeddedChat
    from summarizer.backends.weights import DEFAULT_MODEL, find

    chat = EmbeddedChat(find(model) if model else DEFAULT_MODEL)
    try:
        yield Endpoint(chat.engine.base_url, chat.engine.key, chat.name, chat)
    finally:
        chat.close()


def measure(endpoint: Endpoint) -> Speeds:
    """Time two plain requests: a long fresh prompt, then a long answer to a short prompt.

    Raises:
        openai.OpenAIError: the endpoint does not answer.
        ValueError: it does not say how many tokens it took.
    """
    client = endpoint.client()
    _ask(client, endpoint.model, "Say yes.", 1)
    # Random words: no cache can have them. About 900 of them, the size of an article's prompt.
    words = " ".join(secrets.token_hex(2) for _ in range(_LONG_WORDS // 3))
    seconds, fresh, _ = _ask(client, endpoint.model, f"{words}\nSay yes.", 1)
    prefill = fresh / seconds
    seconds, fresh, output = _ask(
        client, endpoint.model, "Write the numbers from one to one hundred in words.", _DECODED
    )
    return Speeds(prefill, output / max(1e-9, seconds - fresh / prefill))


def _ask(client: openai.OpenAI, model: str, text: str, limit: int) -> tuple[float, int, int]:
    """Seconds, fresh prompt tokens and output tokens of one plain request."""
    start = time.perf_counter()
    answer = client.chat.completions.create(
        model=model,
        messages=[{"role": "user", "content": text}],
        max_tokens=limit,
        temperature=0,
    )
    seconds = time.perf_counter() - start
    usage = answer.usage
    if usage is None:
        raise ValueError("the endpoint does not report its token counts")
    details = usage.prompt_tokens_details
    cached = (details.cached_tokens if details else None) or 0
    return seconds, usage.prompt_tokens - cached, usage.completion_tokens
