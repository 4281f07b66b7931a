"""Processes that read for the tests, by a reader that does what the file says.

A module that uses the fixtures says ``pytest_plugins = ("confined_reading",)``. It imports names
from here as well, before pytest could rewrite its assertions, which say enough as they are:
PYTEST_DONT_REWRITE.
"""

import os
import select
from collections.abc import Iterator
from pathlib import Path

import pytest
from reader_plugins import install

from summarizer.errors import UnreadableArticleError
from summarizer.readers.confined import ConfinedReaders
from summarizer.readers.reading import Source

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def odd_reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A format whose reader does what the file says."""
    folder = tmp_path_factory.mktemp("packages")
    install(folder, {"odd": "plugged_in:read"})
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(folder)
        yield folder


@pytest.fixture(scope="module")
def readers(odd_reader: Path) -> Iterator[ConfinedReaders]:
    """Processes that the tests share: to start one takes a while."""
    with ConfinedReaders() as readers:
        yield readers


def read(readers: ConfinedReaders, wish: str) -> str:
    (block,) = readers.read(Source(wish.encode()), "odd").blocks
    return block.text


def failure(readers: ConfinedReaders, wish: str) -> str:
    with pytest.raises(UnreadableArticleError) as raised:
        read(readers, wish)
    message = str(raised.value)
    assert "\n" not in message
    assert "Traceback" not in message
    return message


def has_ended(watched: int) -> bool:
    """Wait for the end of a process, which may be nobody's child, and tell whether it came."""
    try:
        return bool(select.select([watched], [], [], 30)[0])
    finally:
        os.close(watched)


def environment(odd_reader: Path) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT), str(odd_reader)))}
