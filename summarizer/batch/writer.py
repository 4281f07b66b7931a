"""Makes one article of a batch into its note, or into the reason why there is none."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from summarizer import errors
from summarizer.backends.remembered import RememberingModel, ReplyStore
from summarizer.batch.item import Failure, Item, Summarized
from summarizer.batch.offloaded import aside
from summarizer.errors import (
    ArticleError,
    AuthenticationError,
    BatchError,
    BudgetError,
    ConfigError,
    ContextLengthError,
    EndpointError,
    LocalModelError,
    OutputError,
    PromptError,
    SchemaError,
    SummarizerError,
    UnknownModelError,
)
from summarizer.flow.driver import adrive
from summarizer.job import Job, Setup
from summarizer.llm import LanguageModel
from summarizer.progress import Observer
from summarizer.readers.addresses import Address
from summarizer.result import Result
from summarizer.telemetry import Telemetry

CONCERNS_ALL = (
    AuthenticationError,
    BatchError,
    BudgetError,
    ConfigError,
    LocalModelError,
    OutputError,
    PromptError,
    SchemaError,
    UnknownModelError,
)
"""What one article fails with all others would fail with too."""

IN_A_ROW = 25
"""Articles failed at the endpoint, without one success, after which it is given up."""


@dataclass(slots=True)
class Writer:
    """Writes the notes of a batch.

    Attributes:
        setup: what all articles have in common.
        model: asked for all of them.
        stores: answers that are known.
        observer: told what goes on.
        telemetry: told of every note.
        stop: called when the batch cannot go on.
        repeat: parts runs that are to have answers of their own.
        ended_by: why the batch cannot go on, once that is so.
    """

    setup: Setup
    model: LanguageModel
    observer: Observer
    telemetry: Telemetry
    stop: Callable[[], None]
    stores: Sequence[ReplyStore] = ()
    repeat: int = 0
    ended_by: SummarizerError | None = None
    _fruitless: int = field(default=0, init=False)

    async def write(self, item: Item) -> Summarized:
        """Return the note of an article, or why there is none; raises nothing."""
        try:
            with self.telemetry.note(item.id, self.model.name):
                result = await self._result(item)
        except SummarizerError as error:
            self._look_at(error)
            return Summarized(item, failure=Failure.of(error))
        except asyncio.CancelledError as error:
            task = asyncio.current_task()
            if task is None or task.cancelling():
                raise
            # Somebody else has cancelled what it waited for.
            return Summarized(item, failure=bug(error))
        except Exception as error:  # noqa: BLE001 - one article must not take the others along
            return Summarized(item, failure=bug(error))
        self._fruitless = 0
        return Summarized(item, result)

    async def _result(self, item: Item) -> Result[Any]:
        if item.problem:
            raise ArticleError(item.problem)
        job = await self._job(item)
        model = self.model
        if self.stores:
            model = RememberingModel(model, self.stores, repeat=self.repeat)
        if model.capabilities.guided:
            await aside(lambda: job.prepare(model))
        conversation = job.conversation(model.capabilities)
        ending = await adrive(conversation, model, job.observer, job.run.tally)
        return job.result(ending, model)

    async def _job(self, item: Item) -> Job:
        """Read an article; what takes its time is done beside the event loop."""

        def read() -> Job:
            return self.setup.job(item.source, item.metadata, self.observer, format=item.format)

        return await aside(read) if _takes_time(item.source) else read()

    def _look_at(self, error: SummarizerError) -> None:
        """See whether the batch can go on after an error."""
        if isinstance(error, CONCERNS_ALL):
            self._end(error)
        elif isinstance(error, EndpointError) and not isinstance(error, ContextLengthError):
            self._fruitless += 1
            if self._fruitless >= IN_A_ROW:
                told = f"{IN_A_ROW} articles in a row failed, the last one with: {error}"
                self._end(_public_kind(error)(told))

    def _end(self, error: SummarizerError) -> None:
        self.ended_by = self.ended_by or error
        self.stop()


def _takes_time(source: object) -> bool:
    if isinstance(source, Address):
        return source.article is None
    return isinstance(source, Path) and source.suffix.lower() not in _QUICKLY_READ


_QUICKLY_READ = frozenset({"", ".txt", ".text", ".md", ".markdown", ".mdown", ".mkd"})


def bug(error: BaseException) -> Failure:
    """Describe an error that nobody has foreseen."""
    return Failure(type(error).__name__, " ".join(f"internal error: {error}".split()))


def _public_kind(error: SummarizerError) -> type[SummarizerError]:
    """Return the class of the error tree that stands for an error."""
    return next(kind for kind in type(error).__mro__ if kind.__module__ == errors.__name__)
