"""What a mail quotes, signs or passes on is told from what its sender wrote."""

from datetime import date

import pytest
from mails import PROSE, SENTENCE, content, mail, read

from summarizer.readers.mail_text import mail_blocks, unflowed


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
