"""A model that repeats the calls of another one when the endpoint stumbles."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from threading import Event
from typing import TYPE_CHECKING, Any, NoReturn

from summarizer.backends.transient import TransientError
from summarizer.llm import LanguageModel, OnToken, Reply, Request, WrappedModel

if TYPE_CHECKING:
    from tenacity import RetryCallState

OnRetry = Callable[[Request, TransientError, float], None]
"""Told before each pause: the request, what went wrong, seconds until the next attempt."""


def pause(seconds: float, closed: Event) -> None:
    """Wait between two attempts, or until the model is closed."""
    closed.wait(seconds)


async def apause(seconds: float) -> None:
    """Wait between two attempts without blocking the event loop."""
    await asyncio.sleep(seconds)


class TransportRetry(WrappedModel):
    """Wraps a model; repeats a call on a :class:`~.transient.TransientError`, and only then.

    The pauses grow exponentially, with jitter; an endpoint that says how long to wait
    (``Retry-After``) is obeyed. The content of replies is none of its business.

    What repeats calls is set up for a call whose first attempt has failed, and hears of that
    failure as if the attempt had been its own: most calls succeed at once, and its parts refer
    to each other, so that each would keep its request until the garbage collector comes.

    Args:
        model: the model to wrap. It must not retry by itself: retries multiply.
        attempts: how often a request is sent at most.
        first_wait: seconds before the second attempt, doubled for each further one.
        longest_wait: upper limit of one pause in seconds, jitter aside. An endpoint that asks
            for a longer one is not asked again.
        patience: seconds after the first attempt began in which a new one may begin.
        on_retry: told before each pause.
        sleep: waits between two attempts of :meth:`complete`.
        asleep: waits between two attempts of :meth:`acomplete`.
    """

    def __init__(
        self,
        model: LanguageModel,
        *,
        attempts: int = 5,
        first_wait: float = 0.5,
        longest_wait: float = 60.0,
        patience: float = 900.0,
        on_retry: OnRetry | None = None,
        sleep: Callable[[float], None] | None = None,
        asleep: Callable[[float], Awaitable[None]] | None = None,
    ) -> None:
        super().__init__(model)
        self._attempts = attempts
        self._first_wait = first_wait
        self._longest_wait = longest_wait
        self._patience = patience
        self._on_retry = on_retry
        self._sleep = sleep
        self._asleep = asleep
        self._closed = Event()

    def __repr__(self) -> str:
        return f"TransportRetry({self._model!r}, attempts={self._attempts})"

    def complete(self, request: Request, on_token: OnToken | None = None) -> Reply:
        """Answer one request, in several attempts if need be.

        Raises:
            EndpointError: the last attempt's error; the message tells how many there were.
        """
        began = time.monotonic()
        try:
            return self._model.complete(request, on_token)
        except TransientError as error:
            failed = [error]
        from tenacity import Retrying

        def attempt() -> Reply:
            if failed:
                raise failed.pop()
            return self._model.complete(request, on_token)

        retrying = Retrying(sleep=self._sleep or self._pause, **self._policy(request, began))
        return retrying(attempt)

    async def acomplete(self, request: Request, on_token: OnToken | None = None) -> Reply:
        """Answer one request without blocking the event loop; otherwise as :meth:`complete`."""
        began = time.monotonic()
        try:
            return await self._model.acomplete(request, on_token)
        except TransientError as error:
            failed = [error]
        from tenacity import AsyncRetrying

        async def attempt() -> Reply:
            if failed:
                raise failed.pop()
            return await self._model.acomplete(request, on_token)

        retrying = AsyncRetrying(sleep=self._asleep or apause, **self._policy(request, began))
        return await retrying(attempt)

    def close(self) -> None:
        """Close the wrapped model, and end the pauses of :meth:`complete`."""
        super().close()
        self._closed.set()

    def _pause(self, seconds: float) -> None:
        pause(seconds, self._closed)

    def _policy(self, request: Request, began: float) -> dict[str, Any]:
        """Return how to go on after a first attempt that began then and is told again."""
        import tenacity

        backoff = tenacity.wait_exponential(multiplier=self._first_wait, max=self._longest_wait)
        # What stumbled together would otherwise come back together.
        jitter = tenacity.wait_random(0, self._first_wait)

        def wait(state: "RetryCallState") -> float:
            asked = _error(state).retry_after
            return (backoff(state) if asked is None else asked) + jitter(state)

        def tell(state: "RetryCallState") -> None:
            if self._on_retry:
                self._on_retry(request, _error(state), state.upcoming_sleep)

        return {
            "retry": tenacity.retry_if_exception_type(TransientError),
            "wait": wait,
            "stop": lambda state: self._over(state, began),
            "before_sleep": tell,
            "retry_error_callback": _give_up,
        }

    def _over(self, state: "RetryCallState", began: float) -> bool:
        return (
            state.attempt_number >= self._attempts
            or time.monotonic() - began >= self._patience
            or (_error(state).retry_after or 0.0) > self._longest_wait
        )


def _error(state: "RetryCallState") -> TransientError:
    error = state.outcome.exception() if state.outcome else None
    if not isinstance(error, TransientError):
        raise TypeError("only a transient error is ever retried")
    return error


def _give_up(state: "RetryCallState") -> NoReturn:
    """Raise the last error, saying what was tried."""
    error = _error(state)
    told = f"; it asks to wait {error.retry_after:.0f} s" if error.retry_after else ""
    tried = f"; tried {state.attempt_number} times" if state.attempt_number > 1 else ""
    raise type(error)(f"{error}{told}{tried}", retry_after=error.retry_after) from error
