"""The provider's batch service: submit, collect, and everything that may happen in between."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from batch_articles import article, write_articles
from batch_service_server import (
    BatchServer,
    Entry,
    completion,
    left_out,
    refusal,
    result,
    well,
)
from page_server import PageServer, page

from summarizer.batch import service
from summarizer.batch.inputs import read_items
from summarizer.batch.service import Stand, Submission
from summarizer.batch.service.away import fetched
from summarizer.errors import (
    AuthenticationError,
    BatchServiceError,
    ConfigError,
    EndpointUnreachableError,
    JournalError,
    RateLimitError,
    UnknownModelError,
)
from summarizer.readers.addresses import Address
from summarizer.settings import Settings

KEY = "sk-test-0123456789abcdef"
ARTICLES = 3
SECTIONS = 6


class Killed(BaseException):
    """Stands for ``kill -9``: nothing catches it."""


class Desk:
    """One output folder, and the commands on it."""

    def __init__(self, server: BatchServer, folder: Path) -> None:
        self.server = server
        self.folder = folder
        self.out = folder / "out"
        self.told: list[str] = []
        self.slept: list[float] = []
        self.given = {"key": KEY}
        write_articles(folder / "in", ARTICLES)

    def submission(self, settings: dict[str, Any] | None = None, **fields: Any) -> Submission:
        own = {"model": "m-1", "base_url": self.server.base_url, "key": KEY, "timeout": 5}
        items = read_items([str(self.folder / "in")])
        return Submission(items, self.out, Settings(**{**own, **(settings or {})}), **fields)

    def submit(self, settings: dict[str, Any] | None = None, **fields: Any) -> Stand:
        submission = self.submission(settings, **fields)
        return service.submit(submission, tell=self.told.append, sleep=self.slept.append)

    def collect(self, **options: Any) -> Stand:
        return service.collect(
            self.out, self.given, tell=self.told.append, sleep=self.slept.append, **options
        )

    def run_to_the_end(self) -> None:
        while not self.submit().finished:
            self.collect()

    def lines(self, name: str) -> list[dict[str, Any]]:
        return [json.loads(line) for line in (self.out / name).read_text("utf-8").splitlines()]

    @property
    def notes(self) -> list[dict[str, Any]]:
        return self.lines("notes.jsonl")

    @property
    def failures(self) -> list[dict[str, Any]]:
        return self.lines("failures.jsonl")

    @property
    def requests(self) -> list[dict[str, Any]]:
        """All requests that were part of a job, in order."""
        return [entry for job in self.server.jobs.values() for entry in job.entries]


@pytest.fixture
def server() -> Iterator[BatchServer]:
    with BatchServer() as running:
        yield running


@pytest.fixture
def desk(server: BatchServer, tmp_path: Path) -> Desk:
    return Desk(server, tmp_path)


def schema_of(entry: Entry) -> str:
    name: str = entry["body"]["response_format"]["json_schema"]["name"]
    return name


def about(entry: Entry, *words: str) -> bool:
    """Tell whether a request shows an article with these words."""
    return all(word in json.dumps(entry["body"]["messages"]) for word in words)


def badly_once(
    bad: Callable[[Entry], dict[str, Any] | None], which: Callable[[Entry], bool] = lambda _: True
) -> Callable[[Entry], dict[str, Any] | None]:
    """Respond badly the first time each request comes, then well."""
    met: set[str] = set()

    def respond(entry: Entry) -> dict[str, Any] | None:
        key = entry["custom_id"]
        if key in met or not which(entry):
            return well(entry)
        met.add(key)
        return bad(entry)

    return respond


def is_first(entry: Entry) -> bool:
    """Tell whether a request does not come of a bad reply."""
    return len(entry["body"]["messages"]) == 2


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


class TestAddresses:
    """What is at an address is fetched when it is submitted, and kept."""

    def submission(self, desk: Desk, *inputs: str) -> Submission:
        own = desk.submission({"allow_private": True})
        return replace(own, items=read_items(inputs))

    def test_it_is_fetched_once_whatever_the_page_becomes(self, desk: Desk) -> None:
        answers = {"/a": [page(article(7).encode()), page(b"It was moved."), page(b"Gone.")]}
        with PageServer(answers) as pages:
            for _ in range(2):
                service.submit(self.submission(desk, f"{pages.url}/a"), sleep=desk.slept.append)
            stand = desk.collect(wait=True)
        assert pages.paths == ["/a"]
        assert (stand.done, stand.failed) == (1, 0)
        assert desk.notes[0]["article"]["url"] == f"{pages.url}/a"
        assert desk.notes[0]["article"]["text"] == article(7)

    def test_one_that_is_not_there_is_a_failure_of_its_own(self, desk: Desk) -> None:
        with PageServer({"/a": page(article(7).encode())}) as pages:
            inputs = (f"{pages.url}/gone", f"{pages.url}/a")
            service.submit(self.submission(desk, *inputs), sleep=desk.slept.append)
            stand = desk.collect(wait=True)
        assert (stand.done, stand.failed) == (1, 1)
        assert "is not there (HTTP 404)" in desk.failures[0]["error"]["message"]

    def test_the_order_stays_whatever_has_to_be_fetched(self, desk: Desk) -> None:
        with PageServer({f"/{n}": page(article(n).encode()) for n in range(40)}) as pages:
            inputs = [f"{pages.url}/{n}" for n in range(40)]
            items = read_items([str(desk.folder / "in"), *inputs])
            found = list(fetched(items, lambda _: None, allow_private=True))
        assert [item.index for item in found] == list(range(43))
        assert all(item.source.article for item in found[3:] if isinstance(item.source, Address))

    def test_no_password_is_kept(self, desk: Desk) -> None:
        with PageServer({"/a": page(article(7).encode())}) as pages:
            secret = f"{pages.url}/a".replace("//", "//ada:sesame@")
            service.submit(self.submission(desk, secret), sleep=desk.slept.append)
        assert not [path for path in desk.out.rglob("*") if path.is_file()
                    and b"sesame" in path.read_bytes()]  # fmt: skip


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


def ungrounded(entry: Entry) -> dict[str, Any]:
    """Claim a number that the article does not have, in one section."""
    value = json.loads(well(entry)["response"]["body"]["choices"][0]["message"]["content"])
    for one in value.get("commitments", []):
        one["action"] = "buy 9876 submarines"
    return result(entry, completion(json.dumps(value)))


class TestRepairs:
    def test_they_are_a_second_job(self, desk: Desk) -> None:
        desk.server.respond = badly_once(ungrounded)
        desk.submit()
        stand = desk.collect()
        first, second = desk.server.jobs.values()
        assert not stand.finished
        assert 0 < len(second.entries) <= 2 * ARTICLES
        assert not {e["custom_id"] for e in first.entries} & {
            e["custom_id"] for e in second.entries
        }
        assert desk.collect().done == ARTICLES
        assert not any("submarines" in json.dumps(note["note"]) for note in desk.notes)

    def test_waiting_goes_on_through_them(self, desk: Desk) -> None:
        desk.server.respond = badly_once(
            lambda entry: result(entry, completion("Sorry!")), is_first
        )
        desk.submit()
        assert desk.collect(wait=True).done == ARTICLES
        assert [len(job.entries) for job in desk.server.jobs.values()] == [ARTICLES * SECTIONS] * 2

    def test_without_them_their_articles_fail_with_the_reason(self, desk: Desk) -> None:
        desk.server.respond = badly_once(
            lambda entry: result(entry, completion("Sorry!")),
            lambda entry: about(entry, "Larnmouth") and "actors" in schema_of(entry),
        )
        desk.submit()
        stand = desk.collect(repairs=False)
        assert (stand.done, stand.failed, stand.finished) == (ARTICLES - 1, 1, True)
        assert "repairs are off" in desk.failures[0]["error"]["message"]
        assert len(desk.server.jobs) == 1

    def test_they_can_be_sent_after_all(self, desk: Desk) -> None:
        desk.server.respond = badly_once(
            lambda entry: result(entry, completion("Sorry!")), is_first
        )
        desk.submit()
        assert desk.collect(repairs=False).failed == ARTICLES
        desk.submit()
        assert desk.collect(wait=True).done == ARTICLES
        assert desk.failures == []

    def test_a_refusal_of_the_model_fails_its_article_with_its_words(self, desk: Desk) -> None:
        desk.server.respond = badly_once(
            lambda entry: result(entry, completion(None, refusal="I would rather not.")),
            lambda entry: about(entry, "Estwick"),
        )
        desk.submit()
        stand = desk.collect()
        assert (stand.done, stand.failed, stand.finished) == (ARTICLES - 1, 1, True)
        assert desk.failures[0]["error"]["kind"] == "RefusalError"
        assert desk.failures[0]["reply"] == "I would rather not."

    def test_content_null_is_asked_again(self, desk: Desk) -> None:
        desk.server.respond = badly_once(lambda entry: result(entry, completion(None)), is_first)
        desk.submit()
        assert desk.collect(wait=True).done == ARTICLES


class TestWhatTheServiceDidNotDo:
    @pytest.mark.parametrize(
        ("ending", "bad"),
        [
            ("expired", left_out("batch_expired")),
            ("cancelled", left_out("batch_cancelled")),
            ("expired", lambda _: None),
            ("completed", left_out("request_timeout")),
            ("completed", refusal(500, "boom")),
            ("completed", refusal(429, "slow down")),
            ("completed", lambda entry: {**well(entry), "custom_id": "somebody-else's"}),
            ("completed", lambda entry: {**well(entry), "response": {}, "error": None}),
        ],
    )
    def test_it_is_asked_again_and_the_rest_is_not(
        self, desk: Desk, ending: str, bad: Callable[[Entry], dict[str, Any] | None]
    ) -> None:
        desk.server.ending = ending
        desk.server.respond = badly_once(bad, lambda entry: about(entry, "Vollen"))
        desk.submit()
        desk.collect()
        _, second = desk.server.jobs.values()
        assert len(second.entries) == SECTIONS
        assert all(about(entry, "Vollen") for entry in second.entries)
        stand = desk.collect()
        assert (stand.done, stand.finished) == (ARTICLES, True)

    def test_after_three_jobs_the_article_fails_with_the_last_reason(self, desk: Desk) -> None:
        desk.server.respond = lambda entry: (
            refusal(500, "boom")(entry) if about(entry, "Vollen") else well(entry)
        )
        desk.submit()
        stand = desk.collect(wait=True)
        assert (stand.done, stand.failed, stand.finished) == (ARTICLES - 1, 1, True)
        assert max(desk.server.asked.values()) == 3
        assert "boom" in desk.failures[0]["error"]["message"]

    def test_what_was_given_up_is_asked_again_when_wanted(self, desk: Desk) -> None:
        desk.server.respond = refusal(400, "this text is not allowed")
        desk.submit()
        assert desk.collect().failed == ARTICLES
        assert "not allowed" in desk.failures[0]["error"]["message"]
        desk.server.respond = well
        desk.submit()
        assert len(desk.server.jobs) == 1
        desk.submit(retry_failed=True)
        assert desk.collect().done == ARTICLES

    def test_a_request_that_is_too_long_is_asked_in_parts(self, desk: Desk) -> None:
        desk.server.respond = badly_once(
            refusal(400, "maximum context length is 100 tokens", code="context_length_exceeded"),
            lambda entry: about(entry, "Vollen"),
        )
        desk.submit()
        desk.collect(wait=True)
        assert len(desk.server.jobs) > 1
        kinds = {failure["error"]["kind"] for failure in desk.failures}
        assert kinds <= {"ContextLengthError"}

    def test_a_parameter_that_is_refused_is_left_out_the_next_time(self, desk: Desk) -> None:
        def picky(entry: Entry) -> dict[str, Any]:
            if "max_tokens" in entry["body"]:
                told = "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead."
                return refusal(400, told, param="max_tokens", code="unsupported_parameter")(entry)
            if "temperature" in entry["body"]:
                told = "Unsupported value: 'temperature' does not support 0.0"
                return refusal(400, told, param="temperature", code="unsupported_value")(entry)
            return well(entry)

        desk.server.respond = picky
        desk.submit(most_requests=10)
        stand = desk.collect(wait=True)
        assert (stand.done, stand.finished) == (ARTICLES, True)
        assert max(desk.server.asked.values()) == 3
        assert {"max_completion_tokens"} <= set(desk.requests[-1]["body"])

    def test_a_service_without_json_schema_is_asked_otherwise(self, desk: Desk) -> None:
        def plain(entry: Entry) -> dict[str, Any]:
            if entry["body"].get("response_format", {}).get("type") == "json_schema":
                return refusal(400, "response_format json_schema is not supported")(entry)
            return well(entry)

        desk.server.respond = plain
        desk.submit()
        assert desk.collect(wait=True).done == ARTICLES

    def test_results_that_are_gone_fail_their_articles(self, desk: Desk) -> None:
        desk.submit()
        desk.server.refuse = {"GET /files/": [404]}
        stand = desk.collect()
        assert (stand.failed, stand.finished) == (ARTICLES, True)
        assert "has no file" in desk.failures[0]["error"]["message"]
        assert len(desk.server.jobs) == 1, "asking anew costs anew, so it is not done unasked"


class TestWhatConcernsAll:
    def test_a_key_revoked_in_mid_job_keeps_what_is_done(self, desk: Desk) -> None:
        desk.server.respond = badly_once(
            refusal(401, "this key has been revoked"), lambda entry: about(entry, "Vollen")
        )
        desk.submit()
        with pytest.raises(AuthenticationError):
            desk.collect()
        assert len(desk.notes) == ARTICLES - 1
        assert len(desk.server.jobs) == 1
        desk.collect()
        assert desk.collect().done == ARTICLES

    def test_a_model_that_is_gone_stops_the_batch(self, desk: Desk) -> None:
        desk.server.respond = refusal(404, "the model m-1 does not exist", code="model_not_found")
        desk.submit()
        with pytest.raises(UnknownModelError):
            desk.collect(wait=True)
        assert len(desk.server.jobs) == 1

    def test_a_job_that_fails_as_a_whole_is_told_and_sent_again_when_wanted(
        self, desk: Desk
    ) -> None:
        desk.server.ending = "failed"
        desk.server.errors = [{"code": "server_error", "message": "try later", "line": None}]
        desk.submit()
        with pytest.raises(BatchServiceError, match="try later"):
            desk.collect()
        desk.server.ending = "completed"
        desk.collect()
        assert desk.collect().done == ARTICLES

    def test_a_line_that_the_service_finds_bad_fails_its_article_alone(self, desk: Desk) -> None:
        desk.server.ending = "failed"
        desk.server.errors = [{"code": "invalid_request", "message": "bad line", "line": 1}]
        desk.submit()
        desk.server.looks = 0
        desk.collect()
        desk.server.ending = "completed"
        stand = desk.collect()
        assert (stand.done, stand.failed, stand.finished) == (ARTICLES - 1, 1, True)
        assert "bad line" in desk.failures[0]["error"]["message"]

    def test_jobs_that_have_no_room_wait_for_the_others(self, desk: Desk) -> None:
        desk.submit(most_requests=ARTICLES * SECTIONS - SECTIONS)
        one, other = desk.server.jobs.values()
        other.answer |= {
            "status": "failed",
            "errors": {"data": [{"code": "token_limit_exceeded", "message": "Enqueued tokens"}]},
        }
        one.looks = -2
        desk.server.looks = 0
        stand = desk.collect(wait=True)
        assert (stand.done, stand.finished) == (ARTICLES, True)
        assert len(desk.server.jobs) == 3

    def test_a_service_without_room_for_the_smallest_job_is_an_error(self, desk: Desk) -> None:
        desk.server.ending = "failed"
        desk.server.errors = [{"code": "token_limit_exceeded", "message": "Enqueued tokens"}]
        desk.submit()
        with pytest.raises(RateLimitError, match="no room"):
            desk.collect(wait=True)


class TestWhateverEndsIt:
    """The same command goes on, and no job is sent twice."""

    def test_an_upload_that_fails_is_repeated(self, desk: Desk) -> None:
        desk.server.refuse = {"POST /files": [503, 0]}
        desk.submit()
        assert len(desk.server.jobs) == 1
        assert len(desk.slept) == 2

    def test_a_job_whose_beginning_was_not_heard_is_found_again(self, desk: Desk) -> None:
        desk.server.refuse = {"POST /batches": [0]}
        desk.submit()
        assert len(desk.server.jobs) == 1
        assert desk.collect().done == ARTICLES

    def test_so_it_is_when_the_process_died_there(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from summarizer.batch.service.jobs import Jobs, ServiceJob

        save = Jobs.save

        def dying(self: Jobs, job: ServiceJob) -> None:
            if job.state == "sent":
                raise Killed
            save(self, job)

        with monkeypatch.context() as patched:
            patched.setattr(Jobs, "save", dying)
            with pytest.raises(Killed):
                desk.submit()
        # Others have sent jobs meanwhile: the service lists two at a time.
        for number in range(5):
            desk.server.jobs[f"other-{number}"] = type(desk.server.jobs["batch_1"])(
                f"other-{number}", [], {"input_file_id": "x", "metadata": None}
            )
        desk.submit()
        assert len([name for name in desk.server.jobs if name.startswith("batch")]) == 1
        assert desk.collect().done == ARTICLES

    def test_a_service_that_lists_no_jobs_is_told_the_same_mark(self, desk: Desk) -> None:
        desk.server.refuse = {"POST /batches": [503]}
        desk.server.lists = False
        desk.submit()
        assert len(desk.server.jobs) == 1
        assert any("cannot be seen" in line for line in desk.told)

    @pytest.mark.parametrize("step", range(1, 105, 7))
    def test_killed_at_any_write_it_goes_on(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch, step: int
    ) -> None:
        """Every change of the service's file is a place where the process may die."""
        from summarizer.sqlite_file import SqliteFile

        run = SqliteFile.run
        left = step

        def dying(self: SqliteFile, statement: str, values: Any = ()) -> int:
            nonlocal left
            if not statement.startswith("PRAGMA"):
                left -= 1
            if left == 0:
                raise Killed
            return run(self, statement, values)

        desk.server.respond = badly_once(
            left_out("batch_expired"), lambda entry: about(entry, "Vollen")
        )
        with monkeypatch.context() as patched:
            patched.setattr(SqliteFile, "run", dying)
            with pytest.raises(Killed):
                desk.run_to_the_end()
        stand = desk.submit()
        for _ in range(3):
            stand = desk.collect()
        assert (stand.done, stand.failed, stand.finished) == (ARTICLES, 0, True)
        repeated = [key for key, times in desk.server.asked.items() if times > 1]
        assert len(repeated) <= SECTIONS, "only what the service left out is asked again"
        assert max(desk.server.asked.values()) <= 2
        assert list((desk.out / "service").glob("job-*")) == []


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
