"""The title of a page's article, without the name of the site."""

import re
from typing import TYPE_CHECKING

from summarizer.titles import same_title
from summarizer.typography import normalise

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LONGEST_TITLE = 300
"""Characters of a title; a longer one is something else."""

_SPACES = re.compile(r"\s+")
_PART = re.compile(r"\s+[|–—·•:»«<>/-]+\s+|\s*[|»]\s*|:\s+")
# Where the name of a site begins for sure; dashes and colons stand in headlines, too.
_SURE_PART = re.compile(r"\s*[|»]\s*")


def title_of(root: "HtmlElement", said: str | None, outlet: str | None) -> str | None:
    """Return the title of the article.

    Args:
        root: of the whole page.
        said: the title that the page's metadata says.
        outlet: the name of the site, if known.
    """
    title = one_line(said, LONGEST_TITLE)
    if title is None:
        return None
    headings = _headings(root)
    if any(same_title(title, heading) for heading in headings):
        return title
    window = one_line(root.findtext(".//title"), LONGEST_TITLE) or title
    # A part of the window's title was chosen by its place; its words tell more.
    whole = window if window.startswith(title) or window.endswith(title) else title
    return _without_site(whole, headings, outlet)


def one_line(text: str | None, longest: int) -> str | None:
    """Return a text on one line, normalised; None if it is empty or too long."""
    plain = _SPACES.sub(" ", normalise(text or "")).strip()
    return plain if plain and len(plain) <= longest else None


def _without_site(title: str, headings: list[str], outlet: str | None) -> str:
    cuts = [(cut.start(), cut.end()) for cut in _PART.finditer(title)]
    heads = [title[:start] for start, _ in cuts]
    tails = [title[end:] for _, end in cuts]
    for part in (*reversed(heads), *tails):
        if part and any(same_title(part, heading) for heading in headings):
            return part
    if outlet and cuts:
        if heads[-1] and same_title(tails[-1], outlet):
            return heads[-1]
        if tails[0] and same_title(heads[0], outlet):
            return tails[0]
    return max(_SURE_PART.split(title), key=len)


def _headings(root: "HtmlElement") -> list[str]:
    """Return what stands in headings, but for the site's name on top of its pages."""
    found = (e for e in root.iter("h1", "h2", "h3", "b", "strong") if not _leads_home(e))
    lines = (one_line(element.text_content(), LONGEST_TITLE) for element in found)
    return [line for line in lines if line]


def _leads_home(element: "HtmlElement") -> bool:
    links = (*element.iter("a"), *element.iterancestors("a"))
    return any((link.get("href") or "").split("?")[0] in ("/", "./") for link in links)
