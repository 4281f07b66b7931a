"""``summarizer batch --template``: the notes drawn by a template of one's own."""

from pathlib import Path

import pytest
from batch_command import command, lines_of
from faulty_endpoint import FaultyEndpoint

from summarizer.cli.main import run

pytest_plugins = ("batch_command",)
pytestmark = pytest.mark.usefixtures("press_folder")


class TestTemplates:
    def test_notes_are_drawn_by_a_template_of_ones_own(self, endpoint: FaultyEndpoint) -> None:
        Path("t.j2").write_text("> {{ title }}", encoding="utf-8")
        assert run(command(endpoint, "-f", "html", "-f", "json", "--template", "t.j2", "-q")) == 0
        note = lines_of("notes.jsonl")[0]
        shown = Path("out/notes/article-00000.html").read_text(encoding="utf-8")
        assert shown == f"> {note['note']['headline']}\n"
        assert Path("out/notes/article-00000.json").read_text(encoding="utf-8").startswith("{")

    @pytest.mark.parametrize("forms", [("markdown", "html"), ("json",)])
    def test_a_template_draws_one_form(
        self, forms: tuple[str, ...], capsys: pytest.CaptureFixture[str]
    ) -> None:
        Path("t.j2").write_text("{{ title }}", encoding="utf-8")
        given = [word for form in forms for word in ("-f", form)]
        assert run(command("http://127.0.0.1:9/v1", *given, "--template", "t.j2")) == 2
        assert "--template draws --format markdown or --format html" in capsys.readouterr().err
        assert not Path("out").exists()

    def test_a_broken_template_is_found_before_anything_is_asked(
        self, endpoint: FaultyEndpoint, capsys: pytest.CaptureFixture[str]
    ) -> None:
        Path("t.j2").write_text("{{ title", encoding="utf-8")
        assert run(command(endpoint, "--template", "t.j2")) == 20
        assert capsys.readouterr().err.startswith("Error: note template, line 1: ")
        assert not Path("out").exists()

    def test_a_note_that_a_template_cannot_draw_does_not_take_the_others_along(
        self, endpoint: FaultyEndpoint
    ) -> None:
        # One article of three is about Estwick.
        picky = "{% if 'Estwick' in article.text %}{{ nope }}{% endif %}{{ title }}"
        Path("t.j2").write_text(picky, encoding="utf-8")
        assert run(command(endpoint, "--template", "t.j2", "-q")) == 90
        (failure,) = lines_of("failures.jsonl")
        assert failure["error"]["kind"] == "UndefinedVariableError"
        assert len(lines_of("notes.jsonl")) == 2
        Path("t.j2").write_text("{{ title }}", encoding="utf-8")
        asked = endpoint.requests
        assert run(command(endpoint, "--template", "t.j2", "-q")) == 0
        assert endpoint.requests == asked
        assert len(lines_of("notes.jsonl")) == 3
