"""``summarizer batch`` with wrong arguments: one line, an exit code, nothing sent."""

from pathlib import Path

import pytest
from batch_command import command
from faulty_endpoint import FaultyEndpoint

from summarizer.cli.main import run

pytest_plugins = ("batch_command",)
pytestmark = pytest.mark.usefixtures("press_folder")


class TestBadInput:
    """One clear line, the right exit code, and nothing sent or made."""

    @pytest.mark.parametrize(
        ("arguments", "code", "told"),
        [
            (["nowhere"], 11, "no such file or folder: nowhere"),
            (["nowhere/*.txt"], 11, "no file matches nowhere"),
            (["press", "-", "-"], 2, "only once"),
            (["prices.toml", "--language", "?"], 2, "option --language"),
            (["press", "-m", ""], 2, "option --model"),
            (["press", "--rpm", "0"], 2, "rpm must be above zero"),
            (["press", "--tpm", "nan"], 2, "tpm must be above zero"),
            (["press", "-j", "0"], 2, "--jobs"),
            (["press", "-j", "many"], 2, "--jobs"),
            (["press", "--max-tokens", "-1"], 2, "a budget cannot be -1"),
            (["press", "--max-cost", "nan"], 2, "a budget cannot be nan"),
            (["press", "--max-cost", "1"], 2, "needs a price for the model 'm'"),
            (["press", "--prices", "nowhere.toml"], 2, "nowhere.toml"),
            (["press", "--prices", "press/article-00000.txt"], 2, "article-00000.txt"),
            (["press", "--cache-size", "0"], 2, "a cache cannot have 0 MB"),
            (["press", "--cache-size", "nan"], 2, "a cache cannot have nan MB"),
            (["press", "--cache-days", "0"], 2, "0 days"),
            (["press", "--cache", "~nobody-of-this-name"], 2, "~nobody-of-this-name"),
            (["press", "--timeout", "0"], 2, "option --timeout"),
            (["press", "--retries", "99"], 2, "option --retries"),
            (["press", "--call-tokens", "1"], 2, "--call-tokens"),
            (["press", "--schema", "nowhere:None"], 25, "nowhere"),
            (["press", "--prompts", "nowhere"], 20, "nowhere"),
            (["press", "--config", "nowhere.toml"], 2, "nowhere.toml"),
            (["press", "--base-url", "localhost"], 2, "option --base-url"),
            (["press", "--out", "prices.toml"], 2, "prices.toml"),
            (["press", "--out", "press"], 2, "press"),
            (["press", "-f", "pdf"], 2, "--format"),
            (["press", "--workers", "0"], 2, "--workers"),
            (["press", "--engine", "spark"], 2, "--engine"),
            ([], 2, "INPUT"),
        ],
        ids=lambda value: " ".join(value) if isinstance(value, list) else "",
    )
    def test_it_is_told_in_one_line(
        self,
        endpoint: FaultyEndpoint,
        capsys: pytest.CaptureFixture[str],
        arguments: list[str],
        code: int,
        told: str,
    ) -> None:
        options = command(endpoint)[2:]
        assert run(["batch", *options, *arguments]) == code
        shown = capsys.readouterr()
        assert shown.out == ""
        *usage, line = shown.err.splitlines()
        assert line.startswith("Error: ")
        assert told in line
        assert not usage or usage[0].startswith("Usage: ")
        assert endpoint.requests == 0
        assert not Path("out").exists()

    def test_a_folder_to_write_to_is_needed(
        self, endpoint: FaultyEndpoint, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(["batch", "press", "-m", "m", "--base-url", endpoint.base_url]) == 2
        assert "Missing option '-o' / '--out'" in capsys.readouterr().err

    def test_so_is_the_name_of_a_model(
        self, endpoint: FaultyEndpoint, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(["batch", "press", "--out", "out", "--base-url", endpoint.base_url]) == 2
        assert "needs the name of a model: -m MODEL" in capsys.readouterr().err
        assert not Path("out").exists()

    def test_an_output_folder_that_cannot_be_made(
        self, endpoint: FaultyEndpoint, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(command(endpoint, "--out", "prices.toml/out")) == 70
        assert capsys.readouterr().err.startswith("Error: cannot write prices.toml")
