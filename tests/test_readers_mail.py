"""Mails: what their sender wrote is read, what stands around it is set aside."""

import sys
import textwrap
from datetime import date
from email.message import EmailMessage
from types import ModuleType

import pytest

from summarizer.articles import article_from_bytes
from summarizer.blocks import Block
from summarizer.errors import EmptyArticleError, MissingExtraError, UnreadableArticleError
from summarizer.readers import registry
from summarizer.readers.mail import read_eml
from summarizer.readers.mail_text import mail_blocks, unflowed
from summarizer.readers.reading import Reading, Source

SENTENCE = "The bridge of Velmora was closed on Monday."
PROSE = f"{SENTENCE} It will open again in June, said the minister of works. " * 6


def mail(text: str = PROSE, **headers: str) -> EmailMessage:
    message = EmailMessage()
    known = {
        "From": "Ana Tolk <ana@example.org>",
        "Date": "Mon, 03 May 2027 23:30:00 -0700",
        "Subject": "Bridge closed",
        "Message-ID": "<1@example.org>",
    }
    for name, value in (known | headers).items():
        message[name] = value
    if text:
        message.set_content(text)
    return message


def read(message: EmailMessage | bytes) -> Reading:
    return read_eml(Source(message if isinstance(message, bytes) else bytes(message)))


def content(reading: Reading) -> list[str]:
    return [block.text for block in reading.blocks if block.is_content]


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


def kinds(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in mail_blocks(text)]


class TestWhatIsSetAside:
    @pytest.mark.parametrize(
        "above",
        [
            "On Mon, 3 May 2027 at 10:00, Bo Larkin <bo@example.org> wrote:",
            "On Mon, 3 May 2027 at 10:00, Bo Larkin\n<bo@example.org> wrote:",
            "Am 3. Mai 2027 schrieb Bo Larkin:",
            "Le lun. 3 mai 2027 à 10:00, Bo Larkin a écrit :",
            "El lun, 3 may 2027, Bo Larkin escribió:",
        ],
    )
    def test_a_quoted_reply(self, above: str) -> None:
        text = f"{SENTENCE}\n\n{above}\n> Is the bridge closed?\n>> It is.\n\nMore news."
        read = kinds(text)
        assert [t for kind, t in read if kind == "body"] == [SENTENCE, "More news."]

    def test_what_a_minister_wrote_is_news(self) -> None:
        text = f"{SENTENCE}\n\nOn Monday the minister wrote:\n\nThe bridge is closed."
        assert all(kind == "body" for kind, _ in kinds(text))

    def test_a_signature(self) -> None:
        assert kinds(f"{SENTENCE}\n\n-- \nAna Tolk\nPress office\n") == [
            ("body", SENTENCE),
            ("furniture", "--"),
            ("furniture", "Ana Tolk"),
            ("furniture", "Press office"),
        ]

    def test_two_hyphens_above_a_long_text_are_no_signature(self) -> None:
        text = "--\n" + f"{SENTENCE}\n\n" * 20
        assert sum(kind == "body" for kind, _ in kinds(text)) >= 20

    @pytest.mark.parametrize(
        "mark",
        [
            "---------- Forwarded message ---------",
            "-----Original Message-----",
            "-----Ursprüngliche Nachricht-----",
            "Begin forwarded message:",
            "-------- Message transféré --------",
        ],
    )
    def test_the_head_of_what_is_passed_on_but_not_its_text(self, mark: str) -> None:
        head = "From: Bo <bo@example.org>\nDate: 3 May 2027\nSubject: Bridge\nTo: desk@example.org"
        read = kinds(f"For your information.\n\n{mark}\n{head}\n\n{SENTENCE}")
        assert [t for kind, t in read if kind == "body"] == ["For your information.", SENTENCE]

    def test_a_line_with_a_colon_is_no_head(self) -> None:
        text = f"To: all who wait at the bridge.\n\n{SENTENCE}"
        assert all(kind == "body" for kind, _ in kinds(text))

    def test_nothing_if_all_of_it_is_a_quote(self) -> None:
        assert kinds(f"> {SENTENCE}\n> It will open in June.\n")[0][0] == "body"
        assert kinds(f"> {SENTENCE}")[0][1] == SENTENCE


