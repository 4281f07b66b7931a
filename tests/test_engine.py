"""Many articles at once from Python: what goes in, the order of what comes out, and bounds."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import aclosing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import virtual_time
from batch_articles import article, write_articles
from batch_both_ways import Run, Slow, asynchronously, both_ways, plainly
from batch_runs import SETTINGS, Desk, batch, items
from page_server import PageServer, page

from summarizer.backends.remembered import Kept
from summarizer.batch import Item, Meter, summarize_many
from summarizer.batch import opening as opening_module
from summarizer.errors import ConfigError
from summarizer.readers.addresses import Address
from summarizer.settings import Settings

pytest_plugins = ("batch_both_ways",)
pytestmark = pytest.mark.usefixtures("nothing_left_running")


class TestWhatGoesIn:
    @both_ways
    def test_texts_files_articles_and_items(self, run: Run, tmp_path: Path) -> None:
        (path,) = write_articles(tmp_path, 1)
        (read,) = plainly(batch([article(5)]))
        assert read.result
        sources: list[Any] = [article(1), path, read.result.article, Item(3, "mine", article(2))]
        done = run(batch(sources))
        assert [one.item.id for one in done] == [
            "article-000001",
            "article-000002",
            "article-000003",
            "mine",
        ]
        assert [one.item.origin for one in done] == ["", str(path), "", ""]
        assert all(one.result for one in done)

    @both_ways
    def test_addresses_one_of_which_is_fetched_only_if_that_is_allowed(self, run: Run) -> None:
        with PageServer({"/a": page(article(1).encode())}) as pages:
            secret = f"{pages.url}/a".replace("//", "//ada:sesame@")
            allowed = SETTINGS.model_copy(update={"allow_private": True})
            sources = [secret, Address(f"{pages.url}/a")]
            done = run(summarize_many(sources, model=Desk(), settings=allowed))
            assert [one.item.origin for one in done] == [f"{pages.url}/a"] * 2
            assert all(one.result for one in done)
            (refused,) = run(batch([secret]))
        assert refused.failure
        assert refused.failure.kind == "ForbiddenAddressError"
        assert "sesame" not in f"{done} {refused}"

    @both_ways
    def test_an_asynchronous_source(self, run: Run) -> None:
        async def source() -> AsyncIterator[str]:
            for number in range(3):
                await asyncio.sleep(0)
                yield article(number)

        assert [one.item.index for one in run(batch(source()))] == [0, 1, 2]

    @both_ways
    def test_of_no_articles_nothing_comes_and_no_model_is_opened(
        self, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(opening_module, "open_model", None)
        assert run(summarize_many([], settings=Settings())) == []

    @pytest.mark.parametrize(
        "one", ["Some text.", Path("a.txt"), Item(0, "a", "Some text.")], ids=type
    )
    def test_one_article_is_not_many(self, one: Any) -> None:
        with pytest.raises(ConfigError, match="give a list of articles"):
            summarize_many(one, model=Desk(), settings=SETTINGS)

    @pytest.mark.parametrize("jobs", [0, -1])
    def test_somebody_has_to_work(self, jobs: int) -> None:
        with pytest.raises(ConfigError, match=f"jobs must be 1 at least, not {jobs}"):
            batch([], jobs=jobs)

    def test_limits_have_to_make_sense(self) -> None:
        with pytest.raises(ConfigError, match="rpm must be above zero"):
            batch([], rpm=0)

    def test_settings_come_from_where_they_do_for_one_article(self, tmp_path: Path) -> None:
        (tmp_path / "summarizer.toml").write_text('tactics = "single"\nlanguage = "fr"\n')
        many = summarize_many([], model=Desk(), attempts=1)
        assert many.setup.settings.tactics == "single"
        assert (many.setup.settings.language, many.setup.settings.attempts) == ("fr", 1)


class TestOrder:
    @both_ways
    def test_notes_come_in_the_order_of_the_articles(self, run: Run) -> None:
        async def behave(number: int) -> None:
            for _ in range(10 - number):
                await asyncio.sleep(0)

        done = run(batch(items(10), Desk(behave), jobs=5))
        assert [one.item.index for one in done] == list(range(10))

    def test_or_as_they_get_done(self) -> None:
        async def indexes() -> list[int]:
            many = batch(items(4), Slow({0: 9.0}), jobs=4, ordered=False)
            return [one.item.index async for one in many]

        assert virtual_time.run(indexes()) == [1, 2, 3, 0]

    @both_ways
    def test_a_failure_stands_in_its_articles_place(self, run: Run) -> None:
        articles = items(3)
        articles[1] = replace(articles[1], source=" ")
        first, second, third = run(batch(articles))
        assert first.result
        assert third.result
        assert second.failure
        assert second.failure.kind == "EmptyArticleError"

    def test_both_ways_give_the_same(self) -> None:
        articles = [*items(5), Item(5, "e", ""), *items(8)[6:]]
        plain, other = plainly(batch(articles)), asynchronously(batch(articles))
        assert [one.item for one in plain] == [one.item for one in other]
        assert [one.failure for one in plain] == [one.failure for one in other]
        assert [one.result and one.result.note for one in plain] == [
            one.result and one.result.note for one in other
        ]


class TestBounds:
    def test_as_many_requests_as_jobs_are_under_way(self) -> None:
        async def main() -> None:
            desk = Slow()
            assert len([one async for one in batch(items(30), desk, jobs=5)]) == 30
            assert desk.most_at_once == 5

        virtual_time.run(main())

    def test_a_models_own_width_counts_otherwise(self) -> None:
        async def main() -> None:
            desk = Slow(width=1)
            assert len([one async for one in batch(items(5), desk)]) == 5
            assert desk.most_at_once == 1

        virtual_time.run(main())

    def test_the_embedded_model_gets_one_request_at_a_time(self) -> None:
        assert summarize_many([], settings=Settings()).pace.width == 1

    def test_a_slow_first_article_holds_the_others_up(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        async def main() -> None:
            many = batch(source(), Slow({0: 100.0}), jobs=2)
            async with aclosing(aiter(many)) as results:
                assert (await anext(results)).item.index == 0
                assert virtual_time.now() == 100.0

        def source() -> Iterator[str]:
            for number in range(1_000_000):
                taken.append(number)
                yield article(number)

        taken: list[int] = []
        monkeypatch.setattr("summarizer.batch.engine._HELD", 20)
        virtual_time.run(main())
        assert len(taken) == 20

    @both_ways
    def test_a_million_articles_are_not_taken_at_once(
        self, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def source() -> Iterator[str]:
            for number in range(1_000_000):
                taken.append(number)
                if number == 15:
                    many.stop()
                yield article(number)

        taken: list[int] = []
        many = batch(source(), jobs=2)
        assert 15 <= len(run(many)) <= 16
        assert len(taken) == 16


class TestWhatIsKnown:
    def test_equal_articles_share_an_answer_that_is_there(self) -> None:
        class Store(dict[str, Kept]):
            put = dict.__setitem__

        desk, store = Desk(), Store()
        plainly(batch([article(0)], desk, stores=[store]))
        again = plainly(batch([article(0), article(0), article(1)], desk, stores=[store]))
        assert desk.asked == [0, 1]
        assert all(one.result for one in again)

    def test_what_is_answered_is_counted_and_what_is_known_is_not(self) -> None:
        class Store(dict[str, Kept]):
            put = dict.__setitem__

        meter, store = Meter(), Store()
        for _ in range(2):
            plainly(batch(items(3), stores=[store], meter=meter))
        assert (meter.replies, meter.prompt, meter.completion) == (3, 300, 30)


def test_what_the_caller_sets_is_seen_by_the_work() -> None:
    from contextvars import ContextVar

    who: ContextVar[str] = ContextVar("who", default="nobody")

    async def behave(_number: int) -> None:
        seen.append(who.get())

    seen: list[str] = []
    token = who.set("the caller")
    try:
        plainly(batch(items(1), Desk(behave)))
        asynchronously(batch(items(1), Desk(behave)))
    finally:
        who.reset(token)
    assert seen == ["the caller", "the caller"]
