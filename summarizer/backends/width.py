"""How many requests may be under way at once: more while they succeed, fewer when they fail.

Additive increase, multiplicative decrease, as networks do it, with one addition. A decrease is
an experiment: the width stays where it is until about as many requests have ended. If none of
them fails, there had been too many, and the way back up is careful. If some do, it is decreased
once more. If that makes no difference either, their number was not the reason (some endpoints
just fail now and then): the decrease is undone, that share of failures is put down to the
endpoint, and only what goes beyond it counts as a sign of overload.
"""

from enum import Enum

from summarizer.backends.ticket import Ticket
from summarizer.backends.useful_width import UsefulWidth
from summarizer.backends.usual_failures import NEGLIGIBLE, OVERLOAD, UsualFailures

FIRST = 8
LARGEST = 256

_DECREASE = 0.75
_STEEPEST = 0.25
_EVENLY = 0.5
_QUICK = 0.9
"""Up to this part of the width that failed, the way back is quick."""
_BLOCKED = 0.5
_SLOWEST, _FASTEST = 16, 32
"""Beyond it the width grows by one per width of answers, within these bounds."""
_SMALLEST = 1 / 32
_MOST_CAREFUL = 8
_SHORT = 8
_SAME = 0.4
"""Failures that are due to overload become rarer than this part by one decrease."""


class _Test(Enum):
    NONE = 0
    FIRST = 1
    SECOND = 2


_WINDOWS = {_Test.NONE: 64, _Test.FIRST: 16, _Test.SECOND: 32}
"""After how many requests at least it is seen what has become of them."""


