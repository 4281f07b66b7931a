"""Reads the article in a web page."""

from dataclasses import replace

from summarizer.blocks import Block, Kind
from summarizer.errors import UnreadableArticleError
from summarizer.furniture import furniture
from summarizer.language import detect_language
from summarizer.readers.html.charset import page_text
from summarizer.readers.html.extraction import article_body
from summarizer.readers.html.facts import language_of, metadata_of
from summarizer.readers.html.labels import labelled_lines, printed_byline
from summarizer.readers.html.paragraphs_of import paragraphs_of
from summarizer.readers.html.surroundings import remove_surroundings
from summarizer.readers.html.tidying import tidy
from summarizer.readers.html.tree import page_tree
from summarizer.readers.html.unseen import remove_unseen
from summarizer.readers.reading import Reading, Source
from summarizer.titles import same_title

_NO_ARTICLE = (
    "No article found in the page: it may be a list of articles, a log-in, or built by scripts."
)


def read_html(source: Source) -> Reading:
    """Read the article in a web page.

    Raises:
        EmptyArticleError: nothing in it.
        BinaryArticleError: not text.
        UnreadableArticleError: no article in it, or more than can be read.
        MissingExtraError: the web extra is not installed.
    """
    root = page_tree(page_text(source))
    metadata = metadata_of(root, source.url)
    language = language_of(root)
    remove_unseen(root)
    labels = labelled_lines(root)
    if metadata.byline is None:
        metadata = metadata.model_copy(update={"byline": printed_byline(labels)})
    remove_surroundings(root)
    tidy(root)
    body = article_body(root, metadata.url)
    blocks = [] if body is None else paragraphs_of(body)
    blocks = [_labelled(block, labels, metadata.title) for block in blocks]
    language = _believed(language, blocks)
    if not _has_article(blocks, language or "en"):
        raise UnreadableArticleError(_NO_ARTICLE)
    return Reading(_titled(blocks, metadata.title), metadata, language)


def _labelled(block: Block, labels: dict[str, Kind], title: str | None) -> Block:
    """Give a paragraph the kind that the page's markup gave its words."""
    if title and same_title(block.text, title):
        return replace(block, kind="headline")
    return replace(block, kind=labels.get(block.text, block.kind))


def _titled(blocks: list[Block], title: str | None) -> tuple[Block, ...]:
    """Put the headline first; the extractor leaves it out of the article."""
    if title is None or any(block.kind == "headline" for block in blocks):
        return tuple(blocks)
    return (Block(title, "headline"), *blocks)


def _believed(language: str | None, blocks: list[Block]) -> str | None:
    """Return the page's language, but not the English of a template around another language."""
    text = "\n".join(block.text for block in blocks)
    return None if language == "en" and detect_language(text) != "en" else language


def _has_article(blocks: list[Block], language: str) -> bool:
    content = [block.text for block in blocks if block.is_content]
    return len(furniture(content, language)) < len(content)
