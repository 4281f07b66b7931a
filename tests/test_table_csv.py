"""The note as CSV, read again as a spreadsheet reads it."""

import csv
import io

import pytest
from bridge_note import SENTENCES, Measure, Place, SanctionsNote, article, briefing, document
from word_notes import full_note, paged, promise

from summarizer.render.forms import rendered
from summarizer.render.table_csv import render_csv
from summarizer.schemas import NoteDocument

COLUMNS = [
    "title", "outlet", "published", "url", "by", "to", "action", "status", "condition",
    "deadline", "deadline_date", "amount", "cites", "sentences", "pages", "unverified",
]  # fmt: skip
CLAIM_COLUMNS = [*COLUMNS[:4], "section", "text", *COLUMNS[12:]]


def rows(note: NoteDocument) -> list[dict[str, str]]:
    """Read the file as a program would that knows of the mark at its beginning."""
    text = rendered(note, "csv").decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def header(note: NoteDocument) -> list[str]:
    return render_csv(note).removeprefix("\ufeff").splitlines()[0].split(",")


def with_action(action: str) -> NoteDocument:
    return document(briefing(commitments=[promise(["Ruritania"], action, [1])]))


class TestCommitments:
    def test_each_is_a_row_with_its_article_and_evidence(self) -> None:
        (row,) = rows(document())
        assert row == {
            "title": "A bridge at last",
            "outlet": "The Strelsau Courier",
            "published": "2026-05-05",
            "url": "https://courier.example/bridge",
            "by": "Ruritania; Graustark",
            "to": "the valley",
            "action": "pay for the bridge",
            "status": "called_for",
            "condition": "the parliament agrees",
            "deadline": "by 2031",
            "deadline_date": row["deadline_date"],
            "amount": "40 million crowns",
            "cites": "2",
            "sentences": SENTENCES[1],
            "pages": "",
            "unverified": "",
        }

    def test_several_sentences_stand_in_one_cell(self) -> None:
        note = briefing(commitments=[promise(["Ruritania"], "wait", [1, 3])])
        (row,) = rows(document(note, article=paged(document().article)))
        assert row["cites"] == "1; 3"
        assert row["pages"] == "1; 2"
        assert row["sentences"] == (
            "Ruritania and Graustark met in Strelsau on Monday. "
            "Nobody has crossed the river since 1998."
        )

    def test_without_commitments_there_is_the_header(self) -> None:
        note = document(briefing(commitments=[]))
        assert rows(note) == []
        assert header(note) == COLUMNS

    def test_a_commitment_that_failed_its_check_says_so(self) -> None:
        failed = promise(["Ruritania"], "wait", [1], ungrounded="no such name")
        (row,) = rows(document(briefing(commitments=[failed])))
        assert row["unverified"] == "no such name"

    def test_a_sentence_that_does_not_exist_has_no_text(self) -> None:
        (row,) = rows(document(briefing(commitments=[promise(["Ruritania"], "wait", [99])])))
        assert (row["cites"], row["sentences"]) == ("99", "")

    def test_an_unknown_source_leaves_its_cells_empty(self) -> None:
        (row,) = rows(document(article=article("So it is.", "And so.")))
        assert [row[name] for name in COLUMNS[:4]] == ["", "", "", ""]


class TestOwnNoteTypes:
    def test_every_cited_claim_is_a_row(self) -> None:
        measures = [Measure(what="freeze assets", target="the mill", cites=[1, 2])]
        lead = Measure(what="close the ferry", cites=[3], ungrounded="no ferry")
        note = document(SanctionsNote(title="T", measures=measures, lead=lead, key_words=["mill"]))
        assert header(note) == CLAIM_COLUMNS
        found = [(r["section"], r["text"], r["cites"], r["unverified"]) for r in rows(note)]
        assert found == [
            ("Measures", "freeze assets; Target: the mill", "1; 2", ""),
            ("Lead", "close the ferry", "3", "no ferry"),
        ]

    def test_without_cited_claims_there_is_the_header(self) -> None:
        note = document(Place(town="Zenda"))
        assert rows(note) == []
        assert header(note) == CLAIM_COLUMNS


class TestFile:
    def test_lines_end_as_rfc_4180_says(self) -> None:
        data = rendered(full_note(), "csv")
        assert data.count(b"\r\n") == data.count(b"\n") == 2

    def test_a_spreadsheet_is_told_the_encoding(self) -> None:
        assert rendered(with_action("zahle 5 € für Škoda"), "csv").startswith(b"\xef\xbb\xbf")
        assert rows(with_action("zahle 5 € für Škoda"))[0]["action"] == "zahle 5 € für Škoda"

    def test_commas_quotes_and_line_ends_stay_in_their_cell(self) -> None:
        (row,) = rows(with_action('say "yes",\r\nthen wait'))
        assert row["action"] == 'say "yes", then wait'


class TestFormulas:
    @pytest.mark.parametrize(
        "text",
        [
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "\t=1+1",
            "\r=1+1",
            " =1+1",
            "\x00=1",
            "\u202e=1",
            "＝1+1",
        ],
    )
    def test_a_cell_that_would_be_one_begins_with_an_apostrophe(self, text: str) -> None:
        assert rows(with_action(text))[0]["action"].startswith("'")

    def test_nor_does_one_begin_behind_a_semicolon_that_parts_cells_elsewhere(self) -> None:
        assert rows(with_action("wait;=HYPERLINK(1)"))[0]["action"] == "wait;'=HYPERLINK(1)"
        note = briefing(commitments=[promise(["Ruritania", "=cmd"], "wait", [1])])
        assert rows(document(note))[0]["by"] == "Ruritania; '=cmd"

    @pytest.mark.parametrize("name", ["title", "outlet", "url"])
    def test_the_article_s_own_data_are_guarded_too(self, name: str) -> None:
        (row,) = rows(document(article=article("So it is.", "And so.", **{name: "=1+1"})))
        assert row[name] == "'=1+1"

    def test_other_text_stays_as_it_is(self) -> None:
        assert rows(with_action("pay 1-2 = 3; or more"))[0]["action"] == "pay 1-2 = 3; or more"
