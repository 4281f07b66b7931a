"""Opens a PDF file and finds its pages, whatever its objects refer to."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pdfminer.pdfdocument import PDFBaseXRef, PDFDocument, PDFNoValidXRef
from pdfminer.pdfexceptions import PDFObjectNotFound
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFObjRef, PDFStream, dict_value, list_value, resolve1
from pdfminer.psparser import LIT, PSKeyword

from summarizer.errors import UnreadableArticleError
from summarizer.readers.pdf.streams import Allowance, BoundedStream

LARGEST_FILE = 50 * 2**20
"""Bytes a file may have."""

MOST_PAGES = 500
"""Pages a file may have; more are a book."""

MOST_TOKENS = 10**6
"""Numbers, names and the like that are read outside of pages."""

MOST_OBJECTS = 8 * 2**20
"""Bytes of streams with objects in them that are read."""

_MOST_NODES = 5 * MOST_PAGES
_MOST_TABLES = 200
_DEEPEST = 100

_PAGE = LIT("Page")
_INHERITED = ("Resources", "MediaBox", "CropBox", "Rotate")
_TABLE = re.compile(rb"startxref\s+(\d{1,10})")


class _Parser(PDFParser):
    """Reads objects; their streams are bounded."""

    # A line as long as the file is read piece by piece, each time anew.
    BUFSIZ = 2**18

    def __init__(self, data: bytes) -> None:
        super().__init__(BytesIO(data))
        self.whole = data
        self.allowance = Allowance()
        self._left = MOST_TOKENS

    def push(self, *objs: Any) -> None:
        self._left -= 1
        if self._left < 0:
            raise UnreadableArticleError("The PDF has too many objects to be an article.")
        super().push(*objs)

    def start_type(self, pos: int, type: str) -> None:  # noqa: A002 - its name in pdfminer
        if len(self.context) > _DEEPEST:
            raise UnreadableArticleError("The PDF is not sound: lists in lists without end.")
        super().start_type(pos, type)

    def do_keyword(self, pos: int, token: PSKeyword) -> None:
        super().do_keyword(pos, token)
        if token is self.KEYWORD_STREAM and self.curstack:
            place, stream = self.curstack[-1]
            if isinstance(stream, PDFStream):
                self.curstack[-1] = (place, BoundedStream(stream, self.allowance))


class Document(PDFDocument):
    """A file whose tables and objects may refer to one another in circles."""

    def __init__(self, data: bytes) -> None:
        """Open a file, with the empty password if it is encrypted.

        Raises:
            Exception: of nearly any kind, if it is broken.
        """
        self._tables: set[int] = set()
        self._left = MOST_OBJECTS
        self._file = _Parser(data)
        super().__init__(self._file)

    def find_xref(self, parser: PDFParser) -> int:
        """Return where the newest table of objects begins."""
        found = list(_TABLE.finditer(self._file.whole, max(0, len(self._file.whole) - 2**16)))
        if not found or int(found[-1][1]) >= len(self._file.whole):
            raise PDFNoValidXRef("no table of objects")
        return int(found[-1][1])

    def read_xref_from(self, parser: PDFParser, start: int, xrefs: list[PDFBaseXRef]) -> None:
        """Read a table of objects, and those it refers to; each of them once."""
        if start in self._tables or len(self._tables) >= _MOST_TABLES:
            return
        self._tables.add(start)
        super().read_xref_from(parser, start, xrefs)

    def _get_objects(self, stream: PDFStream) -> tuple[list[object], int]:
        self._left -= len(stream.get_data())
        if self._left < 0:
            raise UnreadableArticleError("The PDF has too many objects to be an article.")
        return super()._get_objects(stream)

    def getobj(self, objid: int) -> object:
        """Return an object, never a reference to one."""
        seen = {objid}
        found = super().getobj(objid)
        while isinstance(found, PDFObjRef):
            if found.objid in seen:
                raise PDFObjectNotFound(objid)
            seen.add(found.objid)
            found = super().getobj(found.objid)
        return found


def open_document(data: bytes) -> Document:
    """Open a file.

    Raises:
        UnreadableArticleError: it is too large.
        Exception: of nearly any kind, if it is broken.
    """
    if len(data) > LARGEST_FILE:
        raise UnreadableArticleError(
            f"The PDF has {len(data) // 2**20} MB; {LARGEST_FILE // 2**20} MB can be read."
        )
    return Document(data)


def pages_of(document: Document) -> list[PDFPage]:
    """Return all pages, in order.

    Raises:
        UnreadableArticleError: there are too many, or none, or some are missing.
    """
    pages: list[PDFPage] = []
    for number, (objid, attributes) in enumerate(_nodes(document)):
        if not attributes:
            raise UnreadableArticleError("The PDF is broken or cut off: pages of it are missing.")
        if "Kids" not in attributes or attributes.get("Type") is _PAGE:
            pages.append(PDFPage(document, objid, attributes, None))
        if len(pages) > MOST_PAGES or number >= _MOST_NODES:
            raise UnreadableArticleError(
                f"The PDF has more than {MOST_PAGES} pages; save those of the article as a file."
            )
    if not pages:
        raise UnreadableArticleError("The PDF is broken: it has no pages.")
    return pages


def _nodes(document: Document) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the nodes of the tree of pages, each of them once; an empty one for a missing one."""
    seen: set[int] = set()
    waiting: list[tuple[Iterator[Any], dict[str, Any]]] = [
        (iter([document.catalog.get("Pages")]), {})
    ]
    while waiting:
        children, inherited = waiting[-1]
        child = next(children, waiting)
        if child is waiting:
            waiting.pop()
            continue
        objid = child.objid if isinstance(child, PDFObjRef) else 0
        if objid in seen:
            continue
        seen.update({objid} if objid else ())
        attributes = inherited | dict_value(child) if dict_value(child) else {}
        yield objid, attributes
        if attributes.get("Type") is not _PAGE and "Kids" in attributes:
            passed = {key: attributes[key] for key in _INHERITED if key in attributes}
            waiting.append((iter(list_value(attributes["Kids"])), passed))


def has_all_contents(page: PDFPage) -> bool:
    """Tell whether all that is to be drawn on a page is in the file."""
    return all(isinstance(resolve1(piece), PDFStream) for piece in page.contents)
