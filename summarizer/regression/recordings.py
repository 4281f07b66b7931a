"""Reads and writes the files that hold recordings."""

import json
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from summarizer.backends.exchanges import key_of
from summarizer.errors import RecordingError
from summarizer.regression.json_layout import lay_out
from summarizer.regression.recording_layout import RecordingFile, packed, unpacked
from summarizer.schemas import Recording
from summarizer.whole_file import write_whole

_VERSION = 1


def load_recording(path: Path) -> Recording:
    """Read a recording; one that has not been made yet is empty.

    Raises:
        RecordingError: the file cannot be read, is not whole, is of another version, or does
            not fit together.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Recording()
    except OSError as error:
        raise RecordingError(f"{path}: cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise RecordingError(f"{path}: not a recording: it is not text in UTF-8") from error
    recording = unpacked(_checked(path, _parsed(path, text)))
    _check_keys(path, recording)
    return recording


def save_recording(path: Path, recording: Recording) -> None:
    """Write a recording: all of it, or the file stays as it was.

    Raises:
        OutputError: it cannot be written.
    """
    write_whole(path, lay_out(packed(recording)), durable=True)


def _parsed(path: Path, text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise RecordingError(
            f"{path}: broken in line {error.lineno} ({error.msg}); was it cut off, or merged badly?"
        ) from error
    except (ValueError, RecursionError) as error:
        raise RecordingError(f"{path}: not a recording: it cannot be read as JSON") from error


def _checked(path: Path, data: Any) -> RecordingFile:
    if not isinstance(data, dict) or "version" not in data:
        raise RecordingError(f"{path}: not a recording: it has no version")
    if data["version"] != _VERSION:
        raise RecordingError(
            f"{path}: a recording of version {data['version']!r}; this program reads {_VERSION}"
        )
    try:
        return RecordingFile.model_validate(data)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        complaint = first["msg"].removeprefix("Value error, ")
        said = f"{place}: {complaint}" if place else complaint
        raise RecordingError(f"{path}: {' '.join(said.split())}") from error


def _check_keys(path: Path, recording: Recording) -> None:
    """Make sure that every exchange is found by what was sent, and only once."""
    seen: set[str] = set()
    for number, exchange in enumerate(recording.exchanges, start=1):
        which = f"exchange {number} ({exchange.label!r})"
        if key_of(exchange.request) != exchange.key:
            raise RecordingError(
                f"{path}: the key of {which} does not match its request; was the file edited?"
            )
        if exchange.key in seen:
            raise RecordingError(f"{path}: {which} is there twice")
        seen.add(exchange.key)
