"""Requests in a file, taken to a batch service by hand, and the results brought back."""

import json
from pathlib import Path
from typing import Any

import pytest
from batch_service_desk import ARTICLES, SECTIONS, Desk, about, badly_once, ungrounded
from batch_service_server import Entry, result, well

from summarizer.batch import service
from summarizer.errors import BatchServiceError

pytest_plugins = ("batch_service_desk",)


class TestByHand:
    """Requests go into a file for vLLM's ``run-batch``, and its output is read."""

    def run_batch(self, requests: Path, results: Path) -> list[dict[str, Any]]:
        """Do what ``run-batch`` does: one line for each, in order, errors in its own way."""
        entries = [json.loads(line) for line in requests.read_text("utf-8").splitlines()]
        lines = [self.answer(entry) for entry in entries]
        results.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
        return entries

    def answer(self, entry: Entry) -> dict[str, Any]:
        return {**well(entry), "id": "vllm-1"}

    def write(self, desk: Desk, path: Path) -> int:
        settings = {"base_url": None, "key": None}
        return service.write_requests(desk.submission(settings), path)

    def test_the_notes_come_of_its_output(self, desk: Desk) -> None:
        requests, results = desk.folder / "requests.jsonl", desk.folder / "results.jsonl"
        assert self.write(desk, requests) == ARTICLES * SECTIONS
        entries = self.run_batch(requests, results)
        assert len(entries) == ARTICLES * SECTIONS
        stand = service.collect_results(desk.out, [results])
        assert (stand.done, stand.finished) == (ARTICLES, True)
        assert desk.server.calls == []

    def test_written_again_the_file_is_the_same(self, desk: Desk) -> None:
        first, second = desk.folder / "1.jsonl", desk.folder / "2.jsonl"
        self.write(desk, first)
        self.write(desk, second)
        assert first.read_bytes() == second.read_bytes()

    def test_repairs_go_into_another_file(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        respond = badly_once(ungrounded)
        monkeypatch.setattr(self, "answer", respond)
        requests, results, repairs = (desk.folder / f"{name}.jsonl" for name in "abc")
        self.write(desk, requests)
        self.run_batch(requests, results)
        stand = service.collect_results(desk.out, [results], requests=repairs)
        assert not stand.finished
        self.run_batch(repairs, results)
        assert service.collect_results(desk.out, [results]).done == ARTICLES

    @pytest.mark.parametrize(
        "error",
        [
            "This model's maximum context length is 100 tokens.",
            {"error": {"message": "maximum context length is 100 tokens", "code": 400}},
            {"object": "error", "message": "maximum context length is 100", "code": 400},
        ],
    )
    def test_its_errors_are_understood(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch, error: Any
    ) -> None:
        def respond(entry: Entry) -> dict[str, Any]:
            if about(entry, "Vollen"):
                return result(entry, None, 400, error)
            return well(entry)

        monkeypatch.setattr(self, "answer", respond)
        requests, results, more = (desk.folder / f"{name}.jsonl" for name in "abc")
        self.write(desk, requests)
        self.run_batch(requests, results)
        stand = service.collect_results(desk.out, [results], requests=more)
        assert stand.done == ARTICLES - 1
        # Shorter parts of the article are asked for, or there are none.
        assert more.exists() or desk.failures[0]["error"]["kind"] == "ContextLengthError"

    def test_what_it_left_out_is_written_again(self, desk: Desk) -> None:
        requests, results, more = (desk.folder / f"{name}.jsonl" for name in "abc")
        self.write(desk, requests)
        entries = self.run_batch(requests, results)
        lines = results.read_text("utf-8").splitlines(keepends=True)
        results.write_text("".join(lines[:-1]) + lines[-1][:40], "utf-8")
        service.collect_results(desk.out, [results], requests=more)
        assert [json.loads(line) for line in more.read_text("utf-8").splitlines()] == entries[-1:]

    def test_results_of_another_batch_are_none(self, desk: Desk) -> None:
        requests, results = desk.folder / "requests.jsonl", desk.folder / "results.jsonl"
        self.write(desk, requests)
        lines = [{**well(json.loads(requests.read_text("utf-8").splitlines()[0]))}]
        lines[0]["custom_id"] = "request-1"
        results.write_text(json.dumps(lines[0]) + "\nnot JSON\n[]\n", "utf-8")
        stand = service.collect_results(desk.out, [results])
        assert (stand.done, stand.finished) == (0, False)

    def test_a_file_that_is_not_there_is_named(self, desk: Desk) -> None:
        self.write(desk, desk.folder / "requests.jsonl")
        with pytest.raises(BatchServiceError, match="cannot read"):
            service.collect_results(desk.out, [desk.folder / "nowhere.jsonl"])
