"""Makes PDF files for tests: set with reportlab, or written object by object."""

import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from pathlib import Path

import reportlab
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
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


def broken(text: str, width: float, font: str, size: float, indent: float = 0) -> list[str]:
    """Break a text into lines, parting words where :data:`SOFT` allows it."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        room = width - (0 if lines else indent)
        parts = word.split(SOFT)
        tried = f"{line} {''.join(parts)}".strip()
        if pdfmetrics.stringWidth(tried, font, size) <= room:
            line = tried
            continue
        cut = len(parts) - 1
        while cut and (
            pdfmetrics.stringWidth(f"{line} {''.join(parts[:cut])}-".strip(), font, size) > room
        ):
            cut -= 1
        lines.append(f"{line} {''.join(parts[:cut])}-".strip() if cut else line)
        line = "".join(parts[cut:])
    return [*lines, line]


@dataclass
class Sheets:
    """Pages being set."""

    encrypt: StandardEncryption | None = None
    title: str | None = None
    author: str | None = None
    language: str | None = None
    out: BytesIO = field(default_factory=BytesIO)

    def __post_init__(self) -> None:
        self.canvas = Canvas(self.out, (WIDTH, HEIGHT), encrypt=self.encrypt, lang=self.language)
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
        mode: int | None = None,
    ) -> None:
        """Set a line at a place."""
        piece = self.canvas.beginText(x, y)
        piece.setFont(font, size)
        piece.setCharSpace(spread)
        piece.textOut(text) if mode is None else (
            piece.setTextRenderMode(mode),
            piece.textOut(text),
        )
        self.canvas.drawText(piece)

    def column(
        self,
        paragraphs: Iterable[str],
        x: float,
        top: float,
        width: float,
        *,
        size: float = 10,
        font: str = "Times-Roman",
        leading: float = 12,
        indent: float = 0,
        gap: float = 0,
        bottom: float = 60,
        justified: bool = True,
    ) -> list[str]:
        """Set paragraphs, and return what found no room, line by line."""
        y = top
        left: list[str] = []
        for paragraph in paragraphs:
            lines = broken(paragraph, width, font, size, indent)
            for number, text in enumerate(lines):
                if left or y < bottom:
                    left.append(text)
                    continue
                shift = 0 if number else indent
                last = number == len(lines) - 1
                stretch = width - shift - pdfmetrics.stringWidth(text, font, size)
                piece = self.canvas.beginText(x + shift, y)
                piece.setFont(font, size)
                spaces = text.count(" ")
                piece.setWordSpace(stretch / spaces if justified and not last and spaces else 0)
                piece.textOut(text)
                self.canvas.drawText(piece)
                y -= leading
            y -= gap
        return left

    def next_page(self) -> None:
        """End the page."""
        self.canvas.showPage()

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
