"""The runner: the real pipeline over a fixture, with recorded replies or live ones."""

import json
from pathlib import Path
from typing import Any

import pytest
from regression_fixtures import GOOD_CASE, Opening, answering, opens_instead, write_fixture

from summarizer.backends.budgeted import Budget
from summarizer.backends.scripted import ScriptedModel
from summarizer.errors import EndpointUnreachableError
from summarizer.pricing import Prices
from summarizer.regression import runner as runner_module
from summarizer.regression.discovery import read_fixture
from summarizer.regression.outcome import Attempt
from summarizer.regression.runner import Runner
from summarizer.regression.variant import Variant
from summarizer.settings import Settings


@pytest.fixture
def opening(monkeypatch: pytest.MonkeyPatch) -> Opening:
    """Let live calls go to this model; return the settings that each opening was for."""
    return opens_instead(monkeypatch, runner_module)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_fixture(tmp_path / "bridge")


def attempt(folder: Path, variant: Variant | None = None, repeat: int = 0, **how: Any) -> Attempt:
    with Runner(how.pop("settings", Settings()), **how) as runner:
        return runner.run(read_fixture(folder), variant or Variant("current"), repeat)


def test_a_recorded_case_runs_without_a_model(folder: Path, opening: Opening) -> None:
    opened = opening(answering())
    assert attempt(folder, mode="once").status == "passed"
    replayed = attempt(folder)
    assert (replayed.status, replayed.live_calls, len(opened)) == ("passed", 0, 1)
    assert replayed.calls > 0
    assert replayed.score == 1


def test_the_same_recording_gives_the_same_note_every_time(folder: Path, opening: Opening) -> None:
    opening(answering())
    recorded = attempt(folder, mode="rewrite")
    notes = {attempt(folder).document.note.model_dump_json() for _ in range(3)}  # type: ignore[union-attr]
    assert notes == {recorded.document.note.model_dump_json()}  # type: ignore[union-attr]


def test_without_a_recording_it_is_an_error_that_says_how_to_make_one(folder: Path) -> None:
    missing = attempt(folder)
    assert (missing.status, missing.error_kind) == ("error", "RecordingError")
    assert "--record-mode once" in missing.error


def test_a_prompt_changed_by_one_word_is_stale_and_shown(
    folder: Path, tmp_path: Path, opening: Opening
) -> None:
    opening(answering())
    attempt(folder, mode="once")
    stale = attempt(folder, settings=Settings(prompts=_changed_prompts(tmp_path, "plain", "terse")))
    assert (stale.status, stale.error_kind) == ("error", "StaleRecordingError")
    assert "terse" in stale.detail
    assert "+" in stale.detail
    assert "-" in stale.detail


def _changed_prompts(folder: Path, old: str, new: str) -> Path:
    target = folder / "prompts"
    source = Path(runner_module.__file__).parents[1] / "prompts" / "briefing"
    for file in source.rglob("*.j2"):
        copy = target / file.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    system = target / "system.j2"
    text = system.read_text(encoding="utf-8")
    first = text.split()[0]
    system.write_text(text.replace(first, f"{first} {new}", 1), encoding="utf-8")
    return target


def test_once_asks_only_what_is_missing(folder: Path, opening: Opening) -> None:
    model = answering()
    opening(model)
    attempt(folder, mode="once")
    asked = len(model.requests)
    again = attempt(folder, mode="once")
    assert (again.live_calls, len(model.requests)) == (0, asked)


def test_rewrite_asks_all_again(folder: Path, opening: Opening) -> None:
    opening(answering())
    attempt(folder, mode="once")
    opening(answering({"headline": "A bridge is open"}))
    rewritten = attempt(folder, mode="rewrite")
    assert rewritten.live_calls == rewritten.calls
    headline = attempt(folder).document.note.headline  # type: ignore[union-attr]
    assert headline == "A bridge is open"


