"""How many requests may be under way at once: more while they succeed, fewer when they fail.

Additive increase, multiplicative decrease, as networks do it, with one addition. A decrease is
an experiment. If requests fail less often afterwards, there had been too many, and the way back
up is careful. If they fail as often as before, their number was not the reason (some endpoints
just fail now and then): that share of failures is put down to the endpoint, and only what goes
beyond it counts as a sign of overload.
"""

import math
from dataclasses import dataclass

FIRST = 8
LARGEST = 256

_DECREASE = 0.7
_STEEPEST = 0.25
_QUICK = 0.9
"""Up to this part of the width that failed, the way back is quick."""
_CALM = 0.85
"""Below this part of it, a failure is not for the width."""
_MEMORY = 64
_PRIOR = 8
_HIGHEST_BACKGROUND = 0.3
_NEGLIGIBLE = 0.02


@dataclass(slots=True, eq=False)
class Ticket:
    """One request that was let through.

    Attributes:
        number: how many had been let through, with this one.
        width: how many could be under way then.
        started: when, in seconds of the pace's clock.
        tokens: what it is taken to need.
    """

    number: int
    width: int
    started: float
    tokens: float


class Width:
    """Decides how many requests may be under way, from how they end.

    Args:
        most: never more, and so many at first; ``None`` starts small and looks for it.
    """

    def __init__(self, most: int | None = None) -> None:
        self._most = float(most or LARGEST)
        self._size = float(most or min(FIRST, LARGEST))
        self._failed_at = math.inf
        self._quick_to = self._most
        self._decreased_at = 0
        self._ended = 0.0
        self._failures = 0.0
        self._samples = 0.0
        self._background = 0.0

    @property
    def value(self) -> int:
        """How many requests may be under way."""
        return int(self._size)

    @property
    def background(self) -> float:
        """The share of failures that is put down to the endpoint, not to the width."""
        return self._background

    def succeeded(self, ticket: Ticket, *, fed: bool) -> None:
        """Take note of an answer.

        Args:
            ticket: whose it is.
            fed: as many requests as possible were under way: the width was what held them back.
        """
        self._learn(ticket, failures=0.0)
        if ticket.number > self._decreased_at:
            self._count(failures=0.0)
        if fed:
            step = 1.0 if self._size < self._quick_to else 1.0 / self._size
            self._size = min(self._most, self._size + step)

    def failed(self, ticket: Ticket, newest: int) -> bool:
        """Take note of a failure; return whether the width was decreased for it.

        Args:
            ticket: whose it is.
            newest: number of the latest ticket. Whatever fails up to that one was sent before
                this decrease could help, and brings about no further one.
        """
        if ticket.number <= self._decreased_at:
            return False
        self._count(failures=1.0)
        calm = self._calm(ticket)
        too_many = self._failures > self._expected(calm=calm)
        if calm or not too_many:
            self._learn(ticket, failures=1.0)
        if too_many:
            self._decrease(newest)
        return too_many

    def _calm(self, ticket: Ticket) -> bool:
        return ticket.width <= _CALM * self._failed_at < math.inf

    def _count(self, failures: float) -> None:
        self._ended += 1
        self._failures += failures
        window = 2 * max(self._size, _PRIOR)
        if self._ended > window:
            self._forget_failing_width()
            self._ended /= 2
            self._failures /= 2

    def _forget_failing_width(self) -> None:
        """Two widths of requests have ended, and failed no more often than is usual here."""
        if self._background > _NEGLIGIBLE and self._failed_at < math.inf:
            # The decrease did not help, so it is undone.
            self._quick_to = max(self._quick_to, self._failed_at)
        self._failed_at = math.inf

    def _expected(self, *, calm: bool) -> float:
        """How many failures, of those that have ended, the background explains."""
        share = self._background
        spread = math.sqrt(share * (1 - share) * self._ended)
        # Where nothing ever failed, the first one counts.
        slack = 1.0 if calm or share > _NEGLIGIBLE else 0.0
        return share * self._ended + 3 * spread + slack

    def _learn(self, ticket: Ticket, failures: float) -> None:
        """Let the background follow what ends, but for failures where there may be too many."""
        if failures and not (self._calm(ticket) or self._failed_at == math.inf):
            return
        self._samples = min(self._samples + 1, _MEMORY)
        share = self._background + (failures - self._background) / (self._samples + _PRIOR)
        self._background = min(share, _HIGHEST_BACKGROUND)

    def _decrease(self, newest: int) -> None:
        good = 1 - self._failures / self._ended
        self._failed_at = self._size
        if good > 0:
            self._quick_to = _QUICK * self._size
        # Otherwise nothing gets through at all. That says nothing about the width it will take
        # when this is over, so the way back up may be as quick as it was before.
        self._size = max(1.0, self._size * max(_STEEPEST, min(_DECREASE, good)))
        self._decreased_at = newest
        self._ended = self._failures = 0.0
