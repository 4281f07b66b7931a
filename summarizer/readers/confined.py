"""Reads complex formats in processes of their own, which may break and be stopped.

Parsers of pages, PDF and office files are large and meet files that somebody built to break
them. Such a file can cost at most the time, memory and answer that
:class:`~summarizer.readers.confined_child.Limits` allow; then the article has failed, with one
line that says why, and the next one is read by a new process.
"""

import atexit
import os
import threading
from weakref import WeakSet

from summarizer.closing import Closing
from summarizer.errors import UnreadableArticleError
from summarizer.readers.confined_child import Child, Limits
from summarizer.readers.confined_wire import Reply, Request
from summarizer.readers.reading import Reading, Source

_LABELS = {
    "html": "the page",
    "pdf": "the PDF file",
    "docx": "the Word file",
    "eml": "the mail",
    "rtf": "the RTF file",
}
_MEGABYTE = 2**20


class ConfinedReaders(Closing):
    """Confined processes, started as threads need them and kept for the next article.

    Any thread may read. At most ``width`` processes work at a time; who comes then, waits.
    After a fork both sides have processes of their own.

    Args:
        limits: of one article.
        width: processes at a time; as many as there are processors if not given.
    """

    _idle: list[Child]
    _at_work: set[Child]

    def __init__(self, limits: Limits | None = None, width: int | None = None) -> None:
        self._limits = limits or Limits()
        self._width = width or max(2, os.cpu_count() or 1)
        self._begin()
        _ALL.add(self)

    def read(self, source: Source, format: str) -> Reading:  # noqa: A002 - its name everywhere
        """Read a source in a confined process.

        Args:
            source: what is to be read.
            format: one of :func:`summarizer.readers.registry.formats`.

        Raises:
            ArticleError: there is no article in it, it cannot be read, or not within the limits.
            MissingExtraError: an optional package is not installed.
        """
        label = _LABELS.get(format, f"the {format} file")
        reading = self._ask(source, format, label).reading
        if reading is None:
            raise UnreadableArticleError(f"Reading {label} failed: no answer.")
        return reading

    def tell(self, source: Source) -> str | None:
        """Return the format of the plug-in that recognises a source, if one does.

        Raises:
            UnreadableArticleError: none does, and one is broken.
        """
        return self._ask(source, None, "the file").format

    def close(self) -> None:
        """Let the processes end; those at work end with their article."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
        for child in idle:
            child.close()

    def _ask(self, source: Source, format: str | None, label: str) -> Reply:  # noqa: A002
        if len(source.data) > self._limits.source:
            raise UnreadableArticleError(
                f"The article has {len(source.data) / _MEGABYTE:,.0f} MB;"
                f" at most {self._limits.source / _MEGABYTE:,.0f} are read."
            )
        request = Request(format, source.name, source.content_type, source.url)
        with self._room:
            child = self._take()
            try:
                reply = child.ask(request, source.data, label)
            finally:
                self._give_back(child)
        error = reply.error_of()
        if error is not None:
            raise error
        return reply

    def _take(self) -> Child:
        while True:
            with self._lock:
                child = self._idle.pop() if self._idle else None
            if child is None:
                child = Child(self._limits)
                with self._lock:
                    self._at_work.add(child)
                return child
            if not child.is_spent:
                with self._lock:
                    self._at_work.add(child)
                return child
            child.close()  # It died while nobody looked.

    def _give_back(self, child: Child) -> None:
        with self._lock:
            self._at_work.discard(child)
            keep = not self._closed and not child.is_spent
            if keep:
                self._idle.append(child)
        if not keep:
            child.close()

    def _begin(self) -> None:
        self._lock = threading.Lock()
        self._room = threading.BoundedSemaphore(self._width)
        self._idle = []
        self._at_work = set()
        self._closed = False

    def _forked(self) -> None:
        """Begin anew in a forked process: the children are its parent's."""
        inherited = [*self._idle, *self._at_work]
        self._begin()
        for child in inherited:
            child.forget()


_ALL: WeakSet[ConfinedReaders] = WeakSet()
_shared: ConfinedReaders | None = None
_shared_lock = threading.Lock()


def shared() -> ConfinedReaders:
    """Return the confined processes of this program; they end with it."""
    global _shared
    with _shared_lock:
        if _shared is None:
            _shared = ConfinedReaders()
            atexit.register(_shared.close)
        return _shared


def _after_fork() -> None:
    global _shared_lock
    _shared_lock = threading.Lock()
    for readers in list(_ALL):
        readers._forked()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)
