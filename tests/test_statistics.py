"""Pass rates come with their uncertainty; a difference is called more than noise only if it is."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from suite_outcomes import attempt, case, error, failed, passed, skipped

from summarizer.regression.statistics import PassRate, pass_rates, sign_test, wilson

proportions = st.integers(1, 2000).flatmap(
    lambda trials: st.tuples(st.integers(0, trials), st.just(trials))
)
confidences = st.floats(0.5, 0.999)
counts = st.integers(0, 400)


@pytest.mark.parametrize(
    ("successes", "trials", "low", "high"),
    [
        (8, 10, 0.4902, 0.9433),
        (5, 10, 0.2366, 0.7634),
        (10, 10, 0.7225, 1.0),
        (0, 10, 0.0, 0.2775),
        (1, 1, 0.2065, 1.0),
        (81, 263, 0.2553, 0.3662),  # Newcombe 1998, table I
        (15, 148, 0.0624, 0.1605),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_gives_the_values_of_the_literature(
    successes: int, trials: int, low: float, high: float
) -> None:
    assert wilson(successes, trials) == pytest.approx((low, high), abs=5e-5)


@given(proportions, confidences)
def test_the_interval_holds_the_estimate_and_stays_within_bounds(
    proportion: tuple[int, int], confidence: float
) -> None:
    successes, trials = proportion
    low, high = wilson(successes, trials, confidence)
    assert 0 <= low <= successes / trials <= high <= 1
    assert low < high


@given(proportions, confidences)
def test_failures_have_the_mirrored_interval(
    proportion: tuple[int, int], confidence: float
) -> None:
    successes, trials = proportion
    low, high = wilson(successes, trials, confidence)
    mirrored = wilson(trials - successes, trials, confidence)
    assert mirrored == pytest.approx((1 - high, 1 - low), abs=1e-9)


@given(proportions)
def test_more_trials_and_less_confidence_make_it_narrower(proportion: tuple[int, int]) -> None:
    def width(successes: int, trials: int, confidence: float = 0.95) -> float:
        low, high = wilson(successes, trials, confidence)
        return high - low

    successes, trials = proportion
    assert width(10 * successes, 10 * trials) < width(successes, trials)
    assert width(successes, trials, 0.8) < width(successes, trials)


def test_no_trial_tells_nothing() -> None:
    assert wilson(0, 0) == (0.0, 1.0)


@pytest.mark.parametrize(
    ("successes", "trials", "confidence"),
    [(3, 2, 0.95), (-1, 2, 0.95), (0, -1, 0.95), (1, 2, 0.0), (1, 2, 1.0), (1, 2, 95)],
)
def test_what_is_no_proportion_is_refused(successes: int, trials: int, confidence: float) -> None:
    with pytest.raises(ValueError, match="no proportion"):
        wilson(successes, trials, confidence)


@pytest.mark.parametrize(
    ("better", "worse", "p"),
    [
        (10, 0, 0.001953125),
        (8, 2, 0.109375),
        (7, 1, 0.0703125),
        (5, 0, 0.0625),
        (6, 0, 0.03125),
        (1, 1, 1.0),
        (1, 0, 1.0),
        (0, 0, 1.0),
    ],
)
def test_the_sign_test_is_exact(better: int, worse: int, p: float) -> None:
    assert sign_test(better, worse) == p


@given(counts, counts)
def test_the_sign_test_favours_no_side_and_is_a_probability(better: int, worse: int) -> None:
    assert sign_test(better, worse) == sign_test(worse, better)
    assert 0 < sign_test(better, worse) <= 1


@given(counts, counts)
def test_a_win_more_for_the_leading_side_is_never_less_convincing(better: int, worse: int) -> None:
    assume(better >= worse)
    assert sign_test(better + 1, worse) <= sign_test(better, worse)


def test_the_sign_test_takes_thousands_of_pairs() -> None:
    assert sign_test(2000, 2000) == 1.0
    assert sign_test(2500, 1500) < 1e-50


def test_a_negative_count_is_refused() -> None:
    with pytest.raises(ValueError, match="no counts"):
        sign_test(-1, 3)


def test_each_assertion_is_counted_over_the_attempts() -> None:
    rates = pass_rates(
        case(
            "river",
            attempt(passed("people"), passed("terms"), failed("dates")),
            attempt(passed("people"), failed("terms"), failed("dates"), repeat=1),
            attempt(passed("people"), passed("terms"), failed("dates"), repeat=2),
        )
    )
    assert rates.assertions == (
        PassRate("people", 3, 3),
        PassRate("terms", 2, 3),
        PassRate("dates", 0, 3),
    )
    assert rates.case == PassRate("river", 0, 3)


def test_only_what_passes_sometimes_flakes() -> None:
    rates = pass_rates(
        case(
            "river",
            attempt(passed("people"), passed("terms"), failed("dates")),
            attempt(passed("people"), failed("terms"), failed("dates"), repeat=1),
        )
    )
    assert [rate for rate in rates.assertions if rate.flakes] == [PassRate("terms", 1, 2)]


def test_an_error_counts_against_the_case_and_a_skipped_attempt_not_at_all() -> None:
    rates = pass_rates(case("river", attempt(passed("people")), error(repeat=1), skipped(2)))
    assert rates.case == PassRate("river", 1, 2)
    assert rates.assertions == (PassRate("people", 1, 1),)


def test_a_case_that_never_ran_has_no_rate() -> None:
    rate = pass_rates(case("river", skipped())).case
    assert (rate.share, rate.always, rate.never, rate.flakes) == (0.0, False, False, False)
    assert rate.interval == (0.0, 1.0)


@pytest.mark.parametrize(
    ("passes", "trials", "standing"),
    [(1, 1, "passed"), (0, 1, "failed"), (7, 10, "7 of 10"), (10, 10, "10 of 10")],
)
def test_a_rate_is_written_as_people_say_it(passes: int, trials: int, standing: str) -> None:
    assert PassRate("people", passes, trials).standing == standing
