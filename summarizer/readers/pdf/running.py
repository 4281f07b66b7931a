"""Running heads and feet, and page numbers: what pages repeat around the text."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from summarizer.readers.pdf.grouping import has_ended
from summarizer.readers.pdf.page import Line
from summarizer.titles import is_sentence

_ROWS = 3
"""Rows at the top and at the foot of a page that may be repeated."""

_FEWEST_COUNTED = 3
_SHARE = 0.3
_MOST_APART = 40
"""Points by which the place of a running line may differ from page to page."""

_SAME_SIZE = 0.6

_PAGE = r"(?:page|seite|página|pagina|pág\.?|p\.|s\.|bl\.|blatt|strona|sida|side|стр\.?|صفحة|עמוד)"
_NUMBER = re.compile(
    rf"\W*(?:{_PAGE}\s*)?\d{{1,4}}(?:\s*(?:/|of|von|de|sur|di|van|z|av)\s*\d{{1,4}})?\W*",
    re.IGNORECASE,
)
_BARE = re.compile(r"\W*\d{1,4}\W*")
# "he said.": the last line of a paragraph, which others may share.
_SENTENCE_S_END = re.compile(r"(?=[a-zß-ÿ])[^\d./@]+[.!?][\"'”’»)]*")
_ENDS = re.compile(r"^\d{1,4}\b|\b\d{1,4}$")
_DIGITS = re.compile(r"\d+")

Flow = list[Line]


def without_running_lines(pages: list[list[Flow]]) -> tuple[list[Flow], list[Line]]:
    """Return the flows of all pages without running lines, and the first of each of those.

    Args:
        pages: the flows of each page, in reading order.
    """
    running: set[Line] = set()
    rest = set(_ends_of_sentences(pages))
    for edge in (1, -1):
        rows = [_outermost([line for flow in page for line in flow], edge) for page in pages]
        running |= _repeated(rows)
        running |= {line for row in rows for line in row if _is_number(line)}
        running |= _counting(rows)
    running |= set(_lone(pages))
    running -= rest
    flows = [[line for line in flow if line not in running] for page in pages for flow in page]
    kept: dict[str, Line] = {}
    for line in (line for page in pages for flow in page for line in flow if line in running):
        if not _is_number(line):
            kept.setdefault(_key(line), line)
    return [flow for flow in flows if flow], list(kept.values())


def _outermost(lines: list[Line], edge: int) -> list[Line]:
    """Return the lines of the rows nearest to the top (1) or the foot (-1) of a page."""
    found: list[Line] = []
    rows = 0
    for line in sorted(lines, key=lambda line: -edge * line.middle):
        if not found or abs(line.middle - found[-1].middle) > line.size / 2:
            rows += 1
        if rows > _ROWS:
            break
        found.append(line)
    return found


def _repeated(rows: list[list[Line]]) -> set[Line]:
    """Return the lines that stand on several pages, at one height, but for their digits."""
    places: dict[str, list[Line]] = defaultdict(list)
    for line in (line for row in rows for line in row if not _SENTENCE_S_END.fullmatch(line.text)):
        places[_key(line)].append(line)
    least = max(2, _SHARE * len(rows))
    return {
        line
        for lines in places.values()
        if len({line.page for line in lines}) >= least
        and max(line.middle for line in lines) - min(line.middle for line in lines) <= _MOST_APART
        for line in lines
    }


def _counting(rows: list[list[Line]]) -> set[Line]:
    """Return the lines that end or begin with a number that goes on from page to page."""
    counted: dict[int, list[Line]] = defaultdict(list)
    for row in rows:
        for line in (line for line in row if abs(line.middle - row[0].middle) < line.size / 2):
            ends = _ENDS.findall(line.text)
            for number in {int(digits) for digits in (*ends[:1], *ends[-1:])}:
                counted[number - line.page].append(line)
    least = max(_FEWEST_COUNTED, _SHARE * len(rows))
    return {
        line
        for lines in counted.values()
        if len({line.page for line in lines}) >= least
        for line in lines
        if not is_sentence(line.text)
    }


def _key(line: Line) -> str:
    return f"{round(line.size)} {_DIGITS.sub('#', line.text.casefold())}"


def _is_number(line: Line) -> bool:
    return _NUMBER.fullmatch(line.text) is not None and len(line.text) < 30


def _ends_of_sentences(pages: list[list[Flow]]) -> Iterator[Line]:
    """Yield the numbers that end the sentence of the line before: "early in", "2016."."""
    lines = [line for page in pages for flow in page for line in flow]
    for line, following in pairwise(lines):
        goes_on = not has_ended(line.text) and abs(line.size - following.size) <= _SAME_SIZE
        if goes_on and _BARE.fullmatch(following.text) and has_ended(following.text):
            yield following


def _lone(pages: list[list[Flow]]) -> Iterator[Line]:
    """Yield heads and feet that stand on one page only, but with its number."""
    for page in pages:
        lines = [line for flow in page for line in flow]
        for edge in (1, -1):
            rows = _outermost(lines, edge)
            if len(rows) > 1 and abs(rows[0].middle - rows[1].middle) > 1.8 * rows[1].size:
                line = rows[0]
                if _says_page(line) and not is_sentence(line.text):
                    yield line


def _says_page(line: Line) -> bool:
    number = line.page
    said = rf"{_PAGE}\s*{number}\b|[·•|–—-]\s*{number}$|^{number}\s*[·•|–—-]"
    return re.search(said, line.text, re.IGNORECASE) is not None
