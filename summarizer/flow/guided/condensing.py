"""Says one sentence in fewer words: itself when it is short, else in the model's words."""

from summarizer.flow.context import Window
from summarizer.flow.conversation import Conversation
from summarizer.flow.guided.questions import TEXT, ask_text, question
from summarizer.flow.guided.wording import as_stands
from summarizer.schemas import Sentence

_SHORT = 24
_TOKENS = 110


def condense(window: Window, sentence: Sentence, label: str) -> Conversation[str]:
    """Return the sentence's message in about twenty words.

    A sentence that is short already is taken as it stands. What the model writes is checked
    like any claim; if it fails, the sentence's own words stand.
    """
    own = as_stands(sentence.text)
    if len(own.split()) <= _SHORT:
        return own
    request = question(
        window, "condense", {"text": TEXT}, label=label, max_tokens=_TOKENS, sentence=sentence
    )
    text = yield from ask_text(window, request, "text")
    if text is None:
        return own
    problems = window.run.grounder.check_text(text, [sentence.id])
    if problems:
        window.run.observer.retrying(label, problems[0].message)
        return own
    return text
