"""Short ways to write what a batch reads, and to read it."""

from pathlib import Path

from summarizer.batch.inputs import read_items
from summarizer.batch.item import Item


def write(path: Path, text: str = "The mayor opened a bridge.") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def items(*inputs: Path | str, **options: object) -> list[Item]:
    return list(read_items([str(given) for given in inputs], **options))


def ids(*inputs: Path | str, **options: object) -> list[str]:
    return [item.id for item in items(*inputs, **options)]


def table_items(path: Path, data: str | bytes | None = None, **columns: str) -> list[Item]:
    """Read a table, which is written first if its content is given."""
    if data is not None:
        path.write_bytes(data.encode() if isinstance(data, str) else data)
    return list(read_items([str(path)], **columns))
