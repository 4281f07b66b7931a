"""``summarizer brief`` on one article: the note, the model, what is told meanwhile."""

import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from cli_border import Border, names

from summarizer import errors
from summarizer.cli import writing
from summarizer.cli.main import run
from summarizer.schemas import ArticleMetadata

pytest_plugins = ("cli_border",)

pytest_plugins = ("cli_border",)


class TestOneArticle:
    def test_markdown_is_the_default(
        self, border: Border, articles: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(["brief", articles[0]]) == 0
        shown = capsys.readouterr()
        assert shown.out.startswith("# News: Zenda won.\n")
        assert shown.err == ""

    def test_json_is_the_contract(
        self, border: Border, articles: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(["brief", articles[0], "--format", "json"]) == 0
        shown = capsys.readouterr().out
        assert json.loads(shown)["note"]["headline"] == "News: Zenda won."
        assert shown.startswith('{\n  "note"')

    def test_text_fits_eighty_columns(
        self, border: Border, articles: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(["brief", articles[0], "-f", "text"]) == 0
        assert max(map(len, capsys.readouterr().out.splitlines())) <= 80

    def test_the_format_may_come_from_the_configuration(
        self, border: Border, articles: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        Path("summarizer.toml").write_text('format = "json"')
        assert run(["brief", articles[0]]) == 0
        assert capsys.readouterr().out.startswith("{")

    def test_metadata_is_passed_on(self, border: Border, articles: list[str]) -> None:
        given = ["--title", "T", "--outlet", "O", "--published", "2026-03-12", "--url", "u"]
        assert run(["brief", articles[0], *given]) == 0
        assert border.read == [
            (
                "one.txt",
                ArticleMetadata(title="T", outlet="O", published=date(2026, 3, 12), url="u"),
            )
        ]

    @pytest.mark.parametrize(
        ("given", "name", "value"),
        [
            (["-m", "tiny"], "model", "tiny"),
            (["--base-url", "http://h/v1"], "base_url", "http://h/v1"),
            (["--schema", "mine:Mine"], "schema_", "mine:Mine"),
            (["--prompts", "mine"], "prompts", Path("mine")),
            (["--language", "fr"], "language", "fr"),
            (["--on-ungrounded", "keep"], "on_ungrounded", "keep"),
            (["--tactics", "single"], "tactics", "single"),
            (["--attempts", "0"], "attempts", 0),
            (["--timeout", "1.5"], "timeout", 1.5),
            (["--threads", "1"], "threads", 1),
            (["--context", "4096"], "context", 4096),
            (["--concurrency", "3"], "concurrency", 3),
            (["--max-tokens", "99"], "max_tokens", 99),
        ],
    )
    def test_every_option_is_a_setting(
        self, border: Border, articles: list[str], given: list[str], name: str, value: Any
    ) -> None:
        assert run(["brief", articles[0], *given]) == 0
        assert getattr(border.calls[0]["settings"], name) == value

    def test_a_key_is_passed_on_as_a_secret(self, border: Border, articles: list[str]) -> None:
        assert run(["brief", articles[0], "--key", "sesame"]) == 0
        assert border.calls[0]["settings"].key.get_secret_value() == "sesame"

    def test_usage_is_json_on_stderr(
        self, border: Border, articles: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(["brief", articles[0], "-u"]) == 0
        assert json.loads(capsys.readouterr().err) == {
            "article": "one.txt",
            "model": "tiny",
            "calls": 5,
            "retries": 1,
            "usage": {"prompt": 1000, "cached": 800, "completion": 321},
            "cost": None,
            "seconds": 12.34,
        }

    def test_a_missing_article_has_its_own_exit_code(
        self, border: Border, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(["brief", "none.txt"]) == 11
        assert capsys.readouterr().err == "Error: none.txt: no such file\n"

    def test_standard_input_can_be_an_article(
        self, border: Border, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(["brief", "-"]) == 0
        assert "News: From a pipe." in capsys.readouterr().out

    @pytest.mark.parametrize("published", ["yesterday", "2026-13-01", "12/03/2026"])
    def test_a_date_that_is_none_is_refused(
        self, border: Border, published: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(["brief", "one.txt", "--published", published]) == 2
        assert f"{published!r} is no day in the form YYYY-MM-DD." in capsys.readouterr().err


class TestOutputFile:
    def test_the_note_goes_there_and_nowhere_else(
        self, border: Border, articles: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(["brief", articles[0], "-o", "note.md"]) == 0
        assert capsys.readouterr().out == ""
        assert Path("note.md").read_text(encoding="utf-8").startswith("# News: Zenda won.")
        assert names(".") == ["note.md", "one.txt", "two.txt"]

    def test_a_failing_run_leaves_the_old_file_as_it_was(
        self, border: Border, articles: list[str]
    ) -> None:
        Path("note.md").write_text("old")
        border.fails["Zenda won."] = errors.InvalidReplyError("no JSON")
        assert run(["brief", articles[0], "-o", "note.md"]) == 51
        assert Path("note.md").read_text() == "old"
        assert names(".") == ["note.md", "one.txt", "two.txt"]

    def test_a_folder_that_is_not_there_is_told_before_any_work(
        self, border: Border, articles: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(["brief", articles[0], "-o", "no/note.md"]) == 70
        assert "no/note.md" in capsys.readouterr().err
        assert border.calls == []

    def test_a_folder_takes_the_article_s_name(self, border: Border, articles: list[str]) -> None:
        Path("notes").mkdir()
        assert run(["brief", articles[0], "-o", "notes", "-f", "json"]) == 0
        assert names("notes") == ["one.json"]


class TestTheModel:
    def test_it_is_opened_once_and_closed_at_the_end(
        self, border: Border, articles: list[str]
    ) -> None:
        assert run(["brief", *articles, "-o", "notes"]) == 0
        (model,) = border.opened
        assert [call["model"] for call in border.calls] == [model, model]
        assert model.closed

    def test_it_is_closed_when_the_run_fails(self, border: Border, articles: list[str]) -> None:
        border.fails["Zenda won."] = errors.AuthenticationError("wrong key")
        assert run(["brief", articles[0]]) == 32
        assert border.opened[0].closed

    def test_it_is_not_opened_for_an_article_that_cannot_be_read(self, border: Border) -> None:
        assert run(["brief", "none.txt"]) == 11
        assert border.opened == []

    def test_the_terminal_hears_of_its_loading(
        self, border: Border, articles: list[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        terminal = Terminal()
        monkeypatch.setattr("sys.stderr", terminal)
        assert run(["brief", *articles, "-o", "notes"]) == 0
        assert terminal.getvalue().count("loading tiny\n") == 1


class TestProgress:
    def test_a_terminal_sees_sections_and_totals(
        self, border: Border, articles: list[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        terminal = Terminal()
        monkeypatch.setattr("sys.stderr", terminal)
        assert run(["brief", *articles, "-o", "notes"]) == 0
        shown = terminal.getvalue()
        assert "one.txt:" in shown
        assert "✓ actors: 7 tokens, 1.5 s" in shown
        assert "done in 12.3 s: 5 calls, 1 retries, 1000 prompt tokens (800 cached)" in shown

    def test_quiet_means_nothing_even_there(
        self, border: Border, articles: list[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        terminal = Terminal()
        monkeypatch.setattr("sys.stderr", terminal)
        assert run(["brief", articles[0], "-q"]) == 0
        assert terminal.getvalue() == ""


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class TestWriting:
    def test_a_folder_is_no_file(self, tmp_path: Path) -> None:
        with pytest.raises(errors.OutputError, match="is a folder"):
            writing.check_target(tmp_path)
