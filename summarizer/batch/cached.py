"""Opens the cache that batches share, as the user wants it."""

import math
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from summarizer.backends.reply_cache import MAX_BYTES, ReplyCache, default_folder
from summarizer.errors import ConfigError

_MEGABYTE = 1_000_000
_MOST_MEGABYTES = 1e9
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
    folder = _expanded(where) if where else default_folder()
    if megabytes is not None and not 0 < megabytes < _MOST_MEGABYTES:
        raise ConfigError(f"a cache cannot have {megabytes:g} MB")
    size = MAX_BYTES if megabytes is None else math.ceil(megabytes * _MEGABYTE)
    if days is not None and not days > 0:
        raise ConfigError(f"answers in a cache cannot be kept for {days:g} days")
    age = None if days is None else days * _DAY
    with ReplyCache(folder, max_bytes=size, max_age=age, scope=endpoint or "") as cache:
        yield cache


def _expanded(where: str) -> Path:
    try:
        return Path(where).expanduser()
    except RuntimeError:
        raise ConfigError(f"nobody's home folder is meant by {where}") from None
