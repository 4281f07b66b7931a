"""The figures of a case over its attempts."""

from dataclasses import dataclass
from statistics import fmean

from summarizer.regression.outcome import CaseOutcome


@dataclass(frozen=True, slots=True)
class PassRate:
    """How many of the attempts that were run passed; those the budget left out do not count."""

    passed: int
    runs: int

    @property
    def share(self) -> float | None:
        """0 to 1; ``None`` if nothing was run."""
        return self.passed / self.runs if self.runs else None


def pass_rate(case: CaseOutcome) -> PassRate:
    """Return how often a case passed."""
    run = [attempt for attempt in case.attempts if attempt.status != "skipped"]
    return PassRate(sum(attempt.status == "passed" for attempt in run), len(run))


def mean_score(case: CaseOutcome) -> float | None:
    """Return the mean score (0 to 1) of the attempts that were judged; ``None`` without any."""
    scores = [one.score for one in case.attempts if one.status in ("passed", "failed")]
    return fmean(scores) if scores else None
