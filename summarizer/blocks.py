"""A piece of an article and what it is."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "body", "item", "headline", "subtitle", "byline", "date", "subhead", "caption", "furniture"
]
"""``body`` and ``item`` (of a list) are content, everything else is set aside."""


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, on one line. Its sentences begin after the first ``skip`` characters.

    Attributes:
        text: normalised.
        kind: what it is.
        skip: characters before the first sentence, such as a dateline.
        pages: where it runs over pages: offset in ``text`` and number of the page that begins
            there, ascending. The first stands at offset 0; empty where the source has no pages.
    """

    text: str
    kind: Kind = "body"
    skip: int = 0
    pages: tuple[tuple[int, int], ...] = ()

    @property
    def is_content(self) -> bool:
        """Whether its sentences can be cited."""
        return self.kind in ("body", "item")

    def page_at(self, offset: int) -> int | None:
        """Return the number of the page on which this character stands."""
        return next((page for start, page in reversed(self.pages) if start <= offset), None)
