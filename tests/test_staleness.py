"""What a stale recording is said to be, and the difference that is shown."""

from dataclasses import replace
from pathlib import Path

import pytest
from flow_runs import TALKS, note_with
from recorded_runs import SCHEMA, SYSTEM, WHAT, WHO, asking, echo, live, record

from summarizer import summarize
from summarizer.backends.exchanges import request_on_record
from summarizer.backends.recorded import RecordedModel
from summarizer.backends.staleness import difference, headline, nearest
from summarizer.errors import StaleRecordingError
from summarizer.llm import Message, Request
from summarizer.schemas import Exchange, RecordedRequest, Recording
from summarizer.settings import Settings


def on_record(request: Request, model: str = "m-1") -> RecordedRequest:
    return request_on_record(request, model)


def exchange(request: Request, model: str = "m-1") -> Exchange:
    return Exchange(key="0", label=request.label, request=on_record(request, model), takes={})


def said(before: Request, now: Request) -> str:
    return headline(exchange(before), on_record(now), now.label)


def shown(before: Request, now: Request) -> str:
    return difference(on_record(before), on_record(now))


class TestTheHeadline:
    @pytest.mark.parametrize(
        ("now", "words"),
        [
            (
                asking("Who are the people of the story?"),
                "the prompt of 'actors' changed since it was recorded",
            ),
            (
                replace(WHO, schema={"type": "array"}),
                "the schema of 'actors' changed since it was recorded",
            ),
            (
                asking("Who are the people of the story?", schema={}),
                "the prompt and the schema of 'actors' changed since they were recorded",
            ),
            (
                replace(WHO, max_tokens=500),
                "max_tokens of 'actors' was 100 when recorded, and is 500",
            ),
            (
                asking("List all sums of money with their currency."),
                "'actors' asks something that was not recorded",
            ),
            (
                replace(WHO, label="people", max_tokens=3),
                "'people' asks something that was not recorded",
            ),
        ],
    )
    def test_says_what_changed(self, now: Request, words: str) -> None:
        assert said(WHO, now) == words

    def test_says_which_models(self) -> None:
        assert (
            headline(exchange(WHO), on_record(WHO, "m-2"), "actors")
            == "'actors': recorded with model 'm-1', asked with 'm-2'"
        )

    def test_can_do_without_a_label(self) -> None:
        nameless = replace(WHO, label="")
        assert said(nameless, replace(nameless, schema={})).startswith("the schema of the request")


class TestTheNearest:
    def test_is_one_of_the_same_section(self) -> None:
        other = replace(WHO, label="people")
        far = asking("Names of all persons", "actors")
        found = nearest([exchange(other), exchange(far)], on_record(WHO), "actors")
        assert found.request == on_record(far)

    def test_is_the_most_similar_of_these(self) -> None:
        asked = [asking(f"Sentence {n}: {text}") for n, text in enumerate(("Rain.", "A pact."))]
        changed = asking("Sentence 1: A new pact.")
        assert nearest([exchange(one) for one in asked], on_record(changed), "actors").request == (
            on_record(asked[1])
        )

    def test_may_be_of_another_section_if_there_is_none(self) -> None:
        found = nearest([exchange(WHAT), exchange(WHO)], on_record(WHO), "people")
        assert found.label == "actors"

    def test_is_the_same_models_if_the_text_is_the_same(self) -> None:
        both = [exchange(WHO, "m-1"), exchange(WHO, "m-2")]
        changed = on_record(replace(WHO, max_tokens=3), "m-2")
        assert nearest(both, changed, "actors").request.model == "m-2"


class TestTheDifference:
    def test_shows_the_lines_that_changed_under_the_messages_name(self) -> None:
        before = asking("Who acts?\nName all.\nBe brief.", system="Help.")
        now = asking("Who acts?\nName some.\nBe brief.", system="Help.")
        assert shown(before, now).split("\n") == [
            "message 2 (user):",
            "--- recorded",
            "+++ today",
            "@@ -1,3 +1,3 @@",
            " Who acts?",
            "-Name all.",
            "+Name some.",
            " Be brief.",
        ]

    def test_breaks_long_lines_at_sentences_so_that_the_change_stands_out(self) -> None:
        filling = "This sentence is only here so that the line becomes long enough. " * 9
        before = asking("x", system=f"{filling}Never guess. {filling}")
        now = asking("x", system=f"{filling}Often guess. {filling}")
        lines = shown(before, now).split("\n")
        assert "-Never guess. " in lines
        assert "+Often guess. " in lines
        assert len(lines) < 12

    def test_shows_the_schema_and_the_options(self) -> None:
        schema = {**SCHEMA, "required": []}
        text = shown(WHO, replace(WHO, schema=schema, max_tokens=7, temperature=0.5))
        assert "message" not in text
        assert "schema:\n--- recorded" in text
        assert '-  "names"' in text
        assert "options:\n--- recorded" in text
        assert "-max_tokens: 100\n-temperature: 0.0\n+max_tokens: 7\n+temperature: 0.5" in text

    def test_shows_messages_that_came_or_went(self) -> None:
        more = replace(WHO, messages=(*WHO.messages, Message("assistant", "Nobody.")))
        assert "message 3 (assistant):" in shown(WHO, more)
        assert "+Nobody." in shown(WHO, more)
        assert "-Nobody." in shown(more, WHO)

    def test_shows_another_role(self) -> None:
        messages = (Message("user", SYSTEM), WHO.messages[1])
        assert shown(WHO, replace(WHO, messages=messages)).startswith("message 1 (system → user):")

    def test_is_empty_if_nothing_changed(self) -> None:
        assert shown(WHO, WHO) == ""

    def test_is_cut_where_it_gets_long(self) -> None:
        before = asking("\n".join(f"old {n}" for n in range(500)))
        now = asking("\n".join(f"new {n}" for n in range(500)))
        lines = shown(before, now).split("\n")
        assert len(lines) < 50
        assert lines[-1] == "… 963 more lines"

    def test_loses_nothing_of_a_line_without_blanks(self) -> None:
        text = shown(asking("a" * 300), asking("a" * 299 + "b"))
        assert "-" + "a" * 60 in text
        assert "+" + "a" * 59 + "b" in text


class TestPromptsUnderTest:
    SETTINGS = Settings(tactics="sections")

    def test_a_prompt_changed_by_one_word_is_stale_and_the_word_is_shown(
        self, tmp_path: Path
    ) -> None:
        template = 'Write the section "{{ section.name }}" of the note.\nCite {} sentences.\n'
        section = tmp_path / "section.j2"

        def run(model: RecordedModel) -> None:
            summarize(TALKS, model=model, prompts=tmp_path, settings=self.SETTINGS)

        section.write_text(template.replace("{}", "few"), encoding="utf-8")
        model = RecordedModel(Recording(), mode="once", live=lambda: live(note_with()))
        run(model)
        run(RecordedModel(model.finished()))
        section.write_text(template.replace("{}", "many"), encoding="utf-8")
        with pytest.raises(StaleRecordingError) as raised:
            run(RecordedModel(model.finished()))
        assert str(raised.value) == "the prompt of 'headline' changed since it was recorded"
        assert "-Cite few sentences." in raised.value.difference
        assert "+Cite many sentences." in raised.value.difference

    def test_the_error_holds_both(self) -> None:
        model = RecordedModel(record(live(echo), [WHO, WHAT]))
        with pytest.raises(StaleRecordingError) as raised:
            model.complete(asking("What do they promise to do?", "commitments"))
        assert "\n" not in str(raised.value)
        assert "+What do they promise to do?" in raised.value.difference
