"""The small questions of the guided tactics, each with the schema of its answer."""

from collections.abc import Mapping
from typing import Any

from summarizer.errors import RefusalError, ReplyError
from summarizer.flow.asking import ask
from summarizer.flow.context import Window
from summarizer.flow.conversation import Conversation
from summarizer.llm import JsonSchema, Request
from summarizer.prompting import numbered
from summarizer.schemas import Sentence

TEXT: JsonSchema = {"type": "string"}


def answer_schema(properties: Mapping[str, JsonSchema]) -> dict[str, Any]:
    """Return the schema of an object that has all these keys and no others."""
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(properties),
        "additionalProperties": False,
    }


def question(
    window: Window,
    template: str,
    properties: Mapping[str, JsonSchema],
    *,
    label: str,
    max_tokens: int,
    sentence: Sentence | None = None,
    **variables: Any,
) -> Request:
    """Return the request for one question, the template being ``guided/<template>.j2``.

    A question about one sentence is sent without the article: what the model does not see, it
    cannot mix in.
    """
    run = window.run
    text = numbered([sentence])[0][1] if sentence is not None else ""
    instruction = run.prompts.render(
        f"guided/{template}",
        sentence=(sentence.id, text) if sentence is not None else (0, ""),
        language=run.language,
        article_language=run.article.language,
        **variables,
    )
    build = window.request if sentence is None else window.small_request
    return build(
        instruction,
        answer_schema(properties),
        name=f"answer_{template}",
        label=label,
        max_tokens=max_tokens,
    )


def ask_text(window: Window, request: Request, key: str) -> Conversation[str | None]:
    """Ask for one text; ``None`` when no usable answer comes, which is no failure of the note.

    Raises:
        RefusalError: the model declined.
    """
    try:
        data = yield from ask(window.run, request)
    except RefusalError:
        raise
    except ReplyError:
        return None
    value = data.get(key) if isinstance(data, dict) else None
    return tidy(value) if isinstance(value, str) and value.strip() else None


def tidy(text: str) -> str:
    """Return a text on one line, without blanks before punctuation or inside "U. S."."""
    text = " ".join(text.split())
    while " ." in text and not text.startswith(" ."):
        text = text.replace(" .", ".")
    parts = text.split(" ")
    joined = [parts[0]]
    for part in parts[1:]:
        letter = len(part) == 2 and part[0].isupper() and part[1] == "."
        before = joined[-1]
        if letter and len(before) == 2 and before[0].isupper() and before[1] == ".":
            joined[-1] = before + part
        else:
            joined.append(part)
    return " ".join(joined)
