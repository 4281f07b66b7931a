"""A Word file opened again: what stands in it, as python-docx and the XML tell it."""

import io
import zipfile
from typing import Any

import docx
from docx.document import Document
from docx.oxml.ns import qn


def opened(data: bytes) -> Document:
    """Open a file."""
    return docx.Document(io.BytesIO(data))


def parts(data: bytes) -> dict[str, bytes]:
    """Return the parts of a file by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def texts(file: Document, style: str) -> list[str]:
    """Return the texts of the paragraphs outside of tables that have a style."""
    return [
        paragraph.text
        for paragraph in file.paragraphs
        if paragraph.style is not None and paragraph.style.name == style
    ]


def table(file: Document, header: str) -> list[list[str]]:
    """Return the cells of the table whose first header this is."""
    found = [
        [[cell.text for cell in row.cells] for row in one.rows]
        for one in file.tables
        if one.cell(0, 0).text == header
    ]
    (rows,) = found
    return rows


def everything(file: Document) -> str:
    """Return all text of the body, with tabs as they are."""
    return "\n".join(
        "".join(
            "\t" if piece.tag == qn("w:tab") else piece.text or ""
            for piece in paragraph.iter(qn("w:t"), qn("w:tab"))
            if piece.getparent().tag == qn("w:r")
        )
        for paragraph in file.element.body.iter(qn("w:p"))
    )


def bookmarks(file: Document) -> list[str]:
    """Return the names of all bookmarks."""
    return [mark.get(qn("w:name")) for mark in file.element.body.iter(qn("w:bookmarkStart"))]


def inner_links(file: Document) -> list[tuple[str, str]]:
    """Return text and bookmark of every link within the document."""
    return [
        ("".join(link.xpath(".//w:t/text()")), anchor)
        for link in file.element.body.iter(qn("w:hyperlink"))
        if (anchor := link.get(qn("w:anchor")))
    ]


def outer_links(file: Document) -> list[str]:
    """Return where the other links lead."""
    return [
        file.part.rels[relation].target_ref
        for link in file.element.body.iter(qn("w:hyperlink"))
        if (relation := link.get(qn("r:id")))
    ]


def all_of(file: Document, path: str) -> list[Any]:
    """Return what an XPath finds in the body."""
    found: list[Any] = file.element.body.xpath(path)
    return found
