"""Fonts, looked at before they are made: two numbers in one can stand for a billion letters."""

from collections.abc import Mapping
from io import BytesIO

from pdfminer.cmapdb import CMapParser, FileUnicodeMap
from pdfminer.pdffont import PDFFont
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdftypes import PDFStream, dict_value, list_value, resolve1
from pdfminer.psparser import PSKeyword
from pdfminer.utils import choplist, nunpack

from summarizer.errors import UnreadableArticleError

MOST_DESCRIBED = 2 * 2**16
"""Letters a font may describe; there are fewer in the largest."""


class BoundedFonts(PDFResourceManager):
    """Makes the fonts of a file."""

    def get_font(self, objid: object, spec: Mapping[str, object]) -> PDFFont:
        """Return a font.

        Raises:
            UnreadableArticleError: it describes more letters than there are.
        """
        if not (objid and objid in self._cached_fonts):
            for key in ("W", "W2"):
                _check(_described(list_value(spec.get(key, []))))
            to_letters = resolve1(spec.get("ToUnicode"))
            if isinstance(to_letters, PDFStream):
                _Ranges(FileUnicodeMap(), BytesIO(to_letters.get_data())).run()
                # How the letters look, megabytes of it, is of no use then.
                spec = {**spec, "FontDescriptor": _without_file(spec.get("FontDescriptor"))}
        return super().get_font(objid, spec)


def _without_file(descriptor: object) -> dict[str, object]:
    return {key: value for key, value in dict_value(descriptor).items() if key != "FontFile2"}


class _Ranges(CMapParser):
    """Adds up the ranges of codes that are given letters, and does nothing else."""

    described = 0

    def do_keyword(self, pos: int, token: PSKeyword) -> None:
        if token in (self.KEYWORD_ENDBFRANGE, self.KEYWORD_ENDCIDRANGE):
            for first, last, _ in choplist(3, [value for _, value in self.popall()]):
                if isinstance(first, bytes) and isinstance(last, bytes):
                    self.described += max(0, nunpack(last) - nunpack(first)) + 1
            _check(self.described)
        elif token is not self.KEYWORD_USECMAP:
            super().do_keyword(pos, token)


def _described(widths: list[object] | tuple[object, ...]) -> int:
    """Return for how many letters a list tells the width: ``first [w …]`` or ``first last w``."""
    total = 0
    ends: list[float] = []
    for value in map(resolve1, widths):
        if isinstance(value, list):
            total += len(value)
            ends = []
        elif isinstance(value, int | float):
            ends.append(value)
            if len(ends) == 3:
                total += max(0, int(ends[1] - ends[0])) + 1
                ends = []
    return total


def _check(described: int) -> None:
    if described > MOST_DESCRIBED:
        raise UnreadableArticleError(
            "A font of the PDF describes more letters than there are; the file is not sound."
        )
