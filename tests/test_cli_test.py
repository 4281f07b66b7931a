"""``summarizer test``: from fixtures to a table, reports and an exit code."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from regression_fixtures import GOOD_CASE, answering, write_fixture

from summarizer.backends.scripted import ScriptedModel
from summarizer.cli.main import run
from summarizer.regression import runner as runner_module

Shown = Callable[..., tuple[int, str, str]]

NO_COMMITMENTS = {"commitments": []}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("GITHUB_ACTIONS", "SUMMARIZER_PROMPTS", "SUMMARIZER_TACTICS"):
        monkeypatch.delenv(name, raising=False)
    write_fixture(tmp_path / "cases" / "bridge")
    second = GOOD_CASE.replace("contains: bridge", "language: en")
    write_fixture(tmp_path / "cases" / "second", second)
    return tmp_path


@pytest.fixture
def live(monkeypatch: pytest.MonkeyPatch) -> Callable[..., ScriptedModel]:
    def install(changes: dict[str, Any] | None = None, name: str = "scripted") -> ScriptedModel:
        model = answering(changes, name)
        monkeypatch.setattr(runner_module, "open_model", lambda *_: model)
        return model

    return install


@pytest.fixture
def shown(capfd: pytest.CaptureFixture[str]) -> Shown:
    def call(*arguments: str) -> tuple[int, str, str]:
        capfd.readouterr()
        code = run(["test", *arguments])
        out, err = capfd.readouterr()
        return code, out, err

    return call


@pytest.fixture
def recorded(
    here: Path,
    live: Callable[..., ScriptedModel],
    shown: Shown,
    monkeypatch: pytest.MonkeyPatch,
) -> Path:
    live()
    assert shown("cases", "--record-mode", "once")[0] == 0
    monkeypatch.setattr(runner_module, "open_model", lambda *_: pytest.fail("a live call"))
    return here


class TestRunning:
    def test_recorded_cases_pass_offline(self, recorded: Path, shown: Shown) -> None:
        code, out, err = shown("cases")
        assert (code, err) == (0, "")
        assert "bridge" in out
        assert "2 passed, 0 failed" in out
        assert "nothing was sent" in out

    def test_the_working_folder_is_searched_by_default(self, recorded: Path, shown: Shown) -> None:
        assert "2 passed" in shown()[1]

    def test_a_failure_shows_the_assertion_the_claim_and_its_sentence(
        self, recorded: Path, shown: Shown
    ) -> None:
        write_fixture(recorded / "cases" / "bridge", GOOD_CASE.replace("pledged", "refused"))
        code, out, _ = shown("cases")
        assert code == 100
        assert "FAILED bridge" in out
        assert "FAIL pledge" in out
        assert "pay 40 million euros for its upkeep" in out
        assert "[2] France pledged to pay 40 million euros" in out

    def test_a_stale_recording_is_an_error_with_the_difference(
        self, recorded: Path, shown: Shown
    ) -> None:
        article = recorded / "cases" / "bridge" / "article.txt"
        article.write_text(article.read_text().replace("ten years", "nine years"))
        code, out, _ = shown("cases")
        assert code == 1
        assert "ERROR bridge" in out
        assert "nine years" in out
        assert "1 passed, 0 failed, 1 error" in out
        assert "--record-mode once asks what was not recorded" in out

    def test_broken_cases_are_one_line_each_and_the_others_run(
        self, recorded: Path, shown: Shown
    ) -> None:
        cases = recorded / "cases"
        write_fixture(cases / "yaml", "assert: [")
        write_fixture(cases / "unknown", "assert: [{contain: x}]")
        write_fixture(cases / "homeless", GOOD_CASE, None)
        shutil.copytree(cases / "bridge", cases / "half")
        half = cases / "half" / "recording.json"
        half.write_bytes(half.read_bytes()[: half.stat().st_size // 2])
        code, out, err = shown("cases", str(cases / "nested" / ".."), "cases/bridge")
        assert code == 2
        assert "no such folder" in err
        code, out, _ = shown("cases")
        assert code == 1
        for name in ("yaml", "unknown", "homeless", "half"):
            (line,) = [line for line in out.splitlines() if line.startswith(f"ERROR {name}:")]
            assert len(line) > len(f"ERROR {name}:") + 10
        assert "2 passed, 0 failed, 4 error" in out
        assert "Traceback" not in out

    def test_k_and_last_failed_choose(self, recorded: Path, shown: Shown) -> None:
        assert "1 passed" in shown("cases", "-k", "second")[1]
        write_fixture(recorded / "cases" / "bridge", GOOD_CASE.replace("pledged", "refused"))
        assert shown("cases")[0] == 100
        code, out, _ = shown("cases", "--last-failed")
        assert code == 100
        assert "0 passed, 1 failed" in out

    def test_verbose_shows_what_passed_as_well(self, recorded: Path, shown: Shown) -> None:
        assert "ok   pledge" in shown("cases", "-v")[1]

    def test_repeats_are_counted_and_flakes_named(
        self, here: Path, monkeypatch: pytest.MonkeyPatch, shown: Shown
    ) -> None:
        models = iter([answering(), answering(NO_COMMITMENTS)] * 4)
        calls: dict[str, ScriptedModel] = {}

        def turns(request: Any) -> Any:
            if request.label == "headline":
                calls["now"] = next(models)
            return calls["now"].complete(request)

        model = ScriptedModel(turns)
        monkeypatch.setattr(runner_module, "open_model", lambda *_: model)
        code, out, _ = shown("cases/bridge", "--live", "--repeat", "4")
        assert code == 100
        assert "pledge: passed 2/4 (15%–85%)  flakes" in out

    def test_a_repeat_that_was_not_recorded_is_named(self, recorded: Path, shown: Shown) -> None:
        write_fixture(recorded / "cases" / "bridge", GOOD_CASE.replace("pledged", "refused"))
        code, out, _ = shown("cases/bridge", "--repeat", "2")
        assert code == 1
        assert "FAIL pledge" in out
        assert "repeat 2: " in out

    def test_a_budget_stops_the_run(
        self, here: Path, live: Callable[..., ScriptedModel], shown: Shown
    ) -> None:
        model = live()
        code, out, _ = shown("cases", "--live", "--max-tokens", "10")
        assert code == 1
        assert "2 skipped" in out
        assert model.requests == []


class TestUsage:
    @pytest.mark.parametrize(
        "arguments",
        [
            ["nowhere"],
            ["cases", "-k", "nothing-like-it"],
            ["cases", "-k", "(("],
            ["cases", "--live", "--record-mode", "once"],
            ["cases", "--update-baseline"],
            ["cases", "--baseline", "b.json", "--compare", "m"],
            ["cases", "--compare", "prompts=nowhere"],
            ["cases", "--live", "--max-cost", "1", "-m", "m", "--base-url", "http://localhost:9"],
            ["--nonsense"],
        ],
    )
    def test_what_makes_no_sense_is_exit_code_2(
        self, here: Path, shown: Shown, arguments: list[str]
    ) -> None:
        code, out, err = shown(*arguments)
        assert code == 2
        assert out == ""
        assert "Traceback" not in err

    def test_a_folder_without_fixtures_is_one_too(self, here: Path, shown: Shown) -> None:
        (here / "empty").mkdir()
        assert shown("empty")[0] == 2


class TestBaseline:
    def test_it_is_written_once_and_then_only_what_got_worse_fails(
        self, recorded: Path, live: Callable[..., ScriptedModel], shown: Shown
    ) -> None:
        write_fixture(recorded / "cases" / "second", GOOD_CASE.replace("pledged", "refused"))
        code, out, _ = shown("cases", "--baseline", "base.json")
        assert code == 0
        assert "Baseline written" in out
        assert shown("cases", "--baseline", "base.json")[0] == 0
        live(NO_COMMITMENTS)
        shown("cases", "--record-mode", "rewrite")
        code, out, _ = shown("cases", "--baseline", "base.json")
        assert code == 100
        assert "pledge" in out
        assert shown("cases", "--baseline", "base.json", "--update-baseline")[0] == 0
        assert shown("cases", "--baseline", "base.json")[0] == 0

    def test_one_that_cannot_be_read_is_told_before_anything_is_run(
        self, recorded: Path, shown: Shown
    ) -> None:
        (recorded / "base.json").write_text("<<<<<<< ours")
        code, out, err = shown("cases", "--baseline", "base.json")
        assert (code, out) == (1, "")
        assert err.startswith("Error: base.json is no baseline: ")
        assert shown("cases", "--baseline", "base.json", "--update-baseline")[0] == 0

    def test_a_narrowed_update_keeps_the_other_cases(self, recorded: Path, shown: Shown) -> None:
        shown("cases", "--baseline", "base.json")
        shown("cases", "--baseline", "base.json", "--update-baseline", "-k", "second")
        assert sorted(json.loads((recorded / "base.json").read_text())["cases"]) == [
            "bridge",
            "second",
        ]


class TestComparing:
    def test_both_sides_run_on_the_same_cases(
        self, recorded: Path, live: Callable[..., ScriptedModel], shown: Shown
    ) -> None:
        live(NO_COMMITMENTS, "other")
        code, out, _ = shown("cases", "--compare", "model=other", "--record-mode", "once")
        assert code == 100
        assert "other" in out
        assert "lost" in out
        assert shown("cases", "--compare", "model=other")[0] == 100

    def test_a_side_that_loses_nothing_is_fine(
        self, recorded: Path, live: Callable[..., ScriptedModel], shown: Shown
    ) -> None:
        live(None, "other")
        assert shown("cases", "--compare", "model=other", "--record-mode", "once")[0] == 0


class TestReports:
    def test_all_are_written(self, recorded: Path, shown: Shown) -> None:
        write_fixture(recorded / "cases" / "bridge", GOOD_CASE.replace("pledged", "refused"))
        write_fixture(recorded / "cases" / "broken", "assert: [")
        shown("cases", "--junit", "j.xml", "--html", "r.html", "--json", "r.json")
        tree = ET.parse(recorded / "j.xml")
        assert len(tree.findall(".//testcase")) == 3
        assert len(tree.findall(".//failure")) == len(tree.findall(".//error")) == 1
        assert "pay 40 million euros" in (recorded / "r.html").read_text(encoding="utf-8")
        assert json.loads((recorded / "r.json").read_text(encoding="utf-8"))

    def test_a_report_that_cannot_be_written_is_known_before_anything_runs(
        self, recorded: Path, shown: Shown
    ) -> None:
        code, out, err = shown("cases", "--junit", "nowhere/j.xml")
        assert (code, out) == (1, "")
        assert "nowhere/j.xml" in err

    def test_annotations_appear_where_github_runs_it(
        self, recorded: Path, shown: Shown, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write_fixture(recorded / "cases" / "bridge", GOOD_CASE.replace("pledged", "refused"))
        assert "::error" not in shown("cases")[1]
        monkeypatch.setenv("GITHUB_ACTIONS", "true")
        assert "::error file=" in shown("cases")[1]
