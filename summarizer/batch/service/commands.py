"""What can be done with a batch service, each in one call."""

import os
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from summarizer.backends.openai_batches import BatchClient
from summarizer.backends.openai_border import Endpoint
from summarizer.batch.item import Item
from summarizer.batch.service import by_hand
from summarizer.batch.service.away import fetched
from summarizer.batch.service.bench import Bench, Stand
from summarizer.batch.service.desk import Desk
from summarizer.batch.service.facts import MOST_REQUESTS
from summarizer.batch.service.jobs import ServiceJob
from summarizer.batch.service.opening import (
    Tell,
    opened_bench,
    opened_client,
    resumed_settings,
)
from summarizer.batch.service.patience import Sleep, patiently
from summarizer.batch.service.tables import Tables
from summarizer.render.forms import AS_IT_COMES, Layout
from summarizer.settings import Settings


def _silent(_: str) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Submission:
    """What a batch is made of.

    Attributes:
        items: the articles, in order.
        out: the output folder.
        settings: of the run; a model has to be named.
        formats: the forms of each note.
        most_requests: how many requests one job may have; ``None`` is as many as OpenAI takes.
        retry_failed: ask again what was given up.
    """

    items: Iterable[Item]
    out: Path
    settings: Settings
    formats: Sequence[str] = ("markdown",)
    most_requests: int | None = None
    retry_failed: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """How the jobs of a batch are.

    Attributes:
        articles: how many were submitted.
        jobs: all jobs, as the service sees them now.
        unanswered: requests that have no answer yet.
    """

    articles: int
    jobs: tuple[ServiceJob, ...]
    unanswered: int


def submit(submission: Submission, *, tell: Tell = _silent, sleep: Sleep = time.sleep) -> Stand:
    """Send what the articles ask first as one job, or several if it is much.

    Submitting the same again sends what is not sent yet, and nothing twice.

    Raises:
        ConfigError: no model or no endpoint is named.
        BatchBusyError: another run works on the folder.
        JournalError: the folder holds another batch, or its journal is broken.
        OutputError: the folder cannot be written.
        EndpointError: or one of its kinds.
        BatchServiceError: the endpoint has no batch service.
        SummarizerError: what would fail every article alike.
    """
    with (
        opened_client(submission.settings) as client,
        _submitting(submission, client.endpoint, tell) as bench,
    ):
        return Desk(bench, client, sleep=sleep).submit()


def write_requests(submission: Submission, path: Path, *, tell: Tell = _silent) -> int:
    """Write what the articles ask first into a file that somebody else sends.

    Returns:
        how many requests there are; with none, no file is written.

    Raises:
        SummarizerError: as :func:`submit` does; no endpoint is needed.
    """
    with _submitting(submission, None, tell) as bench:
        return by_hand.write_requests(bench, path)


def status(out: Path, given: Mapping[str, Any], *, tell: Tell = _silent) -> Report:
    """Ask the service how the jobs of an output folder are; nothing is changed.

    Args:
        out: the output folder.
        given: settings that were not kept: ``key``, ``base_url``, ``timeout``.
        tell: told what goes on.

    Raises:
        JournalError: nothing was submitted from this folder.
        EndpointError: or one of its kinds.
        BatchServiceError: the service does not know a job.
    """
    with Tables(out) as tables:
        jobs = tables.jobs.all()
        if any(job.state == "sent" for job in jobs):
            settings = resumed_settings(tables.facts.settings, given, os.environ)
            with opened_client(settings) as client:
                jobs = [_seen(job, client, tell) for job in jobs]
        return Report(tables.items.count(), tuple(jobs), tables.asked.count())


def collect(
    out: Path,
    given: Mapping[str, Any],
    *,
    wait: bool = False,
    repairs: bool = True,
    formats: Sequence[str] = (),
    layout: Layout = AS_IT_COMES,
    tell: Tell = _silent,
    sleep: Sleep = time.sleep,
) -> Stand:
    """Take in what the service has done, and send what is asked because of it.

    Args:
        out: the output folder.
        given: settings that were not kept: ``key``, ``base_url``, ``timeout``.
        wait: until every article has ended.
        repairs: send what is only asked because of an answer; otherwise such articles fail.
        formats: the forms of each note; by default those of the submission.
        layout: how the notes are to look.
        tell: told what goes on.
        sleep: waits for the service.

    Raises:
        JournalError: nothing was submitted from this folder, or its journal is broken.
        BatchBusyError: another run works on the folder.
        EndpointError: or one of its kinds; collect again to go on.
        BatchServiceError: a job failed as a whole; collecting again sends it again.
        SummarizerError: what would fail every article alike.
    """
    with Tables(out) as tables:
        settings = resumed_settings(tables.facts.settings, given, os.environ)
        forms = _forms(tables, formats)
        with (
            opened_client(settings) as client,
            opened_bench(out, tables, settings, forms, client.endpoint, tell, layout) as bench,
        ):
            return Desk(bench, client, sleep=sleep).collect(wait=wait, repairs=repairs)


def collect_results(
    out: Path,
    results: Sequence[Path],
    *,
    requests: Path | None = None,
    repairs: bool = True,
    formats: Sequence[str] = (),
    layout: Layout = AS_IT_COMES,
    tell: Tell = _silent,
) -> Stand:
    """Take in results that somebody else has fetched.

    Args:
        out: the output folder.
        results: the files, as a batch service or vLLM's ``run-batch`` writes them.
        requests: where to write what is asked because of them.
        repairs: whether that is asked; otherwise such articles fail.
        formats: the forms of each note; by default those of the submission.
        layout: how the notes are to look.
        tell: told what goes on.

    Raises:
        SummarizerError: as :func:`collect` does.
    """
    with Tables(out) as tables:
        settings = resumed_settings(tables.facts.settings, {}, {})
        forms = _forms(tables, formats)
        with opened_bench(out, tables, settings, forms, None, tell, layout) as bench:
            return by_hand.collect_files(bench, results, requests, repairs=repairs)


@contextmanager
def _submitting(submission: Submission, endpoint: Endpoint | None, tell: Tell) -> Iterator[Bench]:
    """Give the bench of a submission, its articles taken up."""
    out, settings, formats = submission.out, submission.settings, submission.formats
    with (
        Tables(out, create=True) as tables,
        opened_bench(out, tables, settings, formats, endpoint, tell) as bench,
    ):
        tables.facts.keep_settings(settings)
        tables.facts.keep_formats(formats)
        if submission.most_requests is not None:
            tables.facts.keep_most_requests(min(submission.most_requests, MOST_REQUESTS))
        if submission.retry_failed:
            tables.asked.forgive()
        known, allowed = tables.items.article_of, settings.allow_private
        bench.take_up(fetched(submission.items, known, allow_private=allowed))
        yield bench


def _forms(tables: Tables, formats: Sequence[str]) -> Sequence[str]:
    """Return the forms of the notes: those wanted now, or those wanted before."""
    if formats and list(formats) != tables.facts.formats:
        tables.facts.keep_formats(formats)
        # Notes that are there need the other forms as well.
        tables.facts.keep_settled(False)
    return formats or tables.facts.formats


def _seen(job: ServiceJob, client: BatchClient, tell: Tell) -> ServiceJob:
    """Return a job as the service sees it now."""
    if job.state != "sent":
        return job
    remote = patiently(lambda: client.retrieve(job.batch), sleep=time.sleep, tell=tell)
    return replace(job, status=remote.status, done=remote.completed, failed=remote.failed)
