"""Several conversations held side by side as one."""

import pytest
from flow_runs import request

from summarizer.flow.conversation import Conversation, together
from summarizer.llm import Reply


def asking(*rounds: list[str]) -> Conversation[list[str]]:
    """Ask these questions round by round; return the replies."""
    heard: list[str] = []
    for labels in rounds:
        replies = yield [request(label) for label in labels]
        heard += [reply.text for reply in replies]
    return heard


def failing() -> Conversation[list[str]]:
    yield [request("x")]
    raise RuntimeError("inside")


def hold(conversation: Conversation[list[list[str]]]) -> tuple[list[list[str]], list[list[str]]]:
    """Answer every question with its own name; return the result and the questions by round."""
    asked: list[list[str]] = []
    try:
        batch = next(conversation)
        while True:
            asked.append([one.label for one in batch])
            batch = conversation.send([Reply(one.label) for one in batch])
    except StopIteration as stop:
        return stop.value, asked


def test_what_is_asked_at_the_same_time_is_asked_together() -> None:
    results, asked = hold(together([asking(["a"]), asking(["b1", "b2"])]))
    assert asked == [["a", "b1", "b2"]]
    assert results == [["a"], ["b1", "b2"]]


def test_each_gets_its_own_replies_however_long_the_others_take() -> None:
    results, asked = hold(
        together([asking(["a1"], ["a2", "a3"], ["a4"]), asking(["b1"]), asking(["c1"], ["c2"])])
    )
    assert asked == [["a1", "b1", "c1"], ["a2", "a3", "c2"], ["a4"]]
    assert results == [["a1", "a2", "a3", "a4"], ["b1"], ["c1", "c2"]]


def test_one_that_asks_nothing_has_its_result_too() -> None:
    results, asked = hold(together([asking(), asking(["b"]), asking()]))
    assert asked == [["b"]]
    assert results == [[], ["b"], []]


def test_none_at_all_ask_nothing() -> None:
    assert hold(together([])) == ([], [])


def test_they_nest() -> None:
    def both() -> Conversation[list[str]]:
        left, right = yield from together([asking(["a"], ["b"]), asking(["c"])])
        return left + right

    results, asked = hold(together([both(), asking(["d"])]))
    assert asked == [["a", "c", "d"], ["b"]]
    assert results == [["a", "b", "c"], ["d"]]


def test_an_error_in_one_ends_all() -> None:
    conversation = together([asking(["a"]), failing()])
    next(conversation)
    with pytest.raises(RuntimeError, match="inside"):
        conversation.send([Reply("a"), Reply("x")])
