"""What an endpoint's answer says about how much more it will take.

Read are OpenAI's ``x-ratelimit-remaining-requests`` (and whoever does likewise), Anthropic's
``anthropic-ratelimit-requests-remaining``, and the IETF's ``ratelimit-remaining`` in its three
forms: a header each, ``limit=9, remaining=1, reset=5`` and ``"name";r=1;t=5``.
"""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

Kind = Literal["requests", "tokens"]

_PROPERTY = re.compile(r"(?:^|-)(limit|remaining|reset)(?=-|$)")
_PAIR = re.compile(r"\b(limit|remaining|reset|r|t|q)\s*=\s*(\d{1,15}(?:\.\d{1,9})?)")
_LONG = {"r": "remaining", "t": "reset", "q": "limit"}
_NUMBER = re.compile(r"\d{1,15}(?:\.\d{1,9})?$")
_DURATION = re.compile(r"(\d{1,15}(?:\.\d{1,9})?)(d|h|ms|us|µs|ns|m|s)")
_SECONDS = {"d": 86400.0, "h": 3600.0, "m": 60.0, "s": 1.0}
_SECONDS |= {"ms": 1e-3, "us": 1e-6, "µs": 1e-6, "ns": 1e-9}
_EPOCH = 1e9
"""A larger number of seconds is a moment since 1970, not a time to wait."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """How much an endpoint still takes.

    Attributes:
        kind: what it counts.
        limit: the most it ever takes; ``remaining`` if it does not say.
        remaining: what it takes now.
        reset: seconds until it takes ``limit`` again.
        gradual: it is replenished all the time, not at once when ``reset`` is over.
    """

    kind: Kind
    limit: float
    remaining: float
    reset: float
    gradual: bool

    @property
    def rate(self) -> float:
        """What comes back per second before ``reset`` is over."""
        if not self.gradual or self.reset <= 0:
            return 0.0
        return (self.limit - self.remaining) / self.reset


def read_allowances(headers: Mapping[str, str], now: float) -> list[Allowance]:
    """Read an answer's headers; what is not understood is left out.

    Args:
        headers: names in any case.
        now: seconds since 1970, for endpoints that name a moment.
    """
    groups: dict[str, dict[str, str]] = {}
    for name, value in headers.items():
        if "ratelimit" in (lower := name.lower()):
            _sort_in(lower, value, groups)
    if not groups:
        return []
    found = (_allowance(group, values, now) for group, values in groups.items())
    return [allowance for allowance in found if allowance is not None]


def seconds_until(value: str, now: float) -> float | None:
    """Read ``"6m0s"``, ``"20ms"``, ``"12.5"``, seconds since 1970 or a moment as ISO 8601.

    Returns:
        Seconds from ``now`` on, never negative; ``None`` if it is none of these.
    """
    value = value.strip()
    if _NUMBER.match(value):
        number = float(value)
        if number > 1000 * _EPOCH:
            number /= 1000
        return max(0.0, number - now) if number > _EPOCH else number
    pieces = _DURATION.findall(value)
    if pieces and "".join(map("".join, pieces)) == value:
        return math.fsum(float(number) * _SECONDS[unit] for number, unit in pieces)
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, moment.timestamp() - now)


def _sort_in(name: str, value: str, groups: dict[str, dict[str, str]]) -> None:
    """Put a header to the others about the same limit."""
    prefix, _, rest = name.partition("ratelimit")
    if rest in {"", "-policy"}:
        for part in value.split(",") if ";" in value else [value]:
            # A name in quotes, where there are several limits.
            group = prefix + part.partition(";")[0].strip() if ";" in part else prefix
            for key, number in _PAIR.findall(part):
                groups.setdefault(group, {}).setdefault(_LONG.get(key, key), number)
        return
    found = _PROPERTY.search(rest)
    if found:
        group = prefix + rest[: found.start()] + rest[found.end() :]
        groups.setdefault(group, {})[found[1]] = value.split(",")[0].split(";")[0]


def _allowance(group: str, values: Mapping[str, str], now: float) -> Allowance | None:
    remaining = _amount(values.get("remaining"))
    reset = seconds_until(values.get("reset", ""), now)
    if remaining is None or reset is None:
        return None
    limit = _amount(values.get("limit"))
    # The group's name is what is left of the headers' names; bare ones are those of a window.
    kind: Kind = "tokens" if "token" in group else "requests"
    gradual = limit is not None and ("request" in group or "token" in group)
    return Allowance(kind, max(limit or 0.0, remaining), remaining, reset, gradual)


def _amount(value: str | None) -> float | None:
    """Read a count; some endpoints say -1 when they do not know."""
    value = (value or "").strip()
    return float(value) if _NUMBER.match(value) else None
