"""What a run leaves behind: its finished attempts, and which cases did not pass.

They lie in a folder of the working directory, as other test runners' caches do.
"""

import contextlib
import hashlib
import json
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from summarizer.errors import OutputError
from summarizer.hashing import canonical_json

FOLDER = ".summarizer_cache"

_ATTEMPTS = "attempts.jsonl"
_FAILED = "last-failed.json"
_IGNORED = "# Made by summarizer test; not for version control.\n*\n"


class Journal:
    """Finished attempts by key, appended as they happen; thread-safe.

    Args:
        folder: made if it is not there.
        resume: keep what an earlier run left; otherwise it is discarded.

    Raises:
        OutputError: it cannot be written.
    """

    def __init__(self, folder: Path, *, resume: bool) -> None:
        self._path = folder / _ATTEMPTS
        self._lock = threading.Lock()
        with _translated(folder):
            _make(folder)
            self._known = dict(_read(self._path)) if resume else {}
            # Written anew, so that a line cut in half by the interruption does not stay.
            lines = (_line(key, value) for key, value in self._known.items())
            self._path.write_text("".join(lines), encoding="utf-8")

    def get(self, key: str) -> dict[str, Any] | None:
        """Return the attempt that an earlier run finished, if there is one."""
        return self._known.get(key)

    def add(self, key: str, attempt: dict[str, Any]) -> None:
        """Note down a finished attempt.

        Raises:
            OutputError: it cannot be written.
        """
        with self._lock, _translated(self._path), self._path.open("a", encoding="utf-8") as file:
            file.write(_line(key, attempt))


def attempt_key(parts: Iterable[bytes | str]) -> str:
    """Return a key that is the same only while everything an attempt rests on is the same."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()


def read_last_failed(folder: Path) -> frozenset[str] | None:
    """Return the names of the cases that did not pass; ``None`` if nothing is known."""
    try:
        names = json.loads((folder / _FAILED).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return frozenset(map(str, names)) if isinstance(names, list) else None


def write_last_failed(folder: Path, failed: Iterable[str], ran: Iterable[str]) -> None:
    """Note which cases did not pass; those that were not run keep their standing.

    Raises:
        OutputError: it cannot be written.
    """
    before = read_last_failed(folder) or frozenset()
    names = sorted((before - set(ran)) | set(failed))
    with _translated(folder):
        _make(folder)
        (folder / _FAILED).write_text(json.dumps(names, indent=1) + "\n", encoding="utf-8")


def _make(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / ".gitignore").write_text(_IGNORED, encoding="utf-8")


def _read(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    if not path.exists():
        return
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        with contextlib.suppress(ValueError, KeyError, TypeError):
            entry = json.loads(line)
            yield str(entry["key"]), dict(entry["attempt"])


def _line(key: str, attempt: dict[str, Any]) -> str:
    return canonical_json({"key": key, "attempt": attempt}) + "\n"


@contextlib.contextmanager
def _translated(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError(f"cannot write {path}: {error.strerror or error}") from error
