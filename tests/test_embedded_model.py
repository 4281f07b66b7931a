"""The embedded model with the real engine and the small weights; needs both (see ``weights``)."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator

import pytest

from summarizer.backends.embedded import EmbeddedModel
from summarizer.backends.embedded_grammar import compact_grammar
from summarizer.backends.openai_chat import OpenAIChatModel
from summarizer.backends.weights import find, status
from summarizer.errors import LocalModelError, SchemaError
from summarizer.llm import Message, Request
from summarizer.schemas import BriefingNote

SMALL = find("qwen2.5-coder-0.5b")
SYSTEM = Message("system", "Answer with JSON about the ferry line between Ostrel and Vann. " * 12)
CHOICES = ['a"b', "c\\d", "l'été // x", "# 5 € %json {"]

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(
        not status(SMALL).verified,
        reason=f"no verified weights; get them with: summarizer models pull {SMALL.name}",
    ),
]


def with_field(field, **more):
    return {
        "type": "object",
        "properties": {"field": field},
        "required": ["field"],
        "additionalProperties": False,
        **more,
    }


def request(question: str, schema=None, max_tokens: int = 40) -> Request:
    schema = schema or with_field({"enum": ["yes", "no"]})
    return Request((SYSTEM, Message("user", question)), schema, "answer", max_tokens)


def chat(model: EmbeddedModel) -> OpenAIChatModel:
    return OpenAIChatModel(
        model.model_name,
        base_url=model.base_url,
        key=model.key,
        request_options=model.request_options,
    )


@pytest.fixture(scope="module")
def model() -> Iterator[EmbeddedModel]:
    pytest.importorskip("xllamacpp")
    with EmbeddedModel(SMALL, context=2048, slots=2) as model:
        yield model


@pytest.fixture
def client(model) -> Iterator[OpenAIChatModel]:
    client = chat(model)
    yield client
    client.close()


def test_replies_keep_to_the_schema_and_have_no_white_space(client):
    schema = with_field({"type": "array", "items": {"enum": CHOICES}, "minItems": 3, "maxItems": 3})
    reply = client.complete(request("Choose three.", schema))
    values = json.loads(reply.text)["field"]
    assert len(values) == 3
    assert set(values) <= set(CHOICES)
    assert reply.text == json.dumps({"field": values}, separators=(",", ":"), ensure_ascii=False)


def test_it_streams_the_same(client):
    pieces: list[int] = []
    streamed = client.complete(request("Is it open?"), on_token=pieces.append)
    assert streamed.text == client.complete(request("Is it open?")).text
    assert sum(pieces) > 1


def test_what_requests_have_in_common_is_computed_once(client, model):
    client.complete(request("Is it open?"))
    usage = client.complete(request("Is it cheap?")).usage
    assert usage.cached > 0.8 * usage.prompt


def test_a_slot_shares_what_it_computed(client, model):
    body = {"prompt": SYSTEM.content, "n_predict": 0, "cache_prompt": True}
    model._wire.post("/completion", {**body, "id_slot": 0}, timeout=100)
    assert model.share()
    answer = model._wire.post("/completion", {**body, "id_slot": 1, "n_predict": 1}, timeout=100)
    assert answer["timings"]["cache_n"] > 0.9 * model.tokenize(SYSTEM.content)


def test_a_beginning_survives_the_process(model, tmp_path, monkeypatch):
    weights = status(SMALL).path
    monkeypatch.setenv("SUMMARIZER_CACHE", str(tmp_path))
    with EmbeddedModel(weights, context=2048) as first:
        assert not first.prepare([SYSTEM])
    with EmbeddedModel(weights, context=2048) as second:
        assert second.prepare([SYSTEM])
        client = chat(second)
        usage = client.complete(request("Is it open?")).usage
        client.close()
    assert usage.cached > 0.8 * usage.prompt


def test_nothing_is_printed(model, client, capfd):
    with pytest.raises(LocalModelError):
        EmbeddedModel(status(SMALL).path.with_name(SMALL.file_name + ".stamp.json"))
    client.complete(request("Is it open?"))
    with EmbeddedModel(status(SMALL).path, context=512):
        pass
    assert capfd.readouterr() == ("", "")


def test_damaged_weights_are_one_clear_error(tmp_path, model, capfd):
    damaged = tmp_path / "damaged.gguf"
    with status(SMALL).path.open("rb") as whole:
        damaged.write_bytes(whole.read(100_000))
    with pytest.raises(LocalModelError, match=r"cannot load .*damaged\.gguf"):
        EmbeddedModel(damaged)
    assert capfd.readouterr() == ("", "")


def test_the_briefing_notes_grammar_is_enforced(model):
    model.check_schema(BriefingNote.model_json_schema())


@pytest.mark.parametrize(
    "field",
    [
        {"type": "array", "items": {"enum": [1, 2]}, "uniqueItems": True},
        {"type": "string", "format": "uri"},
        {"type": "string", "format": "made-up"},
        {"type": "string", "pattern": r"^(?!no)\bx"},
        {"type": "string", "maxLength": 20_000},
        {"oneOf": [{"type": "string"}, {"type": "string", "maxLength": 3}]},
        {"type": "object", "propertyNames": {"pattern": "^a"}, "minProperties": 1},
        {"if": {"type": "string"}, "then": {"maxLength": 3}},
        {"not": {"type": "string"}},
        {"$ref": "#/$defs/T", "description": "a reference with something beside it"},
        {"anyOf": [{"$ref": "#"}, {"type": "null"}]},
        {"enum": [f"name {number}" for number in range(300)]},
    ],
    ids=lambda field: next(iter(field)),
)
def test_keywords_the_engine_does_not_know_only_widen_the_grammar(model, field):
    model.check_schema(with_field(field, **{"$defs": {"T": {"type": "string"}}}))


@pytest.mark.parametrize(
    "field",
    [
        {"type": "strng"},
        {"enum": []},
        {"type": "integer", "enum": ["a"]},
        {"type": "string", "minLength": 5, "maxLength": 3},
        {"$ref": "#/$defs/Missing"},
    ],
    ids=str,
)
def test_what_is_refused_beforehand_would_really_have_been_dropped(model, monkeypatch, field):
    schema = with_field(field)
    with pytest.raises(SchemaError):
        compact_grammar(schema)
    unchecked = "%llguidance {}\nstart: %json " + json.dumps(schema)
    monkeypatch.setattr("summarizer.backends.embedded.compact_grammar", lambda schema: unchecked)
    with pytest.raises(SchemaError, match="no grammar"):
        model.check_schema(schema)


_ABANDON = """
import sys, threading
from pathlib import Path
from summarizer.backends.embedded import EmbeddedModel
model = EmbeddedModel(Path(sys.argv[1]), context=2048)
body = {"prompt": "word " * 1500, "n_predict": 1}
def compute():
    try:
        model._wire.post("/completion", body, timeout=100)
    except Exception:
        pass
threading.Thread(target=compute, daemon=True).start()
while not model._wire.get("/slots", timeout=10)[0]["is_processing"]:
    pass
if sys.argv[2] == "close":
    model.close()
print("done", flush=True)
"""


@pytest.mark.parametrize("way", ["close", "forget"])
def test_a_process_ends_cleanly_in_the_middle_of_a_computation(way):
    finished = subprocess.run(
        [sys.executable, "-c", _ABANDON, str(status(SMALL).path), way],
        capture_output=True,
        text=True,
        timeout=120,
        env=os.environ,
        check=False,
    )
    assert (finished.returncode, finished.stdout, finished.stderr) == (0, "done\n", "")
