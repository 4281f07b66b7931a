"""What ``summarizer batch`` may cost: budgets, the estimate, and what the cache saves."""

import re
from pathlib import Path

import pytest
from batch_articles import write_articles
from batch_command import command, lines_of
from faulty_endpoint import FaultyEndpoint

from summarizer.cli.main import run

pytest_plugins = ("batch_command",)
pytestmark = pytest.mark.usefixtures("press_folder")


class TestMoney:
    def test_a_budget_of_tokens_ends_the_batch_before_it_is_passed(
        self, endpoint: FaultyEndpoint, capsys: pytest.CaptureFixture[str]
    ) -> None:
        write_articles(Path("press"), 30)
        assert run(command(endpoint, "--max-tokens", "15000", "--cache", "off")) == 75
        assert "tokens, and " in capsys.readouterr().err
        assert 0 < len(lines_of("notes.jsonl")) < 30
        assert len(lines_of("notes.jsonl")) + len(lines_of("failures.jsonl")) == 30

    def test_and_so_does_one_of_dollars(
        self, endpoint: FaultyEndpoint, capsys: pytest.CaptureFixture[str]
    ) -> None:
        options = ("--max-cost", "0.001", "--prices", "prices.toml")
        assert run(command(endpoint, *options)) == 75
        assert "could cost $" in capsys.readouterr().err
        assert endpoint.requests == 0

    def test_what_is_in_the_cache_costs_nothing(self, endpoint: FaultyEndpoint) -> None:
        run(command(endpoint))
        assert run(command(endpoint, "--out", "again", "--max-tokens", "0")) == 0


class TestEstimate:
    def test_it_says_articles_tokens_and_money_and_sends_nothing(
        self, endpoint: FaultyEndpoint, capsys: pytest.CaptureFixture[str]
    ) -> None:
        Path("press/empty.txt").write_text(" ")
        assert run(command(endpoint, "--estimate", "--prices", "prices.toml")) == 0
        shown = capsys.readouterr()
        assert shown.err == ""
        assert re.fullmatch(
            r"articles +4\n"
            r"unreadable +1 of 4 looked at\n"
            r"requests +3 about\n"
            r"prompt +[\d,]{5,} tokens, about\n"
            r"completion +[\d,]{3,} tokens, about\n"
            r"cost +0\.0\d US dollars, about \(m\)\n",
            shown.out,
        )
        assert endpoint.requests == 0
        assert not Path("out").exists()

    def test_no_folder_is_needed_for_it(
        self, endpoint: FaultyEndpoint, capsys: pytest.CaptureFixture[str]
    ) -> None:
        address = endpoint.base_url
        assert run(["batch", "press", "--estimate", "-m", "m", "--base-url", address]) == 0
        assert "? no price of m (--prices FILE)" in capsys.readouterr().out

    def test_the_embedded_model_is_free(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert run(["batch", "press", "--estimate"]) == 0
        assert "0.00 US dollars, about (qwen2.5-coder-1.5b)" in capsys.readouterr().out

    def test_bad_input_is_told(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert run(["batch", "nowhere", "--estimate"]) == 11
        assert run(["batch", "press", "--estimate", "--base-url", "http://127.0.0.1:9"]) == 2


class TestCache:
    def test_batches_share_it(self, endpoint: FaultyEndpoint) -> None:
        run(command(endpoint))
        assert run(command(endpoint, "--out", "again")) == 0
        assert endpoint.requests == 3
        assert len(list(Path("again/notes").iterdir())) == 3

    def test_unless_it_is_off(self, endpoint: FaultyEndpoint) -> None:
        run(command(endpoint))
        assert run(command(endpoint, "--out", "again", "--cache", "off")) == 0
        assert endpoint.requests == 6

    def test_or_answers_of_their_own_are_wanted(self, endpoint: FaultyEndpoint) -> None:
        run(command(endpoint))
        assert run(command(endpoint, "--out", "again", "--repeat-index", "1")) == 0
        assert endpoint.requests == 6

    def test_one_that_cannot_be_used_is_told_and_is_no_error(
        self, endpoint: FaultyEndpoint, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(command(endpoint, "--cache", "prices.toml")) == 0
        assert "Warning: no cache in prices.toml" in capsys.readouterr().err
