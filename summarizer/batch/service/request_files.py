"""The JSON Lines that a batch service reads, and so does vLLM's ``run-batch``."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from summarizer.backends.exchanges import whole
from summarizer.backends.remembered import json_text
from summarizer.backends.response_format import Dialect, chat_arguments
from summarizer.batch.service.round import Line
from summarizer.whole_file import write_lines_whole

MOST_BYTES = 200_000_000
"""Size of one file, as OpenAI allows it."""


def request_line(line: Line, model: str, dialect: Dialect) -> str:
    """Return a request as a line; ``custom_id`` is its key."""
    body = chat_arguments(model, line.request, line.dialect or dialect)
    entry = {
        "custom_id": line.key,
        "method": "POST",
        "url": "/v1/chat/completions",
        "body": body,
    }
    return whole(json_text(entry))


class RequestFiles:
    """Parts a stream of requests into files. A request that comes again is left out.

    Args:
        lines: the requests; taken from only as files are written.
        write: returns the line of a request.
        most_requests: how many a file may have.
        most_bytes: how large a file may be.
    """

    def __init__(
        self,
        lines: Iterable[Line],
        write: Callable[[Line], str],
        *,
        most_requests: int,
        most_bytes: int = MOST_BYTES,
    ) -> None:
        self._lines = iter(lines)
        self._write = write
        self._most_requests = most_requests
        self._most_bytes = most_bytes
        self._next: tuple[str, str] | None = None

    def write_next(self, path: Path) -> list[str]:
        """Write the next file as a whole; return the keys of its requests, in order.

        Without any request left, no file is written.

        Raises:
            OutputError: it cannot be written.
        """
        self._next = self._take(set())
        keys: list[str] = []
        if self._next is not None:
            write_lines_whole(path, self._part(keys))
        return keys

    def _part(self, keys: list[str]) -> Iterator[str]:
        seen: set[str] = set()
        size = 0
        while (taken := self._take(seen)) is not None:
            key, text = taken
            size += len(text.encode()) + 1
            if keys and (len(keys) >= self._most_requests or size > self._most_bytes):
                self._next = taken
                return
            keys.append(key)
            seen.add(key)
            yield text

    def _take(self, seen: set[str]) -> tuple[str, str] | None:
        """Return the next request that is not in the file yet: its key and its line."""
        taken, self._next = self._next, None
        if taken is not None:
            return taken
        for line in self._lines:
            if line.key not in seen:
                return line.key, self._write(line)
        return None
