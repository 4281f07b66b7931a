"""What was asked and is not answered yet: in which job, how often, and what became of it."""

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from enum import Enum

from summarizer.backends.response_format import Dialect
from summarizer.batch.item import Failure
from summarizer.batch.service.database import ServiceDatabase
from summarizer.batch.service.dialects import dialect_from, dialect_text
from summarizer.batch.service.jobs import BY_HAND

MOST_TRIES = 3
"""Jobs that a request goes into before its article is given up."""


class Standing(Enum):
    """How a request that has no answer stands."""

    NEW = "never asked"
    WAITING = "in a job that has not ended"
    AGAIN = "asked in vain; worth asking again"
    LOST = "asked in vain; not to be asked again"


@dataclass(frozen=True, slots=True)
class Question:
    """What is known of a request without an answer.

    Attributes:
        standing: how it stands.
        failure: why it was asked in vain the last time.
        dialect: what it is to be asked in, if that is its own.
        sent_in: what it was last asked in, as far as that is known.
    """

    standing: Standing
    failure: Failure | None = None
    dialect: Dialect | None = None
    sent_in: Dialect | None = None


_NEW = Question(Standing.NEW)
_WITH_JOBS = "FROM asked LEFT JOIN jobs ON jobs.number = asked.job"
_IN_NO_JOB = "coalesce(jobs.state, 'ended') = 'ended'"


class Asked:
    """The table of requests without an answer; those that are answered leave it."""

    def __init__(self, database: ServiceDatabase) -> None:
        self._database = database

    def find(self, key: str) -> Question:
        """Return how a request stands; it is new if it is not in the table."""
        row = self._database.one(
            f"SELECT {_IN_NO_JOB}, tries, failure, final, asked.dialect, jobs.dialect"
            f" {_WITH_JOBS} WHERE key = ?",
            (_bytes(key),),
        )
        if row is None:
            return _NEW
        in_no_job, tries, failure, final, own, of_job = row
        if not in_no_job:
            standing = Standing.WAITING
        elif final or tries >= MOST_TRIES:
            standing = Standing.LOST
        else:
            standing = Standing.AGAIN
        return Question(
            standing,
            Failure(**json.loads(failure)) if failure else None,
            dialect_from(own) if own else None,
            dialect_from(own or of_job) if own or of_job else None,
        )

    @contextmanager
    def handing_out(self) -> Iterator[Callable[[str], bool]]:
        """Give a function that notes a request that somebody else sends.

        It tells whether the request is noted for the first time inside the block. All is noted
        when the block ends well, or nothing. How many there are takes no memory.
        """
        database = self._database
        with database.transaction():
            row = database.one("SELECT max(line) FROM asked WHERE job = ?", (BY_HAND,))
            this = ((row[0] if row else None) or 0) + 1

            def is_new(key: str) -> bool:
                return (
                    database.run(
                        "INSERT INTO asked (key, job, line, tries) VALUES (?, ?, ?, 0)"
                        " ON CONFLICT (key) DO UPDATE SET job = excluded.job, line = excluded.line"
                        " WHERE job != excluded.job OR line != excluded.line",
                        (_bytes(key), BY_HAND, this),
                    )
                    > 0
                )

            yield is_new

    def answered(self, keys: Iterable[str]) -> None:
        """Strike out requests whose answers are in the journal."""
        with self._database.transaction():
            for key in keys:
                self._database.run("DELETE FROM asked WHERE key = ?", (_bytes(key),))

    def refuse(self, key: str, failure: Failure, *, final: bool) -> None:
        """Note why a request was asked in vain, and whether asking again would not help."""
        self._database.run(
            "UPDATE asked SET failure = ?, final = ? WHERE key = ?",
            (_text(failure), final, _bytes(key)),
        )

    def reword(self, key: str, failure: Failure, dialect: Dialect | None = None) -> None:
        """Note that a request was refused for how it was asked; it has its tries anew.

        Args:
            key: the request.
            failure: why it was refused.
            dialect: what it is to be asked in; ``None`` leaves that as it is for all.
        """
        own = dialect_text(dialect) if dialect is not None else None
        self._database.run(
            "UPDATE asked SET failure = ?, final = 0, tries = 0, dialect = coalesce(?, dialect)"
            " WHERE key = ?",
            (_text(failure), own, _bytes(key)),
        )

    def refuse_line(self, job: int, line: int, failure: Failure) -> None:
        """Note that the request in this line of a job's file is not to be asked again."""
        self._database.run(
            "UPDATE asked SET failure = ?, final = 1 WHERE job = ? AND line = ?",
            (_text(failure), job, line),
        )

    def refuse_rest(
        self, job: int, failure: Failure, *, final: bool = False, counted: bool = True
    ) -> None:
        """Note why the requests of a job that nothing came of were asked in vain.

        Args:
            job: its number.
            failure: why.
            final: asking again would not help.
            counted: the try counts; it does not when the service never looked at the requests.
        """
        self._database.run(
            "UPDATE asked SET failure = ?, final = ?, tries = tries - ?"
            " WHERE job = ? AND failure IS NULL",
            (_text(failure), final, 0 if counted else 1, job),
        )

    def count(self) -> int:
        """Return how many requests there are."""
        row = self._database.one("SELECT count(*) FROM asked")
        return int(row[0]) if row else 0

    def open(self) -> int:
        """Return how many requests are in no job and may be asked again."""
        row = self._database.one(
            f"SELECT count(*) {_WITH_JOBS} WHERE {_IN_NO_JOB} AND NOT final AND tries < ?",
            (MOST_TRIES,),
        )
        return int(row[0]) if row else 0

    def forgive(self) -> None:
        """Let everything be asked again that was given up."""
        self._database.run(
            "DELETE FROM asked WHERE (final OR tries >= ?) AND NOT EXISTS"
            " (SELECT 1 FROM jobs WHERE number = asked.job AND state != 'ended')",
            (MOST_TRIES,),
        )


def _bytes(key: str) -> bytes:
    """Return a key as it is kept; what is none, as a stranger's file may have, is found nowhere."""
    try:
        return bytes.fromhex(key)
    except ValueError:
        return b""


def _text(failure: Failure) -> str:
    return json.dumps(asdict(failure))
