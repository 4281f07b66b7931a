"""From an article to a finished document, as one conversation."""

from collections.abc import Callable, Iterable

from pydantic import BaseModel

from summarizer.errors import ContextLengthError
from summarizer.flow.assembly import assemble
from summarizer.flow.context import Run, Window
from summarizer.flow.conversation import Conversation, together
from summarizer.flow.draft import Draft, merge, on_record
from summarizer.flow.guided import by_questions
from summarizer.flow.sections import by_sections, by_single_call
from summarizer.flow.windows import estimate_tokens, split_windows
from summarizer.lexicon import LANGUAGES
from summarizer.llm import Capabilities, Message
from summarizer.names import Entity
from summarizer.note_types import cited_in, told_in
from summarizer.schemas import BriefingNote, Coverage, Dropped
from summarizer.settings import OnUngrounded, Tactics

Tactic = Callable[[Window], Conversation[Draft]]
_MOST_SHRINKINGS = 6
_REPLY_TOKENS: dict[Tactic, int] = {by_questions: 500, by_sections: 1700, by_single_call: 4200}


def write_note(
    run: Run, capabilities: Capabilities, tactics: Tactics, on_ungrounded: OnUngrounded
) -> Conversation[tuple[BaseModel, list[Dropped], Coverage]]:
    """Hold the whole conversation for a note.

    Returns:
        The note, what was left out of it, and how much of the article it cites.

    Raises:
        ReplyError: no usable reply.
        UngroundedError: a claim failed its check and ``on_ungrounded`` is ``"fail"``.
    """
    tactic = choose_tactic(run, capabilities, tactics)
    context = capabilities.context
    for _ in range(_MOST_SHRINKINGS):
        try:
            shown = windows(run, context, tactic)
            draft = merge((yield from together([tactic(window) for window in shown])))
            break
        except ContextLengthError:
            context = _shorter(run, context, tactic)
            run.observer.status(
                f"the article is too long for the model: windows of {context} tokens"
            )
    else:
        raise ContextLengthError("the model's context is too short even for a part of the article")
    note = assemble(draft, run.note_type, run.article, run.entities, on_ungrounded)
    return note, on_record(draft.left_out), run.grounder.coverage(cited_in(note), told_in(note))


def choose_tactic(run: Run, capabilities: Capabilities, tactics: Tactics) -> Tactic:
    """Return how the note is asked for; the guided way only exists for the briefing note."""
    if tactics == "single":
        return by_single_call
    if tactics == "sections" or not issubclass(run.note_type, BriefingNote):
        return by_sections
    if tactics == "guided":
        return by_questions
    # It lives on cues and capitals: languages without them are asked for in sections.
    fit = run.article.language in LANGUAGES and run.article.language == run.language
    return by_questions if capabilities.guided and fit else by_sections


def windows(run: Run, context: int | None, tactic: Tactic) -> list[Window]:
    """Return what the model is shown: the whole article, or windows of it that fit.

    Sentences that read like an order to a model are not shown to one.
    """
    reserved = _reserved(run, tactic) if context is not None else 0
    parts = split_windows(run.article.trusted, context, reserved)
    return [Window(run, part, _system(tactic)) for part in parts]


def beginning(run: Run, capabilities: Capabilities, tactics: Tactics) -> Message:
    """Return the message that every request of the run begins with."""
    tactic = choose_tactic(run, capabilities, tactics)
    return Window(run, (), _system(tactic)).prefix()[0]


def _system(tactic: Tactic) -> str:
    return "guided/system" if tactic is by_questions else "system"


def _reserved(run: Run, tactic: Tactic) -> int:
    """Tokens that a request needs beside the article's sentences."""
    system, article = Window(run, (), _system(tactic)).prefix()
    return estimate_tokens(system.content + article) + _REPLY_TOKENS[tactic]


def _shorter(run: Run, context: int | None, tactic: Tactic) -> int:
    """Return a context to try after one turned out too long for the model."""
    reserved = _reserved(run, tactic)
    whole = sum(estimate_tokens(sentence.text) for sentence in run.article.trusted)
    known = context if context is not None else reserved + whole
    return reserved + max((known - reserved) // 2, 1)


def names_of(entities: Iterable[Entity]) -> list[list[str]]:
    """Return groups of names that mean one entity, for grounding to treat as equal."""
    return [list(entity.forms) for entity in entities if len(entity.forms) > 1]
