"""Submits a batch to the provider's batch service, and collects what comes of it."""

import time

from summarizer.backends.openai_batches import BatchClient
from summarizer.backends.transient import TransientError
from summarizer.batch.service.bench import Bench, Stand
from summarizer.batch.service.fetching import Fetcher
from summarizer.batch.service.patience import Sleep, pauses
from summarizer.batch.service.request_files import RequestFiles
from summarizer.batch.service.sending import Sender
from summarizer.errors import RateLimitError

_SMALLEST_JOB = 50
_MOST_FAILED_LOOKS = 10


class Desk:
    """Where jobs are handed in and fetched.

    Args:
        bench: of the output folder.
        client: the service.
        sleep: waits for the service.
    """

    def __init__(self, bench: Bench, client: BatchClient, *, sleep: Sleep = time.sleep) -> None:
        self._bench = bench
        self._tables = bench.tables
        self._sleep = sleep
        # Whether other jobs were under way when one found no room.
        self._crowded = False
        self._sender = Sender(client, bench.tables, sleep=sleep, tell=bench.tell)
        self._fetcher = Fetcher(client, bench.tables, bench.inbox, sleep=sleep, tell=bench.tell)

    def submit(self) -> Stand:
        """Send what the articles have to ask, as far as no job has it already.

        Raises:
            EndpointError: or one of its kinds; submit again to go on.
            BatchServiceError: the endpoint has no batch service.
            SummarizerError: what would fail every article alike.
        """
        try:
            self._send_round(repairs=True)
        finally:
            self._bench.write_lists()
        return self._bench.stand()

    def collect(self, *, wait: bool = False, repairs: bool = True) -> Stand:
        """Take in what the service has done; send what is asked because of it.

        Args:
            wait: until every article has ended.
            repairs: send what is only asked because of an answer; otherwise such articles fail.

        Raises:
            EndpointError: or one of its kinds; collect again to go on.
            BatchServiceError: a job failed as a whole; collecting again sends it again.
            SummarizerError: what would fail every article alike.
        """
        looks, failed_looks = pauses(), 0
        try:
            while True:
                failed_looks = self._look(failed_looks if wait else _MOST_FAILED_LOOKS)
                if not (wait and self._tables.jobs.all("sent")):
                    self._go_on(repairs=repairs, wait=wait)
                    looks = pauses()
                if not (wait and self._bench.under_way()):
                    return self._bench.stand()
                self._sleep(next(looks))
        finally:
            self._bench.write_lists()

    def _look(self, failed_looks: int) -> int:
        """Look at every job that was sent; return how many looks in a row have failed."""
        sent = self._tables.jobs.all("sent")
        for job in sent:
            before = self._fetcher.too_large
            try:
                self._fetcher.look(job)
            except TransientError as error:
                failed_looks += 1
                if failed_looks >= _MOST_FAILED_LOOKS:
                    raise
                self._bench.tell(str(error))
            else:
                failed_looks = 0
                if self._fetcher.too_large is not before:
                    self._crowded = len(sent) > 1
        return failed_looks

    def _go_on(self, *, repairs: bool, wait: bool) -> None:
        """Drive the articles on, and send what they ask, unless something speaks against it."""
        trouble = self._fetcher.trouble or self._bench.inbox.stopping
        if trouble is not None:
            self._bench.drive(repairs=repairs)
            raise trouble
        if not self._makes_room():
            self._bench.drive(repairs=repairs)
            return
        try:
            self._send_round(repairs=repairs)
        except RateLimitError as error:
            # What is under way makes room when it ends.
            if not (wait and self._tables.jobs.all("sent")):
                raise
            self._bench.tell(str(error))

    def _makes_room(self) -> bool:
        """Tell whether the service may take on more, after it has once had no room.

        Raises:
            RateLimitError: it does not even take a small job.
        """
        job, self._fetcher.too_large = self._fetcher.too_large, None
        if job is None:
            return True
        if self._crowded:
            self._bench.tell(f"job {job.number} has to wait until others have ended")
            return not self._tables.jobs.all("sent")
        if job.requests <= _SMALLEST_JOB:
            where = self._bench.endpoint.where
            raise RateLimitError(f"{where} has no room for a job of {job.requests} requests")
        most = max(job.requests // 2, _SMALLEST_JOB)
        self._tables.facts.keep_most_requests(most)
        self._bench.tell(f"job {job.number} was too large: from now on jobs of {most} requests")
        return True

    def _send_round(self, *, repairs: bool) -> None:
        """Drive the articles on, and send what they ask."""
        tables, sender = self._tables, self._sender
        sender.tidy()
        sender.send_all()
        if tables.facts.settled and not tables.asked.open():
            return
        bench, dialect = self._bench, self._bench.dialect()
        files = RequestFiles(
            bench.lines(repairs=repairs),
            lambda line: bench.text_of(line, dialect),
            most_requests=tables.facts.most_requests,
        )
        # Each file is sent as soon as it is full: all of them would fill a disk.
        while keys := files.write_next(sender.path_of(tables.jobs.next_number())):
            tables.jobs.add(keys, dialect)
            sender.send_all()
        tables.facts.keep_settled(True)
