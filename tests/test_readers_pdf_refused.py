"""PDF files that cannot be read: one line says why; and none takes long to say no to."""

import random
from io import BytesIO

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption

from summarizer.errors import EmptyArticleError, UnreadableArticleError
from summarizer.readers.pdf import document, letters, read_pdf
from summarizer.readers.reading import Source
from tests import pdf_attacks
from tests.pdf_articles import READ, letter, press_release
from tests.pdf_files import Frame, Sheets, Style, one_page, raw_pdf, stream

SENTENCE = "The council met on Monday and voted."


def texts(data: bytes) -> list[str]:
    return [block.text for block in read_pdf(Source(data, "article.pdf")).blocks]


def refusal(data: bytes) -> str:
    with pytest.raises(UnreadableArticleError) as caught:
        texts(data)
    message = str(caught.value)
    assert "\n" not in message
    return message


def outcome(data: bytes) -> str:
    try:
        return " ".join(texts(data))
    except (UnreadableArticleError, EmptyArticleError) as error:
        return str(error)


class TestEncryption:
    def encrypted(self, password: str) -> bytes:
        lock = StandardEncryption(password, ownerPassword="owner", canCopy=0, strength=128)
        sheets = Sheets(encrypt=lock)
        sheets.line(SENTENCE, 60, 700)
        return sheets.done()

    def test_a_file_that_opens_with_a_password_only_is_refused(self) -> None:
        assert refusal(self.encrypted("secret")).startswith("The PDF is encrypted")

    def test_a_file_that_only_restricts_what_its_readers_may_do_is_read(self) -> None:
        assert texts(self.encrypted("")) == [SENTENCE]

    def test_an_encryption_nobody_knows_is_named_as_such(self) -> None:
        trailer = b"/Encrypt << /Filter /Standard /V 77 >>"
        data = raw_pdf({1: b"<< /Pages 2 0 R >>", 2: b"<< /Kids [] >>"}, trailer=trailer)
        assert "encrypted in a way that is not known" in refusal(data)


class TestNoText:
    def scan(self, text: str = "") -> bytes:
        image = stream(b"\x00" * 4, b"/Subtype /Image /Width 2 /Height 2 /BitsPerComponent 8")
        objects = {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: b"<< /Type /Page /MediaBox [0 0 595 842] /Contents 4 0 R /Resources"
            b" << /XObject << /I 5 0 R >> /Font << /F1 << /Type /Font /Subtype /Type1"
            b" /BaseFont /Helvetica >> >> >> >>",
            4: stream(b"q 595 0 0 842 0 0 cm /I Do Q BT /F1 9 Tf (%s) Tj ET" % text.encode()),
            5: image,
        }
        return raw_pdf(objects)

    @pytest.mark.parametrize("text", ["", "7", "Scanned by Holmen"])
    def test_pictures_of_pages_are_named_with_what_helps(self, text: str) -> None:
        message = refusal(self.scan(text))
        assert "no text in them" in message
        assert "OCR" in message

    def test_a_page_with_a_picture_and_text_is_read(self) -> None:
        assert texts(self.scan(SENTENCE)) == [SENTENCE]

    def test_empty_pages_are_an_empty_article(self) -> None:
        with pytest.raises(EmptyArticleError):
            texts(one_page(stream(b"0 0 m 10 10 l S")))


class TestUnknownLetters:
    def test_text_of_letters_nobody_knows_is_refused(self) -> None:
        message = refusal(pdf_attacks.unknown_letters(b"\x00A\x00B\x00C" * 10))
        assert "do not say which letters they draw (30 of 30" in message

    def test_private_letters_are_unknown(self) -> None:
        codes = b"1 beginbfrange <0000> <00ff> <e000> endbfrange"
        data = pdf_attacks._composite(b"/ToUnicode 9 0 R", b"", {9: stream(codes)})
        assert "do not say which letters" in refusal(data)

    def test_a_bullet_of_a_symbol_font_is_a_bullet(self) -> None:
        codes = b"2 beginbfchar <0041> <f0b7> <0042> <0054> endbfchar"
        data = pdf_attacks._composite(b"/ToUnicode 9 0 R", b"", {9: stream(codes)})
        assert texts(data) == ["•T"]


class TestBrokenFiles:
    @pytest.mark.parametrize("kept", [0.1, 0.3, 0.5, 0.7, 0.9, 0.97])
    def test_a_file_cut_off_is_refused(self, kept: float) -> None:
        data = press_release()
        assert "PDF" in refusal(data[: int(kept * len(data))])

    def test_a_file_without_its_table_of_objects_is_read_where_all_is_there(self) -> None:
        data = one_page(pdf_attacks.TEXT)
        broken = data[: data.rindex(b"startxref")]
        assert texts(broken) == [SENTENCE]

    def test_a_missing_page_is_not_passed_over(self) -> None:
        data = pdf_attacks.many_pages(3).replace(b"11 0 obj", b"91 0 obj", 1)
        assert "pages of it are missing" in refusal(data)

    def test_missing_words_of_a_page_are_not_passed_over(self) -> None:
        data = pdf_attacks.many_pages(3).replace(b"4 0 obj", b"9 0 obj", 1)
        assert "Page 1 of the PDF is missing" in refusal(data)

    @pytest.mark.parametrize(
        "data",
        [b"", b"%PDF-1.7", b"%PDF-1.7\n" + bytes(range(256)) * 50, b"<html>", b"%PDF-1.4\ntrailer"],
    )
    def test_what_is_no_pdf_is_refused(self, data: bytes) -> None:
        assert "PDF" in refusal(data)

    @pytest.mark.parametrize("seed", range(30))
    def test_damage_anywhere_is_read_or_refused_in_one_line(self, seed: int) -> None:
        chance = random.Random(seed)
        data = bytearray(letter())
        for _ in range(20):
            data[chance.randrange(len(data))] = chance.randrange(256)
        assert "\n" not in outcome(bytes(data))


