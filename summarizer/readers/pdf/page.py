"""What stands on a page: letters, lines; and what is known of a file."""

from dataclasses import dataclass

from summarizer.paragraphs import bullet_end


@dataclass(frozen=True, slots=True)
class Glyph:
    """A letter (or more, in a ligature) and its place, in points from the lower left corner."""

    text: str
    x0: float
    x1: float
    y0: float
    y1: float
    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text, or a piece of one, and its place.

    Attributes:
        text: normalised.
        page: number of the page, from 1.
        x0: left edge, in points.
        x1: right edge.
        y0: lower edge, from the foot of the page.
        y1: upper edge.
        size: of most of its letters, in points.
        bold: whether most of its letters are.
        parted: whether it ends with a hyphen that is only there because the line ends.
    """

    text: str
    page: int
    x0: float
    x1: float
    y0: float
    y1: float
    size: float
    bold: bool = False
    parted: bool = False

    @property
    def middle(self) -> float:
        """Height of its middle."""
        return (self.y0 + self.y1) / 2

    @property
    def first_word(self) -> float:
        """Width of its first word (of its bullet and first word), nearly."""
        start = bullet_end(self.text)
        word = self.text[start:].split(maxsplit=1)[0] if self.text[start:].split() else ""
        return (self.x1 - self.x0) * (start + len(word)) / max(len(self.text), 1)


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page, in no order.

    Attributes:
        number: from 1.
        width: in points.
        height: in points.
        lines: all that can be seen and stands upright.
        letters: how many there are, without spaces.
        unknown: how many of these the file does not tell.
        pictures: how many there are.
    """

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    letters: int
    unknown: int
    pictures: int


@dataclass(frozen=True, slots=True)
class Pages:
    """A file: its pages and what it says about itself, as it says it."""

    pages: tuple[Page, ...]
    title: str | None = None
    author: str | None = None
    language: str | None = None
