"""The embedded model around a stand-in for its engine. With the real one: test_embedded_model."""

import os
import sys

import pytest

from summarizer.backends import embedded_engine
from summarizer.backends.embedded import EmbeddedModel
from summarizer.backends.embedded_grammar import compact_grammar
from summarizer.errors import LocalModelError, MissingExtraError, SchemaError
from summarizer.llm import Message, Request
from tests.stub_engine import StubLibrary
from tests.weights_stock import CONTENT, Listener, tiny_model

SCHEMA = {"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]}
SYSTEM = [Message("system", "Be brief.")]


@pytest.fixture(autouse=True)
def library(monkeypatch, tmp_path):
    monkeypatch.setenv("SUMMARIZER_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("SUMMARIZER_WEIGHTS", raising=False)
    stub = StubLibrary()
    monkeypatch.setitem(sys.modules, "xllamacpp", stub)
    yield stub
    for server in stub.servers:
        server.busy = False
    embedded_engine._sweep()


@pytest.fixture
def weights(tmp_path):
    path = tmp_path / "own.gguf"
    path.write_bytes(CONTENT)
    return path


@pytest.fixture
def model(weights):
    with EmbeddedModel(weights) as model:
        yield model


@pytest.fixture
def server(model, library):
    return library.servers[0]


def answers(model):
    try:
        return model.tokenize("still there?") == 2
    except LocalModelError:
        return False


def test_it_says_how_to_reach_it(model, server):
    assert model.base_url == f"{server.listening_address}/v1"
    assert model.key in server.parameters.api_keys
    assert len(model.key) > 20
    assert model.engine_version == "1.0"


def test_a_file_of_the_users_lends_it_its_name(model):
    assert model.model_name == "own"


def test_a_model_of_the_catalogue_keeps_its_name_and_its_limit(library, tmp_path):
    path = tmp_path / "cache" / "models" / "tiny.gguf"
    path.parent.mkdir(parents=True)
    path.write_bytes(CONTENT)
    listener = Listener()
    with EmbeddedModel(tiny_model(), context=100_000, observer=listener) as model:
        assert model.model_name == "tiny"
        assert model.context == 2048
    assert listener.messages[-1] == "loading tiny"


def test_every_slot_has_the_whole_context(library, weights):
    with EmbeddedModel(weights, context=1000, slots=3) as model:
        assert model.context == 1000
    assert library.servers[0].parameters.n_ctx == 3000


def test_only_this_process_can_use_it_and_it_shows_no_pages(server):
    assert server.parameters.port == 0
    assert server.parameters.ui is False
    assert server.parameters.verbosity == -1


def test_threads_are_the_engines_business_unless_given(library, weights, monkeypatch):
    monkeypatch.setattr(os, "sched_getaffinity", lambda pid: {0, 1, 2, 3}, raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: 4)
    EmbeddedModel(weights).close()
    EmbeddedModel(weights, threads=3).close()
    monkeypatch.setattr(os, "cpu_count", lambda: 8)
    EmbeddedModel(weights).close()
    given = [server.parameters.cpuparams.n_threads for server in library.servers]
    assert given == [-1, 3, 4]


def test_without_the_extra_nothing_is_downloaded(monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "xllamacpp", None)
    with pytest.raises(MissingExtraError, match=r'pip install "press-summarizer\[local\]"'):
        EmbeddedModel(tiny_model())
    assert not (tmp_path / "cache").exists()


def test_an_engine_that_does_not_load_here_says_why(monkeypatch, tmp_path, weights):
    monkeypatch.delitem(sys.modules, "xllamacpp")
    (tmp_path / "xllamacpp.py").write_text("raise ImportError('libgomp.so.1: not found')")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(LocalModelError, match=r"does not load on this machine: libgomp\.so\.1"):
        EmbeddedModel(weights)


def test_weights_it_cannot_load_are_named(weights):
    weights.write_bytes(b"GGUF broken")
    with pytest.raises(LocalModelError, match=r"cannot load .*own\.gguf"):
        EmbeddedModel(weights)


def test_a_request_carries_the_grammar_of_its_schema(model):
    request = Request(tuple(SYSTEM), SCHEMA, "x", 10)
    options = model.request_options(request)
    assert options["extra_body"]["grammar"] == compact_grammar(SCHEMA)


def test_a_grammar_that_is_enforced_passes(model, server):
    model.check_schema(SCHEMA)
    assert server.asked[-1][2]["grammar"] == compact_grammar(SCHEMA)


def test_a_grammar_the_engine_dropped_is_noticed(model, server):
    server.first_token = "x"
    with pytest.raises(SchemaError, match="no grammar for it"):
        model.check_schema(SCHEMA)


def test_a_common_beginning_is_computed_once_and_then_read_from_a_file(library, weights):
    with EmbeddedModel(weights) as first:
        assert not first.prepare(SYSTEM)
    with EmbeddedModel(weights) as second:
        assert second.prepare(SYSTEM)
    old, new = library.servers
    assert "/completion" in old.paths()
    assert "/completion" not in new.paths()
    assert new.computed == {0: "<system>Be brief."}


def test_another_beginning_is_computed_anew(model):
    assert not model.prepare(SYSTEM)
    assert not model.prepare([Message("system", "Be long.")])
    assert model.prepare(SYSTEM)


def test_other_weights_do_not_take_the_file(model, weights):
    model.prepare(SYSTEM)
    os.utime(weights, ns=(1, 1))
    with EmbeddedModel(weights) as other:
        assert not other.prepare(SYSTEM)


def test_an_engine_with_other_slots_does_not_take_the_file(model, weights):
    model.prepare(SYSTEM)
    with EmbeddedModel(weights, slots=2) as other:
        assert not other.prepare(SYSTEM)


@pytest.mark.parametrize("refused", ["/apply-template", "/completion", "/slots/0"])
def test_an_engine_that_cannot_do_it_only_costs_time(model, server, refused):
    server.refused = (refused,)
    assert not model.prepare(SYSTEM)
    assert not model.restore_prefix("never saved")


def test_saving_and_restoring_tell_whether_they_worked(model, server):
    server.computed[0] = "an article"
    assert model.save_prefix("article")
    server.computed.clear()
    assert model.restore_prefix("article")
    assert server.computed == {0: "an article"}
    server.refused = ("/slots/0",)
    assert not model.save_prefix("other")
    assert not model.restore_prefix("article")


def test_slots_share_what_one_has_computed(library, weights, tmp_path):
    with EmbeddedModel(weights, slots=3) as model:
        server = library.servers[0]
        server.computed[0] = "an article"
        assert model.share()
        assert server.computed == dict.fromkeys(range(3), "an article")
    assert list((tmp_path / "cache" / "prefixes").iterdir()) == []


def test_one_slot_has_nothing_to_share(model, server):
    assert model.share()
    assert not any("action" in path for path in server.paths())


def test_without_a_writable_cache_it_works_without_files(weights, tmp_path, library):
    (tmp_path / "cache").write_text("in the way")
    with EmbeddedModel(weights, slots=2) as model:
        assert not model.prepare(SYSTEM)
        assert not model.share()
        assert model.tokenize("one two three") == 3
    assert library.servers[0].parameters.slot_save_path == ""


def test_it_asks_with_its_key(model, server):
    server.parameters.api_keys = ["another"]
    with pytest.raises(LocalModelError, match="Invalid API Key"):
        model.tokenize("x")


def test_closing_ends_the_server_and_may_be_done_twice(model):
    assert answers(model)
    model.close()
    assert not answers(model)
    model.close()


def test_a_busy_engine_is_not_torn_down_but_ends_before_the_next_starts(model, server, weights):
    server.busy = True
    model.close()
    model.close()
    assert answers(model)
    server.busy = False
    with EmbeddedModel(weights) as following:
        assert not answers(model)
        assert answers(following)


@pytest.mark.parametrize(
    ("given", "seen"),
    [
        ({}, "1000"),
        ({"GOMP_SPINCOUNT": "7"}, "7"),
        ({"OMP_WAIT_POLICY": "active"}, None),
    ],
)
def test_waiting_threads_give_way_unless_the_user_has_chosen(monkeypatch, tmp_path, given, seen):
    for name in ("GOMP_SPINCOUNT", "OMP_WAIT_POLICY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delitem(sys.modules, "xllamacpp")
    (tmp_path / "xllamacpp.py").write_text("import os\nseen = os.environ.get('GOMP_SPINCOUNT')")
    monkeypatch.syspath_prepend(tmp_path)
    assert embedded_engine.load_library().seen == seen
    assert os.environ.get("GOMP_SPINCOUNT") == given.get("GOMP_SPINCOUNT")
