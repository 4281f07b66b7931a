"""A key never appears in anything that a run wrote, however badly the run went."""

import base64
import logging
import os
import sqlite3
import subprocess
import sys
import traceback
from contextlib import closing
from pathlib import Path

import pytest
from batch_articles import article, write_articles
from endpoint_faults import PASSING, Faults
from faulty_endpoint import FaultyEndpoint

from summarizer.batch import summarize_many
from summarizer.cli.main import run
from summarizer.errors import AuthenticationError, SummarizerError, UnknownModelError
from summarizer.settings import Settings

pytest_plugins = ("brief_rests",)
pytestmark = pytest.mark.usefixtures("brief_rests")

KEYS = ("sk-proj-9fQ2mZr7LkT4xWcV", "gilt.edged.4711.mainsail.0815", "f3b9c0ffee00d15ea5e0ddba11")
"""One as OpenAI writes them, and two that look like nothing in particular."""
ECHO = "Header was 'Authorization: Bearer {key}'; the key {key} is over its limit"
ARTICLES = 8
FAILING = {
    "mixed": Faults.at(0.5, *PASSING, seed=1),
    "always-500": Faults({"500": 1.0}),
    "always-429": Faults({"429": 1.0}),
    "refused": Faults(revoked_from=4),
    "gone": Faults(gone_from=4),
    "no-schemas": Faults(without_schema=True),
}

MAY_END_WITH = {
    "mixed": {0, 90},
    "always-500": {90},
    "always-429": {90},
    "refused": {AuthenticationError.exit_code},
    "gone": {UnknownModelError.exit_code},
}


def _traces(key: str) -> list[bytes]:
    """Return what a key may look like in a file."""
    return [key.encode(), base64.b64encode(key.encode()), key[4:-2].encode()]


def _assert_absent(key: str, written: bytes, where: str) -> None:
    for trace in _traces(key):
        assert trace not in written, f"the key stands in {where}"


def _check_folder(folder: Path, key: str) -> int:
    """Look into every byte of every file, and into every value of every database."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    for path in files:
        _assert_absent(key, path.read_bytes(), path.name)
        if path.read_bytes()[:15] == b"SQLite format 3":
            with closing(sqlite3.connect(path)) as connection:
                for line in connection.iterdump():
                    _assert_absent(key, line.encode(), path.name)
    return len(files)


def _command(folder: Path, base_url: str) -> list[str]:
    return [
        *("--debug", "batch", str(folder / "in"), "--out", str(folder / "out"), "-j", "4"),
        *("-m", "m", "--base-url", base_url, "--tactics", "single", "--timeout", "0.8"),
        *("-f", "json", "-f", "markdown", "--log-json", "--cache", str(folder / "cache")),
    ]


@pytest.mark.parametrize("how", sorted(FAILING))
@pytest.mark.parametrize("given", ["environment", "option"])
def test_nothing_that_a_failing_command_wrote_holds_the_key(
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    how: str,
    given: str,
) -> None:
    key = KEYS[sorted(FAILING).index(how) % len(KEYS)]
    write_articles(tmp_path / "in", ARTICLES)
    with FaultyEndpoint(FAILING[how], echo=ECHO) as endpoint:
        command = _command(tmp_path, endpoint.base_url)
        if given == "option":
            command += ["--key", key]
        else:
            monkeypatch.setenv("OPENAI_API_KEY", key)
        code = run(command)
        assert endpoint.requests >= 4, "something was sent"
    captured = capfd.readouterr()
    assert captured.err, "something was written"
    _assert_absent(key, captured.out.encode(), "stdout")
    _assert_absent(key, captured.err.encode(), "stderr")
    assert _check_folder(tmp_path, key) > ARTICLES
    assert code == 0 if how == "no-schemas" else code in MAY_END_WITH[how]
    if how == "always-500":
        told = (tmp_path / "out" / "failures.jsonl").read_text("utf-8")
        assert "Bearer [key]" in told, "the endpoint's words are told, without the key"


def test_nor_does_anything_that_a_process_of_its_own_wrote(tmp_path: Path) -> None:
    key = KEYS[1]
    write_articles(tmp_path / "in", ARTICLES)
    environ = {name: value for name, value in os.environ.items() if "OPENAI" not in name}
    with FaultyEndpoint(FAILING["refused"], echo=ECHO) as endpoint:
        command = [sys.executable, "-m", "summarizer", *_command(tmp_path, endpoint.base_url)]
        environ["OPENAI_API_KEY"] = key
        done = subprocess.run(command, capture_output=True, env=environ, timeout=120)
    assert done.returncode == AuthenticationError.exit_code
    _assert_absent(key, done.stdout, "stdout")
    _assert_absent(key, done.stderr, "stderr")
    assert _check_folder(tmp_path, key) > ARTICLES


def _told(error: BaseException) -> str:
    """Return all that a program could print of an error."""
    return "".join([*traceback.format_exception(error), repr(error), str(vars(error))])


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("how", sorted(FAILING))
def test_no_failure_exception_or_log_record_holds_the_key(
    key: str, how: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    told: list[str] = []
    with FaultyEndpoint(FAILING[how], echo=ECHO) as endpoint:
        settings = Settings(
            model="m", base_url=endpoint.base_url, key=key, tactics="single", timeout=0.8
        )
        batch = summarize_many([article(n) for n in range(6)], settings=settings, jobs=2)
        try:
            told += [f"{one.failure!r} {one.result!r}" for one in batch]
        except SummarizerError as error:
            told.append(_told(error))
    told += [repr(settings), settings.model_dump_json(), repr(batch), caplog.text]
    told += [str(vars(record)) for record in caplog.records]
    _assert_absent(key, "\n".join(told).encode(), "what was told")


def test_a_key_in_the_address_is_not_told_either(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    key = KEYS[1]
    write_articles(tmp_path / "in", 3)
    with FaultyEndpoint(Faults({"500": 1.0}), echo=ECHO) as endpoint:
        address = endpoint.base_url.replace("://", f"://someone:{key}@")
        run(_command(tmp_path, address))
    captured = capfd.readouterr()
    _assert_absent(key, f"{captured.out}{captured.err}".encode(), "the output")
    assert _check_folder(tmp_path, key) > 3


@pytest.mark.parametrize("key", KEYS)
def test_a_key_that_is_cut_off_with_a_long_message_is_not_told_in_part(key: str) -> None:
    for length in range(230, 300, 6):
        with FaultyEndpoint(Faults({"500": 1.0}), echo=f"{'-' * length} {{key}}") as endpoint:
            settings = Settings(model="m", base_url=endpoint.base_url, key=key, tactics="single")
            (ended,) = summarize_many([article(0)], settings=settings)
        assert ended.failure
        assert key[:8] not in ended.failure.message
