"""The command line as a whole: help, exit codes, one-line errors, start-up."""

import os
import subprocess
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import click
import pytest
from cli_border import Border

from summarizer import errors, settings
from summarizer.cli import options
from summarizer.cli.brief import _ARTICLE_S_OWN
from summarizer.cli.main import COMMANDS, group, run
from summarizer.errors import SummarizerError

pytest_plugins = ("cli_border",)

HEAVY = (
    "pydantic",
    "openai",
    "rich",
    "jinja2",
    "dateparser",
    "xllamacpp",
    "huggingface_hub",
    "babel",
    "sentencex",
)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text("Zenda won.", encoding="utf-8")
    return path


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "summarizer", *arguments]


def commands() -> Iterator[tuple[str, click.Command]]:
    context = click.Context(group)
    for name in COMMANDS:
        found = group.get_command(context, name)
        assert found is not None
        yield name, found
        members = getattr(found, "commands", {})
        yield from ((f"{name} {sub}", member) for sub, member in members.items())


class TestHelp:
    def test_it_lists_every_command(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert run(["--help"]) == 0
        shown = capsys.readouterr().out
        assert all(f"\n  {name} " in shown for name in COMMANDS)

    @pytest.mark.parametrize("page", [[], ["fixture"], ["models"]])
    def test_no_line_of_a_list_breaks_off(
        self, page: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run([*page, "--help"]) == 0
        assert "..." not in capsys.readouterr().out.partition("Commands:")[2]

    def test_every_command_and_option_is_explained(self) -> None:
        for name, found in commands():
            assert found.help, name
            for parameter in found.params:
                if isinstance(parameter, click.Option):
                    assert parameter.help, f"{name} {parameter.opts}"

    @pytest.mark.parametrize(
        "arguments",
        [
            ["--help"],
            ["brief", "--help"],
            ["batch", "--help"],
            ["batch", "submit", "--help"],
            ["--version"],
        ],
    )
    def test_it_imports_nothing_heavy(self, arguments: list[str]) -> None:
        code = (
            "import sys; from summarizer.cli.main import run; "
            f"run({arguments!r}); print(*sys.modules, file=sys.stderr)"
        )
        ended = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        )
        assert not set(HEAVY) & set(ended.stderr.split())

    def test_the_version_is_that_of_the_package(self, capsys: pytest.CaptureFixture[str]) -> None:
        from importlib.metadata import version

        assert run(["--version"]) == 0
        assert capsys.readouterr().out == f"summarizer {version('press-summarizer')}\n"

    def test_choices_are_those_of_the_settings(self) -> None:
        assert get_args(settings.Format) == options.FORMATS
        assert get_args(settings.OnUngrounded) == options.ON_UNGROUNDED
        assert get_args(settings.Tactics) == options.TACTICS

    def test_an_unknown_command_is_a_usage_error(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert run(["breif"]) == 2
        assert "No such command 'breif'" in capsys.readouterr().err


def every_error() -> list[type[SummarizerError]]:
    return [
        member
        for member in vars(errors).values()
        if isinstance(member, type) and issubclass(member, SummarizerError)
    ]


class TestFailing:
    @pytest.mark.parametrize("kind", every_error(), ids=lambda kind: kind.__name__)
    def test_every_error_is_one_line_with_its_own_exit_code(
        self,
        kind: type[SummarizerError],
        border: Border,
        article: Path,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        border.fails["Zenda won."] = kind("it\nbroke \x1b[31mhere")
        assert run(["brief", str(article)]) == kind.exit_code
        shown = capsys.readouterr()
        about = f"{article}: " if issubclass(kind, _ARTICLE_S_OWN) else ""
        assert shown.err == f"Error: {about}it broke [31mhere\n"
        assert shown.out == ""

    def test_debug_shows_the_traceback(
        self, border: Border, article: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        border.fails["Zenda won."] = errors.EndpointError("it broke")
        assert run(["--debug", "brief", str(article)]) == 30
        shown = capsys.readouterr().err
        assert shown.startswith("Traceback")
        assert shown.endswith("\nError: it broke\n")

    def test_anything_else_is_an_internal_error(
        self, border: Border, article: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        border.fails["Zenda won."] = KeyError("what")
        assert run(["brief", str(article)]) == 1
        shown = capsys.readouterr().err
        assert shown.startswith("Error: internal error: KeyError: 'what'; run with --debug")
        assert shown.count("\n") == 1

    def test_an_internal_error_can_be_debugged(
        self, border: Border, article: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        border.fails["Zenda won."] = KeyError("what")
        assert run(["--debug", "brief", str(article)]) == 1
        assert "Traceback" in capsys.readouterr().err

    def test_an_interrupted_run_ends_quietly(
        self, border: Border, article: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        border.fails["Zenda won."] = KeyboardInterrupt()
        assert run(["brief", str(article)]) == 130
        assert capsys.readouterr().err.strip() == ""

    def test_what_an_interruption_leaves_behind_is_not_told(
        self, border: Border, article: Path
    ) -> None:
        async def connect() -> None:
            """Is never awaited."""

        border.fails["Zenda won."] = KeyboardInterrupt()
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            run(["brief", str(article)])
            connect()
        assert caught == []

    def test_a_bad_setting_is_told_before_anything_is_read(
        self, border: Border, article: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(["brief", str(article), "--base-url", "localhost"]) == 2
        assert capsys.readouterr().err.startswith("Error: option --base-url: ")
        assert border.read == []

    @pytest.mark.skipif(os.name != "posix", reason="needs POSIX pipes")
    @pytest.mark.parametrize("arguments", [["schema"], ["test"]])
    def test_a_reader_that_goes_away_is_no_error(
        self, tmp_path: Path, arguments: list[str]
    ) -> None:
        (tmp_path / "case.yaml").write_text("assert: []")
        reading, writing = os.pipe()
        os.close(reading)
        try:
            ended = subprocess.run(
                command(*arguments),
                cwd=tmp_path,
                stdout=writing,
                stderr=subprocess.PIPE,
                check=False,
            )
        finally:
            os.close(writing)
        assert (ended.returncode, ended.stderr) == (141, b"")

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
    def test_a_full_disk_behind_stdout_is_an_output_error(self) -> None:
        with Path("/dev/full").open("wb") as full:
            ended = subprocess.run(
                command("schema"), stdout=full, stderr=subprocess.PIPE, text=True, check=False
            )
        assert ended.returncode == 70
        assert ended.stderr.startswith("Error: cannot write to standard output: ")
        assert ended.stderr.count("\n") == 1

    @pytest.mark.skipif(os.name != "posix", reason="needs a POSIX shell")
    @pytest.mark.parametrize(
        ("arguments", "closed", "code", "line"),
        [
            (["schema"], ">&-", 70, "Error: cannot write to standard output: Bad file descriptor"),
            (["render", "-"], "<&-", 18, "Error: standard input: no JSON"),
            (["render", "nowhere.json"], "2>&-", 11, ""),
        ],
    )
    def test_a_standard_stream_may_be_closed(
        self, arguments: list[str], closed: str, code: int, line: str
    ) -> None:
        shell = ["sh", "-c", f'exec "$@" {closed}', "sh", *command(*arguments)]
        ended = subprocess.run(shell, capture_output=True, text=True, check=False)
        assert ended.returncode == code
        assert ended.stderr.startswith(line)
        assert ended.stderr.count("\n") == (1 if line else 0)


class TestSchema:
    def test_it_prints_the_schema_of_the_briefing_note(self) -> None:
        ended = subprocess.run(command("schema"), capture_output=True, check=True)
        assert b'"title": "BriefingNote"' in ended.stdout
        assert b'"commitments"' in ended.stdout

    def test_it_prints_that_of_a_note_type_of_ones_own(self, tmp_path: Path) -> None:
        (tmp_path / "mine.py").write_text(
            "from pydantic import BaseModel\nclass Mine(BaseModel):\n    verdict: str\n"
        )
        ended = subprocess.run(
            command("schema", "--schema", "mine:Mine"),
            cwd=tmp_path,
            capture_output=True,
            check=True,
        )
        assert b'"verdict"' in ended.stdout

    def test_a_note_type_that_is_not_there_is_one_line(
        self, border: Border, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(["schema", "--schema", "nowhere:None"]) == 25
        assert capsys.readouterr().err.count("\n") == 1


class TestPrompt:
    def test_it_shows_each_request_and_sends_nothing(
        self, border: Border, article: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(["prompt", str(article), "--key", "sesame", "--title", "T"]) == 0
        shown = capsys.readouterr().out
        assert shown == (
            "===== actors: at most 400 tokens =====\n"
            "--- system ---\nBe brief.\n"
            "--- user ---\n[1] Zenda won.\n"
            '--- schema Actors ---\n{\n  "type": "object"\n}\n'
        )
        assert border.calls == []
        assert border.planned[0]["article"].title == "T"

    def test_programs_get_json(
        self, border: Border, article: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        import json

        assert run(["prompt", str(article), "-f", "json", "--key", "sesame"]) == 0
        shown = capsys.readouterr().out
        assert "sesame" not in shown
        assert json.loads(shown) == [
            {
                "label": "actors",
                "max_tokens": 400,
                "temperature": 0.0,
                "messages": [
                    {"role": "system", "content": "Be brief."},
                    {"role": "user", "content": "[1] Zenda won."},
                ],
                "schema_name": "Actors",
                "schema": {"type": "object"},
            }
        ]
