"""A committed baseline: only what got worse makes a run fail."""

import pytest
from suite_outcomes import attempt, case, error, failed, flaky, passed, skipped, suite, two

from summarizer.regression.baseline import (
    Baseline,
    BaselineCheck,
    Difference,
    baseline_of,
    baseline_text,
    check,
)
from summarizer.regression.outcome import CaseOutcome


def held(before: CaseOutcome, now: CaseOutcome) -> BaselineCheck:
    return check(suite(now), baseline_of(suite(before)))


def names(differences: tuple[Difference, ...]) -> list[str]:
    return [f"{one.case}:{one.assertion}" for one in differences]


def test_the_same_run_has_no_regression() -> None:
    run = case("river", attempt(passed("a"), failed("b")))
    found = held(run, run)
    assert found.ok
    assert names(found.still_failing) == ["river:b"]
    assert (found.fixed, found.new, found.gone, found.unclear) == ((), (), (), ())


def test_what_passed_and_fails_now_is_a_regression_with_its_reason() -> None:
    found = held(
        case("river", attempt(passed("a"), passed("b"))),
        case("river", attempt(passed("a"), failed("b", "no harbour"))),
    )
    assert not found.ok
    assert found.regressions == (Difference("river", "b", "passed", "failed", "no harbour"),)


def test_what_failed_and_passes_now_is_fixed() -> None:
    found = held(case("river", attempt(failed("a"))), case("river", attempt(passed("a"))))
    assert found.ok
    assert found.fixed == (Difference("river", "a", "failed", "passed"),)


def test_what_failed_before_excuses_no_other_failure() -> None:
    found = held(
        case("river", attempt(failed("a"), passed("b"))),
        case("river", attempt(failed("a"), failed("b"))),
    )
    assert names(found.regressions) == ["river:b"]
    assert names(found.still_failing) == ["river:a"]


def test_a_case_that_ran_and_ends_in_an_error_is_a_regression() -> None:
    found = held(case("river", attempt(failed("a"))), case("river", error("cut off")))
    assert found.regressions == (Difference("river", "", "failed", "error", "cut off"),)
    assert found.gone == ()


def test_a_known_error_is_no_regression_and_can_be_fixed() -> None:
    broken = case("river", error("cut off"))
    assert names(held(broken, broken).still_failing) == ["river:"]
    assert held(broken, broken).ok
    assert names(held(broken, case("river", attempt(passed("a")))).fixed) == ["river:"]
    still = held(broken, case("river", attempt(failed("a"))))
    assert (still.ok, names(still.still_failing)) == (True, ["river:"])


def test_a_new_case_has_to_pass() -> None:
    baseline = Baseline({})
    good = check(suite(case("river", attempt(passed("a")))), baseline)
    assert (good.ok, names(good.new)) == (True, ["river:"])
    bad = check(suite(case("river", attempt(passed("a"), failed("b", "why")))), baseline)
    assert bad.regressions == (Difference("river", "b", "", "failed", "why"),)
    broken = check(suite(case("river", error("cut off"))), baseline)
    assert broken.regressions == (Difference("river", "", "", "error", "cut off"),)


def test_a_new_assertion_has_to_pass() -> None:
    known = case("river", attempt(passed("a")))
    good = held(known, case("river", attempt(passed("a"), passed("b"))))
    assert (good.ok, names(good.new)) == (True, ["river:b"])
    bad = held(known, case("river", attempt(passed("a"), failed("b"))))
    assert names(bad.regressions) == ["river:b"]


def test_a_new_assertion_is_excused_if_the_case_reaches_its_threshold() -> None:
    enough = attempt(passed("a"), failed("b"), status="passed")
    found = held(case("river", attempt(passed("a"))), case("river", enough))
    assert (found.ok, names(found.new)) == (True, ["river:b"])
    assert check(suite(case("river", enough)), Baseline({})).ok


def test_a_case_that_falls_below_its_threshold_is_a_regression_by_itself() -> None:
    found = held(
        case("river", attempt(passed("a"), failed("b"), status="passed")),
        case("river", attempt(passed("a"), failed("b"), status="failed")),
    )
    assert names(found.regressions) == ["river:"]
    assert names(found.still_failing) == ["river:b"]


