"""Writes a file as a whole, or leaves it as it was."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from summarizer.errors import OutputError


def write_whole(path: Path, content: bytes) -> None:
    """Write a file under another name beside its place, and rename it when it is on the disk.

    A link stays one: what it points to is written.

    Raises:
        OutputError: it cannot be written.
    """
    target = path.resolve()
    temporary = target.with_name(f".{target.name}-{secrets.token_hex(8)}")
    try:
        with temporary.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
    except BaseException as error:
        with suppress(OSError):
            temporary.unlink()
        if isinstance(error, OSError):
            raise OutputError(f"cannot write {path}: {error.strerror or error}") from error
        raise
