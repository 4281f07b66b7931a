"""Looks fixtures over without running them."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from summarizer.articles import read_article
from summarizer.errors import SummarizerError
from summarizer.regression.fixture import RECORDING_FILE, Fixture
from summarizer.regression.recordings import load_recording
from summarizer.regression.suite import Found


def problems_of(found: Sequence[Found]) -> list[str]:
    """Return what keeps fixtures from being run, one line each: article, case, recordings."""
    return [line for one in found for line in _problems(one)]


def _problems(found: Found) -> Iterator[str]:
    if not isinstance(found, Fixture):
        yield _about(found.folder, found.reason)
        return
    try:
        read_article(found.article, found.case.metadata)
    except SummarizerError as error:
        yield _about(found.article, str(error))
    own = found.folder / RECORDING_FILE
    for path in sorted({own, *found.folder.glob("recording*.json")}):
        try:
            recording = load_recording(path)
        except SummarizerError as error:
            yield _about(path, str(error))
            continue
        if not recording.exchanges:
            missing = "nothing is recorded" if path.exists() else "no such file"
            yield f"{path}: {missing}; summarizer test --record-mode once records it"


def _about(path: Path, line: str) -> str:
    return line if str(path) in line else f"{path}: {line}"
