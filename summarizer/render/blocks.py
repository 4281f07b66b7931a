"""What a rendered note is made of, before any markup: the layouts draw these blocks.

Every string in a block is raw text of a model or an article; a layout escapes it.
"""

from dataclasses import dataclass

NONE_STATED = "None stated."


@dataclass(frozen=True, slots=True)
class Citation:
    """A sentence that supports a claim.

    Attributes:
        sentence: its number.
        page: the page it stands on, where the source has pages.
        article: number of the article, where there are several.
    """

    sentence: int
    page: int | None = None
    article: int | None = None

    @property
    def label(self) -> str:
        """As it is printed between brackets: ``7``, ``7, p. 2`` or ``3:7``."""
        number = str(self.sentence) if self.article is None else f"{self.article}:{self.sentence}"
        return number if self.page is None else f"{number}, p. {self.page}"


@dataclass(frozen=True, slots=True)
class Claim:
    """One piece of text with its evidence.

    Attributes:
        text: what is said.
        cites: the sentences that support it.
        failing: why the claim failed its check, if it was kept nevertheless.
        lead: short label that stands before the text.
        link: the text is an address that may be made clickable.
        address: where the text leads; stands behind it, and may be made clickable.
    """

    text: str
    cites: tuple[Citation, ...] = ()
    failing: str | None = None
    lead: str = ""
    link: bool = False
    address: str = ""


@dataclass(frozen=True, slots=True)
class Title:
    """The headline of the note."""

    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a section."""

    text: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Labelled values on one line: each claim's ``lead`` is its label."""

    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Claims that follow one another as running text."""

    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of claims."""

    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: its cells, and the evidence of the whole row."""

    cells: tuple[str, ...]
    cites: tuple[Citation, ...]
    failing: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headers. A layout adds the column of citations itself."""

    headers: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Warned:
    """Something that the reader must not overlook."""

    text: str


@dataclass(frozen=True, slots=True)
class Numbered:
    """Sentences of the article under their numbers."""

    sentences: tuple[tuple[Citation, str], ...]


@dataclass(frozen=True, slots=True)
class Small:
    """A line of small print."""

    claim: Claim


Block = Title | Heading | Facts | Paragraph | Bullets | Table | Warned | Numbered | Small


def none_stated() -> Paragraph:
    """Return what stands in an empty section."""
    return Paragraph((Claim(NONE_STATED),))
