"""One process of a cluster that writes notes: articles in, notes out, several at once."""

import asyncio
import os
from collections.abc import AsyncIterator, Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import count

from pydantic import SecretStr

from summarizer.backends.loop_thread import LoopThread
from summarizer.batch.cluster.rows import Errand, Outcome, failure_from
from summarizer.batch.engine import summarize_many
from summarizer.batch.item import Failure, Item, Summarized
from summarizer.batch.writer import CONCERNS_ALL, bug
from summarizer.errors import BatchError, ConfigError, SummarizerError
from summarizer.settings import Settings

KEY_VARIABLE = "OPENAI_API_KEY"


@dataclass(frozen=True, slots=True)
class Orders:
    """What every worker of a batch is told. Nothing in it is secret.

    Attributes:
        settings: of the batch, without the key.
        has_key: there is a key; the worker's environment has it.
        jobs: most requests at once; ``None`` finds out what the endpoint takes.
        rpm: requests per minute of this worker.
        tpm: tokens per minute of this worker.
    """

    settings: Settings
    has_key: bool = False
    jobs: int | None = None
    rpm: float | None = None
    tpm: float | None = None

    @classmethod
    def of(
        cls,
        settings: Settings,
        workers: int,
        *,
        jobs: int | None = None,
        rpm: float | None = None,
        tpm: float | None = None,
    ) -> "Orders":
        """Return a worker's share; limits of the whole batch are dealt out evenly."""
        prompts = settings.prompts and settings.prompts.absolute()
        return cls(
            settings.model_copy(update={"key": None, "prompts": prompts}),
            settings.key is not None,
            jobs,
            rpm and rpm / workers,
            tpm and tpm / workers,
        )

    def own_settings(self) -> Settings:
        """Return the settings with the key of this process's environment.

        Raises:
            ConfigError: it has none.
        """
        if not self.has_key:
            return self.settings
        key = os.environ.get(KEY_VARIABLE)
        if not key:
            raise ConfigError(
                f"the cluster's workers have no {KEY_VARIABLE}: put it into the environment of"
                " its nodes (it is not sent there)"
            )
        return self.settings.model_copy(update={"key": SecretStr(key)})


class Worker:
    """Writes notes on a thread of its own, as one batch that goes on as long as the process.

    It raises nothing: what goes wrong with an article is its outcome, and so is what goes wrong
    with all of them.
    """

    def __init__(self, orders: Orders) -> None:
        self._orders = orders
        self._thread = LoopThread("summarizer-worker")
        self._waiting: dict[int, asyncio.Future[Summarized]] = {}
        self._ended_by: SummarizerError | None = None
        self._queue: asyncio.Queue[Item | None] = asyncio.Queue()
        self._numbers = count()
        self._batch = self._thread.submit(self._run)

    def outcomes(self, errands: Sequence[Errand]) -> list[Outcome]:
        """Return what becomes of articles, in their order; several threads may call this."""
        done: Future[list[Outcome]] = self._thread.submit(lambda: self._all(errands))
        return done.result()

    def close(self) -> None:
        """Finish what is under way and close the connections; safe to call twice."""
        with suppress(RuntimeError):  # it has been closed
            self._thread.submit(self._end).result()
        self._thread.close(_nothing)

    async def _end(self) -> None:
        self._queue.put_nowait(None)
        await asyncio.wrap_future(self._batch)

    async def _all(self, errands: Sequence[Errand]) -> list[Outcome]:
        return list(await asyncio.gather(*map(self._one, errands)))

    async def _one(self, errand: Errand) -> Outcome:
        if errand.failure:
            return Outcome.failed(errand, failure_from(errand.failure))
        try:
            item = await asyncio.to_thread(errand.item)
        except SummarizerError as error:
            return Outcome.failed(errand, Failure.of(error))
        except Exception as error:  # noqa: BLE001 - one article must not take the others along
            return Outcome.failed(errand, bug(error))
        try:
            return Outcome.of(errand, await self._summarized(item))
        except SummarizerError as error:
            return Outcome.failed(errand, Failure.of(error), stops=True)

    async def _summarized(self, item: Item) -> Summarized:
        """Hand an item over to the batch and wait for it.

        Raises:
            SummarizerError: the batch has ended.
        """
        if self._ended_by is not None:
            raise self._ended_by
        # A number of its own: an article that is sent a second time is another piece of work.
        number = next(self._numbers)
        done: asyncio.Future[Summarized] = asyncio.get_running_loop().create_future()
        self._waiting[number] = done
        self._queue.put_nowait(replace(item, index=number))
        return await done

    async def _run(self) -> None:
        """Summarise what comes in for ever, or until that makes no sense any more."""
        orders = self._orders
        try:
            batch = summarize_many(
                self._items(),
                settings=orders.own_settings(),
                jobs=orders.jobs,
                rpm=orders.rpm,
                tpm=orders.tpm,
                ordered=False,
            )
            async for summarized in batch:
                if _concerns_all(summarized.failure):
                    # The batch finishes what is under way, and ends with the error.
                    self._queue.put_nowait(None)
                else:
                    self._waiting.pop(summarized.item.index).set_result(summarized)
        except SummarizerError as error:
            self._ended_by = error
        except Exception as error:  # noqa: BLE001 - told as every article's outcome
            self._ended_by = BatchError(bug(error).message)
        self._ended_by = self._ended_by or BatchError("the worker has stopped")
        for waiting in self._waiting.values():
            waiting.set_exception(self._ended_by)
        self._waiting.clear()

    async def _items(self) -> AsyncIterator[Item]:
        while (item := await self._queue.get()) is not None:
            yield item


async def _nothing() -> None:
    """Have nothing more to do."""


def _concerns_all(failure: Failure | None) -> bool:
    """Tell whether a failure is the end of the batch: its article is none that has failed."""
    return failure is not None and failure.kind in _ENDINGS


def _below(kind: type[SummarizerError]) -> set[str]:
    return {kind.__name__}.union(*(_below(further) for further in kind.__subclasses__()))


_ENDINGS = frozenset().union(*map(_below, CONCERNS_ALL))
