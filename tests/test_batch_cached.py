"""The cache that batches share, as the user wants it."""

from pathlib import Path

import pytest

from summarizer.backends.remembered import Kept
from summarizer.batch.cached import open_cache
from summarizer.errors import ConfigError

KEY = "ab" * 32
GOOD = Kept('{"a": 1}')


def kept_in(where: str | None, endpoint: str | None = None) -> Kept | None:
    with open_cache(where, None, None, endpoint) as cache:
        assert cache is not None
        return cache.get(KEY)


def keep_in(where: str | None, endpoint: str | None = None) -> None:
    with open_cache(where, None, None, endpoint) as cache:
        assert cache is not None
        cache.put(KEY, GOOD)


def test_it_is_in_the_users_cache_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZER_CACHE", str(tmp_path / "cache"))
    keep_in(None)
    assert kept_in(None) == GOOD
    assert list((tmp_path / "cache/replies").iterdir())


def test_or_in_the_folder_that_is_named(tmp_path: Path) -> None:
    where = str(tmp_path / "mine")
    keep_in(where)
    assert kept_in(where) == GOOD
    assert kept_in(str(tmp_path / "another")) is None


def test_or_there_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZER_CACHE", str(tmp_path / "cache"))
    with open_cache("off", None, None, None) as cache:
        assert cache is None
    assert not (tmp_path / "cache").exists()


def test_what_another_endpoint_has_answered_does_not_count(tmp_path: Path) -> None:
    keep_in(str(tmp_path), "http://127.0.0.1:1/v1")
    assert kept_in(str(tmp_path), "http://127.0.0.1:2/v1") is None
    assert kept_in(str(tmp_path), "http://127.0.0.1:1/v1") == GOOD


def test_a_home_folder_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    keep_in("~/mine")
    assert (tmp_path / "mine").is_dir()


@pytest.mark.parametrize("size", [0.0, -1.0, float("nan"), float("inf")])
def test_a_size_has_to_make_sense(tmp_path: Path, size: float) -> None:
    with (
        pytest.raises(ConfigError, match=r"a cache cannot have .* MB"),
        open_cache(str(tmp_path), size, None, None),
    ):
        pass


@pytest.mark.parametrize("days", [0.0, -1.0, float("nan")])
def test_an_age_has_to_make_sense(tmp_path: Path, days: float) -> None:
    with (
        pytest.raises(ConfigError, match=r"cannot be kept for .* days"),
        open_cache(str(tmp_path), None, days, None),
    ):
        pass


def test_a_home_folder_of_nobody_is_an_error() -> None:
    with (
        pytest.raises(ConfigError, match="~nobody-of-this-name/x"),
        open_cache("~nobody-of-this-name/x", None, None, None),
    ):
        pass


def test_the_smallest_size_still_works(tmp_path: Path) -> None:
    with open_cache(str(tmp_path), 0.000_000_1, None, None) as cache:
        assert cache is not None
        cache.put(KEY, GOOD)
