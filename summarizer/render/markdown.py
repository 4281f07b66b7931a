"""The note as Markdown: what a reader gets by default."""

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
    Small,
    Table,
    Title,
    Warned,
)
from summarizer.render.outline import outline
from summarizer.schemas import NoteDocument


def render_markdown(document: NoteDocument, template: str | None = None) -> str:
    """Return the document as a Markdown page (CommonMark with tables), ending with a newline.

    A briefing note gets its own layout, any other note type a section per field. Text of the
    model and of the article is escaped: it cannot act as markup.

    Args:
        document: what a run produced.
        template: text of a Jinja template that draws the page in place of ours.

    Raises:
        PromptError: the template is broken, or does what it must not.
    """
    if template is not None:
        from summarizer.render.own_template import drawn

        return drawn(document, template, "markdown")
    return draw(outline(document))


def draw(blocks: Iterable[Block]) -> str:
    """Return blocks as a Markdown page, ending with a newline."""
    return "\n\n".join(map(_draw, blocks)) + "\n"


def _draw(block: Block) -> str:
    match block:
        case Title(text):
            return f"# {inert.markdown(text)}"
        case Heading(text):
            return f"## {inert.markdown(text)}"
        case Facts(claims):
            return " · ".join(map(_claim, claims))
        case Paragraph(claims):
            return " ".join(map(_claim, claims))
        case Bullets(claims):
            return "\n".join(f"- {_claim(claim)}" for claim in claims)
        case Numbered(sentences):
            return "\n".join(f"- **[{c.label}]** {inert.markdown(text)}" for c, text in sentences)
        case Table():
            return _table(block)
        case Warned(text):
            return f"> ⚠ **Warning:** {inert.markdown(text)}"
        case Small(claim):
            return f"*{claim.lead}:* {inert.markdown(claim.text)}"


def _claim(claim: Claim) -> str:
    lead = f"**{inert.markdown(claim.lead)}:**" if claim.lead else ""
    text = _address(claim.text) if claim.link else inert.markdown(claim.text)
    if claim.address:
        text = f"{text}, {_address(claim.address)}"
    return _joined(lead, text, _evidence(claim.cites, claim.failing))


def _address(text: str) -> str:
    return f"<{text}>" if inert.is_web_address(text) else inert.markdown(text)


def _evidence(cites: Iterable[Citation], failing: str | None) -> str:
    numbers = "".join(f"[{cited.label}]" for cited in cites)
    mark = f"⚠ **unverified:** {inert.markdown(failing)}" if failing is not None else ""
    return _joined(numbers, mark)


def _table(table: Table) -> str:
    width = len(table.headers) + 1
    lines = [_line([*table.headers, "Cites"]), "|" + " --- |" * width]
    for row in table.rows:
        cells = [inert.markdown(cell) or "–" for cell in row.cells]
        lines.append(_line([*cells, _evidence(row.cites, row.failing)]))
    return "\n".join(lines)


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _joined(*parts: str) -> str:
    return " ".join(filter(None, parts))
