"""Hands jobs to the service: each one once, whatever happens in between."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from summarizer.backends.openai_batches import BatchClient
from summarizer.backends.remote_batch import RemoteBatch
from summarizer.backends.transient import TransientError
from summarizer.batch.item import Failure
from summarizer.batch.service.jobs import ServiceJob
from summarizer.batch.service.patience import Sleep, patiently
from summarizer.batch.service.tables import Tables
from summarizer.errors import BatchServiceError, SummarizerError
from summarizer.whole_file import clear_leftovers


class Sender:
    """Sends the jobs that are written.

    Args:
        client: the service.
        tables: the jobs, and what is asked in them.
        sleep: waits between two attempts.
        tell: told what goes on.
    """

    def __init__(
        self,
        client: BatchClient,
        tables: Tables,
        *,
        sleep: Sleep,
        tell: Callable[[str], None],
    ) -> None:
        self._client = client
        self._jobs = tables.jobs
        self._asked = tables.asked
        self._folder = tables.folder
        self._sleep = sleep
        self._tell = tell

    def path_of(self, number: int) -> Path:
        """Return where the requests of a job are written."""
        return self._folder / f"job-{number:06d}.jsonl"

    def tidy(self) -> None:
        """Delete files that a run has left behind that was killed."""
        wanted = {self.path_of(job.number) for job in self._jobs.all("written", "uploaded")}
        for path in self._folder.glob("job-*"):
            if path not in wanted:
                path.unlink(missing_ok=True)
        clear_leftovers(self._folder)

    def send_all(self) -> None:
        """Send every job that is written and not sent, oldest first.

        Raises:
            EndpointError: or one of its kinds; what is not sent is sent the next time.
            BatchServiceError: the endpoint has no batch service.
        """
        for job in self._jobs.all("written", "uploaded"):
            self._send(job)

    def _send(self, job: ServiceJob) -> None:
        path = self.path_of(job.number)
        # A job of an earlier run may have begun without our knowing.
        unsure = job.state == "uploaded"
        if job.state == "written":
            if not path.is_file():
                self._give_up(job)
                return
            file = patiently(lambda: self._client.upload(path), sleep=self._sleep, tell=self._tell)
            job = self._keep(replace(job, state="uploaded", file=file))
        remote = self._begin(job, unsure=unsure)
        self._keep(replace(job, state="sent", batch=remote.id, status=remote.status))
        path.unlink(missing_ok=True)
        self._tell(f"job {job.number} sent: {job.requests} requests, {remote.id}")

    def _begin(self, job: ServiceJob, *, unsure: bool) -> RemoteBatch:
        """Have the service begin a job, once only."""

        def begin() -> RemoteBatch:
            nonlocal unsure
            found = self._found(job) if unsure else None
            if found is not None:
                return found
            # From here on a failure may be one of the answer alone.
            unsure = True
            return self._client.create(job.file, job.mark)

        try:
            return patiently(begin, sleep=self._sleep, tell=self._tell)
        except TransientError:
            raise
        except SummarizerError:
            # Refused for good, so it has not begun; the service may have lost the file as well.
            self._keep(replace(job, state="written", file=""))
            raise

    def _found(self, job: ServiceJob) -> RemoteBatch | None:
        try:
            return self._client.find(job.file, job.mark)
        except BatchServiceError as error:
            self._tell(f"{error}: whether job {job.number} has begun cannot be seen; it is sent")
            return None

    def _give_up(self, job: ServiceJob) -> None:
        """End a job whose file is gone: its requests go into another one."""
        failure = Failure.of(BatchServiceError(f"the file of job {job.number} was deleted"))
        self._asked.refuse_rest(job.number, failure, counted=False)
        self._keep(replace(job, state="ended", status="deleted"))

    def _keep(self, job: ServiceJob) -> ServiceJob:
        self._jobs.save(job)
        return job
