"""Splits an article that is longer than the model's context into windows of whole sentences."""

from collections.abc import Sequence

from summarizer.schemas import Sentence

_BYTES_PER_TOKEN = 3
_TOKENS_PER_NUMBER = 4
_LEAST_TOKENS = 256


def estimate_tokens(text: str) -> int:
    """Return a cautious estimate: real tokenizers need fewer for nearly all texts."""
    return len(text.encode()) // _BYTES_PER_TOKEN + 1


def split_windows(
    sentences: Sequence[Sentence], context: int | None, reserved: int
) -> list[Sequence[Sentence]]:
    """Return runs of sentences that fit the context beside ``reserved`` tokens.

    Args:
        sentences: the article's, in order.
        context: the model's context in tokens; ``None`` (unknown) gives one window.
        reserved: tokens of prompt around the article and of the reply.
    """
    if context is None:
        return [sentences]
    room = max(context - reserved, _LEAST_TOKENS)
    windows: list[list[Sentence]] = [[]]
    used = 0
    for sentence in sentences:
        cost = estimate_tokens(sentence.text) + _TOKENS_PER_NUMBER
        if windows[-1] and used + cost > room:
            windows.append([])
            used = 0
        windows[-1].append(sentence)
        used += cost
    return list(windows)
