"""One side of a comparison: what a variant made of a case, or of all cases together."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from summarizer.regression.outcome import Attempt, CaseOutcome, Status
from summarizer.regression.statistics import PassRate, pass_rates
from summarizer.schemas import Usage


@dataclass(frozen=True, slots=True)
class Side:
    """One case on one side, or all of them together.

    Attributes:
        cases: pass rate of the case; of all together, how many cases passed every time.
        assertions: how many assertions passed every time.
        usage: tokens of all attempts.
        seconds: what the model took in all attempts.
        status: what became of the case; ``None`` of all cases together.
    """

    cases: PassRate
    assertions: PassRate
    usage: Usage
    seconds: float
    status: Status | None = None


def side_of(case: CaseOutcome) -> Side:
    """Return a case as one side of a comparison."""
    rates = pass_rates(case)
    return Side(
        rates.case,
        PassRate("assertions", sum(r.always for r in rates.assertions), len(rates.assertions)),
        _sum_of(attempt.usage for attempt in case.attempts),
        sum(attempt.model_seconds for attempt in case.attempts),
        case.status,
    )


def total_of(variant: str, sides: Sequence[Side]) -> Side:
    """Return the sum of a variant's cases."""
    return Side(
        PassRate(variant, sum(side.cases.always for side in sides), len(sides)),
        PassRate(
            "assertions",
            sum(side.assertions.passed for side in sides),
            sum(side.assertions.trials for side in sides),
        ),
        _sum_of(side.usage for side in sides),
        sum(side.seconds for side in sides),
    )


def begun(case: CaseOutcome) -> list[Attempt]:
    """Return the attempts that the budget allowed."""
    return [attempt for attempt in case.attempts if attempt.status != "skipped"]


def errors(case: CaseOutcome) -> list[Attempt]:
    """Return the attempts that could not be run to their end."""
    return [attempt for attempt in case.attempts if attempt.status == "error"]


def is_broken(case: CaseOutcome) -> bool:
    """Whether some attempt was begun, and none came to its end."""
    return 0 < len(errors(case)) == len(begun(case))


def remarks_on(variant: str, case: CaseOutcome | None) -> Iterator[str]:
    """Yield what hinders a comparison with this side, in one line each."""
    if case is None:
        yield f"{variant} was not run"
    elif not begun(case):
        yield f"{variant} was not run: {case.attempts[0].error or 'skipped'}"
    elif failed := errors(case):
        which = "" if is_broken(case) else f" in {len(failed)} of {len(begun(case))} attempts"
        yield f"{variant} could not be run{which}: {failed[0].error}"


def failure_message(case: CaseOutcome, assertion: str) -> str:
    """Return why an assertion failed the first time it did; "" if it never failed."""
    failing = (one for attempt in case.attempts for one in attempt.failing)
    return next((one.message for one in failing if one.name == assertion), "")


def _sum_of(usages: Iterable[Usage]) -> Usage:
    return sum(usages, Usage())
