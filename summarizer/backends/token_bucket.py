"""Token buckets: how fast something may be used up, and how much of it at once."""

import math

_ROUNDING = 1e-9
"""A wait that ends this early is over: seconds add up to a little less than their sum."""


class Bucket:
    """Fills steadily up to its size; what is taken has to be in it.

    One request may be larger than the whole bucket: then it goes when the bucket is full, and
    leaves a debt that the next ones wait for.

    Args:
        rate: what flows in, per second; 0 never fills it.
        size: what it holds at most.
        level: what is in it at first; it may be a debt.
        now: the time, in seconds of whatever clock all calls use.
    """

    __slots__ = ("_at", "_level", "rate", "size")

    def __init__(self, rate: float, size: float, level: float, now: float) -> None:
        self.rate = rate
        self.size = size
        self._level = min(level, size)
        self._at = now

    @classmethod
    def per_minute(cls, limit: float, now: float, *, least: float = 0.0) -> "Bucket":
        """Return a bucket that lets no more than ``limit`` through in any minute.

        It holds what one second brings, or ``least`` if that is more.
        """
        size = max(limit / 60, least)
        # What a full bucket adds to a minute's inflow is taken off that inflow.
        return cls((limit - (size - least)) / 60, size, size, now)

    def level(self, now: float) -> float:
        """What is in it; less than nothing is a debt."""
        if now > self._at:
            self._level = min(self.size, self._level + (now - self._at) * self.rate)
            self._at = now
        return self._level

    def wait(self, amount: float, now: float) -> float:
        """Seconds until so much can be taken; ``inf`` if never."""
        missing = min(amount, self.size) - self.level(now)
        if missing <= 0:
            return 0.0
        wait = missing / self.rate if self.rate > 0 else math.inf
        return wait if wait > _ROUNDING else 0.0

    def take(self, amount: float, now: float) -> None:
        """Take so much out; less than nothing puts it back."""
        self._level = min(self.size, self.level(now) - amount)
