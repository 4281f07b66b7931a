"""The figures as a plain table and as JSON."""

from collections.abc import Sequence
from typing import Any

from tests.benchmarks.checks import HARD, SOFT
from tests.benchmarks.figures import Figures, total
from tests.benchmarks.server import Speeds

_COLUMNS = [
    *("article", "contender", "valid", "recall", "prec.", "twice"),
    *("numbers", "names", "dates", "miscited", "doubtful", "cites/item"),
    *("output", "prompt", "seconds", "ratio", "expected"),
]
_LEFT = {"article", "contender", "expected"}


def table(rows: Sequence[Figures], speeds: Speeds | None = None) -> str:
    """Write one line per entry, then one per contender over all articles."""
    lines = [_line(row) for row in rows]
    totals = [_total_line(name, rows_of(rows, name)) for name in contenders(rows)]
    text = _align([list(_COLUMNS), *lines, [], *totals])
    if speeds:
        text += (
            f"\nthe server by itself reads {speeds.prefill:.1f} and writes {speeds.decode:.1f} "
            "tokens a second; prompt: tokens that were not in its cache"
        )
    return text


def problems(rows: Sequence[Figures]) -> str:
    """List what is behind the counts, a line each."""
    lines = []
    for row in rows:
        lines += [f"{row.article} {row.contender}: {text}" for text in _problems(row)]
    return "\n".join(lines)


def as_json(rows: Sequence[Figures], speeds: Speeds | None, model: str | None) -> dict[str, Any]:
    """Return everything, for other programs."""
    return {
        "model": model,
        "speeds": {"prefill": speeds.prefill, "decode": speeds.decode} if speeds else None,
        "total": {name: total(rows_of(rows, name)) for name in contenders(rows)},
        "entries": [_entry(row) for row in rows],
    }


def contenders(rows: Sequence[Figures]) -> list[str]:
    """Return the contenders' names, in order of appearance."""
    return list(dict.fromkeys(row.contender for row in rows))


def rows_of(rows: Sequence[Figures], contender: str) -> list[Figures]:
    """Return the rows of one contender."""
    return [row for row in rows if row.contender == contender]


def _line(row: Figures) -> list[str]:
    tokens = row.entry.tokens
    return [
        row.article,
        row.contender,
        str(int(row.valid)),
        _number(row.actors.recall if row.actors else None, 2),
        _number(row.actors.precision if row.actors else None, 2),
        str(len(row.repeated)),
        *(str(row.kinds[kind]) for kind in HARD),
        str(sum(row.kinds[kind] for kind in SOFT)),
        _number(row.breadth, 1),
        str(tokens.output),
        str(tokens.fresh),
        _number(row.entry.seconds, 1),
        _number(row.ratio, 2),
        str(row.expected or ""),
    ]


def _total_line(name: str, rows: Sequence[Figures]) -> list[str]:
    sums = total(rows)
    return [
        "all",
        name,
        f"{sums['valid']}/{sums['notes']}",
        _number(sums["recall"], 2),
        _number(sums["precision"], 2),
        *(str(sums[key]) for key in ("twice", *HARD, "doubtful")),
        _number(sums["breadth"], 1),
        _number(sums["output"], 0),
        _number(sums["fresh"], 0),
        _number(sums["seconds"], 1),
        _number(sums["ratio"], 2),
        "; ".join(sums["expected"]),
    ]


def _number(value: float | None, digits: int) -> str:
    return "-" if value is None else f"{value:.{digits}f}"


def _align(lines: Sequence[Sequence[str]]) -> str:
    widths = [max(len(line[index]) for line in lines if line) for index in range(len(_COLUMNS))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if column in _LEFT else cell.rjust(width)
            for cell, width, column in zip(line, widths, _COLUMNS, strict=False)
        ).rstrip()
        for line in lines
    )


def _problems(row: Figures) -> list[str]:
    found = [f"no note: {row.entry.error}"] if row.entry.error else []
    if row.actors:
        found += [f"missed actor: {name}" for name in row.actors.missed]
        found += [f"wrong actor: {name}" for name in row.actors.wrong]
    found += [f"twice in {section}: {text}" for section, text in row.repeated]
    found += [f"{item.kind} at {item.path}: {item.token}" for item in row.findings]
    if row.expected:
        found += [
            f"expected {key}: {what}" for key, all_ in row.expected.missing.items() for what in all_
        ]
    return found


def _entry(row: Figures) -> dict[str, Any]:
    tokens = row.entry.tokens
    return {
        "article": row.article,
        "contender": row.contender,
        "valid": row.valid,
        "error": row.entry.error,
        "recall": row.actors.recall if row.actors else None,
        "precision": row.actors.precision if row.actors else None,
        "missed": list(row.actors.missed) if row.actors else None,
        "wrong": list(row.actors.wrong) if row.actors else None,
        "twice": [{"section": section, "text": text} for section, text in row.repeated],
        "findings": [
            {"path": item.path, "kind": item.kind, "token": item.token} for item in row.findings
        ],
        "tokens": {"prompt": tokens.prompt, "cached": tokens.cached, "output": tokens.output},
        "cites_per_item": row.breadth,
        "calls": row.entry.calls,
        "seconds": row.entry.seconds,
        "ratio": row.ratio,
        "expected": {"summary": str(row.expected), "missing": row.expected.missing}
        if row.expected
        else None,
        "document": row.entry.document,
    }
