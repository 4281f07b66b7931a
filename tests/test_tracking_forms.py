"""Commitments over time, as people and programs read them."""

import csv
import io

from dossier_notes import commitment, note
from tracked_notes import DREDGE, TODAY, vellmar

from summarizer import track
from summarizer.render.tracking import render_tracking
from summarizer.schemas.tracking import Tracking


class TestForms:
    def test_markdown_has_a_table_for_every_actor(self) -> None:
        found = track([vellmar("2026-03-01", deadline="by 2031"), vellmar(None)], today=TODAY)
        shown = render_tracking(found, "markdown").decode()
        assert shown.startswith("# Commitments as of 2026-09-01\n\n## Vellmar\n")
        history = "2026-03-01 pledged (Outlet 2026-03-01); undated: pledged (Outlet None)"
        row = (
            f"| {DREDGE} | open | by 2031 | 2026-03-01 | 2026-03-01 | {history} | – | [1:2][2:2] |"
        )
        assert row in shown
        assert "- **2:** Outlet None, date not stated" in shown

    def test_csv_opens_in_a_spreadsheet_and_no_cell_is_a_formula(self) -> None:
        found = track(
            [note(commitment("=1+1", "-2", to=["@x"], amount="+3"), outlet="\t=4")], today=TODAY
        )
        written = render_tracking(found, "csv")
        assert written.startswith(b"\xef\xbb\xbfactor,")
        (row,) = csv.DictReader(io.StringIO(written.decode("utf-8-sig")))
        assert [row[name] for name in ("actor", "action", "to", "amount", "outlets")] == [
            "'=1+1", "'-2", "'@x", "'+3", "'=4",
        ]  # fmt: skip

    def test_csv_says_what_failed_its_check(self) -> None:
        failing = commitment("Vellmar", "pay", ungrounded="not in sentence 2")
        text = render_tracking(track([note(failing)], today=TODAY), "csv").decode("utf-8-sig")
        assert [row["unverified"] for row in csv.DictReader(io.StringIO(text))] == [
            "not in sentence 2"
        ]

    def test_csv_names_the_articles_by_title_and_address(self) -> None:
        found = track(
            [
                note(commitment("Vellmar", "pay"), title="One", url="https://a.example", name="1"),
                note(commitment("Vellmar", "pay"), title="Two", name="2"),
            ],
            today=TODAY,
        )
        (row,) = csv.DictReader(io.StringIO(render_tracking(found, "csv").decode("utf-8-sig")))
        assert (row["titles"], row["urls"]) == ("One; Two", "https://a.example")
        assert row["history"] == "undated: pledged (article 1); undated: pledged (article 2)"

    def test_that_nothing_fits_is_said(self) -> None:
        found = track([note(commitment("Vellmar", "pay"))], today=TODAY, actor="Nobody")
        assert "No commitment was found." in render_tracking(found, "markdown").decode()

    def test_json_is_read_back_as_it_was(self) -> None:
        found = track([vellmar("2026-03-01")], today=TODAY)
        assert Tracking.model_validate_json(render_tracking(found, "json")) == found

    def test_nothing_found_is_said(self) -> None:
        assert "None stated." in render_tracking(track([], today=TODAY), "text").decode()

    def test_html_has_no_markup_of_a_note(self) -> None:
        hostile = note(commitment("<script>", "<img src=x>"), outlet="<iframe>")
        page = render_tracking(track([hostile], today=TODAY), "html").decode()
        assert not any(tag in page for tag in ("<script", "<img", "<iframe"))
