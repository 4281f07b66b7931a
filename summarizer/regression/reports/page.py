"""What the HTML page shows, as plain data: the template only draws it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from summarizer.regression.outcome import CaseOutcome, Status, SuiteOutcome
from summarizer.regression.reports.figures import mean_score, pass_rate
from summarizer.regression.reports.panel import Panel, SentenceView, panel_of, sentences_of
from summarizer.regression.reports.texts import headline
from summarizer.render.claims import shortened

STATUSES: tuple[Status, ...] = get_args(Status)
_WHY = 110


@dataclass(frozen=True, slots=True)
class Tally:
    """How many cases ended so; ``start`` and ``width`` place them on a bar, in percent."""

    status: Status
    number: int
    start: float = 0.0
    width: float = 0.0


@dataclass(frozen=True, slots=True)
class Column:
    """A variant: its cases by status, those it has none of left out."""

    name: str
    total: int
    tallies: tuple[Tally, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A case run with a variant.

    Attributes:
        anchor: id in the page.
        score: with two decimals; "" if nothing was judged.
        rate: e.g. ``"3 of 5 runs passed"``; "" if it was run once.
        why: on one line why it did not pass.
    """

    anchor: str
    status: Status
    score: str
    rate: str
    why: str
    panel: Panel


@dataclass(frozen=True, slots=True)
class Row:
    """A case with its cells, one per variant; ``None`` where it was not run.

    Attributes:
        statuses: of the cells, each once.
        differs: the variants do not agree on the status.
        sentences: of the article, once for all cells; empty if no run got to read it.
        title: of the article, or "".
    """

    anchor: str
    name: str
    folder: str
    reviewed: bool
    cells: tuple[Cell | None, ...]
    statuses: tuple[Status, ...]
    differs: bool
    sentences: tuple[SentenceView, ...]
    title: str


@dataclass(frozen=True, slots=True)
class Page:
    """The whole page.

    Attributes:
        verdict: one line: how it went.
        tallies: of all cells; all four statuses.
    """

    status: Status
    verdict: str
    seconds: float
    tallies: tuple[Tally, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def page_of(suite: SuiteOutcome) -> Page:
    """Return what the page about a run shows."""
    grouped: dict[tuple[str, str], dict[str, CaseOutcome]] = {}
    for case in suite.cases:
        grouped.setdefault((case.name, case.folder.as_posix()), {})[case.variant] = case
    rows = tuple(
        _row(number, [found.get(variant) for variant in suite.variants])
        for number, found in enumerate(grouped.values(), start=1)
    )
    tallies = tuple(Tally(status, suite.count(status)) for status in STATUSES)
    found = [one for one in tallies if one.number]
    return Page(
        status=_worst(found),
        verdict=_verdict(len(rows), len(suite.variants), found),
        seconds=suite.seconds,
        tallies=tallies,
        columns=tuple(_column(name, suite.of(name)) for name in suite.variants),
        rows=rows,
    )


def _worst(tallies: Sequence[Tally]) -> Status:
    found = {one.status for one in tallies}
    order: tuple[Status, ...] = ("error", "failed", "skipped")
    return next((status for status in order if status in found), "passed")


def _verdict(cases: int, variants: int, tallies: Sequence[Tally]) -> str:
    if not cases:
        return "No cases were run."
    tried = f"{cases} {'case' if cases == 1 else 'cases'}"
    if variants > 1:
        tried += f" × {variants} variants"
    if _worst(tallies) == "passed":
        return f"{tried}: all passed"
    words = {"error": "could not be run"}
    said = (f"{one.number} {words.get(one.status, one.status)}" for one in tallies)
    return f"{tried}: {', '.join(said)}"


def _column(name: str, cases: Sequence[CaseOutcome]) -> Column:
    tallies, start = [], 0.0
    for status in STATUSES:
        number = sum(case.status == status for case in cases)
        if number:
            width = 100 * number / len(cases)
            tallies.append(Tally(status, number, round(start, 2), round(width, 2)))
            start += width
    return Column(name, len(cases), tuple(tallies))


def _row(number: int, cases: Sequence[CaseOutcome | None]) -> Row:
    found = [case for case in cases if case is not None]
    anchor = f"c{number}"
    documents = [one.document for case in found for one in case.attempts if one.document]
    article = documents[0].article if documents else None
    statuses = tuple(dict.fromkeys(case.status for case in found))
    return Row(
        anchor=anchor,
        name=found[0].name,
        folder=found[0].folder.as_posix(),
        reviewed=all(case.reviewed for case in found),
        cells=tuple(
            _cell(f"{anchor}-v{column}", case, anchor) if case else None
            for column, case in enumerate(cases, start=1)
        ),
        statuses=statuses,
        differs=len(statuses) > 1,
        sentences=sentences_of(article) if article else (),
        title=(article.title or "") if article else "",
    )


def _cell(anchor: str, case: CaseOutcome, row: str) -> Cell:
    score, rate = mean_score(case), pass_rate(case)
    return Cell(
        anchor=anchor,
        status=case.status,
        score="" if score is None else f"{score:.2f}",
        rate=f"{rate.passed} of {rate.runs} runs passed" if len(case.attempts) > 1 else "",
        why=shortened(headline(case.first), _WHY),
        panel=panel_of(case, row),
    )
