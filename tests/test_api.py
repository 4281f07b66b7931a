"""Calling the summarizer from Python: settings, note types, the plan, and what comes back."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from flow_runs import NOTE, TALKS, note_with
from pydantic import BaseModel, Field

from summarizer import asummarize, plan, summarize
from summarizer.backends.scripted import ScriptedModel
from summarizer.errors import ConfigError, SchemaError
from summarizer.llm import Capabilities, Message, Reply, Request
from summarizer.progress import SilentObserver
from summarizer.schemas import Actor, Cited, NoteDocument, Usage
from summarizer.settings import Settings

pytest_plugins = ("own_folder",)
pytestmark = pytest.mark.usefixtures("own_folder")

SETTINGS = Settings()


class Fact(Cited):
    """One fact."""

    fact: str = Field(description="The fact.")


class FactNote(BaseModel):
    """Facts only."""

    facts: list[Fact] = Field(description="Every fact.")


class TestSettings:
    def test_single_settings_are_options(self) -> None:
        model = ScriptedModel(json.dumps(NOTE))
        summarize(TALKS, model=model, tactics="single", max_tokens=77)
        assert [one.max_tokens for one in model.requests] == [77]

    def test_the_configuration_file_counts(self, own_folder: Path) -> None:
        (own_folder / "summarizer.toml").write_text('tactics = "single"')
        model = ScriptedModel(json.dumps(NOTE))
        summarize(TALKS, model=model)
        assert len(model.requests) == 1

    def test_complete_settings_stand_in_for_all_other_places(self, own_folder: Path) -> None:
        (own_folder / "summarizer.toml").write_text('tactics = "single"')
        model = ScriptedModel(note_with())
        summarize(TALKS, model=model, settings=SETTINGS)
        assert len(model.requests) == 6

    def test_settings_and_options_at_once_are_refused(self) -> None:
        with pytest.raises(ConfigError, match="settings and attempts, tactics were both given"):
            summarize(
                TALKS, model=ScriptedModel([]), settings=SETTINGS, tactics="single", attempts=1
            )

    def test_an_option_that_does_not_exist_is_refused(self) -> None:
        with pytest.raises(ConfigError, match="tactic"):
            summarize(TALKS, model=ScriptedModel([]), tactic="single")

    def test_an_endpoint_needs_a_model_s_name(self) -> None:
        with pytest.raises(ConfigError, match="needs the name of a model"):
            summarize(TALKS, base_url="http://127.0.0.1:9/v1")

    def test_the_note_s_language_is_told_to_the_model(self) -> None:
        model = ScriptedModel(note_with())
        summarize(TALKS, model=model, language="fr", attempts=0)
        assert '"fr"' in model.requests[0].messages[0].content


class TestNoteTypes:
    REPLY = json.dumps({"facts": [{"cites": [5], "fact": "The crossing was closed in 2011."}]})

    def test_a_class_of_one_s_own(self) -> None:
        result = summarize(TALKS, model=ScriptedModel(self.REPLY), schema=FactNote)
        assert isinstance(result.note, FactNote)
        assert result.note.facts[0].cites == [5]
        assert result.provenance.schema_.name == "FactNote"

    def test_small_models_are_asked_in_sections_for_it_too(self) -> None:
        model = ScriptedModel(self.REPLY, capabilities=Capabilities(guided=True))
        summarize(TALKS, model=model, schema=FactNote)
        assert [one.label for one in model.requests] == ["facts"]

    @pytest.mark.parametrize("kind", [Fact, dict, "facts:FactNote"])
    def test_what_is_no_note_type_is_refused_before_anything_is_sent(self, kind: Any) -> None:
        model = ScriptedModel([])
        with pytest.raises(SchemaError):
            summarize(TALKS, model=model, schema=kind)
        assert model.requests == []

    @pytest.mark.parametrize("given", [Path, str])
    def test_prompts_of_one_s_own(self, tmp_path: Path, given: type[Path | str]) -> None:
        folder = tmp_path / "mine"
        folder.mkdir()
        (folder / "section.j2").write_text("Fill in {{ section.name }}, please.")
        model = ScriptedModel(self.REPLY)
        result = summarize(TALKS, model=model, schema=FactNote, prompts=given(folder))
        assert model.requests[0].messages[1].content.endswith("Fill in facts, please.")
        assert result.provenance.prompt.name == "mine"


class TestPlan:
    """What ``plan`` returns is what a run begins with; it needs no model at all."""

    @pytest.mark.parametrize("tactics", ["sections", "single", "guided"])
    def test_the_requests_are_those_really_sent(self, tactics: Any) -> None:
        planned = plan(TALKS, settings=Settings(tactics=tactics))
        model = ScriptedModel(lambda request: json.dumps(answer_any(request)))
        summarize(TALKS, model=model, settings=Settings(tactics=tactics, attempts=0))
        assert planned == model.requests[: len(planned)]
        assert planned

    def test_the_embedded_model_is_planned_for_without_an_endpoint(self) -> None:
        labels = [one.label for one in plan(TALKS, settings=Settings())]
        assert labels.count("commitments") > 1
        at_endpoint = plan(TALKS, settings=Settings(base_url="http://127.0.0.1:9/v1", model="m"))
        assert [one.label for one in at_endpoint] == list(NOTE)

    def test_the_same_goes_for_files_and_note_types(self, tmp_path: Path) -> None:
        path = tmp_path / "talks.txt"
        path.write_text(TALKS.text, encoding="utf-8")
        (request,) = plan(path, schema=FactNote)
        assert request.schema_name == "FactNote_facts"

    def test_a_note_of_actors_alone_is_asked_for_once(self) -> None:
        class Cast(BaseModel):
            actors: list[Actor]

        assert [one.label for one in plan(TALKS, schema=Cast, settings=Settings())] == ["actors"]


def answer_any(request: Request) -> dict[str, Any]:
    """Return something of the right shape for any request."""
    keys = request.schema["properties"]
    return {key: NOTE.get(key, "reopen the crossing by the end of June") for key in keys}


class TestWhatComesBack:
    def result(self) -> Any:
        def answer(request: Request) -> Reply:
            usage = Usage(prompt=100, cached=80, completion=10)
            return Reply(json.dumps({request.label: NOTE[request.label]}), usage=usage)

        return summarize(TALKS, model=ScriptedModel(answer, name="stand-in"))

    def test_provenance_counts_calls_tokens_and_time(self) -> None:
        provenance = self.result().provenance
        assert provenance.model == "stand-in"
        assert (provenance.calls, provenance.retries) == (6, 0)
        assert provenance.usage == Usage(prompt=600, cached=480, completion=60)
        assert provenance.seconds >= 0
        assert (provenance.prompt.name, provenance.schema_.name) == ("briefing", "BriefingNote")
        assert len(provenance.prompt.sha256) == len(provenance.schema_.sha256) == 64

    def test_coverage_counts_the_sentences_that_are_cited(self) -> None:
        coverage = self.result().coverage
        assert coverage.cited == 1.0
        assert coverage.uncited_notable == []

    def test_json_is_the_whole_document(self) -> None:
        result = self.result()
        document = json.loads(result.to_json())
        assert set(document) == {"note", "article", "dropped", "coverage", "provenance"}
        assert document["note"]["headline"] == NOTE["headline"]
        assert document["provenance"]["schema"]["name"] == "BriefingNote"
        for sentence in document["article"]["sentences"]:
            found = document["article"]["text"][sentence["start"] : sentence["end"]]
            assert found == sentence["text"]

    def test_markdown_and_text_are_for_people(self) -> None:
        result = self.result()
        assert result.to_markdown().startswith(f"# {NOTE['headline']}\n")
        assert result.to_text().startswith(NOTE["headline"])
        assert isinstance(result.document, NoteDocument)


class Preparing(ScriptedModel):
    """A model that wants to know what all requests begin with."""

    prepared: list[list[Message]]

    def prepare(self, messages: list[Message]) -> None:
        self.prepared = [*getattr(self, "prepared", []), list(messages)]
        assert not self.requests


def test_a_model_that_can_is_told_what_all_requests_begin_with() -> None:
    model = Preparing(note_with())
    summarize(TALKS, model=model)
    assert model.prepared == [[model.requests[0].messages[0]]]


class TestTheModel:
    def test_the_caller_s_own_is_left_open(self) -> None:
        model = ScriptedModel(note_with())
        summarize(TALKS, model=model)
        assert not model.closed

    @pytest.mark.parametrize("fails", [False, True])
    @pytest.mark.parametrize("awaited", [False, True])
    def test_one_that_was_named_is_closed(
        self, monkeypatch: pytest.MonkeyPatch, awaited: bool, fails: bool
    ) -> None:
        model = ScriptedModel(ConfigError("broken") if fails else note_with())
        names: list[str | None] = []

        def open_it(settings: Settings, observer: object) -> ScriptedModel:
            names.append(settings.model)
            return model

        monkeypatch.setattr("summarizer.api.open_model", open_it)

        def call() -> None:
            if awaited:
                asyncio.run(asummarize(TALKS, model="tiny"))
            else:
                summarize(TALKS, model="tiny")

        if fails:
            with pytest.raises(ConfigError, match="broken"):
                call()
        else:
            call()
        assert (names, model.closed) == (["tiny"], True)


def test_asummarize_does_the_same() -> None:
    model = ScriptedModel(note_with())
    awaited = asyncio.run(asummarize(TALKS, model=model, observer=SilentObserver()))
    assert awaited.note == summarize(TALKS, model=ScriptedModel(note_with())).note
    assert awaited.provenance.calls == 6


def test_several_articles_may_be_awaited_at_once_with_one_model() -> None:
    model = ScriptedModel(
        lambda request: json.dumps({request.label: NOTE[request.label]}),
        capabilities=Capabilities(concurrency=4),
    )

    async def both() -> list[Any]:
        return await asyncio.gather(*(asummarize(TALKS, model=model) for _ in range(5)))

    results = asyncio.run(both())
    assert [one.provenance.calls for one in results] == [6] * 5
    assert len({one.to_markdown().partition("*Provenance")[0] for one in results}) == 1
