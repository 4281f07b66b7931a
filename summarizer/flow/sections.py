"""The plain path: a request per section (or one for all), then checks and small repairs."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from pydantic import BaseModel

from summarizer.errors import RefusalError, ReplyError
from summarizer.flow.asking import ask
from summarizer.flow.context import Window
from summarizer.flow.conversation import Conversation, together
from summarizer.flow.draft import Draft, merge
from summarizer.flow.repair import Failing, check, repair_all
from summarizer.llm import Request
from summarizer.narrowing import answers, narrow, validate
from summarizer.note_types import Section, describe, sections_of
from summarizer.prompting import PromptSet
from summarizer.schemas import Cited

_SECTION_TOKENS = 1500
_NOTE_TOKENS = 4000


def by_sections(window: Window) -> Conversation[Draft]:
    """Ask for every section by itself; all share the prefix and may be sent at once."""
    sections = sections_of(window.run.note_type)
    drafts = yield from together([_one_request(window, [section]) for section in sections])
    return merge(drafts)


def by_single_call(window: Window) -> Conversation[Draft]:
    """Ask for the whole note in one request."""
    return (yield from _one_request(window, sections_of(window.run.note_type)))


def _one_request(window: Window, sections: Sequence[Section]) -> Conversation[Draft]:
    draft = Draft()
    names = [section.name for section in sections]
    try:
        data = yield from ask(
            window.run,
            _request(window, sections),
            accepts=lambda data: answers(window.run.note_type, names, data),
        )
    except RefusalError:
        raise
    except ReplyError as error:
        for name in names:
            draft.failures[name] = error
            draft.drop(name, error.reply[:500] or None, str(error))
        return draft
    values, problems = validate(window.run.note_type, names, data, window.ids)
    wrong: dict[str, list[Failing]] = {name: [] for name in names}
    for problem in problems:
        wrong[problem.section].append(Failing(problem.item, problem.message))
    good = {
        section.name: _grounded(window, section, values, wrong[section.name])
        for section in sections
    }
    unsettled = [section for section in sections if wrong[section.name]]
    repaired = yield from together(
        [repair_all(window, section, wrong[section.name]) for section in unsettled]
    )
    for section, (mended, left) in zip(unsettled, repaired, strict=True):
        good[section.name] += mended
        for one in left:
            ungrounded = isinstance(one.item, Cited | str)
            draft.drop(section.name, one.item, one.reason, ungrounded=ungrounded)
    for section in sections:
        if section.is_list:
            draft.values[section.name] = good[section.name]
        elif good[section.name]:
            draft.values[section.name] = good[section.name][0]
    return draft


def _grounded(
    window: Window, section: Section, values: dict[str, Any], failing: list[Failing]
) -> list[Any]:
    """Return the items of a section that hold; the others are added to the failing ones."""
    if section.name not in values:
        return []
    value = values[section.name]
    good: list[Any] = []
    for one in value if section.is_list and value is not None else [value]:
        held, reason = check(window.run.grounder, one)
        if reason is None:
            good.append(held)
        else:
            failing.append(Failing(held, reason))
    return good


@lru_cache(maxsize=256)
def _instruction(
    prompts: PromptSet, note_type: type[BaseModel], name: str, language: str, article_language: str
) -> str:
    """Render what a section is asked with: the same for one article after another."""
    section = next(one for one in sections_of(note_type) if one.name == name)
    return prompts.render(
        prompts.for_section(section.name),
        section={
            "name": section.name,
            "description": section.description,
            "fields": describe(section),
        },
        language=language,
        article_language=article_language,
    )


def _request(window: Window, sections: Sequence[Section]) -> Request:
    run = window.run
    parts = [
        _instruction(run.prompts, run.note_type, section.name, run.language, run.article.language)
        for section in sections
    ]
    names = [section.name for section in sections]
    alone = len(names) == 1
    return window.request(
        "\n\n".join(parts),
        narrow(run.note_type, names, window.ids),
        name=f"{run.note_type.__name__}_{names[0]}" if alone else run.note_type.__name__,
        label=names[0] if alone else "note",
        max_tokens=_SECTION_TOKENS if alone else _NOTE_TOKENS,
    )
