"""Assertions on a note: what a case expects, held against what there is."""

from summarizer.regression.assertions.evaluation import evaluate, verdict

__all__ = ["evaluate", "verdict"]
