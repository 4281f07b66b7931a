"""The provider's batch service: what is submitted, collected, and told of the jobs."""

import json

import pytest
from batch_articles import write_articles
from batch_service_desk import ARTICLES, KEY, SECTIONS, Desk

from summarizer.batch import service
from summarizer.batch.inputs import read_items
from summarizer.batch.service import Submission
from summarizer.errors import (
    AuthenticationError,
    BatchServiceError,
    ConfigError,
    EndpointUnreachableError,
    JournalError,
)

pytest_plugins = ("batch_service_desk",)


class TestSubmit:
    def test_all_sections_of_all_articles_are_one_job(self, desk: Desk) -> None:
        stand = desk.submit()
        (job,) = desk.server.jobs.values()
        assert len(job.entries) == ARTICLES * SECTIONS
        assert [(one.state, one.requests) for one in stand.jobs] == [("sent", len(job.entries))]
        assert not stand.finished

    def test_a_request_has_the_form_of_the_batch_api(self, desk: Desk) -> None:
        desk.submit()
        for entry in desk.requests:
            assert set(entry) == {"custom_id", "method", "url", "body"}
            assert (entry["method"], entry["url"]) == ("POST", "/v1/chat/completions")
            assert len(entry["custom_id"]) == 64
            assert entry["body"]["model"] == "m-1"
            assert entry["body"]["response_format"]["type"] == "json_schema"
            assert entry["body"]["response_format"]["json_schema"]["strict"] is True

    def test_submitting_again_sends_nothing_again(self, desk: Desk) -> None:
        desk.submit()
        desk.submit()
        assert len(desk.server.jobs) == 1
        assert len(desk.server.files) == 1

    def test_new_articles_go_into_another_job(self, desk: Desk) -> None:
        desk.submit()
        write_articles(desk.folder / "in", ARTICLES + 1)
        desk.submit()
        assert [len(job.entries) for job in desk.server.jobs.values()] == [
            ARTICLES * SECTIONS,
            SECTIONS,
        ]

    def test_what_two_articles_ask_alike_is_asked_once(self, desk: Desk) -> None:
        text = (desk.folder / "in/article-00000.txt").read_text("utf-8")
        (desk.folder / "in/copy.txt").write_text(text, "utf-8")
        desk.submit()
        assert set(desk.server.asked.values()) == {1}
        stand = desk.collect()
        assert (stand.done, len(desk.requests)) == (ARTICLES + 1, ARTICLES * SECTIONS)

    def test_a_job_has_no_more_requests_than_wanted(self, desk: Desk) -> None:
        stand = desk.submit(most_requests=7)
        assert [len(job.entries) for job in desk.server.jobs.values()] == [7, 7, 4]
        assert [job.requests for job in stand.jobs] == [7, 7, 4]
        assert desk.collect().done == ARTICLES

    def test_nothing_that_was_sent_stays_on_the_disk(self, desk: Desk) -> None:
        desk.submit()
        assert [path.name for path in (desk.out / "service").glob("*.jsonl")] == []

    def test_an_article_that_cannot_be_read_fails_at_once(self, desk: Desk) -> None:
        (desk.folder / "in/nothing.txt").write_text(" \n", "utf-8")
        stand = desk.submit()
        assert stand.failed == 1
        assert desk.failures[0]["error"]["kind"] == "EmptyArticleError"

    def test_without_an_endpoint_there_is_no_service(self, desk: Desk) -> None:
        with pytest.raises(ConfigError, match="endpoint"):
            desk.submit({"base_url": None, "key": None})

    def test_an_endpoint_without_the_service_says_so(self, desk: Desk) -> None:
        desk.server.refuse = {"POST /files": [404]}
        with pytest.raises(BatchServiceError, match="takes no files"):
            desk.submit()

    def test_a_key_that_is_refused_loses_nothing(self, desk: Desk) -> None:
        desk.server.refuse = {"POST /files": [401]}
        with pytest.raises(AuthenticationError):
            desk.submit()
        assert desk.submit().jobs[0].state == "sent"
        assert len(desk.server.jobs) == 1

    def test_the_key_is_sent_and_never_written(self, desk: Desk) -> None:
        desk.submit()
        desk.collect()
        assert set(desk.server.keys) == {f"Bearer {KEY}"}
        written = [path.read_bytes() for path in desk.out.rglob("*") if path.is_file()]
        assert not any(KEY.encode() in content for content in written)

    def test_an_address_with_a_password_is_not_kept(self, desk: Desk) -> None:
        address = desk.server.base_url.replace("://", "://me:pass-4711@")
        desk.submit({"base_url": address})
        written = [path.read_bytes() for path in desk.out.rglob("*") if path.is_file()]
        assert not any(b"pass-4711" in content for content in written)
        desk.given["base_url"] = desk.server.base_url
        assert desk.collect().finished


