"""Makes PDF files for tests: set with reportlab, or written object by object."""

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import reportlab
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = 595.0, 842.0
"""Points of a page."""

SOFT = "\u00ad"
"""Where the words of a test's text may be parted."""


@cache
def vera() -> str:
    """Register a font with the letters of western Europe, and return its name."""
    folder = Path(reportlab.__file__).parent / "fonts"
    pdfmetrics.registerFont(TTFont("Vera", str(folder / "Vera.ttf")))
    return "Vera"


def broken(text: str, style: "Style") -> list[str]:
    """Break a text into lines, parting words where :data:`SOFT` allows it."""

    def fits(tried: str) -> bool:
        room = style.width - (0 if lines else style.indent)
        return bool(stringWidth(tried, style.font, style.size) <= room)

    lines: list[str] = []
    line = ""
    for word in text.split():
        parts = word.split(SOFT)
        if fits(tried := f"{line} {''.join(parts)}".strip()):
            line = tried
            continue
        cuts = range(len(parts) - 1, 0, -1)
        begun = (f"{line} {''.join(parts[:cut])}-".strip() for cut in cuts)
        cut, start = next(((c, b) for c, b in zip(cuts, begun, strict=True) if fits(b)), (0, line))
        lines.append(start)
        line = "".join(parts[cut:])
    return [*lines, line]


class Frame(NamedTuple):
    """Where a column stands; on a new page, if so."""

    x: float
    top: float
    bottom: float = 60
    new_page: bool = False


@dataclass
class Style:
    """How text is set, in points."""

    width: float = 235
    size: float = 10
    font: str = "Times-Roman"
    leading: float = 12
    indent: float = 10
    gap: float = 0
    justified: bool = True


@dataclass
class Sheets:
    """Pages being set.

    Attributes:
        head: what stands above every page but the first; ``{}`` is its number.
    """

    head: str = ""
    title: str | None = None
    author: str | None = None
    language: str | None = None
    encrypt: StandardEncryption | None = None
    page: int = 1
    out: BytesIO = field(default_factory=BytesIO)

    def __post_init__(self) -> None:
        self.canvas = Canvas(
            self.out, (WIDTH, HEIGHT), encrypt=self.encrypt, lang=self.language, invariant=True
        )
        if self.title is not None:
            self.canvas.setTitle(self.title)
        if self.author is not None:
            self.canvas.setAuthor(self.author)

    def line(
        self,
        text: str,
        x: float,
        y: float,
        *,
        size: float = 10,
        font: str = "Times-Roman",
        spread: float = 0,
        stretch: float = 0,
        mode: int = 0,
    ) -> None:
        """Set a line at a place, its letters and words set apart by so much."""
        piece = self.canvas.beginText(x, y)
        piece.setFont(font, size)
        piece.setCharSpace(spread)
        piece.setWordSpace(stretch)
        piece.setTextRenderMode(mode)
        piece.textOut(text)
        self.canvas.drawText(piece)

    def flow(self, paragraphs: Iterable[str], frames: Iterable[Frame], style: Style) -> None:
        """Set paragraphs in frames, one after the other, as far as these go."""
        places = self._places(frames, style)
        for paragraph in paragraphs:
            lines = broken(paragraph, style)
            for number, text in enumerate(lines):
                x, y = next(places)
                indent = 0 if number else style.indent
                spaces, last = text.count(" "), number == len(lines) - 1
                room = style.width - indent - stringWidth(text, style.font, style.size)
                stretch = room / spaces if style.justified and spaces and not last else 0
                self.line(text, x + indent, y, size=style.size, font=style.font, stretch=stretch)
            self.y -= style.gap

    def _places(self, frames: Iterable[Frame], style: Style) -> Iterator[tuple[float, float]]:
        self.y = 0.0
        for frame in frames:
            if frame.new_page:
                self.next_page()
            self.y = frame.top
            while self.y >= frame.bottom:
                yield frame.x, self.y
                self.y -= style.leading

    def next_page(self) -> None:
        """End the page."""
        self.canvas.showPage()
        self.page += 1
        if self.head:
            self.line(self.head.format(self.page), 60, 800, size=8)

    def done(self) -> bytes:
        """Return the file."""
        self.canvas.save()
        return self.out.getvalue()


def raw_pdf(objects: dict[int, bytes], root: int = 1, trailer: bytes = b"") -> bytes:
    """Return a file made of these objects, each as it stands in a file."""
    out = bytearray(b"%PDF-1.7\n")
    places: dict[int, int] = {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        out += b"%d 1\n%010d 00000 n \n" % (number, place)
    out += b"trailer\n<< /Size %d /Root %d 0 R %s >>\n" % (max(objects) + 1, root, trailer)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % table)


def stream(data: bytes, extra: bytes = b"") -> bytes:
    """Return a stream object."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), extra, data)


def packed(data: bytes, extra: bytes = b"") -> bytes:
    """Return a stream object, deflated."""
    return stream(zlib.compress(data, 9), b"/Filter /FlateDecode " + extra)


def one_page(content: bytes, fonts: bytes = b"", others: dict[int, bytes] | None = None) -> bytes:
    """Return a file of one page with this content stream (an object)."""
    fonts = fonts or b"/F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    return raw_pdf(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
            b" /Resources << /Font << %s >> >> >>" % fonts,
            4: content,
            **(others or {}),
        }
    )


def lettered(pieces: Iterable[tuple[float, float, str]], size: float = 10) -> bytes:
    """Return a page with letters of any script, each half as wide as high, from left to right.

    Args:
        pieces: place and letters, in the order in which they stand on the page.
        size: of the letters, in points.
    """
    pieces = list(pieces)
    codes = {letter: n for n, letter in enumerate(sorted({c for p in pieces for c in p[2]}), 1)}
    shown = b"".join(
        b"1 0 0 1 %g %g Tm <%s> Tj " % (x, y, b"".join(b"%04x" % codes[c] for c in text))
        for x, y, text in pieces
    )
    named = b"\n".join(
        b"<%04x> <%s>" % (code, letter.encode("utf-16-be").hex().encode())
        for letter, code in codes.items()
    )
    font = (
        b"/F1 << /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /ToUnicode 9 0 R"
        b" /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /DW 500"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) >> >>] >>"
    )
    content = stream(b"BT /F1 %g Tf %s ET" % (size, shown))
    to_letters = stream(b"%d beginbfchar\n%s\nendbfchar" % (len(codes), named))
    return one_page(content, font, {9: to_letters})
