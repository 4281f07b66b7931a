"""Our own layout of a note as a Word document."""

import io
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE

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
from summarizer.render.claims import label
from summarizer.render.inert import is_web_address
from summarizer.render.outline import outline
from summarizer.render.tongue import tongue_of, tongue_of_note
from summarizer.render.word.direction import turn
from summarizer.render.word.markup import Element, element, mark_run, paragraph, text_run
from summarizer.render.word.package import repacked
from summarizer.render.word.paper import blank_document
from summarizer.render.word.references import (
    Links,
    claim_runs,
    labelled,
    printed_sentences,
    sentence_runs,
)
from summarizer.render.word.tables import table_element
from summarizer.schemas import NoteDocument

_NAME_PARTS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_DIGIT = 110
"""Twips that a character of a sentence's number takes."""


@dataclass(slots=True)
class _Sheet:
    """What drawing a block has to know of the document, and of what was drawn before.

    Attributes:
        links: where links lead.
        turned: it is read from right to left.
        section: the last heading.
        printed: sentences that links lead to already.
    """

    links: Links
    turned: bool
    section: str = ""
    printed: set[Citation] = field(default_factory=set)


def drawn(document: NoteDocument) -> bytes:
    """Return the note as a Word file of our own layout."""
    title, source, *rest = outline(document, wide=True)
    language = tongue_of_note(document.note, tongue_of(document.article.language))
    headline = title.text if isinstance(title, Title) else ""
    file = blank_document(headline, language)
    sheet = _Sheet(_links(file, document, rest), language.direction == "rtl")
    content = [*_head(document, source, sheet), *_draw(title, sheet)]
    for block in rest:
        content += _draw(block, sheet)
    end = file.element.body[-1]
    for part in content:
        end.addprevious(part)
    if sheet.turned:
        turn(file)
    buffer = io.BytesIO()
    file.save(buffer)
    return repacked(buffer.getvalue())


def _links(file: Document, document: NoteDocument, blocks: list[Block]) -> Links:
    url = document.article.url or ""
    relation = (
        file.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        if is_web_address(url)
        else None
    )
    return Links(printed_sentences(blocks), relation)


def _head(document: NoteDocument, source: Block, sheet: _Sheet) -> list[Element]:
    """Return what stands above the headline: what this is, of what, and what it was made with."""
    made = document.provenance
    prepared = Claim(f"{made.model}, summarizer {made.summarizer}", lead="Prepared with")
    claims = source.claims if isinstance(source, Facts) else ()
    kind = label(_NAME_PARTS.sub(" ", type(document.note).__name__).lower())
    facts = [paragraph("NoteSource", *labelled(fact, sheet.links)) for fact in (*claims, prepared)]
    return [paragraph("Subtitle", text_run(kind)), *facts]


def _draw(block: Block, sheet: _Sheet) -> list[Element]:
    links = sheet.links
    match block:
        case Title(text):
            return [paragraph("Title", text_run(text))]
        case Heading(text):
            sheet.section = text
            return [paragraph("Heading1", text_run(text))]
        case Facts(claims):
            return [paragraph("NoteFact", *labelled(claim, links)) for claim in claims]
        case Paragraph(claims):
            return [_running(claims, links)]
        case Bullets(claims):
            return [paragraph("ListBullet", *claim_runs(claim, links)) for claim in claims]
        case Table():
            return [table_element(block, sheet.section, links, turned=sheet.turned)]
        case Numbered(sentences):
            return _numbered(sentences, sheet)
        case Warned(text):
            warning = [text_run("Warning:", "Unverified"), mark_run(" "), text_run(text)]
            return [paragraph("Warning", *warning)]
        case Small(claim):
            return [paragraph("SmallPrint", *claim_runs(claim, links))]


def _running(claims: Iterable[Claim], links: Links) -> Element:
    runs: list[Element] = []
    for claim in claims:
        runs += [*([mark_run(" ")] if runs else []), *claim_runs(claim, links)]
    return paragraph("Normal", *runs)


def _numbered(sentences: tuple[tuple[Citation, str], ...], sheet: _Sheet) -> list[Element]:
    """Return sentences whose texts are aligned, however long the longest number is."""
    width = _DIGIT * (max(len(cited.label) for cited, _ in sentences) + 3)
    drawn_sentences = []
    for cited, text in sentences:
        runs = sentence_runs(cited, text, sheet.links, sheet.printed)
        made = paragraph("CitedSentence", *runs)
        made[0].append(element("tabs", element("tab", val="left", pos=width)))
        made[0].append(element("ind", left=width, hanging=width))
        drawn_sentences.append(made)
    return drawn_sentences
