"""Makes a note out of a draft: duplicates merged, derived fields filled, gaps accounted for."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from pydantic import BaseModel, ValidationError

from summarizer.errors import InvalidReplyError, UngroundedError
from summarizer.flow.draft import Draft, deduplicate
from summarizer.names import Entity
from summarizer.note_types import Section, sections_of
from summarizer.schemas import Actor, Article, Cited, Commitment, Event
from summarizer.settings import OnUngrounded
from summarizer.when import deadline_date, event_date

_HEADLINE_WORDS = 14


def assemble(
    draft: Draft,
    note_type: type[BaseModel],
    article: Article,
    entities: Sequence[Entity],
    on_ungrounded: OnUngrounded,
) -> BaseModel:
    """Return the note; what does not go into it stays listed in ``draft.left_out``.

    Raises:
        ReplyError: no section could be used, or one that the note type cannot do without.
        UngroundedError: a claim failed its check and ``on_ungrounded`` is ``"fail"``.
    """
    sections = sections_of(note_type)
    if draft.failures and len(draft.failures) == len(sections):
        raise next(iter(draft.failures.values()))
    deduplicate(draft, article.language)
    _treat_ungrounded(draft, sections, on_ungrounded)
    for section in sections:
        if section.name not in draft.values:
            draft.values[section.name] = _stand_in(section, draft, article)
    values = {name: _with_derived(value, article, entities) for name, value in draft.values.items()}
    try:
        return note_type.model_validate(values)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        path = ".".join(str(step) for step in first["loc"])
        raise InvalidReplyError(f"no valid note: {path}: {first['msg']}") from error


def _treat_ungrounded(
    draft: Draft, sections: tuple[Section, ...], on_ungrounded: OnUngrounded
) -> None:
    failed = [one for one in draft.left_out if one.ungrounded]
    if on_ungrounded == "fail" and failed:
        raise UngroundedError(f"{failed[0].section}: {failed[0].reason}")
    if on_ungrounded != "keep":
        return
    lists = {section.name for section in sections if section.is_list}
    for one in failed:
        if not isinstance(one.item, Cited):
            continue
        marked = one.item.model_copy(update={"ungrounded": one.reason})
        if one.section in lists:
            draft.values.setdefault(one.section, []).append(marked)
        elif draft.values.get(one.section) is None:
            draft.values[one.section] = marked
        else:
            continue
        draft.left_out.remove(one)


def _stand_in(section: Section, draft: Draft, article: Article) -> Any:
    """Return what stands for a section that has no value: nothing, or words of the article."""
    if section.is_list:
        return []
    if section.nullable:
        return None
    if section.annotation is str and section.name == "headline":
        return headline_from(article)
    reasons = [one.reason for one in draft.left_out if one.section == section.name]
    error = draft.failures.get(section.name)
    raise error or InvalidReplyError(
        f"nothing usable for {section.name}: {reasons[0] if reasons else 'the reply lacks it'}"
    )


def headline_from(article: Article) -> str:
    """Return the article's title, or its first words: a headline nobody can dispute."""
    words = (article.trusted_title or article.trusted[0].text).split()
    return " ".join(words[:_HEADLINE_WORDS]) + (" …" if len(words) > _HEADLINE_WORDS else "")


def _with_derived(value: Any, article: Article, entities: Sequence[Entity]) -> Any:
    if isinstance(value, list):
        return [_with_derived(one, article, entities) for one in value]
    derived = _derived(value.__class__)
    if derived is Event and value.when and value.date is None:
        date = event_date(value.when, article.language, article.published, _cited(value, article))
        return value.model_copy(update={"date": date}) if date else value
    if derived is Commitment and value.deadline and value.deadline_date is None:
        date = deadline_date(
            value.deadline, article.language, article.published, _cited(value, article)
        )
        return value.model_copy(update={"deadline_date": date}) if date else value
    if derived is Actor:
        known = next((e for e in entities if value.name in e.forms), None)
        forms = [*value.aliases, *(known.forms if known else ())]
        others = [form for form in dict.fromkeys(forms) if form != value.name]
        return value if others == value.aliases else value.model_copy(update={"aliases": others})
    return value


@lru_cache(maxsize=256)
def _derived(kind: type) -> type[Cited] | None:
    """Return the class whose derived fields items of this class have."""
    return next((one for one in (Event, Commitment, Actor) if issubclass(kind, one)), None)


def _cited(item: Cited, article: Article) -> list[str]:
    return [article.sentence(number).text for number in item.cites]
