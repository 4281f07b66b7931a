"""Computed prompts on disk: a fixed beginning is read from a file instead of computed anew.

The engine trusts such a file blindly and takes the whole process down over a truncated one, so
each carries the hash of its content in its name and is checked before it is used.
"""

import contextlib
import hashlib
import os
import re
import secrets
from pathlib import Path

KEEP = 8
"""How many files are kept; they take some 30 MB per thousand tokens."""

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")


class PrefixFolder:
    """The files of all models and prompts. No method raises: this only ever saves time.

    Args:
        path: where they lie.
        owner: what must be the same for a file to be usable again: weights, engine, slots.
    """

    def __init__(self, path: Path, owner: str) -> None:
        self.path: Path | None = path
        self._owner = hashlib.sha256(owner.encode()).hexdigest()[:16]
        try:
            path.mkdir(parents=True, exist_ok=True)
        except OSError:
            self.path = None

    def find(self, name: str) -> str | None:
        """Return the file name of a saved prompt whose content is intact."""
        if self.path is None:
            return None
        for file in self.path.glob(f"{self._stem(name)}.*.bin"):
            with contextlib.suppress(OSError):
                if file.name.split(".")[-2] == _digest(file):
                    os.utime(file)
                    return file.name
                file.unlink()
        return None

    def passing_name(self) -> str:
        """Return a file name nobody else uses."""
        return f"new-{os.getpid()}-{secrets.token_hex(4)}.bin"

    def adopt(self, passing_name: str, name: str) -> bool:
        """Give the file the engine has just written its lasting name; drop the oldest ones."""
        if self.path is None:
            return False
        file, stem = self.path / passing_name, self._stem(name)
        try:
            lasting = file.replace(self.path / f"{stem}.{_digest(file)}.bin")
            for other in self.path.glob(f"{stem}.*.bin"):
                if other != lasting:
                    other.unlink(missing_ok=True)
        except OSError:
            self.drop(passing_name)
            return False
        self._prune()
        return True

    def drop(self, file_name: str) -> None:
        """Delete a file."""
        if self.path is not None:
            with contextlib.suppress(OSError):
                (self.path / file_name).unlink()

    def _stem(self, name: str) -> str:
        return f"{self._owner}-{_UNSAFE.sub('-', name).replace('.', '-')[:80]}"

    def _prune(self) -> None:
        with contextlib.suppress(OSError):
            files = sorted(self._files(), key=lambda file: file.stat().st_mtime, reverse=True)
            for file in files[KEEP:]:
                file.unlink(missing_ok=True)

    def _files(self) -> list[Path]:
        return list(self.path.glob("*.bin")) if self.path else []


def _digest(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()[:32]
