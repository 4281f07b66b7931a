"""What a baseline says of a run, for the terminal."""

from collections.abc import Iterator, Sequence

from summarizer.regression.baseline_check import BaselineCheck, Difference
from summarizer.regression.layout import columns, counted, wrapped


def baseline_text(check: BaselineCheck, width: int = 80) -> str:
    """Return the outcome of a check as plain text that ends with a newline.

    What failed before and after is counted; everything else is listed with what was before and
    what is now. The last line sums it up.

    Args:
        check: what to show.
        width: characters per line; names are not cut to fit.
    """
    lists = (
        ("Regressions", check.regressions),
        ("Less sure than before, which may be chance", check.unclear),
        ("Fixed (write the baseline again to keep it so)", check.fixed),
        ("New (not in the baseline)", check.new),
        ("Gone (only in the baseline)", check.gone),
    )
    blocks = ["\n".join(_list(title, each, width)) for title, each in lists if each]
    if check.skipped:
        blocks.append(wrapped(f"Not run: {', '.join(check.skipped)}", width))
    return "\n\n".join([*blocks, wrapped(_sum(check), width)]) + "\n"


def _list(title: str, differences: Sequence[Difference], width: int) -> Iterator[str]:
    yield f"{title}:"
    lines = columns([_row(one) for one in differences])
    for line, one in zip(lines, differences, strict=True):
        yield f"  {line}"
        if one.message:
            yield wrapped(one.message, width, "      ", hang=0)


def _row(one: Difference) -> tuple[str, str, str]:
    standings = one.before or "new", one.now or "not run"
    return one.case, one.assertion or "(whole case)", " -> ".join(standings)


def _sum(check: BaselineCheck) -> str:
    counts = (
        (len(check.fixed), "fixed"),
        (len(check.still_failing), "still failing"),
        (len(check.unclear), "unclear"),
        (len(check.new), "new"),
        (len(check.gone), "gone"),
    )
    worst = counted(len(check.regressions), "regression") if check.regressions else "no regression"
    return "Baseline: " + ", ".join([worst, *(f"{n} {word}" for n, word in counts if n)])
