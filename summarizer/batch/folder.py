"""A batch that writes into a folder, and goes on there after whatever ended it before."""

import asyncio
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import aclosing, closing, suppress
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TypeVar

from pydantic import BaseModel

from summarizer.batch.engine import Batch
from summarizer.batch.item import Failure, Item, Summarized
from summarizer.batch.journal import Journal
from summarizer.batch.mapping import Limits, mapped
from summarizer.batch.offloaded import Drawn
from summarizer.batch.outputs import OutputFolder
from summarizer.batch.writer import bug
from summarizer.documents import read_document
from summarizer.errors import JournalError, PromptError, SummarizerError
from summarizer.render import render_json

T = TypeVar("T")

_WRITTEN_AT_ONCE = 4
"""Notes: to have a file on the disk takes longer than to write it."""


@dataclass(slots=True)
class Progress:
    """How far a batch is.

    Attributes:
        done: notes written in this run.
        failed: articles without a note, in this run.
        before: notes that were there already.
    """

    done: int = 0
    failed: int = 0
    before: int = 0

    @property
    def ended(self) -> int:
        """Articles that are through."""
        return self.done + self.failed + self.before


@dataclass(slots=True)
class FolderRun:
    """One run of a batch over its folder. Open the journal first: it keeps others out.

    Attributes:
        journal: of the folder.
        outputs: of the folder.
        progress: how far it is; may be looked at while it runs.
        stop_asked: :meth:`stop` has been called.
        all_begun: every article of the input has been begun, or was done before.
    """

    journal: Journal
    outputs: OutputFolder
    progress: Progress = field(default_factory=Progress)
    stop_asked: bool = field(default=False, init=False)
    _batch: Batch | None = field(default=None, init=False)
    _under_way: dict[int, Item] = field(default_factory=dict, init=False)
    all_begun: bool = field(default=False, init=False)
    _dropped: bool = field(default=False, init=False)

    @property
    def stopped(self) -> bool:
        """It was asked to stop when, as far as it knew, there were articles left."""
        return self.stop_asked and not (self.all_begun and not self._under_way)

    def stop(self) -> None:
        """Begin no further article; what is under way is finished."""
        self.stop_asked = True
        if self._batch is not None:
            self._batch.stop()

    async def run(self, items: Iterable[Item], batch: Batch) -> None:
        """Write the notes of all items that have none yet, and the two lists in the end.

        To cancel this ends it at once: what was under way is dropped, and the lists stay as they
        were.

        Args:
            items: the input, in order; its ids need not be unique. Another thread draws them,
                some ahead.
            batch: made by :func:`~summarizer.batch.engine.summarize_many`; its articles are
                replaced by the items, and the journal becomes its first store.

        Raises:
            SummarizerError: what ended the batch early; what had not been begun is listed among
                the failures.
        """
        try:
            with closing(Drawn(self._unfinished(items, batch.setup.note_type))) as unfinished:
                try:
                    await self._write_all(unfinished, batch)
                except SummarizerError as error:
                    await self._give_up(unfinished, error)
                    raise
        except Exception:
            # What ended the batch may keep the lists from being written as well.
            with suppress(SummarizerError):
                await self._write_lists()
            raise
        await self._write_lists()

    def _unfinished(self, items: Iterable[Item], note_type: type[BaseModel]) -> Iterator[Item]:
        """Yield the items that have no note; see that the files of the others are there."""
        count = 0
        for given in items:
            count += 1
            item = self.journal.enrol(given)
            if self.journal.ended(item.index) != "done":
                yield item
                continue
            self.progress.before += 1
            if not self.outputs.has_note(item):
                self._write_again(item, note_type)
        self.journal.input_ended(count)

    async def _write_all(self, unfinished: Drawn[Item], batch: Batch) -> None:
        self._batch = replace(
            batch,
            items=self._begun(unfinished),
            stores=(self.journal, *batch.stores),
            ordered=False,
        )
        if self.stop_asked:
            self._batch.stop()
        limits = Limits(room=lambda: _WRITTEN_AT_ONCE, held=_WRITTEN_AT_ONCE)
        results = aiter(self._batch)
        async with aclosing(mapped(results, self._write_aside, limits, ordered=False)) as written:
            async for _ in written:
                pass

    async def _begun(self, unfinished: Drawn[Item]) -> AsyncIterator[Item]:
        async for item in unfinished:
            self._under_way[item.index] = item
            yield item
        self.all_begun = True

    async def _write_aside(self, summarized: Summarized) -> None:
        failure = await asyncio.to_thread(self._write, summarized)
        if failure is None:
            self.progress.done += 1
        else:
            self.progress.failed += 1
        del self._under_way[summarized.item.index]

    def _write(self, summarized: Summarized) -> Failure | None:
        """Write a note, or down why there is none; return the reason."""
        item, result = summarized.item, summarized.result
        failure = summarized.failure
        if result is not None:
            try:
                # The files first: what the journal calls done is done.
                self.outputs.write_note(item, result.document)
                self.journal.finish(item, render_json(result.document, indent=None))
            except PromptError as error:
                # A template of the user's own that does not suit this note.
                failure = Failure.of(error)
            except SummarizerError:
                raise
            except Exception as error:  # noqa: BLE001 - one article must not take the others along
                failure = bug(error)
        if failure is not None:
            self.journal.fail(item, failure)
        return failure

    def _write_again(self, item: Item, note_type: type[BaseModel]) -> None:
        try:
            document = read_document(self.journal.document(item.index) or "", note_type)
        except ValueError as error:
            raise JournalError(f"the journal's note of {item.id} cannot be read") from error
        self.outputs.write_note(item, document)

    async def _give_up(self, unfinished: Drawn[Item], error: SummarizerError) -> None:
        """List what has no note yet among the failures, with the reason."""
        reason = Failure.of(error)
        with suppress(SummarizerError):  # such as the same one: a disk that is full
            for item in self._under_way.values():
                self._list_failure(item, reason, "not finished")
            async for item in unfinished:
                self._list_failure(item, reason, "not begun")

    def _list_failure(self, item: Item, reason: Failure, how_far: str) -> None:
        self.journal.fail(item, replace(reason, message=f"{how_far}: {reason.message}"))
        self.progress.failed += 1

    async def _write_lists(self) -> None:
        notes = self._unless_dropped(self.journal.notes())
        failures = self._unless_dropped(self.journal.failures())
        try:
            await asyncio.to_thread(partial(self.outputs.write_lists, notes, failures))
        except asyncio.CancelledError:
            self._dropped = True
            raise

    def _unless_dropped(self, rows: Iterator[T]) -> Iterator[T]:
        for row in rows:
            if self._dropped:
                raise asyncio.CancelledError  # The thread is to end: the event loop waits for it.
            yield row
