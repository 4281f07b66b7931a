"""The pytest plugin, by inner runs of pytest."""

import re
import subprocess
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from regression_fixtures import ARTICLE, GOOD_CASE, answering, write_fixture

from summarizer.backends.scripted import ScriptedModel
from summarizer.errors import EndpointUnreachableError
from summarizer.llm import Request
from summarizer.regression import pytest_items, pytest_recorded, pytest_session
from summarizer.regression import runner as runner_module
from summarizer.regression.pytest_recorded import slug
from summarizer.settings import Settings

pytest_plugins = ("pytester",)

# Imported here, or every inner run would import them anew.
PRELOADED = (pytest_items, pytest_recorded)

Opening = Callable[[ScriptedModel], list[Settings]]

BAD_CASE = GOOD_CASE.replace("action: [upkeep]", "action: [demolition]")
RECORD = ("--summarizer-record-mode", "once")


@pytest.fixture(autouse=True)
def project(pytester: pytest.Pytester) -> Path:
    """A project of its own: nothing above it is found. Other plugins only take time."""
    others = "-p no:hypothesispytest -p no:anyio"
    pytester.makeini(f"[pytest]\naddopts = {others}\nmarkers =\n    slow: takes long\n")
    (pytester.path / "summarizer.toml").write_text("")
    return pytester.path


@pytest.fixture
def opening(monkeypatch: pytest.MonkeyPatch) -> Opening:
    """Let live calls go to this model; return the settings that each opening was for."""

    def install(model: ScriptedModel) -> list[Settings]:
        opened: list[Settings] = []

        def open_model(settings: Settings, observer: object) -> ScriptedModel:
            opened.append(settings)
            return model

        for module in (runner_module, pytest_session):
            monkeypatch.setattr(module, "open_model", open_model)
        return opened

    return install


@pytest.fixture
def recorded(opening: Opening, project: Path) -> Callable[..., Path]:
    """Make fixtures with a recording."""

    def make(name: str, case: str = GOOD_CASE) -> Path:
        from summarizer.regression.discovery import read_fixture
        from summarizer.regression.runner import Runner

        folder = write_fixture(project / "cases" / name)
        opening(answering())
        with Runner(Settings(), mode="once") as runner:
            runner.run(read_fixture(folder))
        return write_fixture(folder, case, article=None)

    return make


def outcomes(result: pytest.RunResult) -> dict[str, int]:
    return {name: count for name, count in result.parseoutcomes().items() if name != "warnings"}


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
    def test_xdist(self, pytester: pytest.Pytester, recorded: Callable[..., Path]) -> None:
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


