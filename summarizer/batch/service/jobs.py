"""The jobs of a batch service: how far each one is."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from summarizer.backends.response_format import Dialect
from summarizer.batch.service.database import ServiceDatabase
from summarizer.batch.service.dialects import dialect_text

JobState = Literal["written", "uploaded", "sent", "ended"]
"""Its file is written; the service has the file; the service works on it; all is fetched.

While a job is ``uploaded`` the service may have begun it without our knowing its name.
"""

BY_HAND = 0
"""Stands for the jobs that somebody else sends: they are never under way."""


@dataclass(frozen=True, slots=True)
class ServiceJob:
    """One job.

    Attributes:
        number: from 1; names its file.
        state: how far it is.
        requests: how many it has.
        mark: goes along as metadata, to be found by.
        file: the service's id of the file with the requests.
        batch: the service's id of the job.
        status: what the service last said.
        done: how many requests were answered, as the service last said.
        failed: how many were not, likewise.
    """

    number: int
    state: JobState
    requests: int
    mark: str
    file: str = ""
    batch: str = ""
    status: str = ""
    done: int = 0
    failed: int = 0


class Jobs:
    """The table of jobs."""

    def __init__(self, database: ServiceDatabase) -> None:
        self._database = database

    def add(self, keys: Sequence[str], dialect: Dialect) -> ServiceJob:
        """Enter a job whose file is written, with its requests in the order of its lines.

        Args:
            keys: of the requests.
            dialect: what they are asked in, unless one has its own.
        """
        database = self._database
        with database.transaction():
            job = ServiceJob(self.next_number(), "written", len(keys), secrets.token_hex(16))
            database.run(
                "INSERT INTO jobs (number, state, requests, mark, dialect) VALUES (?, ?, ?, ?, ?)",
                (job.number, job.state, job.requests, job.mark, dialect_text(dialect)),
            )
            for line, key in enumerate(keys, start=1):
                database.run(
                    "INSERT INTO asked (key, job, line, tries) VALUES (?, ?, ?, 1)"
                    " ON CONFLICT (key) DO UPDATE SET job = excluded.job, line = excluded.line,"
                    " tries = tries + 1, failure = NULL, final = 0",
                    (bytes.fromhex(key), job.number, line),
                )
        return job

    def next_number(self) -> int:
        """Return the number of the next job."""
        row = self._database.one("SELECT max(number) FROM jobs")
        return ((row[0] if row else None) or 0) + 1

    def all(self, *states: JobState) -> list[ServiceJob]:
        """Return the jobs in these states, by default all, oldest first."""
        wanted = states or get_args(JobState)
        rows = self._database.rows(
            "SELECT number, state, requests, mark, file, batch, status, done, failed"
            " FROM jobs ORDER BY number"
        )
        return [job for row in rows if (job := ServiceJob(*row)).state in wanted]

    def save(self, job: ServiceJob) -> None:
        """Keep how far a job is."""
        self._database.run(
            "UPDATE jobs SET state = ?, file = ?, batch = ?, status = ?, done = ?, failed = ?"
            " WHERE number = ?",
            (job.state, job.file, job.batch, job.status, job.done, job.failed, job.number),
        )
