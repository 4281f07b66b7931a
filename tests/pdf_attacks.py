"""PDF files made to cost time or memory, or to lead a reader in circles."""

import random
import zlib

from tests.pdf_files import one_page, packed, raw_pdf, stream

TEXT = stream(b"BT /F1 10 Tf 50 700 Td (The council met on Monday and voted.) Tj ET")
_FONT = b"/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
_CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
_PAGE = b"<< /Type /Page /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << %s >> >>" % _FONT


def many_pages(number: int) -> bytes:
    """So many pages, all with the same words."""
    kids = b" ".join(b"%d 0 R" % (10 + page) for page in range(number))
    pages = {10 + page: _PAGE for page in range(number)}
    tree = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (number, kids)
    return raw_pdf({1: _CATALOG, 2: tree, 4: TEXT, **pages})


def bomb(size: int) -> bytes:
    """A page whose instructions unpack to so many spaces."""
    return one_page(packed(b" " * size))


def bomb_in_a_bomb(size: int) -> bytes:
    """The same, packed twice."""
    data = zlib.compress(zlib.compress(b" " * size, 9), 9)
    return one_page(stream(data, b"/Filter [/FlateDecode /FlateDecode]"))


def runs(size: int) -> bytes:
    """The same, as runs."""
    return one_page(stream(b"\x81 " * (size // 128), b"/Filter /RunLengthDecode"))


def pages_in_a_circle() -> bytes:
    """Nodes of the tree of pages that hold one another."""
    node = b"<< /Type /Pages /Count 1 /Kids [%s] >>"
    return raw_pdf({1: _CATALOG, 2: node % b"3 0 R", 3: node % b"2 0 R 3 0 R"})


def references_in_a_circle() -> bytes:
    """An object that is another, which is the first."""
    return raw_pdf({1: _CATALOG, 2: b"5 0 R", 5: b"2 0 R"})


def deep_tree(depth: int) -> bytes:
    """Nodes in nodes, and no page."""
    nodes = {10 + n: b"<< /Type /Pages /Kids [%d 0 R] >>" % (11 + n) for n in range(depth)}
    return raw_pdf({1: b"<< /Type /Catalog /Pages 10 0 R >>", **nodes, 10 + depth: _CATALOG})


def branching_tree(depth: int) -> bytes:
    """One page, to which two to the power of ``depth`` ways lead; as many labels."""
    objects = {1: b"<< /Type /Catalog /Pages 10 0 R /PageLabels 1000 0 R >>", 4: TEXT}
    for n in range(depth):
        kids = b"<< /Type /Pages /Kids [%d 0 R %d 0 R] >>"
        objects[10 + n] = kids % (11 + n, 11 + n)
        objects[1000 + n] = kids % (1001 + n, 1001 + n)
    return raw_pdf({**objects, 10 + depth: _PAGE, 1000 + depth: b"<< /Nums [0 << >>] >>"})


def forms(depth: int) -> bytes:
    """A form drawn three times in a form drawn three times, and so on."""
    head = (
        b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X %d 0 R >> >>"
    )
    objects = {10 + n: stream(b"/X Do /X Do /X Do", head % (11 + n)) for n in range(depth)}
    page = _PAGE.replace(_FONT, b"/XObject << /X 10 0 R >>")
    tree = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    return raw_pdf({1: _CATALOG, 2: tree, 3: page, 4: stream(b"/X Do"), **objects})


def lists_in_lists(depth: int) -> bytes:
    """An object nested so deep."""
    return raw_pdf({1: b"<< /Pages 2 0 R /X %s >>" % (b"[" * depth + b"]" * depth), 2: b"<< >>"})


def lists_in_instructions(depth: int) -> bytes:
    """Instructions nested so deep."""
    return one_page(stream(b"[" * depth))


def table_in_a_circle() -> bytes:
    """A table of objects that names itself as the one before it."""
    data = one_page(TEXT)
    place = data.rindex(b"xref\n0 1")
    return data.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev %d" % place)


def letters_apart(number: int) -> bytes:
    """So many letters, each somewhere."""
    chance = random.Random(1)
    places = ((chance.randrange(595), chance.randrange(842)) for _ in range(number))
    shown = b"".join(b"1 0 0 1 %d %d Tm (a) Tj " % place for place in places)
    return one_page(stream(b"BT /F1 4 Tf " + shown + b"ET"))


def drawing(lines: int) -> bytes:
    """A drawing of so many lines."""
    return one_page(stream(b"0 0 m 10 10 l S\n" * lines))


def _composite(extra: bytes, inner: bytes, others: dict[int, bytes] | None = None) -> bytes:
    font = (
        b"/F1 << /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H %s"
        b" /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) >> %s >>] >>"
    )
    text = stream(b"BT /F1 10 Tf 50 700 Td (\x00A\x00B) Tj ET")
    return one_page(text, font % (extra, inner), others)


def endless_widths() -> bytes:
    """A font that gives two billion letters one width."""
    return _composite(b"", b"/W [0 2000000000 500]")


def endless_letters() -> bytes:
    """A font whose two billion codes are letters."""
    ranges = b"1 beginbfrange <00000000> <7fffffff> <0041> endbfrange"
    return _composite(b"/ToUnicode 9 0 R", b"", {9: stream(ranges)})


def vast_font(size: int) -> bytes:
    """A font that says what its letters are, and how they look in so many bytes."""
    letters = stream(b"2 beginbfchar <0041> <0048> <0042> <0069> endbfchar")
    others = {8: packed(b" " * size), 9: letters}
    return _composite(b"/ToUnicode 9 0 R", b"/FontDescriptor << /FontFile2 8 0 R >>", others)


def unknown_letters(text: bytes) -> bytes:
    """A font that does not say what its letters are."""
    content = stream(b"BT /F1 10 Tf 50 700 Td (%s) Tj ET" % text)
    font = (
        b"/F1 << /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H"
        b" /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) >> >>] >>"
    )
    return one_page(content, font)
