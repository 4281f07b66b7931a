"""``summarizer track``: saved notes in, a table of commitments out."""

import csv
import io
import json
from pathlib import Path
from types import SimpleNamespace

import pytest
from dossier_notes import actor, commitment, note

from summarizer.cli.main import run
from summarizer.render import render_json


@pytest.fixture(autouse=True)
def saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Leave two notes in the current folder: each by itself, and both in a batch's list."""
    monkeypatch.chdir(tmp_path)
    documents = [
        note(
            actor("Vellmar"),
            commitment("Vellmar", "dredge the harbour"),
            outlet="Courier",
            published="2026-05-04",
        ),
        note(
            actor("Government of Vellmar"),
            actor("Norland"),
            commitment("Government of Vellmar", "dredge the harbour", "reaffirmed"),
            commitment("Norland", "lend dredgers", "refused"),
            outlet="Herald",
            published="2026-06-04",
        ),
    ]
    Path("a.json").write_text(render_json(documents[0]), encoding="utf-8")
    Path("b.json").write_text(render_json(documents[1]), encoding="utf-8")
    Path("batch").mkdir()
    lines = "".join(render_json(document, indent=None) for document in documents)
    Path("batch/notes.jsonl").write_text(lines, encoding="utf-8")
    return tmp_path


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


@pytest.mark.parametrize("given", [["a.json", "b.json"], ["batch"], ["batch/notes.jsonl"]])
def test_notes_may_lie_anywhere(given: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["track", *given, "-f", "csv"]) == 0
    found = rows(capsys.readouterr().out)
    assert [(row["actor"], row["state"], row["reports"]) for row in found] == [
        ("Norland", "refused", "1"),
        ("Vellmar", "reaffirmed", "2"),
    ]


def test_notes_may_come_through_a_pipe(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stream = io.BytesIO(Path("batch/notes.jsonl").read_bytes())
    monkeypatch.setattr("summarizer.saved_notes.sys.stdin", SimpleNamespace(buffer=stream))
    assert run(["track", "-", "-f", "json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["articles"]) == 2


def test_markdown_is_the_default_and_has_the_day(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["track", "batch", "--today", "2026-09-01"]) == 0
    assert capsys.readouterr().out.startswith("# Commitments as of 2026-09-01\n\n## Norland\n")


def test_actor_and_state_choose(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["track", "batch", "-f", "csv", "--actor", "vellmar"]) == 0
    assert [row["actor"] for row in rows(capsys.readouterr().out)] == ["Vellmar"]
    assert run(["track", "batch", "-f", "csv", "--state", "refused", "--state", "due"]) == 0
    assert [row["actor"] for row in rows(capsys.readouterr().out)] == ["Norland"]


def test_the_day_and_how_near_is_near_are_passed_on(capsys: pytest.CaptureFixture[str]) -> None:
    given = ["--today", "2026-06-01", "--due-within", "5"]
    assert run(["track", "batch", "-f", "json", *given]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["today"], found["due_within"]) == ("2026-06-01", 5)


def test_it_goes_to_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["track", "batch", "-o", "table.html", "-f", "html"]) == 0
    assert capsys.readouterr().out == ""
    assert Path("table.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_the_same_article_counts_once_and_that_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["track", "batch", "a.json", "-f", "csv"]) == 0
    shown = capsys.readouterr()
    assert shown.err == ("Warning: Article 1 was given more than once: its first note is used.\n")
    assert len(rows(shown.out)) == 2


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (["prose.txt"], 18),
        (["missing.json"], 11),
        (["empty"], 18),
        (["a.json", "-o", "no/folder.md"], 70),
        (["a.json", "--today", "tomorrow"], 2),
        (["a.json", "--state", "lost"], 2),
        (["-", "-"], 2),
        ([], 2),
    ],
)
def test_what_cannot_be_done_is_one_line_and_a_code(
    given: list[str], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("prose.txt").write_text("No note.")
    Path("empty").mkdir()
    assert run(["track", *given]) == code
    shown = capsys.readouterr()
    assert shown.out == ""
    if code != 2:
        assert len(shown.err.splitlines()) == 1


def test_a_note_that_cannot_be_read_does_not_take_the_others_along(
    capsys: pytest.CaptureFixture[str],
) -> None:
    good, other = Path("batch/notes.jsonl").read_text(encoding="utf-8").splitlines()
    Path("notes.jsonl").write_text(f"{good}\n{{oops\n{other}\n", encoding="utf-8")
    assert run(["track", "gone.json", "notes.jsonl"]) == 11
    shown = capsys.readouterr()
    assert shown.err.splitlines() == [
        "Error: No such file: gone.json",
        "Error: notes.jsonl, line 2: no JSON, so no saved note (--format json saves one)",
    ]
    assert "## Norland" in shown.out
    assert "## Vellmar" in shown.out
    assert "**Warning:** Left out, for it failed: notes.jsonl, line 2" in shown.out


@pytest.mark.parametrize(
    "arguments",
    [
        ["track", "batch", "-f", "json", "-o", "batch/notes.jsonl"],
        ["track", "a.json", "-o", "./a.json"],
        ["dossier", "a.json", "b.json", "-o", "b.json"],
        ["render", "a.json", "-f", "html", "-o", "a.json"],
        ["render", "a.json", "-f", "json", "-o", "."],
        ["brief", "article.txt", "-f", "text", "-o", "article.txt"],
        ["brief", "article.txt", "a.json", "-f", "text", "-o", "."],
    ],
)
def test_what_is_read_is_never_written_over(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    Path("article.txt").write_text("Vellmar signed.", encoding="utf-8")
    before = {path: path.read_bytes() for path in Path().rglob("*.*") if path.is_file()}
    assert run(arguments) == 70
    assert capsys.readouterr().err.endswith(": it is one of the inputs\n")
    assert {path: path.read_bytes() for path in before} == before
