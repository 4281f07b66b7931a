"""Pages and places of sentences and lines, compared with what another library finds."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import accumulate

import pypdfium2
import pytest

from summarizer.articles import article_from_bytes
from summarizer.readers.pdf.letters import read_pages
from summarizer.readers.pdf.page import Line
from tests.pdf_articles import RUNNING, letter, press_release

_TOLERANCE = 3.0
"""Points: one measures letters' boxes, the other their ink."""


@contextmanager
def opened(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    document = pypdfium2.PdfDocument(data)
    try:
        yield document
    finally:
        document.close()


def places(text: pypdfium2.PdfTextPage, words: str) -> Iterator[tuple[float, ...]]:
    search = text.search(words, match_case=True)
    while (found := search.get_next()) is not None:
        index, count = found
        left, bottom, _, _ = text.get_charbox(index)
        _, _, right, top = text.get_charbox(index + count - 1)
        yield left, bottom, right, top


def is_at(box: tuple[float, ...], line: Line) -> bool:
    left, bottom, right, top = box
    beside = abs(left - line.x0) < _TOLERANCE and (line.parted or abs(right - line.x1) < _TOLERANCE)
    return beside and line.y0 - _TOLERANCE <= bottom <= top <= line.y1 + _TOLERANCE


def letters_only(text: str) -> str:
    # Hyphens go too: a word parted at the end of a line has one more there.
    return "".join(filter(str.isalnum, text))


@pytest.mark.parametrize(
    "data", [press_release(1), press_release(2), press_release(3), letter()], ids="123L"
)
class TestAnotherLibrary:
    def test_finds_every_sentence_begin_on_the_page_we_say(self, data: bytes) -> None:
        article = article_from_bytes(data, format="pdf")
        with opened(data) as document:
            texts = [page.get_textpage().get_text_range() for page in document]
        pages = [
            letters_only(text).replace(letters_only(RUNNING.format(number)), "")
            for number, text in enumerate(texts, start=1)
        ]
        for sentence in article.sentences:
            # Its first letters may stand on two pages, so all pages are searched as one.
            place = "".join(pages).index(letters_only(sentence.text)[:20])
            ends = accumulate(map(len, pages))
            number = next(number for number, end in enumerate(ends, start=1) if place < end)
            assert sentence.page == number, sentence.text

    def test_finds_every_line_where_we_do(self, data: bytes) -> None:
        read = read_pages(data)
        with opened(data) as document:
            for page, other in zip(read.pages, document, strict=True):
                for line in page.lines:
                    boxes = list(places(other.get_textpage(), line.text.rstrip("-")))
                    assert any(is_at(box, line) for box in boxes), (line, boxes)

    def test_counts_as_many_pages(self, data: bytes) -> None:
        with opened(data) as document:
            assert len(document) == len(read_pages(data).pages)
