"""A job of a batch service, as the service describes it; no I/O."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from summarizer.backends.openai_reply import CutOffError

MARK = "summarizer"
"""Name of the entry of a job's metadata by which it is found again."""

_ENDED = frozenset({"completed", "failed", "expired", "cancelled"})


@dataclass(frozen=True, slots=True)
class RemoteError:
    """What the service has against a job as a whole.

    Attributes:
        code: e.g. ``"token_limit_exceeded"``.
        message: the service's own words.
        line: line of the uploaded file that it is about, from 1; 0 when it is about all.
    """

    code: str
    message: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class RemoteBatch:
    """A job as the service sees it.

    Attributes:
        id: the service's name for it.
        status: ``validating``, ``in_progress``, ``finalizing``, ``completed``, ``failed``,
            ``expired``, ``cancelling`` or ``cancelled``.
        total: how many requests it has; 0 while that is not known.
        completed: how many of them have been answered.
        failed: how many could not be.
        files: ids of the files with results: answers, then errors.
        errors: why the job failed as a whole.
    """

    id: str
    status: str
    total: int = 0
    completed: int = 0
    failed: int = 0
    files: tuple[str, ...] = ()
    errors: tuple[RemoteError, ...] = ()

    @property
    def ended(self) -> bool:
        """Whether nothing more will come of it."""
        return self.status in _ENDED


def read_batch(answer: Mapping[str, Any]) -> RemoteBatch:
    """Read a service's answer, whatever it leaves out.

    Raises:
        CutOffError: it has no id.
    """
    counts = answer.get("request_counts")
    counts = counts if isinstance(counts, dict) else {}
    files = (answer.get(name) for name in ("output_file_id", "error_file_id"))
    return RemoteBatch(
        id=id_of(answer),
        status=str(answer.get("status") or "unknown"),
        total=_number(counts.get("total")),
        completed=_number(counts.get("completed")),
        failed=_number(counts.get("failed")),
        files=tuple(str(file) for file in files if file),
        errors=tuple(_errors(answer.get("errors"))),
    )


def _errors(value: Any) -> Iterator[RemoteError]:
    entries = value.get("data") if isinstance(value, dict) else value
    for entry in entries if isinstance(entries, list) else ():
        one = entry if isinstance(entry, dict) else {"message": entry}
        code, message = (str(one.get(name) or "") for name in ("code", "message"))
        yield RemoteError(code, message, _number(one.get("line")))


def mark_of(answer: Mapping[str, Any]) -> str | None:
    """Return what a job was marked with when it was created."""
    metadata = answer.get("metadata")
    return metadata.get(MARK) if isinstance(metadata, dict) else None


def id_of(answer: Mapping[str, Any]) -> str:
    """Return the id of a job or a file.

    Raises:
        CutOffError: it has none.
    """
    value = answer.get("id")
    if not isinstance(value, str) or not value:
        raise CutOffError
    return value


def _number(value: Any) -> int:
    return value if isinstance(value, int) and value > 0 else 0
