"""Fetches the articles of a submission that are at addresses.

A service answers hours later. What its answers are about has to be there then as it was, so the
articles are fetched once, before anything is asked, and kept.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace

from summarizer.articles import read_article
from summarizer.batch.item import Item
from summarizer.errors import ArticleError
from summarizer.readers.addresses import Address
from summarizer.schemas import Article

_AT_ONCE = 8
_AHEAD = 4 * _AT_ONCE


def fetched(
    items: Iterable[Item], known: Callable[[Item], Article | None], *, allow_private: bool
) -> Iterator[Item]:
    """Yield items in their order; those at addresses with their article, or why there is none.

    Args:
        items: the articles; taken a few ahead.
        known: returns the article of an item that was fetched before.
        allow_private: fetch from this machine and from private networks too.
    """
    waiting: deque[Item | Future[Item]] = deque()
    with ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="summarizer-fetch") as pool:
        try:
            for item in items:
                waiting.append(_begun(item, known, pool, allow_private))
                if len(waiting) >= _AHEAD:
                    yield _ended(waiting.popleft())
            while waiting:
                yield _ended(waiting.popleft())
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _begun(
    item: Item,
    known: Callable[[Item], Article | None],
    pool: ThreadPoolExecutor,
    allow_private: bool,
) -> Item | Future[Item]:
    source = item.source
    if not isinstance(source, Address) or source.article is not None or item.problem:
        return item
    article = known(item)
    if article is not None:
        return replace(item, source=replace(source, article=article))
    return pool.submit(_with_article, item, source, allow_private)


def _with_article(item: Item, address: Address, allow_private: bool) -> Item:
    try:
        article = read_article(
            address.url, item.metadata, format=item.format, allow_private=allow_private
        )
    except ArticleError as error:
        return replace(item, source="", problem=str(error))
    return replace(item, source=replace(address, article=article))


def _ended(one: Item | Future[Item]) -> Item:
    return one if isinstance(one, Item) else one.result()
