"""What came of running fixtures: plain data for the table, the reports and the comparisons."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from summarizer.schemas import NoteDocument, Usage

_NOTHING = Usage()

Status = Literal["passed", "failed", "error", "skipped"]
"""``error``: the case could not be run to its end; ``skipped``: the budget did not allow it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A claim of the note that an assertion speaks of.

    Attributes:
        section: top-level field of the note, e.g. ``"commitments"``.
        text: the claim on one line.
        cites: ids of the sentences it cites.
    """

    section: str
    text: str
    cites: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class AssertionOutcome:
    """What became of one assertion.

    Attributes:
        name: unique within the case: as the case gives it, else the kind, numbered if repeated.
        kind: as written in the case, e.g. ``"not-contains"``.
        passed: the score reaches the threshold.
        score: 0 to 1.
        threshold: score needed to pass.
        weight: share in the case's score.
        message: one line: what was expected and what the note has instead; "" if it passed.
        findings: the claims concerned, e.g. the one that matched best.
    """

    name: str
    kind: str
    passed: bool
    score: float
    threshold: float = 1.0
    weight: float = 1.0
    message: str = ""
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Attempt:
    """One run of one case.

    Attributes:
        repeat: 0 for the first run.
        status: what became of it.
        assertions: in the order of the case; empty if it could not be run.
        score: weighted mean of the assertions' scores, 0 to 1.
        document: the note with its article; ``None`` if there is none.
        error: one line, if it could not be run; else "".
        error_kind: name of the error's class, or "".
        detail: further lines, e.g. the difference between recorded and today's prompt.
        calls: requests answered, recorded ones included.
        live_calls: requests that the model itself answered.
        usage: tokens of all calls.
        seconds: wall time.
        model_seconds: what the model took for its replies; of recorded ones, when they were made.
    """

    repeat: int
    status: Status
    assertions: tuple[AssertionOutcome, ...] = ()
    score: float = 0.0
    document: NoteDocument | None = None
    error: str = ""
    error_kind: str = ""
    detail: str = ""
    calls: int = 0
    live_calls: int = 0
    usage: Usage = _NOTHING
    seconds: float = 0.0
    model_seconds: float = 0.0

    @property
    def failing(self) -> tuple[AssertionOutcome, ...]:
        """The assertions that did not pass."""
        return tuple(one for one in self.assertions if not one.passed)


@dataclass(frozen=True, slots=True)
class CaseOutcome:
    """One case run with one variant, once or several times.

    Attributes:
        name: the fixture's name.
        folder: the fixture's folder.
        variant: the variant's name.
        attempts: at least one, in order of their repeat.
        reviewed: whether a person has looked the case over.
    """

    name: str
    folder: Path
    variant: str
    attempts: tuple[Attempt, ...]
    reviewed: bool = True

    @property
    def status(self) -> Status:
        """The worst of the attempts: error, failed, skipped, passed."""
        found = {attempt.status for attempt in self.attempts}
        order: tuple[Status, ...] = ("error", "failed", "skipped", "passed")
        return next(status for status in order if status in found)

    @property
    def first(self) -> Attempt:
        """The attempt that reports show: the first that did not pass, else the first."""
        bad = (attempt for attempt in self.attempts if attempt.status != "passed")
        return next(bad, self.attempts[0])


@dataclass(frozen=True, slots=True)
class SuiteOutcome:
    """A whole run.

    Attributes:
        variants: their names; the first one is the base of a comparison.
        cases: ordered by fixture, then by variant.
        seconds: wall time.
    """

    variants: tuple[str, ...]
    cases: tuple[CaseOutcome, ...]
    seconds: float = 0.0

    def of(self, variant: str) -> tuple[CaseOutcome, ...]:
        """Return the outcomes of one variant."""
        return tuple(case for case in self.cases if case.variant == variant)

    def count(self, status: Status) -> int:
        """Return how many cases ended so."""
        return sum(case.status == status for case in self.cases)
