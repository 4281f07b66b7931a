"""A model that is not asked any more once the next call could pass a budget."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Protocol

from summarizer.errors import BudgetError, ConfigError, ReplyError, SummarizerError
from summarizer.hashing import canonical_json
from summarizer.llm import (
    LanguageModel,
    OnToken,
    Reply,
    Request,
    WrappedModel,
)
from summarizer.schemas import Usage

_TOKENS_PER_BYTE = 0.5
"""About twice what tokenizers make of prose; a higher ratio that is observed counts instead."""
_TOKENS_PER_MESSAGE = 16


class PriceList(Protocol):
    """What a budget has to know of prices (see :class:`summarizer.pricing.Prices`)."""

    def cost(self, model: str, usage: Usage) -> float | None:
        """Return the US dollars of so many tokens; ``None`` if the model has no price."""
        ...


@dataclass(frozen=True, slots=True)
class Spent:
    """Tokens of prompts and replies, and US dollars; ``None`` if a call had no price."""

    tokens: int = 0
    cost: float | None = 0.0

    def __add__(self, other: "Spent") -> "Spent":
        known = self.cost is not None and other.cost is not None
        cost = (self.cost or 0.0) + (other.cost or 0.0) if known else None
        return Spent(self.tokens + other.tokens, cost)


class Budget:
    """Keeps account of what models spend; many may share it, in many threads.

    Args:
        max_cost: US dollars; ``None`` is no limit.
        max_tokens: tokens of prompts and replies together; ``None`` is no limit.
        prices: needed for a cost.

    Raises:
        ConfigError: a limit is negative.
    """

    def __init__(
        self,
        max_cost: float | None = None,
        max_tokens: int | None = None,
        prices: PriceList | None = None,
    ) -> None:
        for limit in (max_cost, max_tokens):
            if limit is not None and not limit >= 0:
                raise ConfigError(f"a budget cannot be {limit}")
        self.max_cost = max_cost
        self.max_tokens = max_tokens
        self._prices = prices
        self._lock = threading.Lock()
        self._spent = Spent()
        self._reserved: dict[int, Spent] = {}
        self._waiting: list[asyncio.Future[None]] = []
        self._calls = 0
        self._tokens_per_byte: dict[str, float] = {}

    @property
    def spent(self) -> Spent:
        """What has been spent so far; calls under way are not in it."""
        return self._spent

    def check_model(self, model: str) -> None:
        """Make sure that the model's calls can be accounted for.

        Raises:
            ConfigError: there is a limit in dollars, and no price of this model.
        """
        if self.max_cost is not None and self._cost(model, Usage()) is None:
            raise ConfigError(
                f"a budget in dollars needs a price for the model {model!r}, in a file of prices"
            )

    def reserve(self, model: str, request: Request) -> int:
        """Set aside the most a call can take; return the number of the reservation.

        Raises:
            BudgetError: that could pass the budget.
        """
        with self._lock:
            most = self._bound(model, request)
            total = sum(self._reserved.values(), self._spent) + most
            self._check_room(request, most, total)
            self._calls += 1
            self._reserved[self._calls] = most
            return self._calls

    async def areserve(self, model: str, request: Request) -> int:
        """Do as :meth:`reserve`, but wait as long as calls under way may yet leave enough.

        Raises:
            BudgetError: the call could pass the budget, and no call is under way.
        """
        while True:
            settled = asyncio.get_running_loop().create_future()
            with self._lock:
                waiting = bool(self._reserved)
                if waiting:
                    self._waiting.append(settled)
            try:
                number = self.reserve(model, request)
            except BudgetError:
                if not waiting:
                    raise
                await settled
            else:
                return number

    def settle(self, number: int, model: str, request: Request, usage: Usage) -> None:
        """Put what a call has taken in place of its reservation.

        An endpoint that does not tell is taken to have used all of it.
        """
        with self._lock:
            bound = self._reserved.pop(number)
            self._wake()
            if usage.prompt + usage.completion == 0:
                self._spent += bound
                return
            ratio = usage.prompt / max(_size(request), 1)
            self._tokens_per_byte[model] = max(self._tokens_per_byte.get(model, 0.0), ratio)
            self._spent += Spent(usage.prompt + usage.completion, self._cost(model, usage))

    def release(self, number: int) -> None:
        """Give a reservation back: the call took nothing."""
        with self._lock:
            self._reserved.pop(number)
            self._wake()

    def _wake(self) -> None:
        """Have those look again that wait for calls to end."""
        waiting, self._waiting = self._waiting, []
        for future in waiting:
            with suppress(RuntimeError):  # its loop has been closed
                future.get_loop().call_soon_threadsafe(_set, future)

    def _check_room(self, request: Request, most: Spent, total: Spent) -> None:
        about = f"the next call ({request.label or 'the note'})"
        if self.max_tokens is not None and total.tokens > self.max_tokens:
            raise BudgetError(
                f"{about} could take {most.tokens:,} tokens, and {self._spent.tokens:,} of "
                f"{self.max_tokens:,} are spent"
            )
        if self.max_cost is not None and (total.cost is None or total.cost > self.max_cost):
            raise BudgetError(
                f"{about} could cost ${most.cost or 0:.4f}, and ${self._spent.cost or 0:.4f} of "
                f"${self.max_cost:.4f} are spent"
            )

    def _bound(self, model: str, request: Request) -> Spent:
        ratio = max(_TOKENS_PER_BYTE, self._tokens_per_byte.get(model, 0.0))
        prompt = int(_size(request) * ratio) + _TOKENS_PER_MESSAGE * (len(request.messages) + 1)
        # A cache may cost more than it saves, so both ways are looked at.
        usages = [
            Usage(prompt=prompt, cached=cached, completion=request.max_tokens)
            for cached in (0, prompt)
        ]
        costs = [cost for usage in usages if (cost := self._cost(model, usage)) is not None]
        return Spent(prompt + request.max_tokens, max(costs, default=None))

    def _cost(self, model: str, usage: Usage) -> float | None:
        return None if self._prices is None else self._prices.cost(model, usage)


class BudgetedModel(WrappedModel):
    """Wraps a model; asks it only while the budget lasts, whatever the next call takes.

    Args:
        model: the model to wrap.
        budget: shared by all that are to stay within it.

    Raises:
        ConfigError: the budget is in dollars, and the model has no price.
    """

    def __init__(self, model: LanguageModel, budget: Budget) -> None:
        budget.check_model(model.name)
        super().__init__(model)
        self._budget = budget

    def complete(self, request: Request, on_token: OnToken | None = None) -> Reply:
        """Answer one request.

        Raises:
            BudgetError: the call could pass the budget; nothing has been sent.
            SummarizerError: what the wrapped model raises.
        """
        with self._accounted(request, self._budget.reserve(self.name, request)) as account:
            reply = self._model.complete(request, on_token)
            account.append(reply.usage)
        return reply

    async def acomplete(self, request: Request, on_token: OnToken | None = None) -> Reply:
        """Answer one request without blocking the event loop; otherwise as :meth:`complete`."""
        with self._accounted(request, await self._budget.areserve(self.name, request)) as account:
            reply = await self._model.acomplete(request, on_token)
            account.append(reply.usage)
        return reply

    @contextmanager
    def _accounted(self, request: Request, number: int) -> Iterator[list[Usage]]:
        """Settle a reservation with the usage that is put into the list."""
        account: list[Usage] = []
        try:
            yield account
        except BaseException as error:
            # A call that failed took nothing; a reply that is no use, or one that nobody waited
            # for, has to be paid for all the same.
            if isinstance(error, SummarizerError) and not isinstance(error, ReplyError):
                self._budget.release(number)
            else:
                self._settle(number, request, Usage())
            raise
        self._settle(number, request, account[0])

    def _settle(self, number: int, request: Request, usage: Usage) -> None:
        self._budget.settle(number, self.name, request, usage)


def _set(future: "asyncio.Future[None]") -> None:
    if not future.done():
        future.set_result(None)


def _size(request: Request) -> int:
    """Return the bytes of what is sent, the schema included: many endpoints count it."""
    texts = (message.content for message in request.messages)
    whole = "".join([*texts, canonical_json(dict(request.schema)), request.schema_name])
    return len(whole.encode("utf-8", "surrogatepass"))
