"""A recorded model: what it replays, records, rewrites and refuses."""

from dataclasses import replace

import pytest
from asked_models import Ask
from recorded_runs import WHAT, WHEN, WHO, asking, echo, labels, live, never, record, replay

from summarizer.backends.recorded import RecordedModel
from summarizer.errors import (
    ConfigError,
    ContextLengthError,
    EndpointError,
    InvalidReplyError,
    RecordingError,
    RefusalError,
    StaleRecordingError,
)
from summarizer.llm import Capabilities, LanguageModel, Message, Reply, Request
from summarizer.schemas import Recording, Usage

pytest_plugins = ("asked_models",)


class TestReplaying:
    def test_what_was_recorded_is_answered_without_a_live_model(self, ask: Ask) -> None:
        said = Reply('{"names": []}', "length", Usage(prompt=9, cached=4, completion=3), 1.23)
        recording = record(live([said]), [WHO])
        assert ask(RecordedModel(recording, live=never), WHO) == said

    def test_is_a_language_model(self) -> None:
        assert isinstance(RecordedModel(record(live("{}"), [WHO])), LanguageModel)

    def test_each_time_a_request_is_asked_has_its_own_answer(self, ask: Ask) -> None:
        recording = record(live(["first", "second"]), [WHO, WHO])
        assert len(recording.exchanges) == 1
        model = RecordedModel(recording)
        assert [ask(model, WHO).text, ask(model, WHO).text] == ["first", "second"]
        with pytest.raises(StaleRecordingError, match="'actors' was recorded 2 times, and is"):
            ask(model, WHO)

    def test_the_label_is_not_part_of_what_was_sent(self) -> None:
        recording = record(live("{}"), [WHO])
        assert replay(recording, [replace(WHO, label="people")]) == ["{}"]

    @pytest.mark.parametrize(
        "changed",
        [
            asking("Who are the actors of this story?"),
            replace(WHO, schema={"type": "object"}),
            replace(WHO, schema_name="People"),
            replace(WHO, max_tokens=101),
            replace(WHO, temperature=0.5),
            replace(WHO, messages=WHO.messages[1:]),
            replace(WHO, messages=(WHO.messages[0], Message("assistant", "x"))),
        ],
    )
    def test_everything_else_is(self, changed: Request, ask: Ask) -> None:
        model = RecordedModel(record(live("{}"), [WHO]))
        with pytest.raises(StaleRecordingError) as raised:
            ask(model, changed)
        assert raised.value.difference

    def test_a_callback_hears_once_of_a_reply(self, ask: Ask) -> None:
        counts: list[int] = []
        RecordedModel(record(live("{}"), [WHO])).complete(WHO, counts.append)
        RecordedModel(record(live(""), [WHO])).complete(WHO, counts.append)
        assert counts == [1]

    def test_the_recorded_model_is_what_it_was(self) -> None:
        recording = record(live("{}", guided=True, context=4096, concurrency=4), [WHO])
        model = RecordedModel(recording, live=never)
        assert model.name == "m-1"
        assert model.capabilities == Capabilities(guided=True, context=4096, concurrency=1)

    def test_of_several_models_the_named_one_counts(self) -> None:
        recording = record(live("one"), [WHO])
        second = RecordedModel(
            recording, mode="once", live=lambda: live("two", "m-2", context=512), name="m-2"
        )
        second.complete(WHO)
        recording = second.finished(keep_unused=True)
        assert list(recording.models) == ["m-1", "m-2"]
        model = RecordedModel(recording, name="m-2")
        assert (model.name, model.capabilities.context) == ("m-2", 512)
        assert model.complete(WHO).text == "two"

    def test_an_empty_recording_says_how_to_record(self) -> None:
        with pytest.raises(RecordingError, match="--record-mode once"):
            RecordedModel(Recording())
        with pytest.raises(RecordingError, match="--record-mode once"):
            RecordedModel(Recording(), live=never)
        with pytest.raises(RecordingError, match="--record-mode once"):
            RecordedModel(Recording(), mode="once")

    def test_a_model_that_was_not_recorded_is_stale(self, ask: Ask) -> None:
        model = RecordedModel(record(live("{}", guided=True), [WHO]), name="m-2")
        assert (model.name, model.capabilities.guided) == ("m-2", True)
        with pytest.raises(StaleRecordingError, match="recorded with model 'm-1', asked with 'm-"):
            ask(model, WHO)


