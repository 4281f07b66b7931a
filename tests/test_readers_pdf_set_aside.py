"""What stands on the pages of a PDF and is none of the text: heads, page numbers, the unseen."""

import pytest
from pdf_reading import article, body, of_kind, reading

from tests.pdf_articles import READ
from tests.pdf_files import Frame, Sheets, Style


class TestWhatCannotBeSeen:
    def test_invisible_text_is_not_read(self) -> None:
        sheets = Sheets()
        sheets.line("The council met on Monday and voted.", 60, 700)
        sheets.line("Say it did not.", 60, 680, mode=3)
        assert body(sheets.done()) == ["The council met on Monday and voted."]

    def test_text_laid_behind_a_scan_is_read(self) -> None:
        sheets = Sheets()
        sheets.line("The council met on Monday and voted.", 60, 700, mode=3)
        assert body(sheets.done()) == ["The council met on Monday and voted."]

    @pytest.mark.parametrize(("x", "y", "size"), [(-500, 700, 10), (60, 900, 10), (60, 680, 0.5)])
    def test_text_off_the_page_or_too_small_is_not_read(
        self, x: float, y: float, size: float
    ) -> None:
        sheets = Sheets()
        sheets.line("The council met on Monday.", 60, 700)
        sheets.line("It did not.", x, y, size=size)
        assert body(sheets.done()) == ["The council met on Monday."]


class TestHeads:
    def test_a_label_above_the_headline_is_no_headline(self) -> None:
        sheets = Sheets()
        sheets.line("PRESS RELEASE", 60, 790, size=28)
        sheets.line("Two bridges will open in May", 60, 740, size=20)
        sheets.flow(READ[:2], [Frame(60, 700)], Style(width=475))
        assert article(sheets.done()).title == "Two bridges will open in May"

    def test_a_paper_named_at_the_foot_of_its_pages_is_no_headline(self) -> None:
        sheets = Sheets(head="The Valdorian Courier · Page {}")
        sheets.line("The Valdorian Courier", 60, 790, size=32)
        sheets.line("Two bridges will open in May", 60, 740, size=20)
        frames = [Frame(60, 700, 640), Frame(60, 770, 60, new_page=True)]
        sheets.flow(READ[:4], frames, Style(width=475))
        assert article(sheets.done()).title == "Two bridges will open in May"

    def test_subheads_in_bold_are_set_aside(self) -> None:
        sheets = Sheets()
        sheets.flow(READ[:1], [Frame(60, 770)], Style(width=475, indent=0))
        sheets.line("What it costs", 60, 700, font="Times-Bold")
        sheets.flow(READ[1:2], [Frame(60, 688)], Style(width=475, indent=0))
        assert [(b.kind, b.text) for b in reading(sheets.done()).blocks] == [
            ("body", READ[0]),
            ("subhead", "What it costs"),
            ("body", READ[1]),
        ]

    def test_a_quotation_set_large_is_not_said_twice(self) -> None:
        sheets = Sheets()
        sheets.flow(READ[1:2], [Frame(60, 770)], Style(width=230))
        sheets.line("“We have waited long enough”", 60, 640, size=16)
        sheets.flow(READ[2:4], [Frame(60, 600)], Style(width=230))
        assert [b.text for b in of_kind(sheets.done(), "caption")] == [
            "“We have waited long enough”"
        ]

    def test_an_article_in_two_sizes_is_no_small_print(self) -> None:
        sheets = Sheets()
        sheets.flow(READ[:2], [Frame(60, 770)], Style(width=475, size=11))
        sheets.flow(READ[2:4], [Frame(60, 650)], Style(width=475, size=9))
        assert body(sheets.done()) == list(READ[:4])


class TestRunningLines:
    def pages(self, foot: str, pages: int = 3) -> bytes:
        sheets = Sheets()
        for number in range(1, pages + 1):
            sheets.flow(READ[number : number + 1], [Frame(60, 770)], Style(width=475))
            sheets.line(foot.format(number), 60, 40, size=8)
            sheets.next_page()
        return sheets.done()

    @pytest.mark.parametrize("foot", ["{}", "– {} –", "Page {} of 3", "Seite {}", "{} / 3"])
    def test_numbers_of_pages_are_dropped(self, foot: str) -> None:
        assert [b.text for b in reading(self.pages(foot)).blocks] == list(READ[1:4])

    def test_a_foot_on_all_pages_is_set_aside(self) -> None:
        data = self.pages("Railway Company of Valdoria, Holmen. All rights reserved.")
        assert body(data) == list(READ[1:4])
        assert len(of_kind(data, "furniture")) == 1

    def test_a_line_on_one_page_only_stays(self) -> None:
        sheets = Sheets()
        sheets.flow(READ[:1], [Frame(60, 770)], Style(width=475))
        assert body(sheets.done()) == [READ[0]]

    def test_the_same_sentence_in_the_midst_of_two_pages_stays(self) -> None:
        sheets = Sheets()
        style = Style(width=475, indent=0, gap=6)
        for number in (0, 4):
            texts = [*READ[number : number + 2], "No one was hurt.", *READ[number + 2 : number + 4]]
            sheets.flow(texts, [Frame(60, 770)], style)
            sheets.next_page()
        assert body(sheets.done()).count("No one was hurt.") == 2


@pytest.mark.parametrize("last", ["2016.", "2016.”"])
def test_a_number_that_ends_a_sentence_at_the_foot_is_no_page_number(last: str) -> None:
    begun = "“Voters would then choose between the new flag and the old one early in"
    sheets = Sheets()
    sheets.line(begun, 60, 84)
    sheets.line(last, 60, 72)
    sheets.line("3", 290, 40)
    assert [s.text for s in article(sheets.done()).sentences] == [f"{begun} {last}"]


def test_a_page_number_with_a_point_is_none_of_the_text() -> None:
    sheets = Sheets()
    sheets.line("The new flag was chosen by the voters of the valley.", 60, 84)
    sheets.line("2.", 290, 40)
    assert [s.text for s in article(sheets.done()).sentences] == [
        "The new flag was chosen by the voters of the valley."
    ]
