"""The two plain ways a user would try first: the bare OpenAI SDK, and instructor on top of it.

Both get the same prompt, as good as a careful user would write it, and the same numbered
sentences as we do, so that their citations can be checked.
"""

import importlib
import secrets
import time
from collections.abc import Callable, Mapping
from typing import Any

import openai
from pydantic import BaseModel

from tests.benchmarks.contenders import Entry, Tokens, describe
from tests.benchmarks.corpus import Sample
from tests.benchmarks.peer_note import peer_note
from tests.benchmarks.server import Endpoint

MAX_TOKENS = 2000
_SYSTEM = """\
Desk {desk}. Write a briefing note of this article. The sentences of the article are numbered. \
Answer with one JSON object:
- headline: the news in at most 14 words.
- summary: 2 to 4 sentences on what happened, who was involved and what follows.
- event: what happened, when and where, in the words of the article; null for what it does not say.
- actors: every person, government, organisation, company or group that matters, each once: its \
name without title, its kind, a person's role, and the body it belongs to.
- commitments: everything an actor pledged, agreed, reaffirmed, is asked to do or refuses: by \
whom, towards whom, the action, its status, condition, deadline and amount; an empty list if \
there is none.
- background: earlier facts and context that help to understand the news.
Every item has "cites": the numbers of the sentences that state it. Use only what these sentences \
say, do not repeat an item, and use null where the article says nothing."""

Ask = Callable[[list[dict[str, str]]], BaseModel]


class Peer:
    """A contender that asks for the whole note at once.

    Args:
        name: which peer.
        ask: sends the messages; hands back the note.
        completions: every raw answer of the endpoint since the last call, kept by ``ask``.
    """

    def __init__(self, name: str, ask: Ask, completions: list[Any]) -> None:
        self.name = name
        self._ask = ask
        self._completions = completions
        # Both peers send the same messages: without a mark of its own the second one would
        # find the first one's prompt in the server's cache.
        self._desk = f"{name} {secrets.token_hex(2)}"

    def write(self, sample: Sample) -> Entry:
        """Ask for the note and count what it costs, whether or not it comes."""
        self._completions.clear()
        document, error = None, None
        start = time.perf_counter()
        try:
            article = read_article(sample)
            messages = [
                {"role": "system", "content": _SYSTEM.format(desk=self._desk)},
                {"role": "user", "content": numbered(article)},
            ]
            note = self._ask(messages)
            document = {"note": note.model_dump(mode="json"), "article": article}
        except Exception as failure:  # noqa: BLE001  a contender's failure is its result
            error = describe(failure)
        seconds = time.perf_counter() - start
        tokens = sum((usage_of(answer) for answer in self._completions), Tokens())
        return Entry(document, tokens, seconds, len(self._completions), error)


def bare_openai(endpoint: Endpoint) -> Peer:
    """Make one call with the SDK, the whole schema as ``response_format``, one parse."""
    client = endpoint.client()
    note_type = peer_note()
    completions: list[Any] = []

    def ask(messages: list[dict[str, str]]) -> BaseModel:
        send: Any = client.chat.completions.create
        answer = send(
            model=endpoint.model,
            messages=messages,
            max_tokens=MAX_TOKENS,
            temperature=0,
            response_format={
                "type": "json_schema",
                "json_schema": {
                    "name": "BriefingNote",
                    "strict": True,
                    "schema": note_type.model_json_schema(),
                },
            },
        )
        completions.append(answer)
        return note_type.model_validate_json(answer.choices[0].message.content or "")

    return Peer("openai", ask, completions)


def with_instructor(endpoint: Endpoint, *, mode: str = "JSON_SCHEMA") -> Peer:
    """Use instructor with the same Pydantic model and two retries.

    Raises:
        ImportError: instructor is not installed (the ``bench`` extra brings it).
    """
    instructor = importlib.import_module("instructor")
    client = instructor.from_openai(endpoint.client(), mode=instructor.Mode[mode])
    completions: list[Any] = []
    client.on("completion:response", completions.append)

    def ask(messages: list[dict[str, str]]) -> BaseModel:
        note: BaseModel = client.chat.completions.create(
            model=endpoint.model,
            messages=messages,
            max_tokens=MAX_TOKENS,
            temperature=0,
            max_retries=2,
            response_model=peer_note(),
        )
        return note

    return Peer("instructor", ask, completions)


def read_article(sample: Sample) -> Mapping[str, Any]:
    """Read the article as the package reads and numbers it."""
    from summarizer.articles import read_article as read

    article: Mapping[str, Any] = read(sample.path).model_dump(mode="json")
    return article


def numbered(article: Mapping[str, Any]) -> str:
    """Write the article for a prompt: one numbered sentence a line."""
    return "\n".join(f"[{line['id']}] {line['text']}" for line in article["sentences"])


def usage_of(answer: openai.types.chat.ChatCompletion) -> Tokens:
    """Return the tokens an answer of the endpoint names."""
    usage = answer.usage
    if usage is None:
        return Tokens()
    details = usage.prompt_tokens_details
    cached = (details.cached_tokens if details else None) or 0
    return Tokens(usage.prompt_tokens, cached, usage.completion_tokens)
