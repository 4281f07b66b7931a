"""Notes as Word files in a real word processor: LibreOffice opens them, and they fill pages.

Needs the programs that ``office.py`` names.
"""

import re
from pathlib import Path

import pytest
from office import converted, pages, run
from river_document import HEADLINE, river_document
from word_notes import arabic_note, full_note, long_note, own_note
from word_template import template

from summarizer.render.word import render_docx

pytestmark = pytest.mark.office


@pytest.fixture(scope="module")
def pdfs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    notes = {
        "river": river_document(),
        "full": full_note(),
        "arabic": arabic_note(),
        "long": long_note(),
        "own": own_note(),
    }
    files = {name: render_docx(note) for name, note in notes.items()}
    files["filled"] = render_docx(river_document(), template())
    return converted(files, tmp_path_factory.mktemp("office"))


def flat(text: str) -> str:
    return " ".join(text.split())


def test_every_page_says_which_of_how_many_it_is(pdfs: dict[str, Path]) -> None:
    for name, pdf in pdfs.items():
        found = pages(pdf)
        numbers = [re.findall(r"Page (\d+) of (\d+)", page)[-1:] for page in found]
        expected = [[(str(n), str(len(found)))] for n in range(1, len(found) + 1)]
        assert numbers == expected, name


@pytest.mark.parametrize(
    ("name", "least", "most"),
    [("river", 2, 2), ("full", 1, 1), ("arabic", 1, 1), ("own", 1, 1), ("filled", 2, 2),
     ("long", 5, 7)],
)  # fmt: skip
def test_a_note_takes_as_many_pages_as_it_should(
    pdfs: dict[str, Path], name: str, least: int, most: int
) -> None:
    assert least <= len(pages(pdfs[name])) <= most


def test_the_paper_is_a4_and_the_title_that_of_the_note(pdfs: dict[str, Path]) -> None:
    known = run("pdfinfo", str(pdfs["river"]))
    assert "(A4)" in known
    assert f"Title:           {HEADLINE}" in known


def test_the_first_page_has_what_a_reader_looks_for(pdfs: dict[str, Path]) -> None:
    text = flat(pages(pdfs["river"])[0])
    for said in (
        "BRIEFING NOTE",
        "Date: 2026-03-12",
        "Prepared with: qwen2.5-coder-1.5b, summarizer 0.1.0",
        "When: Thursday (2026-03-12)",
        "undertook to set up a joint customs post with 60 officers",
        "38 million euros",
    ):
        assert said in text


def test_the_last_page_has_the_evidence_and_the_small_print(pdfs: dict[str, Path]) -> None:
    text = flat(pages(pdfs["river"])[-1])
    assert "[17] The Valdorian Hauliers' Association welcomed the agreement." in text
    assert "Provenance: qwen2.5-coder-1.5b; 8 calls" in text


def test_warnings_are_on_the_page(pdfs: dict[str, Path]) -> None:
    text = flat("".join(pages(pdfs["full"])))
    assert "Warning: Sentence 4 of the article reads like an instruction" in text
    assert "Unverified: number 50 is not in sentence 3" in text
    assert "[3, p. 2]" in text.replace("\u00a0", " ")


def test_the_header_of_a_table_is_on_every_page_of_it(pdfs: dict[str, Path]) -> None:
    tabular = [page for page in pages(pdfs["long"]) if "pay " in page and "pledged " in page]
    headed = [page for page in tabular if re.search(r"Who\s+To whom\s+What", page)]
    assert len(headed) >= 3


def test_a_filled_template_is_a_document_like_others(pdfs: dict[str, Path]) -> None:
    text = flat("".join(pages(pdfs["filled"])))
    assert "FOR THE MORNING MEETING" in text
    assert "[20] Both parliaments must approve the declaration" in text
    assert "{" not in text
