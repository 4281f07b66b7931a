"""A committed baseline: what passed when it was written, so that only a regression fails."""

from summarizer.regression.baseline_check import BaselineCheck, Difference, check
from summarizer.regression.baseline_file import (
    Baseline,
    CaseBaseline,
    baseline_of,
    read_baseline,
    write_baseline,
)
from summarizer.regression.baseline_text import baseline_text

__all__ = [
    "Baseline",
    "BaselineCheck",
    "CaseBaseline",
    "Difference",
    "baseline_of",
    "baseline_text",
    "check",
    "read_baseline",
    "write_baseline",
]
