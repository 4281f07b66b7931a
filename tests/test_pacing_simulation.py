"""The pace at endpoints of all sorts, in virtual time: everything gets through, soon, and politely.

"Soon" is measured by the least time in which the endpoint could have done it.
"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from simulated_endpoint import Endpoint, Outcome, ask_all
from virtual_time import now, run

from summarizer.backends.pacing import Pace


def go(endpoint: Endpoint, number: int, *, attempts: int = 6, **limits: float) -> Outcome:
    async def all_of_it() -> Outcome:
        most = limits.pop("most", None)
        pace = Pace(most=int(most) if most else None, clock=now, **limits)
        outcome = await ask_all(endpoint, number, pace, attempts=attempts)
        assert (pace.under_way, pace.waiting) == (0, 0)
        return outcome

    return run(all_of_it())


def refused(endpoint: Endpoint) -> float:
    """The share of attempts that were refused."""
    return endpoint.refused / len(endpoint.starts)


@settings(deadline=None, max_examples=10, derandomize=True)
@given(limit=st.integers(4, 60), seconds=st.floats(0.5, 10), most=st.sampled_from([None, 40]))
def test_a_limit_of_requests_at_once(limit: int, seconds: float, most: int | None) -> None:
    endpoint = Endpoint(seconds, at_once=limit)
    number = 15 * limit + 100
    outcome = go(endpoint, number, **({"most": most} if most else {}))
    width = min(limit, most or limit)
    assert outcome.lost == 0
    # The first requests go before anything is known.
    assert endpoint.refused < 0.1 * number + 2 * (most or 16)
    assert outcome.seconds < 1.5 * number * seconds / width + 10


@settings(deadline=None, max_examples=10, derandomize=True)
@given(
    per_minute=st.integers(60, 400),
    seconds=st.floats(0.5, 5),
    headers=st.booleans(),
    tells_when=st.booleans(),
)
def test_a_limit_per_minute(
    per_minute: int, seconds: float, headers: bool, tells_when: bool
) -> None:
    endpoint = Endpoint(
        seconds,
        per_minute=per_minute,
        burst=max(8, per_minute // 10),
        announces=headers,
        tells_when=tells_when,
    )
    outcome = go(endpoint, 3 * per_minute)
    assert outcome.lost == 0
    assert refused(endpoint) < 0.3
    assert outcome.seconds < 1.3 * 180


@pytest.mark.parametrize("window", [False, True])
@pytest.mark.parametrize("per_minute", [30, 300])
def test_a_limit_that_is_announced_is_not_run_into(per_minute: int, window: bool) -> None:
    endpoint = Endpoint(per_minute=per_minute, burst=per_minute, window=window, announces=True)
    outcome = go(endpoint, 4 * per_minute)
    assert outcome.lost == 0
    assert refused(endpoint) < 0.03
    assert outcome.seconds < 1.1 * 240


@pytest.mark.parametrize("tells_when", [False, True])
@pytest.mark.parametrize("per_minute", [30, 300])
def test_a_limit_per_full_minute(per_minute: int, tells_when: bool) -> None:
    endpoint = Endpoint(per_minute=per_minute, window=True, tells_when=tells_when)
    outcome = go(endpoint, 4 * per_minute)
    assert outcome.lost == 0
    assert refused(endpoint) < (0.1 if tells_when else 0.35)
    assert outcome.seconds < 1.3 * 240


@pytest.mark.parametrize(("most", "seconds"), [(8, 1.0), (50, 0.2), (50, 5.0), (120, 2.0)])
def test_random_failures_of_a_fifth_do_not_make_it_slow(most: int, seconds: float) -> None:
    endpoint = Endpoint(seconds, failing=0.2)
    outcome = go(endpoint, 40 * most, attempts=12, most=most)
    assert outcome.lost == 0
    # An answer takes 1.25 attempts on average.
    assert len(endpoint.starts) < 1.35 * 40 * most
    busy = outcome.widths[5 : int(40 * seconds)]
    assert sum(busy) > 0.8 * most * len(busy)
    assert outcome.seconds < 2 * 40 * seconds + 15


@pytest.mark.parametrize("broken", [False, True])
def test_an_outage_of_a_minute_loses_nothing_and_is_soon_forgotten(broken: bool) -> None:
    endpoint = Endpoint(out=(20.0, 80.0), broken=broken)
    outcome = go(endpoint, 3000, most=50)
    assert outcome.lost == 0
    assert endpoint.refused < 100
    assert outcome.seconds < 3000 * 2 / 50 + 60 + 50


def test_time_outs_of_a_fifth_do_not_make_it_narrow() -> None:
    endpoint = Endpoint(hanging=0.2)
    outcome = go(endpoint, 1500, attempts=12, most=50)
    assert outcome.lost == 0
    assert sum(outcome.widths) / len(outcome.widths) > 35


def test_an_endpoint_that_lets_requests_wait_is_not_flooded() -> None:
    endpoint = Endpoint(queue=16)
    outcome = go(endpoint, 2000)
    assert sum(outcome.widths[60:]) / len(outcome.widths[60:]) < 40
    assert outcome.seconds < 1.15 * 2000 * 2 / 16


def test_an_endpoint_that_takes_everything_is_given_everything() -> None:
    endpoint = Endpoint()
    outcome = go(endpoint, 4000)
    assert max(outcome.widths) == 256
    assert outcome.seconds < 1.4 * 4000 * 2 / 256


def test_an_endpoint_that_was_never_reached_is_soon_given_up() -> None:
    endpoint = Endpoint(out=(0.0, 1e9), broken=True)
    outcome = go(endpoint, 50, attempts=5, most=50)
    assert outcome.lost == 50
    assert outcome.seconds < 30


def test_no_minute_has_more_requests_than_the_user_allows() -> None:
    endpoint = Endpoint(seconds=0.3)
    outcome = go(endpoint, 500, rpm=120)
    for first, last in zip(endpoint.starts, endpoint.starts[120:], strict=False):
        assert last - first > 59.99
    assert outcome.seconds < 1.03 * 500 / 2


def test_no_more_tokens_flow_than_the_user_allows() -> None:
    endpoint = Endpoint(seconds=0.3, tokens=1000)
    outcome = go(endpoint, 400, tpm=100_000)
    least = 400 * 1000 / 100_000 * 60
    assert 0.95 * least < outcome.seconds < 1.15 * least
