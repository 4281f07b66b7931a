"""Opens the cache that batches share, as the user wants it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from summarizer.backends.reply_cache import MAX_BYTES, ReplyCache, default_folder

_MEGABYTE = 1_000_000
_DAY = 86_400.0


@contextmanager
def open_cache(
    where: str | None, megabytes: float | None, days: float | None, endpoint: str | None
) -> Iterator[ReplyCache | None]:
    """Give the cache, or ``None`` if there is to be none.

    Args:
        where: its folder, or ``"off"``; by default the user's cache folder.
        megabytes: how large it may get.
        days: how long an answer counts.
        endpoint: address of whom is asked: answers of another one do not count.

    Raises:
        ConfigError: a bound that makes no sense.
    """
    if where == "off":
        yield None
        return
    folder = Path(where).expanduser() if where else default_folder()
    size = MAX_BYTES if megabytes is None else int(megabytes * _MEGABYTE)
    age = None if days is None else days * _DAY
    with ReplyCache(folder, max_bytes=size, max_age=age, scope=endpoint or "") as cache:
        yield cache
