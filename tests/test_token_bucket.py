"""Token buckets: what may go at once, what later, and never more than a minute allows."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.backends.token_bucket import Bucket


def test_what_is_in_it_can_be_taken_at_once_and_the_rest_flows_in() -> None:
    bucket = Bucket(rate=2.0, size=10.0, level=3.0, now=0.0)
    assert bucket.wait(3.0, 0.0) == 0
    bucket.take(3.0, 0.0)
    assert bucket.wait(3.0, 0.0) == 1.5
    assert bucket.wait(3.0, 1.0) == 0.5
    assert bucket.wait(3.0, 1.5) == 0


def test_it_holds_no_more_than_its_size_however_long_nothing_is_taken() -> None:
    bucket = Bucket(rate=2.0, size=10.0, level=0.0, now=0.0)
    assert bucket.level(1000.0) == 10


def test_what_is_larger_than_the_bucket_goes_when_it_is_full_and_leaves_a_debt() -> None:
    bucket = Bucket(rate=1.0, size=10.0, level=9.0, now=0.0)
    assert bucket.wait(50.0, 0.0) == 1
    bucket.take(50.0, 1.0)
    assert bucket.level(1.0) == -40
    assert bucket.wait(1.0, 1.0) == 41


def test_what_is_put_back_can_be_taken_again() -> None:
    bucket = Bucket(rate=0.0, size=10.0, level=2.0, now=0.0)
    assert bucket.wait(5.0, 0.0) == math.inf
    bucket.take(-3.0, 0.0)
    assert bucket.wait(5.0, 0.0) == 0


def test_a_clock_that_lags_changes_nothing() -> None:
    bucket = Bucket(rate=1.0, size=10.0, level=5.0, now=100.0)
    assert bucket.level(90.0) == 5


@pytest.mark.parametrize("limit", [1, 3, 7, 60, 90, 500, 12_000])
def test_no_minute_ever_has_more_requests_than_the_limit(limit: int) -> None:
    bucket = Bucket.per_minute(limit, 0.0, least=1.0)
    starts: list[float] = []
    now = 0.0
    while now < 200:
        wait = bucket.wait(1.0, now)
        if wait > 0:
            now += wait
        else:
            bucket.take(1.0, now)
            starts.append(now)
    for first, last in zip(starts, starts[limit:], strict=False):
        assert last - first > 60 - 1e-6
    assert len(starts) > 0.97 * limit * 200 / 60


@given(st.lists(st.floats(1, 5000), min_size=20, max_size=60))
def test_tokens_of_any_size_flow_at_the_rate_of_the_limit(amounts: list[float]) -> None:
    bucket = Bucket.per_minute(6000, 0.0)
    now = 0.0
    for amount in amounts:
        now += bucket.wait(amount, now)
        bucket.take(amount, now)
    # The debt of the last one is still to be waited for.
    now += bucket.wait(bucket.size, now)
    assert sum(amounts) / now <= 100 * (59 / 60) + 100 / now
