"""Columns, boxes and tables of a PDF are read in the order in which people read them."""

import pytest
from pdf_reading import article, body, reading, sentences_of

from tests.pdf_articles import READ, RELEASE
from tests.pdf_files import Frame, Sheets, Style


class TestColumns:
    def test_a_box_at_the_side_is_read_after_the_text_it_stands_beside(self) -> None:
        sheets = Sheets()
        sheets.flow(READ[:4], [Frame(60, 770)], Style(width=330, gap=6))
        sheets.flow(READ[4:6], [Frame(420, 740)], Style(width=120, size=8, leading=10, indent=0))
        assert [b.text for b in reading(sheets.done()).blocks] == [*READ[:4], *READ[4:6]]

    def test_columns_above_and_below_a_line_over_both_are_read_part_by_part(self) -> None:
        sheets = Sheets()
        style = Style(width=230, indent=0, gap=8)
        sheets.flow(READ[:2], [Frame(60, 770)], style)
        sheets.flow(READ[2:4], [Frame(310, 770)], style)
        sheets.line("What travellers should know about the next months", 60, 610, size=16)
        sheets.flow(READ[4:6], [Frame(60, 570)], style)
        sheets.flow(READ[6:8], [Frame(310, 570)], style)
        found = [b.text for b in reading(sheets.done()).blocks]
        head = "What travellers should know about the next months"
        assert found == [*READ[:4], head, *READ[4:8]]

    def test_columns_drawn_line_by_line_across_the_page_are_still_columns(self) -> None:
        sheets = Sheets()
        left, right = "the left column and its text ", "the right column, all by itself "
        for row in range(12):
            sheets.line(f"{left} {row:02}", 60, 700 - 12 * row)
            sheets.line(f"{right} {row:02}", 210, 700 - 12 * row)
        words = " ".join(body(sheets.done()))
        assert words.index("right") > words.rindex("left")

    def test_the_rows_of_a_table_stay_together(self) -> None:
        sheets = Sheets()
        style = Style(width=475, indent=0, gap=8)
        sheets.flow(READ[:1], [Frame(60, 770)], style)
        for row, (name, sum_) in enumerate([("Bridges", "12"), ("Rails", "20"), ("Stations", "8")]):
            sheets.line(name, 60, 700 - 14 * row)
            sheets.line(sum_, 300, 700 - 14 * row)
        found = " ".join(b.text for b in reading(sheets.done()).blocks)
        assert "Bridges 12" in found
        assert "Rails 20" in found

    def test_wide_gaps_between_the_words_of_one_line_part_nothing(self) -> None:
        sheets = Sheets()
        for row, text in enumerate(["He   came   home   late", "and   went   to   bed."]):
            sheets.line(text, 60, 700 - 12 * row, stretch=4)
        sheets.flow(READ[:1], [Frame(60, 600)], Style(width=300))
        assert body(sheets.done())[0] == "He came home late and went to bed."


@pytest.mark.parametrize("font", ["Times-Roman", "Helvetica"])
@pytest.mark.parametrize(("indent", "gap"), [(10, 0), (0, 5), (0, 0)])
@pytest.mark.parametrize(("columns", "gutter", "size"), [(2, 8, 10), (3, 8, 12), (4, 12, 8)])
def test_the_last_lines_of_a_page_are_columns_where_other_pages_have_them(
    columns: int, gutter: float, size: float, indent: float, gap: float, font: str
) -> None:
    sheets = Sheets(head="The Valdorian Courier · 12 March 2026 · Page {}")
    width = (475 - gutter * (columns - 1)) / columns
    lefts = [60 + number * (width + gutter) for number in range(columns)]
    frames = [Frame(x, 770, 770 - 300 / columns) for x in lefts]
    frames += [Frame(x, 770, 770 - 210 / columns, new_page=x == 60) for x in lefts]
    frames += [Frame(x, 770, new_page=x == 60) for x in lefts]
    style = Style(width, size, font, 1.2 * size, indent, gap)
    sheets.flow(RELEASE, frames, style)
    assert [s.text for s in article(sheets.done()).sentences] == sentences_of(READ)
