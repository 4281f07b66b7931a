"""Word files as what they are: zip archives of XML parts."""

import io
import zipfile
from collections.abc import Mapping

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of every member: a file says nothing about when it was made."""


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Return an archive of the parts; the same parts give the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in parts.items():
            member = zipfile.ZipInfo(name, _EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 0  # as on Windows, wherever we are
            archive.writestr(member, data)
    return buffer.getvalue()


def repacked(data: bytes) -> bytes:
    """Return an archive with the times of its members taken out."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return packed({name: archive.read(name) for name in archive.namelist()})
