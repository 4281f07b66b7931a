"""The package's own prompts, against recordings of the default model and a committed baseline."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from summarizer.cli.main import run

HERE = Path(__file__).parent
FIXTURES = HERE / "fixtures"
BASELINE = FIXTURES / "baseline.json"
PROMPTS = HERE.parent / "prompts" / "briefing"
WORSE = HERE / "worse_prompts"

Tested = Callable[..., tuple[int, str]]


@pytest.fixture
def tested(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Tested:
    monkeypatch.chdir(tmp_path)
    for name in ("GITHUB_ACTIONS", "SUMMARIZER_PROMPTS", "SUMMARIZER_TACTICS"):
        monkeypatch.delenv(name, raising=False)

    def call(*arguments: str | Path) -> tuple[int, str]:
        capfd.readouterr()
        code = run(["test", *map(str, arguments)])
        return code, capfd.readouterr().out

    return call


def test_no_prompt_got_worse(tested: Tested) -> None:
    assert BASELINE.exists()
    code, out = tested(FIXTURES, "--baseline", BASELINE)
    assert code == 0, out
    assert "nothing was sent" in out


def test_one_changed_word_makes_every_recording_stale(tested: Tested, tmp_path: Path) -> None:
    changed = tmp_path / "prompts"
    shutil.copytree(PROMPTS, changed)
    system = changed / "guided" / "system.j2"
    text = system.read_text(encoding="utf-8")
    system.write_text(text.replace("readers who check", "people who check"), encoding="utf-8")
    code, out = tested(FIXTURES, "--prompts", changed)
    assert code == 1
    count = len(list(FIXTURES.glob("*/case.yaml")))
    assert f"0 passed, 0 failed, {count} error" in out
    assert "people who check every claim" in out


def test_a_worse_prompt_is_stale_first(tested: Tested) -> None:
    code, out = tested(FIXTURES, "--prompts", WORSE, "-k", "joint-pledges")
    assert code == 1
    assert "-Question: What" in out


def test_and_once_recorded_it_is_caught_by_the_baseline(tested: Tested, tmp_path: Path) -> None:
    """Its recording was made with a question that asks for the two words that matter most."""
    fixture = tmp_path / "fixtures" / "joint-pledges"
    shutil.copytree(FIXTURES / "joint-pledges", fixture)
    shutil.copy(WORSE / "joint-pledges.json", fixture / "recording.json")
    code, out = tested(
        tmp_path / "fixtures", "--prompts", WORSE, "--baseline", BASELINE, "-k", "joint-pledges"
    )
    assert code == 100, out
    assert "regression" in out.casefold()
