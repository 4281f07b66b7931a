"""Bytes become text, or one line that says why not."""

import codecs

import pytest

from summarizer.decoding import decode
from summarizer.errors import BinaryArticleError, EmptyArticleError

ENGLISH = "The minister’s café talk cost “£5”, she said – naïve, perhaps."
FRENCH = "Le ministre a déclaré à Genève que l’accord sera signé dès l’été, « sans délai »."
GERMAN = "Die Regierung kürzt die Förderung für Häuser, hieß es in München."
POLISH = (
    "Minister powiedział w środę, że Polska podpisze umowę. Rząd zgodził się też na większą pomoc."
)
CZECH = "Ministr v úterý řekl, že země podepíše dohodu příští měsíc a že vláda souhlasí."
TURKISH = "Bakan çarşamba günü anlaşmanın gelecek ay imzalanacağını söyledi."
RUSSIAN = "Министр заявил в среду, что страна подпишет соглашение в следующем месяце."
JAPANESE = "外相は水曜日、来月に協定に署名すると述べた。政府はまた支援を増やすことに同意した。"


@pytest.mark.parametrize("text", [ENGLISH, FRENCH, POLISH, RUSSIAN, JAPANESE])
@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_unicode_is_read_with_or_without_its_mark(text: str, mark: bytes, encoding: str) -> None:
    assert decode(mark + text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [ENGLISH, FRENCH, RUSSIAN])
def test_utf16_is_recognised_without_a_mark(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "cp1252"),
        (FRENCH, "cp1252"),
        (GERMAN, "cp1252"),
        (GERMAN, "latin-1"),
        (POLISH, "cp1250"),
        (POLISH, "iso8859-2"),
        (CZECH, "cp1250"),
        (CZECH, "iso8859-2"),
        (TURKISH, "cp1254"),
        (RUSSIAN, "cp1251"),
        (JAPANESE, "shift_jis"),
    ],
)
def test_a_code_page_is_told_by_the_letters_of_its_languages(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_a_cut_off_character_after_a_mark_does_not_cost_the_article() -> None:
    data = codecs.BOM_UTF8 + "The café is closed on Monday".encode() + "é".encode()[:1]
    assert decode(data).startswith("The café is closed on Monday")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n1 0 obj", "PDF"),
        (b"PK\x03\x04\x14\x00\x06\x00word/document.xml", "docx"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "PNG"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"),
        (b"GGUF\x03\x00\x00\x00", "model weights"),
        (b"{\\rtf1\\ansi Hello}", "RTF"),
        (b"text\x00\x01\x02more\x00text" * 50, "binary"),
        (bytes(range(1, 32)) * 40, "binary"),
    ],
)
def test_a_file_that_is_not_text_is_named_in_one_line(data: bytes, kind: str) -> None:
    with pytest.raises(BinaryArticleError, match=kind) as caught:
        decode(data)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("data", [b"", b" \r\n\t ", b"\x00\x00", codecs.BOM_UTF8, b"\xff\xfe \x00"])
def test_nothing_but_white_space_is_empty(data: bytes) -> None:
    with pytest.raises(EmptyArticleError):
        decode(data)
