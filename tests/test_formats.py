"""A source's format is told by what is in it, then by what it is said to be and called."""

import io
import json
import zipfile

import pytest

from summarizer.articles import article_from_bytes
from summarizer.errors import (
    BinaryArticleError,
    ConfigError,
    EmptyArticleError,
    UnreadableArticleError,
)
from summarizer.readers import formats
from summarizer.readers.not_articles import what_else
from summarizer.readers.reading import Source
from summarizer.readers.registry import format_of, read

NOTE = {"note": {"headline": "Closed"}, "article": {"text": "It closed."}, "provenance": {}}
PROSE = b"The bridge was closed on Monday. It will open again in June."
PAGE = b"<!DOCTYPE html>\n<html><head><title>B</title></head><body><p>It closed.</p></body></html>"
MAIL = (
    b"Received: from relay.example.org\r\n by mail.example.org; Mon, 3 May 2027 10:00:00 +0000\r\n"
    b"From: Ana Tolk <ana@example.org>\r\nSubject: Bridge\r\n\r\nIt closed.\r\n"
)
RSS = b'<?xml version="1.0"?>\n<rss version="2.0"><channel><title>News</title></channel></rss>'
ATOM = b'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>News</title></feed>'
SHORT_MAIL = (
    b"From: Ana <ana@example.org>\nTo: desk@example.org\n"
    b"Date: 3 May 2027\nSubject: Bridge\n\nIt closed."
)
LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le")


def archive(*names: str, first: tuple[str, bytes] | None = None) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        if first is not None:
            archive.writestr(zipfile.ZipInfo(first[0]), first[1])
        for name in names:
            archive.writestr(name, "<x/>")
    return packed.getvalue()


WORD = archive("[Content_Types].xml", "_rels/.rels", "word/document.xml")