class TestCollect:
    def test_every_article_gets_its_note(self, desk: Desk) -> None:
        desk.submit()
        stand = desk.collect()
        assert (stand.done, stand.failed, stand.finished) == (ARTICLES, 0, True)
        assert [note["id"] for note in desk.notes] == [
            f"article-{number:05d}" for number in range(ARTICLES)
        ]
        assert sorted(path.name for path in (desk.out / "notes").iterdir()) == [
            f"article-{number:05d}.md" for number in range(ARTICLES)
        ]
        for note in desk.notes:
            assert note["note"]["commitments"], "claims are there, and were checked"
            assert note["provenance"]["calls"] == SECTIONS
            assert note["provenance"]["usage"]["prompt"] == 100 * SECTIONS

    def test_nothing_is_read_or_sent_a_second_time(self, desk: Desk) -> None:
        desk.submit()
        desk.collect()
        calls = len(desk.server.calls)
        assert desk.collect().finished
        assert len(desk.server.calls) == calls

    def test_a_job_under_way_is_waited_for_another_time(self, desk: Desk) -> None:
        desk.server.looks = 1
        desk.submit()
        stand = desk.collect()
        assert (stand.done, stand.finished) == (0, False)
        assert desk.collect().finished

    def test_it_waits_until_everything_has_ended(self, desk: Desk) -> None:
        desk.server.looks = 3
        desk.submit()
        assert desk.collect(wait=True).finished
        assert desk.slept == [2.0, 3.0, 4.5]

    def test_a_failing_look_does_not_end_the_waiting(self, desk: Desk) -> None:
        desk.submit()
        desk.server.refuse = {"GET /batches/": [503] * 8}
        assert desk.collect(wait=True).finished

    def test_without_waiting_a_service_that_fails_is_an_error(self, desk: Desk) -> None:
        desk.submit()
        desk.server.refuse = {"GET /batches/": [0] * 20}
        with pytest.raises(EndpointUnreachableError):
            desk.collect()

    def test_another_form_of_the_notes_can_be_had_later(self, desk: Desk) -> None:
        desk.submit()
        desk.collect()
        desk.collect(formats=["json", "text"])
        suffixes = {path.suffix for path in (desk.out / "notes").iterdir()}
        assert suffixes == {".md", ".json", ".txt"}

    def test_nothing_can_be_collected_where_nothing_was_submitted(self, desk: Desk) -> None:
        with pytest.raises(JournalError, match="nothing was submitted"):
            desk.collect()

    def test_an_input_that_is_gone_by_then_does_no_harm(self, desk: Desk) -> None:
        rows = desk.folder / "press.jsonl"
        text = (desk.folder / "in/article-00000.txt").read_text("utf-8")
        rows.write_text(json.dumps({"text": text, "desk": "harbours"}) + "\n", "utf-8")
        submission = desk.submission()
        service.submit(
            Submission(read_items([str(rows)]), desk.out, submission.settings), tell=print
        )
        rows.unlink()
        assert desk.collect().done == 1
        assert desk.notes[0]["fields"] == {"desk": "harbours"}


class TestStatus:
    def test_it_tells_of_every_job_and_changes_nothing(self, desk: Desk) -> None:
        desk.server.looks = 2
        desk.submit()
        report = service.status(desk.out, {"key": KEY})
        assert report.articles == ARTICLES
        assert report.unanswered == ARTICLES * SECTIONS
        assert [(job.status, job.batch) for job in report.jobs] == [("in_progress", "batch_1")]
        service.status(desk.out, {"key": KEY})
        report = service.status(desk.out, {"key": KEY})
        assert [(job.status, job.done) for job in report.jobs] == [
            ("completed", ARTICLES * SECTIONS)
        ]
        assert desk.collect().finished

    def test_it_can_be_asked_while_another_process_collects(self, desk: Desk) -> None:
        desk.server.looks = 1
        desk.submit()
        seen: list[str] = []

        def look(_: float) -> None:
            seen.extend(job.status for job in service.status(desk.out, {"key": KEY}).jobs)

        service.collect(desk.out, {"key": KEY}, wait=True, sleep=look)
        assert seen == ["completed"]
