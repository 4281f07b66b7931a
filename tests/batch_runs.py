"""Batches against a model of our own: it tells article from article and answers well."""

import json
import re
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from batch_articles import article
from endpoint_replies import answer_to

from summarizer.batch import Item, summarize_many
from summarizer.batch.engine import Batch
from summarizer.job import Setup, set_up
from summarizer.llm import Capabilities, Message, OnToken, Reply, Request
from summarizer.schemas import Usage
from summarizer.settings import Settings

SETTINGS = Settings(model="m-1", base_url="http://127.0.0.1:9/v1", tactics="single")
_COST = re.compile(r"for (\d+) euros")


async def at_once(number: int) -> None:
    """How a desk behaves that answers at once."""


@dataclass
class Desk:
    """A model that writes valid notes of the articles of ``batch_articles``.

    ``behave`` is called with an article's number before it is answered: it waits, or raises.
    """

    behave: Callable[[int], Awaitable[None]] = at_once
    name: str = "m-1"
    capabilities: Capabilities = field(default_factory=lambda: Capabilities(concurrency=4))
    asked: list[int] = field(default_factory=list)
    most_at_once: int = 0
    closed: bool = False
    prepared: list[tuple[Message, ...]] = field(default_factory=list)
    _at_once: int = 0

    @property
    def times(self) -> Counter[int]:
        """How often each article was asked about."""
        return Counter(self.asked)

    def complete(self, request: Request, on_token: OnToken | None = None) -> Reply:
        """Refuse: a batch asks asynchronously."""
        raise AssertionError("a batch asks asynchronously")

    async def acomplete(self, request: Request, on_token: OnToken | None = None) -> Reply:
        """Answer one request."""
        self.asked.append(number_in(request))
        self._at_once += 1
        self.most_at_once = max(self.most_at_once, self._at_once)
        try:
            await self.behave(self.asked[-1])
        finally:
            self._at_once -= 1
        return Reply(reply_to(request), usage=Usage(prompt=100, completion=10))

    def prepare(self, messages: Sequence[Message]) -> None:
        """Remember what all requests begin with."""
        self.prepared.append(tuple(messages))

    def close(self) -> None:
        """Note that it was called."""
        self.closed = True


def number_in(request: Request) -> int:
    """Return the number of the article that a request is about."""
    found = _COST.search("".join(message.content for message in request.messages))
    assert found, "one of our articles"
    return int(found[1]) - 1000


def reply_to(request: Request) -> str:
    """Return a valid note, or the section that is asked for, as JSON."""
    form = {"type": "json_schema", "json_schema": {"schema": request.schema}}
    messages = [{"content": message.content} for message in request.messages]
    return json.dumps(answer_to({"messages": messages, "response_format": form}))


def items(count: int) -> list[Item]:
    """Return so many articles."""
    return [
        Item(number, f"a-{number}", article(number), origin=f"{number}") for number in range(count)
    ]


def setup(settings: Settings = SETTINGS) -> Setup:
    """Return what the jobs of a batch have in common."""
    return set_up(None, None, None, settings, {})


def batch(articles: Any, model: Desk | None = None, **options: Any) -> Batch:
    """Return a batch with a desk as its model."""
    return summarize_many(articles, model=model or Desk(), settings=SETTINGS, **options)
