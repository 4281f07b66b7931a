"""A note for the HTML page, made of the same blocks that the other renderings draw."""

from dataclasses import dataclass, replace

from summarizer.render.blocks import Block, Heading
from summarizer.render.briefing import briefing_blocks
from summarizer.render.claims import gist, label
from summarizer.render.generic import generic_blocks, title_field
from summarizer.schemas import BriefingNote, Dropped, NoteDocument


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section: its heading ("" for what stands before the first), its blocks with their kinds."""

    heading: str
    blocks: tuple[tuple[str, Block], ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A claim that is not in the note, and why."""

    section: str
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class NoteView:
    """A note.

    Attributes:
        title: its headline, or what stands in for it.
        sections: in the order of the note.
        left_out: what did not pass its check.
        numbers: ids of the sentences that exist: a citation of another one is no link.
        coverage: one line: how much of the article it rests on.
        origin: one line: model, prompts, note type.
    """

    title: str
    sections: tuple[SectionView, ...]
    left_out: tuple[LeftOut, ...]
    numbers: frozenset[int]
    coverage: str
    origin: str


def note_view(document: NoteDocument) -> NoteView:
    """Return a note as it is shown."""
    note = document.note
    field = title_field(note)
    named: str | None = getattr(note, field) if field else None
    blocks = briefing_blocks(note) if isinstance(note, BriefingNote) else generic_blocks(note)
    total = len(document.article.sentences)
    return NoteView(
        title=named or document.article.title or label(type(note).__name__),
        sections=_sections(blocks),
        left_out=tuple(map(_left_out, document.dropped)),
        numbers=frozenset(sentence.id for sentence in document.article.sentences),
        coverage=f"{document.coverage.cited:.0%} of {total} sentences are cited",
        origin=_origin(document),
    )


def _sections(blocks: list[Block]) -> tuple[SectionView, ...]:
    sections = [SectionView("", ())]
    for block in blocks:
        if isinstance(block, Heading):
            sections.append(SectionView(block.text, ()))
        else:
            shown = (type(block).__name__.lower(), block)
            sections[-1] = replace(sections[-1], blocks=(*sections[-1].blocks, shown))
    return tuple(section for section in sections if section.blocks)


def _left_out(dropped: Dropped) -> LeftOut:
    return LeftOut(label(dropped.section), gist(dropped.item), dropped.reason)


def _origin(document: NoteDocument) -> str:
    provenance = document.provenance
    return (
        f"{provenance.model}; prompt {provenance.prompt.name} {provenance.prompt.sha256[:8]}; "
        f"schema {provenance.schema_.name} {provenance.schema_.sha256[:8]}; "
        f"summarizer {provenance.summarizer}"
    )
