"""Assertions on what a jmespath expression over the document yields."""

import json
import re
from collections.abc import Callable
from typing import Any

from summarizer.errors import CaseError
from summarizer.lexicon import fold
from summarizer.regression.assertions.measured import Measured, share
from summarizer.regression.assertions.subject import Subject
from summarizer.schemas.expectations import JsonPathExpected

_SHOWN = 120
_SEARCHED = 20_000


def json_path(expected: JsonPathExpected, subject: Subject) -> Measured:
    """Measure the share of comparisons that hold for the value.

    Values of kinds that cannot be compared, such as a text and a number, fail the comparison.

    Raises:
        CaseError: a function in the expression cannot be applied to what it is given.
    """
    value = _value(expected.path, subject.json)
    comparisons = expected.comparisons
    failing = [
        f"{_IN_WORDS[name]} {_written(wanted)}"
        for name, wanted in comparisons
        if not _COMPARISONS[name](value, wanted)
    ]
    holding = [f"{_IN_WORDS[name]} {_written(wanted)}" for name, wanted in comparisons]
    shown = f"{expected.path} is {_written(value)}"
    return Measured(
        share(len(comparisons) - len(failing), len(comparisons)),
        f"{shown}; it should {' and '.join(failing)}",
        f"{shown}; it should not {' or '.join(holding)}",
    )


def _value(path: str, document: Any) -> Any:
    from jmespath import search
    from jmespath.exceptions import JMESPathError

    try:
        return search(path, document)
    except JMESPathError as error:
        reason = " ".join(str(error).split())
        raise CaseError(f"json-path {path!r} cannot be evaluated: {reason}") from None


def _equal(value: Any, wanted: Any) -> bool:
    """Compare JSON values: 1 and 1.0 are equal, 1 and true are not."""
    if isinstance(value, list) and isinstance(wanted, list):
        return len(value) == len(wanted) and all(map(_equal, value, wanted))
    if isinstance(value, dict) and isinstance(wanted, dict):
        return value.keys() == wanted.keys() and all(_equal(value[k], wanted[k]) for k in wanted)
    return isinstance(value, bool) == isinstance(wanted, bool) and bool(value == wanted)


def _ordered(compare: Callable[[Any, Any], bool]) -> Callable[[Any, Any], bool]:
    def ordered(value: Any, wanted: Any) -> bool:
        return _same_kind(value, wanted) and compare(value, wanted)

    return ordered


def _same_kind(value: Any, wanted: Any) -> bool:
    if isinstance(value, str) or isinstance(wanted, str):
        return isinstance(value, str) and isinstance(wanted, str)
    return isinstance(value, int | float) and not isinstance(value, bool)


def _contains(value: Any, wanted: Any) -> bool:
    if isinstance(value, str):
        return fold(str(wanted)) in fold(value)
    return isinstance(value, list) and any(_equal(each, wanted) for each in value)


def _matches(value: Any, pattern: str) -> bool:
    return isinstance(value, str) and re.search(pattern, value[:_SEARCHED]) is not None


def _has_length(value: Any, wanted: int) -> bool:
    return isinstance(value, str | list | dict) and len(value) == wanted


_COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "equals": _equal,
    "not-equals": lambda value, wanted: not _equal(value, wanted),
    "less": _ordered(lambda value, wanted: value < wanted),
    "greater": _ordered(lambda value, wanted: value > wanted),
    "at-least": _ordered(lambda value, wanted: value >= wanted),
    "at-most": _ordered(lambda value, wanted: value <= wanted),
    "contains": _contains,
    "matches": _matches,
    "length": _has_length,
}

_IN_WORDS = {
    "equals": "be",
    "not-equals": "be other than",
    "less": "be less than",
    "greater": "be greater than",
    "at-least": "be at least",
    "at-most": "be at most",
    "contains": "contain",
    "matches": "match",
    "length": "have a length of",
}


def _written(value: Any) -> str:
    """Return a value as JSON on one line, cut if it is long."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
