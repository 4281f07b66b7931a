"""A batch on a cluster, where Ray Data feeds a pool of workers.

The machine that starts the batch reads the input and writes the output, so the others see
neither. What they need is this package, and the endpoint's key in their environment.
"""

import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any, Literal

from summarizer import errors
from summarizer.batch.cluster.reading import Input, Pending, enrolled
from summarizer.batch.cluster.rows import Outcome
from summarizer.batch.cluster.worker import KEY_VARIABLE, Orders
from summarizer.batch.fingerprint import fingerprint
from summarizer.batch.folder import Progress
from summarizer.batch.item import Failure, Item
from summarizer.batch.journal import Journal
from summarizer.batch.outputs import OutputFolder
from summarizer.batch.parquet_lists import write_parquet_lists
from summarizer.documents import read_document
from summarizer.errors import BatchError, ConfigError, MissingExtraError, SummarizerError
from summarizer.job import Setup, set_up
from summarizer.render.forms import AS_IT_COMES, Format, Layout
from summarizer.settings import Settings

Output = Literal["jsonl", "parquet"]

_AFTER_STOP = 1000
"""Outcomes still looked at once one has said that the batch cannot go on."""


def run_on_ray(
    inputs: Sequence[str | Path],
    out: Path,
    *,
    settings: Settings,
    workers: int = 2,
    concurrency: int | None = None,
    address: str | None = None,
    output: Output = "jsonl",
    formats: Sequence[Format] = (),
    layout: Layout = AS_IT_COMES,
    text_column: str | None = None,
    id_column: str | None = None,
    format: str | None = None,  # noqa: A002
    rpm: float | None = None,
    tpm: float | None = None,
    progress: Progress | None = None,
) -> Progress:
    """Write the notes of all articles on a Ray cluster, and say how it went.

    A folder that an earlier run did not finish, on a cluster or not, is gone on with: articles
    that have a note are not asked again. The notes are those of a local run.

    Args:
        inputs: files, folders, patterns and addresses, as for
            :func:`~summarizer.batch.inputs.read_items`; not standard input.
        out: the folder for the journal, the lists and the notes.
        settings: of the batch. The key is not sent to the workers: those that are started here
            inherit it, those of a cluster have it in their environment as OPENAI_API_KEY.
        workers: processes that write notes; each takes a CPU.
        concurrency: most requests at once of each worker; by default as many as the endpoint
            takes.
        address: of a running cluster, as ``ray.init`` takes it; by default RAY_ADDRESS, else
            Ray is started on this machine, unless the caller has done so.
        output: form of the two lists, notes and failures.
        formats: forms of a file for each note; none for the lists alone.
        layout: how the notes are to look.
        text_column: the tables' column with the articles.
        id_column: the tables' column with the ids.
        format: what files and pages are read as; guessed if not given.
        rpm: requests per minute of all workers together.
        tpm: tokens per minute of all workers together.
        progress: kept up to date while the batch runs.

    Raises:
        MissingExtraError: Ray is not installed.
        SummarizerError: the input is not there, Ray fails, or what one article fails with all
            others would fail with too. What is done by then is kept, and listed.
    """
    ray_data = _ray_data()
    setup = set_up(None, None, None, settings, {})
    key = settings.key.get_secret_value() if settings.key is not None else None
    _check(key, workers, concurrency)
    names = tuple(map(str, inputs))
    source = Input(
        names, text_column, id_column, (out,), format, allow_private=settings.allow_private
    )
    outputs = OutputFolder(out, formats, layout=layout)
    orders = Orders.of(settings, workers, jobs=concurrency, rpm=rpm, tpm=tpm)
    with Journal.open(out, fingerprint(setup)) as journal:
        outputs.prepare()
        desk = _Desk(setup, journal, outputs, progress or Progress())
        pending = enrolled(source, journal, desk.taken_up)
        try:
            if pending.count:
                read = partial(pending.errands, source)
                with (
                    ray_data.cluster(address, workers, key),
                    closing(ray_data.outcomes(read, pending.count, orders, workers)) as results,
                ):
                    desk.keep(results, pending)
        except SummarizerError as error:
            desk.give_up_rest(source, error)
            raise
        finally:
            _write_lists(output, journal, outputs)
        return desk.progress


def _ray_data() -> Any:
    try:
        from summarizer.batch.cluster import ray_data
    except ImportError as error:
        raise MissingExtraError(
            'a cluster needs the ray extra; install it with: pip install "press-summarizer[ray]"'
        ) from error
    return ray_data


def _check(key: str | None, workers: int, concurrency: int | None) -> None:
    if workers < 1 or (concurrency is not None and concurrency < 1):
        raise ConfigError("a cluster needs one worker at least, and each one request at a time")
    # Ray writes the command line of whoever uses it into its logs.
    if key and any(key in argument for argument in sys.argv):
        raise ConfigError(
            f"a key on the command line would end up in Ray's logs: put it into {KEY_VARIABLE}"
        )


def _write_lists(output: Output, journal: Journal, outputs: OutputFolder) -> None:
    notes, failures = journal.notes(), journal.failures()
    if output == "parquet":
        write_parquet_lists(outputs.folder, notes, failures)
    else:
        outputs.write_lists(notes, failures)


@dataclass(slots=True)
class _Desk:
    """Where results come in and are written down."""

    setup: Setup
    journal: Journal
    outputs: OutputFolder
    progress: Progress = field(default_factory=Progress)

    def taken_up(self, item: Item) -> bool:
        """Look at an item before anything is sent; tell whether there is anything to do."""
        if self.journal.ended(item.index) != "done":
            return True
        self.progress.before += 1
        if not self.outputs.has_note(item):
            self._write_files(item, self.journal.document(item.index) or "")
        return False

    def keep(self, outcomes: Iterator[Outcome], pending: Pending) -> None:
        """Write down what comes back, as it comes.

        Raises:
            SummarizerError: the cluster has failed, or the batch cannot go on.
        """
        back = after_stop = 0
        stop: Failure | None = None
        for outcome in outcomes:
            item, reason = Item(outcome.index, outcome.id, ""), outcome.reason
            if reason is not None and outcome.stops:
                stop = stop or reason
            if stop is not None:
                # What other workers had done by then may come after it, and is kept.
                after_stop += 1
                if after_stop > _AFTER_STOP:
                    break
            if outcome.stops:
                continue
            back += 1
            if reason is not None:
                self.journal.fail(item, reason)
                self.progress.failed += 1
                continue
            # The files first: what the journal calls done is done.
            self._write_files(item, outcome.document)
            self.journal.finish(item, outcome.document)
            self.progress.done += 1
        if stop is not None:
            raise _error_of(stop)
        if back < pending.count:
            raise BatchError(f"{pending.count - back} articles did not come back: run it again")

    def give_up_rest(self, source: Input, error: SummarizerError) -> None:
        """List what has not come back, with the reason."""
        failure = Failure.of(error)
        reason = replace(failure, message=f"not begun: {failure.message}")
        for item in source.items():
            taken = self.journal.enrol(item)
            if self.journal.ended(taken.index) is None:
                self.journal.fail(taken, reason)
                self.progress.failed += 1

    def _write_files(self, item: Item, document: str) -> None:
        if self.outputs.formats:
            self.outputs.write_note(item, read_document(document, self.setup.note_type))


def _error_of(failure: Failure) -> SummarizerError:
    """Return the error that a worker has met."""
    kind = getattr(errors, failure.kind, BatchError)
    error = kind(failure.message)
    return error if isinstance(error, SummarizerError) else BatchError(failure.message)
