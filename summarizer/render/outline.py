"""The whole document as blocks: the note in its frame of source, checks and evidence."""

from pydantic import BaseModel

from summarizer.datelines import place_in
from summarizer.render.blocks import (
    Block,
    Bullets,
    Citation,
    Claim,
    Facts,
    Heading,
    Numbered,
    Paragraph,
    Small,
    Title,
    Warned,
)
from summarizer.render.briefing import briefing_blocks
from summarizer.render.claims import cited_ids, gist, label, shortened
from summarizer.render.generic import generic_blocks, title_field
from summarizer.render.pages import with_pages
from summarizer.schemas import Article, BriefingNote, Dropped, NoteDocument, Provenance

_NOTABLE_SHOWN = 5
_EXCERPT = 120


def outline(document: NoteDocument, *, wide: bool = False) -> list[Block]:
    """Return the document as blocks, from the headline to the small print.

    Args:
        document: what a run produced.
        wide: there is room for tables of many columns.
    """
    blocks = [
        Title(title_of(document)),
        source_of(document.article),
        *warnings_of(document.article),
        *body_of(document.note, wide=wide),
        *_left_out(document.dropped),
        *_annex(document),
        *_coverage(document),
        Small(Claim(provenance_of(document.provenance), lead="Provenance")),
    ]
    return with_pages(blocks, pages_of(document.article))


def body_of(note: BaseModel, *, wide: bool = False) -> list[Block]:
    """Return the note itself, section by section.

    Args:
        note: of any type.
        wide: there is room for tables of many columns.
    """
    if isinstance(note, BriefingNote):
        return briefing_blocks(note, wide=wide)
    return generic_blocks(note)


def pages_of(article: Article) -> dict[int, int]:
    """Return the page of every sentence by its number; empty for a source without pages."""
    return {s.id: s.page for s in article.sentences if s.page is not None}


def title_of(document: NoteDocument) -> str:
    """Return the note's headline, or what stands in for it."""
    field = title_field(document.note)
    headline = getattr(document.note, field) if field else None
    return headline or document.article.title or label(type(document.note).__name__)


def source_of(article: Article) -> Facts:
    """Return what is known about the article."""
    source = ", ".join(filter(None, (article.outlet, article.byline)))
    facts = (
        Claim(article.title or "", lead="Subject"),
        Claim(source or "not stated", lead="Source"),
        Claim(place_in(article.dateline or ""), lead="Dateline"),
        Claim(article.published.isoformat() if article.published else "not stated", lead="Date"),
        Claim(article.url or "", lead="Link", link=True),
    )
    return Facts(tuple(fact for fact in facts if fact.text))


def warnings_of(article: Article) -> list[Warned]:
    """Return a warning for every text of the article that speaks to a machine."""
    odd = [(f"Sentence {s.id}", s.text) for s in article.sentences if s.flagged]
    if article.title_flagged:
        odd.insert(0, ("The title", article.title or ""))
    return [
        Warned(
            f"{what} of the article reads like an instruction to a machine: the model was not "
            f"shown it, and nothing here rests on it: “{shortened(text, _EXCERPT)}”"
        )
        for what, text in odd
    ]


def _left_out(dropped: list[Dropped]) -> list[Block]:
    claims = tuple(
        Claim(f"{gist(entry.item)} — {entry.reason}", lead=label(entry.section))
        for entry in dropped
    )
    content: Block = Bullets(claims) if claims else Paragraph((Claim("Nothing."),))
    return [Heading("Left out"), content]


def _annex(document: NoteDocument) -> list[Block]:
    known = {sentence.id: sentence.text for sentence in document.article.sentences}
    numbered = tuple(
        (Citation(number), known.get(number, "(the article has no such sentence)"))
        for number in cited_ids(document.note)
    )
    content: Block = Numbered(numbered) if numbered else Paragraph((Claim("None."),))
    return [Heading("Sentences cited"), content]


def _coverage(document: NoteDocument) -> list[Block]:
    total = len(document.article.sentences)
    text = f"{document.coverage.cited:.0%} of {total} sentences are cited."
    known = {sentence.id: sentence.text for sentence in document.article.sentences}
    notable = [number for number in document.coverage.uncited_notable if number in known]
    blocks: list[Block] = []
    if notable:
        shown = tuple(
            (Citation(n), shortened(known[n], _EXCERPT)) for n in notable[:_NOTABLE_SHOWN]
        )
        blocks = [Heading("Notable, but in no claim"), Numbered(shown)]
        if len(notable) > _NOTABLE_SHOWN:
            text += f" Also in no claim: {', '.join(map(str, notable[_NOTABLE_SHOWN:]))}."
    return [*blocks, Small(Claim(text, lead="Coverage"))]


def provenance_of(provenance: Provenance) -> str:
    """Return on one line how the note came about."""
    usage = provenance.usage
    parts = [
        provenance.model,
        f"{provenance.calls} calls (retries: {provenance.retries})",
        f"{usage.prompt} prompt tokens ({usage.cached} cached), {usage.completion} output tokens",
        f"{provenance.seconds:.1f} s",
    ]
    if provenance.cost is not None:
        parts.append(f"US$ {provenance.cost:.4f}")
    parts += [
        f"prompt {provenance.prompt.name} {provenance.prompt.sha256[:8]}",
        f"schema {provenance.schema_.name} {provenance.schema_.sha256[:8]}",
        f"summarizer {provenance.summarizer}",
    ]
    return "; ".join(parts)
