"""Where weights lie, and whether the file there is the right one.

Hashing a gigabyte takes seconds, so the result is remembered in a stamp beside the file and
trusted for as long as the file's size and time of change stay the same.
"""

import contextlib
import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

from summarizer.backends.weights.catalog import LocalModel
from summarizer.errors import WeightsHashError
from summarizer.progress import Observer

CACHE_VARIABLE = "SUMMARIZER_CACHE"


@dataclass(frozen=True, slots=True)
class WeightsStatus:
    """What is known of a model's weights without hashing them.

    Attributes:
        path: where the file lies; ``None`` when it is not there yet.
        size: bytes of the file, or of the download still to come.
        verified: the file is there and was found to have the right hash.
    """

    path: Path | None
    size: int
    verified: bool


def cache_folder() -> Path:
    """Return the folder for weights and saved prompts; it need not exist yet."""
    chosen = os.environ.get(CACHE_VARIABLE)
    if chosen:
        return Path(chosen).expanduser().absolute()
    return user_cache_path("press-summarizer", appauthor=False)


def path_of(model: LocalModel) -> Path:
    """Return where the model's file belongs, whether it is there or not."""
    return cache_folder() / "models" / model.file_name


def status(model: LocalModel) -> WeightsStatus:
    """Say whether the model's weights are here; quick, reads no weights."""
    path = path_of(model)
    if not path.is_file():
        return WeightsStatus(path=None, size=model.size, verified=False)
    return WeightsStatus(path=path, size=path.stat().st_size, verified=_is_stamped(path, model))


def verified(model: LocalModel, observer: Observer) -> Path | None:
    """Return the model's file if it is here and has the right hash, ``None`` if it is not here.

    Raises:
        WeightsHashError: a file is here, but it is another one.
    """
    path = path_of(model)
    if not path.is_file():
        return None
    if _is_stamped(path, model):
        return path
    if path.stat().st_size == model.size:
        observer.status(f"checking the hash of {path.name}")
        if sha256_of(path) == model.sha256:
            stamp(path, model)
            return path
    raise WeightsHashError(
        f"{path} is not {model.title}: its size or hash is wrong;"
        f" fetch it again with: summarizer models pull {model.name}"
    )


def sha256_of(path: Path) -> str:
    """Return a file's SHA-256 in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def stamp(path: Path, model: LocalModel) -> None:
    """Remember that this file has the model's hash."""
    # A cache that cannot be written is still worth reading; the hash is then taken every time.
    with contextlib.suppress(OSError):
        _stamp_path(path).write_text(json.dumps(_stamp_of(path, model)), encoding="utf-8")


def _is_stamped(path: Path, model: LocalModel) -> bool:
    try:
        known = json.loads(_stamp_path(path).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return bool(known == _stamp_of(path, model)) and path.stat().st_size == model.size


def _stamp_of(path: Path, model: LocalModel) -> dict[str, Any]:
    stat = path.stat()
    return {"size": stat.st_size, "mtime_ns": stat.st_mtime_ns, "sha256": model.sha256}


def _stamp_path(path: Path) -> Path:
    return path.with_name(path.name + ".stamp.json")
