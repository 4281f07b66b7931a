"""A Word file of the user's with placeholders, filled in: bounded by its caller's process."""

import io
import zipfile
from collections.abc import Collection, Mapping
from typing import Any

from docxtpl import DocxTemplate
from lxml import etree

from summarizer.errors import PromptError, UndefinedVariableError
from summarizer.render.claims import shortened
from summarizer.render.word.package import repacked
from summarizer.templating import sandbox, translated

MAX_UNPACKED = 50_000_000
"""Bytes that the parts of a template may have together."""
_MAX_PARTS = 1000
_LONGEST_PROPERTY = 250
_PROPERTIES = ("author", "comments", "keywords", "subject", "title")
_WHERE = "Word template"


def check(template: bytes, known: Collection[str]) -> None:
    """Find out whether a Word file can be filled in, before a note is there.

    Args:
        template: the file.
        known: names of the variables that there will be.

    Raises:
        PromptError: it is no Word file, or a placeholder cannot be read.
        UndefinedVariableError: a placeholder begins with a name that is not known.
    """
    _check(template)
    try:
        file = DocxTemplate(io.BytesIO(template))
        used = file.get_undeclared_template_variables(sandbox(autoescape=True))
    except Exception as error:
        raise translated(error, _WHERE, dict.fromkeys(known)) from error
    unknown = sorted(used - set(known))
    if unknown:
        raise UndefinedVariableError(
            f"{_WHERE}: {unknown[0]!r} is undefined (variables: {', '.join(sorted(known))})"
        )


def fill(template: bytes, variables: Mapping[str, Any]) -> bytes:
    """Return the Word file with its placeholders replaced.

    Args:
        template: the file.
        variables: plain data, whose strings hold nothing that XML forbids.

    Raises:
        PromptError: it is no Word file, a placeholder fails, or does what the sandbox forbids.
        UndefinedVariableError: a placeholder names what does not exist.
    """
    _check(template)
    try:
        return repacked(_filled(template, variables))
    except MemoryError as error:
        raise PromptError(f"{_WHERE}: it takes too much memory") from error
    except Exception as error:
        raise translated(error, _WHERE, variables) from error


def _filled(template: bytes, variables: Mapping[str, Any]) -> bytes:
    file = DocxTemplate(io.BytesIO(template))
    # Ours does not escape twice, and cuts what is too long for a property.
    file.render_properties = lambda *_: None
    file.render(dict(variables), sandbox(autoescape=True))
    _fill_properties(file.docx.core_properties, variables)
    buffer = io.BytesIO()
    file.save(buffer)
    return buffer.getvalue()


def _fill_properties(properties: Any, variables: Mapping[str, Any]) -> None:
    plain = sandbox(autoescape=False)
    for name in _PROPERTIES:
        source = getattr(properties, name)
        if "{" in source:
            text = plain.from_string(source).render(variables)
            setattr(properties, name, shortened(text, _LONGEST_PROPERTY))


def _check(template: bytes) -> None:
    """Refuse what is no Word file, and one that would unpack to more than anybody writes.

    Raises:
        PromptError: it is refused.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(template)) as archive:
            members = archive.infolist()
            # A member is never read beyond the size it declares.
            if len(members) > _MAX_PARTS or sum(m.file_size for m in members) > MAX_UNPACKED:
                raise PromptError(f"{_WHERE}: it unpacks to more than {MAX_UNPACKED} bytes")
            if "word/document.xml" not in archive.namelist():
                raise PromptError(f"{_WHERE}: it is no Word file (.docx)")
            for member in members:
                if member.filename.endswith((".xml", ".rels")):
                    _check_part(member.filename, archive.read(member))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError) as error:
        raise PromptError(f"{_WHERE}: it is no Word file (.docx): {error}") from error


def _check_part(name: str, part: bytes) -> None:
    """Refuse a part that is broken, or declares entities: no program for documents writes them."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        document = etree.fromstring(part, parser).getroottree()
    except etree.XMLSyntaxError as error:
        raise PromptError(f"{_WHERE}: {name} is broken: {error}") from error
    if document.docinfo.internalDTD is not None:
        raise PromptError(f"{_WHERE}: {name} declares a document type, which may hide entities")
