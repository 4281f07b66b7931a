"""What a page's markup names as surroundings goes, unless it holds much of the page."""

import pytest

from summarizer.readers.html.reading_pages import read_html
from summarizer.readers.reading import Source

LINE = "Nobody in this town wanted that bridge, and everybody here has always known it."
ARTICLE = (
    "<p>The town of Weir will build a new bridge over the river, its council decided.</p>"
    "<p>The bridge costs 12 million crowns, and the county pays for half of it, it said.</p>"
    "<p>Work begins in the spring of next year, when the ice on the river is gone.</p>"
)


def text_of(inside: str) -> str:
    page = f"<html><body><div class='story'>{ARTICLE}{inside}</div></body></html>"
    return "\n".join(block.text for block in read_html(Source(page.encode())).blocks)


@pytest.mark.parametrize(
    "around",
    [
        "<div class='kommentare'><p>{}</p></div>",
        "<section id='leser-kommentarer'><p>{}</p></section>",
        "<div class='article__commentaires'><p>{}</p></div>",
        "<div class='bloque comentarios'><p>{}</p></div>",
        "<div id='disqus_thread'><p>{}</p></div>",
        "<div role='dialog'><p>{}</p></div>",
        "<div role='contentinfo'><p>{}</p></div>",
        "<div class='infolettre-box'><p>{}</p></div>",
        "<ul class='breadcrumb'><li>{}</li></ul>",
        "<p class='cookie-hinweis'>{}</p>",
        "<nav><p>{}</p></nav>",
    ],
)
def test_what_is_named_as_surroundings_goes(around: str) -> None:
    assert LINE not in text_of(around.format(LINE))


@pytest.mark.parametrize(
    "kept",
    [
        "<p class='paywall'>{}</p>",
        "<p class='commentator'>{}</p>",
        "<div class='shareholders'><p>{}</p></div>",
        "<section class='menu-of-the-day'><p>{}</p></section>",
    ],
)
def test_names_that_only_begin_alike_mean_nothing(kept: str) -> None:
    assert LINE in text_of(kept.format(LINE))


@pytest.mark.parametrize(
    "page",
    [
        "<body class='share comments'><div>{}</div></body>",
        "<main class='newsletter'>{}</main>",
        "<div class='cookie-recipes'>{}</div>",
        "<div id='share'>{}</div>",
    ],
)
def test_what_holds_the_article_stays_whatever_it_is_called(page: str) -> None:
    found = read_html(Source(f"<html>{page.format(ARTICLE)}</html>".encode()))
    assert len([block for block in found.blocks if block.kind == "body"]) == 3


@pytest.mark.parametrize(
    "name", ["id='comments'", "id='sf_comment_list'", "class='reader-comments-list box'"]
)
def test_comments_go_though_they_are_longer_than_the_article(name: str) -> None:
    talk = "".join(f"<div><p>Reader {number}: {LINE}</p></div>" for number in range(40))
    assert LINE not in text_of(f"<div {name}>{talk}</div>")


def test_an_article_with_comments_in_its_name_stays() -> None:
    page = f"<html><body><div class='reacties'><h1>Weir</h1>{ARTICLE}</div></body></html>"
    found = read_html(Source(page.encode()))
    assert len([block for block in found.blocks if block.kind == "body"]) == 3


def test_a_list_of_links_to_other_articles_goes() -> None:
    titles = ("Why the old bridge fell", "Who pays for the new bridge?", "A town and its river")
    links = "".join(
        f"<li><a href='/{number}'>{title}</a></li>" for number, title in enumerate(titles)
    )
    found = text_of(f"<h3>More of this</h3><ul>{links}</ul>")
    assert not any(title in found for title in titles)


def test_pictures_do_not_pass_for_the_article() -> None:
    gallery = f"<figure><img src=x><figcaption>{LINE}</figcaption></figure>" * 20
    assert LINE not in text_of(gallery)
