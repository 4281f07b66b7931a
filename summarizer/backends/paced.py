"""A model whose requests pass through the gate of a pace."""

from summarizer.backends.pacing import Pace
from summarizer.backends.transient import ThrottledNowError, TransientError
from summarizer.llm import LanguageModel, OnToken, Reply, Request, WrappedModel

_BYTES_PER_TOKEN = 4
_REPLY_SHARE = 0.25
"""How much of what a reply may take it is taken to take, until replies tell."""
_SMOOTHING = 0.1
_FURTHEST = 4.0


class PacedModel(WrappedModel):
    """Wraps a model; each :meth:`acomplete` waits until the pace lets it through.

    It sends a request once and belongs inside
    :class:`~summarizer.backends.transport_retry.TransportRetry`, so that every attempt passes
    the gate. :meth:`complete` is not paced: who calls it has one request under way per thread.

    Args:
        model: the model to wrap.
        pace: shared by all that ask the same endpoint.
    """

    def __init__(self, model: LanguageModel, pace: Pace) -> None:
        super().__init__(model)
        self._pace = pace
        self._estimate = TokenEstimate()

    def __repr__(self) -> str:
        return f"PacedModel({self._model!r}, {self._pace!r})"

    async def acomplete(self, request: Request, on_token: OnToken | None = None) -> Reply:
        """Answer one request when its turn has come.

        Raises:
            SummarizerError: what the wrapped model raises.
        """
        pace = self._pace
        tokens = self._estimate.of(request) if pace.counts_tokens else 0.0
        ticket = await pace.enter(tokens)
        try:
            reply = await self._model.acomplete(request, on_token)
        except TransientError as error:
            throttled = isinstance(error, ThrottledNowError)
            await pace.failed(ticket, throttled=throttled, retry_after=error.retry_after)
            raise
        except BaseException:
            # The endpoint said something else than "later", or nobody waits any more.
            pace.left(ticket)
            raise
        used = reply.usage.prompt + reply.usage.completion
        if tokens and used:
            self._estimate.learn(tokens, used)
        pace.answered(ticket, used or None)
        return reply


class TokenEstimate:
    """Guesses how many tokens a request will take, better with every one that is answered."""

    def __init__(self) -> None:
        self._factor = 1.0

    def of(self, request: Request) -> float:
        """Return the tokens that prompt and reply may take together."""
        size = sum(len(message.content.encode("utf-8", "replace")) for message in request.messages)
        return self._factor * (size / _BYTES_PER_TOKEN + _REPLY_SHARE * request.max_tokens)

    def learn(self, guessed: float, used: int) -> None:
        """Compare a guess with what it really was."""
        factor = self._factor * (1 + _SMOOTHING * (used / guessed - 1))
        self._factor = min(max(factor, 1 / _FURTHEST), _FURTHEST)