class TestRecordingOnce:
    def test_only_what_is_missing_is_asked(self, ask: Ask) -> None:
        recording = record(live("old"), [WHO])
        asked = live("new")
        model = RecordedModel(recording, mode="once", live=lambda: asked)
        assert [ask(model, WHO).text, ask(model, WHAT).text] == ["old", "new"]
        assert asked.requests == [WHAT]
        assert model.live_calls == 1
        assert replay(model.finished(), [WHO, WHAT]) == ["old", "new"]

    def test_an_answer_too_few_is_asked_for(self) -> None:
        recording = record(live("first"), [WHO])
        assert replay(record(live("second"), [WHO, WHO], recording), [WHO, WHO]) == [
            "first",
            "second",
        ]

    def test_what_the_run_no_longer_asks_is_dropped(self) -> None:
        recording = record(live(["a", "b", "c"]), [WHO, WHO, WHAT])
        recording = record(live([]), [WHO], recording)
        assert labels(recording) == ["actors"]
        assert [len(take) for take in recording.exchanges[0].takes.values()] == [1]

    def test_what_changed_takes_the_place_of_what_it_was(self) -> None:
        recording = record(live(echo), [WHO, WHAT, WHEN])
        changed = asking("What do they promise to do?", "commitments")
        recording = record(live(echo), [WHO, changed, WHEN], recording)
        assert labels(recording) == ["actors", "commitments", "event"]

    def test_without_a_live_model_it_only_replays(self, ask: Ask) -> None:
        model = RecordedModel(record(live("{}"), [WHO]), mode="once")
        assert ask(model, WHO).text == "{}"
        with pytest.raises(StaleRecordingError):
            ask(model, WHAT)

    def test_a_live_model_of_another_name_is_not_asked(self, ask: Ask) -> None:
        other = live("{}", "m-2")
        model = RecordedModel(record(live("{}"), [WHO]), mode="once", live=lambda: other)
        with pytest.raises(StaleRecordingError, match="recorded with model 'm-1', asked with 'm-"):
            ask(model, WHAT)
        assert other.requests == []

    def test_a_model_that_was_not_recorded_is_asked(self, ask: Ask) -> None:
        other = live("{}", "m-2", context=512)
        recording = record(live("{}"), [WHO])
        model = RecordedModel(recording, mode="once", live=lambda: other, name="m-2")
        assert (model.name, model.capabilities.context) == ("m-2", 512)
        ask(model, WHO)
        assert list(model.finished().models) == ["m-2"]


class TestRewriting:
    def test_everything_is_asked_anew(self, ask: Ask) -> None:
        recording = record(live(["old", "old"]), [WHO, WHAT])
        model = RecordedModel(recording, mode="rewrite", live=lambda: live(["new"]))
        assert ask(model, WHO).text == "new"
        assert replay(model.finished(), [WHO]) == ["new"]
        assert labels(model.finished()) == ["actors"]

    def test_the_live_model_counts_for_name_and_capabilities(self) -> None:
        recording = record(live("{}"), [WHO])
        second = live("{}", "m-2", guided=True, concurrency=3)
        model = RecordedModel(recording, mode="rewrite", live=lambda: second, name="m-1")
        assert (model.name, model.capabilities) == ("m-2", second.capabilities)

    def test_it_needs_a_live_model(self) -> None:
        with pytest.raises(ConfigError, match="rewrite"):
            RecordedModel(Recording(), mode="rewrite")


