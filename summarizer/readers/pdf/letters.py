"""Which letters stand where on the pages of a file: what pdfminer is asked for."""

import logging
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

from pdfminer.converter import PDFLayoutAnalyzer
from pdfminer.layout import LAParams, LTChar, LTPage
from pdfminer.pdfdevice import PDFTextSeq
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdffont import PDFFont, PDFSimpleFont
from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter, PDFResourceManager, PDFTextState
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream, resolve1, stream_value
from pdfminer.utils import Matrix, PathSegment, apply_matrix_rect, decode_text

from summarizer.errors import SummarizerError, UnreadableArticleError
from summarizer.readers.pdf.document import Document, has_all_contents, open_document, pages_of
from summarizer.readers.pdf.fonts import BoundedFonts
from summarizer.readers.pdf.lines import BULLETS, UNKNOWN, lines_of
from summarizer.readers.pdf.page import Glyph, Page, Pages
from summarizer.readers.pdf.streams import BoundedStream

MOST_SHOWN = 3 * 2**20
"""Bytes of instructions that are followed in one file, without lines, areas and pictures."""

_SHOWN_ON_A_PAGE = 24 * 2**10
"""Bytes more for each page."""

MOST_LETTERS = 40_000
"""Letters a page may have; a large newspaper's has fewer."""

MOST_LETTERS_IN_ALL = 1_000_000
"""Letters a file may have."""

MOST_LINES = 3_000
"""Pieces of lines a page may have."""

_CALL = 1024
_LIST = 8
_INVISIBLE = (3, 7)
_SMALLEST = 1.5
"""Points; nobody reads smaller letters, so nobody should be told what they say."""

# Letters further apart are put together later, if no gutter parts them.
_LAYOUT = LAParams(char_margin=1.5)

# What the usual encoding (WinAnsi) says of codes without a letter of their own.
_UNNAMED = dict.fromkeys((0x7F, 0x81, 0x8D, 0x8F, 0x90, 0x9D), "•") | {0xA0: " ", 0xAD: "\u00ad"}

# One of them is left in any PDF file, however broken.
_MARKS = (b"%PDF-", b"%%EOF", b"startxref")

# A broken file makes pdfminer warn a thousand times; one line says enough.
logging.getLogger("pdfminer").addHandler(logging.NullHandler())


def read_pages(data: bytes) -> Pages:
    """Return the pages of a file and what is on them.

    Raises:
        UnreadableArticleError: the file is broken, encrypted or too large.
    """
    place = "The PDF"
    try:
        document = open_document(data)
        found = pages_of(document)
        device = _Device(BoundedFonts(), MOST_SHOWN + _SHOWN_ON_A_PAGE * len(found))
        pages: list[Page] = []
        for number, page in enumerate(found, start=1):
            place = f"Page {number} of the PDF"
            pages.append(_page(device, page, number))
        place = "The PDF"
        return Pages(tuple(pages), *_described(document))
    except SummarizerError:
        raise
    except PDFPasswordIncorrect as error:
        raise UnreadableArticleError(
            "The PDF is encrypted and opens with a password only; save a copy without one."
        ) from error
    except PDFEncryptionError as error:
        raise UnreadableArticleError(
            "The PDF is encrypted in a way that is not known here; save a copy without encryption."
        ) from error
    # pdfminer lets through whatever a broken file makes Python raise.
    except Exception as error:
        if not any(mark in data for mark in _MARKS):
            raise UnreadableArticleError(
                "The file is no PDF file, whatever it is called."
            ) from error
        raise UnreadableArticleError(
            f"{place} is broken or cut off and cannot be read ({type(error).__name__})."
        ) from error


def _page(device: "_Device", page: PDFPage, number: int) -> Page:
    if not has_all_contents(page):
        raise UnreadableArticleError(f"Page {number} of the PDF is missing in the file (cut off?).")
    device.begin(number)
    device.interpreter.process_page(page)
    glyphs = device.lines()
    lines = tuple(line for piece in glyphs for line in lines_of(piece, number))
    if len(lines) > MOST_LINES:
        raise UnreadableArticleError(f"Page {number} of the PDF has too many pieces of text.")
    letters = [glyph for piece in glyphs for glyph in piece if not glyph.text.isspace()]
    return Page(
        number=number,
        width=device.area[2] - device.area[0],
        height=device.area[3] - device.area[1],
        lines=lines,
        letters=len(letters),
        unknown=sum(_is_unknown(glyph.text) for glyph in letters),
        pictures=device.pictures,
    )


def _is_unknown(text: str) -> bool:
    # Co: private use, where a font keeps what no one else knows; Cc: control characters.
    odd = unicodedata.category(text[0]) in ("Co", "Cc", "Cn")
    return text == UNKNOWN or (odd and text not in BULLETS)


class _Interpreter(PDFPageInterpreter):
    """Follows drawing instructions, and counts them: forms may draw forms many times over."""

    device: "_Device"

    def execute(self, streams: Sequence[object]) -> None:
        for stream in map(stream_value, streams):
            if isinstance(stream, BoundedStream):
                stream.shorten()
                self.device.pictures += stream.pictures or 0
            data = stream.get_data()
            # An empty one takes its time, too, and so do lists in lists.
            self.device.spend(len(data) + _CALL + _LIST * (data.count(b"[") + data.count(b"<<")))
        super().execute(streams)


