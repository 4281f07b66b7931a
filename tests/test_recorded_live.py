"""The live model behind a recorded one: opened when it is needed, shared, closed."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from asked_models import Ask
from flow_runs import TALKS, note_with
from recorded_runs import WHAT, WHEN, WHO, Preparing, asking, echo, live, never, record

from summarizer import asummarize, summarize
from summarizer.backends.recorded import RecordedModel
from summarizer.backends.scripted import ScriptedModel
from summarizer.errors import InvalidReplyError
from summarizer.llm import Message
from summarizer.schemas import Recording
from summarizer.settings import Settings

pytest_plugins = ("asked_models",)


class TestTheLiveModel:
    def test_is_opened_once_and_only_if_needed(self, ask: Ask) -> None:
        opened: list[ScriptedModel] = []

        def open_model() -> ScriptedModel:
            opened.append(live(echo))
            return opened[-1]

        recording = record(live("{}"), [WHO])
        model = RecordedModel(recording, mode="once", live=open_model)
        ask(model, WHO)
        assert opened == []
        ask(model, WHAT)
        ask(model, WHEN)
        assert len(opened) == 1

    def test_is_closed_by_whoever_opened_it(self) -> None:
        asked = live("{}")
        model = RecordedModel(Recording(), mode="once", live=lambda: asked)
        model.complete(WHO)
        model.close()
        model.close()
        assert not asked.closed

    def test_prepares_only_if_it_is_asked(self, ask: Ask) -> None:
        asked = Preparing(echo, name="m-1")
        beginning = [Message("system", "Be brief.")]
        model = RecordedModel(record(live("{}"), [WHO]), mode="once", live=lambda: asked)
        model.prepare(beginning)
        ask(model, WHO)
        assert asked.prepared == []
        ask(model, WHAT)
        ask(model, WHEN)
        assert asked.prepared == [beginning]

    def test_streams_to_the_callback(self) -> None:
        counts: list[int] = []
        model = RecordedModel(Recording(), mode="once", live=lambda: live("{}"))
        model.complete(WHO, counts.append)
        assert counts == [1]


class TestSideBySide:
    REQUESTS = tuple(asking(f"Question {number}?") for number in range(40)) * 2

    def test_threads_get_the_answers_to_their_own_requests(self) -> None:
        opened: list[ScriptedModel] = []

        def open_model() -> ScriptedModel:
            opened.append(live(echo))
            return opened[-1]

        model = RecordedModel(Recording(), mode="once", live=open_model)
        with ThreadPoolExecutor(8) as pool:
            replies = list(pool.map(model.complete, self.REQUESTS))
        assert [reply.text for reply in replies] == [echo(one) for one in self.REQUESTS]
        assert (len(opened), model.live_calls) == (1, 80)
        recording = model.finished()
        assert len(recording.exchanges) == 40
        again = RecordedModel(recording, live=never)
        with ThreadPoolExecutor(8) as pool:
            assert list(pool.map(again.complete, self.REQUESTS)) == replies

    def test_equal_requests_get_each_answer_once(self) -> None:
        texts = [str(number) for number in range(50)]
        recording = record(live(texts), [WHO] * 50)
        model = RecordedModel(recording)
        with ThreadPoolExecutor(8) as pool:
            replies = pool.map(model.complete, [WHO] * 50)
            assert sorted(int(reply.text) for reply in replies) == list(range(50))

    def test_tasks_do_too(self) -> None:
        async def all_of(model: RecordedModel) -> list[str]:
            replies = await asyncio.gather(*(model.acomplete(one) for one in self.REQUESTS))
            return [reply.text for reply in replies]

        model = RecordedModel(Recording(), mode="rewrite", live=lambda: live(echo))
        texts = asyncio.run(all_of(model))
        assert texts == [echo(one) for one in self.REQUESTS]
        assert asyncio.run(all_of(RecordedModel(model.finished()))) == texts


class TestWholeRuns:
    SETTINGS = Settings(tactics="sections")

    def test_a_run_is_replayed_to_the_same_note(self) -> None:
        model = RecordedModel(
            Recording(), mode="once", live=lambda: live(note_with(), concurrency=4, context=8192)
        )
        first = summarize(TALKS, model=model, settings=self.SETTINGS)
        assert first.provenance.calls == model.live_calls == 6
        again = RecordedModel(model.finished(), live=never)
        second = summarize(TALKS, model=again, settings=self.SETTINGS)
        assert (second.note, second.dropped) == (first.note, first.dropped)
        assert second.provenance.model == "m-1"
        assert again.finished() == model.finished()

    def test_without_blocking_too(self) -> None:
        model = RecordedModel(Recording(), mode="once", live=lambda: live(note_with()))
        first = summarize(TALKS, model=model, settings=self.SETTINGS)
        again = RecordedModel(model.finished())
        second = asyncio.run(asummarize(TALKS, model=again, settings=self.SETTINGS))
        assert second.note == first.note

    def test_what_went_wrong_goes_wrong_again(self) -> None:
        troubled = note_with(
            headline=[InvalidReplyError("empty", reply=""), '{"headline": "They met in Vell"}']
        )
        model = RecordedModel(Recording(), mode="once", live=lambda: live(troubled))
        first = summarize(TALKS, model=model, settings=self.SETTINGS)
        second = summarize(TALKS, model=RecordedModel(model.finished()), settings=self.SETTINGS)
        assert second.note == first.note
        assert second.provenance.retries == first.provenance.retries == 1
