"""``summarizer models``: what is known, what is here, and fetching."""

from pathlib import Path

import pytest

from summarizer.backends import weights
from summarizer.cli.main import run
from summarizer.errors import DownloadError
from summarizer.progress import Observer


@pytest.fixture(autouse=True)
def cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("SUMMARIZER_CACHE", str(tmp_path))
    return tmp_path


def test_every_known_model_is_listed_with_its_download(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["models"]) == 0
    shown = capsys.readouterr().out
    for model in weights.MODELS:
        assert model.name in shown
        assert model.title in shown
    assert "qwen2.5-coder-1.5b (default)" in shown
    assert "not here: a download of 1.12 GB" in shown


def test_a_model_that_is_here_is_listed_with_its_place(
    cache: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = cache / "models" / weights.DEFAULT_MODEL.file_name
    path.parent.mkdir()
    path.write_bytes(b"x")
    assert run(["models"]) == 0
    assert f"{path} (hash not checked yet)" in capsys.readouterr().out


def test_pull_fetches_a_model_and_prints_where_it_lies(
    cache: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pulled: list[str] = []

    def fake(model: weights.LocalModel, observer: Observer) -> Path:
        pulled.append(model.name)
        observer.downloading(model.name, 1, 2)
        return cache / model.file_name

    monkeypatch.setattr(weights, "pull", fake)
    assert run(["models", "pull", "qwen2.5-coder-0.5b"]) == 0
    shown = capsys.readouterr()
    assert pulled == ["qwen2.5-coder-0.5b"]
    assert shown.out == f"{cache / 'qwen2.5-coder-0.5b-instruct-q4_k_m.gguf'}\n"
    assert shown.err == ""


def test_a_name_nobody_knows_is_one_line_with_those_there_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["models", "pull", "gpt-9"]) == 33
    shown = capsys.readouterr().err
    assert "qwen2.5-coder-1.5b" in shown
    assert shown.count("\n") == 1


def test_a_download_that_fails_has_its_exit_code(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(model: weights.LocalModel, observer: Observer) -> Path:
        raise DownloadError("no source could be reached")

    monkeypatch.setattr(weights, "pull", fail)
    assert run(["models", "pull", "qwen2.5-coder-0.5b"]) == 42
    assert capsys.readouterr().err == "Error: no source could be reached\n"
