"""A page made to break its reader is read, or refused in one line."""

from collections.abc import Callable
from contextlib import suppress

import pytest

from summarizer.errors import ArticleError, UnreadableArticleError
from summarizer.readers.html.reading_pages import read_html
from summarizer.readers.reading import Source

PARAGRAPH = b"<p>The town of Weir will build a new bridge over the river, it said.</p>"
ARTICLE = b"<article>" + PARAGRAPH * 5 + b"</article>"

REFUSED: dict[str, Callable[[], bytes]] = {
    "nested ten thousand deep": lambda: b"<div>" * 10_000 + PARAGRAPH,
    "nested two hundred thousand deep": lambda: b"<div>" * 200_000 + PARAGRAPH,
    "nested deeper than any page": lambda: b"<b>" * 150 + ARTICLE,
    "ten megabytes of boxes": lambda: b"<div>" * 2_000_000,
    "a million small elements": lambda: b"<b>x</b>" * 1_000_000,
    "more elements than any page": lambda: ARTICLE + b"<i>x</i>" * 25_000,
    "one text of eleven megabytes": lambda: b"<p>" + b"a" * 11_000_000 + b"</p>",
    "two megabytes of text": lambda: b"<p>" + b"The bridge. " * 170_000 + b"</p>",
    "more than twenty megabytes": lambda: ARTICLE + b"<!--" + b" " * 21_000_000 + b"-->",
}

READ: dict[str, Callable[[], bytes]] = {
    "an attribute of nine megabytes": lambda: b"<p class='" + b"a " * 4_500_000 + b"'>" + ARTICLE,
    "a style of many rules": lambda: (
        ARTICLE + b"<p style='" + b"left:-color:#" * 90_000 + b"'>" + b"<b style=color:#fff>x" * 90
    ),
    "an entity bomb": lambda: (
        b"<!DOCTYPE html [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'><!ENTITY c '&b;&b;&b;'>]>"
        + ARTICLE
        + b"<p>&c;</p>"
    ),
    "a file of this machine": lambda: (
        b"<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>" + ARTICLE + b"<p>&x;</p>"
    ),
    "control characters": lambda: ARTICLE + b"<p>They &#1;met &#x1F;&#0;on &#xFFFE;Friday.\x02</p>",
    "bytes that are no UTF-8": lambda: b"<meta charset=utf-8>" + ARTICLE + b"<p>\xff\xc3</p>",
    "a style sheet of open comments": lambda: b"<style>" + b"/*" * 140_000 + b"</style>" + ARTICLE,
    "a style sheet of open braces": lambda: b"<style>" + b"@a{" * 90_000 + b"</style>" + ARTICLE,
    "metadata nested deep": lambda: (
        b"<script type='application/ld+json'>" + b"[" * 200_000 + b"</script>" + ARTICLE
    ),
    "metadata that is no JSON": lambda: (
        b"<script type='application/ld+json'>{"
        + b'"author":"name",' * 9_000
        + b"</script>"
        + ARTICLE
    ),
    "metadata of other shapes": lambda: (
        b'<script type="application/ld+json">[1, null, {"@graph": [2, {"@type": 3}], "@type": {}}]'
        b"</script>" + ARTICLE
    ),
    "a title without end": lambda: b"<title>" + b"a - " * 200_000 + b"</title>" + ARTICLE,
    "handlers and scripts": lambda: (
        b"<body onload='alert(1)'>"
        + ARTICLE
        + b"<script>alert(1)</script><p onclick='x()'>Yes.</p>"
    ),
    "tables in tables": lambda: ARTICLE + b"<table><tr><td>a" * 20,
    "lists in lists": lambda: ARTICLE + b"<ul><li>They met." * 40,
    "cells over many columns": lambda: (
        ARTICLE + b"<table><tr>" + b"<td rowspan=1000 colspan=1000>a</td>" * 50 + b"</table>"
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_page_beyond_the_bounds_is_refused_in_one_line(name: str) -> None:
    with pytest.raises(UnreadableArticleError) as error:
        read_html(Source(REFUSED[name]()))
    assert str(error.value).startswith("The page ")
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("name", READ)
def test_a_page_within_them_is_read_and_what_is_odd_does_no_harm(name: str) -> None:
    texts = [block.text for block in read_html(Source(READ[name]())).blocks]
    assert any(text.startswith("The town of Weir will build a new bridge") for text in texts)
    assert not any(sign in text for text in texts for sign in ("alert", "aaaa", "localhost"))


@pytest.mark.parametrize("size", range(0, 600, 37))
def test_a_page_cut_off_anywhere_is_read_or_refused(size: int) -> None:
    data = b"<html><head><meta charset='utf-8'><title>Weir</title></head><body>" + ARTICLE
    with suppress(ArticleError):
        assert read_html(Source(data[:size])).blocks
