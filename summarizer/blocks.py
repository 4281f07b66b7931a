"""A piece of an article and what it is."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "body", "item", "headline", "subtitle", "byline", "date", "subhead", "caption", "furniture"
]
"""``body`` and ``item`` (of a list) are content, everything else is set aside."""


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, on one line. Its sentences begin after the first ``skip`` characters."""

    text: str
    kind: Kind = "body"
    skip: int = 0

    @property
    def is_content(self) -> bool:
        """Whether its sentences can be cited."""
        return self.kind in ("body", "item")
