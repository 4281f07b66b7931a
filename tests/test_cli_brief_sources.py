"""``summarizer brief`` on addresses and on several articles, into files of any layout."""

import json
from pathlib import Path

import pytest
from cli_border import Border, names
from page_server import PageServer, page

from summarizer import errors
from summarizer.cli import writing
from summarizer.cli.main import run

pytest_plugins = ("cli_border",)

pytest_plugins = ("cli_border",)


class TestAddresses:
    def test_how_an_article_is_read_may_be_said(self, border: Border, articles: list[str]) -> None:
        assert run(["brief", articles[0], "--from", "markdown", "--allow-private"]) == 0
        assert border.read_how == [{"format": "markdown", "allow_private": True}]

    def test_nothing_is_said_of_it_by_default(self, border: Border, articles: list[str]) -> None:
        assert run(["brief", articles[0]]) == 0
        assert border.read_how == [{"format": None, "allow_private": False}]

    def test_private_addresses_may_be_allowed_by_the_environment(
        self, border: Border, articles: list[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("SUMMARIZER_ALLOW_PRIVATE", "1")
        assert run(["brief", articles[0]]) == 0
        assert border.read_how[0]["allow_private"] is True

    def test_a_format_that_is_none_is_refused(
        self, border: Border, articles: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(["brief", articles[0], "--from", "tablet"]) == 2
        assert "'tablet' is none of text, markdown" in capsys.readouterr().err
        assert border.calls == []

    @pytest.mark.parametrize(
        ("url", "name"),
        [
            ("https://press.example/news/bridge.html?id=7", "bridge"),
            ("https://press.example/", "article"),
            ("https://press.example/..%2F..%2Fetc%2Fpasswd", "passwd"),
            ("https://press.example/%2e%2e%2f", "article"),
            ("https://press.example/a%3Cb%3E%00c", "a-b-c"),
        ],
    )
    def test_a_note_s_file_is_named_after_the_page(self, url: str, name: str) -> None:
        assert writing.stem_of(url) == name

    def test_one_that_cannot_be_fetched_takes_no_other_along(
        self,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        monkeypatch.chdir(tmp_path)
        feed = page(b'<rss version="2.0"><channel></channel></rss>')
        with PageServer({"/rss": feed}) as pages:
            urls = [f"{pages.url}/{name}" for name in ("gone", "rss")]
            secret = urls[0].replace("//", "//ada:sesame@")
            given = ["brief", secret, urls[1], "--base-url", "http://127.0.0.1:9/v1", "-m", "m"]
            assert run([*given, "--allow-private"]) == 16
            told = capsys.readouterr().err
            assert run(given) == 17
        lines = told.splitlines()
        assert lines[0].endswith(f"{urls[0]} is not there (HTTP 404)")
        assert f"{urls[1]} is a feed of many articles; summarizer batch" in lines[1]
        assert "sesame" not in told + capsys.readouterr().err


class TestSeveralArticles:
    def test_each_note_gets_a_file_in_the_folder(self, border: Border, articles: list[str]) -> None:
        assert run(["brief", *articles, "-o", "new/notes"]) == 0
        assert names("new/notes") == ["one.md", "two.md"]

    def test_articles_of_the_same_name_do_not_overwrite_each_other(
        self, border: Border, articles: list[str]
    ) -> None:
        Path("other").mkdir()
        Path("other/one.md").write_text("Zenda drew.")
        assert run(["brief", "one.txt", "other/one.md", "-", "-o", "notes"]) == 0
        assert names("notes") == ["article.md", "one-2.md", "one.md"]
        assert "Zenda drew." in Path("notes/one-2.md").read_text(encoding="utf-8")

    def test_a_file_in_the_folder_s_place_is_refused(
        self, border: Border, articles: list[str]
    ) -> None:
        assert run(["brief", *articles, "-o", "one.txt"]) == 70
        assert Path("one.txt").read_text() == "Zenda won."

    def test_on_stdout_a_rule_separates_them(
        self, border: Border, articles: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(["brief", *articles]) == 0
        first, second = capsys.readouterr().out.split("\n\n---\n\n")
        assert first.startswith("# News: Zenda won.")
        assert second.startswith("# News: Zenda lost.")

    def test_as_json_they_are_one_to_a_line(
        self, border: Border, articles: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(["brief", *articles, "-f", "json"]) == 0
        lines = capsys.readouterr().out.splitlines()
        assert [json.loads(line)["article"]["text"] for line in lines] == [
            "Zenda won.",
            "Zenda lost.",
        ]

    def test_one_that_fails_does_not_take_the_others_along(
        self, border: Border, articles: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        border.fails["Zenda won."] = errors.InvalidReplyError("no JSON")
        assert run(["brief", "none.txt", *articles]) == 11
        shown = capsys.readouterr()
        assert shown.err == "Error: none.txt: no such file\nError: one.txt: no JSON\n"
        assert shown.out.startswith("# News: Zenda lost.")

    def test_an_error_that_would_meet_all_ends_the_run(
        self, border: Border, articles: list[str]
    ) -> None:
        border.fails["Zenda won."] = errors.AuthenticationError("wrong key")
        assert run(["brief", *articles]) == 32
        assert len(border.calls) == 1

    @pytest.mark.parametrize("option", ["--title", "--url"])
    def test_what_is_about_one_article_is_refused_for_several(
        self, border: Border, articles: list[str], option: str
    ) -> None:
        assert run(["brief", *articles, option, "x"]) == 2
        assert border.calls == []

    def test_standard_input_can_be_read_only_once(self, border: Border) -> None:
        assert run(["brief", "-", "-"]) == 2


class TestLayout:
    def test_a_web_page_is_a_form(
        self, border: Border, articles: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(["brief", articles[0], "-f", "html"]) == 0
        assert capsys.readouterr().out.startswith("<!DOCTYPE html>")

    def test_a_template_of_ones_own_draws_the_note(
        self, border: Border, articles: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        Path("t.j2").write_text("* {{ title }} {{ labels[1] }}", encoding="utf-8")
        assert run(["brief", articles[0], "--template", "t.j2"]) == 0
        assert capsys.readouterr().out == "* News: Zenda won. 1\n"

    def test_it_is_read_before_anything_is_asked(
        self, border: Border, articles: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        Path("t.j2").write_text("{% oops %}", encoding="utf-8")
        assert run(["brief", articles[0], "--template", "t.j2"]) == 20
        assert "note template, line 1" in capsys.readouterr().err
        assert border.calls == border.read == []

    @pytest.mark.parametrize("form", ["html", "docx", "csv"])
    def test_several_notes_that_cannot_follow_one_another_need_a_folder(
        self, form: str, border: Border, articles: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(["brief", *articles, "-f", form]) == 2
        assert f"several notes as {form} cannot go to standard output" in capsys.readouterr().err
        assert border.calls == []

    def test_web_pages_go_into_a_folder(self, border: Border, articles: list[str]) -> None:
        assert run(["brief", *articles, "-f", "html", "-o", "out"]) == 0
        assert names("out") == ["one.html", "two.html"]

    def test_a_binary_file_is_not_for_a_terminal(
        self,
        border: Border,
        articles: list[str],
        capsys: pytest.CaptureFixture[str],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setattr("sys.stdout.isatty", lambda: True)
        assert run(["brief", articles[0], "-f", "docx"]) == 2
        assert "use -o FILE" in capsys.readouterr().err
        assert border.calls == []
