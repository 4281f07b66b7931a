"""Mails: what their sender wrote is read, with its headers, in whatever encoding."""

import sys
import textwrap
from datetime import date
from types import ModuleType

import pytest
from mails import PROSE, SENTENCE, content, mail, read

from summarizer.articles import article_from_bytes
from summarizer.blocks import Block
from summarizer.errors import MissingExtraError
from summarizer.readers import registry
from summarizer.readers.reading import Reading, Source


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch) -> list[Source]:
    """The pages given to the reader of pages, which finds one sentence in each."""
    given: list[Source] = []

    def read_page(source: Source) -> Reading:
        given.append(source)
        return Reading((Block(f"The page says: {SENTENCE}"),), language="en")

    module = ModuleType("reader_of_pages")
    module.read_page = read_page  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "reader_of_pages", module)
    monkeypatch.setitem(registry._READERS, "html", "reader_of_pages:read_page")
    return given


class TestHeaders:
    def test_give_title_byline_and_date_as_the_sender_had_it(self) -> None:
        found = read(mail()).metadata
        assert (found.title, found.byline) == ("Bridge closed", "Ana Tolk")
        assert found.published == date(2027, 5, 3)

    @pytest.mark.parametrize("before", ["Re: ", "Fwd: ", "WG: AW: ", "re[2]: fw: "])
    def test_the_title_is_the_subject_without_what_replies_put_before(self, before: str) -> None:
        assert read(mail(Subject=f"{before}Bridge closed")).metadata.title == "Bridge closed"

    def test_are_decoded(self) -> None:
        raw = bytes(mail()).replace(b"Subject: Bridge closed", b"Subject: =?utf-8?q?Br=C3=BCcke?=")
        assert read(raw).metadata.title == "Brücke"

    def test_an_address_is_no_byline(self) -> None:
        assert read(mail(From="ana@example.org")).metadata.byline is None

    def test_a_byline_in_the_text_counts_more(self) -> None:
        article = article_from_bytes(bytes(mail(f"By Bo Larkin\n\n{PROSE}")))
        assert article.byline == "Bo Larkin"

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            (b"Date", b"yesterday"),
            (b"Date", b"Mon, 99 Foo 99999999 99:99:99"),
            (b"From", b"=?utf-8?b?////?= <<>>,;:\x80"),
            (b"Subject", b"=?no-such-code?q?=80?="),
            (b"Subject", b"\xff\xfe raw bytes"),
            (b"Content-Type", b"text/plain; charset=no-such-code"),
            (b"Content-Type", b";;;=;"),
            (b"Content-Transfer-Encoding", b"sideways"),
        ],
    )
    def test_that_are_broken_cost_nothing_but_themselves(self, name: bytes, value: bytes) -> None:
        lines = [
            line for line in bytes(mail()).split(b"\n") if not line.lower().startswith(name.lower())
        ]
        assert SENTENCE in content(read(b"\n".join([name + b": " + value, *lines])))[0]

    def test_no_subject_is_no_title(self) -> None:
        assert read(mail(Subject="")).metadata.title is None


class TestTheText:
    @pytest.mark.parametrize("encoding", ["utf-8", "latin-1", "utf-16"])
    def test_is_read_in_its_encoding(self, encoding: str) -> None:
        message = mail("")
        message.set_content(f"Die Brücke ist zu. {PROSE}", charset=encoding)
        assert content(read(message))[0].startswith("Die Brücke ist zu.")

    @pytest.mark.parametrize(
        ("said", "encoding"),
        [
            ("utf-8", "cp1252"),
            ("iso-8859-1", "cp1252"),
            ("us-ascii", "cp1252"),
            ("iso-8859-1", "utf-8"),
            ("", "utf-8"),
            ("", "cp1252"),
            ("no-such", "cp1252"),
        ],
    )
    def test_is_read_though_it_says_a_wrong_encoding(self, said: str, encoding: str) -> None:
        charset = f"; charset={said}" if said else ""
        raw = f"Subject: x\nFrom: a@b.c\nContent-Type: text/plain{charset}\n\n".encode()
        text = "„Die Brücke ist zu“, sagte Anna’s Chefin."
        assert content(read(raw + text.encode(encoding))) == [text]

    def test_is_joined_where_it_was_wrapped(self) -> None:
        assert content(read(mail(textwrap.fill(PROSE, 72)))) == [PROSE.strip()]

    def test_of_an_attachment_is_left_out(self) -> None:
        message = mail()
        message.add_attachment("Attached words.", filename="a.txt")
        message.add_attachment(bytes(100), "application", "pdf", filename="a.pdf")
        message.add_attachment(mail("Another mail."))
        assert content(read(message)) == [PROSE.strip()]

    def test_is_the_plain_part_if_that_says_enough(self, pages: list[Source]) -> None:
        message = mail()
        message.add_alternative("<p>Page.</p>", subtype="html")
        assert content(read(message)) == [PROSE.strip()]
        assert pages == []

    def test_is_the_page_if_the_plain_part_is_poor(self, pages: list[Source]) -> None:
        message = mail("See the page.")
        message.add_alternative("<p>Brücke</p>", subtype="html")
        reading = read(message)
        assert content(reading) == [f"The page says: {SENTENCE}"]
        assert reading.language == "en"
        assert pages[0].content_type == "text/html; charset=utf-8"
        assert pages[0].data.decode() == "<p>Brücke</p>\n"

    @pytest.mark.usefixtures("pages")
    def test_is_the_page_if_there_is_nothing_else(self) -> None:
        message = mail("")
        message.set_content("<p>Page.</p>", subtype="html")
        assert content(read(message)) == [f"The page says: {SENTENCE}"]

    @pytest.mark.usefixtures("pages")
    def test_is_a_short_plain_part_if_the_page_says_less(self) -> None:
        message = mail(f"{SENTENCE} It will open again in June.")
        message.add_alternative("<p>Page.</p>", subtype="html")
        assert content(read(message)) == [f"{SENTENCE} It will open again in June."]

    def test_is_the_plain_part_if_pages_cannot_be_read(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def none(_: Source) -> Reading:
            raise MissingExtraError("no pages here")

        module = ModuleType("no_reader")
        module.read = none  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, "no_reader", module)
        monkeypatch.setitem(registry._READERS, "html", "no_reader:read")
        message = mail(SENTENCE)
        message.add_alternative("<p>Page.</p>", subtype="html")
        assert content(read(message)) == [SENTENCE]
        message = mail("")
        message.set_content("<p>Page.</p>", subtype="html")
        with pytest.raises(MissingExtraError):
            read(message)
