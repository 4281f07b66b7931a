"""A batch that writes into a folder, and goes on there after whatever ended it before."""

import asyncio
from collections.abc import AsyncIterator, Iterable, Iterator
from dataclasses import dataclass, field, replace

from summarizer.batch.engine import Batch
from summarizer.batch.item import Failure, Item, Summarized
from summarizer.batch.journal import Journal
from summarizer.batch.outputs import OutputFolder
from summarizer.documents import read_document
from summarizer.errors import JournalError, SummarizerError
from summarizer.job import Setup
from summarizer.render import render_json


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
        stopped: it was asked to stop before all articles had been begun.
    """

    journal: Journal
    outputs: OutputFolder
    progress: Progress = field(default_factory=Progress)
    stopped: bool = False
    _batch: Batch | None = None

    def stop(self) -> None:
        """Begin no further article; what is under way is finished."""
        self.stopped = True
        if self._batch is not None:
            self._batch.stop()

    async def run(self, items: Iterable[Item], batch: Batch) -> None:
        """Write the notes of all items that have none yet, and the two lists in the end.

        Args:
            items: the input, in order; its ids need not be unique.
            batch: made by :func:`~summarizer.batch.engine.summarize_many`; its articles are
                replaced by the items, and the journal becomes its first store.

        Raises:
            SummarizerError: what ended the batch early; what had not been begun is listed among
                the failures.
        """
        enrolled = _Enrolled(items, self.journal)
        self._batch = replace(
            batch,
            items=self._unfinished(enrolled),
            stores=(self.journal, *batch.stores),
            ordered=False,
        )
        try:
            async for summarized in self._batch:
                await asyncio.to_thread(self._write, summarized)
        except SummarizerError as error:
            await asyncio.to_thread(self._give_up_rest, enrolled, error)
            raise
        finally:
            if enrolled.exhausted:
                self.journal.input_ended(enrolled.count)
            self.outputs.write_lists(self.journal.notes(), self.journal.failures())

    async def _unfinished(self, enrolled: "_Enrolled") -> AsyncIterator[Item]:
        """Yield the items that have no note; see that the others' files are there."""
        for item in enrolled:
            if self.journal.ended(item.index) != "done":
                yield item
                continue
            self.progress.before += 1
            if not self.outputs.has_note(item):
                await asyncio.to_thread(self._write_again, item)
            # A million of these must not keep the event loop from everything else.
            await asyncio.sleep(0)

    def _write(self, summarized: Summarized) -> None:
        item = summarized.item
        if summarized.result is None:
            self.journal.fail(item, summarized.failure or Failure("SummarizerError", "unknown"))
            self.progress.failed += 1
            return
        document = summarized.result.document
        # The files first: what the journal calls done is done.
        self.outputs.write_note(item, document)
        self.journal.finish(item, render_json(document, indent=None))
        self.progress.done += 1

    def _write_again(self, item: Item) -> None:
        text = self.journal.document(item.index)
        if text is None:
            return
        try:
            document = read_document(text, self._setup.note_type)
        except ValueError as error:
            raise JournalError(f"the journal's note of {item.id} cannot be read") from error
        self.outputs.write_note(item, document)

    def _give_up_rest(self, enrolled: "_Enrolled", error: SummarizerError) -> None:
        """List what has not been begun, with the reason."""
        failure = Failure.of(error)
        reason = replace(failure, message=f"not begun: {failure.message}")
        for item in enrolled:
            if self.journal.ended(item.index) != "done":
                self.journal.fail(item, reason)
                self.progress.failed += 1

    @property
    def _setup(self) -> Setup:
        if self._batch is None:
            raise RuntimeError("the batch has not begun")
        return self._batch.setup


class _Enrolled:
    """The items with their ids in the journal, and how many there were."""

    def __init__(self, items: Iterable[Item], journal: Journal) -> None:
        self._items = iter(items)
        self._journal = journal
        self.count = 0
        self.exhausted = False

    def __iter__(self) -> Iterator[Item]:
        return self

    def __next__(self) -> Item:
        try:
            item = next(self._items)
        except StopIteration:
            self.exhausted = True
            raise
        self.count += 1
        return self._journal.enrol(item)
