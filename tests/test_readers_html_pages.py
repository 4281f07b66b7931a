"""Whole pages, as sites of many kinds build them: nothing but the article can be cited.

The pages are in ``pages``, and beside each all its sentences, one a line: whatever a
menu, a banner or a reader's comment brings in is one too many.
"""

from datetime import date
from pathlib import Path

import pytest

from summarizer.articles import article_of
from summarizer.readers.reading import Source
from summarizer.schemas import Article

PAGES = Path(__file__).parent / "pages"

NAMES = sorted(path.stem for path in PAGES.glob("*.html"))


def article(name: str) -> Article:
    path = PAGES / f"{name}.html"
    return article_of(Source(path.read_bytes(), path.name))


@pytest.mark.parametrize("name", NAMES)
def test_the_sentences_of_a_page_are_those_of_its_article(name: str) -> None:
    expected = (PAGES / f"{name}.txt").read_text("utf-8")
    assert "\n".join(s.text for s in article(name).sentences) == expected.strip()


@pytest.mark.parametrize("name", NAMES)
def test_every_sentence_of_a_page_is_a_slice_of_its_text(name: str) -> None:
    found = article(name)
    assert all(found.text[s.start : s.end] == s.text for s in found.sentences)


class TestWhatAPageSaysOfItself:
    def test_metadata_of_a_wordpress_page(self) -> None:
        found = article("wordpress")
        assert found.title == "Sandhaven opens its second ferry line"
        assert (found.outlet, found.byline) == ("The Sandhaven Post", "Mira Holt")
        assert found.published == date(2023, 4, 12)
        assert found.url == "https://post.sandhaven.example/2023/04/12/second-ferry-line/"
        assert found.language == "en"

    def test_the_clock_of_a_live_header_is_no_date_of_publication(self) -> None:
        found = article("live-header")
        assert found.published == date(2024, 2, 8)
        assert found.byline == "Ines Corvo, Paul Adeyemi"
        assert found.dateline == "PORT ELWYN, 8 Feb (CW)"

    def test_a_page_in_latin_1_is_read_without_a_wrong_letter(self) -> None:
        found = article("german")
        assert found.title == "Brücke über die Auer wird neu gebaut"
        assert (found.outlet, found.byline) == ("Auerthaler Bote", "Käthe Müller")
        assert (found.language, found.published) == ("de", date(2021, 9, 14))

    def test_an_author_that_only_the_article_prints_is_the_byline(self) -> None:
        assert article("french").byline == "Léa Morin"

    def test_a_page_from_right_to_left(self) -> None:
        found = article("arabic")
        assert (found.language, found.published) == ("ar", date(2023, 10, 5))
        assert found.title == "افتتاح مستشفى جديد في مدينة الرملة"

    def test_a_site_s_name_in_the_largest_heading_is_no_title(self) -> None:
        found = article("blog")
        assert found.title == "Why the crane stayed"
        assert found.published == date(2019, 5, 20)

    def test_a_title_that_only_the_window_shows_loses_the_site_s_name(self) -> None:
        assert article("nested-divs").title == "Miners end strike after 41 days"

    def test_a_date_that_stands_above_the_article_is_read(self) -> None:
        assert article("two-captions").published == date(2022, 8, 3)

    def test_no_date_is_made_up(self) -> None:
        assert [article(name).published for name in ("cookie-banner", "table", "old-pre")] == [
            None
        ] * 3


def test_captions_and_heads_of_tables_are_part_of_the_text_but_cannot_be_cited() -> None:
    found = article("table")
    assert "Harvest by year\n\nYear – Wheat – Barley\n\n2021 – " in found.text
