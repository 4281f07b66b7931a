"""The file of a recording: what it looks like, that it reads back, and what is wrong with it."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from flow_runs import TALKS, note_with
from hypothesis import given
from hypothesis import strategies as st
from recorded_runs import SYSTEM, WHAT, WHO, asking, echo, live, record, replay

from summarizer import summarize
from summarizer.backends.exchanges import key_of
from summarizer.backends.recorded import RecordedModel
from summarizer.errors import ContextLengthError, OutputError, RecordingError
from summarizer.llm import Reply
from summarizer.regression.json_layout import lay_out
from summarizer.regression.recording_layout import RecordingFile, packed, unpacked
from summarizer.regression.recordings import load_recording, save_recording
from summarizer.schemas import (
    Exchange,
    ModelClaims,
    RecordedError,
    RecordedMessage,
    RecordedReply,
    RecordedRequest,
    Recording,
    Usage,
)
from summarizer.settings import Settings

LONG_LINES = [f"[{number}] Sentence {number} of a story that goes on." for number in range(1, 9)]
ARTICLE = "\n".join(["<article>", *LONG_LINES, "</article>"])
LONG_SYSTEM = f"{SYSTEM} " * 4
QUESTIONS = [
    asking(f"{ARTICLE}\nWho are the actors?", "actors", LONG_SYSTEM),
    asking(f"{ARTICLE}\nWhat do they undertake?", "commitments", LONG_SYSTEM),
    asking(f"{ARTICLE}\nWhen did it happen?", "event", LONG_SYSTEM),
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "recording.json"


def saved(path: Path, recording: Recording) -> Any:
    save_recording(path, recording)
    return json.loads(path.read_text(encoding="utf-8"))


class TestRoundTrip:
    def test_what_is_saved_is_loaded(self, path: Path) -> None:
        replies = [
            Reply("line one\nline two\n", "length", Usage(prompt=9, cached=4, completion=3), 1.5),
            ContextLengthError("too long"),
        ]
        model = RecordedModel(
            Recording(), mode="once", live=lambda: live(replies, guided=True, context=4096)
        )
        model.complete(WHO)
        with pytest.raises(ContextLengthError):
            model.complete(WHAT)
        recording = record(live(echo), [WHO, WHAT], model.finished(), slot=2)
        save_recording(path, recording)
        assert load_recording(path) == recording

    def test_a_recording_that_was_never_made_is_empty(self, path: Path) -> None:
        assert load_recording(path) == Recording()

    def test_a_whole_run_is_saved_loaded_and_replayed(self, path: Path) -> None:
        settings = Settings(tactics="sections")
        model = RecordedModel(Recording(), mode="once", live=lambda: live(note_with()))
        first = summarize(TALKS, model=model, settings=settings)
        save_recording(path, model.finished())
        again = summarize(TALKS, model=RecordedModel(load_recording(path)), settings=settings)
        assert again.note == first.note
        assert again.dropped == first.dropped
        assert again.provenance.usage == first.provenance.usage


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30) | st.sampled_from(
    ["", "\n", "a\r\nb", ARTICLE, f"{ARTICLE}\nWho?", LONG_SYSTEM, f"{LONG_SYSTEM}\n{ARTICLE}"]
)
counts = st.integers(0, 10**6)
schemas = st.dictionaries(
    texts, st.recursive(st.none() | st.booleans() | counts | texts, st.lists, max_leaves=5)
)
requests = st.builds(
    RecordedRequest,
    model=st.sampled_from(["m-1", "m 2"]),
    messages=st.lists(
        st.builds(RecordedMessage, role=st.sampled_from(["system", "user"]), content=texts),
        max_size=3,
    ).map(tuple),
    schema=schemas,
    schema_name=texts,
    max_tokens=counts,
    temperature=st.floats(0, 2),
)
answers = st.builds(
    RecordedReply,
    text=texts,
    finish=st.sampled_from(["stop", "length", "refusal"]),
    usage=st.builds(Usage, prompt=counts, cached=counts, completion=counts),
    seconds=st.floats(0, 1e6),
) | st.builds(
    RecordedError, error=st.sampled_from(["ContextLengthError", "InvalidReplyError"]), reply=texts
)
takes = st.dictionaries(
    st.integers(0, 9), st.lists(answers, min_size=1, max_size=3).map(tuple), min_size=1, max_size=3
)


@st.composite
def recordings(draw: st.DrawFn) -> Recording:
    asked = {key_of(request): request for request in draw(st.lists(requests, max_size=5))}
    return Recording(
        models={
            "m-1": ModelClaims(guided=True),
            "m 2": ModelClaims(context=draw(st.none() | st.integers(1, 99))),
        },
        exchanges=tuple(
            Exchange(key=key, label=draw(texts), request=request, takes=draw(takes))
            for key, request in asked.items()
        ),
    )


@given(recordings())
def test_every_recording_reads_back(recording: Recording) -> None:
    text = lay_out(packed(recording)).encode().decode()
    again = unpacked(RecordingFile.model_validate(json.loads(text)))
    assert again == recording
    assert [key_of(one.request) for one in again.exchanges] == [
        one.key for one in recording.exchanges
    ]
    assert lay_out(packed(again)) == text


class TestReadable:
    def test_a_text_that_repeats_is_written_once(self, path: Path) -> None:
        data = saved(path, record(live(["a", "b", "c"]), QUESTIONS))
        text = path.read_text(encoding="utf-8")
        assert text.count("Sentence 5 of a story") == 1
        assert text.count(SYSTEM) == 4
        references = [
            [part for message in one["messages"] for part in message["content"]]
            for one in data["exchanges"]
        ]
        assert [parts[-1] for parts in references] == [
            "Who are the actors?",
            "What do they undertake?",
            "When did it happen?",
        ]
        assert {part["text"] for parts in references for part in parts[:-1]} == set(data["texts"])
        assert ["<article>", *LONG_LINES, "</article>"] in data["texts"].values()

    def test_a_short_one_stays_where_it_is_read(self, path: Path) -> None:
        asked = [asking("Who?", system="Help."), asking("What?", "event", system="Help.")]
        data = saved(path, record(live(echo), asked))
        assert data["texts"] == {}
        assert data["exchanges"][1]["messages"] == [
            {"role": "system", "content": ["Help."]},
            {"role": "user", "content": ["What?"]},
        ]

    def test_a_schema_that_repeats_is_written_once(self, path: Path) -> None:
        data = saved(path, record(live(echo), QUESTIONS))
        assert list(data["schemas"].values()) == [dict(WHO.schema)]

    def test_a_changed_word_is_a_changed_line(self, path: Path) -> None:
        def lines(reply: str) -> set[str]:
            save_recording(path, record(live(reply), [WHO]))
            return set(path.read_text(encoding="utf-8").split("\n"))

        before, after = lines("first\nsecond word\nthird"), lines("first\nsecond thing\nthird")
        assert [line.strip() for line in before - after] == ['"second word",']
        assert [line.strip() for line in after - before] == ['"second thing",']

    def test_letters_are_letters_and_the_last_line_ends(self, path: Path) -> None:
        save_recording(path, record(live("Zürich – 東京"), [WHO]))
        content = path.read_bytes()
        assert "Zürich – 東京" in content.decode()
        assert content.endswith(b"}\n")
        assert b"\r" not in content

    def test_exchanges_stand_in_the_order_asked(self, path: Path) -> None:
        data = saved(path, record(live(echo), QUESTIONS))
        assert [one["label"] for one in data["exchanges"]] == ["actors", "commitments", "event"]

    def test_saving_what_was_loaded_changes_nothing(self, path: Path) -> None:
        save_recording(path, record(live(echo), QUESTIONS))
        before = path.read_bytes()
        save_recording(path, load_recording(path))
        assert path.read_bytes() == before

    def test_lines_are_of_a_length_to_be_read(self) -> None:
        value = {"enum": [1] * 60, "list": [{"type": "string"}] * 9, "short": {"a": [1, "b"]}}
        assert lay_out(value).split("\n")[1:4] == [
            f'  "enum": {[1] * 60},',
            '  "list": [',
            '    {"type": "string"},',
        ]
        assert '  "short": {"a": [1, "b"]}' in lay_out(value)


class TestBroken:
    def whole(self, path: Path) -> Any:
        return saved(path, record(live(echo), QUESTIONS))

    def refused(self, path: Path, data: Any, pattern: str) -> None:
        path.write_text(json.dumps(data), encoding="utf-8")
        self.said(path, pattern)

    def said(self, path: Path, pattern: str) -> None:
        with pytest.raises(RecordingError, match=pattern) as raised:
            load_recording(path)
        assert str(raised.value).startswith(f"{path}: ")
        assert "\n" not in str(raised.value)

    @pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.9, 0.99])
    def test_a_file_that_was_cut_off(self, path: Path, share: float) -> None:
        self.whole(path)
        content = path.read_bytes()
        path.write_bytes(content[: int(len(content) * share)])
        self.said(path, r"broken in line \d+ .*cut off")

    def test_a_file_that_was_merged_badly(self, path: Path) -> None:
        self.whole(path)
        path.write_text(path.read_text(encoding="utf-8").replace("{", "<<<<<<< ours\n{", 1))
        self.said(path, "broken in line 1")

    def test_a_file_of_another_version(self, path: Path) -> None:
        self.refused(path, self.whole(path) | {"version": 2}, "version 2; this program reads 1")

    @pytest.mark.parametrize("data", [[], {}, "x", {"exchanges": []}, None])
    def test_a_file_that_is_something_else(self, path: Path, data: Any) -> None:
        self.refused(path, data, "not a recording: it has no version")

    def test_a_text_that_is_missing(self, path: Path) -> None:
        data = self.whole(path)
        data["texts"].popitem()
        self.refused(path, data, r"exchange 1 refers to text '\w{12}', not there")

    def test_a_schema_that_is_missing(self, path: Path) -> None:
        self.refused(path, self.whole(path) | {"schemas": {}}, r"refers to schema '\w{12}'")

    def test_a_model_that_is_missing(self, path: Path) -> None:
        self.refused(path, self.whole(path) | {"models": {}}, "refers to model 'm-1'")

    def test_a_request_that_was_edited(self, path: Path) -> None:
        data = self.whole(path)
        data["exchanges"][1]["max_tokens"] += 1
        self.refused(path, data, r"key of exchange 2 \('commitments'\) does not match its request")

    def test_an_exchange_that_is_there_twice(self, path: Path) -> None:
        data = self.whole(path)
        data["exchanges"].append(data["exchanges"][0])
        self.refused(path, data, r"exchange 4 \('actors'\) is there twice")

    def test_a_field_that_is_missing_unknown_or_wrong(self, path: Path) -> None:
        data = self.whole(path)
        data["exchanges"][2]["takes"]["0"][0]["usage"] = "many"
        self.refused(path, data, r"exchanges\.2\.takes\.0\.0")
        self.refused(path, self.whole(path) | {"more": 1}, "more: ")
        data = self.whole(path)
        del data["texts"]
        self.refused(path, data, "texts: ")

    def test_a_repeat_below_zero(self, path: Path) -> None:
        data = self.whole(path)
        data["exchanges"][0]["takes"]["-1"] = []
        self.refused(path, data, r"exchanges\.0\.takes")

    def test_a_file_that_is_no_text(self, path: Path) -> None:
        path.write_bytes(b"\xff\xfe\x00")
        self.said(path, "not text in UTF-8")

    def test_a_file_that_is_nested_without_end(self, path: Path) -> None:
        path.write_text("[" * 200_000, encoding="utf-8")
        self.said(path, "cannot be read as JSON|broken in line")

    def test_a_folder_in_its_place(self, path: Path) -> None:
        path.mkdir()
        self.said(path, "cannot be read")


class TestSaving:
    def test_a_folder_that_is_not_there(self, tmp_path: Path) -> None:
        path = tmp_path / "none" / "recording.json"
        with pytest.raises(OutputError, match=r"cannot write .*recording\.json: No such file"):
            save_recording(path, Recording())

    def test_a_write_that_fails_leaves_the_old_file(
        self, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        save_recording(path, record(live("old"), [WHO]))

        def full(descriptor: int) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(os, "fsync", full)
        with pytest.raises(OutputError, match="No space left"):
            save_recording(path, record(live("new"), [WHO]))
        assert replay(load_recording(path), [WHO]) == ["old"]
        assert [one.name for one in path.parent.iterdir()] == [path.name]
