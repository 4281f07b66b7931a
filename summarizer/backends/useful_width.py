"""Whether more requests at once get more done.

A server of one's own hardly ever refuses a request: it lets it wait. Then more requests under
way only wait longer, in the end longer than anyone has patience for.
"""

import math
from dataclasses import dataclass

_EPOCH = 24
_RAISED = 1.4
_GAIN = 0.2
"""The part of a raise in width that has to come out as throughput."""
_ROOM = 1.25
_HOLD = 8


@dataclass(frozen=True, slots=True)
class _Epoch:
    """What requests of about one width took on average."""

    width: float
    seconds: float

    @property
    def throughput(self) -> float:
        """So many requests under way, each taking so long: that many are done per second."""
        return self.width / max(self.seconds, 1e-9)


class UsefulWidth:
    """Compares the throughput of one width with that of the next."""

    def __init__(self) -> None:
        self._least = self._widths = self._count = 0
        self._seconds = 0.0
        self._shortest = math.inf
        self._before: _Epoch | None = None
        self._held = 0
        self._best = 0.0

    def consider(self, width: int, seconds: float, size: float) -> float:
        """Take note of an answer; return the width that is worth having.

        Args:
            width: how many requests could be under way when this one went.
            seconds: what it took.
            size: the width now.
        """
        if self._least <= width <= size:
            self._widths += width
            self._seconds += seconds
            self._count += 1
            if self._count >= max(_EPOCH, size / 2):
                self._end_epoch(size)
        return min(size, self._best) if self._held else size

    def _end_epoch(self, size: float) -> None:
        epoch = _Epoch(self._widths / self._count, self._seconds / self._count)
        self._shortest = min(self._shortest, epoch.seconds)
        self._widths = self._count = 0
        self._seconds = 0.0
        if self._held:
            self._held -= 1
            self._before = None
        elif self._before is None:
            self._before = epoch
        elif epoch.width >= _RAISED * self._before.width:
            self._compare(self._before, epoch, size)
        self._least = int(min(size, self._best) if self._held else size)

    def _compare(self, before: _Epoch, after: _Epoch, size: float) -> None:
        raised = after.width / before.width - 1
        gained = after.throughput / before.throughput - 1
        if gained >= _GAIN * raised:
            self._before = after
            return
        # So many are enough for this throughput if each takes as long as it did at best.
        enough = _ROOM * after.throughput * self._shortest
        self._best = min(size, max(before.width, enough))
        self._held = _HOLD
