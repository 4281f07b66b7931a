"""The limits per minute that requests keep to: the user's own, and those an endpoint announces."""

from collections.abc import Iterable

from summarizer.backends.announced import Announced
from summarizer.backends.rate_headers import Allowance
from summarizer.backends.token_bucket import Bucket


class RateLimits:
    """Says when the next request may go, as far as rates matter.

    Args:
        rpm: requests per minute, ``None`` is no limit.
        tpm: tokens per minute, of prompts and replies.
        now: the time, in seconds of the clock that all calls use.
    """

    def __init__(self, rpm: float | None, tpm: float | None, now: float) -> None:
        self._requests = Bucket.per_minute(rpm, now, least=1.0) if rpm else None
        self._tokens = Bucket.per_minute(tpm, now) if tpm else None
        self._announced = Announced()

    @property
    def counts_tokens(self) -> bool:
        """Whether it matters how many tokens a request is said to need."""
        return self._tokens is not None or self._announced.counts_tokens

    def wait(self, tokens: float, now: float) -> float:
        """Seconds until a request of so many tokens may go."""
        wait = 0.0
        if self._requests is not None:
            wait = self._requests.wait(1.0, now)
        if self._tokens is not None:
            wait = max(wait, self._tokens.wait(tokens, now))
        if self._announced:
            wait = max(wait, self._announced.wait(tokens, now))
        return wait

    def take(self, tokens: float, now: float) -> None:
        """Take note that a request of so many tokens goes."""
        if self._requests is not None:
            self._requests.take(1.0, now)
        if self._tokens is not None:
            self._tokens.take(tokens, now)
        if self._announced:
            self._announced.take(tokens, now)

    def give_back(self, now: float) -> None:
        """Take note that a request that was to go did not; its tokens are for :meth:`settle`."""
        if self._requests is not None:
            self._requests.take(-1.0, now)

    def settle(self, guessed: float, used: float, now: float) -> None:
        """Put the tokens that a request really took in the place of those it was said to need."""
        if self._tokens is not None:
            self._tokens.take(used - guessed, now)

    def hear(
        self, allowances: Iterable[Allowance], requests: int, tokens: float, now: float
    ) -> None:
        """Take note of what an answer announced, while so much is under way."""
        self._announced.hear(allowances, requests, tokens, now)
