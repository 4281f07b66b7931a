"""Drives the conversation of one article as far as the answers that are there carry it."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from summarizer.backends.remembered import Kept, exchange_key
from summarizer.errors import (
    BatchServiceError,
    ConfigError,
    ContextLengthError,
    InvalidReplyError,
)
from summarizer.job import Ending, Job
from summarizer.llm import Capabilities, OnToken, Reply, Request
from summarizer.settings import Settings

Answers = Callable[[str], Kept | None]
"""Looks an answer up by its key."""


@dataclass(frozen=True, slots=True)
class Open:
    """What an article has to ask before it goes on.

    Attributes:
        requests: keys and requests.
        first: nothing has been answered before.
    """

    requests: tuple[tuple[str, Request], ...]
    first: bool


class AnsweredModel:
    """Stands for the model behind a batch service, which answers in its own time.

    Raises:
        ConfigError: no model is named.
    """

    def __init__(self, settings: Settings) -> None:
        if settings.model is None:
            raise ConfigError("a batch needs the name of a model: -m MODEL or SUMMARIZER_MODEL")
        self._name = settings.model
        self._capabilities = Capabilities(guided=False, context=settings.context)

    @property
    def name(self) -> str:
        """The model's name, as the service knows it."""
        return self._name

    @property
    def capabilities(self) -> Capabilities:
        """What the flow may ask of it."""
        return self._capabilities

    def complete(self, request: Request, on_token: OnToken | None = None) -> Reply:
        """Never answer at once.

        Raises:
            BatchServiceError: always.
        """
        raise BatchServiceError("a batch service does not answer at once")

    async def acomplete(self, request: Request, on_token: OnToken | None = None) -> Reply:
        """Never answer at once; as :meth:`complete`."""
        return self.complete(request, on_token)

    def close(self) -> None:
        """There is nothing to release."""


def replay(job: Job, model: AnsweredModel, answers: Answers) -> Ending | Open:
    """Hold an article's conversation until it ends, or asks what has no answer yet.

    Raises:
        SummarizerError: the conversation ends without a note.
    """
    conversation = job.conversation(model.capabilities)
    asked: Counter[str] = Counter()
    try:
        requests = next(conversation)
        while True:
            keys = [_key(request, model.name, asked) for request in requests]
            kept = [answers(key) for key in keys]
            if any(one is not None and one.error == "ContextLengthError" for one in kept):
                # As when it is asked live: the flow takes shorter windows, the rest is void.
                requests = conversation.throw(ContextLengthError("longer than the model takes"))
                continue
            known = [one for one in kept if one is not None]
            if len(known) < len(kept):
                pairs = zip(keys, requests, kept, strict=True)
                missing = tuple((key, request) for key, request, one in pairs if one is None)
                return Open(missing, first=job.run.tally.calls == 0)
            replies = [_reply(one) for one in known]
            for reply in replies:
                job.run.tally.add(reply)
            requests = conversation.send(replies)
    except StopIteration as stop:
        ending: Ending = stop.value
        return ending
    finally:
        conversation.close()


def _key(request: Request, model: str, asked: "Counter[str]") -> str:
    """Return the key of a request; each time the article asks the same, another one."""
    key = exchange_key(request, model)
    before = asked[key]
    asked[key] += 1
    return exchange_key(request, model, occurrence=before) if before else key


def _reply(kept: Kept) -> Reply:
    try:
        return kept.answer()
    except InvalidReplyError as error:
        # As when it is asked live: an odd answer is a matter of content.
        return Reply(error.reply)
