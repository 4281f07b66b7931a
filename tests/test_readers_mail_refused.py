"""Mails that cannot be read: one line says why; and none takes long to say no to."""

import pytest
from mails import PROSE, SENTENCE, content, mail, read

from summarizer.articles import article_from_bytes
from summarizer.errors import EmptyArticleError, UnreadableArticleError
from summarizer.readers.mail_text import mail_blocks, unflowed


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
        assert mail_blocks(f"{SENTENCE}\n{text}")[0].text.startswith(SENTENCE)
        assert unflowed(text, joined=True).split() == text.split()

    def test_by_answering_without_end_is_read_in_time(self) -> None:
        quoted = "<p>On on on on on on on on on on on wrote:</p><blockquote>" * 90
        message = mail("")
        message.set_content(f"<p>{PROSE}</p>" + f"{quoted}{'</blockquote>' * 90}" * 30, "html")
        assert PROSE.strip() in content(read(message))

    def test_by_a_header_without_end_is_read_in_time(self) -> None:
        raw = b"Message-ID: <1@b.c>\nFrom: " + b"(" * 100_000 + b"\n\n" + PROSE.encode()
        assert SENTENCE in article_from_bytes(raw, name="a.eml").text
