"""What each paragraph of an article is: content, headline, byline, caption, furniture.

Two errors are possible and not equal: a headline taken for a sentence does little harm, a
sentence taken for a headline is lost. So a paragraph is content unless something says otherwise,
and if nothing would be left, everything that is not furniture is content.
"""

import re
from dataclasses import dataclass, replace
from datetime import date

from summarizer.blocks import Block, Kind
from summarizer.datelines import (
    agency_in,
    byline,
    dateline_end,
    has_speaker,
    is_caption,
    is_credit_line,
    is_place,
)
from summarizer.furniture import furniture, reports_speech
from summarizer.injection import looks_like_instruction
from summarizer.paragraphs import bullet_end
from summarizer.printed_dates import (
    find_printed_date,
    is_date_line,
    leading_date,
    without_dates,
)
from summarizer.schemas import ArticleMetadata
from summarizer.titles import (
    LONGEST_SUBTITLE,
    is_sentence,
    is_subhead,
    is_title,
    of_press_release,
    same_title,
)

_PUBLISHED = re.compile(
    r"\W*(?:last |first )?(?:published|posted|updated|publi|veröff|aktualis|actuali|pubbl|gepub)",
    re.IGNORECASE,
)

_LONGEST_HEADER_LINE = 200
_AROUND_DATELINE = " -–—―‒:"
_MAY_BE_DATELINE = re.compile(
    r"[A-ZÀ-Þ]{3}.{0,60}[–—/-]"
    r"|.{0,30}\((?:AP|AFP|ANI|ANSA|Bloomberg|CNN|dpa|EFE|IPS|PTI|Reuters|TASS|UPI|Xinhua)\)"
)
"""How a dateline begins further down: "Holt (54) – Mayor of Vell" is none."""
_LONGEST_TRAILER = 50
_SHORTEST_CAPTION = 20
_LONGEST_SILENT = 120
"""Characters: a longer line under the headline that reports what was said is no subtitle."""
_MANY_TITLES = 3


@dataclass(frozen=True, slots=True)
class Structure:
    """The paragraphs with their kinds, and what they told about the article."""

    blocks: tuple[Block, ...]
    metadata: ArticleMetadata


def read_structure(blocks: list[Block], language: str, title: str | None = None) -> Structure:
    """Give every paragraph its kind and collect title, byline, dateline and date.

    Args:
        blocks: the paragraphs, normalised; those whose kind is not ``body`` keep it.
        language: ISO 639-1 code of the article.
        title: the title the user gave; a paragraph that repeats it is the headline.
    """
    reader = _Reader(blocks, language, title)
    reader.set_aside_furniture()
    reader.read_header()
    reader.read_lists()
    reader.set_aside_subheads()
    reader.keep_something()
    reader.read_opening()
    return Structure(tuple(reader.blocks), reader.metadata())


