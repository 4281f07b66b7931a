"""What an endpoint has announced it will take, kept up to date between its answers."""

from collections.abc import Iterable

from summarizer.backends.rate_headers import Allowance, Kind
from summarizer.backends.token_bucket import Bucket

_LONGEST = 60.0
"""For so many seconds what an answer said is believed: after that, the endpoint is asked."""
_CAUTION = 0.1


class Announced:
    """The limits that an endpoint's headers tell of. It is false while there are none."""

    def __init__(self) -> None:
        self._limits: dict[Kind, tuple[Bucket, float]] = {}

    def __bool__(self) -> bool:
        return bool(self._limits)

    @property
    def counts_tokens(self) -> bool:
        """Whether a number of tokens has been announced."""
        return "tokens" in self._limits

    def wait(self, tokens: float, now: float) -> float:
        """Seconds until the endpoint takes one more request of so many tokens."""
        longest = 0.0
        for kind, (bucket, until) in list(self._limits.items()):
            if now >= until:
                del self._limits[kind]
                continue
            wait = bucket.wait(1.0 if kind == "requests" else tokens, now)
            longest = max(longest, min(wait, until - now))
        return longest

    def take(self, tokens: float, now: float) -> None:
        """Take note that one more request of so many tokens goes."""
        for kind, (bucket, _) in self._limits.items():
            bucket.take(1.0 if kind == "requests" else tokens, now)

    def hear(
        self, allowances: Iterable[Allowance], requests: float, tokens: float, now: float
    ) -> None:
        """Take note of what an answer said.

        Args:
            allowances: what it said.
            requests: how many requests are under way; the answer may not know of them yet.
            tokens: how many tokens these may need.
            now: the time.
        """
        tightest: dict[Kind, Allowance] = {}
        for one in allowances:
            known = tightest.setdefault(one.kind, one)
            if one.remaining < known.remaining:
                tightest[one.kind] = one
        for kind, one in tightest.items():
            level = one.remaining - (requests if kind == "requests" else tokens)
            self._limits[kind] = self._merge(kind, one, level, now)

    def _merge(
        self, kind: Kind, heard: Allowance, level: float, now: float
    ) -> tuple[Bucket, float]:
        until = now + min(heard.reset, _LONGEST)
        if kind in self._limits and now < self._limits[kind][1]:
            expected = self._limits[kind][0].level(now)
            if level > expected:
                # Answers come out of order: this one may be about an earlier moment.
                level = expected + _CAUTION * (level - expected)
        return Bucket(heard.rate, heard.limit, level, now), until
