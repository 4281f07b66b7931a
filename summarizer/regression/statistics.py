"""How sure a pass rate is, and whether two runs differ by more than chance."""

from dataclasses import dataclass
from math import comb, sqrt
from statistics import NormalDist

from summarizer.regression.outcome import CaseOutcome


def wilson(successes: int, trials: int, confidence: float = 0.95) -> tuple[float, float]:
    """Return the score interval of a proportion, after Wilson (1927).

    E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
    Journal of the American Statistical Association 22, 209-212. Unlike the textbook interval it
    keeps within 0 and 1 and has a width even if every trial, or none, was a success.

    Args:
        successes: how many trials were one.
        trials: how many there were; 0 tells nothing, so the interval is 0 to 1.
        confidence: share of such intervals that hold the true proportion, between 0 and 1.

    Raises:
        ValueError: the numbers make no sense.
    """
    if not 0 <= successes <= trials or not 0 < confidence < 1:
        raise ValueError(f"no proportion: {successes} of {trials} at {confidence}")
    if not trials:
        return 0.0, 1.0
    share = successes / trials
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    scale = 1 + z * z / trials
    centre = (share + z * z / (2 * trials)) / scale
    margin = z / scale * sqrt(share * (1 - share) / trials + z * z / (4 * trials * trials))
    # Rounding may put a bound a hair beyond the estimate or beyond 0 and 1.
    return max(0.0, min(share, centre - margin)), min(1.0, max(share, centre + margin))


def sign_test(better: int, worse: int) -> float:
    """Return the p-value of the exact two-sided sign test of paired outcomes.

    The chance that, if either side were as likely to win a pair, the wins would be shared out at
    least this unevenly (J. Arbuthnott, 1710; W. J. Conover, Practical Nonparametric Statistics,
    section 3.4). Pairs that do not differ tell nothing and are left out by the caller.

    Args:
        better: pairs in which the second side is better.
        worse: pairs in which it is worse.

    Raises:
        ValueError: a count is negative.
    """
    if better < 0 or worse < 0:
        raise ValueError(f"no counts: {better} and {worse}")
    pairs = better + worse
    tail = sum(comb(pairs, wins) for wins in range(min(better, worse) + 1))
    return min(1.0, 2 * tail / (1 << pairs))


@dataclass(frozen=True, slots=True)
class PassRate:
    """How often something passed.

    Attributes:
        name: the assertion's or the case's name.
        passed: in how many trials it passed.
        trials: in how many it was judged.
    """

    name: str
    passed: int
    trials: int

    @property
    def share(self) -> float:
        """Share of the trials that passed; 0 if there was none."""
        return self.passed / self.trials if self.trials else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson interval of the share, at 95 per cent."""
        return wilson(self.passed, self.trials)

    @property
    def always(self) -> bool:
        """Whether it was judged, and passed every time."""
        return 0 < self.trials == self.passed

    @property
    def never(self) -> bool:
        """Whether it was judged, and failed every time."""
        return self.passed == 0 < self.trials

    @property
    def flakes(self) -> bool:
        """Whether it passed sometimes and sometimes not."""
        return 0 < self.passed < self.trials

    @property
    def standing(self) -> str:
        """``"passed"`` or ``"failed"`` of a single trial, else e.g. ``"7 of 10"``."""
        if self.trials == 1:
            return "passed" if self.passed else "failed"
        return f"{self.passed} of {self.trials}"


@dataclass(frozen=True, slots=True)
class CaseRates:
    """Pass rates of one case run with one variant.

    Attributes:
        case: of the case as a whole.
        assertions: of each assertion, in the order of the case.
    """

    case: PassRate
    assertions: tuple[PassRate, ...]


def pass_rates(case: CaseOutcome) -> CaseRates:
    """Count how often a case and each of its assertions passed.

    An attempt that the budget did not allow is no trial. One that could not be run to its end is
    a trial that the case did not pass; of assertions only those that were judged count.
    """
    run = [attempt for attempt in case.attempts if attempt.status != "skipped"]
    judged: dict[str, list[bool]] = {}
    for attempt in run:
        for assertion in attempt.assertions:
            judged.setdefault(assertion.name, []).append(assertion.passed)
    whole = PassRate(case.name, sum(one.status == "passed" for one in run), len(run))
    return CaseRates(
        whole, tuple(PassRate(name, sum(each), len(each)) for name, each in judged.items())
    )
