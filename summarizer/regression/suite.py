"""Runs many cases with one or several variants, several times if wanted."""

import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Protocol

from summarizer.awaiting import result_of
from summarizer.regression.fixture import BrokenFixture, Fixture
from summarizer.regression.outcome import Attempt, CaseOutcome, SuiteOutcome
from summarizer.regression.variant import Variant

Found = Fixture | BrokenFixture
OnAttempt = Callable[[Found, Variant, Attempt], None]
"""Told of each finished attempt; calls may come from several threads, one at a time."""


class Runs(Protocol):
    """What runs a case once."""

    def run(self, fixture: Fixture, variant: Variant, repeat: int) -> Attempt:
        """Return what came of it; raises nothing of this package."""
        ...


@dataclass(frozen=True, slots=True)
class SuitePlan:
    """What is to be run.

    Attributes:
        found: the fixtures, broken ones included: they are part of the outcome.
        variants: at least one; the first is the base of comparisons.
        repeat: how often each case is run with each variant.
        jobs: cases run side by side.
    """

    found: Sequence[Found]
    variants: Sequence[Variant]
    repeat: int = 1
    jobs: int = 1

    @property
    def attempts(self) -> int:
        """How many runs of a case these are."""
        return len(self.found) * len(self.variants) * self.repeat


def run_suite(plan: SuitePlan, runner: Runs, told: OnAttempt) -> SuiteOutcome:
    """Run everything; the repeats of a case run one after another.

    Raises:
        KeyboardInterrupt: what had not begun is not begun any more.
    """
    began = time.perf_counter()
    lock = threading.Lock()
    pairs = [(found, variant) for found in plan.found for variant in plan.variants]

    def run(pair: tuple[Found, Variant]) -> CaseOutcome:
        found, variant = pair
        attempts = []
        for repeat in range(1 if isinstance(found, BrokenFixture) else plan.repeat):
            attempt = _run_once(found, variant, repeat, runner)
            with lock:
                told(found, variant, attempt)
            attempts.append(attempt)
        return CaseOutcome(
            name=found.name,
            folder=found.folder,
            variant=variant.name,
            attempts=tuple(attempts),
            reviewed=isinstance(found, BrokenFixture) or found.case.reviewed,
        )

    return SuiteOutcome(
        variants=tuple(variant.name for variant in plan.variants),
        cases=tuple(_mapped(run, pairs, plan.jobs)),
        seconds=round(time.perf_counter() - began, 3),
    )


def _run_once(found: Found, variant: Variant, repeat: int, runner: Runs) -> Attempt:
    if isinstance(found, BrokenFixture):
        return Attempt(repeat, "error", error=found.reason, error_kind="FixtureError")
    return runner.run(found, variant, repeat)


def _mapped(
    run: Callable[[tuple[Found, Variant]], CaseOutcome],
    pairs: list[tuple[Found, Variant]],
    jobs: int,
) -> list[CaseOutcome]:
    if jobs == 1:  # stays in this thread, so that Ctrl-C reaches the call itself
        return [run(pair) for pair in pairs]
    with ThreadPoolExecutor(jobs, thread_name_prefix="summarizer-case") as pool:
        futures = [pool.submit(run, pair) for pair in pairs]
        try:
            return [result_of(future) for future in futures]
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