class TestFlowedText:
    def test_is_joined_at_soft_line_ends(self) -> None:
        assert unflowed("The bridge \nis closed.\nIt opens \nin June.", joined=False) == (
            "The bridge is closed.\nIt opens in June."
        )

    def test_may_end_lines_with_a_space_that_is_none(self) -> None:
        assert unflowed("橋は \n閉鎖", joined=True) == "橋は閉鎖"

    def test_keeps_quotes_apart(self) -> None:
        assert unflowed("> Is it \n> closed? \nYes.", joined=False) == "> Is it closed? \nYes."

    def test_keeps_the_mark_of_a_signature(self) -> None:
        assert unflowed("Closed. \n-- \nAna", joined=False) == "Closed. \n-- \nAna"

    def test_of_a_mail_is_read_so(self) -> None:
        raw = (
            b"Subject: x\nFrom: a@b.c\nContent-Type: text/plain; format=flowed\n\n"
            b"The bridge was \nclosed \non Monday.\n"
        )
        assert content(read(raw)) == ["The bridge was closed on Monday."]


class TestAPageInAMail:
    """Its replies and signature are marked in other ways than those of a text."""

    def of(self, page: str) -> list[str]:
        message = mail("")
        message.set_content(f"<html><body>{page}</body></html>", subtype="html")
        return content(read(message))

    @pytest.mark.parametrize(
        ("above", "mark"),
        [
            ("On Mon, 3 May 2027, Bo &lt;<a href=x>bo@example.org</a>&gt; wrote:", ""),
            ("On 3 May 2027 at 10:00, Bo wrote:", ""),
            ("Am 3. Mai 2027 schrieb Bo:", "type=cite"),
            ("On Monday, Bo wrote:", "class=gmail_quote"),
        ],
    )
    def test_is_read_without_the_mail_it_answers(self, above: str, mark: str) -> None:
        quoted = (
            f"<div>{above}<blockquote {mark}><p>Was it closed? We ask again.</p></blockquote></div>"
        )
        assert self.of(f"<p>{PROSE}</p>{quoted}<p>More news came.</p>") == [
            PROSE.strip(),
            "More news came.",
        ]

    def test_keeps_what_it_passes_on_and_what_a_minister_said(self) -> None:
        passed = "<p>Begin forwarded message:</p><blockquote type=cite><p>It opened.</p>"
        assert "It opened." in self.of(f"{passed}<p>{PROSE}</p></blockquote>")
        said = "<p>The minister said:</p><blockquote><p>It is closed for good.</p></blockquote>"
        assert "It is closed for good." in self.of(f"<p>{PROSE}</p>{said}")
        wrote = said.replace("The minister said:", "It closed. On Monday the minister wrote:")
        read = self.of(f"<p>{PROSE}</p>{wrote}")
        assert read[1:] == ["It closed. On Monday the minister wrote:", "It is closed for good."]

    def test_is_read_as_it_is_if_there_is_nothing_but_a_reply(self) -> None:
        page = f"<p>On Monday Bo wrote:</p><blockquote type=cite><p>{PROSE}</p></blockquote>"
        assert PROSE.strip() in self.of(page)

    def test_ends_where_its_signature_begins(self) -> None:
        page = f"<p>{PROSE}</p><p>-- <br>Ana Tolk<br>Press office of the town</p>"
        assert self.of(page) == [PROSE.strip()]


