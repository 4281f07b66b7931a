"""Parts of an office file, which is a zip archive that may have been packed to burst."""

import zipfile
import zlib
from io import BytesIO
from posixpath import join, normpath

from summarizer.closing import Closing
from summarizer.errors import UnreadableArticleError

_LARGEST_PART = 64 * 2**20
_MOST_PARTS = 20_000
_SMALL = 2**20
_DENSEST = 200
"""How often a part may be larger than packed, if it is not small; prose in XML comes to 30."""

_LOCKED_FLAG = 0x1


class OfficeZip(Closing):
    """The parts of an office file; each is unpacked only when asked for, and only within bounds.

    Args:
        data: the whole file.

    Raises:
        UnreadableArticleError: it is no zip archive, or a broken one.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise UnreadableArticleError(f"The file is broken: {error}.") from error
        if len(self._archive.namelist()) > _MOST_PARTS:
            raise UnreadableArticleError("The file has too many parts for a document.")
        # As names are compared in such files.
        self._names = {name.lower(): name for name in self._archive.namelist()}

    def part(self, name: str) -> bytes | None:
        """Return one part, unpacked; None if there is none of this name.

        Raises:
            UnreadableArticleError: it is broken, encrypted, or too large.
        """
        stored = self._names.get(name.lower())
        if stored is None:
            return None
        info = self._archive.getinfo(stored)
        if info.flag_bits & _LOCKED_FLAG:
            raise UnreadableArticleError("The file is locked with a password.")
        dense = info.file_size > max(_SMALL, _DENSEST * info.compress_size)
        if dense or info.file_size > _LARGEST_PART:
            raise UnreadableArticleError(
                f"The file is packed to burst: one part alone has {info.file_size:,} bytes."
            )
        try:
            with self._archive.open(info) as packed:
                # What is declared may be a lie; not more than that is ever unpacked.
                data = packed.read(info.file_size + 1)
        except (
            zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError,
        ) as error:  # fmt: skip
            raise UnreadableArticleError(f"The file is broken: {error}.") from error
        if len(data) > info.file_size:
            raise UnreadableArticleError("The file is broken: a part is larger than it says.")
        return data

    def close(self) -> None:
        """Close the archive."""
        self._archive.close()


def beside(part: str, target: str) -> str:
    """Return the name of the part that another one refers to.

    Args:
        part: that refers.
        target: as it is written there: relative to it, or from the root.
    """
    folder = part.rpartition("/")[0]
    return normpath(join("/", folder, target)).lstrip("/")
