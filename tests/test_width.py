"""The width: wider while it is filled and nothing fails, narrower on overload and on that only."""

import pytest

from summarizer.backends.ticket import Ticket
from summarizer.backends.useful_width import UsefulWidth
from summarizer.backends.usual_failures import UsualFailures
from summarizer.backends.width import LARGEST, Width


def let(width: Width, number: int) -> list[Ticket]:
    return [width.ticket(0.0, 0.0) for _ in range(number)]


def succeed(width: Width, number: int, *, fed: bool = True) -> None:
    for ticket in let(width, number):
        width.succeeded(ticket, 1.0, fed=fed)


def fail(width: Width, number: int = 1, *, doubtful: bool = False) -> None:
    for _ in range(number):
        width.failed(width.ticket(0.0, 0.0), doubtful=doubtful)


def mixed(width: Width, rounds: int, *, every: int) -> None:
    """One of so many fails, for so many rounds."""
    for _ in range(rounds):
        succeed(width, every - 1)
        fail(width)


def overload(width: Width, limit: int) -> None:
    """A round of requests at an endpoint that takes so many at once, and refuses the others."""
    tickets = let(width, width.value)
    for ticket in tickets[limit:]:
        width.failed(ticket)
    for ticket in tickets[:limit]:
        width.succeeded(ticket, 1.0, fed=True)


def test_it_starts_small_and_doubles_while_nothing_fails() -> None:
    width = Width()
    assert width.value == 8
    succeed(width, 8)
    assert width.value == 16


def test_it_grows_no_further_than_is_ever_useful() -> None:
    width = Width()
    succeed(width, 1000)
    assert width.value == LARGEST


def test_it_starts_with_what_the_user_says_and_never_has_more() -> None:
    width = Width(5)
    succeed(width, 100)
    assert width.value == 5


def test_it_does_not_grow_while_it_is_not_filled() -> None:
    width = Width()
    succeed(width, 100, fed=False)
    assert width.value == 8


def test_a_refusal_where_nothing_ever_failed_takes_a_quarter_off() -> None:
    width = Width()
    fail(width)
    assert width.value == 6


def test_all_refusals_of_one_round_trip_are_one() -> None:
    width = Width(100)
    for ticket in let(width, 100)[60:]:
        width.failed(ticket)
    assert width.value == 75


def test_a_single_refusal_among_many_answers_may_be_chance() -> None:
    width = Width(100)
    succeed(width, 90)
    fail(width)
    assert width.value == 100


def test_it_stays_at_a_limit_and_seldom_tries_it() -> None:
    width = Width()
    seen, refused, asked = [], 0, 0
    for _ in range(200):
        seen.append(width.value)
        refused += max(0, width.value - 20)
        asked += width.value
        overload(width, 20)
    assert max(seen[50:]) <= 23
    assert sum(seen[50:]) / 150 > 0.85 * 20
    assert refused / asked < 0.05


def test_it_finds_a_limit_far_below_where_it_starts() -> None:
    width = Width(200)
    for _ in range(8):
        overload(width, 10)
    assert width.value <= 11


@pytest.mark.parametrize("most", [8, 50, 200])
def test_an_endpoint_that_fails_now_and_then_costs_no_width(most: int) -> None:
    width = Width(most)
    mixed(width, 10 * most // 5, every=5)
    seen = []
    for _ in range(20):
        mixed(width, most // 5 + 1, every=5)
        seen.append(width.value)
    assert sum(seen) / 20 > 0.9 * most
    assert 0.1 < width.usual_failures < 0.3


def test_failures_that_are_usual_do_not_hide_overload() -> None:
    width = Width(50)
    mixed(width, 100, every=5)
    assert width.value == 50
    seen = []
    for _ in range(40):
        overload(width, 10)
        seen.append(width.value)
    assert sum(seen[10:]) / 30 < 20


def test_it_recovers_from_a_failure_by_chance_within_a_few_rounds() -> None:
    width = Width(50)
    fail(width, 3)
    assert width.value < 40
    succeed(width, 50)
    assert width.value >= 45


def test_when_nothing_gets_through_it_goes_down_to_one_at_long_intervals() -> None:
    width = Width(100)
    fail(width, 60)
    assert width.value == 1
    assert width.spacing > 8


def test_when_that_is_over_it_comes_back_as_fast_as_it_started() -> None:
    width = Width(100)
    fail(width, 60)
    succeed(width, 60)
    assert width.value >= 45
    assert width.spacing < 1 / 45


def test_server_errors_are_no_sign_of_overload_while_most_requests_succeed() -> None:
    width = Width(50)
    for _ in range(50):
        succeed(width, 4)
        fail(width, doubtful=True)
    assert width.value == 50


def test_server_errors_only_are_one() -> None:
    width = Width(50)
    fail(width, 100, doubtful=True)
    assert width.value == 1


def test_time_outs_that_come_after_a_test_are_counted_to_it() -> None:
    width = Width(50)
    fail(width, 3)
    late = let(width, 5)
    succeed(width, 60)
    before = width.value
    for ticket in late:
        width.failed(ticket)
    assert width.value == before
    assert width.usual_failures > 0.05


def test_refusals_that_come_after_a_test_do_not_excuse_those_that_follow() -> None:
    width = Width(8)
    fail(width)
    late = let(width, 5)
    succeed(width, 16)
    for ticket in late:
        width.failed(ticket, refused=True)
    assert width.usual_failures == 0
    fail(width, 2)
    assert width.value < 8


def test_what_is_usual_may_vary_and_not_creep_up() -> None:
    usual = UsualFailures()
    usual.set(0.1)
    for _ in range(20):
        usual.follow(0.9)
    assert usual.share == pytest.approx(0.15)
    usual.follow(0.0)
    assert usual.share == pytest.approx(0.075)
    usual.set(0.9)
    assert usual.share == pytest.approx(1 / 3)


def answered(useful: UsefulWidth, size: float, seconds: float, number: int = 400) -> float:
    worth = size
    for _ in range(number):
        worth = useful.consider(int(worth), seconds, worth)
    return worth


def test_a_width_that_gets_more_done_is_kept() -> None:
    useful = UsefulWidth()
    assert answered(useful, 16, 2.0) == 16
    assert answered(useful, 32, 2.2) == 32


def test_a_width_that_makes_requests_wait_only_is_given_up() -> None:
    useful = UsefulWidth()
    answered(useful, 16, 2.0)
    # Twice as many at once, and each takes twice as long.
    assert answered(useful, 32, 4.0, number=32) == pytest.approx(20)


def test_a_width_that_was_given_up_is_tried_again_later() -> None:
    useful = UsefulWidth()
    answered(useful, 16, 2.0)
    answered(useful, 32, 4.0, number=32)
    for _ in range(10):
        answered(useful, 20, 2.0, number=24)
    assert answered(useful, 40, 2.0, number=24) == 40
