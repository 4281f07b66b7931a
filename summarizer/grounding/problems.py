"""What a check finds."""

import dataclasses
from dataclasses import dataclass
from typing import Literal

from summarizer.schemas import Cited

ProblemKind = Literal["number", "date", "name", "negation", "modality", "content", "citation"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing in a claim that its sentences do not back.

    Attributes:
        kind: what sort of thing.
        field: where in the item, e.g. ``"action"`` or ``"by[1]"``.
        message: one line for people and for the model that is to mend it,
            e.g. ``"number 50 is not in sentence 4"``.
        words: the words of the claim it is about, as far as they can be told.
    """

    kind: ProblemKind
    field: str
    message: str
    words: tuple[str, ...] = dataclasses.field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome for one item.

    Attributes:
        item: the item, with its citation put right if that was possible.
        problems: what is left; empty if the item is grounded.
        corrected: ``item.cites`` differs from what was given.
    """

    item: Cited
    problems: tuple[Problem, ...]
    corrected: bool

    @property
    def ok(self) -> bool:
        """Whether every check passed."""
        return not self.problems

    @property
    def reason(self) -> str:
        """The problems in one line; empty if there is none."""
        return "; ".join(dict.fromkeys(problem.message for problem in self.problems))
