"""What a file is, by its name: an article, a table with one in every row, or a feed."""

from pathlib import PurePath
from typing import Literal

from summarizer.readers.formats import FEED, SUFFIXES

Kind = Literal["article", "jsonl", "csv", "parquet", "feed"]

_KINDS: dict[str, Kind] = {
    **{suffix: "feed" if name == FEED else "article" for suffix, name in SUFFIXES.items()},
    ".xml": "feed",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
    ".parquet": "parquet",
}
# Markdown is read as such by its name, which a packed file's text has lost; Parquet is packed.
_PACKED = (".txt", ".text", ".jsonl", ".ndjson", ".csv", ".tsv")
_GZIP = ".gz"

READ_SUFFIXES = " ".join([*_KINDS, *(suffix + _GZIP for suffix in _PACKED)])
"""What is read in a folder, for messages."""


def kind_of(name: str) -> Kind | None:
    """Return what a file of this name is; None if nothing that is read in a folder."""
    return _KINDS.get(_suffix(name).removesuffix(_GZIP))


def may_be_other(name: str) -> bool:
    """Tell whether the name of a feed is that of many other files, too."""
    return _suffix(name) == ".xml"


def is_packed(name: str) -> bool:
    """Tell whether a file of this name is unpacked while it is read."""
    return _suffix(name).endswith(_GZIP)


def stem_of(name: str) -> str:
    """Return a file's name without the suffix that says what it is."""
    suffix = _suffix(name) or PurePath(name).suffix
    return name[: len(name) - len(suffix)]


def _suffix(name: str) -> str:
    """Return the suffix by which the file is known, in lower case; empty if it is not."""
    suffixes = [suffix.lower() for suffix in PurePath(name).suffixes[-2:]]
    if suffixes[-1:] == [_GZIP]:
        return "".join(suffixes) if suffixes[0] in _PACKED else ""
    return suffixes[-1] if suffixes and suffixes[-1] in _KINDS else ""