class TestAPageSavedAsAMail:
    PAGE = (
        "<!doctype html><html lang=en><head><title>Bridge closed | The Courier</title>"
        '<meta property="og:site_name" content="The Courier"><meta name=author content="Bo Larkin">'
        '<meta property="article:published_time" content="2024-05-01T09:00:00Z"></head>'
        f"<body><article><h1>Bridge closed</h1><p>{PROSE}</p></article></body></html>"
    )

    def saved(self, sender: str, **headers: str) -> bytes:
        message = EmailMessage()
        message["From"] = sender
        message["Subject"] = "Bridge closed | The Courier"
        message["Date"] = "Mon, 03 May 2027 10:00:00 +0000"
        for name, value in headers.items():
            message[name.replace("_", "-")] = value
        message.set_content(self.PAGE, subtype="html")
        message.make_related()
        message.get_payload(0)["Content-Location"] = "https://courier.example/bridge"
        return bytes(message)

    @pytest.mark.parametrize(
        ("sender", "place"),
        [
            ("<Saved by Blink>", "https://courier.example/bridge?token=t0k3n"),
            ("<Saved by Windows Internet Explorer 11>", ""),
        ],
    )
    def test_is_read_as_the_page_it_is(self, sender: str, place: str) -> None:
        more = {"Snapshot_Content_Location": place} if place else {}
        article = article_from_bytes(self.saved(sender, **more), name="a.mhtml")
        assert article.sentences[0].text == SENTENCE
        assert (article.title, article.outlet) == ("Bridge closed", "The Courier")
        assert (article.byline, article.published) == ("Bo Larkin", date(2024, 5, 1))
        assert article.url == "https://courier.example/bridge"


class TestAMailThatIsPassedOn:
    HEAD = (
        "---------- Forwarded message ---------\nFrom: Bo Larkin <bo@example.org>\n"
        "Date: Sat, 1 May 2027 at 09:00\nSubject: Bridge to close\nTo: ana@example.org\n\n"
    )

    def test_says_itself_who_wrote_it_and_when(self) -> None:
        found = read(mail(f"FYI, Ana\n\n{self.HEAD}{PROSE}", Subject="Fwd: bridge")).metadata
        assert (found.title, found.byline) == ("Bridge to close", "Bo Larkin")
        assert found.published == date(2027, 5, 1)

    def test_may_say_so_in_another_language(self) -> None:
        head = (
            "-----Ursprüngliche Nachricht-----\nVon: Bo Larkin [mailto:bo@example.org]\n"
            "Gesendet: Samstag, 1. Mai 2027 09:00\nAn: Ana\nBetreff: Brücke zu\n\n"
        )
        text = "Die Brücke wurde am Montag geschlossen. Sie wird im Juni wieder geöffnet. "
        found = read(mail(head + text)).metadata
        assert (found.title, found.byline) == ("Brücke zu", "Bo Larkin")
        assert found.published == date(2027, 5, 1)

    def test_has_no_date_rather_than_that_of_passing_it_on(self) -> None:
        text = self.HEAD.replace("Sat, 1 May 2027 at 09:00", "yesterday") + PROSE
        assert read(mail(text)).metadata.published is None

    def test_is_not_what_an_answer_stands_above(self) -> None:
        found = read(mail(f"We shall.\n\n{self.HEAD}{PROSE}", Subject="Re: Bridge")).metadata
        assert (found.title, found.byline) == ("Bridge", "Ana Tolk")
        assert found.published == date(2027, 5, 3)

    def test_is_not_what_a_mail_of_its_own_quotes_below(self) -> None:
        found = read(mail(f"{PROSE}\n\n{self.HEAD}{SENTENCE}")).metadata
        assert (found.title, found.byline) == ("Bridge closed", "Ana Tolk")
        assert found.published == date(2027, 5, 3)

    def test_is_read_from_where_it_is_attached(self) -> None:
        inner = mail(From="Bo Larkin <bo@example.org>", Subject="Bridge to close")
        outer = mail("FYI", Subject="Fwd: bridge")
        outer.add_attachment(inner)
        for message in (outer, mail("See below.")):
            if message is not outer:
                message.add_attachment(outer)
            found = read(message)
            assert content(found) == [PROSE.strip()]
            assert (found.metadata.title, found.metadata.byline) == (
                "Bridge to close",
                "Bo Larkin",
            )


