"""``summarizer render``: saved notes in another form, without a model."""

import io
import json
import subprocess
import sys
from pathlib import Path

import note_pages
import pytest

from summarizer.cli.main import run
from summarizer.render import render_json, render_markdown, render_text
from summarizer.render.page import render_html

OWN = """
from pydantic import BaseModel
from summarizer.schemas import Cited

class Measure(Cited):
    what: str
    cost: str | None

class Plan(BaseModel):
    title: str
    gist: str
    measures: list[Measure]
    main: Measure
    open_points: list[str]
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with two saved notes and a list of three."""
    monkeypatch.chdir(tmp_path)
    one, two = note_pages.plain(), note_pages.doubtful()
    Path("one.json").write_text(render_json(one), encoding="utf-8")
    Path("two.json").write_text(render_json(two, indent=None), encoding="utf-8")
    lines = []
    for number, saved in enumerate((one, two, one)):
        document = json.loads(render_json(saved))
        lines.append(json.dumps({"index": number, "id": f"a-{number}", "fields": {}} | document))
    Path("notes.jsonl").write_text("\n".join(lines) + "\n\n", encoding="utf-8")
    return tmp_path


def names(folder: str) -> list[str]:
    return sorted(path.name for path in Path(folder).iterdir())


class TestOneNote:
    @pytest.mark.parametrize("command", ["render", "track", "dossier"])
    def test_a_dash_is_standard_output(
        self, command: str, here: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run([command, "one.json", "-o", "-"]) == 0
        assert "# " in capsys.readouterr().out
        assert not (here / "-").exists()

    def test_markdown_is_the_default(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert run(["render", "one.json"]) == 0
        assert capsys.readouterr().out == render_markdown(note_pages.plain())

    def test_any_other_form_is_what_brief_would_have_written(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(["render", "two.json", "-f", "text"]) == 0
        assert capsys.readouterr().out == render_text(note_pages.doubtful())
        assert run(["render", "two.json", "-f", "html", "-o", "two.html"]) == 0
        assert Path("two.html").read_text(encoding="utf-8") == render_html(note_pages.doubtful())
        assert run(["render", "two.json", "-f", "json"]) == 0
        assert capsys.readouterr().out == render_json(note_pages.doubtful())

    def test_it_may_come_from_standard_input(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        data = Path("one.json").read_bytes()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        assert run(["render", "-"]) == 0
        assert capsys.readouterr().out == render_markdown(note_pages.plain())

    def test_into_a_folder_that_is_there_it_goes_under_its_name(self) -> None:
        Path("out").mkdir()
        assert run(["render", "one.json", "-o", "out"]) == 0
        assert names("out") == ["one.md"]

    def test_the_form_may_come_from_the_configuration(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        Path("summarizer.toml").write_text('format = "text"', encoding="utf-8")
        assert run(["render", "one.json"]) == 0
        assert capsys.readouterr().out == render_text(note_pages.plain())

    def test_a_note_type_of_ones_own_is_named(self, capsys: pytest.CaptureFixture[str]) -> None:
        Path("own_plan.py").write_text(OWN, encoding="utf-8")
        Path("plan.json").write_text(render_json(note_pages.own_type()), encoding="utf-8")
        assert run(["render", "plan.json", "--schema", "own_plan:Plan"]) == 0
        assert capsys.readouterr().out == render_markdown(note_pages.own_type())


class TestSeveralNotes:
    def test_go_into_a_folder(self) -> None:
        assert run(["render", "one.json", "two.json", "-f", "html", "-o", "out"]) == 0
        assert names("out") == ["one.html", "two.html"]

    def test_of_one_name_stay_two(self) -> None:
        Path("sub").mkdir()
        Path("sub/one.json").write_bytes(Path("one.json").read_bytes())
        assert run(["render", "one.json", "sub/one.json", "-o", "out"]) == 0
        assert names("out") == ["one-2.md", "one.md"]

    def test_of_a_list_have_the_names_of_their_articles(self) -> None:
        assert run(["render", "notes.jsonl", "-o", "out"]) == 0
        assert names("out") == ["a-0.md", "a-1.md", "a-2.md"]

    def test_lie_in_the_folder_of_a_batch(self) -> None:
        Path("batch").mkdir()
        Path("notes.jsonl").rename("batch/notes.jsonl")
        assert run(["render", "batch", "-o", "out"]) == 0
        assert names("out") == ["a-0.md", "a-1.md", "a-2.md"]

    def test_lie_in_a_folder_by_themselves(self) -> None:
        Path("saved").mkdir()
        for name in ("one.json", "two.json"):
            Path(name).rename(f"saved/{name}")
        assert run(["render", "saved", "-f", "csv", "-o", "out"]) == 0
        assert names("out") == ["one.csv", "two.csv"]

    @pytest.mark.parametrize("evil", ["../../evil", "/etc/evil", "..", ".hidden", "a/b", "", 7])
    def test_have_no_name_that_leads_elsewhere(self, evil: object) -> None:
        line = json.dumps({"id": evil} | json.loads(render_json(note_pages.plain())))
        Path("evil.jsonl").write_text(f"{line}\n{line}\n", encoding="utf-8")
        assert run(["render", "evil.jsonl", "-o", "out"]) == 0
        assert names("out") == ["evil-1.md", "evil-2.md"]

    def test_follow_one_another_on_standard_output(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(["render", "one.json", "two.json"]) == 0
        first, second = capsys.readouterr().out.split("\n---\n\n")
        assert first == render_markdown(note_pages.plain())
        assert second == render_markdown(note_pages.doubtful())

    def test_as_json_are_json_lines(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert run(["render", "notes.jsonl", "-f", "json"]) == 0
        lines = capsys.readouterr().out.splitlines()
        assert [json.loads(line)["note"]["headline"] for line in lines] == [
            "Two states share a harbour"
        ] * 3

    def test_what_brief_writes_as_json_lines_is_read_from_standard_input(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        lines = render_json(note_pages.plain(), indent=None) * 2
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines.encode())))
        assert run(["render", "-", "-f", "text"]) == 0
        assert capsys.readouterr().out.count("=\n") == 2

    @pytest.mark.parametrize("form", ["html", "docx", "csv"])
    def test_that_cannot_follow_one_another_need_a_folder(
        self, form: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(["render", "one.json", "two.json", "-f", form]) == 2
        assert "use -o FOLDER" in capsys.readouterr().err

    def test_one_that_cannot_be_read_does_not_take_the_others_along(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        lines = Path("notes.jsonl").read_text(encoding="utf-8").splitlines()
        Path("notes.jsonl").write_text("\n".join([lines[0], "{oops", lines[2]]), encoding="utf-8")
        assert run(["render", "notes.jsonl", "gone.json", "-o", "out"]) == 18
        assert names("out") == ["a-0.md", "a-2.md"]
        assert capsys.readouterr().err.splitlines() == [
            "Error: notes.jsonl, line 2: no JSON, so no saved note (--format json saves one)",
            "Error: No such file: gone.json",
        ]


class TestRefused:
    @pytest.mark.parametrize(
        ("text", "why"),
        [
            ("", "no JSON"),
            ("# A note\n", "no JSON"),
            ("[1, 2]", "no saved note (--format json saves one)"),
            ("[" * 100_000, "no JSON"),
            ("{}", "not a document with a BriefingNote ('note' is missing)"),
            ('{"note": {"headline": ""}}', "not a document with a BriefingNote (headline: String"),
        ],
    )
    def test_a_file_that_is_no_note(
        self, text: str, why: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        Path("bad.json").write_text(text, encoding="utf-8")
        assert run(["render", "bad.json"]) == 18
        (line,) = capsys.readouterr().err.splitlines()
        assert line.startswith(f"Error: bad.json: {why}")

    def test_a_list_without_a_note(self, capsys: pytest.CaptureFixture[str]) -> None:
        Path("none.jsonl").write_text("\n\n", encoding="utf-8")
        assert run(["render", "none.jsonl"]) == 18
        assert (
            capsys.readouterr().err
            == "Error: none.jsonl: there is no saved note in it (--format json saves one)\n"
        )

    def test_bytes_that_are_no_text(self, capsys: pytest.CaptureFixture[str]) -> None:
        Path("bad.json").write_bytes(b"\xff\xfe\x00{")
        assert run(["render", "bad.json"]) == 18
        assert "bad.json: no JSON" in capsys.readouterr().err

    def test_a_note_of_another_type_with_the_way_out(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        Path("plan.json").write_text(render_json(note_pages.own_type()), encoding="utf-8")
        assert run(["render", "plan.json"]) == 18
        assert capsys.readouterr().err == (
            "Error: plan.json: holds a Plan, not a BriefingNote: name its type with "
            "--schema MODULE:CLASS\n"
        )

    def test_a_folder_without_a_note(self, capsys: pytest.CaptureFixture[str]) -> None:
        Path("dir").mkdir()
        assert run(["render", "dir"]) == 18
        assert (
            capsys.readouterr().err
            == "Error: dir: there is no saved note in it (--format json saves one)\n"
        )

    def test_a_file_that_is_not_there_is_named(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert run(["render", "gone.json"]) == 11
        assert capsys.readouterr().err == "Error: No such file: gone.json\n"

    def test_standard_input_can_be_read_only_once(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert run(["render", "-", "-"]) == 2
        assert "standard input" in capsys.readouterr().err

    def test_a_target_that_cannot_be_written_is_named(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(["render", "one.json", "-o", "no/such/folder.md"]) == 70
        assert "folder.md" in capsys.readouterr().err

    def test_a_binary_file_is_not_for_a_terminal(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
        assert run(["render", "one.json", "-f", "docx"]) == 2
        assert "not for a terminal: use -o FILE" in capsys.readouterr().err


class TestTemplate:
    def test_draws_markdown(self, capsys: pytest.CaptureFixture[str]) -> None:
        Path("t.j2").write_text("* {{ title }}\n", encoding="utf-8")
        assert run(["render", "one.json", "--template", "t.j2"]) == 0
        assert capsys.readouterr().out == "* Two states share a harbour\n"

    def test_draws_html(self, capsys: pytest.CaptureFixture[str]) -> None:
        Path("t.j2").write_text("<p>{{ article.url }}</p>", encoding="utf-8")
        assert run(["render", "one.json", "-f", "html", "--template", "t.j2"]) == 0
        assert capsys.readouterr().out == "<p>https://wire.example/sill?a=1&amp;b=2</p>\n"

    @pytest.mark.parametrize("form", ["text", "json", "docx", "csv"])
    def test_draws_nothing_else(self, form: str, capsys: pytest.CaptureFixture[str]) -> None:
        Path("t.j2").write_text("{{ title }}", encoding="utf-8")
        assert run(["render", "one.json", "-f", form, "--template", "t.j2"]) == 2
        assert f"(here: {form})" in capsys.readouterr().err

    def test_a_word_file_is_for_word(self, capsys: pytest.CaptureFixture[str]) -> None:
        Path("t.docx").write_bytes(b"PK")
        assert run(["render", "one.json", "--docx-template", "t.docx"]) == 2
        assert "--docx-template is for --format docx" in capsys.readouterr().err

    @pytest.mark.parametrize(
        ("content", "why"),
        [
            (b"{{ ''.__class__ }}", "note template, line 1: not allowed in a template"),
            (b"{% for", "note template, line 1: "),
            (b"\xff\xfe", "the template t.j2 is not UTF-8 text"),
            (b" " * 1_000_001, "the template t.j2 is larger than 1000000 bytes"),
            (None, "cannot read the template t.j2: No such file or directory"),
        ],
    )
    def test_that_is_no_good_costs_one_line(
        self, content: bytes | None, why: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        if content is not None:
            Path("t.j2").write_bytes(content)
        assert run(["render", "one.json", "--template", "t.j2"]) == 20
        (line,) = capsys.readouterr().err.splitlines()
        assert line.startswith(f"Error: {why}")

    def test_a_variable_that_does_not_exist_has_its_own_code(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        Path("t.j2").write_text("{{ nope }}", encoding="utf-8")
        assert run(["render", "one.json", "--template", "t.j2"]) == 21


def test_no_model_and_nothing_heavy_is_imported() -> None:
    program = (
        "import sys; from summarizer.cli.main import run; "
        "assert run(['render', 'one.json', '-o', 'one.md']) == 0; "
        "print(*sorted({'openai', 'httpx2', 'aiohttp', 'xllamacpp', 'rich', 'dateparser', "
        "'jinja2', 'babel'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == ""