class TestSummarizeRecorded:
    @pytest.fixture(autouse=True)
    def test_module(self, pytester: pytest.Pytester) -> None:
        pytester.makepyfile(
            test_notes=f"""
            ARTICLE = {ARTICLE!r}

            def test_pledge(summarize_recorded):
                result = summarize_recorded(ARTICLE)
                assert result.note.commitments[0].by == ["France"]
            """
        )

    def test_it_records_beside_the_module_and_replays(
        self, pytester: pytest.Pytester, opening: Opening, project: Path
    ) -> None:
        model = answering()
        opening(model)
        assert outcomes(pytester.runpytest_inprocess(*RECORD)) == {"passed": 1}
        assert (project / "recordings" / "test_notes" / "test_pledge.json").is_file()
        assert model.closed
        asked = len(model.requests)
        assert outcomes(pytester.runpytest_inprocess()) == {"passed": 1}
        assert len(model.requests) == asked

    def test_without_a_recording_the_test_says_how_to_make_one(
        self, pytester: pytest.Pytester, opening: Opening
    ) -> None:
        opening(answering())
        result = pytester.runpytest_inprocess()
        assert outcomes(result) == {"failed": 1}
        result.stdout.fnmatch_lines(
            ["recordings/test_notes/test_pledge.json*--summarizer-record-mode once*"]
        )
        assert "Traceback" not in result.stdout.str()

    def test_a_stale_recording_fails_the_test_with_the_difference(
        self, pytester: pytest.Pytester, opening: Opening, project: Path
    ) -> None:
        opening(answering())
        pytester.runpytest_inprocess(*RECORD)
        changed_prompts(project)
        result = pytester.runpytest_inprocess()
        assert outcomes(result) == {"failed": 1}
        assert "Firstly" in result.stdout.str()
        assert "record it with --summarizer-record-mode once" in result.stdout.str()
        assert outcomes(pytester.runpytest_inprocess(*RECORD)) == {"passed": 1}
        assert outcomes(pytester.runpytest_inprocess()) == {"passed": 1}

    def test_several_calls_names_and_parameters_have_recordings_of_their_own(
        self, pytester: pytest.Pytester, opening: Opening, project: Path
    ) -> None:
        pytester.makepyfile(
            test_notes=f"""
            import pytest

            ARTICLE = {ARTICLE!r}

            def test_twice(summarize_recorded):
                notes = [summarize_recorded(ARTICLE).note for _ in range(2)]
                assert notes[0].background != notes[1].background

            class TestNamed:
                @pytest.mark.parametrize("code", ["en", "a b"])
                def test_one(self, code, summarize_recorded):
                    summarize_recorded(ARTICLE, tactics="single")
                    summarize_recorded(ARTICLE, name="other", tactics="single")
            """
        )
        opening(alternating())
        assert outcomes(pytester.runpytest_inprocess(*RECORD)) == {"passed": 3}
        found = sorted(path.name for path in (project / "recordings" / "test_notes").iterdir())
        assert found[0] == "TestNamed.test_one-a-b-" + found[0][-13:]
        assert found[1:] == ["TestNamed.test_one-en.json", "other.json", "test_twice.json"]
        assert outcomes(pytester.runpytest_inprocess()) == {"passed": 3}
        opening(alternating())
        again = pytester.runpytest_inprocess("--summarizer-record-mode", "rewrite")
        assert outcomes(again) == {"passed": 3}
        assert outcomes(pytester.runpytest_inprocess()) == {"passed": 3}

    def test_errors_of_the_package_reach_the_test(
        self, pytester: pytest.Pytester, opening: Opening
    ) -> None:
        pytester.makepyfile(
            test_notes=f"""
            import pytest
            from summarizer.errors import ConfigError, EmptyArticleError
            from summarizer.settings import Settings

            def test_empty(summarize_recorded):
                with pytest.raises(EmptyArticleError):
                    summarize_recorded(" ")

            def test_both(summarize_recorded):
                with pytest.raises(ConfigError, match="tactics"):
                    summarize_recorded({ARTICLE!r}, settings=Settings(), tactics="single")
            """
        )
        opening(answering())
        assert outcomes(pytester.runpytest_inprocess(*RECORD)) == {"passed": 2}

    def test_a_model_can_be_named(self, pytester: pytest.Pytester, opening: Opening) -> None:
        pytester.makepyfile(
            test_notes=f"""
            def test_models(summarize_recorded):
                for name in ("tiny", "tiny"):
                    result = summarize_recorded({ARTICLE!r}, model=name)
                    assert result.provenance.model == name
            """
        )
        opened = opening(answering(name="tiny"))
        assert outcomes(pytester.runpytest_inprocess(*RECORD)) == {"passed": 1}
        assert [settings.model for settings in opened] == ["tiny"]
        assert outcomes(pytester.runpytest_inprocess()) == {"passed": 1}

    def test_live_asks_and_records_nothing(
        self, pytester: pytest.Pytester, opening: Opening, project: Path
    ) -> None:
        model = answering()
        opening(model)
        assert outcomes(pytester.runpytest_inprocess("--summarizer-live")) == {"passed": 1}
        assert model.requests
        assert model.closed
        assert not (project / "recordings").exists()

    def test_it_is_told_about_in_the_help(self, pytester: pytest.Pytester) -> None:
        result = pytester.runpytest_inprocess("--fixtures")
        result.stdout.fnmatch_lines(["*summarize_recorded*", "*recorded replies*"])


@pytest.mark.parametrize(
    ("test", "name"),
    [
        ("test_it", "test_it"),
        ("TestA::test_it", "TestA.test_it"),
        ("TestA::test_it[fr-1.5]", "TestA.test_it-fr-1.5"),
    ],
)
def test_a_recording_is_named_after_its_test(test: str, name: str) -> None:
    assert slug(test) == name


def test_names_that_lose_something_stay_distinct() -> None:
    tests = ["test_it[a b]", "test_it[a-b]", "test_it[a/b]", f"test_{'x' * 300}", "test_it[../..]"]
    names = [slug(test) for test in tests]
    assert len(set(names)) == len(names)
    assert max(map(len, names)) < 120
    assert not any("/" in name for name in names)


def changed_prompts(project: Path) -> None:
    """Configure prompts that differ by one word from the package's own."""
    source = Path(runner_module.__file__).parents[1] / "prompts" / "briefing"
    for file in source.rglob("*.j2"):
        copy = project / "mine" / file.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    system = project / "mine" / "system.j2"
    system.write_text(f"Firstly: {system.read_text(encoding='utf-8')}", encoding="utf-8")
    (project / "summarizer.toml").write_text('prompts = "mine"')


def alternating() -> ScriptedModel:
    """A model that finds the background fact every other time only."""
    times = count()
    with_it, without = answering(), answering({"background": []})

    def answer(request: Request) -> str:
        asked_for = request.schema["properties"]
        model = without if "background" in asked_for and next(times) % 2 else with_it
        return model.complete(request).text

    return ScriptedModel(answer)
