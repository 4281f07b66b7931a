"""One entry's figures, and those of all entries of a contender together."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from pydantic import ValidationError

from summarizer.schemas import BriefingNote
from tests.benchmarks.checks import HARD, SOFT, Finding, check
from tests.benchmarks.claims import items
from tests.benchmarks.contenders import Entry
from tests.benchmarks.corpus import Sample
from tests.benchmarks.expectations import Expected, compare
from tests.benchmarks.scoring import ActorScore, score_actors, twice
from tests.benchmarks.server import Speeds


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures of one contender on one article.

    ``breadth`` is how many sentences an item cites on average: who cites everything is always
    borne out.
    """

    article: str
    contender: str
    valid: bool
    entry: Entry
    actors: ActorScore | None = None
    repeated: tuple[tuple[str, str], ...] = ()
    findings: tuple[Finding, ...] = ()
    expected: Expected | None = None
    ratio: float | None = None
    kinds: Counter[str] = field(default_factory=Counter)
    breadth: float | None = None


def figures(sample: Sample, contender: str, entry: Entry, speeds: Speeds | None) -> Figures:
    """Work out the figures of one entry."""
    document = entry.document
    note: dict[str, Any] | None = dict(document["note"]) if document else None
    findings = tuple(check(document)) if document else ()
    language = (document["article"].get("language") if document else None) or "en"
    gold, expect = sample.gold, sample.expect
    return Figures(
        article=sample.name,
        contender=contender,
        valid=note is not None and _is_valid(note, findings),
        entry=entry,
        actors=score_actors(note, gold, language) if gold is not None else None,
        repeated=tuple(twice(note)) if note else (),
        findings=findings,
        expected=compare(note, expect) if expect is not None else None,
        ratio=_ratio(entry, speeds),
        kinds=Counter(finding.kind for finding in findings),
        breadth=_breadth(note) if note else None,
    )


def _breadth(note: dict[str, Any]) -> float | None:
    counts = [len(item.get("cites") or []) for _, _, item in items(note)]
    return sum(counts) / len(counts) if counts else None


def _is_valid(note: dict[str, Any], findings: Sequence[Finding]) -> bool:
    """Tell whether the note satisfies the contract and each item cites something."""
    if any(finding.kind == "cite" and finding.token == "none" for finding in findings):
        return False
    try:
        BriefingNote.model_validate(note)
    except ValidationError:
        return False
    return True


def _ratio(entry: Entry, speeds: Speeds | None) -> float | None:
    if speeds is None or not entry.tokens.output:
        return None
    return entry.seconds / speeds.seconds(entry.tokens.fresh, entry.tokens.output)


def total(rows: Sequence[Figures]) -> dict[str, Any]:
    """Put the rows of one contender together: sums, micro averages of names, medians of costs.

    An article without a note counts in the recall (nobody named) and has no actors otherwise.
    """
    scores = [row.actors for row in rows if row.actors]
    wanted, missed = sum(s.required for s in scores), sum(len(s.missed) for s in scores)
    named, wrong = sum(s.predicted for s in scores), sum(len(s.wrong) for s in scores)
    kinds: Counter[str] = sum((row.kinds for row in rows), Counter())
    return {
        "notes": len(rows),
        "valid": sum(row.valid for row in rows),
        "recall": (wanted - missed) / wanted if wanted else None,
        "precision": (named - wrong) / named if named else None,
        "twice": sum(len(row.repeated) for row in rows),
        **{kind: kinds[kind] for kind in HARD},
        "doubtful": sum(kinds[kind] for kind in SOFT),
        "breadth": _median(rows, lambda row: row.breadth),
        "output": _median(rows, lambda row: row.entry.tokens.output),
        "fresh": _median(rows, lambda row: row.entry.tokens.fresh),
        "seconds": _median(rows, lambda row: row.entry.seconds),
        "ratio": _median(rows, lambda row: row.ratio),
        "ratio_max": max((row.ratio for row in rows if row.ratio is not None), default=None),
        "expected": [str(row.expected) for row in rows if row.expected],
    }


def _median(rows: Sequence[Figures], value: Callable[[Figures], float | None]) -> float | None:
    found = [number for row in rows if (number := value(row)) is not None]
    return median(found) if found else None
