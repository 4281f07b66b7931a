"""Press articles as PDF files: what their sentences are, in which order, and on which page."""

import sys
from itertools import pairwise

import pytest

from summarizer.articles import article_from_bytes
from summarizer.blocks import Block
from summarizer.errors import MissingExtraError
from summarizer.readers.pdf import read_pdf
from summarizer.readers.reading import Reading, Source
from summarizer.schemas import Article
from summarizer.sentences import split_sentences
from tests.pdf_articles import CAPTION, HEADLINE, LETTER, READ, RELEASE, letter, press_release
from tests.pdf_files import SOFT, Frame, Sheets, Style, vera


def reading(data: bytes) -> Reading:
    return read_pdf(Source(data, "article.pdf"))


def article(data: bytes) -> Article:
    return article_from_bytes(data, format="pdf")


def body(data: bytes) -> list[str]:
    return [block.text for block in reading(data).blocks if block.is_content]


def of_kind(data: bytes, kind: str) -> list[Block]:
    return [block for block in reading(data).blocks if block.kind == kind]


def sentences_of(paragraphs: tuple[str, ...]) -> list[str]:
    return [text[a:b] for text in paragraphs for a, b in split_sentences(text, "en")]


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


class TestHyphens:
    def lines(self, *lines: str) -> str:
        sheets = Sheets()
        for row, text in enumerate(lines):
            sheets.line(text, 60, 700 - 12 * row, font=vera())
        return " ".join(b.text for b in reading(sheets.done()).blocks)

    def test_a_parted_word_is_made_whole(self) -> None:
        assert "the government of" in self.lines("It was said that the govern-", "ment of the day")

    def test_a_word_that_has_its_hyphen_elsewhere_keeps_it(self) -> None:
        text = self.lines(
            "A long-term plan is needed, he said, and it must be a long-",
            "term plan for all of us.",
        )
        assert text.count("long-term") == 2

    def test_two_words_of_the_text_keep_the_hyphen_between_them(self) -> None:
        text = self.lines(
            "The sea wall is old. The water from the sea rose, and the old sea-",
            "wall broke, and the water came.",
        )
        assert "the old sea-wall broke" in text

    def test_words_the_news_often_joins_keep_it(self) -> None:
        assert "a state-owned company" in self.lines("It was bought by a state-", "owned company.")

    def test_a_text_that_parts_no_words_keeps_every_hyphen(self) -> None:
        sheets = Sheets()
        sheets.flow(READ * 2, [Frame(60, 770)], Style(width=475))
        sheets.line("The pilots flew the rescue missions in the mountains with a twin-", 60, 100)
        sheets.line("rotor helicopter that was built for them, he said.", 60, 88)
        assert "a twin-rotor helicopter" in body(sheets.done())[-1]

    def test_a_name_keeps_its_hyphen(self) -> None:
        assert "Franco-German" in self.lines(
            "They spoke of the new and better Franco-", "German pact"
        )

    def test_a_hyphen_that_stands_for_a_later_word_keeps_its_space(self) -> None:
        text = self.lines("Das Gesetz regelt die Ein-", "und Ausfuhr von Kohle und Erz aus Holmen.")
        assert "die Ein- und Ausfuhr von" in text

    @pytest.mark.parametrize("word", ["2026-|2027", "2026–|2027", "Covid-|19", "10-|year"])
    def test_a_number_keeps_the_hyphen_it_is_joined_with(self, word: str) -> None:
        end, start = word.split("|")
        text = self.lines(
            "They spoke of all that was to come, and of what it is, in a long session.",
            f"It was {end}",
            f"{start} and no more than that.",
        )
        assert f"It was {end}{start} and no more" in text

    def test_numbers_that_share_a_later_word_keep_their_space(self) -> None:
        assert "alle 2- und 3-jährigen" in self.lines(
            "Es galt für alle 2-", "und 3-jährigen Kinder."
        )

    def test_a_soft_hyphen_at_the_end_of_a_line_parts_a_word(self) -> None:
        assert "the government" in self.lines(
            f"It was said that the govern{SOFT}", "ment of the day"
        )


class TestLetters:
    def test_ligatures_and_odd_spaces_become_plain(self) -> None:
        sheets = Sheets(language="de-AT")
        text = "Der Graﬁker des ﬁnnischen Hafens ﬂog am\u00a0Freitag nach Holmen."
        sheets.line(text, 60, 700, font=vera())
        found = reading(sheets.done())
        assert (
            found.blocks[0].text
            == "Der Grafiker des finnischen Hafens flog am Freitag nach Holmen."
        )

    def test_french_and_german_letters_are_read(self) -> None:
        lines = (
            "L’œuvre du maître, « à la fin », a coûté 3 000 € : c’était prévu.",
            "Die Straße über den Fluss heißt „Große Öde“; sie führt nach Übersee.",
        )
        for line in lines:
            sheets = Sheets()
            sheets.line(line, 60, 700, font=vera())
            assert body(sheets.done()) == [line]

    def test_letters_set_apart_are_one_word(self) -> None:
        sheets = Sheets()
        sheets.line("COUNCIL OF HOLMEN", 60, 760, spread=4)
        sheets.line("C O U N C I L   O F   S E L V I K", 60, 740)
        sheets.flow(READ[:1], [Frame(60, 700)], Style(width=475))
        found = [b.text for b in reading(sheets.done()).blocks]
        assert found[:2] == ["COUNCIL OF HOLMEN", "COUNCIL OF SELVIK"]

    def test_words_without_a_space_between_them_are_parted_by_the_gap(self) -> None:
        sheets = Sheets()
        sheets.line("The bridge", 60, 700)
        sheets.line("was opened.", 107, 700)
        assert body(sheets.done()) == ["The bridge was opened."]

    def test_letters_drawn_twice_to_look_bold_are_read_once(self) -> None:
        sheets = Sheets()
        for shift in (0, 0.3):
            sheets.line("All hall lights went off.", 60 + shift, 700)
        assert body(sheets.done()) == ["All hall lights went off."]

    def test_a_large_first_letter_belongs_to_its_word(self) -> None:
        sheets = Sheets()
        sheets.line("T", 60, 678, size=32)
        for row, text in enumerate(["he council met on Monday and", "voted for the new bridge."]):
            sheets.line(text, 82, 692 - 12 * row)
        sheets.line("The mayor was glad about the vote, he said.", 60, 668)
        found = " ".join(body(sheets.done()))
        assert found.startswith("The council met on Monday and voted for the new bridge.")

    def test_upright_print_at_the_side_is_not_read(self) -> None:
        sheets = Sheets()
        sheets.line("The council met on Monday.", 60, 700)
        sheets.canvas.rotate(90)
        sheets.line("Photo: Valdorian Press", 600, -40, size=6)
        assert body(sheets.done()) == ["The council met on Monday."]


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
