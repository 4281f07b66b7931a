"""A model that answers from a script: for tests, ours and those of people who use the package."""

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping

from summarizer.errors import SummarizerError
from summarizer.llm import Capabilities, OnToken, Reply, Request

Scripted = str | Reply | Exception
"""An answer: a reply's text, a whole reply, or an error to raise."""

Script = (
    Callable[[Request], Scripted]
    | Mapping[str, Scripted | Iterable[Scripted]]
    | Scripted
    | Iterable[Scripted]
)
"""Answers in order, or by label in order, or worked out from each request."""


class ScriptError(SummarizerError, AssertionError):
    """A scripted model was asked more than its script answers; a fault of the test."""


class ScriptedModel:
    """Answers from a script, and keeps the requests.

    Args:
        replies: what to answer. A sequence is worked off in order. A mapping from the label of
            a request (its section) to a sequence does so for each label on its own, which suits
            sections that are asked at the same time. A callable works each answer out from the
            request. A string is the text of a complete reply; an exception is raised.
        name: the model's name.
        capabilities: what the model claims to be; the flow chooses its tactics by it.

    Attributes:
        requests: every request so far, oldest first.
        closed: :meth:`close` has been called.
    """

    def __init__(
        self, replies: Script, *, name: str = "scripted", capabilities: Capabilities | None = None
    ) -> None:
        self.requests: list[Request] = []
        self.closed = False
        self._name = name
        self._capabilities = capabilities or Capabilities()
        self._lock = threading.Lock()
        self._answer = replies if callable(replies) else _in_order(replies)

    def __repr__(self) -> str:
        return f"ScriptedModel({self._name!r}, {len(self.requests)} requests so far)"

    @property
    def name(self) -> str:
        """The model's name."""
        return self._name

    @property
    def capabilities(self) -> Capabilities:
        """What the model claims to be."""
        return self._capabilities

    def complete(self, request: Request, on_token: OnToken | None = None) -> Reply:
        """Give the script's next answer to this request.

        Raises:
            ScriptError: the script has no answer left.
            Exception: the one the script holds here.
        """
        with self._lock:
            self.requests.append(request)
            answer = self._answer(request)
        if isinstance(answer, Exception):
            raise answer
        reply = Reply(answer) if isinstance(answer, str) else answer
        if on_token and reply.text:
            on_token(1)
        return reply

    async def acomplete(self, request: Request, on_token: OnToken | None = None) -> Reply:
        """Give the script's next answer to this request; as :meth:`complete`."""
        return self.complete(request, on_token)

    def close(self) -> None:
        """Note that it was called; the model answers on."""
        self.closed = True


def _in_order(
    replies: Mapping[str, Scripted | Iterable[Scripted]] | Scripted | Iterable[Scripted],
) -> Callable[[Request], Scripted]:
    if isinstance(replies, Mapping):
        by_label = {label: _iterate(script) for label, script in replies.items()}
        return lambda request: _next(by_label.get(request.label, iter(())), request)
    script = _iterate(replies)
    return lambda request: _next(script, request)


def _iterate(script: Scripted | Iterable[Scripted]) -> Iterator[Scripted]:
    return iter((script,) if isinstance(script, str | Reply | Exception) else script)


def _next(script: Iterator[Scripted], request: Request) -> Scripted:
    for answer in script:
        return answer
    raise ScriptError(f"the script has no answer left for the request {request.label!r}")
