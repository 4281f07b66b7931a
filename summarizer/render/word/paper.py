"""The empty document that a note is drawn on: paper, styles, language and footer.

The parts lie as XML in the folder ``blank``: how a note looks is set in its ``styles.xml``.
"""

import io
from importlib.resources import files

import docx
from babel.core import get_global
from docx.document import Document

from summarizer.render.claims import shortened
from summarizer.render.tongue import Tongue
from summarizer.render.word.markup import attribute, one_line, text_run
from summarizer.render.word.package import packed

TEXT_WIDTH = 9638
"""Twips (1/20 point) between the margins: 17 cm of A4's 21."""

_PARTS = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "package_rels.xml",
    "docProps/core.xml": "core.xml",
    "word/document.xml": "document.xml",
    "word/_rels/document.xml.rels": "document_rels.xml",
    "word/styles.xml": "styles.xml",
    "word/numbering.xml": "numbering.xml",
    "word/settings.xml": "settings.xml",
    "word/footer1.xml": "footer.xml",
}
_LONGEST_FOOTER = 90
_LONGEST_PROPERTY = 250


def blank_document(title: str, language: Tongue) -> Document:
    """Return a document without text.

    Args:
        title: stands in the footer and in the file's properties.
        language: of the text.
    """
    folder = files(__package__) / "blank"
    parts = {name: (folder / part).read_bytes() for name, part in _PARTS.items()}
    document = docx.Document(io.BytesIO(packed(parts)))
    document.core_properties.title = shortened(one_line(title), _LONGEST_PROPERTY)
    document.core_properties.language = language.code
    _set_language(document, language.code)
    footer = document.sections[0].footer.paragraphs[0]._p
    footer.insert(1, text_run(shortened(one_line(title), _LONGEST_FOOTER)))
    return document


def _set_language(document: Document, language: str) -> None:
    tag = _with_country(language)
    (marked,) = document.styles.element.xpath("w:docDefaults//w:lang")
    # Word keeps three: of Latin letters, of Far Eastern ones, and of those from right to left.
    for kind in ("val", "eastAsia", "bidi"):
        marked.set(attribute(kind), tag)


def _with_country(language: str) -> str:
    """Return ``fr-FR`` for ``fr``: Word has no spelling rules for a language alone."""
    likely = str(get_global("likely_subtags").get(language, ""))
    parts = likely.split("_")
    return f"{language}-{parts[-1]}" if len(parts) > 1 else language
