"""Asking until a reply can be read: each kind of bad reply has its own cure, and an end."""

import pytest
from flow_runs import Told, hold, request, run_over

from summarizer.errors import InvalidReplyError, RefusalError, TruncatedReplyError
from summarizer.flow.asking import ask
from summarizer.llm import Reply

CUT = Reply('{"actors": [', finish="length")


def test_a_good_reply_is_asked_for_once() -> None:
    run = run_over()
    value, asked = hold(ask(run, request()), '{"actors": []}')
    assert value == {"actors": []}
    assert asked == [request()]
    assert run.tally.retries == 0


class TestCutOff:
    def test_is_asked_again_with_twice_the_room_and_otherwise_the_same(self) -> None:
        run = run_over()
        value, asked = hold(ask(run, request(max_tokens=100)), CUT, "{}")
        assert value == {}
        assert asked == [request(max_tokens=100), request(max_tokens=200)]
        assert run.tally.retries == 1

    def test_twice_is_an_error_and_no_third_request(self) -> None:
        with pytest.raises(TruncatedReplyError, match="actors does not end within 200 tokens") as e:
            hold(ask(run_over(), request(max_tokens=100)), CUT, CUT, "{}")
        assert e.value.reply == CUT.text

    def test_does_not_use_up_attempts(self) -> None:
        value, _ = hold(ask(run_over(attempts=1), request()), CUT, "oops", "{}")
        assert value == {}

    def test_the_room_stays_when_something_else_is_wrong(self) -> None:
        _, asked = hold(ask(run_over(), request(max_tokens=100)), CUT, "oops", "{}")
        assert [one.max_tokens for one in asked] == [100, 200, 200]

    def test_whole_json_in_a_reply_that_was_cut_off_is_not_trusted(self) -> None:
        _, asked = hold(ask(run_over(), request()), Reply("[]", finish="length"), "{}")
        assert len(asked) == 2


class TestRefused:
    def test_is_an_error_at_once_with_the_model_s_words(self) -> None:
        refusal = Reply("I cannot help with\nthat.", finish="refusal")
        with pytest.raises(RefusalError, match=r"declined: I cannot help with that\.$") as raised:
            hold(ask(run_over(), request()), refusal)
        assert raised.value.reply == refusal.text

    def test_a_long_one_is_shortened_in_the_message_only(self) -> None:
        refusal = Reply("no " * 900, finish="refusal")
        with pytest.raises(RefusalError) as raised:
            hold(ask(run_over(), request()), refusal)
        assert len(str(raised.value)) < 400
        assert raised.value.reply == refusal.text


class TestNotJson:
    def test_is_asked_again_with_the_reply_and_the_reason(self) -> None:
        run = run_over()
        value, asked = hold(ask(run, request()), "Here you are!", '{"a": 1}')
        assert value == {"a": 1}
        first, second = asked
        assert second.messages[: len(first.messages)] == first.messages
        shown, complaint = second.messages[len(first.messages) :]
        assert (shown.role, shown.content) == ("assistant", "Here you are!")
        assert complaint.role == "user"
        assert "not valid JSON" in complaint.content
        assert (second.schema, second.label) == (first.schema, first.label)

    def test_earlier_bad_replies_are_not_piled_up(self) -> None:
        _, asked = hold(ask(run_over(), request()), "first", "second", "{}")
        assert len(asked[2].messages) == len(asked[1].messages)
        assert asked[2].messages[-2].content == "second"

    def test_a_long_reply_is_shown_in_part(self) -> None:
        _, asked = hold(ask(run_over(), request()), "blah " * 2000, "{}")
        assert len(asked[1].messages[-2].content) < 400

    def test_an_empty_reply_is_called_so(self) -> None:
        _, asked = hold(ask(run_over(), request()), "", "{}")
        assert asked[1].messages[-2].content == "(empty)"

    @pytest.mark.parametrize("attempts", [0, 1, 3])
    def test_attempts_are_bounded(self, attempts: int) -> None:
        run = run_over(attempts=attempts)
        replies = [f"bad {number}" for number in range(attempts + 1)]
        with pytest.raises(InvalidReplyError) as raised:
            hold(ask(run, request()), *replies)
        assert raised.value.reply == f"bad {attempts}"
        assert run.tally.retries == attempts

    def test_the_observer_hears_why(self) -> None:
        told = Told()
        hold(ask(run_over(observer=told), request("event")), CUT, "oops", "{}")
        assert [label for label, _ in told.retries] == ["event", "event"]
        assert "more room" in told.retries[0][1]
        assert "not valid JSON" in told.retries[1][1]


@pytest.mark.parametrize(
    "text",
    [
        '```json\n{"a": 1}\n```',
        'Sure! Here it is:\n{"a": 1}\nAnything else?',
        '<think>{"a": 2}</think>{"a": 1}',
        '\ufeff{"a": 1}',
    ],
)
def test_json_with_something_around_it_needs_no_second_request(text: str) -> None:
    value, asked = hold(ask(run_over(), request()), text)
    assert value == {"a": 1}
    assert len(asked) == 1
