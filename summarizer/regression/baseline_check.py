"""Holds a run against a baseline: what got worse, what got better, what is known to fail."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from summarizer.regression.baseline_file import ERROR, Baseline, CaseBaseline
from summarizer.regression.outcome import CaseOutcome, SuiteOutcome
from summarizer.regression.sides import begun, errors, failure_message
from summarizer.regression.statistics import PassRate, pass_rates

Judgement = Literal["regression", "fixed", "still failing", "unclear", "new", "gone", "same"]


@dataclass(frozen=True, slots=True)
class Difference:
    """What became of an assertion, or of a case as a whole.

    Attributes:
        case: the case's name.
        assertion: the assertion's name; "" for the case as a whole.
        before: ``"passed"``, ``"failed"``, ``"error"`` or e.g. ``"7 of 10"``, as the baseline has
            it; "" if it has nothing.
        now: the same of the run; "" if it was not run.
        message: why it fails now; "" if it does not.
    """

    case: str
    assertion: str
    before: str
    now: str
    message: str = ""


@dataclass(frozen=True, slots=True)
class BaselineCheck:
    """A run held against a baseline. An assertion or case is in one place at most.

    Attributes:
        regressions: what makes the check fail.
        fixed: failed in the baseline and passes now.
        still_failing: failed in the baseline as well; known, and no regression.
        unclear: passed every time in the baseline and not every time now, but so few runs more or
            less may be chance.
        new: without a place in the baseline, and not failing.
        gone: in the baseline, but not in the run any more.
        skipped: names of cases that the budget did not allow.
    """

    regressions: tuple[Difference, ...] = ()
    fixed: tuple[Difference, ...] = ()
    still_failing: tuple[Difference, ...] = ()
    unclear: tuple[Difference, ...] = ()
    new: tuple[Difference, ...] = ()
    gone: tuple[Difference, ...] = ()
    skipped: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether there is no regression."""
        return not self.regressions


def check(suite: SuiteOutcome, baseline: Baseline, *, narrowed: bool = False) -> BaselineCheck:
    """Hold the first variant of a run against a baseline.

    A regression is

    - an assertion, or a case as a whole, that passed every time and now never does;
    - with repeats also one whose pass rate dropped so far that the Wilson intervals of the two
      rates do not meet;
    - a case that could be run and now ends in an error, even if only in one attempt;
    - whatever is new and fails: nothing in the baseline excuses it. New assertions are judged as
      without a baseline: they are excused if their case reaches its threshold all the same.

    Args:
        suite: the run.
        baseline: what it should not fall behind.
        narrowed: the run was narrowed down on purpose, so that cases that are missing in it are
            not gone.
    """
    cases = suite.of(suite.variants[0])
    found = [pair for case in cases for pair in _judged(case, baseline.cases.get(case.name))]
    if not narrowed:
        found += _gone(baseline, {case.name for case in cases})

    def those(judgement: Judgement) -> tuple[Difference, ...]:
        return tuple(difference for one, difference in found if one == judgement)

    return BaselineCheck(
        regressions=those("regression"),
        fixed=those("fixed"),
        still_failing=those("still failing"),
        unclear=those("unclear"),
        new=those("new"),
        gone=those("gone"),
        skipped=tuple(case.name for case in cases if not begun(case)),
    )


_Judged = Iterator[tuple[Judgement, Difference]]


def _judged(case: CaseOutcome, known: CaseBaseline | None) -> _Judged:
    if not begun(case):
        return
    broken = errors(case)
    if broken:
        excused = known is not None and known.rate is None
        before = _standing(known)
        yield (
            "still failing" if excused else "regression",
            Difference(case.name, "", before, ERROR, broken[0].error),
        )
    elif known is None:
        yield from _new_case(case)
    elif known.rate is None:
        passes = pass_rates(case).case.always
        yield "fixed" if passes else "still failing", _whole(case, known)
    else:
        yield from _known_case(case, known, known.rate)


def _new_case(case: CaseOutcome) -> _Judged:
    rates = pass_rates(case)
    failing = [rate for rate in rates.assertions if not rate.always]
    if rates.case.always or not failing:
        yield "new" if rates.case.always else "regression", _whole(case, None)
        return
    for rate in failing:
        yield "regression", _difference(case, None, rate)


def _known_case(case: CaseOutcome, known: CaseBaseline, before: PassRate) -> _Judged:
    rates = pass_rates(case)
    told: set[Judgement] = set()
    for rate in rates.assertions:
        old = known.assertions.get(rate.name)
        if old:
            judgement = _judge(old, rate)
        else:
            judgement = "new" if rate.always or rates.case.always else "regression"
        told.add(judgement)
        yield judgement, _difference(case, old, rate)
    for name in sorted(known.assertions.keys() - {rate.name for rate in rates.assertions}):
        yield "gone", Difference(case.name, name, known.assertions[name].standing, "")
    whole = _judge(before, rates.case)
    if _adds(whole, told):
        yield whole, _whole(case, known)


def _judge(before: PassRate, now: PassRate) -> Judgement:
    if (before.always and now.never) or now.interval[1] < before.interval[0]:
        return "regression"
    if (before.never and now.always) or now.interval[0] > before.interval[1]:
        return "fixed"
    if now.always:
        return "same"
    return "unclear" if before.always else "still failing"


def _adds(whole: Judgement, told: set[Judgement]) -> bool:
    """Whether the case as a whole tells something that its assertions have not told.

    It can fall below its threshold, or reach it, by an assertion that fails before and after.
    """
    if whole in ("regression", "fixed"):
        return whole not in told
    return not told - {"same", "new"}


def _gone(baseline: Baseline, run: set[str]) -> _Judged:
    for name in sorted(baseline.cases.keys() - run):
        yield "gone", Difference(name, "", _standing(baseline.cases[name]), "")


def _standing(known: CaseBaseline | None) -> str:
    if known is None:
        return ""
    return known.rate.standing if known.rate else ERROR


def _whole(case: CaseOutcome, known: CaseBaseline | None) -> Difference:
    return Difference(case.name, "", _standing(known), pass_rates(case).case.standing)


def _difference(case: CaseOutcome, before: PassRate | None, now: PassRate) -> Difference:
    message = failure_message(case, now.name)
    return Difference(case.name, now.name, before.standing if before else "", now.standing, message)
