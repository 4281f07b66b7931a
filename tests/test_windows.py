"""Articles longer than the model's context are shown in windows of whole sentences."""

import json
import re
from typing import Any

from flow_runs import NOTE
from grounding_articles import article
from hypothesis import given
from hypothesis import strategies as st

from summarizer import summarize
from summarizer.backends.scripted import ScriptedModel
from summarizer.errors import ContextLengthError
from summarizer.flow.windows import estimate_tokens, split_windows
from summarizer.llm import Capabilities, Request
from summarizer.schemas import BriefingNote, Sentence
from summarizer.settings import Settings

texts = st.lists(st.text(min_size=1, max_size=400), min_size=1, max_size=40)


def sentences_of(texts: list[str]) -> list[Sentence]:
    return [
        Sentence(id=number, start=0, end=len(text), text=text)
        for number, text in enumerate(texts, start=1)
    ]


@given(texts, st.none() | st.integers(512, 4000), st.integers(0, 5000))
def test_every_sentence_is_in_one_window_in_order(
    texts: list[str], context: int | None, reserved: int
) -> None:
    sentences = sentences_of(texts)
    windows = split_windows(sentences, context, reserved)
    assert [one for window in windows for one in window] == sentences
    assert all(windows)


@given(texts, st.integers(512, 4000))
def test_a_window_fits_unless_one_sentence_alone_does_not(texts: list[str], context: int) -> None:
    for window in split_windows(sentences_of(texts), context, reserved=100):
        needed = sum(estimate_tokens(one.text) for one in window)
        assert needed <= context - 100 or len(window) == 1


def test_an_unknown_context_is_taken_to_be_long_enough() -> None:
    sentences = sentences_of(["word " * 1000] * 50)
    assert split_windows(sentences, None, 1000) == [sentences]


def test_what_fits_is_not_split() -> None:
    assert len(split_windows(sentences_of(["One.", "Two."]), 2000, 1000)) == 1


def test_tokens_of_any_script_are_not_underestimated() -> None:
    assert estimate_tokens("word " * 100) >= 100
    assert estimate_tokens("条約" * 50) >= 100


LONG = article(
    *(
        f"On day {number} Norland delivered {number * 7 + 1000} tonnes of grain to the old port."
        for number in range(1, 121)
    )
)


def shown(request: Request) -> list[int]:
    return [int(n) for n in re.findall(r"^\[(\d+)\] ", request.messages[1].content, re.MULTILINE)]


def answer(request: Request) -> str:
    """Answer about the first sentence of the window only."""
    if request.label == "background":
        first = shown(request)[0]
        fact = LONG.sentence(first).text
        return json.dumps({"background": [{"cites": [first], "fact": fact}]})
    empty: dict[str, Any] = {name: None if name == "event" else [] for name in NOTE}
    headline = f"Norland delivered {shown(request)[0] * 7 + 1000} tonnes of grain"
    return json.dumps({request.label: (empty | {"headline": headline})[request.label]})


class TestLongArticle:
    def model(self) -> ScriptedModel:
        return ScriptedModel(answer, capabilities=Capabilities(context=4096))

    def test_is_asked_about_window_by_window_with_its_own_numbers(self) -> None:
        model = self.model()
        summarize(LONG, model=model, settings=Settings())
        background = [one for one in model.requests if one.label == "background"]
        assert len(background) > 1
        assert [n for one in background for n in shown(one)] == list(range(1, 121))
        for one in background:
            ids = shown(one)
            assert f'"enum": [{ids[0]}, {ids[0] + 1}, ' in json.dumps(one.schema)
            assert f"{ids[-1]}]" in json.dumps(one.schema)

    def test_gives_one_note_with_what_each_window_says(self) -> None:
        model = self.model()
        result = summarize(LONG, model=model, settings=Settings())
        firsts = [shown(one)[0] for one in model.requests if one.label == "background"]
        assert isinstance(result.note, BriefingNote)
        assert [fact.cites for fact in result.note.background] == [[n] for n in firsts]
        assert result.note.headline == "Norland delivered 1007 tonnes of grain"
        assert result.dropped == []
        assert result.provenance.calls == len(firsts) * 6

    def test_is_asked_in_smaller_windows_when_an_endpoint_finds_it_too_long(self) -> None:
        longest = 40

        def strict(request: Request) -> str:
            if len(shown(request)) > longest:
                raise ContextLengthError("the context holds 2048 tokens")
            return answer(request)

        model = ScriptedModel(strict)
        result = summarize(LONG, model=model, settings=Settings())
        held = [one for one in model.requests if one.label == "background"]
        numbers = [n for one in held if len(shown(one)) <= longest for n in shown(one)]
        assert numbers == list(range(1, 121))
        assert isinstance(result.note, BriefingNote)
        assert len(result.note.background) > 1
