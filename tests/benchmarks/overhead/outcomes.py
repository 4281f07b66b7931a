"""What the contenders' runs come to, as a table."""

import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from tests.benchmarks.overhead.contenders import BARE
from tests.benchmarks.overhead.work import Work

_COLUMNS = (
    *("contender", "wall s", "x", "cpu s", "x", "ms/article", "lowest-highest"),
    *("process cpu s", "notes", "requests", "at once", "endpoint cpu s"),
)


@dataclass(slots=True)
class Outcome:
    """The runs of one contender, each with the figures its client printed; or why there is none."""

    name: str
    runs: list[dict[str, Any]] = field(default_factory=list)
    error: str = ""

    def middle(self, figure: str) -> float:
        """Return the median of a figure."""
        return float(median(run[figure] for run in self.runs))

    def span(self, figure: str) -> tuple[float, float]:
        """Return the lowest and the highest of a figure."""
        found = [float(run[figure]) for run in self.runs]
        return min(found), max(found)

    @property
    def latest(self) -> str:
        """The latest run in short."""
        if self.error:
            return self.error
        run = self.runs[-1]
        return f"{run['wall']:.2f} s, {run['cpu']:.2f} s of CPU, {run['notes']} notes"

    @property
    def versions(self) -> str:
        """What ran."""
        run = self.runs[0]
        named = [f"{name} {version}" for name, version in run["versions"].items()]
        return f"{self.name}: {', '.join(named)} (Python {run['python']})"


def table(outcomes: Sequence[Outcome], work: Work, delay: float, rounds: int) -> str:
    """Write a line per contender: medians, and multiples of the bare SDK's."""
    bare = next((one for one in outcomes if one.name == BARE and not one.error), None)
    good = [one for one in outcomes if one.runs and not one.error]
    ideal = -(-len(work.pieces) // work.at_once) * delay
    head = (
        f"{len(work.pieces)} articles, {delay * 1000:g} ms per reply, {work.at_once} at once: "
        f"{ideal:.2f} s at the least; medians of {rounds} rounds; x: multiple of the {BARE}\n"
        f"{os.cpu_count()} CPUs, {platform.machine()}, load {os.getloadavg()[0]:.1f}\n"
    )
    lines = [_line(one, bare) for one in good]
    failed = [f"{one.name} failed: {one.error}" for one in outcomes if one.error]
    return "\n".join(
        [head, *_aligned([_COLUMNS, *lines]), *failed, "", *(o.versions for o in good)]
    )


def as_json(outcomes: Sequence[Outcome]) -> list[dict[str, Any]]:
    """Return everything, for other programs."""
    return [{"name": one.name, "error": one.error, "runs": one.runs} for one in outcomes]


def _line(outcome: Outcome, bare: Outcome | None) -> tuple[str, ...]:
    wall, cpu, articles = (outcome.middle(figure) for figure in ("wall", "cpu", "articles"))
    low, high = (1000 * value / articles for value in outcome.span("cpu"))
    return (
        outcome.name,
        f"{wall:.3f}",
        f"{wall / bare.middle('wall'):.2f}" if bare else "-",
        f"{cpu:.3f}",
        f"{cpu / bare.middle('cpu'):.2f}" if bare else "-",
        f"{1000 * cpu / articles:.2f}",
        f"{low:.2f}-{high:.2f}",
        f"{outcome.middle('process_cpu'):.2f}",
        f"{min(run['notes'] for run in outcome.runs)}",
        f"{max(run['requests'] for run in outcome.runs)}",
        f"{max(run['most_at_once'] for run in outcome.runs)}",
        f"{outcome.middle('endpoint_cpu'):.2f}",
    )


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(
            cell.rjust(width) if place else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    ]
