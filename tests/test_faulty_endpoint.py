"""The endpoint that the batch's tests rely on does what its faults say, and can be trusted."""

import json
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

import pytest
from batch_articles import article, write_articles
from endpoint_faults import OF_THE_TEXT, PASSING, Answer, Faults
from faulty_endpoint import FaultyEndpoint

from summarizer import plan, summarize
from summarizer.backends.response_format import Dialect, chat_arguments

_HERE = Path(__file__).parent


def _body(number: int, **more: Any) -> bytes:
    (request,) = plan(article(number), tactics="single", base_url="http://127.0.0.1:1/v1")
    return json.dumps({**chat_arguments("m", request, Dialect()), **more}).encode()


def _post(base_url: str, body: bytes, key: str = "") -> tuple[int, dict[str, str], bytes]:
    request = urllib.request.Request(
        f"{base_url}/chat/completions",
        data=body,
        headers={"Content-Type": "application/json", "Authorization": f"Bearer {key}"},
    )
    try:
        with urllib.request.urlopen(request, timeout=10) as response:
            return response.status, dict(response.headers), response.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, dict(error.headers), error.read()


@pytest.mark.parametrize("tactics", ["single", "sections"])
def test_without_faults_its_notes_pass_every_check(tactics: str) -> None:
    with FaultyEndpoint() as endpoint:
        for number in (0, 1, 99):
            result = summarize(
                article(number), model="m", base_url=endpoint.base_url, tactics=tactics
            )
            assert result.provenance.retries == 0
            assert not result.dropped
            assert result.note.actors
            assert len(result.note.commitments) == 2


def test_no_two_articles_are_alike(tmp_path: Path) -> None:
    paths = write_articles(tmp_path, 400)
    assert paths == sorted(paths)
    assert len({path.read_text("utf-8") for path in paths}) == 400


def test_the_same_requests_meet_the_same_faults_in_any_order() -> None:
    faults = Faults.at(0.5, "429", "500", "invalid-json", seed=3)

    def met(order: list[int]) -> dict[int, str]:
        with FaultyEndpoint(faults) as endpoint:
            for number in order:
                _post(endpoint.base_url, _body(number))
            return {n: one.fault for n, one in zip(order, endpoint.received, strict=True)}

    forwards = met(list(range(8)))
    assert forwards == met(list(reversed(range(8))))
    assert len(set(forwards.values())) > 2


def test_a_request_that_comes_again_is_counted_under_one_key_and_meets_a_fate_of_its_own() -> None:
    with FaultyEndpoint(Faults.at(0.5, "503")) as endpoint:
        for _ in range(12):
            _post(endpoint.base_url, _body(0))
        assert list(endpoint.repeated.values()) == [12]
        assert [one.occurrence for one in endpoint.received] == list(range(12))
        assert set(endpoint.met) == {"", "503"}


@pytest.mark.parametrize("name", sorted(OF_THE_TEXT))
def test_each_fault_of_the_text_changes_the_answer(name: str) -> None:
    good = Answer.of({"headline": "A", "actors": [{"cites": [1], "name": "B", "kind": "person"}]})
    assert OF_THE_TEXT[name](good) != good
    assert good == Answer.of(good.value)


@pytest.mark.parametrize("stream", [False, True])
def test_a_good_answer_comes_whole_or_in_pieces(stream: bool) -> None:
    with FaultyEndpoint() as endpoint:
        status, headers, data = _post(endpoint.base_url, _body(0, stream=stream))
    assert status == 200
    assert ("event-stream" in headers["Content-Type"]) == stream
    assert data.endswith(b"data: [DONE]\n\n" if stream else b"}")


def test_statuses_headers_and_words_are_those_of_the_fault() -> None:
    with FaultyEndpoint(echo="your key is {key}") as endpoint:
        endpoint.faults = Faults({"429-retry-after": 1.0}, retry_after=2)
        status, headers, data = _post(endpoint.base_url, _body(0), key="a-key-of-mine")
        assert (status, headers["Retry-After"]) == (429, "2")
        assert b"your key is a-key-of-mine" in data
        endpoint.faults = Faults(revoked_from=2)
        assert _post(endpoint.base_url, _body(0))[0] == 401
        endpoint.faults = Faults(gone_from=2)
        assert _post(endpoint.base_url, _body(0))[0] == 404
        endpoint.faults = Faults(without_schema=True)
        assert _post(endpoint.base_url, _body(0))[0] == 400


def test_a_flood_is_of_20_megabytes_and_a_broken_answer_is_broken() -> None:
    with FaultyEndpoint(Faults({"20-MB": 1.0})) as endpoint:
        data = _post(endpoint.base_url, _body(0))[2]
        assert len(data) > 19_000_000
        assert len(json.loads(data)["choices"][0]["message"]["content"]) > 19_000_000
        endpoint.faults = Faults({"reset": 1.0})
        with pytest.raises(OSError, match="reset"):
            _post(endpoint.base_url, _body(1))
        assert endpoint.met == {"20-MB": 1, "reset": 1}


def test_an_unknown_fault_is_refused() -> None:
    with pytest.raises(ValueError, match="no such fault: 42"):
        Faults.at(0.2, "500", "42")
    assert len(PASSING) == len(set(PASSING)) == 24


def test_it_runs_as_a_process_whose_log_outlives_it(tmp_path: Path) -> None:
    log = tmp_path / "requests.jsonl"
    command = [sys.executable, str(_HERE / "faulty_endpoint.py"), "--log", str(log)]
    with subprocess.Popen(
        [*command, "--fault", "500=1"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin
        assert process.stdout
        base_url = process.stdout.readline().strip()
        assert _post(base_url, _body(0))[0] == 500
        process.kill()
    lines = [json.loads(line) for line in log.read_text("utf-8").splitlines()]
    assert lines[0]["fault"] == "500"
    assert lines[1] == {"answered": 1}
