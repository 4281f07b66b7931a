"""Ids of items: file names that any system takes, made of paths, columns and row numbers."""

import hashlib
import os
import unicodedata
from pathlib import Path

from summarizer.batch.inputs.kinds import stem_of

_LONGEST = 100
_MOST_BYTES = 200
"""File systems count bytes (255 of them as a rule), and suffixes come after the id."""
_HASH_DIGITS = 8
_NAMELESS = "article"
_ROW_DIGITS = 6
# What Windows takes for a device, whatever its suffix.
_DEVICES = frozenset({"con", "prn", "aux", "nul"}) | {
    f"{device}{number}" for device in ("com", "lpt") for number in range(10)
}


def slug(text: str, longest: int = _LONGEST) -> str:
    """Return a file name, without suffix, that resembles the text.

    Letters of any script stay; what else some system does not take becomes "-". A name that has
    to be cut gets a part of the text's hash, so that two long ones stay two.

    Args:
        text: anything.
        longest: most characters.
    """
    kept = "".join(map(_safe, unicodedata.normalize("NFKC", text)))
    name = "-".join(part for part in kept.split("-") if part).strip("-.") or _NAMELESS
    if name.partition(".")[0].casefold() in _DEVICES:
        name = f"{_NAMELESS}-{name}"
    if len(name) <= longest and len(name.encode()) <= _MOST_BYTES:
        return name
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_HASH_DIGITS]
    head = name[: longest - len(digest) - 1].encode()[: _MOST_BYTES - len(digest) - 1]
    return f"{head.decode(errors='ignore').rstrip('-.')}-{digest}"


def file_id(path: Path, common: Path | None) -> str:
    """Return the id of a file: its path below the common folder, without suffix.

    Args:
        path: of the file.
        common: absolute; what all files have in common. Without it the whole path counts.
    """
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 - Path.resolve would follow links.
    below = absolute
    if common is not None and absolute.is_relative_to(common):
        below = absolute.relative_to(common)
    parts = [part for part in below.parts if part != below.anchor]
    return slug("-".join([*parts[:-1], stem_of(parts[-1])] if parts else ""))


def row_id(stem: str, number: int) -> str:
    """Return the id of a row that has none: the table's name and the row's number, from 1."""
    suffix = f"-{number:0{_ROW_DIGITS}}"
    return slug(stem, _LONGEST - len(suffix)) + suffix


def shown(path: Path | str) -> str:
    """Return a path as text that can be written as UTF-8, whatever bytes it is made of."""
    try:
        data = str(path).encode(errors="surrogateescape")
    except UnicodeEncodeError:  # Half of a pair, which Windows lets a name have.
        data = str(path).encode(errors="replace")
    return data.decode(errors="replace")


def _safe(char: str) -> str:
    if char.isalnum() or char in "-_." or unicodedata.category(char)[0] == "M":
        return char
    return "" if unicodedata.category(char) == "Cf" else "-"
