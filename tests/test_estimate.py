"""What a batch will take, worked out before anything is sent."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from batch_articles import article
from batch_runs import SETTINGS, Desk, batch, items, setup

from summarizer.batch import Item, Meter
from summarizer.batch.estimate import Estimate, estimate
from summarizer.errors import PromptError
from summarizer.job import set_up
from summarizer.pricing import Price, Prices
from summarizer.settings import Settings

PRICES = Prices({"m-1": Price(prompt=1.0, completion=10.0)})


def of(articles: Any, model: str = "m-1", settings: Settings = SETTINGS, **more: int) -> Estimate:
    return estimate(articles, setup(settings), model, PRICES, **more)


def test_of_no_articles_it_is_nothing() -> None:
    assert of([]) == Estimate(0, 0, 0, 0, 0, 0, 0.0)


def test_it_grows_with_the_number_of_articles() -> None:
    few, many = of([article_item()] * 5), of([article_item()] * 50)
    assert (few.articles, many.articles) == (5, 50)
    for figure in ("requests", "prompt", "completion", "cost"):
        assert getattr(many, figure) == pytest.approx(10 * getattr(few, figure), rel=0.1)


def article_item(text: str = article(0)) -> Item:
    return Item(0, "a", text)


def test_a_longer_article_takes_more() -> None:
    short, long = of([article_item()]), of([article_item(f"{article(0)}\n\n" * 5)])
    assert long.prompt > short.prompt + 300
    assert long.completion > short.completion


def test_a_note_in_sections_takes_more_requests_than_one_in_a_single_call() -> None:
    one = of(items(10))
    sections = of(items(10), settings=SETTINGS.model_copy(update={"tactics": "sections"}))
    assert one.requests == 11, "some are asked again"
    assert sections.requests > 5 * one.requests
    assert sections.prompt > one.prompt


def test_it_is_near_what_a_run_takes() -> None:
    class Tokens(Meter):
        def count(self, model: str, usage: Any) -> None:
            self.replies += 1

    expected, meter = of(items(10)), Tokens()
    asked: list[int] = []

    async def run() -> None:
        desk = Desk()
        async for one in batch(items(10), desk, meter=meter):
            assert one.result
        asked.extend(desk.asked)

    asyncio.run(run())
    assert len(asked) <= expected.requests <= 1.2 * len(asked)


def test_what_cannot_be_read_costs_nothing(tmp_path: Path) -> None:
    broken = [
        Item(0, "a", tmp_path / "not-there.txt"),
        Item(1, "b", ""),
        Item(2, "c", article(0), problem="row 3 is no object"),
    ]
    assert of(broken) == Estimate(3, 3, 3, 0, 0, 0, 0.0)
    assert of([*broken, *items(1)]).prompt == of(items(1)).prompt


def test_of_many_articles_some_are_looked_at() -> None:
    def many() -> Iterator[Item]:
        for number in range(1000):
            yield replace(article_item(), index=number)

    whole, part = of(items(4)), of(many(), most=4)
    assert (part.articles, part.looked_at) == (1000, 4)
    assert part.prompt == pytest.approx(250 * whole.prompt, rel=0.05)


def test_money_is_by_the_prices() -> None:
    found = of(items(10))
    assert found.cost == pytest.approx((found.prompt + 10 * found.completion) / 1e6)


def test_a_model_without_a_price_has_no_cost() -> None:
    found = of(items(10), model="m-2")
    assert found.cost is None
    assert found.prompt > 0


def test_the_embedded_model_is_asked_small_questions() -> None:
    local = of(items(3), settings=Settings())
    assert local.requests > 3
    assert local.completion < of(items(3)).completion


def test_templates_that_are_broken_are_told(tmp_path: Path) -> None:
    (tmp_path / "system.j2").write_text("{{ nothing.of.the.kind }}")
    broken = set_up(None, None, tmp_path, SETTINGS, {})
    with pytest.raises(PromptError):
        estimate(items(1), broken, "m-1", PRICES)
