"""RSS and Atom feeds: what is one, what its entries say, and what becomes of hostile ones."""

import builtins
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from typing import Any

import pytest

from summarizer import articles
from summarizer.articles import article_of
from summarizer.batch.inputs.feeds import feed_items
from summarizer.batch.item import Item
from summarizer.blocks import Block
from summarizer.errors import MissingExtraError, UnreadableArticleError
from summarizer.readers import registry
from summarizer.readers.addresses import Address
from summarizer.readers.feeds import LONGEST, Entry, is_feed, read_feed
from summarizer.readers.reading import Reading, Source
from summarizer.schemas import Article, ArticleMetadata

LONG = " ".join(["The river Ostra rose by two metres in the night, said the mayor of Zenda."] * 9)
PARAGRAPHS = f"<p>{LONG}</p><p>She asked all who live near it to leave.</p>"
CONTENT = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'


def rss(*items: str, head: str = "") -> bytes:
    entries = "".join(f"<item>{item}</item>" for item in items)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{head}<rss version="2.0" {CONTENT}>'
        f"<channel><title>Zenda Herald</title>{entries}</channel></rss>"
    ).encode()


def atom(*entries: str) -> bytes:
    inner = "".join(f"<entry>{entry}</entry>" for entry in entries)
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Z</title>{inner}</feed>'.encode()


def whole(text: str = PARAGRAPHS) -> str:
    return f"<content:encoded><![CDATA[{text}]]></content:encoded>"


def read(data: bytes, url: str | None = None) -> list[Entry]:
    return list(read_feed(Source(data, url=url)))


def items(data: bytes) -> list[Item]:
    source = Source(data, "feed.xml", url="https://press.example/feed.xml")
    return list(feed_items(source, "feed", "feed.xml", count().__next__))


@dataclass
class HtmlReader:
    """Stands in for the reader of HTML; keeps what it is given."""

    given: list[Source] = field(default_factory=list)
    fails: bool = False

    def read(self, source: Source, format: str | None = None) -> Reading:  # noqa: A002
        if format != "html":
            return registry.read(source, format)
        if self.fails:
            raise UnreadableArticleError("nothing in it")
        self.given.append(source)
        return Reading((Block(LONG),), ArticleMetadata(title="From the page"))


@pytest.fixture
def html_reader(monkeypatch: pytest.MonkeyPatch) -> HtmlReader:
    reader = HtmlReader()
    monkeypatch.setattr(articles, "read", reader.read)
    return reader


class TestWhatIsAFeed:
    @pytest.mark.parametrize(
        "data",
        [
            rss(),
            rss(head="<!-- Zenda --><?xml-stylesheet href='a'?>\n<!DOCTYPE rss>"),
            b"\xef\xbb\xbf \n" + atom(),
            atom().decode().encode("utf-16"),
            b'<atom:feed xmlns:atom="http://www.w3.org/2005/Atom"/>',
            b'<rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:rdf="x">',
        ],
    )
    def test_its_first_element_says_so(self, data: bytes) -> None:
        assert is_feed(data)

    @pytest.mark.parametrize(
        "data",
        [
            b"",
            b"The rss feed <rss> of the town",
            b"<html><body><rss version='2.0'></body></html>",
            b"<!DOCTYPE html><html>",
            b"<feed><price>3</price></feed>",
            b'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
            b"<rssfoo>",
            b"<?xml " * 1000,
            b"<!--" * 1000,
        ],
    )
    def test_all_else_is_none(self, data: bytes) -> None:
        assert not is_feed(data)

    def test_one_article_is_not_made_of_it(self) -> None:
        with pytest.raises(UnreadableArticleError, match="feed of many articles; summarizer batch"):
            article_of(Source(rss("<title>T</title>"), "news.rss"))


