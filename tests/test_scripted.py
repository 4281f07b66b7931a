"""The model that answers from a script."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest

from summarizer.backends.scripted import ScriptedModel, ScriptError
from summarizer.errors import EndpointError, SummarizerError
from summarizer.llm import Capabilities, LanguageModel, Message, Reply, Request


def request(label: str = "actors") -> Request:
    return Request((Message("user", label),), {"type": "object"}, label, 10, label=label)


def test_is_a_language_model() -> None:
    model = ScriptedModel([], name="stand-in", capabilities=Capabilities(guided=True))
    assert isinstance(model, LanguageModel)
    assert (model.name, model.capabilities.guided) == ("stand-in", True)
    assert ScriptedModel([]).name == "scripted"


def test_answers_in_order_and_keeps_the_requests() -> None:
    cut = Reply('{"a"', finish="length")
    model = ScriptedModel(["{}", cut])
    assert model.complete(request("one")) == Reply("{}")
    assert asyncio.run(model.acomplete(request("two"))) is cut
    assert [asked.label for asked in model.requests] == ["one", "two"]


def test_raises_the_errors_in_the_script() -> None:
    model = ScriptedModel([EndpointError("down"), "{}"])
    with pytest.raises(EndpointError, match="down"):
        model.complete(request())
    assert model.complete(request()).text == "{}"


def test_answers_by_label() -> None:
    model = ScriptedModel({"actors": ["a1", "a2"], "summary": "s1"})
    asked = ["actors", "summary", "actors"]
    assert [model.complete(request(label)).text for label in asked] == ["a1", "s1", "a2"]


def test_a_function_may_work_answers_out() -> None:
    def answer(asked: Request) -> str | Exception:
        return asked.label if asked.label != "bad" else EndpointError("bad")

    model = ScriptedModel(answer)
    assert model.complete(request("event")).text == "event"
    with pytest.raises(EndpointError):
        model.complete(request("bad"))


def test_a_single_text_is_one_answer_not_one_per_letter() -> None:
    model = ScriptedModel('{"a":1}')
    assert model.complete(request()).text == '{"a":1}'
    with pytest.raises(ScriptError):
        model.complete(request())


@pytest.mark.parametrize("model", [ScriptedModel([]), ScriptedModel({"summary": ["s1"]})])
def test_says_which_request_the_script_does_not_answer(model: ScriptedModel) -> None:
    with pytest.raises(ScriptError, match="'actors'") as raised:
        model.complete(request())
    assert isinstance(raised.value, AssertionError)
    assert isinstance(raised.value, SummarizerError)


def test_streams_when_listened_to() -> None:
    counts: list[int] = []
    ScriptedModel(["{}"]).complete(request(), counts.append)
    assert counts == [1]


def test_gives_each_answer_once_to_many_threads() -> None:
    model = ScriptedModel(str(number) for number in range(200))
    with ThreadPoolExecutor(8) as pool:
        texts = pool.map(lambda _: model.complete(request()).text, range(200))
        assert sorted(map(int, texts)) == list(range(200))


def test_may_be_closed_twice() -> None:
    model = ScriptedModel("{}")
    model.close()
    model.close()
    assert model.closed
