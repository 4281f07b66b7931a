"""Logs as JSON Lines, for programs that read them."""

import json
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TextIO

from summarizer.telemetry.log_events import LOGGER
from summarizer.telemetry.work import Event, Field

_LONGEST = 200


class JsonFormatter(logging.Formatter):
    """Writes a record as one line of JSON: ``ts``, ``level``, ``event``, and its fields.

    ``ts`` is UTC in ISO 8601 with milliseconds. Only ASCII is written, so that any terminal and
    any pipe takes it. Of a record that is none of the package's own events only the logger's
    name is shown: what it says may be anything.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, without its end."""
        event = record.msg if isinstance(record.msg, Event) else _foreign(record)
        line: dict[str, Field] = {
            "ts": _timestamp(record.created),
            "level": record.levelname.lower(),
            "event": event.name,
        }
        return json.dumps(line | _shown(event.fields))


@contextmanager
def json_logging(
    stream: TextIO, level: int = logging.INFO, *, whole_program: bool = False
) -> Iterator[None]:
    """Write the events of the logger ``summarizer`` to a stream while the block lasts.

    Args:
        stream: stays open; if it cannot be written to, lines are lost and nothing is raised.
        level: the least level to write, as in :mod:`logging`.
        whole_program: also write that other libraries warn of something, which would otherwise
            stand between the lines in words of their own. What they say is not shown.
    """
    handler = _Handler(stream)
    handler.setFormatter(JsonFormatter())
    handler.setLevel(level)
    before = LOGGER.level
    hearing = logging.getLogger() if whole_program else LOGGER
    hearing.addHandler(handler)
    LOGGER.setLevel(min(level, LOGGER.getEffectiveLevel()))
    try:
        yield
    finally:
        LOGGER.setLevel(before)
        hearing.removeHandler(handler)


class _Handler(logging.StreamHandler[TextIO]):
    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 (logging's name)
        """Lose the line: a closed pipe or a full disk must not end a batch, or fill stderr."""


def _foreign(record: logging.LogRecord) -> Event:
    return Event("log", {"logger": record.name})


def _shown(fields: Mapping[str, Field]) -> dict[str, Field]:
    return {
        key: value[:_LONGEST] if isinstance(value, str) else value
        for key, value in fields.items()
        if value is not None
    }


def _timestamp(seconds: float) -> str:
    moment = datetime.fromtimestamp(seconds, UTC).replace(tzinfo=None)
    return moment.isoformat(timespec="milliseconds") + "Z"
