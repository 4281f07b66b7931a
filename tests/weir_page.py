"""A web page on a bridge at Weir, and short ways to read it."""

from summarizer.readers.html.reading_pages import read_html
from summarizer.readers.reading import Reading, Source

FIRST = "The town of Weir will build a new bridge over the river, its council decided on Monday."
SECOND = "The bridge costs 12 million crowns, and the county pays for half of it, the mayor said."
THIRD = "Work begins in the spring of next year, when the ice is gone, and takes fourteen months."
FILLING = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"
JSON_LD = (
    '<script type="application/ld+json">{"@context":"https://schema.org","@graph":'
    '[{"@type":"WebPage","datePublished":"2020-01-01"},{"@type":["NewsArticle"],'
    '"datePublished":"2024-05-03T08:00:00+02:00","dateModified":"2024-06-01"}]}</script>'
)


def page(inside: str = "", *, head: str = "", lang: str = "en", after: str = "") -> str:
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8">{head}</head><body>'
        f"<article>{FILLING}{inside}</article>{after}</body></html>"
    )


def reading(text: str, **source: str) -> Reading:
    return read_html(Source(text.encode(), **source))