class TestWhatIsInIt:
    @pytest.mark.parametrize(
        ("data", "expected"),
        [
            (PAGE, "html"),
            (b"\xef\xbb\xbf\n  " + PAGE, "html"),
            (PAGE.decode().encode("utf-16"), "html"),
            (b"<HTML lang=en>\n<BODY>It closed.</BODY></HTML>", "html"),
            (b'<?xml version="1.0"?><!-- a <html> page --><html xmlns="x"><body/></html>', "html"),
            (b"%PDF-1.7\n", "pdf"),
            (b"\x00\x00junk%PDF-1.4\n...\n%%EOF\n", "pdf"),
            (WORD, "docx"),
            (LOCKED, "docx"),
            (b"{\\rtf1\\ansi It closed.}", "rtf"),
            (MAIL, "eml"),
            (b"From ana@example.org Mon May  3\r\n" + MAIL, "eml"),
            (SHORT_MAIL, "eml"),
            (RSS, "feed"),
            (ATOM, "feed"),
            (b'<rdf:RDF xmlns="http://purl.org/rss/1.0/"><channel/></rdf:RDF>', "feed"),
        ],
    )
    @pytest.mark.parametrize("name", ["", "article.txt", "article.md", "article.pdf"])
    def test_counts_more_than_its_name(self, data: bytes, expected: str, name: str) -> None:
        assert format_of(Source(data, name)) == expected

    def test_counts_more_than_what_the_server_says(self) -> None:
        assert format_of(Source(PAGE, content_type="application/pdf")) == "html"

    @pytest.mark.parametrize(
        "text",
        [
            b"<html> is the word with which pages begin. The minister knew it.",
            b"The <html> tag was praised by the minister.",
            b"From: the ministry's point of view, the bridge is closed.\n\nIt will open in June.",
            b"From: our desk\nDate: Monday\n\nThe bridge was closed.",
            b"Subject: bridges. They close: often. The minister said so.",
            b"Received: three letters. The minister answered none.",
            b"Note: this is news.\nReceived: nothing.\nThe bridge was closed.",
            b"A %PDF- mark begins such files, said the minister.",
            b"PK is what the party calls itself.",
            b"<rss is a funny word. The minister laughed.",
            b"feed the birds, said the minister.",
            b"",
            b"   \n",
        ],
    )
    @pytest.mark.parametrize("name", ["", "article.txt"])
    def test_may_be_prose_that_speaks_of_formats(self, text: bytes, name: str) -> None:
        assert format_of(Source(text, name)) == "text"

    @pytest.mark.parametrize(
        "text",
        [
            b'<div align="center">\n\n# Bridge closed\n\n</div>\n\nIt will open in June.',
            b"<!-- draft -->\n\n# Bridge closed\n\nIt will open in June.",
            b"<p>Bridge closed</p>",
            b"---\ntitle: Bridge\ndate: 2027-05-03\n---\n\nIt closed.",
        ],
    )
    def test_may_be_markdown_with_tags(self, text: bytes) -> None:
        assert format_of(Source(text, "article.md")) == "markdown"

    @pytest.mark.parametrize(
        ("data", "expected"),
        [
            (b"<p>The bridge was closed.</p>\n<p>It will open.</p>\n", "html"),
            (b"<p>The bridge was closed. It will open.", "text"),
        ],
    )
    def test_may_be_a_piece_of_a_page(self, data: bytes, expected: str) -> None:
        assert format_of(Source(data)) == expected

    def test_a_piece_of_a_page_may_be_called_a_text(self) -> None:
        piece = b"<p>The bridge was closed.</p>\n<p>It will open.</p>\n"
        assert format_of(Source(piece, "article.txt")) == "html"
        assert format_of(Source(b"<b>Look:</b> the bridge was closed.", "article.txt")) == "text"

    def test_is_looked_at_within_bounds_however_it_is_made(self) -> None:
        for part in (b"<!--", b"<!---->", b"<?x", b"<?x?>", b"<", b"a:\n", b" ", b"<rss "):
            assert format_of(Source(part * (2**20 // len(part)))) in ("text", "eml")


class TestWhatItIsSaidToBe:
    @pytest.mark.parametrize(
        ("content_type", "expected"),
        [
            ("text/html; charset=utf-8", "html"),
            ("Application/PDF", "pdf"),
            ("message/rfc822", "eml"),
            ("application/rss+xml", "feed"),
            ("application/octet-stream", "text"),
            ("text/plain", "text"),
        ],
    )
    def test_counts_where_the_content_says_nothing(self, content_type: str, expected: str) -> None:
        assert format_of(Source(PROSE, content_type=content_type)) == expected

    def test_plain_text_is_what_servers_call_anything(self) -> None:
        assert format_of(Source(PROSE, "README.md", content_type="text/plain")) == "markdown"

    @pytest.mark.parametrize(("suffix", "expected"), formats.SUFFIXES.items())
    def test_a_name_counts_at_last(self, suffix: str, expected: str) -> None:
        assert format_of(Source(PROSE, f"Article{suffix.upper()}")) == expected


class TestWhatCannotBeRead:
    @pytest.mark.parametrize(
        ("data", "kind"),
        [
            (b"\x89PNG\r\n\x1a\n" + bytes(20), "a PNG image"),
            (b"\x00\x00\x00\x18ftypheic" + bytes(20), "an image or a video"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "an old office document"),
            (
                archive(first=("mimetype", b"application/vnd.oasis.opendocument.text")),
                "an OpenDocument",
            ),
            (archive(first=("mimetype", b"application/epub+zip")), "an e-book"),
            (archive("[Content_Types].xml", "xl/workbook.xml"), "a zip archive"),
            (archive("notes.txt"), "a zip archive"),
        ],
    )
    @pytest.mark.parametrize("name", ["", "article.txt"])
    def test_says_what_it_is(self, data: bytes, kind: str, name: str) -> None:
        with pytest.raises(BinaryArticleError, match=kind):
            article_from_bytes(data, name=name)

    def test_a_feed_says_where_feeds_are_read(self) -> None:
        with pytest.raises(UnreadableArticleError, match=r"feed.*summarizer batch"):
            read(Source(RSS))

    @pytest.mark.parametrize("name", ["article.docx", "article.pdf", "article.rtf"])
    def test_what_is_not_what_it_is_called_says_so(self, name: str) -> None:
        with pytest.raises(UnreadableArticleError, match="whatever it is called"):
            read(Source(PROSE, name))

    @pytest.mark.parametrize("suffix", formats.SUFFIXES)
    @pytest.mark.parametrize("data", [b"", b" \n\n"])
    def test_what_is_empty_says_so_whatever_it_is_called(self, suffix: str, data: bytes) -> None:
        with pytest.raises(EmptyArticleError, match=r"^The article is empty\.$"):
            article_from_bytes(data, name=f"article{suffix}")
        with pytest.raises(EmptyArticleError, match=r"^The article is empty\.$"):
            article_from_bytes(data, format="pdf")


class TestWhatIsNoArticle:
    @pytest.mark.parametrize("indent", [None, 2])
    @pytest.mark.parametrize("name", ["", "note.json", "note.txt"])
    def test_a_saved_note_says_where_it_is_read(self, indent: int | None, name: str) -> None:
        data = json.dumps(NOTE, indent=indent).encode()
        where = name or "the input"
        with pytest.raises(UnreadableArticleError, match=f"^{where} is a saved note; .* render"):
            article_from_bytes(data, name=name)

    @pytest.mark.parametrize(
        "data",
        [
            b'{"text": "The bridge was closed."}',
            b'\xef\xbb\xbf\n[{"text": "The bridge was closed."},\n {"text": "It opened."}]\n',
            b'{"text": "The bridge was closed."}\n{"text": "It opened."}\n',
        ],
    )
    def test_json_says_what_batch_reads(self, data: bytes) -> None:
        with pytest.raises(UnreadableArticleError, match=r"a\.json is JSON; .* batch .*jsonl"):
            article_from_bytes(data, name="a.json")

    @pytest.mark.parametrize("name", ["press.csv", "PRESS.TSV"])
    def test_a_table_says_that_batch_reads_it(self, name: str) -> None:
        with pytest.raises(UnreadableArticleError, match="is a table; summarizer batch"):
            article_from_bytes(b"id,text\n1,The bridge was closed.\n", name=name)

    def test_parquet_is_a_table_too(self) -> None:
        with pytest.raises(BinaryArticleError, match="a Parquet table"):
            article_from_bytes(b"PAR1" + bytes(40) + b"PAR1", name="press.parquet")

    def test_xml_that_is_neither_page_nor_feed_is_none(self) -> None:
        data = b"<?xml version='1.0'?><doc><p>The bridge was closed.</p></doc>"
        with pytest.raises(UnreadableArticleError, match=r"a\.xml is an XML file"):
            article_from_bytes(data, name="a.xml")

    def test_it_can_be_asked_for_all_the_same(self) -> None:
        data = b'{"text": "The bridge was closed."}'
        assert article_from_bytes(data, format="text").text == data.decode()

    @pytest.mark.parametrize(
        "text",
        [
            "[Update] The bridge was closed. It will open in June. [end]",
            "{The bridge} was closed by the {mayor}",
            "[]",
            "[" * 100_000 + "]" * 100_000,
        ],
    )
    def test_brackets_alone_are_no_json(self, text: str) -> None:
        assert format_of(Source(text.encode())) == "text"
        assert what_else(Source(text.encode()), "text") is None


class TestAFormatThatIsAskedFor:
    def test_is_taken_whatever_is_in_the_file(self) -> None:
        assert read(Source(PAGE), "text").blocks[0].text == "<!DOCTYPE html>"

    def test_must_be_known(self) -> None:
        with pytest.raises(ConfigError, match="'papyrus'; known are: text, markdown, html, pdf"):
            read(Source(PROSE), "papyrus")