class Width:
    """Decides how many requests may be under way, from how they end.

    Args:
        most: never more, and so many at first; ``None`` starts small and looks for it.
    """

    def __init__(self, most: int | None = None) -> None:
        self._most = float(most or LARGEST)
        self._size = float(most or FIRST)
        self._useful = None if most else UsefulWidth()
        self._quick_to = self._quick_before = self._most
        self._failed_at = 0.0
        self._care = 1
        self._test = _Test.NONE
        self._blocked = self._excused = False
        self._since_blocked = _WINDOWS[_Test.NONE]
        self._usual = UsualFailures()
        self._first_share = 0.0
        self._newest = self._latest = self._decreased_at = 0
        self._from = self._ended = self._failures = 0

    @property
    def value(self) -> int:
        """How many requests may be under way."""
        return max(1, int(self._size))

    @property
    def spacing(self) -> float:
        """How far apart requests have to be, in usual times of an answer.

        More than 1 if even a single request at a time is too much. 0 until the endpoint has
        refused some for their number: from then on they do not come in bursts, since some
        endpoints count requests second by second.
        """
        if self._size < 1:
            return 1.0 / self._size
        counts = self._failed_at > 0 and self._usual.share <= NEGLIGIBLE
        return _EVENLY / self._size if counts else 0.0

    @property
    def usual_failures(self) -> float:
        """The share of failures that is put down to the endpoint, not to the width."""
        return self._usual.share

    def ticket(self, now: float, tokens: float) -> Ticket:
        """Take note that a request is let through."""
        self._newest += 1
        return Ticket(self._newest, self.value, self._test is not _Test.NONE, now, tokens)

    def succeeded(self, ticket: Ticket, seconds: float, *, fed: bool) -> None:
        """Take note of an answer.

        Args:
            ticket: whose it is.
            seconds: what it took.
            fed: as many requests as possible were under way: the width was what held them back.
        """
        if ticket.number > self._decreased_at:
            self._latest = max(self._latest, ticket.number)
            if self._blocked:
                # What kept everything out is over. It said nothing about the width.
                self._blocked = False
                self._begin(_Test.NONE)
            self._since_blocked += 1
            self._end_of_one(failures=0)
        if fed and self._test is _Test.NONE:
            self._grow(ticket, seconds)

    def failed(self, ticket: Ticket, *, doubtful: bool = False, refused: bool = False) -> None:
        """Take note of a failure.

        Args:
            ticket: whose it is.
            doubtful: what failed need not have to do with too many requests, unless much fails.
            refused: the endpoint said that it was asked too much.
        """
        if ticket.number <= self._decreased_at:
            # It was sent before the last decrease could help.
            return
        if ticket.testing and self._test is _Test.NONE:
            # It comes late, e.g. after a time-out, to a test that ended without it. A late
            # refusal may still be due to the width that the test began with.
            if not refused:
                self._usual.add(max(_WINDOWS[_Test.FIRST], ticket.width))
            return
        self._latest = max(self._latest, ticket.number)
        tried = float(max(self._tried(), self._ended + 1))
        if self._test is _Test.NONE:
            # A few requests say little. If things were worse, the window before had told.
            tried = max(tried, self._size)
        if self._failures + 1 > self._expected(tried, doubtful=doubtful):
            self._decrease(good=1 - (self._failures + 1) / tried)
        else:
            self._end_of_one(failures=1)

    def _expected(self, tried: float, *, doubtful: bool) -> float:
        """How many failures of so many requests need not be a sign of overload."""
        if self._test is not _Test.NONE:
            return OVERLOAD * tried + 2
        return self._usual.expected(tried, doubtful=doubtful)

    def _grow(self, ticket: Ticket, seconds: float) -> None:
        if self._size < self._quick_to:
            step = min(self._size, 1.0)
        else:
            answers = min(max(self._size, _SLOWEST), _FASTEST) * self._care
            step = min(self._size, 1.0) / answers
            if self._size > self._failed_at + self._margin():
                # What failed there does no more.
                self._care = 1
                self._quick_to = self._most
        self._size = min(self._most, self._size + step)
        if self._useful is not None:
            useful = self._useful.consider(ticket.width, seconds, self._size)
            if useful < self._size:
                self._size = self._quick_to = useful

    def _margin(self) -> float:
        """How near a width has to be to the one that failed last to count as the same."""
        return max(1.0, (1 - _QUICK) * self._failed_at)

    def _decrease(self, good: float) -> None:
        """Have fewer requests under way, and try out whether that helps.

        Args:
            good: the share of requests that have not failed lately.
        """
        if self._test is _Test.NONE:
            self._quick_before = self._quick_to
        if good > _STEEPEST:
            self._blocked = False
            # The same again: the limit is known by now, there is no need to try it so often.
            again = abs(self._size - self._failed_at) <= self._margin()
            self._care = min(2 * self._care, _MOST_CAREFUL) if again else 1
            self._failed_at = self._size
            self._quick_to = _QUICK * self._size
            self._useful = self._useful and UsefulWidth()
        elif not self._blocked:
            # Next to nothing gets through, whatever the width. Once that is over, the way back
            # up may be as quick as it was before, unless it led here.
            self._blocked = True
            if self._since_blocked < _WINDOWS[_Test.NONE]:
                self._quick_to *= _BLOCKED
            self._since_blocked = 0
        self._size = max(_SMALLEST, self._size * max(_STEEPEST, min(_DECREASE, good)))
        self._decreased_at = self._newest
        self._begin(_Test.FIRST)

    def _end_of_one(self, failures: int) -> None:
        self._ended += 1
        self._failures += failures
        shortest = _WINDOWS[self._test] if self._failures or self._test is _Test.NONE else _SHORT
        if self._ended < max(shortest, self._size):
            return
        share = self._failures / max(self._tried(), self._ended)
        if self._test is _Test.NONE:
            self._usual.follow(share)
            self._excused = False
            self._begin(_Test.NONE)
        elif share <= NEGLIGIBLE:
            self._usual.set(0.0)
            self._begin(_Test.NONE)
        else:
            self._judge(share)

    def _judge(self, share: float) -> None:
        """Find out about a test in which some failed: is it the endpoint, or still too much."""
        if share > OVERLOAD:
            self._decrease(1 - share)
            return
        # To be excused twice in a row would be once too often.
        known = self._usual.explains(share) and not self._excused
        self._excused = known
        if self._test is _Test.FIRST and not known:
            self._first_share = share
            self._quick_to = _QUICK * self._size
            self._size = max(_SMALLEST, self._size * _DECREASE)
            self._decreased_at = self._newest
            self._begin(_Test.SECOND)
            return
        if self._test is _Test.SECOND and share < _SAME * self._first_share:
            self._usual.set(0.0)
        else:
            before = self._first_share if self._test is _Test.SECOND else share
            self._usual.set((share + before) / 2)
            # The decrease did not help, so it is undone.
            self._quick_to = max(self._quick_before, self._failed_at)
        self._begin(_Test.NONE)

    def _tried(self) -> int:
        """How many requests have had as much time to fail as the latest that ended.

        Failures are soon known and answers take their time: of those that have ended, too many
        have failed.
        """
        return self._latest - self._from

    def _begin(self, test: _Test) -> None:
        self._test = test
        self._from = self._newest
        self._ended = self._failures = 0
