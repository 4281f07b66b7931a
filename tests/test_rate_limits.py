"""Limits per minute: the user's, and those that an endpoint announces before they are met."""

import pytest

from summarizer.backends.rate_headers import Allowance
from summarizer.backends.rate_limits import RateLimits


def test_without_limits_nobody_waits() -> None:
    limits = RateLimits(None, None, 0.0)
    for _ in range(1000):
        assert limits.wait(1e6, 0.0) == 0
        limits.take(1e6, 0.0)
    assert not limits.counts_tokens


def test_requests_are_spread_over_the_minute() -> None:
    limits = RateLimits(30, None, 0.0)
    limits.take(0.0, 0.0)
    assert limits.wait(0.0, 0.0) == pytest.approx(2.0)


def test_the_stricter_limit_decides() -> None:
    limits = RateLimits(600, 6000, 0.0)
    limits.take(1000.0, 0.0)
    # 900 tokens of debt, at 100 a second less a sixtieth.
    assert limits.wait(1.0, 0.0) == pytest.approx(901 / (5900 / 60))
    assert limits.counts_tokens


def test_a_guess_is_replaced_by_what_was_really_used() -> None:
    limits = RateLimits(None, 6000, 0.0)
    limits.take(1000.0, 0.0)
    limits.settle(1000.0, 150.0, 0.0)
    assert limits.wait(1.0, 0.0) == pytest.approx(51 / (5900 / 60))


def test_a_request_that_did_not_go_is_not_counted() -> None:
    limits = RateLimits(30, None, 0.0)
    limits.take(0.0, 0.0)
    limits.give_back(0.0)
    assert limits.wait(0.0, 0.0) == 0


def announce(
    limits: RateLimits, *allowances: Allowance, requests: int = 0, tokens: float = 0, now: float = 0
) -> None:
    limits.hear(allowances, requests, tokens, now)


def test_a_window_that_is_used_up_is_waited_for() -> None:
    limits = RateLimits(None, None, 0.0)
    announce(limits, Allowance("requests", 100, 1, 20.0, gradual=False))
    assert limits.wait(0.0, 0.0) == 0
    limits.take(0.0, 0.0)
    assert limits.wait(0.0, 5.0) == 15
    assert limits.wait(0.0, 20.0) == 0


def test_what_comes_back_gradually_is_waited_for_no_longer_than_it_takes() -> None:
    limits = RateLimits(None, None, 0.0)
    announce(limits, Allowance("requests", 60, 0, 60.0, gradual=True))
    assert limits.wait(0.0, 0.0) == pytest.approx(1.0)
    announce(limits, Allowance("tokens", 6000, 0, 60.0, gradual=True))
    assert limits.wait(500.0, 0.0) == pytest.approx(5.0)
    assert limits.counts_tokens


def test_requests_under_way_are_taken_off_since_the_answer_may_not_know_of_them() -> None:
    limits = RateLimits(None, None, 0.0)
    announce(limits, Allowance("requests", 60, 10, 50.0, gradual=True), requests=12)
    assert limits.wait(0.0, 0.0) == pytest.approx(3.0)


def test_of_several_limits_the_one_with_the_least_left_counts() -> None:
    limits = RateLimits(None, None, 0.0)
    announce(
        limits,
        Allowance("requests", 1000, 900, 10.0, gradual=False),
        Allowance("requests", 50, 0, 8.0, gradual=False),
    )
    assert limits.wait(0.0, 0.0) == 8


def test_an_answer_that_comes_late_does_not_undo_what_is_known() -> None:
    limits = RateLimits(None, None, 0.0)
    announce(limits, Allowance("requests", 60, 0, 60.0, gradual=True))
    announce(limits, Allowance("requests", 60, 5, 55.0, gradual=True), now=0.0)
    assert limits.wait(0.0, 0.0) == pytest.approx(0.5)


def test_a_limit_per_day_does_not_stop_everything_for_a_day() -> None:
    limits = RateLimits(None, None, 0.0)
    announce(limits, Allowance("requests", 1000, 0, 80_000.0, gradual=False))
    assert limits.wait(0.0, 0.0) == 60
    assert limits.wait(0.0, 60.0) == 0
