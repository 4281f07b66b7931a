"""What makes an article of a batch the same one as in an earlier run; and its name in outputs."""

import hashlib
import unicodedata
from pathlib import Path

from summarizer.batch.item import Item
from summarizer.readers.addresses import Address
from summarizer.schemas import Article


def identity_of(item: Item) -> bytes:
    """Return a hash that is the same only while the item's note would be the same.

    It rests on the id, which the note's files are named after, the source and the metadata. Of a
    file its place, size and time of change count: it is not read. Nor is an address fetched.
    """
    metadata = item.metadata.model_dump_json(exclude_none=True) if item.metadata else ""
    texts = [item.id, metadata, item.problem, *_source(item.source)]
    if item.format is not None:
        texts.append(item.format)
    parts = [text.encode("utf-8", "surrogatepass") for text in texts]
    lengths = ",".join([str(len(part)) for part in parts]).encode()
    return hashlib.sha256(b"".join([lengths, b"\n", *parts])).digest()


def folded(name: str) -> str:
    """Return a file's name as systems compare it that know neither case nor how accents are put."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _source(source: Path | str | Article | Address) -> tuple[str, str]:
    if isinstance(source, str):
        return "text", source
    if isinstance(source, Article):
        return "article", source.model_dump_json()
    if isinstance(source, Address):
        return "address", source.shown
    return "file", f"{source.absolute()}\n{_state(source)}"


def _state(path: Path) -> str:
    try:
        found = path.stat()
    except (OSError, ValueError):
        return "not there"
    return f"{found.st_size} {found.st_mtime_ns}"
