"""Asks failing items again: the item, its sentences and the reason, not the whole history."""

from dataclasses import dataclass
from typing import Any

from summarizer.errors import ReplyError
from summarizer.flow.asking import ask
from summarizer.flow.context import Window
from summarizer.flow.conversation import Conversation, together
from summarizer.flow.draft import plain
from summarizer.grounding import Grounder
from summarizer.hashing import canonical_json
from summarizer.llm import Message, Request
from summarizer.narrowing import narrow, validate
from summarizer.note_types import Section, describe, is_claim, is_derived
from summarizer.prompting import numbered
from summarizer.schemas import Cited

_REPAIR_TOKENS = 400


@dataclass(frozen=True, slots=True)
class Failing:
    """An item that failed its check, and why."""

    item: Any
    reason: str


def check(grounder: Grounder, value: Any) -> tuple[Any, str | None]:
    """Ground one value; return it, its citations perhaps corrected, and the reason if it fails.

    A text that cites nothing, such as the headline, is held against the whole article.
    """
    if is_claim(value.__class__):
        verdict = grounder.check(value)
        return verdict.item, None if verdict.ok else verdict.reason
    if isinstance(value, str):
        problems = grounder.check_text(value)
        return value, "; ".join(p.message for p in problems) or None
    return value, None


def repair_all(
    window: Window, section: Section, failing: list[Failing]
) -> Conversation[tuple[list[Any], list[Failing]]]:
    """Ask each failing item again until it holds, is withdrawn, or the attempts are used up.

    Returns:
        What holds now, and what still fails.
    """
    results = yield from together([_repair(window, section, one) for one in failing])
    mended = [value for value, _ in results if value is not None]
    return mended, [left for _, left in results if left is not None]


def _repair(
    window: Window, section: Section, failing: Failing
) -> Conversation[tuple[Any, Failing | None]]:
    run = window.run
    current = failing
    for _ in range(run.attempts):
        run.tally.retries += 1
        run.observer.retrying(section.name, current.reason)
        try:
            data = yield from ask(run, _request(window, section, current))
        except ReplyError as error:
            return None, Failing(current.item, f"{current.reason}; asked again: {error}")
        values, problems = validate(run.note_type, [section.name], data, window.ids)
        if problems:
            current = Failing(problems[0].item, problems[0].message)
            continue
        value = values.get(section.name)
        if section.is_list:
            value = value[0] if value else None
        if value is None:
            return None, Failing(current.item, f"{current.reason}; withdrawn when asked again")
        value, reason = check(run.grounder, value)
        if reason is None:
            return value, None
        if value == current.item:
            # The same request would bring the same answer.
            return None, current
        current = Failing(value, reason)
    return None, current


def _request(window: Window, section: Section, failing: Failing) -> Request:
    """Build the small request: no article, only the sentences that the item cites."""
    run = window.run
    cited = _cited_ids(failing.item)
    shown = [s for s in window.sentences if s.id in cited] or list(window.sentences[:12])
    text = run.prompts.render(
        "repair",
        section={
            "name": section.name,
            "description": section.description,
            "fields": describe(section),
        },
        item=canonical_json(_as_asked(failing.item)),
        reason=failing.reason,
        sentences=numbered(shown),
        language=run.language,
        article_language=run.article.language,
    )
    system, _ = window.prefix()
    return Request(
        messages=(system, Message("user", text)),
        schema=narrow(run.note_type, [section.name], [s.id for s in shown]),
        schema_name=f"{run.note_type.__name__}_{section.name}",
        max_tokens=run.max_tokens or _REPAIR_TOKENS,
        label=section.name,
    )


def _as_asked(item: Any) -> Any:
    """Return an item as JSON can hold it, without what a model is never asked for."""
    if not isinstance(item, Cited):
        return plain(item)
    fields = type(item).model_fields
    derived = {name for name, field in fields.items() if is_derived(field)}
    return item.model_dump(mode="json", exclude=derived)


def _cited_ids(item: Any) -> set[int]:
    cites = item.cites if isinstance(item, Cited) else None
    if cites is None and isinstance(item, dict):
        cites = item.get("cites")
    return {n for n in cites if isinstance(n, int)} if isinstance(cites, list) else set()
