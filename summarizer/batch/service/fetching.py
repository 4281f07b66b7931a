"""Fetches what the service has done."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from summarizer.backends.error_detail import RefusedError
from summarizer.backends.openai_batches import BatchClient
from summarizer.backends.openai_border import refused
from summarizer.backends.remote_batch import RemoteBatch, RemoteError
from summarizer.batch.item import Failure
from summarizer.batch.service.inbox import STOPPING, Inbox
from summarizer.batch.service.jobs import ServiceJob
from summarizer.batch.service.patience import Sleep, patiently
from summarizer.batch.service.result_lines import read_results
from summarizer.batch.service.tables import Tables
from summarizer.errors import BatchServiceError, SummarizerError

T = TypeVar("T")

_TOO_MUCH = ("token_limit_exceeded", "enqueued token", "batch_limit_exceeded")


class Fetcher:
    """Fetches the results of jobs that have ended.

    Args:
        client: the service.
        tables: what was asked, in which job.
        inbox: takes the results.
        sleep: waits between two attempts.
        tell: told what goes on.

    Attributes:
        too_large: a job that the service did not take on for want of room, if there was one.
        trouble: why a job failed as a whole, if one did.
    """

    def __init__(
        self,
        client: BatchClient,
        tables: Tables,
        inbox: Inbox,
        *,
        sleep: Sleep,
        tell: Callable[[str], None],
    ) -> None:
        self.too_large: ServiceJob | None = None
        self.trouble: SummarizerError | None = None
        self._client = client
        self._tables = tables
        self._inbox = inbox
        self._sleep = sleep
        self._tell = tell

    def look(self, job: ServiceJob) -> ServiceJob:
        """Ask how a job is getting on; if it has ended, take its results in.

        Raises:
            EndpointError: or one of its kinds.
            BatchServiceError: the service does not know the job.
            OutputError: the results cannot be written.
        """
        remote = self._patiently(lambda: self._client.retrieve(job.batch))
        job = replace(job, status=remote.status, done=remote.completed, failed=remote.failed)
        if remote.ended:
            self._take(job, remote)
            # Before the job ends here: if this is where we are killed, all is looked at again.
            self._tables.facts.keep_settled(False)
            job = replace(job, state="ended")
        self._tables.jobs.save(job)
        return job

    def _take(self, job: ServiceJob, remote: RemoteBatch) -> None:
        before = self._inbox.answered
        try:
            for file in remote.files:
                self._read(job, file)
        except BatchServiceError as error:
            # The results were kept for a while only. Asking anew costs anew: that is for the
            # user to say.
            self._tables.asked.refuse_rest(job.number, Failure.of(error), final=True)
        if remote.status == "failed":
            self._read_errors(job, remote)
        left = f"the batch {remote.status} without an answer to this"
        self._tables.asked.refuse_rest(job.number, Failure.of(BatchServiceError(left)))
        answers = self._inbox.answered - before
        self._tell(f"job {job.number} {remote.status}: {answers} of {job.requests} answered")

    def _read(self, job: ServiceJob, file: str) -> None:
        path = self._tables.folder / f"job-{job.number:06d}.results"
        self._patiently(lambda: self._client.download(file, path))
        try:
            self._inbox.take(read_results(path, self._client.endpoint))
        finally:
            path.unlink(missing_ok=True)

    def _read_errors(self, job: ServiceJob, remote: RemoteBatch) -> None:
        """Deal with what the service has against a job as a whole, or against lines of it."""
        asked, of_lines = self._tables.asked, False
        for one in remote.errors or (RemoteError("", "the service gives no reason"),):
            if any(words in f"{one.code} {one.message}".lower() for words in _TOO_MUCH):
                self.too_large = job
                asked.refuse_rest(job.number, self._failure(one), counted=False)
                return
            error = self._translated(one)
            if isinstance(error, STOPPING):
                self.trouble = error
            elif one.line:
                of_lines = True
                asked.refuse_line(job.number, one.line, Failure.of(error))
            else:
                self.trouble = self.trouble or error
        # The other lines had no fault of their own.
        counted = self.trouble is not None or not of_lines
        again = BatchServiceError(f"batch {remote.id} failed")
        asked.refuse_rest(job.number, Failure.of(self.trouble or again), counted=counted)

    def _translated(self, one: RemoteError) -> SummarizerError:
        """Return the error of the tree for what the service says."""
        body = json.dumps({"error": {"code": one.code, "message": one.message}}).encode()
        error = refused(self._client.endpoint, RefusedError(400, body))
        if isinstance(error, STOPPING):
            return error
        where = self._client.endpoint
        return BatchServiceError(f"{where.where} failed a batch: {where.quote(one.message)}")

    def _failure(self, one: RemoteError) -> Failure:
        return Failure.of(BatchServiceError(self._client.endpoint.quote(one.message)))

    def _patiently(self, call: Callable[[], T]) -> T:
        return patiently(call, sleep=self._sleep, tell=self._tell)
