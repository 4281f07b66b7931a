"""Word files, part by part."""

import io
import zipfile
from collections.abc import Mapping

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"

TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_MAIN}"/></Types>'
)
ROOT = (
    f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1"'
    f' Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
)


def document(body: str, before: str = "") -> str:
    """Return the main part, with what its body holds; ``before`` stands above its root."""
    root = f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'
    return f'<?xml version="1.0"?>{before}{root}'


def styles(inner: str) -> str:
    """Return the part of the styles."""
    return f'<w:styles xmlns:w="{_WORD}">{inner}</w:styles>'


def properties(title: str = "", author: str = "") -> str:
    """Return the part of the properties."""
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{title}</dc:title><dc:creator>{author}</dc:creator></cp:coreProperties>"
    )


def paragraph(text: str, *, style: str = "", given: str = "", run: str = "") -> str:
    """Return a paragraph of one run, with properties of its own and of the run."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f"<w:p><w:pPr>{named}{given}</w:pPr>"
        f'<w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


def word_file(main: str | bytes, parts: Mapping[str, str | bytes] | None = None) -> bytes:
    """Return a file of a main part and others by name."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        for name, part in {"_rels/.rels": ROOT, **(parts or {})}.items():
            archive.writestr(name, part)
        archive.writestr("word/document.xml", main)
    return packed.getvalue()
