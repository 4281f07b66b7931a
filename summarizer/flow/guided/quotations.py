"""Quotations between single quotation marks, as British newspapers print them.

An apostrophe looks the same, so the rules of this package only know double ones. They read such
an article with its quotations between double ones; what a note cites stays as printed.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from summarizer.flow.context import Window
from summarizer.schemas import Article

_OPENS = re.compile(r"(?<![\w.,'‘’])['‘](?=[\w£$€])")
_CLOSES = re.compile(r"(?<=[\w.,!?…%])['’](?!\w)")
# "To our members.' A ballot", "a penny more', and": hardly an apostrophe.
_CERTAIN = re.compile(r"(?<=[.,!?…])['’](?!\w)|['’](?=[.,;:!?)])")
_DOUBLE = re.compile(r"[“”\"«»]")
# "'90s", "'tis": what an apostrophe stands for is left out.
_LEFT_OUT = re.compile(r"['‘’](?:\d0s|tis|twas|em|cause|til)\b", re.IGNORECASE)


def with_double_quotes(window: Window) -> Window:
    """Return a window whose quotations between single marks stand between double ones.

    Every character keeps its place. A text whose quotations already do is returned as it is:
    single marks are quotations within others there.
    """
    article = window.run.article
    if article.language != "en":
        return window
    pairs = list(_pairs(article.text))
    if not pairs or len(_DOUBLE.findall(article.text)) >= len(pairs):
        return window
    text = list(article.text)
    for start, end in pairs:
        text[start], text[end] = "“", "”"
    reread = _reread(article, "".join(text))
    return replace(
        window,
        run=replace(window.run, article=reread),
        sentences=[reread.sentence(number) for number in window.ids],
    )


def _pairs(text: str) -> Iterator[tuple[int, int]]:
    """Return where quotations between single marks begin and end, paragraph by paragraph."""
    at = 0
    while opening := _OPENS.search(text, at):
        at = opening.end()
        limit = text.find("\n\n", at)
        limit = limit if limit >= 0 else len(text)
        closing = _CERTAIN.search(text, at, limit) or _CLOSES.search(text, at, limit)
        if closing and not _LEFT_OUT.match(text, opening.start()):
            yield opening.start(), closing.start()
            at = closing.end()


def _reread(article: Article, text: str) -> Article:
    sentences = tuple(
        each.model_copy(update={"text": text[each.start : each.end]}) for each in article.sentences
    )
    return article.model_copy(update={"text": text, "sentences": sentences})
