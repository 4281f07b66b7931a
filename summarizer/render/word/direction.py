"""A document that is read from the right to the left."""

import unicodedata

from docx.document import Document

from summarizer.render.word.markup import Element, attribute, element

_FROM_THE_LEFT = "\u200e"
"""An invisible letter that keeps signs beside a Latin word on their side of it."""


def turn(document: Document) -> None:
    """Let all paragraphs begin at the right, and what is Latin in them still read as it should.

    Tables are turned where they are drawn, Arabic and Hebrew runs where they are made.
    """
    (spacing,) = document.styles.element.xpath("w:style[@w:styleId='Normal']/w:pPr/w:spacing")
    spacing.addprevious(element("bidi"))
    (margins,) = document.element.body.xpath("w:sectPr/w:pgMar")
    margins.addnext(element("bidi"))
    for run in document.element.body.iter(attribute("r")):
        _keep_together(run)
    _turn_footer(document.sections[0].footer.paragraphs[0]._p)


def _turn_footer(paragraph: Element) -> None:
    """Put the title on the right; the fields of the page numbers need a line from the left."""
    style, title, gap, *_ = paragraph
    style.append(element("bidi", val=0))
    paragraph.extend([gap, title])


def _keep_together(run: Element) -> None:
    texts = run.findall(attribute("t"))
    if run.xpath("w:rPr/w:rtl"):
        return
    for text in texts:
        kinds = set(map(unicodedata.bidirectional, text.text or ""))
        if kinds & {"L", "EN"}:
            text.text = f"{_FROM_THE_LEFT}{text.text}{_FROM_THE_LEFT}"
