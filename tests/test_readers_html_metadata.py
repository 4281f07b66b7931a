"""What a web page says about its article: title, outlet, author, date, language, address."""

from datetime import date

import pytest
from weir_page import JSON_LD, page, reading

SITE = '<meta property="og:site_name" content="The Post">'


class TestMetadata:
    @pytest.mark.parametrize(
        ("head", "title"),
        [
            ("<title>Weir builds a bridge | The Post</title>", "Weir builds a bridge"),
            ("<title>The Post » Weir builds a bridge</title>", "Weir builds a bridge"),
            ("<title>Weir: a bridge – at last</title>", "Weir: a bridge – at last"),
            (f"<title>Weir builds - The Post</title>{SITE}", "Weir builds"),
            ("<meta property=og:title content='Weir &amp; the bridge'>", "Weir & the bridge"),
        ],
    )
    def test_the_title_comes_without_the_site_where_that_can_be_told(
        self, head: str, title: str
    ) -> None:
        assert reading(page(head=head)).metadata.title == title

    def test_a_subhead_is_no_title(self) -> None:
        assert reading(page("<h2>What it costs</h2><p>It costs much.</p>")).metadata.title is None

    def test_the_heading_of_the_article_tells_where_the_title_ends(self) -> None:
        head = "<meta property=og:title content='Weir builds - at last - The Daily Post of Weir'>"
        text = page(head=head).replace("<article>", "<article><h1>Weir builds - at last</h1>")
        assert reading(text).metadata.title == "Weir builds - at last"

    @pytest.mark.parametrize(
        "head",
        [
            '<meta property="article:published_time" content="2024-05-03T23:00:00Z">',
            '<meta name="DC.date.issued" content="2024-05-03">',
            JSON_LD,
        ],
    )
    def test_the_date_is_the_one_that_the_page_s_metadata_gives(self, head: str) -> None:
        assert reading(page(head=head)).metadata.published == date(2024, 5, 3)

    @pytest.mark.parametrize(
        "text",
        [
            page(head='<meta property="article:modified_time" content="2024-05-03">'),
            page(after="<footer>Copyright 2019 The Post. Updated 3 May 2024.</footer>"),
            page(after='<ul><li><time datetime="2024-05-03">3 May</time> More news</li></ul>'),
            page(after='<img src="/img/2024/05/03/quay.jpg">'),
            page(
                head='<script type="application/ld+json">{"@type":"ItemList","itemListElement":'
                '[{"@type":"NewsArticle","datePublished":"2024-05-03"}]}</script>'
            ),
            page(head='<meta name="date" content="2999-05-03">'),
            page(
                '<time class="published" datetime="2024-05-03">3 May</time>'
                '<time class="published" datetime="2024-05-04">4 May</time>'
            ),
        ],
        ids=["modified", "footer", "other news", "picture", "list", "future", "two"],
    )
    def test_no_other_date_is_taken(self, text: str) -> None:
        assert reading(text).metadata.published is None

    def test_a_date_that_the_article_marks_as_its_own_counts(self) -> None:
        mark = '<time itemprop="datePublished" datetime="2024-05-03T10:00">Friday</time>'
        other = '<div><time class="published" datetime="2024-05-09">9 May</time></div>'
        assert reading(page(mark, after=other)).metadata.published == date(2024, 5, 3)

    def test_the_date_in_the_address_counts_where_nothing_else_does(self) -> None:
        found = reading(page(), url="https://post.example/2024/05/03/bridge.html")
        assert found.metadata.published == date(2024, 5, 3)

    def test_author_outlet_and_address_come_from_the_page(self) -> None:
        head = (
            '<meta name="author" content="Jane Roe; Bo Lind"><link rel="canonical" '
            'href="https://post.example/bridge"><meta property="og:site_name" content="The Post">'
        )
        found = reading(page(head=head), url="https://post.example/bridge?from=feed").metadata
        assert (found.byline, found.outlet) == ("Jane Roe, Bo Lind", "The Post")
        assert found.url == "https://post.example/bridge"

    def test_the_address_of_the_site_or_of_a_translation_is_not_the_page_s(self) -> None:
        other = '<link rel="alternate" hreflang="x-default" href="https://post.example/en/bridge">'
        found = reading(page(head=f'<base href="https://post.example/">{other}'))
        assert found.metadata.url is None

    def test_an_address_of_another_kind_is_none(self) -> None:
        head = '<link rel="canonical" href="https://ada:sesame@post.example/a?page=2&token=t0k3n">'
        found = reading(page(head=head)).metadata
        assert found.url == "https://post.example/a?page=2"
        assert "sesame" not in str(found)
        head = '<link rel="canonical" href="javascript:alert(1)">'
        assert reading(page(head=head)).metadata.url is None

    @pytest.mark.parametrize(
        "author", ["https://post.example/jane", "Share", "The Post", "press@post.example"]
    )
    def test_what_is_no_name_is_no_byline(self, author: str) -> None:
        found = reading(page(head=f'{SITE}<meta name="author" content="{author}">'))
        assert found.metadata.byline is None

    @pytest.mark.parametrize(
        ("lang", "language"), [("en-GB", "en"), ("EN", "en"), ("nb", "no"), ("", None), ("x", None)]
    )
    def test_the_language_is_the_page_s(self, lang: str, language: str | None) -> None:
        assert reading(page(lang=lang)).language == language

    def test_the_english_of_a_template_is_not_believed(self) -> None:
        german = (
            "<p>Die Gemeinde baut eine neue Brücke über den Fluss, und das Land zahlt die Hälfte"
            " der Kosten, wie der Bürgermeister am Montag im Rat der Gemeinde sagte.</p>" * 3
        )
        assert (
            reading(f'<html lang="en"><body><article>{german}</article></body></html>').language
            is None
        )
