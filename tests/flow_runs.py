"""Runs of the flow against scripted replies: an article, a run over it, answers by section."""

import json
from collections.abc import Mapping
from typing import Any

from grounding_articles import article
from pydantic import BaseModel

from summarizer.flow.context import Run, Window
from summarizer.flow.conversation import Conversation
from summarizer.grounding import Grounder
from summarizer.llm import Message, Reply, Request
from summarizer.names import find_entities
from summarizer.progress import SilentObserver
from summarizer.prompting import PromptSet
from summarizer.schemas import Article, BriefingNote

TALKS = article(
    "Ministers of Norland and Estia met in Vell on Tuesday.",
    "Norland pledged to pay 40 million crowns for the bridge.",
    "Estia agreed to reopen the crossing by the end of June.",
    "Anna Holt, the foreign minister of Estia, welcomed the accord.",
    "The crossing was closed in 2011.",
)

NOTE: Mapping[str, Any] = {
    "headline": "Norland and Estia met in Vell",
    "summary": [{"cites": [3], "text": "Estia agreed to reopen the crossing by the end of June."}],
    "event": {
        "cites": [1],
        "what": "Ministers of Norland and Estia met",
        "when": "Tuesday",
        "where": "Vell",
    },
    "actors": [
        {
            "cites": [4],
            "name": "Anna Holt",
            "kind": "person",
            "role": "foreign minister of Estia",
            "affiliation": "Estia",
        }
    ],
    "commitments": [
        {
            "cites": [2],
            "by": ["Norland"],
            "to": [],
            "action": "pay 40 million crowns for the bridge",
            "status": "pledged",
            "condition": None,
            "deadline": None,
            "amount": "40 million crowns",
        }
    ],
    "background": [{"cites": [5], "fact": "The crossing was closed in 2011."}],
}


class Told(SilentObserver):
    """An observer that remembers what was asked again, and why."""

    def __init__(self) -> None:
        self.retries: list[tuple[str, str]] = []

    def retrying(self, label: str, reason: str) -> None:
        self.retries.append((label, reason))


def run_over(
    source: Article = TALKS, note_type: type[BaseModel] = BriefingNote, **fields: Any
) -> Run:
    defaults: dict[str, Any] = {"language": source.language, "observer": Told()}
    return Run(
        article=source,
        note_type=note_type,
        prompts=PromptSet.load(),
        grounder=Grounder(source),
        entities=find_entities(source),
        **(defaults | fields),
    )


def window_over(source: Article = TALKS, **fields: Any) -> Window:
    return Window(run_over(source, **fields), source.sentences)


def request(label: str = "actors", max_tokens: int = 100) -> Request:
    schema = {"type": "object"}
    return Request((Message("user", "Who?"),), schema, "Actors", max_tokens, label=label)


def hold(conversation: Conversation[Any], *replies: Reply | str) -> tuple[Any, list[Request]]:
    """Hold a conversation that asks one thing at a time; return its result and what it asked."""
    asked: list[Request] = []
    waiting = list(replies)
    try:
        (sent,) = next(conversation)
        while True:
            asked.append(sent)
            reply = waiting.pop(0)
            (sent,) = conversation.send([reply if isinstance(reply, Reply) else Reply(reply)])
    except StopIteration as stop:
        assert not waiting, "not every reply was asked for"
        return stop.value, asked


def section(name: str, value: Any) -> str:
    """A reply that fills one section."""
    return json.dumps({name: value})


def note_with(**sections: Any) -> dict[str, str | list[str]]:
    """Replies by section: those of ``NOTE``, but for the sections given."""
    return {name: section(name, value) for name, value in NOTE.items()} | sections
