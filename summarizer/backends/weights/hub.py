"""Weights from the publisher's repository on the model hub."""

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from summarizer.backends.weights.assembly import Assembly
from summarizer.backends.weights.storage import require_space, storage_errors
from summarizer.errors import DownloadError

_ANSWER_SECONDS = 5.0


class _WatchedFile(io.BufferedWriter):
    """A file that tells the assembly about every chunk."""

    def __init__(self, raw: io.RawIOBase, assembly: Assembly) -> None:
        super().__init__(raw)
        self._assembly = assembly

    def write(self, buffer: Any, /) -> int:
        written = super().write(buffer)
        self.flush()
        self._assembly.report()
        return written


def fetch(assembly: Assembly) -> None:
    """Append what is missing. Where no hub answers, this fails within seconds.

    The hub's client knows the user's own address for it (``HF_ENDPOINT``) and whether they
    want it left alone (``HF_HUB_OFFLINE``).

    Raises:
        DownloadError: no hub, no such file there, or the connection broke.
        DiskFullError: no room.
    """
    try:
        import huggingface_hub
    except ImportError as error:
        raise DownloadError("the package huggingface_hub is not installed") from error
    model = assembly.model
    url = huggingface_hub.hf_hub_url(model.hub_repo, model.hub_file)
    with _quiet():
        _check_offered(assembly, url)
        with storage_errors(assembly.cache, assembly.missing):
            require_space(assembly.cache, assembly.missing)
        _append(assembly, url)


def _check_offered(assembly: Assembly, url: str) -> None:
    """Ask once, without retries, whether the hub has the very file."""
    from huggingface_hub import get_hf_file_metadata

    # Which HTTP library raises what differs between versions of the hub's client.
    try:
        offered = get_hf_file_metadata(url, timeout=_ANSWER_SECONDS)
    except Exception as error:
        raise DownloadError(f"no model hub reached ({_one_line(error)})") from error
    if offered.size not in (None, assembly.model.size):
        raise DownloadError(f"the model hub offers another file of {offered.size} bytes")


def _append(assembly: Assembly, url: str) -> None:
    from huggingface_hub import get_token
    from huggingface_hub.file_download import http_get

    token = get_token()
    start = assembly.size
    with (
        storage_errors(assembly.cache, assembly.missing),
        _WatchedFile(io.FileIO(assembly.path, "ab"), assembly) as end,
    ):
        try:
            http_get(
                url,
                end,
                resume_size=start,
                headers={"authorization": f"Bearer {token}"} if token else None,
                expected_size=assembly.model.size,
            )
        except Exception as error:
            if isinstance(error, OSError) and error.errno is not None:
                raise
            raise DownloadError(f"the download broke off ({_one_line(error)})") from error


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep the hub's own progress bars and warnings off the terminal."""
    from huggingface_hub.utils.tqdm import (
        are_progress_bars_disabled,
        disable_progress_bars,
        enable_progress_bars,
    )

    logger = logging.getLogger("huggingface_hub")
    level, bars = logger.level, not are_progress_bars_disabled()
    logger.setLevel(logging.CRITICAL)
    disable_progress_bars()
    try:
        yield
    finally:
        logger.setLevel(level)
        if bars:
            enable_progress_bars()


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
