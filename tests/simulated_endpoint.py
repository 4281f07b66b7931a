"""An endpoint in virtual time: takes so many requests at once or per minute, fails as told."""

import asyncio
import random
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from virtual_time import now

from summarizer.backends.paced import PacedModel
from summarizer.backends.pacing import Pace
from summarizer.backends.transient import FailingNowError, ThrottledNowError, UnreachableNowError
from summarizer.backends.transport_retry import TransportRetry
from summarizer.errors import EndpointError
from summarizer.llm import Capabilities, Message, OnToken, Reply, Request
from summarizer.schemas import Usage

REQUEST = Request((Message("user", "Who said what?"),), {"type": "object"}, "who", 400)


@dataclass
class Endpoint:
    """A model at an endpoint with limits.

    Attributes:
        seconds: what an answer takes on average; they differ by half of that either way.
        at_once: takes so many requests at once.
        per_minute: takes so many in the long run, and ``burst`` at once after a rest.
        window: takes ``per_minute`` in each full minute instead.
        queue: works on so many at once and lets the others wait.
        failing: this share of requests fails, whatever happens.
        hanging: this share is not answered until it is too late.
        out: from when to when it refuses everything.
        tells_when: says in refusals when to come back.
        announces: says in answers what it will still take.
    """

    seconds: float = 2.0
    at_once: int | None = None
    per_minute: int | None = None
    burst: int = 1
    window: bool = False
    queue: int | None = None
    failing: float = 0.0
    hanging: float = 0.0
    out: tuple[float, float] = (0.0, 0.0)
    tells_when: bool = False
    announces: bool = False
    broken: bool = False
    tokens: int = 0

    name: str = "m-1"
    capabilities: Capabilities = field(default_factory=Capabilities)
    starts: list[float] = field(default_factory=list)
    refused: int = 0
    answered: int = 0
    under_way: int = 0
    most_under_way: int = 0
    pace: Pace | None = None

    def __post_init__(self) -> None:
        self._random = random.Random(4)
        self._left = float(self.per_minute if self.window and self.per_minute else self.burst)
        self._at = 0.0
        self._places = asyncio.Semaphore(self.queue) if self.queue else None

    def complete(self, request: Request, on_token: OnToken | None = None) -> Reply:
        raise AssertionError("nobody asks like this here")

    def close(self) -> None:
        pass

    async def acomplete(self, request: Request, on_token: OnToken | None = None) -> Reply:
        self.starts.append(now())
        if not self._takes_one_more():
            self.refused += 1
            await asyncio.sleep(0.05)
            if self.broken:
                raise FailingNowError("503")
            raise ThrottledNowError("429", retry_after=self._wait() if self.tells_when else None)
        if self._random.random() < self.hanging:
            await asyncio.sleep(10 * self.seconds)
            raise UnreachableNowError("no answer in time")
        headers = self._headers()
        async with self._place():
            await asyncio.sleep(self.seconds * self._random.uniform(0.5, 1.5))
        self.answered += 1
        if self.pace is not None and headers:
            self.pace.learn(headers)
        return Reply("{}", usage=Usage(prompt=self.tokens // 2, completion=self.tokens // 2))

    @asynccontextmanager
    async def _place(self) -> AsyncIterator[None]:
        self.under_way += 1
        self.most_under_way = max(self.most_under_way, self.under_way)
        try:
            if self._places is None:
                yield
            else:
                async with self._places:
                    yield
        finally:
            self.under_way -= 1

    def _takes_one_more(self) -> bool:
        if self._random.random() < self.failing or self.out[0] <= now() < self.out[1]:
            return False
        if self.at_once is not None and self.under_way >= self.at_once:
            return False
        if self.per_minute is None:
            return True
        self._refill(self.per_minute)
        if self._left < 1:
            return False
        self._left -= 1
        return True

    def _refill(self, per_minute: int) -> None:
        if self.window:
            if now() // 60 > self._at // 60:
                self._left = float(per_minute)
        else:
            self._left = min(self.burst, self._left + (now() - self._at) * per_minute / 60)
        self._at = now()

    def _wait(self) -> float:
        if self.window:
            return 60 - now() % 60
        return 60 / self.per_minute if self.per_minute else 1.0

    def _headers(self) -> Mapping[str, str]:
        if not self.announces or self.per_minute is None:
            return {}
        if self.window:
            return {
                "ratelimit-limit": f"{self.per_minute}",
                "ratelimit-remaining": f"{int(self._left)}",
                "ratelimit-reset": f"{60 - now() % 60:.3f}",
            }
        until_full = (self.burst - self._left) * 60 / self.per_minute
        return {
            "x-ratelimit-limit-requests": f"{self.burst}",
            "x-ratelimit-remaining-requests": f"{int(self._left)}",
            "x-ratelimit-reset-requests": f"{until_full:.3f}s",
        }


@dataclass
class Outcome:
    """What became of many requests.

    Attributes:
        seconds: until the last one ended, in virtual time.
        lost: how many failed for good.
        widths: the width, second by second.
    """

    seconds: float
    lost: int
    widths: list[int]


async def ask_all(endpoint: Endpoint, number: int, pace: Pace, *, attempts: int = 6) -> Outcome:
    """Ask so many requests, as a batch does: some more at a time than may be under way."""
    endpoint.pace = pace
    model = TransportRetry(PacedModel(endpoint, pace), attempts=attempts)
    places = asyncio.Semaphore(300)
    lost, widths = 0, []

    async def ask() -> None:
        nonlocal lost
        try:
            await model.acomplete(REQUEST)
        except EndpointError:
            lost += 1
        finally:
            places.release()

    async def watch() -> None:
        while True:
            widths.append(pace.width)
            await asyncio.sleep(1)

    watching = asyncio.create_task(watch())
    async with asyncio.TaskGroup() as group:
        for _ in range(number):
            await places.acquire()
            group.create_task(ask())
    watching.cancel()
    return Outcome(now(), lost, widths)
