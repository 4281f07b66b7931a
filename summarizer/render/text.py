"""The note as plain text: for terminals and mails."""

import textwrap
from collections.abc import Iterable

from summarizer.render import inert
from summarizer.render.blocks import (
    Block,
    Bullets,
    Citation,
    Claim,
    Facts,
    Heading,
    Numbered,
    Paragraph,
    Row,
    Small,
    Table,
    Title,
    Warned,
)
from summarizer.render.outline import outline
from summarizer.schemas import NoteDocument

MIN_WIDTH = 20


def render_text(document: NoteDocument, width: int = 80) -> str:
    """Return the document as plain text in lines of at most ``width`` characters.

    A single word that is longer than a line is not cut. The text ends with a newline.

    Args:
        document: what a run produced.
        width: characters per line; less than 20 counts as 20.
    """
    return draw(outline(document), width)


def draw(blocks: Iterable[Block], width: int = 80) -> str:
    """Return blocks as plain text in lines of at most ``width`` characters."""
    lines = max(width, MIN_WIDTH)
    return "\n\n".join(_draw(block, lines) for block in blocks) + "\n"


def _draw(block: Block, width: int) -> str:
    match block:
        case Title(text):
            return _underlined(text, "=", width)
        case Heading(text):
            return _underlined(text, "-", width)
        case Facts(claims):
            return "\n".join(_wrapped(_claim(claim), width) for claim in claims)
        case Paragraph(claims):
            return _wrapped(" ".join(map(_claim, claims)), width)
        case Bullets(claims):
            return "\n".join(_wrapped(_claim(claim), width, "- ") for claim in claims)
        case Numbered(sentences):
            return _numbered(sentences, width)
        case Table(headers, rows):
            return "\n".join(_wrapped(_row(headers, row), width, "- ") for row in rows)
        case Warned(text):
            return _wrapped(f"WARNING: {inert.plain(text)}", width, "! ")
        case Small(claim):
            return _wrapped(_claim(claim), width)


def _claim(claim: Claim) -> str:
    lead = f"{inert.plain(claim.lead)}:" if claim.lead else ""
    text = f"{claim.text}, {claim.address}" if claim.address else claim.text
    return _joined(lead, inert.plain(text), _evidence(claim.cites, claim.failing))


def _evidence(cites: Iterable[Citation], failing: str | None) -> str:
    numbers = "".join(f"[{cited.label}]" for cited in cites)
    mark = f"(UNVERIFIED: {inert.plain(failing)})" if failing is not None else ""
    return _joined(numbers, mark)


def _row(headers: tuple[str, ...], row: Row) -> str:
    first, *rest = (inert.plain(cell) for cell in row.cells)
    said = [f"{header}: {cell}" for header, cell in zip(headers[1:], rest, strict=True) if cell]
    return _joined("; ".join([first, *said]), _evidence(row.cites, row.failing))


def _numbered(sentences: Iterable[tuple[Citation, str]], width: int) -> str:
    pairs = [(f"[{cited.label}] ", inert.plain(text)) for cited, text in sentences]
    margin = max((len(mark) for mark, _ in pairs), default=0)
    return "\n".join(_wrapped(text, width, mark.rjust(margin)) for mark, text in pairs)


def _underlined(text: str, mark: str, width: int) -> str:
    wrapped = _wrapped(inert.plain(text), width)
    return f"{wrapped}\n{mark * max(map(len, wrapped.splitlines()), default=0)}"


def _wrapped(text: str, width: int, mark: str = "") -> str:
    filled = textwrap.fill(
        text,
        width,
        initial_indent=mark,
        subsequent_indent=" " * len(mark),
        break_long_words=False,
        break_on_hyphens=False,
    )
    return filled or mark.rstrip()


def _joined(*parts: str) -> str:
    return " ".join(filter(None, parts))
