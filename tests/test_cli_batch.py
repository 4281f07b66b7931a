"""``summarizer batch``: what it writes, prints and returns, and how it goes on in its folder."""

import json
import re
from pathlib import Path

import pytest
from batch_articles import article, write_articles
from batch_command import command, lines_of
from endpoint_faults import Faults
from faulty_endpoint import FaultyEndpoint

from summarizer.batch.journal import Journal
from summarizer.cli.main import run

pytest_plugins = ("batch_command",)
pytestmark = pytest.mark.usefixtures("press_folder")


class TestNotes:
    def test_every_article_gets_its_note(
        self, endpoint: FaultyEndpoint, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(command(endpoint)) == 0
        shown = capsys.readouterr()
        assert shown.out == ""
        assert shown.err == f"3 notes: {Path('out/notes.jsonl')}\n"
        assert [note["id"] for note in lines_of("notes.jsonl")] == [
            "article-00000",
            "article-00001",
            "article-00002",
        ]
        assert lines_of("failures.jsonl") == []
        assert sorted(path.name for path in Path("out/notes").iterdir()) == [
            "article-00000.md",
            "article-00001.md",
            "article-00002.md",
        ]

    def test_in_as_many_forms_as_wanted(self, endpoint: FaultyEndpoint) -> None:
        assert run(command(endpoint, "-f", "json", "-f", "text")) == 0
        assert {path.suffix for path in Path("out/notes").iterdir()} == {".json", ".txt"}

    def test_the_same_command_asks_nothing_twice(
        self, endpoint: FaultyEndpoint, capsys: pytest.CaptureFixture[str]
    ) -> None:
        run(command(endpoint))
        capsys.readouterr()
        assert run(command(endpoint)) == 0
        assert endpoint.requests == 3
        assert capsys.readouterr().err.startswith("3 notes, 3 of them from before: ")

    def test_it_goes_on_at_another_address(self, endpoint: FaultyEndpoint) -> None:
        run(command(endpoint))
        with FaultyEndpoint() as other:
            write_articles(Path("press"), 4)
            assert run(command(other)) == 0
            assert other.requests == 1

    def test_one_note_is_told_as_one(
        self, endpoint: FaultyEndpoint, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(["batch", "press/article-00001.txt", *command(endpoint)[2:]]) == 0
        assert capsys.readouterr().err.startswith("1 note: ")

    def test_at_most_so_many_requests_at_once(self) -> None:
        write_articles(Path("press"), 12)
        with FaultyEndpoint(delay=0.01) as slow:
            assert run(command(slow, "-j", "2")) == 0
            assert slow.most_under_way == 2


class TestFailures:
    def test_some_articles_without_a_note_are_told(
        self, endpoint: FaultyEndpoint, capsys: pytest.CaptureFixture[str]
    ) -> None:
        Path("press/empty.txt").write_text(" ")
        assert run(command(endpoint)) == 90
        assert capsys.readouterr().err == (
            f"3 notes, 1 without a note (see {Path('out/failures.jsonl')}): "
            f"{Path('out/notes.jsonl')}\n"
        )
        (failure,) = lines_of("failures.jsonl")
        assert failure["error"]["kind"] == "EmptyArticleError"

    def test_and_tried_again_by_the_same_command(self) -> None:
        with FaultyEndpoint(Faults({"refusal": 1.0})) as refusing:
            assert run(command(refusing)) == 90
        with FaultyEndpoint() as endpoint:
            assert run(command(endpoint)) in {0, 90}
        (out,) = {len(lines_of("notes.jsonl")) + len(lines_of("failures.jsonl"))}
        assert out == 3

    def test_what_ends_the_batch_is_one_line_and_its_exit_code(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        write_articles(Path("press"), 30)
        with FaultyEndpoint(Faults(revoked_from=11)) as endpoint:
            assert run(command(endpoint, "-j", "2")) == 32
        error, told = capsys.readouterr().err.splitlines()
        assert error.startswith("Error: ")
        assert re.match(r"\d+ notes, \d+ without a note \(see out.failures.jsonl\): out", told)
        assert len(lines_of("notes.jsonl")) + len(lines_of("failures.jsonl")) == 30
        assert any("not begun: " in one["error"]["message"] for one in lines_of("failures.jsonl"))
        with FaultyEndpoint() as endpoint:
            assert run(command(endpoint)) == 0
        assert len(lines_of("notes.jsonl")) == 30

    def test_debug_shows_its_traceback(self, capsys: pytest.CaptureFixture[str]) -> None:
        with FaultyEndpoint(Faults(revoked_from=1)) as endpoint:
            assert run(["--debug", *command(endpoint)]) == 32
        assert capsys.readouterr().err.startswith("Traceback")

    def test_a_model_whose_name_was_mistyped_does_not_spoil_the_folder(
        self, endpoint: FaultyEndpoint
    ) -> None:
        with FaultyEndpoint(Faults(gone_from=1)) as without:
            assert run(command(without, "-m", "mm")) == 33
        assert run(command(endpoint)) == 0


class TestFolder:
    def test_of_another_batch_is_refused_and_the_difference_told(
        self, endpoint: FaultyEndpoint, capsys: pytest.CaptureFixture[str]
    ) -> None:
        run(command(endpoint))
        capsys.readouterr()
        assert run(command(endpoint, "-m", "m2", "--language", "fr")) == 92
        told = capsys.readouterr().err
        assert told.startswith("Error: out holds a batch of another --language, --model: ")
        assert told.count("\n") == 1

    def test_with_other_answers_is_another_batch(self, endpoint: FaultyEndpoint) -> None:
        assert run(command(endpoint)) == 0
        assert run(command(endpoint, "--repeat-index", "1")) == 92

    def test_that_another_run_has_is_refused_at_once(
        self, endpoint: FaultyEndpoint, capsys: pytest.CaptureFixture[str]
    ) -> None:
        with Journal.open(Path("out"), "batch"):
            assert run(command(endpoint)) == 91
        assert capsys.readouterr().err.startswith("Error: another run works on out: ")
        assert endpoint.requests == 0


class TestTelling:
    def test_quiet_is_quiet(
        self, endpoint: FaultyEndpoint, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(command(endpoint, "-q")) == 0
        shown = capsys.readouterr()
        assert shown.out == shown.err == ""

    def test_as_a_log_every_line_is_json(
        self, endpoint: FaultyEndpoint, capsys: pytest.CaptureFixture[str]
    ) -> None:
        Path("press/empty.txt").write_text(" ")
        assert run(command(endpoint, "--log-json")) == 90
        events = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
        assert events[0]["event"] == "batch.started"
        assert events[0]["articles"] == 4
        assert events[-1]["event"] == "batch.finished"
        assert (events[-1]["notes"], events[-1]["before"], events[-1]["failed"]) == (3, 0, 1)
        assert "error" not in events[-1]
        assert len([one for one in events if one["event"] == "note.finished"]) == 3

    def test_with_the_kind_of_what_ended_it(self, capsys: pytest.CaptureFixture[str]) -> None:
        with FaultyEndpoint(Faults(revoked_from=1)) as endpoint:
            assert run(command(endpoint, "--log-json")) == 32
        *events, error = capsys.readouterr().err.splitlines()
        assert json.loads(events[-1])["error"] == "AuthenticationError"
        assert error.startswith("Error: ")


class TestSubCommands:
    @pytest.mark.parametrize("name", ["submit", "status", "collect"])
    def test_the_first_word_may_name_one(
        self, name: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(["batch", name, "--help"]) == 0
        assert capsys.readouterr().out.startswith(f"Usage: summarizer batch {name} ")

    def test_an_article_of_that_name_can_still_be_meant(self, endpoint: FaultyEndpoint) -> None:
        Path("submit").write_text(article(0))
        assert run(["batch", "./submit", *command(endpoint)[2:]]) == 0


def test_a_note_that_somebody_deleted_comes_back(endpoint: FaultyEndpoint) -> None:
    run(command(endpoint))
    Path("out/notes/article-00001.md").unlink()
    assert run(command(endpoint)) == 0
    assert Path("out/notes/article-00001.md").is_file()
    assert endpoint.requests == 3


def test_a_batch_in_all_forms_is_rendered_merged_and_tracked(
    endpoint: FaultyEndpoint, capsys: pytest.CaptureFixture[str]
) -> None:
    forms = ("markdown", "text", "json", "html", "docx", "csv")
    assert run(command(endpoint, *(word for form in forms for word in ("-f", form)), "-q")) == 0
    notes = sorted(path.suffix for path in Path("out/notes").glob("article-00000.*"))
    assert notes == sorted([".md", ".txt", ".json", ".html", ".docx", ".csv"])
    capsys.readouterr()
    for source in ("out", "out/notes"):
        assert run(["render", source, "-f", "html", "-o", "pages"]) == 0
        assert len(list(Path("pages").iterdir())) == 3
        for name in ("dossier", "track"):
            assert run([name, source, "-f", "html"]) == 0
            assert capsys.readouterr().out.startswith("<!doctype html>")
