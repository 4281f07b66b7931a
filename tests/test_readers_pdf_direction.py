"""Scripts read from right to left, which pages show from left to right like all others."""

from summarizer.articles import article_from_bytes
from summarizer.readers.pdf import read_pdf
from summarizer.readers.pdf.direction import is_rightward, logical
from summarizer.readers.reading import Source
from tests.pdf_files import lettered

HEBREW = ("המועצה התכנסה ביום שני והצביעה בעד", "הגשר החדש. ראש העיר שמח על כך.")
ARABIC = ("اجتمع المجلس يوم الاثنين وصوت لصالح", "الجسر الجديد. وكان العمدة سعيدا بذلك.")


def shown(text: str) -> str:
    """A line of one direction as its letters stand on the page."""
    return text[::-1]


def texts(data: bytes) -> list[str]:
    return [block.text for block in read_pdf(Source(data)).blocks]


def page(*lines: str) -> bytes:
    return lettered(
        (500 - 5 * len(line), 700 - 12 * n, shown(line)) for n, line in enumerate(lines)
    )


def test_hebrew_lines_are_read_from_the_right() -> None:
    assert texts(page(*HEBREW)) == [" ".join(HEBREW)]


def test_arabic_lines_are_read_from_the_right() -> None:
    assert texts(page(*ARABIC)) == [" ".join(ARABIC)]


def test_arabic_letters_in_their_joined_forms_become_plain() -> None:
    joined = "ﺍﻟﻤﺠﻠﺲ ﺍﻟﺠﺪﻳﺪ"
    assert texts(page(joined)) == ["المجلس الجديد"]


def test_the_sentences_are_those_of_the_language() -> None:
    article = article_from_bytes(page(*HEBREW), format="pdf")
    assert article.language == "he"
    assert [s.text for s in article.sentences] == [
        "המועצה התכנסה ביום שני והצביעה בעד הגשר החדש.",
        "ראש העיר שמח על כך.",
    ]


def test_the_right_column_is_read_first() -> None:
    rows = [
        (n, f"{word} {word} {word} {word} {word}") for n, word in enumerate(["שלום", "גשרים"] * 4)
    ]
    right = [(400.0, 700.0 - 12 * n, shown(text.replace("ש", "א"))) for n, text in rows]
    left = [(100.0, 700.0 - 12 * n, shown(text)) for n, text in rows]
    found = " ".join(texts(lettered(left + right)))
    assert found.rindex("אלום") < found.index("שלום")


class TestLogicalOrder:
    def test_numbers_and_latin_names_keep_theirs(self) -> None:
        seen = list("ןולמ Holmen-ב 2,026 הנש")
        assert "".join(logical(seen)) == "שנה 2,026 ב-Holmen מלון"

    def test_brackets_turn(self) -> None:
        assert "".join(logical(list("(ןכ) אל"))) == "לא (כן)"

    def test_a_hebrew_word_in_an_english_line_is_turned_alone(self) -> None:
        assert "".join(logical(list("The word םולש means peace."))) == "The word שלום means peace."

    def test_other_lines_stay_as_they_are(self) -> None:
        units = list("No (more) than 12, he said.")
        assert logical(units) == units

    def test_a_ligature_stays_whole(self) -> None:
        assert "".join(logical(["م", "لا", "س"])) == "سلام"


def test_a_text_without_letters_is_read_to_the_right() -> None:
    assert is_rightward("12 – 14")
