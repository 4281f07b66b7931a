"""Keeps an article's text inside its fence: no sentence can pass for a part of the prompt."""

import re
from collections.abc import Iterable

from summarizer.schemas import Sentence

# What nobody sees: control characters, zero-width spaces, direction overrides, and the tag
# characters that can spell out a hidden ASCII message. ZWNJ and ZWJ stay: Persian, Hindi and
# emoji need them.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
# Every way to open a tag or a control token: <|im_start|>, </s>, <article>, <<SYS>>, <!--, and
# the full-width bar that some tokenizers use.
_OPENING = re.compile(r"<(?=[|｜/<!?\w])")
_CLOSING = re.compile(r"(?<=[|｜])>")
_BRACKETED = re.compile(
    r"\[(?=/?(?:INST|SYSTEM_PROMPT|AVAILABLE_TOOLS|TOOL_[A-Z]+|ARGS|CALL_ID|THINK)\])",
    re.IGNORECASE,
)


def defuse(text: str) -> str:
    """Break whatever could be read as a fence or a chat template's control token.

    A space is put after the opening character (``<|im_end|>`` becomes ``< |im_end| >``), so
    that a reader sees what was there; characters that nobody sees are left out. Applying it
    twice changes nothing more.
    """
    # What nobody sees cannot be printed; to ask for that takes far less than to look for it.
    if not text.replace("\n", " ").isprintable():
        text = _UNSEEN.sub("", text)
    # Hardly a text has one of these; to look for a character takes next to no time.
    if "<" in text:
        text = _OPENING.sub("< ", text)
    if ">" in text:
        text = _CLOSING.sub(" >", text)
    if "[" in text:
        text = _BRACKETED.sub("[ ", text)
    return text.replace("```", "'''")


def _one_line(text: str) -> str:
    """Return a text with single spaces for whatever white space is in it."""
    # Of all white space only the space itself can be printed.
    if text.isprintable() and "  " not in text and text[:1] != " " and text[-1:] != " ":
        return text
    return " ".join(text.split())


def numbered(sentences: Iterable[Sentence]) -> list[tuple[int, str]]:
    """Return (id, text) of each sentence as the prompt may show it: one line, defused.

    The text is for the model's eyes only; evidence is always taken from the article itself.
    """
    shown = list(sentences)
    # Split first: a line break between two halves of a marker becomes a space, never nothing.
    lines = [_one_line(one.text) for one in shown]
    # All in one go, a line each: no marker reaches across a line break, and none is taken out.
    together = "\n".join(lines)
    if (defused := defuse(together)) != together:
        lines = [" ".join(line.split()) for line in defused.split("\n")]
    return [(one.id, line) for one, line in zip(shown, lines, strict=True)]
