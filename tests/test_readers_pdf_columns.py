"""Whatever stands on a page is read, and once."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.readers.pdf import read_pdf
from summarizer.readers.pdf.blocks import blocks_of
from summarizer.readers.pdf.columns import in_reading_order
from summarizer.readers.pdf.page import Line, Page
from summarizer.readers.pdf.running import without_running_lines
from summarizer.readers.reading import Source
from tests.pdf_files import Sheets

_PLACES = st.tuples(
    st.integers(0, 500), st.integers(0, 800), st.integers(5, 300), st.sampled_from([8, 10, 10, 24])
)


def page(places: list[tuple[int, int, int, int]], number: int = 1) -> Page:
    lines = tuple(
        Line(f"w{index} said ten words.", number, x, x + width, y, y + size, size)
        for index, (x, y, width, size) in enumerate(places)
    )
    return Page(number, 595, 842, lines, 100, 0, 0)


def words(texts: list[str]) -> Counter[str]:
    return Counter(word for text in texts for word in text.split() if word.startswith("w"))


@given(st.lists(_PLACES, max_size=60))
@settings(max_examples=100, deadline=None)
def test_every_line_of_a_page_is_read_once(places: list[tuple[int, int, int, int]]) -> None:
    given_page = page(places)
    (flows,) = in_reading_order([given_page])
    read_words = words([line.text for flow in flows for line in flow])
    assert read_words == words([line.text for line in given_page.lines])


@given(st.lists(_PLACES, min_size=1, max_size=40))
@settings(max_examples=100, deadline=None)
def test_every_line_is_in_a_block(places: list[tuple[int, int, int, int]]) -> None:
    given_page = page(places)
    flows, running = without_running_lines(in_reading_order([given_page]))
    blocks = blocks_of(flows, running)
    assert words([b.text for b in blocks]) == words([line.text for line in given_page.lines])


@given(st.lists(_PLACES, min_size=1, max_size=30))
@settings(max_examples=50, deadline=None)
def test_every_block_has_its_pages_in_order(places: list[tuple[int, int, int, int]]) -> None:
    pages = [page(places, 1), page(places[::-1], 2), page(places, 3)]
    flows, running = without_running_lines(in_reading_order(pages))
    for block in blocks_of(flows, running):
        offsets, numbers = zip(*block.pages, strict=True)
        assert offsets[0] == 0
        assert list(offsets) == sorted(set(offsets))
        assert list(numbers) == sorted(set(numbers))
        assert offsets[-1] < len(block.text)


@pytest.mark.parametrize(
    ("last", "is_running"),
    [
        ("he said.", False),
        ("the Courier", True),
        ("courier.example.", True),
        ("page 3 of 4.", True),
    ],
)
def test_the_end_of_a_sentence_is_no_running_foot(last: str, is_running: bool) -> None:
    flows = [
        [[Line("The ferry was sold,", n, 50, 300, 60, 70, 10), Line(last, n, 50, 90, 48, 58, 10)]]
        for n in (1, 2, 3)
    ]
    kept, _ = without_running_lines([[*flow] for flow in flows])
    assert any(line.text == last for flow in kept for line in flow) is not is_running


def test_a_page_that_is_turned_is_read_as_it_is_shown() -> None:
    sheets = Sheets()
    sheets.canvas.setPageRotation(90)
    sheets.canvas.rotate(90)
    for row, text in enumerate(["The council met on Monday and", "voted for the new bridge."]):
        sheets.line(text, 100, -200 - 12 * row)
    (block,) = read_pdf(Source(sheets.done())).blocks
    assert block.text == "The council met on Monday and voted for the new bridge."
