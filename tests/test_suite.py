"""A suite: every case with every variant, as often as wanted."""

import threading
from pathlib import Path

import pytest
from regression_fixtures import write_fixture

from summarizer.regression.discovery import find_fixtures
from summarizer.regression.fixture import Fixture
from summarizer.regression.outcome import Attempt, SuiteOutcome
from summarizer.regression.suite import SuitePlan, run_suite
from summarizer.regression.variant import Variant


class Noting:
    """Passes all but the cases of one name, and notes what it was asked."""

    def __init__(self, failing: str = "") -> None:
        self.asked: list[tuple[str, str, int]] = []
        self._failing = failing

    def run(self, fixture: Fixture, variant: Variant, repeat: int) -> Attempt:
        self.asked.append((fixture.name, variant.name, repeat))
        return Attempt(repeat, "failed" if fixture.name == self._failing else "passed")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a", "b", "c"):
        write_fixture(tmp_path / name)
    return tmp_path


def suite(folder: Path, runner: Noting, **plan: int) -> SuiteOutcome:
    variants = [Variant("current"), Variant("v2")]
    return run_suite(SuitePlan(find_fixtures([folder]), variants, **plan), runner, lambda *_: None)


@pytest.mark.parametrize("jobs", [1, 4])
def test_everything_is_run_and_the_outcome_is_in_order(folder: Path, jobs: int) -> None:
    runner = Noting()
    outcome = suite(folder, runner, repeat=2, jobs=jobs)
    pairs = [(name, variant) for name in "abc" for variant in ("current", "v2")]
    assert [(case.name, case.variant) for case in outcome.cases] == pairs
    assert sorted(runner.asked) == sorted((*pair, n) for pair in pairs for n in (0, 1))
    assert [attempt.repeat for attempt in outcome.cases[0].attempts] == [0, 1]


def test_a_case_is_what_the_worst_of_its_attempts_is(folder: Path) -> None:
    outcome = suite(folder, Noting(failing="b"))
    assert [case.status for case in outcome.of("v2")] == ["passed", "failed", "passed"]
    assert (outcome.count("passed"), outcome.count("failed")) == (4, 2)


def test_a_broken_fixture_is_an_error_and_is_not_run(folder: Path) -> None:
    write_fixture(folder / "b", "assert: [")
    runner = Noting()
    outcome = suite(folder, runner, repeat=3)
    broken = outcome.of("current")[1]
    assert (broken.status, len(broken.attempts)) == ("error", 1)
    assert "case.yaml" in broken.first.error
    assert {name for name, _, _ in runner.asked} == {"a", "c"}


def test_whoever_listens_hears_of_one_attempt_at_a_time(folder: Path) -> None:
    busy = threading.Lock()
    heard: list[str] = []

    def told(found: object, variant: Variant, attempt: Attempt) -> None:
        assert busy.acquire(blocking=False)
        heard.append(variant.name)
        busy.release()

    plan = SuitePlan(find_fixtures([folder]), [Variant("current")], repeat=20, jobs=8)
    run_suite(plan, Noting(), told)
    assert len(heard) == 60


def test_an_interruption_ends_the_suite(folder: Path) -> None:
    class Interrupted(Noting):
        def run(self, fixture: Fixture, variant: Variant, repeat: int) -> Attempt:
            super().run(fixture, variant, repeat)
            raise KeyboardInterrupt

    runner = Interrupted()
    with pytest.raises(KeyboardInterrupt):
        suite(folder, runner)
    assert len(runner.asked) == 1
