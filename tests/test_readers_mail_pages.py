"""Pages in mails, and pages that a browser saved as a mail."""

from datetime import date
from email.message import EmailMessage

import pytest
from mails import PROSE, SENTENCE, content, mail, read

from summarizer.articles import article_from_bytes


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
