"""``summarizer batch submit``, ``status`` and ``collect`` on the command line."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from batch_articles import write_articles
from batch_service_desk import KEY
from batch_service_server import BatchServer, refusal, well
from faulty_endpoint import FaultyEndpoint

from summarizer.batch.service import commands
from summarizer.cli.batch_service import UNFINISHED
from summarizer.cli.main import run
from summarizer.errors import BatchError, BatchServiceError, ConfigError

ARTICLES = 2
REQUESTS = 12


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with articles, in which the command is run."""
    write_articles(tmp_path / "press", ARTICLES)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def endpoint(monkeypatch: pytest.MonkeyPatch) -> Iterator[BatchServer]:
    """The service, named in the environment."""
    with BatchServer() as running:
        monkeypatch.setenv("OPENAI_BASE_URL", running.base_url)
        monkeypatch.setenv("OPENAI_API_KEY", KEY)
        yield running


def submit(*options: str) -> int:
    return run(["batch", "submit", "press", "--out", "out", "-m", "m-1", *options])


def collect(*options: str) -> int:
    return run(["batch", "collect", "--out", "out", *options])


class TestTheCommands:
    def test_from_articles_to_notes(
        self, endpoint: BatchServer, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        endpoint.looks = 1
        assert submit("-f", "json") == 0
        stand = "2 articles: 0 done, 0 failed, 2 waiting, 1 job under way\n"
        assert capsys.readouterr().out == stand
        assert collect() == UNFINISHED
        assert collect() == 0
        assert "2 articles: 2 done, 0 failed\n" in capsys.readouterr().out
        assert len(Path("out/notes.jsonl").read_text("utf-8").splitlines()) == ARTICLES
        assert [path.suffix for path in Path("out/notes").iterdir()] == [".json"] * ARTICLES

    def test_notes_may_be_drawn_by_a_template_of_ones_own(
        self, endpoint: BatchServer, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        Path("t.j2").write_text("> {{ title }}", encoding="utf-8")
        assert submit() == 0
        assert collect("--template", "t.j2") == 2
        assert "a template needs --format" in capsys.readouterr().err
        assert collect("-f", "html", "--template", "t.j2") == 0
        pages = sorted(Path("out/notes").iterdir())
        assert [page.suffix for page in pages] == [".html"] * ARTICLES
        assert all(page.read_text("utf-8").startswith("> ") for page in pages)

    def test_what_goes_on_is_told_on_stderr_and_can_be_kept_quiet(
        self, endpoint: BatchServer, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        submit()
        assert "job 1 sent: 12 requests, batch_1" in capsys.readouterr().err
        collect("-q")
        assert capsys.readouterr().err == ""

    def test_articles_that_failed_show_in_the_exit_code(
        self, endpoint: BatchServer, folder: Path
    ) -> None:
        endpoint.respond = refusal(400, "not allowed")
        submit()
        assert collect() == BatchError.exit_code

    def test_the_address_is_that_of_the_submission(
        self, endpoint: BatchServer, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        submit("--base-url", endpoint.base_url)
        monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
        assert collect() == 0

    def test_status_tells_of_the_jobs(
        self, endpoint: BatchServer, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        endpoint.looks = 1
        submit()
        capsys.readouterr()
        assert run(["batch", "status", "--out", "out"]) == 0
        assert capsys.readouterr().out == (
            "2 articles, 12 requests without an answer\n"
            "job 1: in_progress, 0/12 answered, 0 failed  batch_1\n"
        )
        run(["batch", "status", "--out", "out", "--json"])
        (job,) = json.loads(capsys.readouterr().out)["jobs"]
        assert (job["status"], job["answered"]) == ("completed", REQUESTS)

    def test_interrupted_it_says_that_nothing_is_lost(
        self,
        endpoint: BatchServer,
        folder: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        def interrupt(*_: object, **__: object) -> None:
            raise KeyboardInterrupt

        submit()
        monkeypatch.setattr(commands.Desk, "collect", interrupt)
        assert collect("--wait") == 130
        assert "goes on from here" in capsys.readouterr().err

    def test_without_an_endpoint_it_says_what_is_missing(
        self, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert submit() == ConfigError.exit_code
        assert "--base-url" in capsys.readouterr().err

    def test_waiting_makes_no_sense_with_files(
        self, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert collect("--wait", "--results", "results.jsonl") == 2


class TestRunBatch:
    def test_from_a_file_of_requests_to_notes(
        self, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert submit("--write-only", "requests.jsonl") == 0
        assert capsys.readouterr().out == f"{REQUESTS} requests: requests.jsonl\n"
        entries = map(json.loads, Path("requests.jsonl").read_text("utf-8").splitlines())
        lines = "".join(json.dumps(well(entry)) + "\n" for entry in entries)
        Path("results.jsonl").write_text(lines, "utf-8")
        assert collect("--results", "results.jsonl") == 0
        assert len(Path("out/notes.jsonl").read_text("utf-8").splitlines()) == ARTICLES

    def test_the_rest_of_a_batch_can_be_asked_directly(self, folder: Path) -> None:
        """The folder is that of any batch: ``summarizer batch`` goes on where this one stopped."""
        submit("--write-only", "requests.jsonl")
        entries = map(json.loads, Path("requests.jsonl").read_text("utf-8").splitlines())
        lines = [json.dumps(well(entry)) + "\n" for entry in entries]
        Path("results.jsonl").write_text("".join(lines[:-1]), "utf-8")
        assert collect("--results", "results.jsonl") == UNFINISHED
        with FaultyEndpoint() as endpoint:
            named = ["-m", "m-1", "--base-url", endpoint.base_url]
            assert run(["batch", "press", "--out", "out", "--cache", "off", "-q", *named]) == 0
            assert endpoint.requests == 1
        assert len(Path("out/notes.jsonl").read_text("utf-8").splitlines()) == ARTICLES

    def test_results_that_are_not_there_are_an_error(self, folder: Path) -> None:
        submit("--write-only", "requests.jsonl")
        assert collect("--results", "nowhere.jsonl") == BatchServiceError.exit_code


class TestKilled:
    """``kill -9`` of the real command while the service works on one of its calls."""

    @pytest.mark.parametrize(
        "call",
        [
            pytest.param("POST /files", marks=pytest.mark.slow),
            "POST /batches",
            pytest.param("GET /batches/", marks=pytest.mark.slow),
            pytest.param("GET /files/", marks=pytest.mark.slow),
        ],
    )
    def test_the_same_command_goes_on_and_pays_once(
        self, endpoint: BatchServer, folder: Path, call: str
    ) -> None:
        endpoint.looks = 1

        def command(*arguments: str) -> "subprocess.Popen[bytes]":
            return subprocess.Popen(
                [sys.executable, "-m", "summarizer", "batch", *arguments, "--out", "out"],
                env=os.environ,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )

        steps = (["submit", "press", "-m", "m-1"], ["collect"], ["collect"])
        for step in steps:
            with command(*step) as process:
                endpoint.on_call[call] = process.kill
                code = process.wait(60)
            endpoint.on_call.clear()
            if code < 0:
                break
        else:
            pytest.fail("nothing was killed")
        for step in steps:
            with command(*step) as process:
                process.wait(60)
        assert len(endpoint.jobs) == 1
        assert len(Path("out/notes.jsonl").read_text("utf-8").splitlines()) == ARTICLES
        left = [path.name for path in Path("out/service").iterdir() if "sqlite" not in path.name]
        assert left == []
