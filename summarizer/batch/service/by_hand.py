"""Batches whose requests somebody else sends, such as vLLM's ``run-batch``."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from summarizer.backends.openai_border import Endpoint
from summarizer.batch.service.bench import Bench, Stand
from summarizer.batch.service.result_lines import read_results
from summarizer.batch.service.round import Line
from summarizer.whole_file import write_lines_whole


class Elsewhere(Endpoint):
    """Wherever somebody runs requests that were written to a file."""

    __slots__ = ()

    @property
    def where(self) -> str:
        """Name it in messages."""
        return "the batch run"


def elsewhere(model: str) -> Endpoint:
    """Return what stands for the endpoint in messages."""
    return Elsewhere("http://localhost", model)


def write_requests(bench: Bench, path: Path, *, repairs: bool = True) -> int:
    """Write what the articles have to ask into one file.

    Returns:
        how many requests there are; with none, no file is written.

    Raises:
        OutputError: the file cannot be written.
        SummarizerError: what would fail every article alike.
    """
    dialect = bench.dialect()
    written = 0

    def texts(lines: Iterable[Line]) -> Iterator[str]:
        nonlocal written
        for line in lines:
            written += 1
            yield bench.text_of(line, dialect)

    try:
        with bench.tables.asked.handing_out() as is_new:
            new = (line for line in bench.lines(repairs=repairs) if is_new(line.key))
            first = next(new, None)
            if first is not None:
                write_lines_whole(path, texts(chain([first], new)))
        return written
    finally:
        bench.write_lists()


def collect_files(
    bench: Bench, results: Sequence[Path], requests: Path | None, *, repairs: bool = True
) -> Stand:
    """Take in results that somebody else has fetched.

    Args:
        bench: of the output folder.
        results: the files.
        requests: where to write what is asked because of them.
        repairs: whether that is asked; otherwise such articles fail.

    Raises:
        BatchServiceError: a file cannot be read.
        SummarizerError: what would fail every article alike.
    """
    for path in results:
        before = bench.inbox.answered
        bench.inbox.take(read_results(path, bench.endpoint))
        bench.tell(f"{path}: {bench.inbox.answered - before} new answers")
    if requests is not None:
        written = write_requests(bench, requests, repairs=repairs)
        bench.tell(f"{written} requests to send" + (f": {requests}" if written else ""))
    else:
        try:
            bench.drive(repairs=repairs)
        finally:
            bench.write_lists()
    if bench.inbox.stopping is not None:
        raise bench.inbox.stopping
    return bench.stand()
