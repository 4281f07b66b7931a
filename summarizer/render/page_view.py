"""What the web page about a note shows, as plain data: the template only draws it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from summarizer.render import inert
from summarizer.render.article_view import ParagraphView, paragraphs_of
from summarizer.render.blocks import (
    Block,
    Bullets,
    Citation,
    Claim,
    Facts,
    Numbered,
    Paragraph,
    Row,
    Small,
    Table,
    Warned,
)
from summarizer.render.claims import gist, label
from summarizer.render.outline import (
    body_of,
    pages_of,
    provenance_of,
    source_of,
    title_of,
    warnings_of,
)
from summarizer.render.pages import with_pages
from summarizer.render.sections import kind_of, sections_of
from summarizer.render.tongue import Tongue, tongue_of, tongue_of_note
from summarizer.schemas import Article, Dropped, NoteDocument


@dataclass(frozen=True, slots=True)
class CiteView:
    """A citation; it is a link if the article has the sentence."""

    label: str
    sentence: int
    known: bool


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a claim rests on. ``anchor`` is its id in the page, "" if it cites nothing."""

    anchor: str = ""
    cites: tuple[CiteView, ...] = ()
    failing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SaidView:
    """One claim; ``address`` is where it may link to, "" if nowhere."""

    lead: str
    text: str
    evidence: Evidence = Evidence()
    address: str = ""