def test_a_case_known_to_miss_its_threshold_is_told_though_its_assertions_pass() -> None:
    low = case("river", attempt(passed("a"), status="failed"))
    assert names(held(low, low).still_failing) == ["river:"]
    assert held(low, low).ok


@pytest.mark.parametrize(
    ("before", "now", "judgement"),
    [
        ((10, 10), (10, 10), "same"),
        ((10, 10), (9, 10), "unclear"),
        ((10, 10), (5, 10), "unclear"),
        ((10, 10), (4, 10), "regressions"),
        ((10, 10), (0, 10), "regressions"),
        ((9, 10), (8, 10), "still_failing"),
        ((18, 20), (5, 20), "regressions"),
        ((2, 10), (10, 10), "fixed"),
        ((8, 10), (10, 10), "same"),
        ((0, 10), (2, 10), "still_failing"),
        ((0, 10), (9, 10), "fixed"),
        ((1, 1), (9, 10), "unclear"),
        ((3, 3), (0, 3), "regressions"),
        ((10, 10), (0, 1), "regressions"),
        ((7, 10), (0, 1), "still_failing"),
    ],
)
def test_with_repeats_only_a_drop_that_chance_does_not_explain_is_a_regression(
    before: tuple[int, int], now: tuple[int, int], judgement: str
) -> None:
    found = held(flaky("river", "a", *before), flaky("river", "a", *now))
    places = ("regressions", "fixed", "still_failing", "unclear", "new", "gone")
    told = {place: names(getattr(found, place)) for place in places if getattr(found, place)}
    assert told == ({} if judgement == "same" else {judgement: ["river:a"]})


def test_one_error_among_repeats_is_a_regression() -> None:
    found = held(
        case("river", attempt(passed("a")), attempt(passed("a"), repeat=1)),
        case("river", attempt(passed("a")), error("cut off", repeat=1)),
    )
    assert found.regressions == (Difference("river", "", "2 of 2", "error", "cut off"),)


def test_what_is_not_there_any_more_is_reported_and_no_regression() -> None:
    found = check(suite(case("river", attempt(passed("b")))), baseline_of(two()))
    assert found.ok
    assert found.gone == (
        Difference("river", "a", "passed", ""),
        Difference("storm", "", "passed", ""),
    )


def test_a_narrowed_run_misses_no_case() -> None:
    found = check(suite(case("river", attempt(passed("a")))), baseline_of(two()), narrowed=True)
    assert found.gone == ()


def test_a_skipped_case_is_neither_gone_nor_a_regression() -> None:
    run = suite(case("river", attempt(passed("a"))), case("storm", skipped()))
    found = check(run, baseline_of(two()))
    assert (found.ok, found.gone, found.skipped) == (True, (), ("storm",))


def test_the_text_lists_what_to_look_at_and_sums_up() -> None:
    before = suite(
        case("river", attempt(passed("people"), failed("terms"), failed("dates"))),
        case("storm", attempt(passed("people"))),
        flaky("flood", "people", 10, 10),
    )
    now = suite(
        case(
            "river", attempt(failed("people", "Holt is missing"), passed("terms"), failed("dates"))
        ),
        flaky("flood", "people", 9, 10),
        case("court", attempt(passed("people"))),
    )
    assert baseline_text(check(now, baseline_of(before))) == CHECKED


CHECKED = """\
Regressions:
  river  people  passed -> failed
      Holt is missing

Less sure than before, which may be chance:
  flood  people  10 of 10 -> 9 of 10

Fixed (write the baseline again to keep it so):
  river  terms  failed -> passed

New (not in the baseline):
  court  (whole case)  new -> passed

Gone (only in the baseline):
  storm  (whole case)  passed -> not run

Baseline: 1 regression, 1 fixed, 1 still failing, 1 unclear, 1 new, 1 gone
"""


def test_without_a_regression_the_text_is_a_line() -> None:
    assert baseline_text(check(two(), baseline_of(two()))) == "Baseline: no regression\n"
