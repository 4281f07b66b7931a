"""A model that is not asked again what it has answered before."""

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from summarizer.backends.remembered import Kept, RememberingModel, exchange_key
from summarizer.backends.scripted import ScriptedModel
from summarizer.errors import (
    ContextLengthError,
    EndpointError,
    InvalidReplyError,
    OutputError,
)
from summarizer.llm import Capabilities, JsonSchema, LanguageModel, Message, Reply, Request
from summarizer.schemas import Usage

ASKED = Request((Message("user", "Who?"),), {"type": "object"}, "note", 100, label="actors")


def asking(text: str) -> Request:
    return replace(ASKED, messages=(Message("user", text),))


class Shelf(dict[str, Kept]):
    """A store in memory."""

    def put(self, key: str, kept: Kept) -> None:
        self[key] = kept


class FullShelf(Shelf):
    def put(self, key: str, kept: Kept) -> None:
        raise OutputError("the disk is full")


class PreparedModel(ScriptedModel):
    """Notes what it is told besides requests."""

    told: Sequence[Message] = ()
    closed = False

    def prepare(self, messages: Sequence[Message]) -> None:
        self.told = messages

    def close(self) -> None:
        self.closed = True


class TestTheKey:
    def test_is_a_sha_256_and_the_same_in_every_process(self) -> None:
        assert exchange_key(ASKED, "m") == (
            "79c8038a8bae902ed1f602393cb87c4a49a5072d41dd7f2d0c6f6f00827b8469"
        )

    @pytest.mark.parametrize(
        "other",
        [
            asking("Where?"),
            replace(ASKED, messages=(Message("system", "Who?"),)),
            replace(ASKED, messages=(*ASKED.messages, *ASKED.messages)),
            replace(ASKED, schema={"type": "array"}),
            replace(ASKED, schema_name="actors"),
            replace(ASKED, max_tokens=101),
            replace(ASKED, temperature=0.1),
        ],
    )
    def test_is_another_when_something_else_is_sent(self, other: Request) -> None:
        assert exchange_key(other, "m") != exchange_key(ASKED, "m")

    def test_is_another_for_another_model_repeat_or_occurrence(self) -> None:
        keys = {
            exchange_key(ASKED, "m"),
            exchange_key(ASKED, "n"),
            exchange_key(ASKED, "m", repeat=1),
            exchange_key(ASKED, "m", occurrence=1),
        }
        assert len(keys) == 4

    def test_does_not_mind_the_label_which_is_not_sent(self) -> None:
        assert exchange_key(replace(ASKED, label=""), "m") == exchange_key(ASKED, "m")

    def test_minds_the_order_in_which_the_fields_are_to_be_written(self) -> None:
        orders: list[JsonSchema] = [{"a": {}, "b": {}}, {"b": {}, "a": {}}]
        keys = {exchange_key(replace(ASKED, schema=order), "m") for order in orders}
        assert len(keys) == 2

    def test_cannot_be_reached_by_moving_text_from_one_message_to_the_next(self) -> None:
        one, two = (
            replace(ASKED, messages=(Message("user", first), Message("user", second)))
            for first, second in (("ab", "c"), ("a", "bc"))
        )
        assert exchange_key(one, "m") != exchange_key(two, "m")

    def test_exists_for_half_of_a_surrogate_pair(self) -> None:
        odd = replace(asking("\ud83d"), schema={"const": "\ud83d"})
        assert len({exchange_key(asking("\ud83d"), "m"), exchange_key(odd, "m")}) == 2


class TestWhatIsKept:
    @pytest.mark.parametrize(
        "kept",
        [
            Kept('{"a": "Zürich"}', "stop", 12, 3, 4, 0.25),
            Kept("no", "refusal"),
            Kept('{"a', "length"),
            Kept("half: \ud83d"),
            Kept("what it wrote", error="InvalidReplyError"),
            Kept("", error="ContextLengthError"),
        ],
    )
    def test_is_the_same_after_being_written_down(self, kept: Kept) -> None:
        text = kept.to_json()
        assert Kept.from_json(text) == kept
        text.encode()

    @pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"text": "x", "usage": [1]}', "null"])
    def test_is_not_anything_else(self, text: str) -> None:
        with pytest.raises(ValueError, match="not an answer that was kept"):
            Kept.from_json(text)

    def test_gives_the_reply_again(self) -> None:
        reply = Reply("{}", "stop", Usage(prompt=5, cached=2, completion=1), 1.5)
        assert Kept.of(reply).answer() == reply


