"""Every kind of assertion, and how it is measured."""

from collections.abc import Callable
from typing import Any

from summarizer.regression.assertions.actors import actors
from summarizer.regression.assertions.claims import background, claims_cite, grounded, summary
from summarizer.regression.assertions.commitments import commitments, no_commitments
from summarizer.regression.assertions.limits import max_calls, max_tokens, max_words
from summarizer.regression.assertions.measured import Measured
from summarizer.regression.assertions.python import python
from summarizer.regression.assertions.queries import json_path
from summarizer.regression.assertions.subject import Subject
from summarizer.regression.assertions.text import contains, language, regex, similar
from summarizer.schemas.assertion import Assertion

MEASURES: dict[str, Callable[[Any, Subject], Measured]] = {
    "actors": actors,
    "commitments": commitments,
    "background": background,
    "summary": summary,
    "contains": contains,
    "regex": regex,
    "cites": claims_cite,
    "grounded": grounded,
    "no-commitments": no_commitments,
    "max-words": max_words,
    "max-tokens": max_tokens,
    "max-calls": max_calls,
    "language": language,
    "json-path": json_path,
    "similar": similar,
    "python": python,
}
"""By kind: a function of what is expected and the document; it may raise ``CaseError``."""

ON_A_SCALE = frozenset({"grounded", "python", "similar"})
"""Kinds whose score is a figure that stays below a threshold when the assertion is negated.

The others count what is there out of what is expected: negated, nothing of it may be there.
"""

_SIMILAR_ENOUGH = 0.8


def threshold_of(assertion: Assertion) -> float:
    """Return the score that is enough for an assertion."""
    if assertion.threshold is not None:
        return assertion.threshold
    if assertion.grounded is not None:
        return assertion.grounded
    return _SIMILAR_ENOUGH if assertion.similar is not None else 1.0