class _Device(PDFLayoutAnalyzer):
    """Takes down letters; lines, areas and pictures are not drawn."""

    cur_item: LTPage

    def __init__(self, manager: PDFResourceManager, left: int) -> None:
        super().__init__(manager, laparams=None)
        self.interpreter = _Interpreter(manager, self)
        self.left = left
        self.letters = 0
        self.begin(0)

    def begin(self, number: int) -> None:
        """Forget the page before."""
        self.number = number
        self.pictures = 0
        self.area = (0.0, 0.0, 0.0, 0.0)
        self._invisible = False
        self._hidden: list[bool] = []

    def spend(self, amount: int) -> None:
        """Count bytes of instructions.

        Raises:
            UnreadableArticleError: there are too many.
        """
        self.left -= amount
        if self.left < 0:
            raise UnreadableArticleError("The PDF has too many instructions to be an article.")

    def lines(self) -> list[list[Glyph]]:
        """Return the letters that can be seen, piece by piece of a line."""
        hidden = sum(self._hidden)
        # Behind the picture of a page OCR lays its text, all of it invisible.
        shown = hidden > len(self._hidden) / 2
        letters: list[LTChar] = [
            letter
            for letter, is_hidden in zip(self.cur_item, self._hidden, strict=True)
            if isinstance(letter, LTChar) and is_hidden == shown and self._is_seen(letter)
        ]
        letters = _drawn_once(letters)
        if not letters:
            return []
        pieces = self.cur_item.group_objects(_LAYOUT, letters)
        return [[_glyph(c) for c in piece if isinstance(c, LTChar)] for piece in pieces]

    def _is_seen(self, letter: LTChar) -> bool:
        x0, y0, x1, y1 = self.area
        inside = x0 <= (letter.x0 + letter.x1) / 2 <= x1 and y0 <= (letter.y0 + letter.y1) / 2 <= y1
        return bool(letter.upright and inside and _SMALLEST < letter.size < y1 - y0)

    def begin_page(self, page: PDFPage, ctm: Matrix) -> None:
        super().begin_page(page, ctm)
        self.area = apply_matrix_rect(ctm, page.cropbox)

    def end_page(self, page: PDFPage) -> None:
        pass

    def begin_figure(self, *_: object) -> None:
        """Do nothing: many programs draw the whole page as one figure."""

    def end_figure(self, *_: object) -> None:
        pass

    def render_image(self, name: str, stream: PDFStream) -> None:
        self.pictures += 1

    def paint_path(
        self,
        gstate: PDFGraphicState,
        stroke: bool,
        fill: bool,
        evenodd: bool,
        path: Sequence[PathSegment],
    ) -> None:
        pass

    def handle_undefined_char(self, font: PDFFont, cid: int) -> str:
        return _UNNAMED.get(cid, UNKNOWN) if isinstance(font, PDFSimpleFont) else UNKNOWN

    def render_string(self, textstate: PDFTextState, seq: PDFTextSeq, *rest: Any) -> None:
        self._invisible = textstate.render in _INVISIBLE
        super().render_string(textstate, seq, *rest)

    def render_char(self, *args: Any, **kwargs: Any) -> float:
        if len(self._hidden) >= MOST_LETTERS:
            raise UnreadableArticleError(
                f"Page {self.number} of the PDF has more than {MOST_LETTERS:,} letters."
            )
        self.letters += 1
        if self.letters > MOST_LETTERS_IN_ALL:
            raise UnreadableArticleError(
                f"The PDF has more than {MOST_LETTERS_IN_ALL:,} letters; save those pages that are"
                " the article's as a file."
            )
        self._hidden.append(self._invisible)
        return super().render_char(*args, **kwargs)


def _glyph(letter: LTChar) -> Glyph:
    name = letter.fontname.lower()
    bold = "bold" in name or "black" in name or "heavy" in name or name.endswith("-bd")
    return Glyph(
        letter.get_text() or " ", letter.x0, letter.x1, letter.y0, letter.y1, letter.size, bold
    )


def _drawn_once(letters: list[LTChar]) -> list[LTChar]:
    """Return the letters without those drawn again a hair's breadth beside, to look bold."""
    if not _may_repeat(letters):
        return letters
    drawn: set[tuple[str, float, int, int]] = set()
    kept: list[LTChar] = []
    for letter in letters:
        places = list(_places(letter))
        if letter.get_text().isspace() or drawn.isdisjoint(places):
            drawn.add(places[4])
            kept.append(letter)
    return kept


def _may_repeat(letters: list[LTChar]) -> bool:
    """Tell whether a letter shares its point of the page with another: a cheap look first."""
    drawn = [letter for letter in letters if not letter.get_text().isspace()]
    for shift in (0.0, 0.5):
        points = {(c.get_text(), int(c.x0 + shift), int(c.y0 + shift)) for c in drawn}
        if len(points) < len(drawn):
            return True
    return False


def _places(letter: LTChar) -> Iterator[tuple[str, float, int, int]]:
    size = round(letter.size, 1)
    unit = 0.08 * size
    column, row = round(letter.x0 / unit), round(letter.y0 / unit)
    for x in (-1, 0, 1):
        for y in (-1, 0, 1):
            yield letter.get_text(), size, column + x, row + y


def _described(document: Document) -> tuple[str | None, str | None, str | None]:
    """Return title, author and language as the file says them."""
    info: dict[str, Any] = document.info[0] if document.info else {}
    title, author = (_string(info.get(key)) for key in ("Title", "Author"))
    return title, author, _code(_string(document.catalog.get("Lang")))


def _string(value: object) -> str | None:
    found = resolve1(value)
    return decode_text(found) if isinstance(found, bytes) else None


def _code(tag: str | None) -> str | None:
    """Return the language of a tag such as ``de-AT``."""
    code = (tag or "").strip().replace("_", "-").partition("-")[0].lower()
    return code if len(code) == 2 and code.isascii() and code.isalpha() else None
