"""From the entries of a feed to items."""

from collections.abc import Callable, Iterator
from pathlib import Path

from summarizer.articles import article_of
from summarizer.batch.inputs.lines import BROKEN_FILE
from summarizer.batch.inputs.names import row_id, shown, slug
from summarizer.batch.item import Item
from summarizer.errors import ArticleError, ArticleNotFoundError
from summarizer.readers.addresses import Address, readable_name, shown_address
from summarizer.readers.feeds import LONGEST, Entry, is_feed, read_feed
from summarizer.readers.reading import Source
from summarizer.schemas import Article, ArticleMetadata

Fetch = Callable[[str], Source]
"""Returns what is at an address; raises :class:`~summarizer.errors.FetchError`."""

FEED = "feed"
"""What an input can be read as, beside the formats of articles."""

_HEAD = 4096


def holds_feed(path: Path) -> bool:
    """Tell whether a file is a feed, by its beginning; one that cannot be read is none."""
    try:
        with path.open("rb") as file:
            return is_feed(file.read(_HEAD))
    except (*BROKEN_FILE, ValueError):
        return False


def feed_in(path: Path) -> Source:
    """Return the feed in a file, not read yet.

    Raises:
        ArticleNotFoundError: the file cannot be read.
    """
    try:
        with path.open("rb") as file:
            return Source(file.read(LONGEST + 1), path.name)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise ArticleNotFoundError(f"cannot read {shown(path)}: {reason}") from error


def feed_items(
    source: Source, stem: str, origin: str, next_index: Callable[[], int]
) -> Iterator[Item]:
    """Yield an item for each entry: its text if that is all there, else the address of its page.

    Args:
        source: the feed.
        stem: the id of entries that have no name begins with it.
        origin: where the feed comes from, for people.
        next_index: gives each item its number.

    Raises:
        ArticleError: it is no feed.
        MissingExtraError: an optional package is not installed.
    """
    for number, entry in enumerate(read_feed(source), start=1):
        article, problem = _found(entry)
        name = readable_name(entry.link) if entry.link else entry.id
        yield Item(
            index=next_index(),
            id=slug(name) if name else row_id(stem, number),
            source=article,
            metadata=_metadata(entry, inline=isinstance(article, Article)),
            origin=shown_address(entry.link) if entry.link else f"{origin}:{number}",
            problem=problem,
        )


def _found(entry: Entry) -> tuple[Address | Article | str, str]:
    """Return the article of an entry, or where it is; else nothing, and why."""
    if entry.link and not entry.is_whole:
        return Address(entry.link), ""
    if not entry.content:
        return "", "the entry of the feed has neither a text nor a link"
    try:
        return _read(entry), ""
    except ArticleError as error:
        return (Address(entry.link), "") if entry.link else ("", str(error))


def _read(entry: Entry) -> Article:
    text, kind, form = entry.content, "text/plain", "text"
    if entry.is_html:
        text = f"<html><body><article>{text}</article></body></html>"
        kind, form = "text/html", "html"
    data = text.encode("utf-8", "replace")
    return article_of(
        Source(data, "", f"{kind}; charset=utf-8", entry.link or None),
        _metadata(entry, inline=True),
        format=form,
    )


def _metadata(entry: Entry, *, inline: bool) -> ArticleMetadata | None:
    """Return what the feed knows; of a page that is fetched the address is the page's own."""
    url = shown_address(entry.link) if inline and entry.link else None
    known = ArticleMetadata(
        title=entry.title, byline=entry.author, published=entry.published, url=url
    )
    return known if known != ArticleMetadata() else None
