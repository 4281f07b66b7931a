"""The articles of a dossier: numbered, each once, and how their sentences are cited."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from summarizer.schemas import Article, BriefingNote, Cited, NoteDocument
from summarizer.schemas.dossier import DossierArticle


@dataclass(frozen=True)
class Source:
    """One article's note under its number."""

    number: int
    article: Article
    note: BriefingNote
    document: NoteDocument

    @property
    def language(self) -> str:
        """ISO 639-1 code of the article."""
        return self.article.language


@dataclass(frozen=True)
class Sources:
    """All articles of a dossier.

    Attributes:
        all: in their order.
        warnings: what was given twice.
    """

    all: tuple[Source, ...]
    warnings: tuple[str, ...] = ()
    _outlets: Mapping[int, str] = field(default_factory=dict)

    @classmethod
    def of(cls, documents: Iterable[NoteDocument]) -> "Sources":
        """Number the articles from 1; the same article is taken once.

        Raises:
            ValueError: a note is no briefing note.
        """
        found: dict[str, Source] = {}
        warnings = []
        for document in documents:
            if not isinstance(document.note, BriefingNote):
                raise ValueError("a dossier is made of briefing notes")
            article = document.article
            known = found.get(article.sha256)
            if known is None:
                number = len(found) + 1
                found[article.sha256] = Source(number, article, document.note, document)
            else:
                warnings.append(
                    f"Article {known.number} ({_label(article)}) was given more than once: "
                    "its first note is used."
                )
        outlets = {source.number: _outlet(source) for source in found.values()}
        return cls(tuple(found.values()), tuple(dict.fromkeys(warnings)), outlets)

    def outlets(self, articles: Iterable[int]) -> int:
        """Return how many outlets these articles are from."""
        return len({self._outlets[number] for number in articles})

    def articles(self) -> list[DossierArticle]:
        """Return what the dossier says of each article."""
        return [_described(source) for source in self.all]


def cites(items: Iterable[tuple[int, Cited]]) -> list[str]:
    """Return every cited sentence once, by article and number."""
    places = sorted({(article, number) for article, item in items for number in item.cites})
    return [f"{article}:{number}" for article, number in places]


def failing(items: Sequence[tuple[int, Cited]]) -> str | None:
    """Return why a claim failed its check: claims that failed are never joined."""
    return next((item.ungrounded for _, item in items if item.ungrounded is not None), None)


def _label(article: Article) -> str:
    return article.outlet or article.title or article.sha256[:8]


def _outlet(source: Source) -> str:
    outlet = " ".join((source.article.outlet or "").casefold().split())
    return outlet or f"\n{source.number}"


def _described(source: Source) -> DossierArticle:
    article = source.article
    return DossierArticle(
        number=source.number,
        title=article.title,
        outlet=article.outlet,
        byline=article.byline,
        published=article.published,
        url=article.url,
        language=article.language,
        sha256=article.sha256,
        headline=source.note.headline,
        sentences=article.sentences,
        provenance=source.document.provenance,
    )
