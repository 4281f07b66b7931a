"""What a PDF says about itself, where it says it with sense."""

import re
from collections.abc import Iterable
from datetime import date

from summarizer.blocks import Block
from summarizer.language import detect_language
from summarizer.printed_dates import find_printed_date, is_date_line
from summarizer.schemas import ArticleMetadata
from summarizer.titles import same_title
from summarizer.typography import normalise

_SEPARATOR = re.compile(r"\s*[·•|/]\s*|\s+[–—-]\s+")
_LONGEST = 300
_SHORTEST = 4

_FILE_NAME = re.compile(
    r"\S*\.(?:docx?|dotx?|odt|rtf|txt|pdf|indd|qxp|qxd|pub|pages|pptx?|xlsx?|html?|tex|dvi|ps|eps"
    r"|ai|cdr|wpd|jpe?g|png|tiff?)\b\s*$",
    re.IGNORECASE,
)
_PROGRAM = re.compile(
    r"^(?:microsoft (?:word|powerpoint|excel|publisher)|adobe|indesign|quarkxpress|acrobat"
    r"|libreoffice|openoffice|pdfcreator|ghostscript|scan(?:ned)?\b|canon|xerox|hp |epson|ricoh"
    r"|konica|kmbt|google docs|print|layout \d)",
    re.IGNORECASE,
)
_NOTHING = re.compile(
    r"(?:\W*(?:untitled|unbenannt|ohne titel|sans titre|sin título|senza titolo|zonder titel"
    r"|document|dokument|titre|title|titel|none|null|no title|new document|template|vorlage"
    r"|anonymous|unspecified|unknown|author|autor|user|admin|administrator|owner|default))+"
    r"[\W\d]*",
    re.IGNORECASE,
)


def sensible_title(title: str | None) -> str | None:
    """Return the title in a file's description, unless it names a file, a program or nothing."""
    return _sensible(title)


def confirmed(title: str | None, author: str | None, blocks: tuple[Block, ...]) -> ArticleMetadata:
    """Return title and author of an article, as far as its pages bear them out.

    A description may be left from the file's forerunner, and name who typed it. So the author is
    taken if the pages name them, and the title if it is the headline, or there is none. When the
    file was made is no date of publication; what stands on every page with the paper's name is.

    Args:
        title: sensible.
        author: as the file says.
        blocks: of the article, heads and feet of its pages among them.
    """
    text = _letters(" ".join(block.text for block in blocks))
    headline = next((block.text for block in blocks if block.kind == "headline"), None)
    if title is not None and headline is not None and not same_title(title, headline):
        title = None
    name = _sensible(author)
    known = name is not None and _is_name(name) and _letters(name) in text
    running = [block.text for block in blocks if block.kind == "furniture"]
    language = detect_language(" ".join(block.text for block in blocks)) if running else "en"
    return ArticleMetadata(
        title=title, byline=name if known else None, published=issue_date(running, language)
    )


def issue_date(running: Iterable[str], language: str) -> date | None:
    """Return the date that heads or feet of pages give, alone between their dots and dashes.

    Args:
        running: heads and feet of pages.
        language: ISO 639-1 code.
    """
    pieces = {piece for line in running for piece in _SEPARATOR.split(line)}
    printed = {find_printed_date(p, language) for p in pieces if is_date_line(p, language)}
    days = {found.day for found in printed if found is not None}
    # Two different dates: one of them, at least, is not that of the issue.
    return days.pop() if len(days) == 1 else None


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _sensible(text: str | None) -> str | None:
    plain = " ".join(normalise(text or "").split())
    if not _SHORTEST <= len(plain) <= _LONGEST or "\ufffd" in plain:
        return None
    if _FILE_NAME.search(plain) or _PROGRAM.search(plain) or _NOTHING.fullmatch(plain):
        return None
    # A title has words; "valdoria_final-v2" and "2026-03-12" have none.
    return plain if " " in plain and any(map(str.isalpha, plain)) else None


def _is_name(text: str) -> bool:
    """Tell whether this can be a person's name, or several."""
    return 2 <= len(text.split()) <= 12 and not any(map(str.isdigit, text)) and "@" not in text
