"""Word files (.docx); the one module here that knows python-docx.

Only what stands on the page counts: no headers and footers, comments, footnotes, text boxes, no
deleted and no hidden text. Of the file's parts only those few are unpacked that hold the text,
its styles and its properties; what it refers to outside is never looked at.
"""

from typing import TYPE_CHECKING, Any

from summarizer.blocks import Block
from summarizer.errors import EmptyArticleError, MissingExtraError, UnreadableArticleError
from summarizer.readers.declared import author, with_title
from summarizer.readers.docx_styles import BODY_LEVEL, WORD, Styles
from summarizer.readers.docx_text import paragraphs
from summarizer.readers.formats import is_locked
from summarizer.readers.office_zip import OfficeZip, beside
from summarizer.readers.reading import Reading, Source
from summarizer.schemas import ArticleMetadata

if TYPE_CHECKING:
    from lxml.etree import _Element

_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
_DTD = (b"<!DOCTYPE", b"<!ENTITY", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))


def read_docx(source: Source) -> Reading:
    """Read a Word file.

    Raises:
        EmptyArticleError: nothing in it.
        MissingExtraError: python-docx is not installed.
        UnreadableArticleError: it is broken, locked, too large, no Word file, or has no text.
    """
    if not source.data.strip():
        raise EmptyArticleError("The article is empty.")
    if is_locked(source.data):
        raise UnreadableArticleError("The file is an office document locked with a password.")
    if not source.data.startswith(b"PK"):
        raise UnreadableArticleError("The file is no Word file (.docx), whatever it is called.")
    with OfficeZip(source.data) as parts:
        return _reading(parts)


def _reading(parts: OfficeZip) -> Reading:
    main = _referred(parts, "", "/officeDocument") or "word/document.xml"
    document = _xml(parts, main)
    if document is None:
        raise UnreadableArticleError("The file is no Word file (.docx): it has no document in it.")
    body = document.find(f"{WORD}body")
    styles = Styles(_xml(parts, _referred(parts, main, "/styles") or "word/styles.xml"))
    blocks = _with_headline(list(paragraphs(body, styles)) if body is not None else [])
    if not any(block.text for block in blocks):
        raise UnreadableArticleError("The Word file has no text in it.")
    properties = _xml(parts, _referred(parts, "", "/core-properties") or "docProps/core.xml")
    said = {name: _property(properties, name) for name in ("title", "creator")}
    marked, title = with_title(blocks, said["title"])
    return Reading(marked, ArticleMetadata(title=title, byline=author(said["creator"], marked)))


def _with_headline(blocks: list[tuple[Block, int]]) -> list[Block]:
    """Make the first heading of the highest level the headline, if no text stands above it."""
    headings = [
        (level, i)
        for i, (block, level) in enumerate(blocks)
        if block.kind == "subhead" and level < BODY_LEVEL
    ]
    titled = any(block.kind == "headline" for block, _ in blocks)
    plain = [block for block, _ in blocks]
    if headings and not titled:
        _, first = min(headings)
        if not any(block.is_content for block in plain[:first]):
            plain[first] = Block(plain[first].text, "headline")
    return plain


def _referred(parts: OfficeZip, part: str, kind: str) -> str | None:
    """Return the name of the part to which one refers, if it is inside the file."""
    folder, _, name = part.rpartition("/")
    relationships = _xml(parts, f"{folder}/_rels/{name}.rels".lstrip("/"))
    if relationships is None:
        return None
    for one in relationships.iter(_RELATIONSHIPS):
        inside = one.get("TargetMode") != "External"
        if inside and (one.get("Type") or "").endswith(kind):
            return beside(part, one.get("Target") or "")
    return None


def _xml(parts: OfficeZip, name: str) -> "_Element | None":
    """Return the root of a part, parsed with all entities left alone; None if there is none."""
    data = parts.part(name)
    if data is None:
        return None
    if any(mark in data for mark in _DTD):
        raise UnreadableArticleError("The Word file declares entities, which none may.")
    parse, problem = _parser()
    try:
        root: _Element = parse(data)
    except problem as error:
        line = " ".join(str(error).split())
        raise UnreadableArticleError(f"The Word file is broken: {line[:200]}.") from error
    return root


def _parser() -> tuple[Any, type[Exception]]:
    try:
        from docx.oxml import parse_xml
        from lxml.etree import XMLSyntaxError
    except ImportError as error:
        raise MissingExtraError(
            'Word files need the word extra; install it with: pip install "press-summarizer[word]"'
        ) from error
    return parse_xml, XMLSyntaxError


def _property(properties: "_Element | None", name: str) -> str:
    found = None if properties is None else properties.find(f"{_DUBLIN_CORE}{name}")
    return "" if found is None else found.text or ""
