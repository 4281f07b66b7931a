"""The commands on one output folder, against a batch service on loopback.

A module that uses the fixture says ``pytest_plugins = ("batch_service_desk",)``. It imports names
from here as well, before pytest could rewrite the assertions, of which there are none:
PYTEST_DONT_REWRITE.
"""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from batch_articles import write_articles
from batch_service_server import BatchServer, Entry, completion, result, well

from summarizer.batch import service
from summarizer.batch.inputs import read_items
from summarizer.batch.service import Stand, Submission
from summarizer.settings import Settings

KEY = "sk-test-0123456789abcdef"
ARTICLES = 3
SECTIONS = 6


class Desk:
    """One output folder, and the commands on it."""

    def __init__(self, server: BatchServer, folder: Path) -> None:
        self.server = server
        self.folder = folder
        self.out = folder / "out"
        self.told: list[str] = []
        self.slept: list[float] = []
        self.given = {"key": KEY}
        write_articles(folder / "in", ARTICLES)

    def submission(self, settings: dict[str, Any] | None = None, **fields: Any) -> Submission:
        own = {"model": "m-1", "base_url": self.server.base_url, "key": KEY, "timeout": 5}
        items = read_items([str(self.folder / "in")])
        return Submission(items, self.out, Settings(**{**own, **(settings or {})}), **fields)

    def submit(self, settings: dict[str, Any] | None = None, **fields: Any) -> Stand:
        submission = self.submission(settings, **fields)
        return service.submit(submission, tell=self.told.append, sleep=self.slept.append)

    def collect(self, **options: Any) -> Stand:
        return service.collect(
            self.out, self.given, tell=self.told.append, sleep=self.slept.append, **options
        )

    def run_to_the_end(self) -> None:
        while not self.submit().finished:
            self.collect()

    def lines(self, name: str) -> list[dict[str, Any]]:
        return [json.loads(line) for line in (self.out / name).read_text("utf-8").splitlines()]

    @property
    def notes(self) -> list[dict[str, Any]]:
        return self.lines("notes.jsonl")

    @property
    def failures(self) -> list[dict[str, Any]]:
        return self.lines("failures.jsonl")

    @property
    def requests(self) -> list[dict[str, Any]]:
        """All requests that were part of a job, in order."""
        return [entry for job in self.server.jobs.values() for entry in job.entries]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with BatchServer() as server:
        yield Desk(server, tmp_path)


def about(entry: Entry, *words: str) -> bool:
    """Tell whether a request shows an article with these words."""
    return all(word in json.dumps(entry["body"]["messages"]) for word in words)


def badly_once(
    bad: Callable[[Entry], dict[str, Any] | None], which: Callable[[Entry], bool] = lambda _: True
) -> Callable[[Entry], dict[str, Any] | None]:
    """Respond badly the first time each request comes, then well."""
    met: set[str] = set()

    def respond(entry: Entry) -> dict[str, Any] | None:
        key = entry["custom_id"]
        if key in met or not which(entry):
            return well(entry)
        met.add(key)
        return bad(entry)

    return respond


def ungrounded(entry: Entry) -> dict[str, Any]:
    """Claim a number that the article does not have, in one section."""
    value = json.loads(well(entry)["response"]["body"]["choices"][0]["message"]["content"])
    for one in value.get("commitments", []):
        one["action"] = "buy 9876 submarines"
    return result(entry, completion(json.dumps(value)))