class TestBounds:
    def test_too_many_pages_are_refused_before_one_is_read(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(letters, "_page", None)
        message = refusal(pdf_attacks.many_pages(document.MOST_PAGES + 1))
        assert "more than 500 pages" in message

    def test_as_many_pages_as_allowed_are_read(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(document, "MOST_PAGES", 5)
        assert texts(pdf_attacks.many_pages(5))

    def test_a_file_too_large_is_refused_unopened(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(document, "LARGEST_FILE", 2**20)
        assert "2 MB; 1 MB can be read" in refusal(bytes(2 * 2**20))

    def test_what_unpacks_to_too_much_is_refused(self) -> None:
        assert "unpacks to more than 64 MB" in refusal(pdf_attacks.bomb(70 * 2**20))
        assert "unpacks to more than 64 MB" in refusal(pdf_attacks.bomb_in_a_bomb(70 * 2**20))

    def test_runs_that_unpack_to_too_much_are_refused(self) -> None:
        assert "unpacks to more than 64 MB" in refusal(pdf_attacks.runs(2**27))

    def test_forms_drawn_many_times_over_are_refused(self) -> None:
        assert "too many instructions" in refusal(pdf_attacks.forms(30))

    def test_a_large_drawing_is_passed_over(self) -> None:
        drawing = b"0 0 m 10.5 -10 l 1 2 3 4 5 6 c h f*\n" * 100_000
        text = b"BT /F1 10 Tf 50 700 Td (%s) Tj ET\n" % SENTENCE.encode()
        assert texts(one_page(stream(drawing + text + drawing))) == [SENTENCE]

    def test_pages_of_numbers_are_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(letters, "MOST_SHOWN", 2**16)
        assert "too many instructions" in refusal(one_page(stream(b"1 " * 2**16)))

    def test_objects_of_numbers_are_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(document, "MOST_TOKENS", 10_000)
        objects = {1: b"<< /Pages 2 0 R /X [%s] >>" % (b"1 " * 20_000), 2: b"<< >>"}
        assert "too many objects" in refusal(raw_pdf(objects))

    def test_a_picture_among_the_instructions_is_a_picture(self) -> None:
        picture = b"BI /W 2 /H 2 /BPC 8 ID " + b"(E\x00)EE" * 50_000 + b"\nEI "
        assert "no text in them" in refusal(one_page(stream(picture)))
        text = b"BT /F1 10 Tf 50 700 Td (%s) Tj ET" % SENTENCE.encode()
        assert texts(one_page(stream(picture + text))) == [SENTENCE]

    def test_too_many_letters_on_a_page_are_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(letters, "MOST_LETTERS", 1000)
        assert "Page 1 of the PDF has more than 1,000 letters" in refusal(
            pdf_attacks.letters_apart(1001)
        )

    def test_too_many_letters_in_all_are_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(letters, "MOST_LETTERS_IN_ALL", 100)
        assert "The PDF has more than 100 letters" in refusal(pdf_attacks.many_pages(3))

    def test_too_many_pieces_of_text_on_a_page_are_refused(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(letters, "MOST_LINES", 200)
        assert "too many pieces of text" in refusal(pdf_attacks.letters_apart(300))

    def test_fonts_of_endlessly_many_letters_are_refused(self) -> None:
        assert "more letters than there are" in refusal(pdf_attacks.endless_widths())
        assert "more letters than there are" in refusal(pdf_attacks.endless_letters())

    def test_how_letters_look_is_not_unpacked(self) -> None:
        assert texts(pdf_attacks.vast_font(70 * 2**20)) == ["Hi"]

    def test_lists_in_lists_without_end_are_refused(self) -> None:
        assert "lists in lists" in refusal(pdf_attacks.lists_in_lists(200_000))
        assert "too many instructions" in refusal(pdf_attacks.lists_in_instructions(10**6))


class TestCircles:
    def test_pages_that_hold_one_another_are_no_pages(self) -> None:
        assert "has no pages" in refusal(pdf_attacks.pages_in_a_circle())

    def test_references_to_one_another_lead_nowhere(self) -> None:
        assert "missing" in refusal(pdf_attacks.references_in_a_circle())

    def test_a_tree_without_a_page_is_given_up(self) -> None:
        assert "500 pages" in refusal(pdf_attacks.deep_tree(3000))

    def test_a_page_that_many_ways_lead_to_is_read_once(self) -> None:
        assert texts(pdf_attacks.branching_tree(60)) == [SENTENCE]

    def test_a_table_of_objects_that_follows_itself_is_read_once(self) -> None:
        assert texts(pdf_attacks.table_in_a_circle()) == [SENTENCE]


def test_nothing_is_said_but_the_error(capfd: pytest.CaptureFixture[str]) -> None:
    refusal(press_release()[:3000])
    refusal(b"%PDF-1.7\n" + bytes(range(256)) * 50)
    assert capfd.readouterr() == ("", "")


def test_reading_twice_gives_the_same() -> None:
    sheets = Sheets()
    sheets.flow(READ, [Frame(60, 770)], Style(width=475))
    data = sheets.done()
    assert texts(data) == texts(BytesIO(data).getvalue())