class TestAMailThatCannotBeRead:
    @pytest.mark.parametrize("data", [b"", b"\n \n"])
    def test_is_empty(self, data: bytes) -> None:
        with pytest.raises(EmptyArticleError):
            read(data)

    def test_has_no_text(self) -> None:
        message = mail("")
        message.add_attachment(bytes(100), "application", "pdf", filename="a.pdf")
        with pytest.raises(UnreadableArticleError, match=r"no text in it; .*\(a\.pdf\)"):
            read(message)

    def test_names_what_is_attached_on_one_line(self) -> None:
        raw = (
            b"From: a@b.c\nContent-Type: multipart/mixed; boundary=x\n\n--x\n"
            b'Content-Type: application/pdf\nContent-Disposition: attachment; filename="a\x1b[31m'
            b'\x00\n b.pdf"\n\nAA\n--x--\n'
        )
        with pytest.raises(UnreadableArticleError, match=r"no text in it; .*b\.pdf\)") as error:
            read(raw)
        assert str(error.value).isprintable()

    @pytest.mark.parametrize("data", [b"PK\x03\x04" + bytes(50), bytes(range(256)) * 9])
    def test_is_none(self, data: bytes) -> None:
        with pytest.raises(UnreadableArticleError, match="no mail"):
            read(data)

    @pytest.mark.parametrize(
        "kind", ["multipart/encrypted; boundary=x", "application/pkcs7-mime; smime-type=enveloped"]
    )
    def test_is_encrypted(self, kind: str) -> None:
        raw = f"Subject: x\nFrom: a@b.c\nContent-Type: {kind}\n\n--x\n\nAAAA\n--x--\n"
        with pytest.raises(UnreadableArticleError, match="encrypted"):
            read(raw.encode())


class TestAMailThatAttacks:
    @pytest.mark.parametrize("depth", [45, 60, 400, 2000])
    def test_by_nesting_its_parts_ends_in_one_line(self, depth: int) -> None:
        opening = "".join(
            f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(depth)
        )
        raw = f"Message-ID: <1@b.c>\nSubject: x\n{opening}Content-Type: text/plain\n\n{PROSE}\n"
        if depth < 50:
            assert SENTENCE in article_from_bytes(raw.encode()).text
        else:
            with pytest.raises(UnreadableArticleError, match=r"nested too deeply|too many parts"):
                article_from_bytes(raw.encode())

    @pytest.mark.parametrize(
        "text",
        [
            "> " * 500_000,
            ">" * 1_000_000,
            "From: a\n" * 20_000,
            "--\n" * 20_000,
            "on " * 300_000,
            "On x\nwrote:\n" * 20_000,
            "-" * 1_000_000,
        ],
    )
    def test_by_looking_like_quotes_and_heads_is_read_in_time(self, text: str) -> None:
        mail_blocks(f"{SENTENCE}\n{text}")
        unflowed(text, joined=True)

    def test_by_answering_without_end_is_read_in_time(self) -> None:
        quoted = "<p>On on on on on on on on on on on wrote:</p><blockquote>" * 90
        message = mail("")
        message.set_content(f"<p>{PROSE}</p>" + f"{quoted}{'</blockquote>' * 90}" * 30, "html")
        assert PROSE.strip() in content(read(message))

    def test_by_a_header_without_end_is_read_in_time(self) -> None:
        raw = b"Message-ID: <1@b.c>\nFrom: " + b"(" * 100_000 + b"\n\n" + PROSE.encode()
        assert SENTENCE in article_from_bytes(raw, name="a.eml").text