class TestEntries:
    def test_an_entry_says_what_it_is_about(self) -> None:
        (entry,) = read(
            rss(
                "<title>Zenda &amp;amp; the &lt;i&gt;flood&lt;/i&gt;</title><guid>g1</guid>"
                "<link>https://press.example/flood</link><author>Ada Lund</author>"
                "<pubDate>Thu, 12 Mar 2026 23:30:00 -0500</pubDate>" + whole()
            )
        )
        assert entry == Entry(
            id="g1",
            link="https://press.example/flood",
            title="Zenda & the flood",
            author="Ada Lund",
            published=date(2026, 3, 12),
            content=PARAGRAPHS,
            is_html=True,
            is_whole=True,
        )

    def test_atom_says_the_same(self) -> None:
        (entry,) = read(
            atom(
                "<title>Flood</title><id>g1</id><link href='/flood'/>"
                "<author><name>Ada Lund</name></author><updated>2026-03-12T08:00:00Z</updated>"
                f"<content type='text'>{LONG}</content>"
            ),
            "https://press.example/feeds/all.xml",
        )
        assert (entry.link, entry.author) == ("https://press.example/flood", "Ada Lund")
        assert (entry.published, entry.is_html) == (date(2026, 3, 12), False)
        assert (entry.content, entry.is_whole) == (LONG, True)

    @pytest.mark.parametrize(
        ("inner", "is_whole"),
        [
            (whole(), True),
            (whole("<p>The river rose.</p>"), False),
            (whole(f"{PARAGRAPHS} <p>The mayor […]</p>"), False),
            (whole(f"{PARAGRAPHS} <a href='x'>Read more</a>"), False),
            (whole(f"{PARAGRAPHS} <a>Continue reading The flood &rarr;</a>"), False),
            (f"<description><![CDATA[{PARAGRAPHS}]]></description>", False),
            (f"<description><![CDATA[{PARAGRAPHS * 3}]]></description>", True),
            ("<description>The river rose.</description>" + whole(), True),
            ("", False),
        ],
    )
    def test_a_text_is_whole_if_it_is_long_and_not_cut(self, inner: str, is_whole: bool) -> None:
        (entry,) = read(rss(f"<title>T</title>{inner}"))
        assert entry.is_whole is is_whole

    def test_what_comes_twice_counts_once(self) -> None:
        def item(guid: str, link: str) -> str:
            return f"<title>T</title><guid>{guid}</guid><link>https://a.example/{link}</link>"

        entries = read(rss(item("g1", "1"), item("g1", "2"), item("g2", "1"), item("g3", "3")))
        assert [entry.id for entry in entries] == ["g1", "g3"]

    def test_entries_without_any_name_are_all_there(self) -> None:
        assert len(read(rss("<title>A</title>", "<title>B</title>"))) == 2

    @pytest.mark.parametrize("link", ["javascript:alert(1)", "ftp://a.example/x", "http://[x/"])
    def test_a_link_that_is_none_of_the_web_is_none(self, link: str) -> None:
        (entry,) = read(rss(f"<title>T</title><link>{link}</link>"))
        assert entry.link == ""

    @pytest.mark.parametrize("printed", ["", "yesterday", "Thu, 99 Foo 2026", "0000-00-00"])
    def test_a_day_that_is_none_is_none(self, printed: str) -> None:
        (entry,) = read(rss(f"<title>T</title><pubDate>{printed}</pubDate>"))
        assert entry.published is None


