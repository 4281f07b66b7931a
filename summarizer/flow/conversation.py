"""The conversation with a model as a generator: it yields requests and receives replies.

Written once, driven twice (:mod:`summarizer.flow.driver`), tested with plain lists of replies.
"""

from collections.abc import Generator, Sequence
from typing import TypeAlias, TypeVar

from summarizer.llm import Reply, Request

T = TypeVar("T")
Conversation: TypeAlias = Generator[list[Request], list[Reply], T]


def together(conversations: Sequence[Conversation[T]]) -> Conversation[list[T]]:
    """Hold several conversations side by side, as one whose requests may be sent at once.

    Returns their results in order.
    """
    if len(conversations) == 1:
        return [(yield from conversations[0])]
    results: dict[int, T] = {}
    waiting: dict[int, list[Request]] = {}

    def advance(index: int, replies: list[Reply] | None) -> None:
        conversation = conversations[index]
        try:
            waiting[index] = next(conversation) if replies is None else conversation.send(replies)
        except StopIteration as stop:
            waiting.pop(index, None)
            results[index] = stop.value

    for index in range(len(conversations)):
        advance(index, None)
    while waiting:
        order = list(waiting)
        counts = [len(waiting[index]) for index in order]
        replies = yield [request for index in order for request in waiting[index]]
        for index, count in zip(order, counts, strict=True):
            mine, replies = replies[:count], replies[count:]
            advance(index, mine)
    return [results[index] for index in range(len(conversations))]
