"""Holds the variants of a run against its base: what they gain, what they lose, what it costs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from summarizer.regression.claim_changes import NoteChanges, claim_changes
from summarizer.regression.layout import counted
from summarizer.regression.outcome import CaseOutcome, SuiteOutcome
from summarizer.regression.sides import (
    Side,
    begun,
    failure_message,
    is_broken,
    remarks_on,
    side_of,
    total_of,
)
from summarizer.regression.statistics import PassRate, pass_rates, sign_test

Change = Literal["gained", "lost", "same-pass", "same-fail"]
"""By pass rate; ``same-pass``: passed every time on both sides."""

CaseChange = Literal["gained", "lost", "same-pass", "same-fail", "not-compared"]
"""``not-compared``: the case did not run on a side."""

SIGNIFICANT = 0.05
"""A p-value below this is called more than noise."""


@dataclass(frozen=True, slots=True)
class ComparedAssertion:
    """One assertion on both sides.

    Attributes:
        name: its name.
        change: what the variant does to it.
        base: pass rate of the base side.
        other: pass rate of the variant.
        message: why it fails where it does worse; "" if nothing changed.
    """

    name: str
    change: Change
    base: PassRate
    other: PassRate
    message: str = ""

    @property
    def differs(self) -> bool:
        """Whether it was gained or lost."""
        return self.change in ("gained", "lost")


@dataclass(frozen=True, slots=True)
class ComparedCase:
    """One case on both sides.

    Attributes:
        name: the fixture's name.
        change: what the variant does to it; a case that could not be run on one side is lost or
            gained as a whole, and a remark says so.
        base: the base side; ``None`` if the case was not taken up there.
        other: the variant's side.
        assertions: those that were judged on both sides.
        claims: differences of the notes of the first attempts; ``None`` if a note is missing.
        remarks: what hinders the comparison, e.g. that the variant could not be run.
    """

    name: str
    change: CaseChange
    base: Side | None
    other: Side | None
    assertions: tuple[ComparedAssertion, ...] = ()
    claims: NoteChanges | None = None
    remarks: tuple[str, ...] = ()

    @property
    def same(self) -> bool:
        """Whether there is no difference at all to show."""
        return (
            self.change in ("same-pass", "same-fail")
            and not any(one.differs for one in self.assertions)
            and (self.claims is None or self.claims.same)
            and not self.remarks
        )


@dataclass(frozen=True, slots=True)
class Tally:
    """How many pairs were gained and lost, and whether that is more than noise."""

    gained: int
    lost: int

    @property
    def p(self) -> float:
        """p-value of the sign test; 1 if nothing differs."""
        return sign_test(self.gained, self.lost)

    @property
    def significant(self) -> bool:
        """Whether the difference is more than noise."""
        return self.p < SIGNIFICANT


@dataclass(frozen=True, slots=True)
class VariantComparison:
    """One variant against the base.

    Assertions of one case often fall together, so the test over assertions makes a difference
    look surer than it is; the test over cases does not. For the same reason a case that could not
    be run on a side counts as one case, and none of its assertions count.

    Attributes:
        base: name of the base variant.
        variant: name of the other.
        cases: every case of either side, in the order of the run.
    """

    base: str
    variant: str
    cases: tuple[ComparedCase, ...]

    @property
    def assertions_tally(self) -> Tally:
        """Assertions gained and lost, over all cases."""
        return _tally(one.change for case in self.cases for one in case.assertions)

    @property
    def cases_tally(self) -> Tally:
        """Cases gained and lost."""
        return _tally(case.change for case in self.cases)

    @property
    def totals(self) -> tuple[Side, Side]:
        """Base and variant, each the sum of the cases that ran on both sides."""
        cases = [case for case in self.cases if case.change != "not-compared"]
        bases = [case.base for case in cases if case.base]
        others = [case.other for case in cases if case.other]
        return total_of(self.base, bases), total_of(self.variant, others)

    @property
    def verdict(self) -> str:
        """On assertions: "v2 gains 7 assertions and loses 1 (p = 0.07): may be noise"."""
        return _verdict(self.variant, self.assertions_tally, "assertion")

    @property
    def cases_verdict(self) -> str:
        """The same sentence on cases."""
        return _verdict(self.variant, self.cases_tally, "case")


@dataclass(frozen=True, slots=True)
class Comparison:
    """The base against every other variant.

    Attributes:
        base: name of the base variant.
        variants: one comparison for each of the others, in their order.
    """

    base: str
    variants: tuple[VariantComparison, ...]


def compare(suite: SuiteOutcome) -> Comparison:
    """Compare every variant of a run with its first one, case by case."""
    base, *others = suite.variants
    return Comparison(base, tuple(_against(suite, base, other) for other in others))


def _against(suite: SuiteOutcome, base: str, other: str) -> VariantComparison:
    bases = {case.name: case for case in suite.of(base)}
    others = {case.name: case for case in suite.of(other)}
    names = dict.fromkeys(case.name for case in suite.cases if case.variant in (base, other))
    cases = (_case(name, (base, bases.get(name)), (other, others.get(name))) for name in names)
    return VariantComparison(base, other, tuple(cases))


def _case(
    name: str, base: tuple[str, CaseOutcome | None], other: tuple[str, CaseOutcome | None]
) -> ComparedCase:
    one, two = base[1], other[1]
    sides = side_of(one) if one else None, side_of(two) if two else None
    remarks = (*remarks_on(*base), *remarks_on(*other))
    if one is None or two is None or not begun(one) or not begun(two):
        return ComparedCase(name, "not-compared", *sides, remarks=remarks)
    assertions = tuple(_assertions(one, two))
    return ComparedCase(
        name, _case_change(one, two), *sides, assertions, _claims(one, two), remarks
    )


def _case_change(base: CaseOutcome, other: CaseOutcome) -> Change:
    if is_broken(base) != is_broken(other):
        return "lost" if is_broken(other) else "gained"
    return _change(pass_rates(base).case, pass_rates(other).case)


def _change(base: PassRate, other: PassRate) -> Change:
    # Cross-multiplied: whole numbers compare exactly.
    before, after = base.passed * other.trials, other.passed * base.trials
    if before != after:
        return "gained" if after > before else "lost"
    return "same-pass" if base.always else "same-fail"


def _assertions(base: CaseOutcome, other: CaseOutcome) -> Iterator[ComparedAssertion]:
    rates = {rate.name: rate for rate in pass_rates(other).assertions}
    for rate in pass_rates(base).assertions:
        if rate.name in rates:
            change = _change(rate, rates[rate.name])
            worse = {"gained": base, "lost": other}.get(change)
            message = failure_message(worse, rate.name) if worse else ""
            yield ComparedAssertion(rate.name, change, rate, rates[rate.name], message)


def _claims(base: CaseOutcome, other: CaseOutcome) -> NoteChanges | None:
    one, two = base.attempts[0].document, other.attempts[0].document
    return claim_changes(one, two) if one and two else None


def _tally(changes: Iterable[CaseChange]) -> Tally:
    found = list(changes)
    return Tally(found.count("gained"), found.count("lost"))


def _verdict(variant: str, tally: Tally, noun: str) -> str:
    if not tally.gained and not tally.lost:
        return f"{variant} gains and loses no {noun}"
    p = "p < 0.001" if tally.p < 0.001 else f"p = {tally.p:.2g}"
    size = "more than noise" if tally.significant else "may be noise"
    return f"{variant} gains {counted(tally.gained, noun)} and loses {tally.lost} ({p}): {size}"
