"""Reads the article in a web page."""

import re
from dataclasses import replace
from html import unescape
from urllib.parse import urlsplit

from summarizer.blocks import Block
from summarizer.errors import UnreadableArticleError
from summarizer.furniture import furniture
from summarizer.language import detect_language
from summarizer.readers.html.charset import page_text
from summarizer.readers.html.extraction import article_body
from summarizer.readers.html.facts import language_of, metadata_of
from summarizer.readers.html.labels import labelled_lines, printed_byline
from summarizer.readers.html.paragraphs_of import paragraphs_of
from summarizer.readers.html.run_together import parted
from summarizer.readers.html.surroundings import remove_surroundings
from summarizer.readers.html.tidying import tidy
from summarizer.readers.html.tree import check_size, page_tree
from summarizer.readers.html.unseen import remove_unseen
from summarizer.readers.marked_down import markdown_reading
from summarizer.readers.plain import plain_reading
from summarizer.readers.reading import Reading, Source
from summarizer.schemas import ArticleMetadata
from summarizer.titles import is_sentence, same_title

_NO_ARTICLE = "No article found in the page: it may be a front page, a log-in, or built by scripts."
_MARKED_DOWN = re.compile(r"\s*+(?:#{1,6} |---\s*\n)")
_LONG = 200
"""Characters of text that is an article even without one full stop, as in Thai."""


def read_html(source: Source) -> Reading:
    """Read the article in a web page.

    Raises:
        EmptyArticleError: nothing in it.
        BinaryArticleError: not text.
        UnreadableArticleError: no article in it, or more than can be read.
        MissingExtraError: the web extra is not installed.
    """
    text = page_text(source)
    if "<" not in text:
        # No page, whatever it is called: its paragraphs would run together.
        plain = unescape(text)
        return markdown_reading(plain) if _MARKED_DOWN.match(plain) else plain_reading(plain)
    root = page_tree(text)
    metadata = metadata_of(root, source.url)
    language = language_of(root)
    remove_unseen(root)
    check_size(root)
    labels = labelled_lines(root)
    if metadata.byline is None:
        metadata = metadata.model_copy(update={"byline": printed_byline(labels)})
    remove_surroundings(root)
    tidy(root)
    body = article_body(root, metadata.url)
    blocks = [] if body is None else parted(paragraphs_of(body), root)
    blocks = [replace(block, kind=labels.get(block.text, block.kind)) for block in blocks]
    language = _believed(language, blocks)
    if _is_front_page(metadata) or not _has_article(blocks, language or "en"):
        raise UnreadableArticleError(_NO_ARTICLE)
    title = _checked_title(metadata.title, blocks)
    return Reading(_titled(blocks, title), metadata.model_copy(update={"title": title}), language)


def _is_front_page(metadata: ArticleMetadata) -> bool:
    """Tell whether a page is a site's first one, whose texts lead to articles."""
    if metadata.url is None or metadata.published is not None:
        return False
    parts = urlsplit(metadata.url)
    return parts.path in ("", "/") and not parts.query and not parts.fragment


def _checked_title(title: str | None, blocks: list[Block]) -> str | None:
    """Return the title, unless it is a heading further down in the article."""
    texts = [block.text for block in blocks if block.is_content]
    above = blocks[: next(i for i, block in enumerate(blocks) if block.text == texts[0])]
    below = blocks[len(above) :]
    if title is None or any(same_title(block.text, title) for block in above):
        return title
    is_subhead = any(b.kind == "subhead" and same_title(b.text, title) for b in below)
    return None if is_subhead else title


def _titled(blocks: list[Block], title: str | None) -> tuple[Block, ...]:
    """Put the headline first where the extractor left it out of the article."""
    if title is None:
        return tuple(blocks)
    named = [replace(b, kind="headline") if same_title(b.text, title) else b for b in blocks]
    if any(block.kind == "headline" for block in named):
        return tuple(named)
    return (Block(title, "headline"), *named)


def _believed(language: str | None, blocks: list[Block]) -> str | None:
    """Return the page's language, but not the English of a template around another language."""
    text = "\n".join(block.text for block in blocks)
    return None if language == "en" and detect_language(text) != "en" else language


def _has_article(blocks: list[Block], language: str) -> bool:
    """Tell whether anything is left that reads like an article's text."""
    texts = [block.text for block in blocks if block.is_content]
    around = furniture(texts, language)
    left = [text for index, text in enumerate(texts) if index not in around]
    return any(map(is_sentence, left)) or sum(map(len, left)) >= _LONG
