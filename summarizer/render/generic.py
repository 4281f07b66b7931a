"""The blocks of any other note type, read off its fields: a section each."""

from collections.abc import Mapping

from pydantic import BaseModel

from summarizer.render.blocks import Block, Bullets, Claim, Heading, Paragraph, none_stated
from summarizer.render.claims import claim_of, label, on_one_line, own_fields
from summarizer.schemas import Cited

TITLE_FIELDS = ("headline", "title")


def title_field(note: BaseModel) -> str | None:
    """Return the name of the field that serves as the note's title, if it has one."""
    for name in TITLE_FIELDS:
        if isinstance(getattr(note, name, None), str) and name in type(note).model_fields:
            return name
    return None


def generic_blocks(note: BaseModel) -> list[Block]:
    """Return a heading and the content for every field but the title."""
    skipped = title_field(note)
    blocks: list[Block] = []
    for name, value in own_fields(note):
        if name != skipped:
            title = type(note).model_fields[name].title
            blocks += [Heading(title or label(name)), _section(value)]
    return blocks


def _section(value: object) -> Block:
    claims = _claims(value)
    if not claims:
        return none_stated()
    if isinstance(value, list | tuple | set | frozenset | Mapping) or len(claims) > 1:
        return Bullets(tuple(claims))
    return Paragraph(tuple(claims))


def _claims(value: object) -> list[Claim]:
    if isinstance(value, Cited):
        return [claim_of(value, on_one_line(value))]
    if isinstance(value, BaseModel):
        return [claim for name, member in own_fields(value) for claim in _led(name, member)]
    if isinstance(value, Mapping):
        return [claim for name, member in value.items() for claim in _led(str(name), member)]
    if isinstance(value, list | tuple | set | frozenset):
        return [claim for member in value for claim in _member(member)]
    text = on_one_line(value)
    return [Claim(text)] if text else []


def _member(member: object) -> list[Claim]:
    """Return one claim for a member of a list, unless its parts cite sentences of their own."""
    claims = _claims(member)
    if any(claim.cites for claim in claims):
        return claims
    text = on_one_line(member)
    return [Claim(text)] if text else []


def _led(name: str, value: object) -> list[Claim]:
    return [
        Claim(claim.text, claim.cites, claim.failing, lead=label(name)) for claim in _claims(value)
    ]
