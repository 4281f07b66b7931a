"""Words of a PDF, made of the letters and the parted halves that stand on its pages."""

import pytest
from pdf_reading import body, reading

from tests.pdf_articles import READ
from tests.pdf_files import SOFT, Frame, Sheets, Style, vera


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
