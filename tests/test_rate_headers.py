"""Headers that tell what an endpoint still takes, in all dialects; nonsense tells nothing."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.backends.rate_headers import Allowance, read_allowances, seconds_until

NEW_YEAR = 1767225600.0
"""2026-01-01T00:00:00Z"""


def read(headers: Mapping[str, str]) -> list[Allowance]:
    return read_allowances(headers, NEW_YEAR)


def test_openais_requests_and_tokens_come_back_all_the_time() -> None:
    requests, tokens = read(
        {
            "Content-Type": "application/json",
            "X-RateLimit-Limit-Requests": "60",
            "X-RateLimit-Limit-Tokens": "150000",
            "X-RateLimit-Remaining-Requests": "30",
            "X-RateLimit-Remaining-Tokens": "149984",
            "X-RateLimit-Reset-Requests": "30s",
            "X-RateLimit-Reset-Tokens": "6ms",
        }
    )
    assert requests == Allowance("requests", 60, 30, 30.0, gradual=True)
    assert requests.rate == 1.0
    assert tokens == Allowance("tokens", 150_000, 149_984, 0.006, gradual=True)


def test_anthropics_headers_name_the_moment() -> None:
    assert read(
        {
            "anthropic-ratelimit-requests-limit": "50",
            "anthropic-ratelimit-requests-remaining": "0",
            "anthropic-ratelimit-requests-reset": "2026-01-01T00:00:30Z",
            "anthropic-ratelimit-output-tokens-limit": "8000",
            "anthropic-ratelimit-output-tokens-remaining": "2000",
            "anthropic-ratelimit-output-tokens-reset": "2026-01-01T01:00:45+01:00",
        }
    ) == [
        Allowance("requests", 50, 0, 30.0, gradual=True),
        Allowance("tokens", 8000, 2000, 45.0, gradual=True),
    ]


@pytest.mark.parametrize(
    "headers",
    [
        {
            "ratelimit-limit": "100, 100;w=60",
            "ratelimit-remaining": "5",
            "ratelimit-reset": "12",
        },
        {"ratelimit": "limit=100, remaining=5, reset=12"},
        {"ratelimit": '"default";r=5;t=12', "ratelimit-policy": '"default";q=100;w=60'},
        {
            "x-ratelimit-limit": "100",
            "x-ratelimit-remaining": "5",
            "x-ratelimit-reset": str(int(NEW_YEAR) + 12),
        },
        {
            "x-ratelimit-limit": "100",
            "x-ratelimit-remaining": "5",
            "x-ratelimit-reset": str((int(NEW_YEAR) + 12) * 1000),
        },
    ],
)
def test_the_limit_of_a_window_comes_back_at_once(headers: Mapping[str, str]) -> None:
    (allowance,) = read(headers)
    assert allowance == Allowance("requests", 100, 5, 12.0, gradual=False)
    assert allowance.rate == 0


def test_several_limits_of_one_kind_are_all_read() -> None:
    found = read({"ratelimit": '"burst";r=50;t=30, "day";r=3;t=300'})
    assert [(one.remaining, one.reset) for one in found] == [(50, 30), (3, 300)]


def test_without_a_limit_nothing_is_known_of_how_it_comes_back() -> None:
    (allowance,) = read({"x-ratelimit-remaining-tokens": "700", "x-ratelimit-reset-tokens": "20"})
    assert allowance == Allowance("tokens", 700, 700, 20.0, gradual=False)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"content-type": "application/json", "x-request-id": "1"},
        {"x-ratelimit-remaining-requests": "-1", "x-ratelimit-reset-requests": "0"},
        {"x-ratelimit-remaining-requests": "10"},
        {"x-ratelimit-remaining-requests": "many", "x-ratelimit-reset-requests": "1s"},
        {"x-ratelimit-remaining-requests": "10", "x-ratelimit-reset-requests": "soon"},
        {"anthropic-ratelimit-unified-status": "allowed"},
    ],
)
def test_what_says_too_little_is_left_out(headers: Mapping[str, str]) -> None:
    assert read(headers) == []


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("0", 0.0),
        ("12.5", 12.5),
        ("1s", 1.0),
        ("20ms", 0.02),
        ("6m0s", 360.0),
        ("2m59.56s", 179.56),
        ("1h2m3s", 3723.0),
        ("1d", 86400.0),
        ("850µs", 0.00085),
        ("2025-12-31T23:59:00Z", 0.0),
        ("2026-01-01T00:00:02.5", 2.5),
        ("", None),
        ("-3", None),
        ("3 parsecs", None),
        ("5s later", None),
    ],
)
def test_times_are_read_in_all_their_forms(value: str, seconds: float | None) -> None:
    assert seconds_until(value, NEW_YEAR) == (None if seconds is None else pytest.approx(seconds))


@given(
    st.dictionaries(
        st.sampled_from(
            [
                "ratelimit",
                "ratelimit-policy",
                "ratelimit-remaining",
                "ratelimit-reset",
                "x-ratelimit-limit-tokens",
                "x-ratelimit-remaining-tokens",
                "x-ratelimit-reset-tokens",
            ]
        ),
        st.one_of(st.text(), st.integers().map(str), st.sampled_from(["r=1;t=2", "9" * 400])),
    )
)
def test_whatever_an_endpoint_sends_is_survived(headers: dict[str, str]) -> None:
    for allowance in read(headers):
        assert 0 <= allowance.remaining <= allowance.limit < float("inf")
        assert 0 <= allowance.reset < float("inf")
