"""The articles of a batch as they were submitted, kept until their answers are there.

So the results can be collected without naming the inputs again, and standard input, which is
gone by then, can be an input. Of a file only its path is kept; what was at an address is kept.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from summarizer.backends.remembered import json_text
from summarizer.batch.item import Item
from summarizer.batch.service.database import ServiceDatabase
from summarizer.readers.addresses import Address
from summarizer.schemas import Article, ArticleMetadata

_AT_ONCE = 100


class KeptItems:
    """The table of articles, in the order of the input."""

    def __init__(self, database: ServiceDatabase) -> None:
        self._database = database

    def replace(self, items: Iterable[Item]) -> int:
        """Keep these articles and no others; return how many there are."""
        count = 0
        # All at once, so that a reading that was cut short is never taken for the whole input.
        with self._database.transaction():
            for item in items:
                count += 1
                self._database.run("REPLACE INTO items VALUES (?, ?)", (item.index, _written(item)))
            self._database.run("DELETE FROM items WHERE number >= ?", (count,))
        return count

    def article_of(self, item: Item) -> Article | None:
        """Return the article at an item's address, if it was kept in an earlier submission."""
        row = self._database.one("SELECT item FROM items WHERE number = ?", (item.index,))
        kept = _read(json.loads(row[0])) if row else None
        then, now = kept.source if kept else None, item.source
        if kept is None or not isinstance(then, Address) or not isinstance(now, Address):
            return None
        same = (then.url, kept.format) == (now.shown, item.format)
        return then.article if same else None

    def count(self) -> int:
        """Return how many there are."""
        row = self._database.one("SELECT count(*) FROM items")
        return int(row[0]) if row else 0

    def __iter__(self) -> Iterator[Item]:
        """Read them one by one; others may write into the file meanwhile."""
        last = -1
        while rows := self._database.rows(
            "SELECT number, item FROM items WHERE number > ? ORDER BY number LIMIT ?",
            (last, _AT_ONCE),
        ):
            for _, text in rows:
                yield _read(json.loads(text))
            last = rows[-1][0]


def _written(item: Item) -> str:
    source = item.source
    values: dict[str, Any] = {
        "index": item.index,
        "id": item.id,
        "origin": item.origin,
        "problem": item.problem,
        "fields": dict(item.fields),
    }
    if item.format is not None:
        values["format"] = item.format
    if isinstance(source, Address):
        values["address"] = source.shown
        source = source.article or ""
    if isinstance(source, Path):
        values["path"] = str(source.absolute())
    elif isinstance(source, Article):
        values["article"] = source.model_dump(mode="json")
    else:
        values["text"] = source
    if item.metadata is not None:
        values["metadata"] = item.metadata.model_dump(mode="json", exclude_none=True)
    # Tables may hold what JSON does not know, such as dates.
    return json_text(values)


def _read(values: Mapping[str, Any]) -> Item:
    source: Path | str | Article | Address
    if "address" in values:
        article = values.get("article")
        source = Address(
            values["address"], None if article is None else Article.model_validate(article)
        )
    elif "path" in values:
        source = Path(values["path"])
    elif "article" in values:
        source = Article.model_validate(values["article"])
    else:
        source = values["text"]
    metadata = values.get("metadata")
    return Item(
        index=values["index"],
        id=values["id"],
        source=source,
        metadata=None if metadata is None else ArticleMetadata.model_validate(metadata),
        fields=values["fields"],
        origin=values["origin"],
        problem=values["problem"],
        format=values.get("format"),
    )
