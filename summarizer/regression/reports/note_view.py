"""A note for the HTML page, made of the same blocks that the other renderings draw."""

from dataclasses import dataclass

from summarizer.render.blocks import Block
from summarizer.render.claims import gist, label
from summarizer.render.outline import body_of, title_of
from summarizer.render.sections import Section, kind_of, sections_of
from summarizer.schemas import Dropped, NoteDocument


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
    total = len(document.article.sentences)
    return NoteView(
        title=title_of(document),
        sections=tuple(map(_section, sections_of(body_of(document.note)))),
        left_out=tuple(map(_left_out, document.dropped)),
        numbers=frozenset(sentence.id for sentence in document.article.sentences),
        coverage=f"{document.coverage.cited:.0%} of {total} sentences are cited",
        origin=_origin(document),
    )


def _section(section: Section) -> SectionView:
    return SectionView(section.heading, tuple((kind_of(it), it) for it in section.blocks))


def _left_out(dropped: Dropped) -> LeftOut:
    return LeftOut(label(dropped.section), gist(dropped.item), dropped.reason)


def _origin(document: NoteDocument) -> str:
    provenance = document.provenance
    return (
        f"{provenance.model}; prompt {provenance.prompt.name} {provenance.prompt.sha256[:8]}; "
        f"schema {provenance.schema_.name} {provenance.schema_.sha256[:8]}; "
        f"summarizer {provenance.summarizer}"
    )
