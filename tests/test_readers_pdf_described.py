"""What a PDF says about itself is taken only where it makes sense and its pages say so, too."""

from datetime import date

import pytest

from summarizer.blocks import Block
from summarizer.readers.pdf import read_pdf
from summarizer.readers.pdf.described import confirmed, issue_date, sensible_title
from summarizer.readers.reading import Source
from summarizer.schemas import ArticleMetadata
from tests.pdf_articles import press_release
from tests.pdf_files import Sheets

PAGES = (
    Block("Two bridges will open in May", "headline"),
    Block("By Anna Kessel and Ida Falk"),
    Block("The council met on Monday."),
)


@pytest.mark.parametrize(
    "title",
    [
        "Microsoft Word - Release_final.docx",
        "Release final.docx",
        "release-2026-03.indd",
        "untitled",
        "Untitled Document 3",
        "Unbenannt-1",
        "Document1",
        "PowerPoint",
        "Adobe InDesign CS6 export",
        "Scan 2026-03-12",
        "2026-03-12 17:04",
        "press_release_v2",
        "",
        "   ",
        "a",
        "x" * 400,
        None,
    ],
)
def test_junk_is_no_title(title: str | None) -> None:
    assert sensible_title(title) is None


def test_a_sentence_is_a_title_whatever_its_spaces() -> None:
    assert (
        sensible_title(" Two bridges\u00a0will \n open in May ") == "Two bridges will open in May"
    )


class TestWhatThePagesSay:
    def test_a_title_on_the_page_is_confirmed(self) -> None:
        found = confirmed("Two Bridges Will Open In May", None, PAGES)
        assert found == ArticleMetadata(title="Two Bridges Will Open In May")

    def test_a_title_left_from_another_file_is_not(self) -> None:
        assert confirmed("Annual report of the port", None, PAGES).title is None

    def test_where_no_headline_is_found_the_title_stands(self) -> None:
        found = confirmed("Two bridges will open in May", None, PAGES[1:])
        assert found.title == "Two bridges will open in May"

    def test_an_author_named_on_the_page_is_the_byline(self) -> None:
        assert confirmed(None, "Anna Kessel", PAGES).byline == "Anna Kessel"

    @pytest.mark.parametrize("author", ["Tomas Reuel", "admin", "kessel", "anna@press.example", ""])
    def test_who_is_not_named_there_is_not(self, author: str) -> None:
        assert confirmed(None, author, PAGES).byline is None


class TestTheDateOfTheIssue:
    @pytest.mark.parametrize(
        "head",
        [
            "The Valdorian Courier · Thursday, 12 March 2026 · Page 2",
            "12 March 2026 | The Valdorian Courier",
            "The Valdorian Courier – 12 March 2026",
        ],
    )
    def test_it_stands_alone_between_dots_or_dashes(self, head: str) -> None:
        assert issue_date([head], "en") == date(2026, 3, 12)

    @pytest.mark.parametrize(
        "heads",
        [
            ["Railway Company of Valdoria, founded on 12 March 1926"],
            ["Page 2 of 3"],
            ["The Courier · 12 March 2026", "Printed · 13 March 2026"],
            [],
        ],
    )
    def test_another_date_is_none(self, heads: list[str]) -> None:
        assert issue_date(heads, "en") is None


class TestAFile:
    def test_its_title_is_found_and_its_department_is_no_author(self) -> None:
        metadata = read_pdf(Source(press_release())).metadata
        assert metadata.title == "Valdoria to mend its coastal railway before the winter"
        assert metadata.byline is None

    def test_when_it_was_made_is_no_date_of_publication(self) -> None:
        sheets = Sheets()
        sheets.line("The council met on Monday.", 60, 700)
        assert read_pdf(Source(sheets.done())).metadata.published is None

    def test_the_date_in_the_heads_of_its_pages_is_that_of_the_issue(self) -> None:
        assert read_pdf(Source(press_release())).metadata.published == date(2026, 3, 12)

    @pytest.mark.parametrize(
        ("tag", "language"),
        [
            ("de-AT", "de"),
            ("fr", "fr"),
            ("EN_us", "en"),
            ("gsw", None),
            ("x-none", None),
            ("", None),
        ],
    )
    def test_its_language_is_a_code_of_two_letters(self, tag: str, language: str | None) -> None:
        sheets = Sheets(language=tag)
        sheets.line("The council met on Monday.", 60, 700)
        assert read_pdf(Source(sheets.done())).language == language
