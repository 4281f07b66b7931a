import os
from pathlib import Path

import pytest

from summarizer.backends.weights import WeightsStatus, cache_folder, ensure, status
from summarizer.backends.weights.cache import path_of
from summarizer.errors import WeightsHashError
from tests.weights_stock import CONTENT, Listener, tiny_model

MODEL = tiny_model()


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("SUMMARIZER_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("SUMMARIZER_WEIGHTS", raising=False)
    return tmp_path / "cache"


@pytest.fixture
def cached(folder) -> Path:
    path = path_of(MODEL)
    path.parent.mkdir(parents=True)
    path.write_bytes(CONTENT)
    return path


def test_the_environment_names_the_cache_folder(folder):
    assert cache_folder() == folder


def test_without_it_the_cache_is_the_users(monkeypatch):
    monkeypatch.delenv("SUMMARIZER_CACHE")
    assert cache_folder().name == "press-summarizer"


def test_a_tilde_in_the_cache_folder_is_the_home(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.setenv("SUMMARIZER_CACHE", "~/weights")
    assert cache_folder() == tmp_path / "weights"


def test_weights_that_are_not_there_have_no_path_and_the_size_of_the_download():
    assert status(MODEL) == WeightsStatus(path=None, size=MODEL.size, verified=False)


def test_weights_nobody_has_hashed_are_there_but_not_verified(cached):
    assert status(MODEL).path == cached
    assert not status(MODEL).verified


def test_a_file_is_hashed_once_and_then_trusted(cached):
    listener = Listener()
    assert ensure(MODEL, listener) == cached
    assert ensure(MODEL, listener) == cached
    assert listener.hashings == 1
    assert status(MODEL).verified


def test_a_file_that_was_touched_is_hashed_again(cached):
    listener = Listener()
    ensure(MODEL, listener)
    os.utime(cached, ns=(1, 1))
    assert not status(MODEL).verified
    ensure(MODEL, listener)
    assert listener.hashings == 2


@pytest.mark.parametrize("content", [CONTENT[:-1] + b"x", CONTENT[:-1], CONTENT + b"x", b""])
def test_another_file_is_refused_with_the_way_out(cached, content):
    ensure(MODEL)
    cached.write_bytes(content)
    os.utime(cached, ns=(1, 1))
    with pytest.raises(WeightsHashError) as caught:
        ensure(MODEL)
    assert str(cached) in str(caught.value)
    assert "summarizer models pull tiny" in str(caught.value)
    assert cached.read_bytes() == content


def test_a_damaged_stamp_only_costs_a_hash(cached):
    listener = Listener()
    ensure(MODEL, listener)
    cached.with_name("tiny.gguf.stamp.json").write_text("{")
    assert ensure(MODEL, listener) == cached
    assert listener.hashings == 2


def test_a_stamp_of_another_hash_does_not_count(cached):
    ensure(MODEL)
    other = tiny_model(CONTENT[:-1] + b"x")
    with pytest.raises(WeightsHashError):
        ensure(other)
