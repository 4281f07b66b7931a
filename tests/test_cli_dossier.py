"""``summarizer dossier``: articles and saved notes in, one note over all of them out."""

import json
import sys
from pathlib import Path

import pytest
from cli_border import Border
from dossier_notes import actor, commitment, fact, note

from summarizer import errors
from summarizer.cli.main import run
from summarizer.render import render_json

pytest_plugins = ("cli_border",)


@pytest.fixture
def saved(tmp_path: Path) -> list[str]:
    for name in ("courier", "herald"):
        document = note(
            actor("Vellmar"), commitment("Vellmar", "dredge the harbour"), outlet=name.title()
        )
        (tmp_path / f"{name}.json").write_text(render_json(document), encoding="utf-8")
    return ["courier.json", "herald.json"]


@pytest.fixture
def article(tmp_path: Path) -> str:
    (tmp_path / "third.txt").write_text("Zenda won.", encoding="utf-8")
    return "third.txt"


class TestSources:
    def test_saved_notes_open_no_model(
        self, border: Border, saved: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(["dossier", *saved]) == 0
        shown = capsys.readouterr()
        assert "| Vellmar | – | dredge the harbour | pledged | – | 2 of 2 outlets |" in shown.out
        assert shown.err == ""
        assert border.opened == border.calls == []

    def test_an_article_among_them_is_summarised_as_a_briefing_note(
        self, border: Border, saved: list[str], article: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(["dossier", *saved, article, "-f", "json", "--attempts", "0"]) == 0
        found = json.loads(capsys.readouterr().out)
        assert [each["number"] for each in found["articles"]] == [1, 2, 3]
        (call,) = border.calls
        assert call["article"].text == "Zenda won."
        assert call["schema"].__name__ == "BriefingNote"
        assert call["settings"].attempts == 0
        assert [model.closed for model in border.opened] == [True]

    def test_a_list_of_notes_and_a_folder(
        self, border: Border, saved: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        Path("batch").mkdir()
        lines = "".join(json.dumps(json.loads(Path(p).read_text())) + "\n" for p in saved)
        Path("batch/notes.jsonl").write_text(lines)
        assert run(["dossier", "batch/notes.jsonl"]) == 0
        listed = capsys.readouterr().out
        assert run(["dossier", "batch"]) == 0
        assert capsys.readouterr().out == listed
        assert "2 of 2 outlets" in listed


class TestFailures:
    def test_an_article_that_fails_does_not_take_the_others_along(
        self, border: Border, saved: list[str], article: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        border.fails["Zenda won."] = errors.TruncatedReplyError("cut off")
        Path("broken.json").write_text("{}")
        assert run(["dossier", article, *saved, "broken.json"]) == 52
        shown = capsys.readouterr()
        first, second, *_ = shown.err.splitlines()
        assert first == "Error: third.txt: cut off"
        assert second.startswith("Error: broken.json: not a document with a BriefingNote")
        assert "2 of 2 outlets" in shown.out
        assert "**Warning:** Left out, for it failed: third.txt" in shown.out

    @pytest.mark.usefixtures("border")
    def test_an_address_is_named_without_what_is_secret_in_it(
        self,
        saved: list[str],
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        def none(*_: object, **__: object) -> None:
            raise errors.FetchError("no connection")

        monkeypatch.setattr(sys.modules["summarizer.articles"], "read_article", none)
        address = "https://ada:sesame@press.example/a?token=t0k3n"
        assert run(["dossier", *saved, address]) == errors.FetchError.exit_code
        shown = capsys.readouterr()
        assert "Error: https://press.example/a: no connection" in shown.err
        assert "press.example/a" in shown.out
        assert not any(word in text for word in ("sesame", "t0k3n") for text in shown)

    def test_articles_are_read_as_brief_reads_them(
        self, border: Border, saved: list[str], article: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert run(["dossier", *saved, article]) == 0
        assert run(["dossier", *saved, article, "--from", "markdown", "--allow-private"]) == 0
        monkeypatch.setenv("SUMMARIZER_ALLOW_PRIVATE", "1")
        assert run(["dossier", *saved, article]) == 0
        assert border.read_how == [
            {"format": None, "allow_private": False},
            {"format": "markdown", "allow_private": True},
            {"format": None, "allow_private": True},
        ]

    def test_a_broken_line_costs_its_own_note_alone(
        self, border: Border, saved: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        first, second = (json.dumps(json.loads(Path(path).read_text())) for path in saved)
        Path("notes.jsonl").write_text(f"{first}\n{{oops\n{second}\n", encoding="utf-8")
        assert run(["dossier", "notes.jsonl"]) == 18
        shown = capsys.readouterr()
        assert "2 of 2 outlets" in shown.out
        assert "**Warning:** Left out, for it failed: notes.jsonl, line 2" in shown.out

    def test_standard_input_is_called_by_its_name(
        self, border: Border, saved: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        border.fails["From a pipe."] = errors.TruncatedReplyError("cut off")
        assert run(["dossier", "-", *saved]) == 52
        shown = capsys.readouterr()
        assert shown.err == "Error: standard input: cut off\n"
        assert "Left out, for it failed: standard input" in shown.out
        assert "2 notes by scripted; 2 calls, 10 output tokens" in shown.out

    def test_where_all_fail_nothing_is_written(
        self, border: Border, capsys: pytest.CaptureFixture[str]
    ) -> None:
        Path("broken.json").write_text("Prose.")
        assert run(["dossier", "broken.json", "missing.txt", "-o", "out.md"]) == 18
        assert not Path("out.md").exists()
        assert len(capsys.readouterr().err.splitlines()) == 2

    def test_an_error_that_every_article_would_meet_ends_it(
        self, border: Border, saved: list[str], article: str
    ) -> None:
        border.fails["Zenda won."] = errors.AuthenticationError("wrong key")
        assert run(["dossier", article, *saved]) == 32

    def test_one_article_is_for_brief(
        self, border: Border, article: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(["dossier", article]) == 2
        assert "for one there is brief" in capsys.readouterr().err
        assert border.opened == []

    def test_standard_input_can_be_read_once(self, border: Border) -> None:
        assert run(["dossier", "-", "-"]) == 2

    def test_a_place_that_cannot_be_written_to_is_found_out_first(
        self, border: Border, article: str, saved: list[str]
    ) -> None:
        assert run(["dossier", article, *saved, "-o", "no/such/folder.md"]) == 70
        assert border.calls == []


class TestWarnings:
    def test_a_single_note_is_allowed_with_a_warning(
        self, border: Border, saved: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(["dossier", saved[0]]) == 0
        assert capsys.readouterr().err.startswith("Warning: There is a single article")

    def test_an_article_given_twice_counts_once(
        self, border: Border, saved: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(["dossier", *saved, saved[0]]) == 0
        assert "Article 1 (Courier) was given more than once" in capsys.readouterr().err

    def test_articles_on_two_events(
        self, border: Border, saved: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        other = note(actor("Kestria"), fact("Trams run."), outlet="Wire", headline="Trams")
        Path("other.json").write_text(render_json(other))
        assert run(["dossier", *saved, "other.json"]) == 0
        shown = capsys.readouterr()
        assert "Warning: The articles may not be on one event" in shown.err
        assert "may not be on one event" in shown.out


class TestForms:
    @pytest.mark.parametrize(
        ("form", "start"),
        [
            ("markdown", "# News\n"),
            ("text", "News\n====\n"),
            ("json", '{\n  "headline": "News"'),
            ("html", "<!doctype html>\n"),
            ("csv", "\ufeffby,to,action,"),
        ],
    )
    def test_every_form_goes_to_a_file_as_well(
        self, border: Border, saved: list[str], form: str, start: str
    ) -> None:
        assert run(["dossier", *saved, "-f", form, "-o", "out"]) == 0
        assert Path("out").read_bytes().decode().startswith(start)

    def test_a_word_file_is_not_for_a_terminal_and_that_is_found_out_first(
        self,
        border: Border,
        saved: list[str],
        article: str,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        monkeypatch.setattr("sys.stdout.isatty", lambda: True)
        assert run(["dossier", *saved, article, "-f", "docx"]) == 2
        assert "use -o FILE" in capsys.readouterr().err
        assert border.calls == []

    def test_without_the_word_extra_no_article_is_summarised(
        self, border: Border, saved: list[str], article: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(sys.modules, "docx", None)
        arguments = ["dossier", *saved, article, "-f", "docx", "-o", "out.docx"]
        assert run(arguments) == errors.MissingExtraError.exit_code
        assert border.calls == []

    def test_word_is_written_as_a_file(self, border: Border, saved: list[str]) -> None:
        assert run(["dossier", *saved, "-f", "docx", "-o", "out.docx"]) == 0
        assert Path("out.docx").read_bytes().startswith(b"PK")


def test_articles_are_read_as_brief_reads_them(border: Border, saved: list[str]) -> None:
    Path("page.txt").write_text("<html><p>Zenda won.</p></html>", encoding="utf-8")
    assert run(["dossier", *saved, "page.txt", "--from", "text", "--allow-private"]) == 0
    (call,) = border.calls
    assert call["article"].text.startswith("<html>")
    assert border.read_how == [{"format": "text", "allow_private": True}]
