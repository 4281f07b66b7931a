"""One worker of a cluster, and the rows that travel to it and back; Ray has no part in this."""

import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path

import pytest
from batch_articles import article, write_articles
from endpoint_faults import Faults
from faulty_endpoint import FaultyEndpoint
from page_server import PageServer, page

from summarizer.articles import article_from_bytes
from summarizer.batch.cluster.rows import Errand, Outcome
from summarizer.batch.cluster.worker import Orders, Worker
from summarizer.batch.item import Item
from summarizer.errors import ConfigError
from summarizer.readers.addresses import Address
from summarizer.schemas import ArticleMetadata
from summarizer.settings import Settings

KEY = "sk-worker-2718"
PATIENCE = 30.0
"""Seconds after which a worker counts as hanging."""


def settings(endpoint: FaultyEndpoint, **more: object) -> Settings:
    own = {"model": "m", "base_url": endpoint.base_url, "tactics": "single", "retry_wait": 0.0}
    return Settings.model_validate({**own, **more})


def errands(count: int, first: int = 0) -> list[Errand]:
    numbers = range(first, first + count)
    return [Errand.of(Item(number, f"a-{number}", article(number))) for number in numbers]


@contextmanager
def working(own: Settings, jobs: int | None = None) -> Iterator[Worker]:
    worker = Worker(Orders.of(own, 1, jobs=jobs))
    try:
        yield worker
    finally:
        worker.close()


def outcomes(worker: Worker, *tasks: Sequence[Errand]) -> list[list[Outcome]]:
    """Give a worker several tasks at once, each from a thread of its own, as Ray does."""
    with ThreadPoolExecutor(len(tasks)) as pool:
        handed = [pool.submit(worker.outcomes, task) for task in tasks]
        return [done.result(PATIENCE) for done in handed]


class TestErrandsToAddresses:
    def test_the_page_is_fetched_where_the_note_is_written(self) -> None:
        with PageServer({"/a": page(article(1).encode())}) as pages:
            errand = Errand.of(Item(0, "a", Address(f"{pages.url}/a")))
            assert errand.data is None
            assert pages.asked == []
            with (
                FaultyEndpoint() as endpoint,
                working(settings(endpoint, allow_private=True)) as worker,
            ):
                [[outcome]] = outcomes(worker, [errand])
        assert outcome.reason is None
        assert f"{pages.url}/a" in outcome.document

    def test_one_that_may_not_be_fetched_is_its_own_failure(self) -> None:
        errand = Errand.of(Item(0, "a", Address("http://127.0.0.1:9/a")))
        with FaultyEndpoint() as endpoint, working(settings(endpoint)) as worker:
            [[outcome]] = outcomes(worker, [errand])
        assert outcome.reason
        assert outcome.reason.kind == "ForbiddenAddressError"

    def test_no_password_travels(self) -> None:
        errand = Errand.of(Item(0, "a", Address("https://ada:sesame@press.example/a")))
        assert "sesame" not in str(errand)
        assert "not sent to a cluster" in errand.failure

    def test_what_it_is_read_as_travels(self, tmp_path: Path) -> None:
        [path] = write_articles(tmp_path, 1)
        errand = Errand.of(Item(0, "a", path, format="markdown"))
        assert errand.format == "markdown"
        for source in (Address("http://h/a"), "A text."):
            assert Errand.of(Item(0, "a", source, format="html")).item().format == "html"


class TestErrand:
    def test_a_file_is_read_where_the_batch_was_started(self, tmp_path: Path) -> None:
        [path] = write_articles(tmp_path, 1)
        errand = Errand.of(Item(3, "a", path))
        path.unlink()
        assert errand.item().source.text.startswith("Larnmouth Harbour buys")

    def test_a_markdown_file_is_read_as_markdown(self, tmp_path: Path) -> None:
        path = tmp_path / "a.md"
        path.write_text(f"---\ntitle: From the front\n---\n\n{article(0)}", encoding="utf-8")
        assert Errand.of(Item(0, "a", path)).item().source.title == "From the front"

    def test_metadata_goes_along(self) -> None:
        known = ArticleMetadata(title="Known before", outlet="The Courier")
        assert Errand.of(Item(0, "a", article(0), known)).item().metadata == known

    def test_an_article_that_was_read_with_its_feed_stays_as_it_was_read(self) -> None:
        text = "<p>The ferry was sold.</p><h2>It was not cheap.</h2><p>The harbour paid.</p>"
        read = article_from_bytes(text.encode(), format="html")
        known = ArticleMetadata(title="From the feed")
        item = Errand.of(Item(0, "a", read, known)).item()
        assert item.source == read
        assert item.metadata == known

    def test_the_columns_of_a_table_are_those_of_an_errand(self) -> None:
        pytest.importorskip("ray")
        from summarizer.batch.cluster.ray_data import _ERRANDS

        assert _ERRANDS.names == [field.name for field in fields(Errand)]

    def test_a_file_that_is_gone_is_a_failure_on_its_way(self, tmp_path: Path) -> None:
        errand = Errand.of(Item(0, "a", tmp_path / "gone.txt"))
        assert "ArticleNotFoundError" in errand.failure


