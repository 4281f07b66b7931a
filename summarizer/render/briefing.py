"""The blocks of a briefing note: who, what, who promised what, and what was before."""

from collections.abc import Iterable

from summarizer.render.blocks import (
    Block,
    Bullets,
    Claim,
    Facts,
    Heading,
    Paragraph,
    Row,
    Table,
    none_stated,
)
from summarizer.render.claims import citations, claim_of
from summarizer.schemas import Actor, BriefingNote, Commitment, Event


def briefing_blocks(note: BriefingNote, *, wide: bool = False) -> list[Block]:
    """Return the body of a briefing note, section by section.

    Args:
        note: to be drawn.
        wide: the terms of a commitment have columns of their own.
    """
    return [
        *_event(note.event),
        Heading("Summary"),
        _paragraph(claim_of(sentence, sentence.text) for sentence in note.summary),
        Heading("Actors"),
        _table(("Name", "Kind", "Role", "Affiliation"), map(_actor, note.actors)),
        Heading("Commitments"),
        _commitments(note.commitments, wide=wide),
        Heading("Background"),
        _bullets(claim_of(entry, entry.fact) for entry in note.background),
    ]


def _event(event: Event | None) -> list[Block]:
    if event is None:
        return [Facts((Claim("None stated", lead="Event"),))]
    when = _dated(event.when, event.date)
    facts = [
        Claim(event.what, lead="Event"),
        Claim(when or "not stated", lead="When"),
        Claim(event.where or "not stated", lead="Where"),
    ]
    # The evidence of the event stands once, behind the last of its facts.
    facts[-1] = claim_of(event, facts[-1].text, lead="Where")
    return [Facts(tuple(facts))]


def _actor(actor: Actor) -> Row:
    also = [alias for alias in actor.aliases if alias != actor.name]
    name = f"{actor.name} (also: {', '.join(also)})" if also else actor.name
    cells = (name, actor.kind, actor.role or "", actor.affiliation or "")
    return Row(cells, citations(actor), actor.ungrounded)


def _commitments(commitments: Iterable[Commitment], *, wide: bool) -> Block:
    headers = ("Who", "To whom", "What", "Status")
    if wide:
        return _table((*headers, "By when", "Amount, condition"), map(_in_columns, commitments))
    return _table((*headers, "Terms"), map(_commitment, commitments))


def _commitment(commitment: Commitment) -> Row:
    terms = (
        ("by when", _dated(commitment.deadline, commitment.deadline_date)),
        ("amount", commitment.amount),
        ("condition", commitment.condition),
    )
    return _promised(commitment, "; ".join(f"{name}: {value}" for name, value in terms if value))


def _in_columns(commitment: Commitment) -> Row:
    condition = f"condition: {commitment.condition}" if commitment.condition else None
    terms = "; ".join(filter(None, (commitment.amount, condition)))
    return _promised(commitment, _dated(commitment.deadline, commitment.deadline_date), terms)


def _promised(commitment: Commitment, *terms: str) -> Row:
    cells = (
        ", ".join(commitment.by),
        ", ".join(commitment.to),
        commitment.action,
        commitment.status.replace("_", " "),
        *terms,
    )
    return Row(cells, citations(commitment), commitment.ungrounded)


def _dated(said: str | None, date: str | None) -> str:
    """Return a time as the article says it, with the date that is meant if that says more."""
    if not said or date is None or date in said:
        return said or date or ""
    return f"{said} ({date})"


def _paragraph(claims: Iterable[Claim]) -> Block:
    found = tuple(claims)
    return Paragraph(found) if found else none_stated()


def _bullets(claims: Iterable[Claim]) -> Block:
    found = tuple(claims)
    return Bullets(found) if found else none_stated()


def _table(headers: tuple[str, ...], rows: Iterable[Row]) -> Block:
    found = tuple(rows)
    return Table(headers, found) if found else none_stated()
