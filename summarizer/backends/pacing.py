"""How fast requests may go: a gate that all requests of a batch pass through.

It opens as wide as the endpoint lets it (:mod:`.width`), not faster than the user allows (rpm,
tpm) and not faster than the endpoint's headers announce (:mod:`.rate_headers`). Who waits goes
in the order of coming.
"""

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from summarizer.backends.rate_headers import read_allowances
from summarizer.backends.rate_limits import RateLimits
from summarizer.backends.ticket import Ticket
from summarizer.backends.width import Width
from summarizer.errors import ConfigError

_LOOK_AGAIN = 1.0
"""Seconds after which a wait is worked out anew: what it is for may have changed."""
_FIRST_GUESS = 0.5
_LATE = 2.0
_LONGEST_REST = 1.0
_LONGEST_SPACING = 10.0
_SMOOTHING = 0.1
_UNREAD = 64


@dataclass(slots=True, eq=False)
class _Waiter:
    tokens: float
    turn: "asyncio.Future[Ticket]"


class Pace:
    """Says when the next request may go, and learns from how requests end.

    Each request is let through by :meth:`enter`; its ticket is handed back once, to
    :meth:`answered`, :meth:`failed` or :meth:`left`. All this happens on one event loop;
    :meth:`learn` may be called from any thread.

    Args:
        most: how many requests may ever be under way, and may be from the start. ``None``
            starts at 8 and looks for what the endpoint takes, up to 256.
        rpm: requests per minute, ``None`` is no limit.
        tpm: tokens per minute, of prompts and replies.
        clock: seconds that only ever grow.
        sleep: waits so many of them.
        longest_stop: an endpoint that asks for a longer pause is tried again after this many
            seconds: it may have meant one request only.

    Raises:
        ConfigError: a limit is not above zero.
    """

    def __init__(
        self,
        *,
        most: int | None = None,
        rpm: float | None = None,
        tpm: float | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        longest_stop: float = 60.0,
    ) -> None:
        for name, limit in (("most", most), ("rpm", rpm), ("tpm", tpm)):
            if limit is not None and not limit > 0:
                raise ConfigError(f"{name} must be above zero, not {limit}")
        self._clock = clock
        self._sleep = sleep
        self._longest_stop = longest_stop
        self._width = Width(most)
        now = clock()
        self._limits = RateLimits(rpm, tpm, now)
        self._unread: deque[Mapping[str, str]] = deque(maxlen=_UNREAD)
        self._queue: deque[_Waiter] = deque()
        self._waker: asyncio.Task[None] | None = None
        self._not_before = now
        self._under_way = 0
        self._tokens_under_way = 0.0
        self._usual_seconds: float | None = None
        self._last_start = now
        self._reached = False

    def __repr__(self) -> str:
        return f"Pace(width={self.width}, under_way={self.under_way}, waiting={self.waiting})"

    @property
    def width(self) -> int:
        """How many requests may be under way at the moment."""
        return self._width.value

    @property
    def under_way(self) -> int:
        """How many requests are under way."""
        return self._under_way

    @property
    def waiting(self) -> int:
        """How many requests wait for their turn."""
        return len(self._queue)

    @property
    def counts_tokens(self) -> bool:
        """Whether it matters how many tokens a request is said to need."""
        return self._limits.counts_tokens

    async def enter(self, tokens: float = 0.0) -> Ticket:
        """Wait until a request may go.

        Whoever is cancelled while waiting takes nothing away from the others.

        Args:
            tokens: what it may need, prompt and reply.
        """
        if not self._queue:
            now = self._clock()
            if self._under_way < self._width.value and self._hold(tokens, now) <= 0:
                return self._let(tokens, now)
        waiter = _Waiter(tokens, asyncio.get_running_loop().create_future())
        self._queue.append(waiter)
        self._admit()
        try:
            return await waiter.turn
        except asyncio.CancelledError:
            self._withdraw(waiter)
            raise

    def answered(self, ticket: Ticket, tokens: float | None = None) -> None:
        """Say that a request was answered; ``tokens`` is what it really took, if known."""
        now = self._clock()
        seconds = now - ticket.started
        known = self._usual_seconds
        self._reached = True
        self._usual_seconds = seconds if known is None else known + _SMOOTHING * (seconds - known)
        self._width.succeeded(ticket, seconds, fed=self._under_way >= self._width.value)
        self._leave(ticket, now, tokens)

    async def failed(
        self, ticket: Ticket, *, throttled: bool = True, retry_after: float | None = None
    ) -> None:
        """Say that a request was refused, or not answered in time.

        It keeps its place for as long as an answer would have taken: an endpoint that refuses at
        once would otherwise be asked as fast as it can refuse.

        Args:
            ticket: the request's.
            throttled: the endpoint said that it was asked too much. Otherwise what it says is
                taken to mean that only if it has thought about it for long.
            retry_after: seconds the endpoint asked to wait. No request goes until then.
        """
        now = self._clock()
        late = now - ticket.started > _LATE * self._usual()
        # What nobody has heard of yet may well be gone: let everyone find out at once.
        self._reached = self._reached or throttled or retry_after is not None
        if self._reached:
            doubtful = not (throttled or retry_after or late)
            self._width.failed(ticket, doubtful=doubtful, refused=throttled)
        try:
            if retry_after:
                until = now + min(retry_after, self._longest_stop)
                self._not_before = max(self._not_before, until)
            elif (rest := self._rest(ticket, now)) > 0:
                await self._sleep(rest)
        finally:
            self._leave(ticket, self._clock(), tokens=0.0)

    def left(self, ticket: Ticket) -> None:
        """Say that a request ended in a way that tells nothing about the pace."""
        self._leave(ticket, self._clock(), None)

    def learn(self, headers: Mapping[str, str]) -> None:
        """Take note of an answer's headers: they may say how much more the endpoint takes."""
        self._unread.append(headers)

    def _hold(self, tokens: float, now: float) -> float:
        """Seconds until the next request may go, as far as its number does not matter."""
        hold = max(self._not_before - now, self._limits.wait(tokens, now))
        if (spacing := self._width.spacing) > 0:
            apart = min(spacing * self._usual(), _LONGEST_SPACING)
            hold = max(hold, self._last_start + apart - now)
        return hold

    def _let(self, tokens: float, now: float) -> Ticket:
        self._under_way += 1
        self._tokens_under_way += tokens
        self._last_start = now
        self._limits.take(tokens, now)
        return self._width.ticket(now, tokens)

    def _leave(self, ticket: Ticket, now: float, tokens: float | None) -> None:
        self._under_way -= 1
        self._tokens_under_way -= ticket.tokens
        if tokens is not None:
            self._limits.settle(ticket.tokens, tokens, now)
        while self._unread:
            found = read_allowances(self._unread.popleft(), time.time())
            self._limits.hear(found, self._under_way, self._tokens_under_way, now)
        self._admit()

    def _admit(self) -> None:
        """Let through who may go now; see to it that this is looked at again when others may."""
        while self._queue and self._under_way < self._width.value:
            now = self._clock()
            waiter = self._queue[0]
            hold = self._hold(waiter.tokens, now)
            if hold > 0:
                self._look_again(hold)
                return
            self._queue.popleft()
            if not waiter.turn.done():
                waiter.turn.set_result(self._let(waiter.tokens, now))

    def _look_again(self, seconds: float) -> None:
        if self._waker is None or self._waker.done():
            self._waker = asyncio.get_running_loop().create_task(self._wake(seconds))

    async def _wake(self, seconds: float) -> None:
        await self._sleep(min(seconds, _LOOK_AGAIN))
        self._waker = None
        self._admit()

    def _withdraw(self, waiter: _Waiter) -> None:
        if waiter.turn.done() and not waiter.turn.cancelled():
            # It had its turn already, but never used it.
            now = self._clock()
            self._limits.give_back(now)
            self._leave(waiter.turn.result(), now, tokens=0.0)
            return
        if waiter in self._queue:
            self._queue.remove(waiter)
        self._admit()

    def _rest(self, ticket: Ticket, now: float) -> float:
        """Seconds for which a request that failed keeps its place."""
        return min(self._usual(), _LONGEST_REST) - (now - ticket.started)

    def _usual(self) -> float:
        """Seconds that an answer usually takes."""
        return _FIRST_GUESS if self._usual_seconds is None else self._usual_seconds