class _Reader:
    """The passes over one article's paragraphs; each looks at what the earlier ones left."""

    def __init__(self, blocks: list[Block], language: str, title: str | None) -> None:
        self.blocks = list(blocks)
        self.given = tuple(blocks)
        self.language = language
        self.title = title
        self.headline: str | None = None
        self.issuer: str | None = None
        self.byline: str | None = None
        self.dateline: str | None = None
        self.published: date | None = None

    def metadata(self) -> ArticleMetadata:
        return ArticleMetadata(
            title=self.headline,
            outlet=self.issuer or (agency_in(self.dateline) if self.dateline else None),
            byline=self.byline,
            dateline=self.dateline,
            published=self.published,
        )

    def set_aside_furniture(self) -> None:
        """Set aside what a page prints around its article, and pictures' captions."""
        for index in furniture([b.text for b in self.blocks], self.language):
            self._mark(index, "furniture")
        for index, block in enumerate(self.blocks):
            if block.is_content and is_caption(block.text):
                self._mark(index, "caption")
            elif block.is_content and is_credit_line(block.text):
                self._mark(index, "byline")
        self._set_aside_repeated()
        # What a screen reader is told of a picture stands once more, in front of its credit.
        captions = [block.text for block in self.blocks if block.kind == "caption"]
        for index, block in enumerate(self.blocks):
            long_enough = block.is_content and len(block.text) >= _SHORTEST_CAPTION
            if long_enough and any(caption.startswith(block.text) for caption in captions):
                self._mark(index, "caption")

    def _set_aside_repeated(self) -> None:
        """Set aside what stands twice in a row above a credit: it tells what a picture shows."""
        for index in range(2, len(self.blocks)):
            first, second, credit = self.blocks[index - 2 : index + 1]
            if credit.kind == "caption" and second.is_content and first.text == second.text:
                self._mark(index - 2, "caption")
                self._mark(index - 1, "caption")

    def read_header(self) -> None:
        """Read everything above the first sentence: headline, subtitle, byline, date."""
        titles: list[int] = []
        above: list[int] = []
        for index, block in enumerate(self.blocks):
            if block.kind == "headline":
                self._take_headline(index)
            elif block.is_content and self._read_header_line(index):
                above = above or list(titles)
            elif block.is_content:
                if not self._is_title(index, first=not titles and self.headline is None):
                    break
                titles.append(index)
        if self._opens_body(titles):
            self._take_titles(titles)
        elif above and len(titles) > len(above):
            # No line of this text ends like a sentence; the byline or date parts it.
            self._take_titles(above)
        self._read_late_lines()

    def _read_header_line(self, index: int) -> bool:
        """Read a line that can only be a date, a place and date, a byline, or a byline and date."""
        text = self.blocks[index].text
        rest = without_dates(text, self.language) if len(text) < _LONGEST_HEADER_LINE else text
        # "By May, Norland will pay." is a sentence.
        author = byline(text) or (None if text.endswith((".", "!", "?")) else byline(rest))
        if author is not None:
            self.byline = self.byline or author
            self._mark(index, "byline")
        elif is_date_line(text, self.language):
            self._mark(index, "date")
        elif rest != text and is_place(rest) and find_printed_date(text, self.language):
            self.dateline = self.dateline or text
            self._mark(index, "date")
        else:
            return False
        self._take_date(text)
        return True

    def _read_late_lines(self) -> None:
        """Set aside date lines and bylines that stand below the first sentence."""
        for index, block in enumerate(self.blocks):
            if not block.is_content:
                continue
            if is_date_line(block.text, self.language):
                # A date below the first sentence is an event's, unless it says what it is.
                if _PUBLISHED.match(block.text):
                    self._take_date(block.text)
                self._mark(index, "date")
            elif index >= len(self.blocks) - 3 and (author := byline(block.text)):
                self.byline = self.byline or author
                self._mark(index, "byline")

    def _is_title(self, index: int, *, first: bool) -> bool:
        """Tell whether a line above the first sentence can be a headline or subtitle."""
        text = self.blocks[index].text
        if self.title is not None and same_title(text, self.title):
            return True
        if not first and len(text) > _LONGEST_SILENT and reports_speech(text, self.language):
            return False
        return is_title(text, first=first)

    def _opens_body(self, titles: list[int]) -> bool:
        """Tell whether the lines taken for titles stand above a body, and so can be titles."""
        if not titles:
            return False
        if any(self.title and same_title(self.blocks[i].text, self.title) for i in titles):
            return True
        rest = [b for b in self.blocks[titles[-1] + 1 :] if b.is_content]
        return any(is_sentence(b.text) or len(b.text) > LONGEST_SUBTITLE for b in rest)

    def _take_titles(self, titles: list[int]) -> None:
        """Choose the headline among the lines above the first sentence."""
        headline, self.issuer = of_press_release([self.blocks[i].text for i in self._above(titles)])
        title = self.title or headline
        known = [i for i in titles if title and same_title(self.blocks[i].text, title)]
        if known:
            chosen = known[0]
        elif len(titles) > _MANY_TITLES:
            # A menu or kickers stand above; the headline is the longest line.
            chosen = max(titles, key=lambda i: len(self.blocks[i].text))
        else:
            chosen = titles[0]
        for index in titles:
            if index == chosen and self.headline is None:
                self._take_headline(index)
            else:
                self._mark(index, "subtitle" if index > chosen else "furniture")

    def _above(self, titles: list[int]) -> list[int]:
        """Return the lines down to the last title, what a page prints around its text included."""
        dated = {"date", "byline"}
        return [i for i in range(titles[-1] + 1) if self.blocks[i].kind not in dated]

    def _take_headline(self, index: int) -> None:
        if self.headline is None:
            self.headline = self.blocks[index].text
        self._mark(index, "headline")

    def read_lists(self) -> None:
        """Find list items: bulleted lines, and short lines after one that ends with a colon."""
        within = False
        for index, block in enumerate(self.blocks):
            if not block.is_content:
                within = within and block.kind == "caption"
            elif bullet_end(block.text) or (within and not is_sentence(block.text)):
                self.blocks[index] = replace(block, kind="item", skip=bullet_end(block.text))
            else:
                within = block.text.rstrip().endswith((":", "："))

    def set_aside_subheads(self) -> None:
        """Set aside short lines without a full stop that stand alone above a paragraph."""
        content = [i for i, b in enumerate(self.blocks) if b.is_content]
        for place, index in enumerate(content):
            if self.blocks[index].kind != "body" or not is_subhead(self.blocks[index].text):
                continue
            following = self.blocks[content[place + 1]] if place + 1 < len(content) else None
            if following is None:
                trailer = place > 0 and len(self.blocks[index].text) <= _LONGEST_TRAILER
                if trailer and is_sentence(self.blocks[content[place - 1]].text):
                    self._mark(index, "subhead")
            elif place > 0 and is_sentence(following.text):
                self._mark(index, "subhead")

    def keep_something(self) -> None:
        """Take everything but furniture for content if nothing else would be."""
        if any(b.is_content for b in self.blocks):
            return
        kept: tuple[Kind, ...] = ("headline", "subtitle", "subhead", "caption")
        for index, block in enumerate(self.blocks):
            if block.kind in kept and self.given[index].kind in ("body", block.kind):
                self._mark(index, "body")

    def read_opening(self) -> None:
        """Find the date and dateline glued before the first sentence."""
        bodies = (i for i, b in enumerate(self.blocks) if b.kind == "body")
        index = next((i for i in bodies if not looks_like_instruction(self.blocks[i].text)), None)
        if index is None:
            return
        text = self.blocks[index].text
        skip = 0
        glued = leading_date(text, self.language)
        if glued is not None:
            skip = glued.end
            self.published = self.published or glued.day
        end = dateline_end(text[skip:], colon=False)
        if not end and has_speaker(text[skip:]):
            others = [b for i, b in enumerate(self.blocks) if i != index and b.is_content]
            end = dateline_end(text[skip:], colon=not any(has_speaker(b.text) for b in others))
        if end:
            dateline = text[skip : skip + end].strip(_AROUND_DATELINE)
            self.dateline = self.dateline or dateline
            printed = find_printed_date(dateline, self.language)
            self.published = self.published or (printed.day if printed else None)
            skip += end
        if any(map(str.isalnum, text[skip:])):
            self.blocks[index] = replace(self.blocks[index], skip=skip)
        self._skip_later_datelines(index)

    def _skip_later_datelines(self, first: int) -> None:
        """Skip the agency's dateline of a report that is joined to the first."""
        for index in range(first + 1, len(self.blocks)):
            block = self.blocks[index]
            if block.kind == "body" and _MAY_BE_DATELINE.match(block.text):
                end = dateline_end(block.text, colon=False)
                if end and any(map(str.isalnum, block.text[end:])):
                    self.dateline = self.dateline or block.text[:end].strip(_AROUND_DATELINE)
                    self.blocks[index] = replace(block, skip=end)

    def _take_date(self, text: str) -> None:
        printed = find_printed_date(text, self.language)
        if printed is not None and self.published is None:
            self.published = printed.day

    def _mark(self, index: int, kind: Kind) -> None:
        self.blocks[index] = replace(self.blocks[index], kind=kind)
