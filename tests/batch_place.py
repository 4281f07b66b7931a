"""A folder in which batches are run, one after the other.

A module that uses the fixture says ``pytest_plugins = ("batch_place",)``. It imports names from
here as well, before pytest could rewrite its assertions, which say enough as they are:
PYTEST_DONT_REWRITE.
"""

import asyncio
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from batch_runs import Desk, batch

from summarizer.batch import Item
from summarizer.batch.folder import FolderRun
from summarizer.batch.journal import Journal
from summarizer.batch.outputs import OutputFolder
from summarizer.settings import Format


@dataclass
class Place:
    """A folder that batches are run in, one after the other."""

    folder: Path
    formats: tuple[Format, ...] = ("markdown",)
    desk: Desk = field(default_factory=Desk)
    last: FolderRun | None = None

    def run(
        self,
        articles: Iterable[Item],
        desk: Desk | None = None,
        meanwhile: Callable[[FolderRun, "asyncio.Task[None]"], None] | None = None,
        **options: Any,
    ) -> FolderRun:
        """Run a batch to its end; ``meanwhile`` may meddle with it once it runs."""
        self.desk = desk or Desk()
        with Journal.open(self.folder, "batch") as journal:
            outputs = OutputFolder(self.folder, self.formats, durable=False)
            outputs.prepare()
            self.last = run = FolderRun(journal, outputs)

            async def main() -> None:
                many = batch((), self.desk, **({"jobs": 2} | options))
                task = asyncio.create_task(run.run(articles, many))
                await asyncio.sleep(0)
                if meanwhile:
                    meanwhile(run, task)
                await task
                assert asyncio.all_tasks() == {asyncio.current_task()}

            asyncio.run(main())
        return run

    def notes(self) -> list[dict[str, Any]]:
        """The lines of notes.jsonl."""
        return _lines(self.folder / "notes.jsonl")

    def failures(self) -> list[dict[str, Any]]:
        """The lines of failures.jsonl."""
        return _lines(self.folder / "failures.jsonl")

    def files(self) -> list[str]:
        """The names of the note files."""
        return sorted(path.name for path in (self.folder / "notes").iterdir())


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def raising(error: Exception, *numbers: int) -> Desk:
    """A desk that fails with these articles."""

    async def behave(number: int) -> None:
        if number in numbers:
            raise error

    return Desk(behave)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    monkeypatch.chdir(tmp_path)
    return Place(tmp_path / "out")
