"""Grounding: every claim is held against the sentences it cites, without a model."""

from summarizer.grounding.check import Grounder
from summarizer.grounding.coverage import coverage
from summarizer.grounding.duplicates import merge_duplicates
from summarizer.grounding.modality import licensed_statuses
from summarizer.grounding.problems import Problem, ProblemKind, Verdict

__all__ = [
    "Grounder",
    "Problem",
    "ProblemKind",
    "Verdict",
    "coverage",
    "licensed_statuses",
    "merge_duplicates",
]