class TestBrokenAndHostileFeeds:
    def test_what_can_be_read_of_a_broken_feed_is_read(self) -> None:
        data = rss("<title>A & B</title><guid>1</guid>", "<title>C</title><guid>2</guid>")
        assert [entry.title for entry in read(data[:-20])] == ["A & B", "C"]

    def test_a_feed_in_an_old_encoding_is_read(self) -> None:
        data = rss("<title>Čáp se vrátil</title>").decode().replace("UTF-8", "windows-1250")
        (entry,) = read(data.encode("cp1250"))
        assert entry.title == "Čáp se vrátil"

    def test_what_is_no_feed_is_refused(self) -> None:
        with pytest.raises(UnreadableArticleError, match="no feed"):
            read(b"<html><body>The river rises.</body></html>")

    def test_a_feed_that_is_too_long_is_refused(self) -> None:
        with pytest.raises(UnreadableArticleError, match="longer than 32 MB"):
            read(b" " * (LONGEST + 1))

    def test_a_bomb_of_entities_does_not_go_off(self) -> None:
        bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
        head = f'<!DOCTYPE rss [<!ENTITY e0 "ha">{bomb}]>'
        entries = read(rss("<title>&e9;</title><guid>1</guid>", head=head))
        assert sum(len(entry.title or "") for entry in entries) < 1000

    def test_nothing_is_read_or_fetched_for_an_entity(self, tmp_path: Any) -> None:
        secret = tmp_path / "secret.txt"
        secret.write_text("sesame")
        head = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
        assert "sesame" not in str(read(rss("<title>&x; T</title>", head=head)))

    @pytest.mark.parametrize("data", [b"https://press.example/feed.xml", b"/etc/passwd"])
    def test_bytes_are_never_taken_for_a_place(self, data: bytes) -> None:
        with pytest.raises(UnreadableArticleError):
            read(data)

    def test_a_missing_extra_is_named(self, monkeypatch: pytest.MonkeyPatch) -> None:
        real = builtins.__import__

        def without(name: str, *rest: Any) -> Any:
            if name == "feedparser":
                raise ImportError(name)
            return real(name, *rest)

        monkeypatch.setattr(builtins, "__import__", without)
        with pytest.raises(MissingExtraError, match=r"press-summarizer\[web\]"):
            read(rss())


class TestItems:
    def test_a_whole_text_is_read_as_html_with_what_the_feed_knows(
        self, html_reader: HtmlReader
    ) -> None:
        link = "https://press.example/2026/flood.html"
        (item,) = items(rss(f"<title>Flood</title><link>{link}</link>{whole()}"))
        assert isinstance(item.source, Article)
        assert (item.source.title, item.source.url) == ("Flood", link)
        assert (item.id, item.origin) == ("press.example-2026-flood", link)
        assert item.metadata == ArticleMetadata(title="Flood", url=link)
        assert PARAGRAPHS.encode() in html_reader.given[0].data
        assert html_reader.given[0].content_type == "text/html; charset=utf-8"

    def test_of_a_beginning_the_page_is_fetched_whose_address_is_its_own(self) -> None:
        link = "https://press.example/flood?utm=feed"
        (item,) = items(
            rss(f"<title>Flood</title><link>{link}</link><description>It rose…</description>")
        )
        assert item.source == Address(link)
        assert item.metadata == ArticleMetadata(title="Flood")
        assert item.problem == ""

    def test_without_a_link_the_text_has_to_do(self) -> None:
        text = "It rose in the night. The mayor spoke."
        (item,) = items(rss(f"<title>Flood</title><description>{text}</description>"))
        assert isinstance(item.source, Article)
        assert item.source.text == text
        assert (item.id, item.origin) == ("feed-000001", "feed.xml:1")

    def test_an_entry_with_nothing_is_one_failure(self) -> None:
        good = "<link>https://a.example/1</link>"
        bad, fine = items(rss("<title>Flood</title><guid>urn:uuid:7</guid>", good))
        assert "neither a text nor a link" in bad.problem
        assert bad.id == "urn-uuid-7"
        assert fine.problem == ""
        assert [bad.index, fine.index] == [0, 1]

    def test_a_text_that_cannot_be_read_gives_way_to_the_page(
        self, html_reader: HtmlReader
    ) -> None:
        html_reader.fails = True
        linked, alone = items(rss(f"<link>https://a.example/1</link>{whole()}", whole()))
        assert linked.source == Address("https://a.example/1")
        assert alone.problem == "nothing in it"

    def test_entries_are_read_one_at_a_time(self, html_reader: HtmlReader) -> None:
        entries = [f"<guid>{n}</guid>{whole()}" for n in range(50)]
        source = Source(rss(*entries))
        drawn: Iterator[Item] = feed_items(source, "feed", "feed.xml", count().__next__)
        next(drawn)
        assert len(html_reader.given) == 1