class TestASecondRun:
    def test_asks_nothing_that_the_first_one_has_asked(self) -> None:
        shelf = Shelf()
        first = RememberingModel(ScriptedModel(["{}", "[]"]), [shelf])
        replies = [first.complete(asking("a")), first.complete(asking("b"))]
        assert first.live_calls == 2
        second = RememberingModel(ScriptedModel([]), [shelf])
        assert [second.complete(asking("a")), second.complete(asking("b"))] == replies
        assert second.live_calls == 0

    def test_does_so_without_blocking_just_the_same(self) -> None:
        shelf = Shelf()
        first = RememberingModel(ScriptedModel(["{}"]), [shelf])
        second = RememberingModel(ScriptedModel([]), [shelf])
        assert asyncio.run(first.acomplete(ASKED)) == asyncio.run(second.acomplete(ASKED))
        assert (first.live_calls, second.live_calls) == (1, 0)

    def test_gets_another_answer_for_every_time_it_asks_the_same(self) -> None:
        shelf = Shelf()
        first = RememberingModel(ScriptedModel(["1", "2"]), [shelf])
        assert [first.complete(ASKED).text for _ in range(2)] == ["1", "2"]
        second = RememberingModel(ScriptedModel(["3"]), [shelf])
        assert [second.complete(ASKED).text for _ in range(3)] == ["1", "2", "3"]

    def test_meets_the_errors_that_a_run_deals_with(self) -> None:
        shelf = Shelf()
        script = [ContextLengthError("at endpoint x"), InvalidReplyError("no", reply="Sure!")]
        first = RememberingModel(ScriptedModel(script), [shelf])
        second = RememberingModel(ScriptedModel([]), [shelf])
        for model in (first, second):
            with pytest.raises(ContextLengthError):
                model.complete(asking("a"))
            with pytest.raises(InvalidReplyError) as caught:
                model.complete(asking("b"))
            assert caught.value.reply == "Sure!"
        assert (first.live_calls, second.live_calls) == (2, 0)
        assert not any("endpoint x" in kept.to_json() for kept in shelf.values())

    def test_asks_again_what_ended_in_any_other_error(self) -> None:
        shelf = Shelf()
        with pytest.raises(EndpointError):
            RememberingModel(ScriptedModel([EndpointError("down")]), [shelf]).complete(ASKED)
        assert RememberingModel(ScriptedModel(["{}"]), [shelf]).complete(ASKED).text == "{}"

    def test_of_another_repeat_has_answers_of_its_own(self) -> None:
        shelf = Shelf()
        for repeat in (0, 1):
            model = RememberingModel(ScriptedModel([str(repeat)]), [shelf], repeat=repeat)
            assert model.complete(ASKED).text == str(repeat)


class TestSeveralStores:
    def test_all_get_what_the_model_answers(self) -> None:
        stores = [Shelf(), Shelf()]
        RememberingModel(ScriptedModel(["{}"]), stores).complete(ASKED)
        assert stores[0] == stores[1] != {}

    def test_an_earlier_one_gets_what_a_later_one_knows(self) -> None:
        journal, cache = Shelf(), Shelf()
        RememberingModel(ScriptedModel(["{}"]), [cache]).complete(ASKED)
        RememberingModel(ScriptedModel([]), [journal, cache]).complete(ASKED)
        assert journal == cache

    def test_nothing_is_returned_that_could_not_be_kept(self) -> None:
        with pytest.raises(OutputError):
            RememberingModel(ScriptedModel(["{}"]), [FullShelf()]).complete(ASKED)

    def test_none_at_all_will_do(self) -> None:
        assert RememberingModel(ScriptedModel(["{}"]), []).complete(ASKED).text == "{}"


class TestTheModelWithin:
    def test_shows(self) -> None:
        inner = PreparedModel(["{}"], name="m", capabilities=Capabilities(context=4096))
        model = RememberingModel(inner, [])
        assert isinstance(model, LanguageModel)
        assert (model.name, model.capabilities.context) == ("m", 4096)

    def test_is_prepared_and_closed(self) -> None:
        inner = PreparedModel([])
        model = RememberingModel(inner, [])
        model.prepare(ASKED.messages)
        model.close()
        assert (inner.told, inner.closed) == (ASKED.messages, True)

    def test_need_not_know_how_to_prepare(self) -> None:
        RememberingModel(ScriptedModel([]), []).prepare(ASKED.messages)

    def test_is_told_whom_to_tell_of_tokens_and_what_is_kept_counts_once(self) -> None:
        shelf = Shelf()
        counts: list[int] = []
        RememberingModel(ScriptedModel(["{}"]), [shelf]).complete(ASKED, counts.append)
        live = list(counts)
        RememberingModel(ScriptedModel([]), [shelf]).complete(ASKED, counts.append)
        assert (len(live) >= 1, counts[len(live) :]) == (True, [1])


def test_threads_that_ask_the_same_at_once_get_different_answers() -> None:
    shelf = Shelf()
    model = RememberingModel(ScriptedModel([str(number) for number in range(40)]), [shelf])
    with ThreadPoolExecutor(4) as pool:
        texts = list(pool.map(lambda _: model.complete(ASKED).text, range(40)))
    assert sorted(map(int, texts)) == list(range(40))
    assert (len(shelf), model.live_calls) == (40, 40)
