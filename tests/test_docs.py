"""What the README says is so: commands, options, tables, and the Python in it runs."""

import json
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator, Mapping
from inspect import signature
from pathlib import Path
from typing import Any

import pytest
from river_answers import RIVER_NOTE

import summarizer
from summarizer import api, summarize
from summarizer.backends.scripted import ScriptedModel
from summarizer.batch import opening
from summarizer.cli.main import COMMANDS, group
from summarizer.llm import Request
from summarizer.pricing import Prices
from summarizer.schemas import Usage
from summarizer.settings import load_settings
from tests.readme_blocks import README, block, blocks, replaced

ROOT = README.parent
TEXT = README.read_text(encoding="utf-8")
OTHER_SECTIONS: Mapping[str, Any] = {
    "title": "Norrvik Cells to build a battery plant",
    "terms": [
        {
            "cites": [7],
            "party": "Norrvik",
            "obligation": "train 250 apprentices",
            "firmness": "agreed",
        }
    ],
}


def code(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)


def shell_lines() -> list[str]:
    return [line for part in code("bash") for line in part.splitlines() if line]


def summarizer_lines() -> list[str]:
    return [line for line in shell_lines() if line.startswith("summarizer ")]


@pytest.mark.parametrize("name", sorted(blocks()))
def test_the_generated_parts_are_up_to_date(name: str) -> None:
    # White space aside: how a help page is wrapped is click's business and may change.
    stale = f"{name} is out of date; renew it with: python -m tests.readme_blocks"
    assert block(TEXT, name).split() == blocks()[name].split(), stale


def test_every_command_has_its_help_page() -> None:
    assert {f"help-{name}" for name in COMMANDS} <= set(blocks())
    assert "--on-ungrounded" in block(TEXT, "help-brief")


def test_a_block_is_filled_in_once() -> None:
    text = "a\n<!-- x:start -->\nold\n<!-- x:end -->\nb"
    assert block(replaced(text, "x", r"new \1"), "x") == r"new \1"
    with pytest.raises(ValueError, match="0 blocks 'y'"):
        replaced(text, "y", "new")
    with pytest.raises(ValueError, match="no block 'y'"):
        block(text, "y")


def test_the_first_screen_has_a_note_and_the_two_commands() -> None:
    first, _, _ = TEXT.partition("\n## ")
    assert block(first, "note").strip()
    note, tests = (part.strip() for part in re.findall(r"```bash\n(.*?)```", first, re.DOTALL))
    assert note.endswith(" .venv/bin/summarizer brief examples/river_talks.txt")
    assert tests.endswith(" .venv/bin/pytest -q -n auto")
    assert (ROOT / "examples/river_talks.txt").is_file()


def test_ci_runs_the_command_that_the_readme_gives() -> None:
    script = ROOT / ".ci" / "run"
    if not script.is_file():
        pytest.skip("a source distribution has no .ci folder")
    (pattern,) = re.findall(r"grep -E '(.*)' README\.md", script.read_text(encoding="utf-8"))
    assert len([line for line in TEXT.splitlines() if re.search(pattern, line)]) == 1


@pytest.mark.parametrize("line", summarizer_lines())
def test_the_commands_shown_exist_with_their_options(line: str) -> None:
    words = shlex.split(line.partition("<")[0], comments=True)[1:]
    command = group.get_command(group.make_context("summarizer", ["models"]), words[0])
    assert command is not None
    command.make_context(words[0], words[1:])


def test_files_and_links_of_the_readme_exist() -> None:
    for target in re.findall(r"\]\((?!https?:|#)([^)]+)\)", TEXT):
        assert (ROOT / target).exists(), target
    anchors = {
        re.sub(r"[^\w -]", "", title).strip().lower().replace(" ", "-")
        for title in re.findall(r"^#+ (.*)$", TEXT, re.MULTILINE)
    }
    assert set(re.findall(r"\]\(#([^)]+)\)", TEXT)) <= anchors


@pytest.mark.parametrize("text", [one for one in code("toml") if "[models." not in one])
def test_the_configuration_shown_is_accepted(text: str, tmp_path: Path) -> None:
    path = tmp_path / "summarizer.toml"
    path.write_text(text, encoding="utf-8")
    assert load_settings(overrides={}, environ={}, cwd=tmp_path).on_ungrounded == "keep"


def test_the_prices_shown_are_accepted(tmp_path: Path) -> None:
    (text,) = (one for one in code("toml") if "[models." in one)
    path = tmp_path / "prices.toml"
    path.write_text(text, encoding="utf-8")
    usage = Usage(prompt=2_000_000, cached=1_000_000, completion=1_000_000)
    assert Prices.load(path).cost("my-model", usage) == pytest.approx(0.15 + 0.075 + 0.60)


def answer(request: Request) -> str:
    known = {**RIVER_NOTE, **OTHER_SECTIONS}
    return json.dumps({name: known[name] for name in request.schema["properties"]})


@pytest.fixture
def in_a_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with the examples, and a scripted model where one would be opened."""
    examples = tmp_path / "examples"
    examples.mkdir()
    for path in (ROOT / "examples").glob("*.txt"):
        (examples / path.name).write_bytes(path.read_bytes())
    monkeypatch.chdir(tmp_path)
    for module in (api, opening):
        monkeypatch.setattr(
            module, "open_model", lambda settings, observer, **options: ScriptedModel(answer)
        )
    return tmp_path


def run(source: str) -> dict[str, Any]:
    # Pydantic resolves annotations in the module that a class says it is from.
    module = type(sys)("readme_snippet")
    sys.modules[module.__name__] = module
    try:
        exec(compile(source, "README.md", "exec"), module.__dict__)  # our own text
        for name, value in list(vars(module).items()):
            if name.startswith("test_"):
                # The plugin's fixture, but for the recording.
                fixtures = {"summarize_recorded": summarize} if signature(value).parameters else {}
                value(**fixtures)
    finally:
        del sys.modules[module.__name__]
    return vars(module)


@pytest.mark.parametrize("source", code("python"), ids=lambda source: source.count("\n"))
def test_the_python_shown_runs(
    source: str, in_a_copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(source)
    assert "Error" not in capsys.readouterr().out


def test_the_first_python_example_prints_what_it_should(
    in_a_copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(code("python")[0])
    shown = capsys.readouterr().out
    assert "['Kestria'] clear the remaining mines on its bank pledged\n    Kestria" in shown
    assert "left out of commitments because" in shown
    written = (in_a_copy / "note.md").read_text(encoding="utf-8")
    assert written.startswith("# Valdoria and Kestria agree to reopen the Sarne bridge\n")


def test_a_test_that_is_shown_can_fail(in_a_copy: Path) -> None:
    (source,) = (source for source in code("python") if '"50" in' in source)
    with pytest.raises(AssertionError):
        run(source.replace('"50" in', '"60" in'))


def test_the_changelog_has_this_version() -> None:
    from importlib.metadata import version

    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## [{version('press-summarizer')}]" in changelog


def test_importing_the_package_is_light() -> None:
    heavy = "openai httpx2 xllamacpp huggingface_hub rich jinja2 dateparser babel pydantic"
    program = f"import sys, summarizer; print(*sorted(set({heavy.split()!r}) & set(sys.modules)))"
    found = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == ""
    assert summarizer.__all__ == sorted(summarizer.__all__)
