"""What travels between the machines of a cluster: articles on their way out, results back.

Both are flat records of texts, numbers and bytes, so that any table can hold them.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from summarizer.articles import article_from_bytes, read_bytes
from summarizer.batch.item import Failure, Item, Summarized
from summarizer.errors import ArticleError, SummarizerError
from summarizer.readers.addresses import Address, credentials
from summarizer.render import render_json
from summarizer.schemas import Article, ArticleMetadata


@dataclass(frozen=True, slots=True)
class Errand:
    """An article on its way to where its note is written.

    Attributes:
        index: of the item.
        id: of the item.
        text: the article, if the input has it as text.
        url: where the article is, if it is to be fetched: where the note is written.
        data: the file with the article, if it is one.
        name: of that file.
        format: what to read it as; empty for guessing.
        metadata: what is known about the article, as JSON; empty for nothing.
        failure: why it could not be read, as JSON; empty if it could.
        article: the article as JSON, if it was read along with the input, as in a feed.
    """

    index: int
    id: str
    text: str = ""
    url: str = ""
    data: bytes | None = None
    name: str = ""
    format: str = ""
    metadata: str = ""
    failure: str = ""
    article: str = ""

    @classmethod
    def of(cls, item: Item) -> "Errand":
        """Take an item's article along; a file is read here, so that no other machine needs it."""
        known = item.metadata.model_dump_json(exclude_none=True) if item.metadata else ""
        source = item.source
        try:
            if item.problem:
                raise ArticleError(item.problem)
            form = item.format or ""
            if isinstance(source, Path):
                data, name = read_bytes(source), source.name
                return cls(item.index, item.id, data=data, name=name, format=form, metadata=known)
            if isinstance(source, Address):
                if credentials(source.url):
                    raise ArticleError(f"{source.shown}: a password is not sent to a cluster")
                return cls(item.index, item.id, url=source.url, format=form, metadata=known)
        except SummarizerError as error:
            return cls(item.index, item.id, failure=_failure_json(Failure.of(error)))
        if isinstance(source, Article):
            # Its text alone would not say which of its sentences count.
            article = source.model_dump_json(exclude_none=True)
            return cls(item.index, item.id, article=article, metadata=known)
        return cls(item.index, item.id, str(source), format=item.format or "", metadata=known)

    def item(self) -> Item:
        """Return the item, with an article that is read already if it came from a file.

        Raises:
            ArticleError: there is no article in the file.
        """
        known = ArticleMetadata.model_validate_json(self.metadata) if self.metadata else None
        if self.url:
            at = Address(self.url)
            return Item(self.index, self.id, at, known, format=self.format or None)
        if self.article:
            article = Article.model_validate_json(self.article)
            return Item(self.index, self.id, article, known)
        if self.data is None:
            return Item(self.index, self.id, self.text, known, format=self.format or None)
        article = article_from_bytes(self.data, known, name=self.name, format=self.format or None)
        return Item(self.index, self.id, article)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an article, on its way back.

    Attributes:
        index: of the item.
        id: of the item.
        document: the note's document as JSON on one line; empty if there is none.
        failure: why there is no note, as JSON; empty if there is one.
        stops: all other articles would fail with this too; the article is not to be given up.
    """

    index: int
    id: str
    document: str = ""
    failure: str = ""
    stops: bool = False

    @classmethod
    def of(cls, errand: Errand, summarized: Summarized) -> "Outcome":
        """Describe what came of an article."""
        if summarized.result is None:
            failure = summarized.failure or Failure("BatchError", "neither note nor failure")
            return cls.failed(errand, failure)
        document = render_json(summarized.result.document, indent=None).strip()
        return cls(errand.index, errand.id, document)

    @classmethod
    def failed(cls, errand: Errand, failure: Failure, *, stops: bool = False) -> "Outcome":
        """Describe an article that has come to nothing."""
        return cls(errand.index, errand.id, failure=_failure_json(failure), stops=stops)

    @property
    def reason(self) -> Failure | None:
        """Why there is no note; ``None`` if there is one."""
        return failure_from(self.failure) if self.failure else None


def failure_from(text: str) -> Failure:
    """Return the failure that a row holds as JSON."""
    told: Mapping[str, Any] = json.loads(text)
    return Failure(**told)


def _failure_json(failure: Failure) -> str:
    return json.dumps(asdict(failure))
