"""Our own layout of a note as a Word document."""

import io
import re
from collections.abc import Iterable, Iterator, Sequence
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
from summarizer.render.tongue import Tongue, tongue_of, tongue_of_note
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
    made = document.provenance
    prepared = Claim(f"{made.model}, summarizer {made.summarizer}", lead="Prepared with")
    known = source.claims if isinstance(source, Facts) else ()
    return draw(
        [title, *rest],
        kind=label(_NAME_PARTS.sub(" ", type(document.note).__name__).lower()),
        head=(*known, prepared),
        tongue=tongue_of_note(document.note, tongue_of(document.article.language)),
    )


def draw(blocks: Sequence[Block], *, kind: str, head: Sequence[Claim], tongue: Tongue) -> bytes:
    """Return blocks as a Word file; the same blocks give the same bytes.

    Args:
        blocks: what is to be shown, from the title on.
        kind: what this is, e.g. "Briefing note": stands above all else.
        head: what stands between that and the title: each with its label, on a line of its own.
        tongue: the language of the text.
    """
    title = next((block.text for block in blocks if isinstance(block, Title)), kind)
    file = blank_document(title, tongue)
    links = Links(printed_sentences(blocks), _relations(file, [*head, *_listed(blocks)]))
    sheet = _Sheet(links, turned=tongue.direction == "rtl")
    end = file.element.body[-1]
    end.addprevious(paragraph("Subtitle", text_run(kind)))
    for fact in head:
        end.addprevious(paragraph("NoteSource", *labelled(fact, links)))
    for block in blocks:
        for part in _draw(block, sheet):
            end.addprevious(part)
    if sheet.turned:
        turn(file)
    buffer = io.BytesIO()
    file.save(buffer)
    return repacked(buffer.getvalue())


def _relations(file: Document, claims: Iterable[Claim]) -> dict[str, str]:
    """Let the file know the addresses that links may lead to; return the name of each there."""
    addresses = [claim.text if claim.link else claim.address for claim in claims]
    return {
        address: file.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        for address in filter(is_web_address, addresses)
    }


def _listed(blocks: Iterable[Block]) -> Iterator[Claim]:
    for block in blocks:
        if isinstance(block, Bullets):
            yield from block.claims


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
