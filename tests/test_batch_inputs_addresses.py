"""What a batch reads of addresses: pages that are fetched later, and feeds."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from batch_items import ids, items, write

from summarizer.batch.identity import identity_of
from summarizer.batch.inputs import count_items, read_items
from summarizer.batch.item import Item
from summarizer.errors import FetchError
from summarizer.readers.addresses import Address
from summarizer.readers.reading import Source

PAGE = "https://press.example/news/bridge.html"
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Z</title>
<item><title>A</title><link>https://press.example/a</link></item>
<item><title>B</title><link>https://press.example/b</link></item></channel></rss>"""


def never(url: str) -> Source:
    raise AssertionError(f"{url} was fetched")


def found_at(url: str) -> Source:
    """Give what is at an address: a feed, a page, or nothing."""
    if url == "https://press.example/rss":
        return Source(FEED.encode(), "rss", "application/rss+xml", url)
    if url == "https://press.example/about/feed":
        return Source(b"We publish a feed.", "feed", "text/plain", url)
    raise FetchError(f"{url} is not there (HTTP 404)")


class TestAddresses:
    def test_an_address_is_an_item_that_is_fetched_later(self) -> None:
        assert items(PAGE, fetch=never) == [
            Item(0, "press.example-news-bridge", Address(PAGE), origin=PAGE)
        ]
        assert count_items([PAGE]) == 1

    def test_its_name_and_origin_hold_no_password(self) -> None:
        (item,) = items("https://ada:sesame@press.example/a?token=tick", fetch=never)
        assert (item.id, item.origin) == ("press.example-a", "https://press.example/a")
        assert item.source == Address("https://ada:sesame@press.example/a?token=tick")

    def test_files_beside_it_are_named_as_without_it(self, tmp_path: Path) -> None:
        first, second = write(tmp_path / "x" / "a.txt"), write(tmp_path / "y" / "a.txt")
        assert ids(first, PAGE, second) == ["x-a", "press.example-news-bridge", "y-a"]

    def test_lines_of_standard_input_may_be_addresses(self, tmp_path: Path) -> None:
        lines = f"{PAGE}\r\nhttps://press.example/rss\n{write(tmp_path / 'a.txt')}\n"
        read = read_items(["-"], stdin=io.BytesIO(lines.encode()), fetch=found_at)
        assert [item.source for item in read] == [
            Address(PAGE),
            Address("https://press.example/a"),
            Address("https://press.example/b"),
            tmp_path / "a.txt",
        ]

    def test_a_note_is_known_again_by_its_address_alone(self) -> None:
        (item,) = items("https://ada:sesame@press.example/a")
        (again,) = items("https://ada:changed@press.example/a")
        (other,) = items("https://press.example/b")
        assert identity_of(item) == identity_of(again) != identity_of(other)
        assert identity_of(replace(item, format="html")) != identity_of(item)


class TestFeeds:
    @pytest.mark.parametrize("name", ["news.rss", "news.atom", "news.xml", "news", "news.feed"])
    def test_a_file_gives_an_item_for_each_entry(self, tmp_path: Path, name: str) -> None:
        path = write(tmp_path / name, FEED)
        assert [item.source for item in items(path)] == [
            Address("https://press.example/a"),
            Address("https://press.example/b"),
        ]
        assert count_items([str(path)]) is None

    def test_a_folder_may_hold_some(self, tmp_path: Path) -> None:
        write(tmp_path / "a.txt")
        write(tmp_path / "b.xml", FEED)
        assert ids(tmp_path) == ["a", "press.example-a", "press.example-b"]

    def test_xml_that_is_none_is_an_article_when_it_is_named(self, tmp_path: Path) -> None:
        path = write(tmp_path / "a.xml", "<doc>The river rises.</doc>")
        assert [item.source for item in items(path)] == [path]

    def test_one_that_is_broken_is_one_failure(self, tmp_path: Path) -> None:
        path = write(tmp_path / "a.txt")
        (item,) = items(path, format="feed")
        assert (item.id, item.source) == ("a", "")
        assert "no feed" in item.problem

    def test_an_address_that_looks_like_one_is_fetched(self) -> None:
        read = items("https://press.example/rss", fetch=found_at)
        assert [item.id for item in read] == ["press.example-a", "press.example-b"]
        assert [item.index for item in read] == [0, 1]
        assert count_items(["https://press.example/rss"]) is None

    def test_a_page_that_only_looks_like_one_is_an_article(self) -> None:
        url = "https://press.example/about/feed"
        assert [item.source for item in items(url, fetch=found_at)] == [Address(url)]

    def test_one_that_cannot_be_fetched_is_one_failure(self) -> None:
        lost, page = items("https://press.example/gone.xml", PAGE, fetch=found_at)
        assert lost.problem == "https://press.example/gone.xml is not there (HTTP 404)"
        assert (page.source, page.index) == (Address(PAGE), 1)

    def test_an_address_may_be_said_to_be_one(self) -> None:
        def fetch(url: str) -> Source:
            return found_at("https://press.example/rss")

        assert len(items(PAGE, format="feed", fetch=fetch)) == 2
        assert count_items([PAGE], format="feed") is None
