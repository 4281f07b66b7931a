"""The pytest plugin, by inner runs of pytest: cases as items."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from inner_runs import RECORD, Opening, changed_prompts, outcomes
from regression_fixtures import GOOD_CASE, answering, write_fixture

from summarizer.backends.scripted import ScriptedModel
from summarizer.errors import EndpointUnreachableError

pytest_plugins = ("pytester", "inner_runs")
pytestmark = pytest.mark.usefixtures("project")

BAD_CASE = GOOD_CASE.replace("action: [upkeep]", "action: [demolition]")


class TestCollecting:
    def test_a_case_is_an_item(
        self, pytester: pytest.Pytester, recorded: Callable[..., Path]
    ) -> None:
        recorded("bridge")
        result = pytester.runpytest_inprocess("-v")
        assert outcomes(result) == {"passed": 1}
        result.stdout.fnmatch_lines(["cases/bridge/case.yaml::bridge PASSED*"])

    def test_names_tags_and_known_markers_select(
        self, pytester: pytest.Pytester, recorded: Callable[..., Path]
    ) -> None:
        recorded("bridge", GOOD_CASE.replace("tags: [bridge]", "tags: [river, slow]"))
        recorded("court", GOOD_CASE.replace("tags: [bridge]", "tags: [ruling]"))
        for chosen, item in {
            ("-k", "court"): "court",
            ("-k", "river"): "bridge",
            ("-k", "not river"): "court",
            ("-m", "slow"): "bridge",
        }.items():
            result = pytester.runpytest_inprocess("-q", "--collect-only", *chosen)
            listed = re.findall(r"^cases/\S+$", result.stdout.str(), re.MULTILINE)
            assert listed == [f"cases/{item}/case.yaml::{item}"], chosen

    def test_a_single_case_can_be_named(
        self, pytester: pytest.Pytester, recorded: Callable[..., Path]
    ) -> None:
        for name in ("bridge", "court"):
            recorded(name)
        items, _ = pytester.inline_genitems("cases/court/case.yaml::court")
        assert [each.nodeid for each in items] == ["cases/court/case.yaml::court"]

    def test_without_fixtures_it_imports_nothing(self, pytester: pytest.Pytester) -> None:
        pytester.makeconftest(
            """
            import sys

            def pytest_unconfigure():
                print("LOADED", *sys.modules)
            """
        )
        pytester.makepyfile("def test_it(): pass")
        result = pytester.runpytest_subprocess()
        assert outcomes(result) == {"passed": 1}
        (line,) = re.findall(r"^LOADED (.*)$", result.stdout.str(), re.MULTILINE)
        loaded = set(line.split())
        assert "summarizer.pytest_plugin" in loaded
        assert {name for name in loaded if name.startswith("summarizer")} == {
            "summarizer",
            "summarizer.pytest_plugin",
        }
        assert not {"pydantic", "yaml", "jinja2", "openai", "click"} & loaded

    def test_the_plugin_loads_no_module_that_pytest_has_not(self) -> None:
        code = (
            "import pytest, sys; before = set(sys.modules); import summarizer.pytest_plugin; "
            "print(*sorted(set(sys.modules) - before))"
        )
        ended = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        )
        assert ended.stdout.split() == ["summarizer", "summarizer.pytest_plugin"]


class TestFailing:
    def test_a_failure_shows_assertion_claim_and_sentence(
        self, pytester: pytest.Pytester, recorded: Callable[..., Path]
    ) -> None:
        recorded("bridge", BAD_CASE)
        result = pytester.runpytest_inprocess()
        assert outcomes(result) == {"failed": 1}
        shown = result.stdout.str()
        assert "1 of 2 assertions failed: pledge" in shown
        assert "pledge (commitments): " in shown
        assert "    commitments: " in shown
        assert "[2] France pledged to pay 40 million euros" in shown
        assert "Traceback" not in shown

    def test_a_broken_case_is_an_error_and_the_others_run(
        self, pytester: pytest.Pytester, recorded: Callable[..., Path]
    ) -> None:
        recorded("bridge")
        recorded("broken", "tags: [x]\nassert:\n  - mentions: bridge\n")
        (recorded("missing") / "article.txt").unlink()
        cut = recorded("cut") / "recording.json"
        cut.write_text(cut.read_text(encoding="utf-8")[:200], encoding="utf-8")
        result = pytester.runpytest_inprocess()
        assert outcomes(result) == {"passed": 1, "errors": 3}
        result.stdout.fnmatch_lines_random(
            [
                "*broken/case.yaml, line 3: *mentions*",
                "*No article in *missing*",
                "*recording.json*",
            ]
        )
        assert "Traceback" not in result.stdout.str()

    def test_a_stale_recording_shows_what_changed_and_what_to_do(
        self, pytester: pytest.Pytester, recorded: Callable[..., Path], project: Path
    ) -> None:
        recorded("bridge")
        changed_prompts(project)
        result = pytester.runpytest_inprocess("cases/bridge")
        assert outcomes(result) == {"errors": 1}
        shown = result.stdout.str()
        assert "Firstly" in shown
        assert "record it with --summarizer-record-mode once" in shown
        assert " --record-mode" not in shown

    def test_x_stops_and_lf_comes_back(
        self, pytester: pytest.Pytester, recorded: Callable[..., Path]
    ) -> None:
        recorded("a", BAD_CASE)
        recorded("b", BAD_CASE)
        recorded("c")
        assert outcomes(pytester.runpytest_inprocess("-x")) == {"failed": 1}
        assert outcomes(pytester.runpytest_inprocess()) == {"failed": 2, "passed": 1}
        recorded("a", GOOD_CASE)
        result = pytester.runpytest_inprocess("--lf")
        assert (result.parseoutcomes()["failed"], result.parseoutcomes()["passed"]) == (1, 1)

    def test_junit_tells_failures_from_errors(
        self, pytester: pytest.Pytester, recorded: Callable[..., Path], project: Path
    ) -> None:
        recorded("bad", BAD_CASE)
        recorded("broken", "assert: [")
        recorded("good")
        pytester.runpytest_inprocess("--junitxml=junit.xml")
        cases = ET.parse(project / "junit.xml").iter("testcase")
        found = {case.get("name"): [child.tag for child in case] for case in cases}
        assert found == {"bad": ["failure"], "broken": ["error"], "good": []}

    def test_bad_settings_are_one_line(
        self, pytester: pytest.Pytester, recorded: Callable[..., Path], project: Path
    ) -> None:
        recorded("bridge")
        (project / "summarizer.toml").write_text('tactic = "single"')
        result = pytester.runpytest_inprocess()
        assert outcomes(result) == {"errors": 1}
        result.stdout.fnmatch_lines(["summarizer.toml: unknown key 'tactic'*"])
        assert "Traceback" not in result.stdout.str()


class TestRunningSideBySide:
    def test_two_processes_tell_what_one_tells(
        self, pytester: pytest.Pytester, recorded: Callable[..., Path]
    ) -> None:
        pytest.importorskip("xdist")
        recorded("a", BAD_CASE)
        recorded("b")
        recorded("c", "assert: [")
        result = pytester.runpytest_inprocess("-n", "2")
        assert outcomes(result) == {"failed": 1, "passed": 1, "errors": 1}
        assert "[2] France pledged to pay 40 million euros" in result.stdout.str()


class TestAskingTheModel:
    def test_nothing_is_recorded_unless_told(
        self, pytester: pytest.Pytester, opening: Opening, project: Path
    ) -> None:
        folder = write_fixture(project / "bridge")
        opened = opening(answering())
        result = pytester.runpytest_inprocess()
        assert outcomes(result) == {"errors": 1}
        assert "record it with --summarizer-record-mode once" in result.stdout.str()
        assert not (folder / "recording.json").exists()
        assert opened == []

    def test_once_records_with_one_model_for_all_and_closes_it(
        self, pytester: pytest.Pytester, opening: Opening, project: Path
    ) -> None:
        folders = [write_fixture(project / name) for name in ("a", "b")]
        model = answering()
        opened = opening(model)
        assert outcomes(pytester.runpytest_inprocess(*RECORD)) == {"passed": 2}
        assert all((folder / "recording.json").is_file() for folder in folders)
        assert (len(opened), model.closed) == (1, True)
        asked = len(model.requests)
        assert outcomes(pytester.runpytest_inprocess()) == {"passed": 2}
        assert len(model.requests) == asked

    def test_live_leaves_the_recording_alone(
        self, pytester: pytest.Pytester, recorded: Callable[..., Path], opening: Opening
    ) -> None:
        recording = recorded("bridge") / "recording.json"
        before = recording.read_bytes()
        opening(answering({"commitments": []}))
        assert outcomes(pytester.runpytest_inprocess("--summarizer-live")) == {"failed": 1}
        assert recording.read_bytes() == before

    def test_a_model_that_fails_is_an_error_of_the_case(
        self, pytester: pytest.Pytester, opening: Opening, project: Path
    ) -> None:
        write_fixture(project / "bridge")
        opening(ScriptedModel(lambda request: EndpointUnreachableError("nobody there")))
        result = pytester.runpytest_inprocess("--summarizer-live")
        assert outcomes(result) == {"errors": 1}
        result.stdout.fnmatch_lines(["nobody there"])

    def test_live_and_recording_exclude_each_other(self, pytester: pytest.Pytester) -> None:
        result = pytester.runpytest_inprocess("--summarizer-live", *RECORD)
        assert result.ret == pytest.ExitCode.USAGE_ERROR
        assert "--summarizer-live leaves recordings alone" in result.stderr.str()
