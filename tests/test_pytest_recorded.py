"""The fixture ``summarize_recorded``, by inner runs of pytest."""

from itertools import count
from pathlib import Path

import pytest
from inner_runs import RECORD, Opening, changed_prompts, outcomes
from regression_fixtures import ARTICLE, answering

from summarizer.backends.scripted import ScriptedModel
from summarizer.llm import Request
from summarizer.regression.pytest_recorded import slug

pytest_plugins = ("pytester", "inner_runs")


class TestSummarizeRecorded:
    @pytest.fixture(autouse=True)
    def module(self, project: Path, pytester: pytest.Pytester) -> None:
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


def alternating() -> ScriptedModel:
    """A model that finds the background fact every other time only."""
    times = count()
    with_it, without = answering(), answering({"background": []})

    def answer(request: Request) -> str:
        asked_for = request.schema["properties"]
        model = without if "background" in asked_for and next(times) % 2 else with_it
        return model.complete(request).text

    return ScriptedModel(answer)
