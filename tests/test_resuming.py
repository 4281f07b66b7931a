"""An interrupted run goes on: what was finished is not run again."""

from pathlib import Path

import pytest
from regression_fixtures import ARTICLE, answering, write_fixture

from summarizer import summarize
from summarizer.regression.discovery import read_fixture
from summarizer.regression.fixture import Fixture
from summarizer.regression.journal import Journal, read_last_failed, write_last_failed
from summarizer.regression.outcome import AssertionOutcome, Attempt, Finding, Status
from summarizer.regression.resuming import Resuming
from summarizer.regression.variant import Variant
from summarizer.schemas import Usage
from summarizer.settings import Settings

CURRENT = Variant("current")


class Counting:
    """Returns full attempts and counts them."""

    def __init__(self, status: Status = "passed") -> None:
        self.count = 0
        self._status = status
        self._document = summarize(ARTICLE, model=answering(), settings=Settings()).document

    def run(self, fixture: Fixture, variant: Variant, repeat: int) -> Attempt:
        self.count += 1
        claim = Finding("summary", "A claim.", (1, 2))
        assertion = AssertionOutcome("a", "contains", False, 0.5, message="no", findings=(claim,))
        return Attempt(
            repeat,
            self._status,
            assertions=(assertion,),
            score=0.5,
            document=self._document,
            calls=3,
            live_calls=3,
            usage=Usage(prompt=5, completion=7),
            seconds=1.5,
        )


@pytest.fixture
def fixture(tmp_path: Path) -> Fixture:
    return read_fixture(write_fixture(tmp_path / "bridge"))


def resumed(tmp_path: Path, runner: Counting, *, resume: bool = True) -> Resuming:
    journal = Journal(tmp_path / "cache", resume=resume)
    return Resuming(runner, journal, Settings(), "live")


def test_what_was_finished_comes_back_as_it_was(tmp_path: Path, fixture: Fixture) -> None:
    first, second = Counting(), Counting()
    attempt = resumed(tmp_path, first).run(fixture, CURRENT, 0)
    again = resumed(tmp_path, second).run(fixture, CURRENT, 0)
    assert again == attempt
    assert (first.count, second.count) == (1, 0)


def test_every_repeat_and_every_variant_is_run_for_itself(tmp_path: Path, fixture: Fixture) -> None:
    runner = Counting()
    runs = resumed(tmp_path, runner)
    for variant, repeat in ((CURRENT, 0), (CURRENT, 1), (Variant("v2", model="m"), 0)):
        runs.run(fixture, variant, repeat)
    assert runner.count == 3


@pytest.mark.parametrize("name", ["article.txt", "case.yaml"])
def test_a_case_that_changed_is_run_again(tmp_path: Path, fixture: Fixture, name: str) -> None:
    resumed(tmp_path, Counting()).run(fixture, CURRENT, 0)
    path = fixture.folder / name
    path.write_text(path.read_text(encoding="utf-8") + "\n# More.\n", encoding="utf-8")
    runner = Counting()
    resumed(tmp_path, runner).run(fixture, CURRENT, 0)
    assert runner.count == 1


def test_errors_are_not_kept(tmp_path: Path, fixture: Fixture) -> None:
    resumed(tmp_path, Counting("error")).run(fixture, CURRENT, 0)
    runner = Counting()
    resumed(tmp_path, runner).run(fixture, CURRENT, 0)
    assert runner.count == 1


def test_without_resume_all_begins_anew(tmp_path: Path, fixture: Fixture) -> None:
    resumed(tmp_path, Counting()).run(fixture, CURRENT, 0)
    runner = Counting()
    resumed(tmp_path, runner, resume=False).run(fixture, CURRENT, 0)
    assert runner.count == 1


def test_a_line_cut_in_half_is_forgotten(tmp_path: Path, fixture: Fixture) -> None:
    resumed(tmp_path, Counting()).run(fixture, CURRENT, 0)
    (path,) = (tmp_path / "cache").glob("*.jsonl")
    path.write_bytes(path.read_bytes()[:-40])
    runner = Counting()
    resumed(tmp_path, runner).run(fixture, CURRENT, 0)
    resumed(tmp_path, runner).run(fixture, CURRENT, 0)
    assert runner.count == 1


def test_the_folder_keeps_itself_out_of_version_control(tmp_path: Path) -> None:
    write_last_failed(tmp_path / "cache", [], [])
    assert (tmp_path / "cache" / ".gitignore").read_text(encoding="utf-8").endswith("*\n")


def test_cases_that_were_not_run_keep_their_standing(tmp_path: Path) -> None:
    assert read_last_failed(tmp_path) is None
    write_last_failed(tmp_path, ["a", "b"], ["a", "b", "c"])
    write_last_failed(tmp_path, [], ["a"])
    assert read_last_failed(tmp_path) == {"b"}