@dataclass(frozen=True, slots=True)
class RowView:
    """A row of a table, and the evidence of it all."""

    cells: tuple[str, ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class BlockView:
    """A block: a kind, and what that kind has.

    Attributes:
        kind: ``facts``, ``paragraph``, ``bullets`` or ``table``.
        claims: of all but a table.
        evidence: of facts, which share it.
        headers: of a table.
        rows: of a table.
    """

    kind: str
    claims: tuple[SaidView, ...] = ()
    evidence: Evidence = Evidence()
    headers: tuple[str, ...] = ()
    rows: tuple[RowView, ...] = ()


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section of the note; "" heads what stands before the first heading."""

    heading: str
    blocks: tuple[BlockView, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A claim that is not in the note, and why."""

    section: str
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class PageView:
    """The whole page.

    Attributes:
        title: the note's headline.
        tongue: of the note.
        source: what is known about the article.
        warnings: what must not be overlooked.
        unverified: how many claims did not pass their check.
        sections: of the note.
        left_out: claims that are not in it.
        notable: sentences of weight that no claim cites.
        coverage: on one line, how much of the article the note rests on.
        origin: on one line, how the note came about.
        article_tongue: of the article.
        paragraphs: the whole article.
    """

    title: str
    tongue: Tongue
    source: tuple[SaidView, ...]
    warnings: tuple[str, ...]
    unverified: int
    sections: tuple[SectionView, ...]
    left_out: tuple[LeftOut, ...]
    notable: tuple[tuple[CiteView, str], ...]
    coverage: str
    origin: str
    article_tongue: Tongue
    paragraphs: tuple[ParagraphView, ...]


def page_view(document: NoteDocument) -> PageView:
    """Return what the page about a document shows."""
    article = document.article
    drawing = _Drawing(article)
    sections = drawing.sections(with_pages(body_of(document.note), pages_of(article)))
    notable = [n for n in document.coverage.uncited_notable if n in drawing.texts]
    article_tongue = tongue_of(article.language)
    total = len(article.sentences)
    title = title_of(document)
    return PageView(
        title=title,
        tongue=tongue_of_note(document.note, article_tongue),
        # Where the note has no headline better than the article's, one of them will do.
        source=tuple(_source(fact) for fact in source_of(article).claims if fact.text != title),
        warnings=tuple(block.text for block in warnings_of(article)),
        unverified=drawing.unverified,
        sections=tuple(sections),
        left_out=_left_out(document.dropped),
        notable=tuple((drawing.cite(Citation(n)), drawing.texts[n]) for n in notable),
        coverage=f"{document.coverage.cited:.0%} of {total} sentences are cited",
        origin=provenance_of(document.provenance),
        article_tongue=article_tongue,
        paragraphs=paragraphs_of(article, drawing.claims, frozenset(notable)),
    )


def _left_out(dropped: Iterable[Dropped]) -> tuple[LeftOut, ...]:
    entries = (LeftOut(label(one.section), gist(one.item), one.reason) for one in dropped)
    # A claim that failed again in the same way when it was asked again is shown once.
    return tuple(dict.fromkeys(entries))


def _source(claim: Claim) -> SaidView:
    address = claim.text if claim.link and inert.is_web_address(claim.text) else ""
    return SaidView(claim.lead, claim.text, address=address)


@dataclass(slots=True)
class _Drawing:
    """Gives every claim its anchor, and remembers which sentences they rest on."""

    article: Article
    texts: dict[int, str] = field(init=False)
    claims: dict[int, list[str]] = field(default_factory=dict)
    unverified: int = 0
    _anchors: int = 0

    def __post_init__(self) -> None:
        self.texts = {sentence.id: sentence.text for sentence in self.article.sentences}

    def sections(self, blocks: Iterable[Block]) -> list[SectionView]:
        return [
            SectionView(one.heading, tuple(map(self._block, one.blocks)))
            for one in sections_of(blocks)
        ]

    def cite(self, cited: Citation) -> CiteView:
        return CiteView(cited.label, cited.sentence, cited.sentence in self.texts)

    def _block(self, block: Block) -> BlockView:
        match block:
            case Facts(claims):
                # What is known of an event rests on the same sentences.
                cites = dict.fromkeys(cited for claim in claims for cited in claim.cites)
                failing = dict.fromkeys(c.failing for c in claims if c.failing is not None)
                shown = tuple(SaidView(claim.lead, claim.text) for claim in claims)
                return BlockView("facts", shown, self._evidence(cites, failing))
            case Paragraph(claims) | Bullets(claims):
                return BlockView(kind_of(block), tuple(map(self._said, claims)))
            case Table(headers, rows):
                return self._table(headers, rows)
            case Small(claim):
                return BlockView("paragraph", (self._said(claim),))
            case Numbered(sentences):
                said = (SaidView("", text, self._evidence([c], ())) for c, text in sentences)
                return BlockView("bullets", tuple(said))
            case Warned(text):
                return BlockView("paragraph", (SaidView("Warning", text),))
            case _:
                raise TypeError(f"no block of a section: {kind_of(block)}")

    def _said(self, claim: Claim) -> SaidView:
        failing = () if claim.failing is None else (claim.failing,)
        address = claim.text if claim.link and inert.is_web_address(claim.text) else ""
        return SaidView(claim.lead, claim.text, self._evidence(claim.cites, failing), address)

    def _table(self, headers: tuple[str, ...], rows: tuple[Row, ...]) -> BlockView:
        # A column in which nothing is said would only take room.
        kept = [
            number
            for number in range(len(headers))
            if number == 0 or any(row.cells[number] for row in rows)
        ]
        shown = (
            RowView(
                tuple(row.cells[number] for number in kept),
                self._evidence(row.cites, () if row.failing is None else (row.failing,)),
            )
            for row in rows
        )
        return BlockView("table", headers=tuple(headers[n] for n in kept), rows=tuple(shown))

    def _evidence(self, cites: Iterable[Citation], failing: Iterable[str]) -> Evidence:
        shown = tuple(map(self.cite, dict.fromkeys(cites)))
        reasons = tuple(failing)
        self.unverified += bool(reasons)
        if not shown:
            return Evidence(failing=reasons)
        self._anchors += 1
        anchor = f"c{self._anchors}"
        for number in dict.fromkeys(cite.sentence for cite in shown if cite.known):
            self.claims.setdefault(number, []).append(anchor)
        return Evidence(anchor, shown, reasons)
