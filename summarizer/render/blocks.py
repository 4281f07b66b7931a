"""What a rendered note is made of, before any markup: the layouts draw these blocks.

Every string in a block is raw text of a model or an article; a layout escapes it.
"""

from dataclasses import dataclass

NONE_STATED = "None stated."


@dataclass(frozen=True, slots=True)
class Claim:
    """One piece of text with its evidence.

    Attributes:
        text: what is said.
        cites: ids of the sentences that support it.
        failing: why the claim failed its check, if it was kept nevertheless.
        lead: short label that stands before the text.
        link: the text is an address that may be made clickable.
    """

    text: str
    cites: tuple[int, ...] = ()
    failing: str | None = None
    lead: str = ""
    link: bool = False


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
    cites: tuple[int, ...]
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

    sentences: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Small:
    """A line of small print."""

    claim: Claim


Block = Title | Heading | Facts | Paragraph | Bullets | Table | Warned | Numbered | Small


def none_stated() -> Paragraph:
    """Return what stands in an empty section."""
    return Paragraph((Claim(NONE_STATED),))
