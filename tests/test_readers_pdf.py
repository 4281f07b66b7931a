"""Press articles as PDF files: what their sentences are, in which order, and on which page."""

import sys
from itertools import pairwise

import pytest
from pdf_reading import article, body, of_kind, reading, sentences_of

from summarizer.errors import MissingExtraError
from tests.pdf_articles import CAPTION, HEADLINE, LETTER, READ, RELEASE, letter, press_release
from tests.pdf_files import Frame, Sheets, Style


@pytest.mark.parametrize("columns", [1, 2, 3])
class TestAPressRelease:
    def test_its_sentences_are_whole_and_in_order(self, columns: int) -> None:
        found = [sentence.text for sentence in article(press_release(columns)).sentences]
        assert found == sentences_of(READ)

    def test_sentences_stand_in_the_text_where_they_say(self, columns: int) -> None:
        found = article(press_release(columns))
        assert all(found.text[s.start : s.end] == s.text for s in found.sentences)

    def test_every_sentence_has_the_page_it_begins_on(self, columns: int) -> None:
        pages = [sentence.page for sentence in article(press_release(columns)).sentences]
        assert all(pages)
        assert pages == sorted(pages, key=lambda page: page or 0)
        assert set(pages) == {1, 2, 3}

    def test_its_headline_over_all_columns_is_the_title(self, columns: int) -> None:
        data = press_release(columns)
        assert article(data).title == " ".join(HEADLINE)
        assert [block.text for block in of_kind(data, "headline")] == [" ".join(HEADLINE)]

    def test_its_byline_is_found(self, columns: int) -> None:
        assert article(press_release(columns)).byline == "Anna Kessel"

    def test_the_caption_is_set_aside(self, columns: int) -> None:
        assert [block.text for block in of_kind(press_release(columns), "caption")] == [
            " ".join(CAPTION)
        ]

    def test_running_heads_are_set_aside_once(self, columns: int) -> None:
        (head,) = of_kind(press_release(columns), "furniture")
        assert head.text == "The Valdorian Courier · 12 March 2026 · Page 2"


class TestAParagraphOverTwoPages:
    def test_it_knows_where_the_second_page_begins(self) -> None:
        blocks = [b for b in reading(press_release(2)).blocks if len(b.pages) == 2]
        assert [[page for _, page in block.pages] for block in blocks] == [[1, 2], [2, 3]]
        assert all(block.pages[0][0] == 0 < block.pages[1][0] < len(block.text) for block in blocks)

    def test_a_sentence_that_begins_there_is_on_the_second_page(self) -> None:
        sheets = Sheets()
        style = Style(width=220, indent=0, justified=False)
        text = (
            "The council met on Monday and talked until late in the night. It voted for the new"
            " bridge and against the toll. The mayor was glad, he said."
        )
        sheets.flow([text], [Frame(60, 84, 70), Frame(60, 770, 60, new_page=True)], style)
        assert [(s.page, s.text) for s in article(sheets.done()).sentences] == [
            (1, "The council met on Monday and talked until late in the night."),
            (1, "It voted for the new bridge and against the toll."),
            (2, "The mayor was glad, he said."),
        ]

    def test_a_word_parted_at_the_end_of_the_page_is_whole(self) -> None:
        sheets = Sheets()
        sheets.line("The ministers spoke of the new railway, and of the negotia-", 60, 70)
        sheets.next_page()
        sheets.line("tions with the company that is to build it before the winter.", 60, 770)
        (found,) = reading(sheets.done()).blocks
        assert found.text == (
            "The ministers spoke of the new railway, and of the negotiations with the company that"
            " is to build it before the winter."
        )
        assert found.pages == ((0, 1), (found.text.index("tions"), 2))

    def test_a_caption_between_its_halves_does_not_part_it(self) -> None:
        sheets = Sheets()
        style = Style(width=300, indent=0)
        text = " ".join(READ[:2])
        sheets.line("The harbour of Port Amalia.", 60, 60, size=7)
        sheets.flow([text], [Frame(60, 100, 80), Frame(60, 770, 60, new_page=True)], style)
        assert body(sheets.done()) == [text]


class TestALetter:
    def test_its_paragraphs_are_read_in_order(self) -> None:
        data = letter()
        found = [b.text for b in reading(data).blocks]
        assert found == [
            "Council of Holmen",
            "Market 1",
            "4810 Holmen",
            "Holmen, 9 March 2026",
            *LETTER,
        ]

    def test_its_date_is_found(self) -> None:
        assert str(article(letter()).published) == "2026-03-09"


def test_a_list_keeps_its_items() -> None:
    sheets = Sheets()
    sheets.flow(READ[:1], [Frame(60, 770)], Style(width=475, indent=0))
    for row, text in enumerate(["• a new quay by 2027", "• two cranes", "• a road to the mine"]):
        sheets.line(text, 60, 720 - 12 * row)
    found = [b.text for b in reading(sheets.done()).blocks]
    assert found[1:] == ["• a new quay by 2027", "• two cranes", "• a road to the mine"]


def test_the_language_of_the_file_is_that_of_the_article() -> None:
    sheets = Sheets(language="de-AT")
    sheets.line("The council met on Monday.", 60, 700)
    assert reading(sheets.done()).language == "de"


def test_a_missing_package_is_named_with_what_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("summarizer.readers.pdf.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pdfminer", None)
    for name in [name for name in sys.modules if name.startswith("pdfminer.")]:
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(MissingExtraError, match=r"press-summarizer\[pdf\]"):
        reading(letter())


def test_paragraphs_come_page_after_page() -> None:
    starts = [b.pages[0][1] for b in reading(press_release(2)).blocks if b.is_content]
    assert all(before <= after for before, after in pairwise(starts))


def test_the_words_of_the_release_are_all_read() -> None:
    assert len(RELEASE) == len(READ) == len([b for b in body(press_release(2)) if len(b) > 60])


def test_paragraphs_as_short_as_a_line_stay_paragraphs() -> None:
    paragraphs = (
        ("Velmora to pay 45 million marks into the flood fund of the valley, and signs no treaty",),
        ("By Pavel Ruhn", "The Sel Valley Times, 8 May 2026"),
        ("Velmora will pay 45 million marks into a fund, Prime Minister Ada Brenn told reporters",
         "in Luden on Thursday."),
        ("Brenn promised that the first payment would be made by 30 June.",),
        ("Her neighbours, who want a treaty before they join, said that they would wait until the",
         "autumn for it."),
    )  # fmt: skip
    sheets = Sheets()
    y = 780.0
    for lines in paragraphs:
        for line in lines:
            sheets.line(line, 60, y)
            y -= 12
        y -= 12
    found = article(sheets.done())
    assert found.title == paragraphs[0][0]
    assert found.byline == "Pavel Ruhn"
    assert [s.text for s in found.sentences] == [" ".join(lines) for lines in paragraphs[2:]]