class TestRepeats:
    def test_each_repeat_has_its_own_answers(self) -> None:
        recording = record(live("one"), [WHO])
        recording = record(live("two"), [WHO], recording, slot=1)
        assert len(recording.exchanges) == 1
        assert replay(recording, [WHO]) == ["one"]
        assert replay(recording, [WHO], slot=1) == ["two"]

    def test_a_repeat_never_takes_the_answer_of_another(self) -> None:
        recording = record(live("one"), [WHO])
        asked = live("two")
        record(asked, [WHO], recording, slot=1)
        assert asked.requests == [WHO]

    def test_a_repeat_that_is_missing_is_named(self, ask: Ask) -> None:
        recording = record(live("one"), [WHO])
        with pytest.raises(StaleRecordingError, match=r"^no recording of repeat 3$"):
            ask(RecordedModel(recording, slot=2), WHO)

    def test_a_request_that_only_another_repeat_has_is_named(self, ask: Ask) -> None:
        recording = record(live(["a", "b"]), [WHO, WHAT])
        recording = record(live("c"), [WHO], recording, slot=1)
        with pytest.raises(StaleRecordingError, match="'commitments' was not recorded in this rep"):
            ask(RecordedModel(recording, slot=1), WHAT)

    def test_rewriting_one_leaves_the_others(self) -> None:
        recording = record(live(["a", "b"]), [WHO, WHAT])
        recording = record(live(["c", "d"]), [WHO, WHAT], recording, slot=1)
        recording = record(live("e"), [WHEN], recording, mode="rewrite")
        assert replay(recording, [WHEN]) == ["e"]
        assert replay(recording, [WHO, WHAT], slot=1) == ["c", "d"]

    def test_repeats_that_ran_side_by_side_are_put_together(self) -> None:
        start = Recording()
        models = [
            RecordedModel(start, mode="once", slot=slot, live=lambda: live(echo)) for slot in (0, 1)
        ]
        for model in models:
            model.complete(WHO)
        recording = models[1].finished(into=models[0].finished())
        assert list(recording.exchanges[0].takes) == [0, 1]


class TestErrors:
    def test_a_context_too_short_is_recorded(self, ask: Ask) -> None:
        error = ContextLengthError("the request is too long for https://api.example.org/v1 key-1")
        model = RecordedModel(Recording(), mode="once", live=lambda: live([error]))
        with pytest.raises(ContextLengthError):
            ask(model, WHO)
        recording = model.finished()
        assert "example.org" not in recording.model_dump_json()
        with pytest.raises(ContextLengthError):
            ask(RecordedModel(recording), WHO)

    def test_so_is_a_reply_that_is_no_use_with_its_text(self, ask: Ask) -> None:
        error = InvalidReplyError("says api.example.org:443", reply='{"half')
        model = RecordedModel(Recording(), mode="once", live=lambda: live([error, "{}"]))
        with pytest.raises(InvalidReplyError):
            ask(model, WHO)
        assert ask(model, WHO).text == "{}"
        recording = model.finished()
        assert "example.org" not in recording.model_dump_json()
        replaying = RecordedModel(recording)
        with pytest.raises(InvalidReplyError) as raised:
            ask(replaying, WHO)
        assert raised.value.reply == '{"half'
        assert ask(replaying, WHO).text == "{}"

    def test_a_refusal_is_a_reply(self, ask: Ask) -> None:
        said = Reply("I would rather not.", "refusal")
        assert ask(RecordedModel(record(live([said]), [WHO])), WHO) == said

    @pytest.mark.parametrize("error", [EndpointError("down"), RefusalError("no")])
    def test_all_others_pass_and_leave_no_trace(self, error: Exception, ask: Ask) -> None:
        model = RecordedModel(Recording(), mode="once", live=lambda: live([error]))
        with pytest.raises(type(error)):
            ask(model, WHO)
        assert (model.finished(), model.live_calls) == (Recording(), 0)

    def test_what_a_broken_run_got_can_be_kept(self) -> None:
        recording = record(live(["a", "b"]), [WHO, WHEN])
        model = RecordedModel(
            recording, mode="once", live=lambda: live(["c", EndpointError("down")])
        )
        model.complete(WHAT)
        with pytest.raises(EndpointError):
            model.complete(asking("More?"))
        kept = model.finished(keep_unused=True)
        assert replay(kept, [WHO, WHAT, WHEN]) == ["a", "c", "b"]

    def test_half_a_surrogate_pair_is_replaced_in_the_run_as_in_the_recording(
        self, ask: Ask
    ) -> None:
        model = RecordedModel(
            Recording(), mode="once", live=lambda: live(["\ud83d!", "\ud83d\ude00"])
        )
        texts = [ask(model, WHO).text, ask(model, WHO).text]
        assert texts == ["\ufffd!", "\U0001f600"]
        assert replay(model.finished(), [WHO, WHO]) == texts
