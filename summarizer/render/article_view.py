"""The article as a page shows it: paragraphs, with every sentence at its place."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from summarizer.schemas import Article, Sentence

_PARAGRAPH_END = "\n\n"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a paragraph.

    Attributes:
        text: as it stands in the article.
        sentence: its number; ``None`` for what is no sentence.
        page: the page that begins with it, where the source has pages.
        claims: anchors of the claims that rest on it.
        flagged: it reads like an instruction to a machine.
        notable: it says something of weight, and is in no claim.
    """

    text: str
    sentence: int | None = None
    page: int | None = None
    claims: tuple[str, ...] = ()
    flagged: bool = False
    notable: bool = False


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """A paragraph; ``kind`` is ``text``, ``title``, or ``aside`` if no sentence is in it."""

    pieces: tuple[Piece, ...]
    kind: str


def paragraphs_of(
    article: Article, claims: Mapping[int, Sequence[str]], notable: Collection[int]
) -> tuple[ParagraphView, ...]:
    """Return the whole article.

    Args:
        article: its text is shown as it is; if its sentences do not stand in it where they say,
            they are shown alone.
        claims: anchors of the claims by the number of the sentence they rest on.
        notable: numbers of the sentences of weight that are in no claim.
    """
    opening = _page_openings(article.sentences)

    def piece(sentence: Sentence) -> Piece:
        return Piece(
            sentence.text,
            sentence.id,
            opening.get(sentence.id),
            tuple(claims.get(sentence.id, ())),
            sentence.flagged,
            sentence.id in notable,
        )

    parts = _in_place(article) if _stand_in_text(article) else _alone(article)
    shown = ([piece(p) if isinstance(p, Sentence) else Piece(p) for p in part] for part in parts)
    return tuple(_paragraph(pieces, article.title) for pieces in shown if pieces)


def _stand_in_text(article: Article) -> bool:
    position = 0
    for sentence in article.sentences:
        if sentence.start < position or article.text[sentence.start : sentence.end] != (
            sentence.text
        ):
            return False
        position = sentence.end
    return True


def _in_place(article: Article) -> Iterator[list[Sentence | str]]:
    """Yield the paragraphs: sentences, and the text before, between and after them."""
    current: list[Sentence | str] = []
    position = 0
    for sentence in (*article.sentences, None):
        end = len(article.text) if sentence is None else sentence.start
        first, *others = article.text[position:end].split(_PARAGRAPH_END)
        current += [first] if first else []
        for other in others:
            yield current
            current = [other] if other else []
        if sentence is not None:
            current.append(sentence)
            position = sentence.end
    yield current


def _alone(article: Article) -> Iterator[list[Sentence | str]]:
    for _, group in groupby(article.sentences, key=lambda sentence: sentence.paragraph):
        spaced: list[Sentence | str] = []
        for sentence in group:
            spaced += [" ", sentence] if spaced else [sentence]
        yield spaced


def _page_openings(sentences: Sequence[Sentence]) -> dict[int, int]:
    """Return the page by the number of the first sentence that begins on it."""
    openings: dict[int, int] = {}
    before: int | None = None
    for sentence in sentences:
        if sentence.page is not None and sentence.page != before:
            openings[sentence.id] = before = sentence.page
    return openings


def _paragraph(pieces: list[Piece], title: str | None) -> ParagraphView:
    if any(piece.sentence is not None for piece in pieces):
        return ParagraphView(tuple(pieces), "text")
    text = " ".join("".join(piece.text for piece in pieces).split())
    return ParagraphView(tuple(pieces), "title" if text and text == title else "aside")
