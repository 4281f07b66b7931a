"""Makes one article of a batch into its note, or into the reason why there is none."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from summarizer.backends.remembered import RememberingModel, ReplyStore
from summarizer.batch.item import Failure, Item, Summarized
from summarizer.errors import (
    ArticleError,
    AuthenticationError,
    BatchError,
    BudgetError,
    ConfigError,
    ContextLengthError,
    EndpointError,
    EndpointUnreachableError,
    LocalModelError,
    OutputError,
    PromptError,
    SchemaError,
    SummarizerError,
    UnknownModelError,
)
from summarizer.flow.driver import adrive
from summarizer.job import Setup
from summarizer.llm import LanguageModel
from summarizer.progress import Observer
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

_IN_A_ROW = 25
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
        repeat: parts runs that are to have answers of their own.
        ended_by: why the batch cannot go on, once that is so.
    """

    setup: Setup
    model: LanguageModel
    observer: Observer
    telemetry: Telemetry
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
        except Exception as error:  # noqa: BLE001 - one article must not take the others along
            message = f"internal error: {error}"
            return Summarized(item, failure=Failure(type(error).__name__, message))
        self._fruitless = 0
        return Summarized(item, result)

    async def _result(self, item: Item) -> Result[Any]:
        if item.problem:
            raise ArticleError(item.problem)
        job = self.setup.job(item.source, item.metadata, self.observer)
        model = self.model
        if self.stores:
            model = RememberingModel(model, self.stores, repeat=self.repeat)
        conversation = job.conversation(model.capabilities)
        ending = await adrive(conversation, model, job.observer, job.run.tally)
        return job.result(ending, model)

    def _look_at(self, error: SummarizerError) -> None:
        """See whether the batch can go on after an error."""
        if isinstance(error, CONCERNS_ALL):
            self.ended_by = self.ended_by or error
        elif isinstance(error, EndpointError) and not isinstance(error, ContextLengthError):
            self._fruitless += 1
            if self._fruitless >= _IN_A_ROW and self.ended_by is None:
                self.ended_by = EndpointUnreachableError(
                    f"{self._fruitless} articles in a row failed, the last one with: {error}"
                )
