"""The reader of PDF files."""

from summarizer.errors import EmptyArticleError, MissingExtraError, UnreadableArticleError
from summarizer.readers.pdf.blocks import blocks_of
from summarizer.readers.pdf.columns import in_reading_order
from summarizer.readers.pdf.described import confirmed, sensible_title
from summarizer.readers.pdf.page import Pages
from summarizer.readers.pdf.running import without_running_lines
from summarizer.readers.reading import Reading, Source

_MOST_UNKNOWN = 0.1
"""Share of letters that may be unknown; text with more of them is not to be cited."""

_FEWEST_LETTERS = 20
"""Letters a page needs to count as text where the page is a picture."""


def read_pdf(source: Source) -> Reading:
    """Read a PDF file.

    Raises:
        UnreadableArticleError: it is broken, encrypted or too large, or holds pictures of text.
        EmptyArticleError: there is nothing on its pages.
        MissingExtraError: pdfminer.six is not installed.
    """
    pages = _pages(source.data)
    _check_text(pages)
    flows, running = without_running_lines(in_reading_order(pages.pages))
    title = sensible_title(pages.title)
    blocks = blocks_of(flows, running, title)
    return Reading(blocks, confirmed(title, pages.author, blocks), pages.language)


def _pages(data: bytes) -> Pages:
    try:
        from summarizer.readers.pdf.letters import read_pages
    except ImportError as error:
        raise MissingExtraError(
            'PDF files need the pdf extra; install it with: pip install "press-summarizer[pdf]"'
        ) from error
    return read_pages(data)


def _check_text(pages: Pages) -> None:
    """Refuse pages without text, and text whose letters nobody knows.

    Raises:
        UnreadableArticleError: pictures of text, or unknown letters.
        EmptyArticleError: nothing on any page.
    """
    letters = sum(page.letters for page in pages.pages)
    pictures = sum(page.pictures for page in pages.pages)
    if pictures and letters < _FEWEST_LETTERS * len(pages.pages):
        raise UnreadableArticleError(
            "The PDF has pictures of pages, and no text in them (a scan?);"
            " run it through OCR first, e.g. with: ocrmypdf in.pdf out.pdf"
        )
    if not letters:
        raise EmptyArticleError("The PDF has no text in it.")
    unknown = sum(page.unknown for page in pages.pages)
    if unknown > _MOST_UNKNOWN * letters:
        raise UnreadableArticleError(
            f"The fonts of the PDF do not say which letters they draw ({unknown} of {letters}"
            " are unknown); run it through OCR first, e.g. with: ocrmypdf --force-ocr in.pdf"
            " out.pdf"
        )
