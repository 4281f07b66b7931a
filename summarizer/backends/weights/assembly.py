"""A weights file in the making: it grows from the front and takes its name when it is right.

Its length is all the state there is. Whoever goes on after a crash, with whichever source, reads
how much is there and appends.
"""

import os
import shutil
from pathlib import Path

from summarizer.backends.weights import cache
from summarizer.backends.weights.catalog import LocalModel
from summarizer.progress import Observer


class Assembly:
    """The growing file of one model. Only one process at a time may hold it (see ``sources``).

    Methods let ``OSError`` through; ``storage.storage_errors`` translates it.
    """

    def __init__(self, model: LocalModel, observer: Observer) -> None:
        self.model = model
        self._observer = observer
        self._target = cache.path_of(model)
        self.cache = self._target.parent
        self.folder = self._target.with_name(self._target.name + ".partial")
        self.path = self.folder / "weights"
        self._work = self.folder / "work"

    @property
    def size(self) -> int:
        """Bytes that are there."""
        return self.path.stat().st_size if self.path.is_file() else 0

    @property
    def missing(self) -> int:
        """Bytes still to come."""
        return max(0, self.model.size - self.size)

    def open(self) -> None:
        """Create what is needed, and drop leftovers that cannot be gone on with."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self.clear_work()
        if self.size > self.model.size:
            self.path.unlink()

    def cut(self, size: int) -> None:
        """Drop everything after so many bytes; does nothing if there is less."""
        if self.size > size:
            os.truncate(self.path, size)

    def work_folder(self) -> Path:
        """Return a fresh empty folder for the passing files of a source."""
        self.clear_work()
        self._work.mkdir()
        return self._work

    def clear_work(self) -> None:
        """Delete the passing files of a source."""
        shutil.rmtree(self._work, ignore_errors=True)

    def report(self, extra: int = 0) -> None:
        """Tell the observer how far it is.

        Args:
            extra: bytes that have been fetched, but not been appended yet.
        """
        done = min(self.size + extra, self.model.size)
        self._observer.downloading(self.model.name, done, self.model.size)

    def is_right(self) -> bool:
        """Tell whether the file is whole and has the model's hash."""
        if self.size != self.model.size:
            return False
        self._observer.status(f"checking the hash of {self._target.name}")
        return cache.sha256_of(self.path) == self.model.sha256

    def commit(self) -> Path:
        """Give the finished file its name and return it; call after ``is_right`` only."""
        with self.path.open("rb+") as file:
            os.fsync(file.fileno())
        self.path.replace(self._target)
        cache.stamp(self._target, self.model)
        self.discard()
        return self._target

    def discard(self) -> None:
        """Drop everything fetched so far."""
        shutil.rmtree(self.folder, ignore_errors=True)