class TestWorker:
    def test_outcomes_come_in_the_order_of_the_errands(self) -> None:
        with FaultyEndpoint(delay=0.01) as endpoint, working(settings(endpoint), jobs=3) as worker:
            [done] = outcomes(worker, errands(12))
        assert [one.index for one in done] == list(range(12))
        assert all(one.document for one in done)
        assert endpoint.most_under_way <= 3

    def test_tasks_that_come_at_once_share_its_requests(self) -> None:
        with FaultyEndpoint(delay=0.02) as endpoint, working(settings(endpoint), jobs=2) as worker:
            done = outcomes(worker, errands(5), errands(5, 5), errands(5, 10))
        assert [one.index for task in done for one in task] == list(range(15))
        assert endpoint.most_under_way == 2

    def test_an_article_that_is_sent_twice_is_done_twice(self) -> None:
        with FaultyEndpoint() as endpoint, working(settings(endpoint), jobs=4) as worker:
            done = outcomes(worker, errands(2), errands(2))
        assert [one.id for task in done for one in task] == ["a-0", "a-1", "a-0", "a-1"]

    def test_bad_articles_are_outcomes_like_others(self, tmp_path: Path) -> None:
        empty, binary = tmp_path / "empty.txt", tmp_path / "binary.txt"
        empty.write_text("  \n")
        binary.write_bytes(b"\x00\x01\x02\xff\x00")
        items = [
            Item(0, "none", "", problem="line 3 is no JSON"),
            Item(1, "empty", empty),
            Item(2, "binary", binary),
            Item(3, "good", article(0)),
        ]
        with FaultyEndpoint() as endpoint, working(settings(endpoint)) as worker:
            [done] = outcomes(worker, list(map(Errand.of, items)))
        kinds = [one.reason.kind if one.reason else "" for one in done]
        assert kinds == ["ArticleError", "EmptyArticleError", "BinaryArticleError", ""]
        assert not any(one.stops for one in done)

    def test_a_refusal_of_one_reply_stops_nothing(self) -> None:
        with (
            FaultyEndpoint(Faults.at(1.0, "refusal")) as endpoint,
            working(settings(endpoint)) as worker,
        ):
            [done] = outcomes(worker, errands(3))
        assert {one.reason.kind for one in done if one.reason} == {"RefusalError"}
        assert not any(one.stops for one in done)

    def test_once_the_key_is_refused_nothing_more_is_asked(self) -> None:
        with (
            FaultyEndpoint(Faults(revoked_from=4)) as endpoint,
            working(settings(endpoint), jobs=1) as worker,
        ):
            first = outcomes(worker, errands(6))[0]
            sent = endpoint.requests
            later = outcomes(worker, errands(6, 6))[0]
        assert [bool(one.document) for one in first] == [True] * 3 + [False] * 3
        told = [one.reason.kind for one in (*first[3:], *later) if one.reason and one.stops]
        assert told == ["AuthenticationError"] * 9
        assert endpoint.requests == sent

    @pytest.mark.parametrize("jobs", [1, 2, None])
    def test_it_goes_on_after_having_had_nothing_to_do(self, jobs: int | None) -> None:
        with FaultyEndpoint() as endpoint, working(settings(endpoint), jobs=jobs) as worker:
            for start in range(0, 20, 2):
                [done] = outcomes(worker, errands(2, start))
                assert all(one.document for one in done)

    def test_settings_that_make_no_sense_are_every_articles_outcome(self) -> None:
        with working(Settings(base_url="http://127.0.0.1:1/v1")) as worker:
            [done] = outcomes(worker, errands(2))
            assert [(one.reason.kind, one.stops) for one in done if one.reason] == [
                ("ConfigError", True),
                ("ConfigError", True),
            ]


class TestKey:
    def test_it_is_in_nothing_that_travels(self) -> None:
        given = Settings(model="m", base_url="http://127.0.0.1:1/v1", key=KEY)
        orders = Orders.of(given, 2)
        assert orders.has_key
        assert orders.settings.key is None

    def test_the_worker_takes_it_from_its_environment(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        orders = Orders.of(Settings(model="m", base_url="http://127.0.0.1:1/v1", key="other"), 1)
        monkeypatch.setenv("OPENAI_API_KEY", KEY)
        key = orders.own_settings().key
        assert key is not None
        assert key.get_secret_value() == KEY

    def test_a_worker_without_one_says_what_to_do(self, monkeypatch: pytest.MonkeyPatch) -> None:
        orders = Orders.of(Settings(model="m", base_url="http://127.0.0.1:1/v1", key=KEY), 1)
        monkeypatch.delenv("OPENAI_API_KEY", raising=False)
        with pytest.raises(ConfigError, match="environment of its nodes"):
            orders.own_settings()

    def test_without_a_key_the_environments_does_not_count(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("OPENAI_API_KEY", KEY)
        assert Orders.of(Settings(model="m"), 1).own_settings().key is None


def test_limits_of_the_batch_are_dealt_out_evenly() -> None:
    orders = Orders.of(Settings(model="m"), 4, jobs=8, rpm=600, tpm=40_000)
    assert (orders.jobs, orders.rpm, orders.tpm) == (8, 150, 10_000)


def test_a_closed_worker_leaves_no_thread_behind() -> None:
    with FaultyEndpoint() as endpoint, working(settings(endpoint)) as worker:
        outcomes(worker, errands(1))
        worker.close()
    assert "summarizer-worker" not in {thread.name for thread in threading.enumerate()}


def test_a_worker_that_had_nothing_to_do_can_be_closed() -> None:
    with working(Settings(model="m", base_url="http://127.0.0.1:1/v1")):
        pass
    assert "summarizer-worker" not in {thread.name for thread in threading.enumerate()}
