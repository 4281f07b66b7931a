"""Says one sentence in fewer words: itself when it is short, else in the model's words."""

from summarizer.flow.context import Window
from summarizer.flow.conversation import Conversation
from summarizer.flow.guided.questions import TEXT, ask_text, question
from summarizer.flow.guided.wording import as_stands, follows, foreign_names, full_stop
from summarizer.schemas import Sentence

_SHORT = 40
_LEAST_FOLLOWED = 0.7
_TOKENS = 110


def condense(window: Window, sentence: Sentence, label: str) -> Conversation[str]:
    """Return the sentence's message in about twenty words.

    A sentence that is short already is taken as it stands. What the model writes is checked
    like any claim; if it fails, the sentence's own words stand.
    """
    own = as_stands(sentence.text)
    own = full_stop(own) if own[-1:].isalnum() else own
    if len(own.split()) <= _SHORT:
        return own
    request = question(
        window, "condense", {"text": TEXT}, label=label, max_tokens=_TOKENS, sentence=sentence
    )
    text = yield from ask_text(window, request, "text")
    if text is None:
        return own
    text = full_stop(text)
    reason = _objection(window, text, sentence)
    if reason is None:
        return text
    window.run.observer.retrying(label, f"{reason}; the sentence's own words stand")
    return own


def _objection(window: Window, text: str, sentence: Sentence) -> str | None:
    """Return why a text cannot stand for a sentence, if it cannot."""
    names = foreign_names(text, [sentence.text])
    if names:
        return f"{names[0]} is not in sentence {sentence.id}"
    problems = window.run.grounder.check_text(text, [sentence.id])
    if problems:
        return problems[0].message
    if follows(text, sentence.text) < _LEAST_FOLLOWED:
        return f"it strays from the wording of sentence {sentence.id}"
    return None
