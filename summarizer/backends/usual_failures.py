"""How often requests fail for reasons of the endpoint's own, whatever is asked of it."""

import math

OVERLOAD = 1 / 3
"""A share of failures above this is never put down to the endpoint."""
NEGLIGIBLE = 0.02

_DOUBTFUL = 0.25
_RARE = 0.01
"""Where hardly anything ever fails, this is taken to be usual."""
_LITTLE = 0.04
_ROOM = 1.5


class UsualFailures:
    """The share of failures that are no sign of overload."""

    def __init__(self) -> None:
        self._share = self._highest = 0.0

    @property
    def share(self) -> float:
        """The share of requests that fail anyway."""
        return self._share

    def set(self, share: float) -> None:
        """Take what a test has found."""
        self._share = min(share, OVERLOAD)
        self._highest = min(_ROOM * share, OVERLOAD)

    def follow(self, share: float) -> None:
        """Let it change with what is seen, but not creep up to where it would excuse everything."""
        self._share = min((self._share + share) / 2, self._highest)

    def add(self, requests: int) -> None:
        """Take note that of so many requests in a test, one more has failed."""
        self.set(self._share + (1 - self._share) / requests)

    def explains(self, share: float) -> bool:
        """Whether such a share of failures is nothing new."""
        return share <= max(self._highest, _LITTLE)

    def expected(self, tried: float, *, doubtful: bool = False) -> float:
        """How many of so many requests may fail and nothing need be wrong.

        Args:
            tried: the number of requests.
            doubtful: what failed need not have to do with too many requests, unless much fails.
        """
        share = max(self._share, _DOUBTFUL if doubtful else _RARE)
        spread = math.sqrt(share * (1 - share) * tried)
        # Where nothing ever fails, the first failure of a few requests is a sign.
        return share * tried + 3 * spread + (1 if share > NEGLIGIBLE else 0)
