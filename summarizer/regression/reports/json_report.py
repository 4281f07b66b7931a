"""The run as JSON, for other programs.

========================  =========================================================================
``version``               of this layout; a key is never renamed or dropped without raising it
``suite``                 ``status``, ``seconds``, ``counts`` (cases by status)
``variants``              ``name``, ``counts``; the first one is the base of comparisons
``cases``                 one for every fixture and variant: ``name``, ``folder``, ``variant``,
                          ``status``, ``reviewed``, ``score`` (mean, or null), ``passed`` of
                          ``runs``, ``attempts``
``attempts``              ``repeat`` (from 0), ``status``, ``score``, ``assertions``, ``error``,
                          ``error_kind``, ``detail``, ``calls``, ``live_calls``, ``usage``
                          (``prompt``, ``cached``, ``completion``: tokens), ``seconds``,
                          ``model_seconds``,
                          ``document`` (as ``brief --format json`` prints it, or null)
``assertions``            ``name``, ``kind``, ``passed``, ``score``, ``threshold``, ``weight``,
                          ``message``, ``findings``
``findings``              claims concerned: ``section``, ``text``, ``cites``
========================  =========================================================================
"""

import json
import math
import re
from collections.abc import Iterable
from typing import Any, get_args

from summarizer.regression.attempt_json import dump_attempt
from summarizer.regression.outcome import CaseOutcome, Status, SuiteOutcome
from summarizer.regression.reports.figures import mean_score, pass_rate

VERSION = 1
"""Of the layout."""

_STATUSES: tuple[Status, ...] = get_args(Status)
_HALF_PAIR = re.compile("[\ud800-\udfff]")


def json_report(suite: SuiteOutcome) -> str:
    """Return the run as JSON text that ends with a newline, to be written in UTF-8."""
    counts = _counts(suite.cases)
    data = {
        "version": VERSION,
        "suite": {
            "status": "error" if counts["error"] else "failed" if counts["failed"] else "passed",
            "seconds": suite.seconds,
            "counts": counts,
        },
        "variants": [{"name": name, "counts": _counts(suite.of(name))} for name in suite.variants],
        "cases": [_case(case) for case in suite.cases],
    }
    text = json.dumps(_finite(data), ensure_ascii=False, allow_nan=False, indent=2)
    # UTF-8 has no room for half of a surrogate pair; JSON has.
    return _HALF_PAIR.sub(lambda half: f"\\u{ord(half[0]):04x}", text) + "\n"


def _counts(cases: Iterable[CaseOutcome]) -> dict[str, int]:
    found = [case.status for case in cases]
    return {status: found.count(status) for status in _STATUSES}


def _case(case: CaseOutcome) -> dict[str, Any]:
    rate = pass_rate(case)
    return {
        "name": case.name,
        "folder": case.folder.as_posix(),
        "variant": case.variant,
        "status": case.status,
        "reviewed": case.reviewed,
        "score": mean_score(case),
        "passed": rate.passed,
        "runs": rate.runs,
        "attempts": [dump_attempt(attempt) for attempt in case.attempts],
    }


def _finite(value: Any) -> Any:
    """Return the value with null for the numbers that JSON does not have."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dict):
        return {key: _finite(member) for key, member in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(member) for member in value]
    return value