def test_live_leaves_the_recording_alone(folder: Path, opening: Opening) -> None:
    opening(answering())
    attempt(folder, mode="once")
    before = (folder / "recording.json").read_bytes()
    opening(answering({"commitments": []}))
    live = attempt(folder, live=True)
    assert (live.status, live.live_calls) == ("failed", live.calls)
    assert (folder / "recording.json").read_bytes() == before


def test_each_repeat_needs_a_recording_of_its_own(folder: Path, opening: Opening) -> None:
    opening(answering())
    attempt(folder, mode="once")
    assert attempt(folder, repeat=1).status == "error"
    opening(answering({"commitments": []}))
    assert attempt(folder, repeat=1, mode="once").status == "failed"
    assert [attempt(folder, repeat=n).status for n in (0, 1)] == ["passed", "failed"]


def test_another_variant_has_its_own_file_and_model(folder: Path, opening: Opening) -> None:
    opened = opening(answering(name="other"))
    other = Variant("other", "recording-other.json", model="other")
    attempt(folder, other, mode="once")
    assert (folder / "recording-other.json").exists()
    assert not (folder / "recording.json").exists()
    assert opened[0].model == "other"
    assert attempt(folder, other).status == "passed"


def test_what_is_missing_is_asked_of_the_model_that_was_recorded(
    folder: Path, opening: Opening
) -> None:
    opening(answering(name="first"))
    attempt(folder, mode="once")
    opened = opening(answering(name="first"))
    attempt(folder, repeat=1, mode="once", settings=Settings(model="another"))
    assert [settings.model for settings in opened] == ["first"]


def test_the_failing_claims_are_part_of_the_attempt(folder: Path, opening: Opening) -> None:
    opening(answering({"commitments": []}))
    failed = attempt(folder, mode="once")
    (assertion,) = failed.failing
    assert assertion.name == "pledge"
    assert failed.score == pytest.approx(0.5)


def test_a_failing_endpoint_is_an_error_and_nothing_is_recorded(
    folder: Path, opening: Opening
) -> None:
    opening(ScriptedModel(lambda request: EndpointUnreachableError("nobody there")))
    broken = attempt(folder, mode="once")
    assert (broken.status, broken.error) == ("error", "nobody there")
    assert not (folder / "recording.json").exists()


def test_a_budget_stops_before_it_is_passed(folder: Path, opening: Opening) -> None:
    model = answering()
    opening(model)
    budget = Budget(max_cost=None, max_tokens=10, prices=Prices())
    stopped = attempt(folder, live=True, budget=budget)
    assert stopped.status == "skipped"
    assert model.requests == []


def test_a_case_has_its_own_options_and_metadata(folder: Path, opening: Opening) -> None:
    case = "metadata: {outlet: The Vell Times}\noptions: {tactics: single, language: fr}\n"
    write_fixture(folder, case + GOOD_CASE)
    model = answering()
    opening(model)
    run = attempt(folder, mode="once")
    assert run.document is not None
    assert run.document.article.outlet == "The Vell Times"
    assert model.requests[0].label == "note"
    assert any('"fr"' in message.content for message in model.requests[0].messages)


def test_the_file_holds_no_key_and_no_address(folder: Path, opening: Opening) -> None:
    opening(answering())
    settings = Settings(base_url="https://models.example/v1", key="sk-secret-123", model="m")
    attempt(folder, mode="once", settings=settings)
    text = (folder / "recording.json").read_text(encoding="utf-8")
    assert "sk-secret" not in text
    assert "models.example" not in text
    assert json.loads(text)


def test_a_recording_cut_in_half_is_an_error_until_it_is_rewritten(
    folder: Path, opening: Opening
) -> None:
    opening(answering())
    attempt(folder, mode="once")
    path = folder / "recording.json"
    path.write_bytes(path.read_bytes()[:300])
    assert attempt(folder).error_kind == attempt(folder, mode="once").error_kind == "RecordingError"
    assert attempt(folder, mode="rewrite").status == "passed"
    assert attempt(folder).status == "passed"
