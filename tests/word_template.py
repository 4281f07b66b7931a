"""The Word template among the examples; ``python -m tests.word_template`` writes it anew.

What it looks like in Word is what stands here: placeholders of docxtpl in ordinary paragraphs.
"""

import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from summarizer.render.tongue import Tongue
from summarizer.render.word.markup import Element, element, mark_run, paragraph, tab
from summarizer.render.word.package import repacked
from summarizer.render.word.paper import blank_document

PATH = Path(__file__).parent.parent / "examples" / "templates" / "briefing.docx"

_FACTS = {
    "Source:": '{{ article.outlet or article.byline or "not stated" }}',
    "Date:": '{{ article.published or "not stated" }}',
    "Checked by:": "",
}
_COLUMNS = {
    "Who": "{{ promise.by | join(', ') }}",
    "What": "{{ promise.action }}",
    "By when": "{{ promise.deadline or '–' }}",
    "Sentences": "{{ promise.cites | join(', ') }}",
}
_WIDTHS = (2438, 4000, 2000, 1200)
"""Twips; 17 cm in all."""


def template() -> bytes:
    """Return the template as a Word file."""
    document = blank_document("{{ note.headline }}", Tongue("en"))
    end = document.element.body[-1]
    for part in _parts():
        end.addprevious(part)
    buffer = io.BytesIO()
    document.save(buffer)
    return repacked(buffer.getvalue())


def _parts() -> Iterator[Element]:
    yield _said("Subtitle", "For the morning meeting")
    for name, value in _FACTS.items():
        yield paragraph("NoteSource", mark_run(name, "Label"), tab(), mark_run(value))
    yield _said("Title", "{{ note.headline }}")
    yield _said("Normal", "{% for sentence in note.summary %}{{ sentence.text }} {% endfor %}")
    yield _said("Heading1", "Who promised what")
    yield _said("Normal", "{%p if note.commitments %}")
    yield _table()
    yield _said("Normal", "{%p else %}")
    yield _said("Normal", "Nobody promised anything.")
    yield _said("Normal", "{%p endif %}")
    yield _said("Heading1", "The article")
    yield _said("Normal", "{%p for sentence in article.sentences %}")
    yield _said("CitedSentence", "[{{ sentence.id }}] {{ sentence.text }}")
    yield _said("Normal", "{%p endfor %}")
    yield _said("Normal", "{%p for entry in dropped %}")
    yield _said("SmallPrint", "Left out of {{ entry.section }}: {{ entry.reason }}")
    yield _said("Normal", "{%p endfor %}")
    yield _said("SmallPrint", "{{ provenance.model }}, summarizer {{ provenance.summarizer }}")


def _said(style: str, text: str) -> Element:
    return paragraph(style, mark_run(text))


def _table() -> Element:
    properties = element(
        "tblPr",
        element("tblStyle", val="NoteTable"),
        element("tblW", w=sum(_WIDTHS), type="dxa"),
        element("tblLook", val="0020", firstRow=1, noHBand=1, noVBand=1),
    )
    grid = element("tblGrid", *(element("gridCol", w=width) for width in _WIDTHS))
    header = _row(list(_COLUMNS))
    header.insert(0, element("trPr", element("tblHeader")))
    loop = _row(["{%tr for promise in note.commitments %}", "", "", ""])
    end = _row(["{%tr endfor %}", "", "", ""])
    return element("tbl", properties, grid, header, loop, _row(list(_COLUMNS.values())), end)


def _row(texts: Sequence[str]) -> Element:
    return element("tr", *map(_cell, texts, _WIDTHS))


def _cell(text: str, width: int) -> Element:
    size = element("tcPr", element("tcW", w=width, type="dxa"))
    return element("tc", size, _said("TableText", text))


if __name__ == "__main__":
    PATH.parent.mkdir(exist_ok=True)
    PATH.write_bytes(template())
