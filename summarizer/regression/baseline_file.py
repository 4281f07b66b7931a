"""A baseline as a file: what became of every assertion when it was written."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from summarizer.errors import FixtureError
from summarizer.regression.outcome import CaseOutcome, SuiteOutcome
from summarizer.regression.sides import begun, errors
from summarizer.regression.statistics import PassRate, pass_rates
from summarizer.whole_file import write_whole

ERROR = "error"
_COUNT = re.compile(r"([0-9]+) of ([0-9]+)")
_Standing = Annotated[str, StringConstraints(pattern=r"^(passed|failed|[0-9]+ of [0-9]+)$")]
_CaseStanding = Annotated[
    str, StringConstraints(pattern=r"^(passed|failed|error|[0-9]+ of [0-9]+)$")
]


@dataclass(frozen=True, slots=True)
class CaseBaseline:
    """What became of a case when the baseline was written.

    Attributes:
        rate: how often it passed; ``None`` if it could not be run.
        assertions: the same of every assertion, by name.
    """

    rate: PassRate | None
    assertions: Mapping[str, PassRate]


@dataclass(frozen=True, slots=True)
class Baseline:
    """What became of every case when it was written, by name."""

    cases: Mapping[str, CaseBaseline]


def baseline_of(suite: SuiteOutcome) -> Baseline:
    """Return the baseline that a run makes: its first variant, without what was skipped."""
    cases = suite.of(suite.variants[0])
    return Baseline({case.name: _case_baseline(case) for case in cases if begun(case)})


def write_baseline(path: Path, suite: SuiteOutcome, *, keep: Baseline | None = None) -> None:
    """Write the baseline of a run: JSON, sorted, one line per assertion; the same run, same bytes.

    Args:
        path: the file; it is replaced as a whole or stays as it was.
        suite: a run; its first variant counts.
        keep: an earlier baseline, whose cases stay as they are if they were not run now; for a
            run that was narrowed down.

    Raises:
        OutputError: it cannot be written.
    """
    known = keep.cases if keep else {}
    cases = {**known, **baseline_of(suite).cases}
    content = {"version": 1, "cases": {name: _as_json(case) for name, case in cases.items()}}
    text = json.dumps(content, indent=2, sort_keys=True, ensure_ascii=False) + "\n"
    write_whole(path, text, durable=True)


def read_baseline(path: Path) -> Baseline:
    """Read a baseline.

    Raises:
        FixtureError: there is none, or it is broken.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=_unique)
        file = _File.model_validate(content)
        return Baseline({name: _read_case(name, case) for name, case in file.cases.items()})
    except FileNotFoundError as error:
        raise FixtureError(f"no such baseline: {path}") from error
    except OSError as error:
        raise FixtureError(f"cannot read {path}: {error.strerror or error}") from error
    except json.JSONDecodeError as error:
        reason = f"line {error.lineno}: {error.msg}"
        raise FixtureError(f"{path} is no baseline: {reason}") from error
    except ValidationError as error:
        raise FixtureError(f"{path} is no baseline: {_first_problem(error)}") from error
    except (ValueError, RecursionError) as error:
        raise FixtureError(f"{path} is no baseline: {error}") from error


class _Case(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    case: _CaseStanding
    assertions: dict[str, _Standing]


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    version: Literal[1]
    cases: dict[str, _Case]


def _case_baseline(case: CaseOutcome) -> CaseBaseline:
    rates = pass_rates(case)
    whole = None if errors(case) else rates.case
    return CaseBaseline(whole, {rate.name: rate for rate in rates.assertions})


def _as_json(case: CaseBaseline) -> dict[str, Any]:
    return {
        "case": case.rate.standing if case.rate else ERROR,
        "assertions": {name: rate.standing for name, rate in case.assertions.items()},
    }


def _read_case(name: str, case: _Case) -> CaseBaseline:
    whole = None if case.case == ERROR else _rate(name, case.case)
    return CaseBaseline(whole, {each: _rate(each, text) for each, text in case.assertions.items()})


def _rate(name: str, standing: str) -> PassRate:
    count = _COUNT.fullmatch(standing)
    if count is None:
        return PassRate(name, int(standing == "passed"), 1)
    passed, trials = map(int, count.groups())
    if not 0 < trials >= passed:
        raise ValueError(f"{name}: {standing} is no count")
    return PassRate(name, passed, trials)


def _unique(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse a name that is there twice: a merge gone wrong, of which JSON would take the last."""
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise ValueError(f"{name} is there twice")
        found[name] = value
    return found


def _first_problem(error: ValidationError) -> str:
    first = error.errors()[0]
    place = ": ".join(map(str, first["loc"])) or "the file"
    messages = {
        "model_type": "not an object",
        "string_pattern_mismatch": 'neither "passed" nor "failed" nor a count like "7 of 10"',
        "missing": "missing",
        "extra_forbidden": "unknown",
    }
    return f"{place}: {messages.get(first['type'], first['msg'])}"
