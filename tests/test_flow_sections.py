"""The plain path: every kind of bad reply, and what becomes of it."""

import asyncio
import json
from typing import Any

import pytest
from flow_runs import NOTE, TALKS, note_with, section

from summarizer import asummarize, summarize
from summarizer.backends.scripted import ScriptedModel
from summarizer.errors import (
    EndpointUnreachableError,
    InvalidReplyError,
    RefusalError,
    TruncatedReplyError,
    UngroundedError,
)
from summarizer.llm import Capabilities, Reply, Request
from summarizer.result import Result
from summarizer.schemas import BriefingNote
from summarizer.settings import Settings

ITEM = NOTE["commitments"][0]


def run(replies: Any, **settings: Any) -> tuple[Result, ScriptedModel]:
    model = ScriptedModel(replies)
    return summarize(TALKS, model=model, settings=Settings(**settings)), model


def note(result: Result) -> BriefingNote:
    assert isinstance(result.note, BriefingNote)
    return result.note


def asked(model: ScriptedModel, label: str) -> list[Request]:
    return [one for one in model.requests if one.label == label]


def reasons(result: Result) -> list[tuple[str, str]]:
    return [(one.section, one.reason) for one in result.dropped]


class TestGoodReplies:
    def test_each_section_is_asked_for_once(self) -> None:
        result, model = run(note_with())
        assert [one.label for one in model.requests] == list(NOTE)
        dumped = result.note.model_dump(mode="json")
        assert dumped["commitments"] == [
            one | {"deadline_date": None} for one in NOTE["commitments"]
        ]
        assert dumped["headline"] == NOTE["headline"]
        assert result.dropped == []
        assert result.provenance.calls == 6
        assert result.provenance.retries == 0

    def test_all_share_one_prefix_up_to_the_instruction(self) -> None:
        _, model = run(note_with())
        assert len({one.messages[0] for one in model.requests}) == 1
        ends = [one.messages[1].content.index("</article>") for one in model.requests]
        heads = zip(model.requests, ends, strict=True)
        assert len({one.messages[1].content[:end] for one, end in heads}) == 1

    def test_the_schema_names_the_sentences_that_exist(self) -> None:
        _, model = run(note_with())
        (one,) = asked(model, "background")
        assert '"enum": [1, 2, 3, 4, 5]' in json.dumps(one.schema)

    def test_one_request_for_all_is_an_option(self) -> None:
        result, model = run(json.dumps(NOTE), tactics="single")
        assert [one.label for one in model.requests] == ["note"]
        assert note(result).commitments[0].amount == "40 million crowns"

    def test_nothing_is_invented_where_the_article_says_nothing(self) -> None:
        nothing = {name: section(name, []) for name in ("summary", "actors", "commitments")}
        result, _ = run(
            note_with(background=section("background", []), event=section("event", None), **nothing)
        )
        assert (note(result).commitments, note(result).event) == ([], None)
        assert result.dropped == []


class TestForm:
    """Replies that are not what the schema says."""

    def test_invalid_json_is_asked_again(self) -> None:
        result, model = run(note_with(actors=["Anna Holt", section("actors", NOTE["actors"])]))
        assert [actor.name for actor in note(result).actors] == ["Anna Holt"]
        assert len(asked(model, "actors")) == 2
        assert result.provenance.retries == 1

    def test_code_fences_cost_nothing(self) -> None:
        fenced = f"Here:\n```json\n{section('actors', NOTE['actors'])}\n```"
        result, model = run(note_with(actors=fenced))
        assert [actor.name for actor in note(result).actors] == ["Anna Holt"]
        assert len(model.requests) == 6

    @pytest.mark.parametrize(
        ("fault", "reason"),
        [
            ({"action": None}, "action: Input should be a valid string"),
            ({"action": ""}, "action"),
            ({"status": "hoped"}, "status: Input should be 'pledged', 'agreed'"),
            ({"by": []}, "by"),
            ({"cites": [99]}, "there is no sentence 99 to cite"),
            ({"cites": []}, "cites"),
        ],
        ids=["null", "empty", "wrong enum", "nobody", "unknown sentence", "no sentence"],
    )
    def test_a_faulty_item_is_asked_again_with_what_is_wrong(
        self, fault: dict[str, Any], reason: str
    ) -> None:
        bad = section("commitments", [ITEM | fault])
        result, model = run(note_with(commitments=[bad, section("commitments", [ITEM])]))
        assert [one.action for one in note(result).commitments] == [ITEM["action"]]
        repair = asked(model, "commitments")[1].messages[-1].content
        assert "Why it failed: " in repair
        assert reason in repair.partition("Why it failed: ")[2]

    def test_a_missing_field_is_asked_for(self) -> None:
        lacking = {key: value for key, value in ITEM.items() if key != "status"}
        bad = section("commitments", [lacking])
        result, model = run(note_with(commitments=[bad, section("commitments", [ITEM])]))
        assert len(note(result).commitments) == 1
        assert "status: Field required" in asked(model, "commitments")[1].messages[-1].content

    def test_an_extra_field_is_put_aside(self) -> None:
        result, model = run(note_with(commitments=section("commitments", [ITEM | {"mood": "up"}])))
        assert [one.action for one in note(result).commitments] == [ITEM["action"]]
        assert len(model.requests) == 6

    def test_null_as_a_word_is_null(self) -> None:
        written = section("commitments", [ITEM | {"deadline": "null", "condition": "None"}])
        result, _ = run(note_with(commitments=written))
        assert (note(result).commitments[0].deadline, note(result).commitments[0].condition) == (
            None,
            None,
        )

    def test_one_bad_item_leaves_its_neighbours_alone(self) -> None:
        other = NOTE["commitments"][0] | {
            "cites": [3],
            "by": ["Estia"],
            "action": "reopen the crossing by the end of June",
            "status": "agreed",
            "deadline": "by the end of June",
            "amount": None,
        }
        replies = [
            section("commitments", [other, ITEM | {"status": "hoped"}]),
            section("commitments", []),
        ]
        result, _ = run(note_with(commitments=replies))
        assert [one.by for one in note(result).commitments] == [["Estia"]]
        assert [one.section for one in result.dropped] == ["commitments"]
        assert "withdrawn when asked again" in result.dropped[0].reason


class TestGrounding:
    """Items that are well formed and not what the article says."""

    BAD = ITEM | {"action": "pay 60 million crowns for the bridge", "amount": "60 million crowns"}

    def test_an_unsupported_number_is_repaired(self) -> None:
        replies = [section("commitments", [self.BAD]), section("commitments", [ITEM])]
        result, _ = run(note_with(commitments=replies))
        assert [one.amount for one in note(result).commitments] == ["40 million crowns"]
        assert result.dropped == []
        assert (result.provenance.calls, result.provenance.retries) == (7, 1)

    def test_the_repair_holds_the_item_its_sentences_and_the_reason_only(self) -> None:
        replies = [section("commitments", [self.BAD]), section("commitments", [ITEM])]
        _, model = run(note_with(commitments=replies))
        first, repair = asked(model, "commitments")
        content = repair.messages[-1].content
        assert len(repair.messages) == 2
        assert repair.messages[0] == first.messages[0]
        assert TALKS.sentence(2).text in content
        assert not any(TALKS.sentence(n).text in content for n in (1, 3, 4, 5))
        assert "pay 60 million crowns for the bridge" in content
        assert "60" in content.partition("Why it failed: ")[2]
        assert '"enum": [2]' in json.dumps(repair.schema)
        assert repair.max_tokens < first.max_tokens

    def test_a_model_never_sees_nor_gives_what_is_derived(self) -> None:
        given = self.BAD | {"deadline": "Friday", "deadline_date": "1999-01-01"}
        bad = [section("commitments", [given])]
        result, model = run(note_with(commitments=[*bad, section("commitments", [ITEM])]))
        assert not any("deadline_date" in json.dumps(one.schema) for one in model.requests)
        assert not any("deadline_date" in m.content for one in model.requests for m in one.messages)
        assert [one.deadline_date for one in note(result).commitments] == [None]

    def test_what_still_fails_is_dropped_with_its_reason(self) -> None:
        result, model = run(note_with(commitments=[section("commitments", [self.BAD])] * 3))
        assert note(result).commitments == []
        (dropped,) = result.dropped
        assert dropped.section == "commitments"
        assert dropped.item["amount"] == "60 million crowns"
        assert "60" in dropped.reason
        assert len(asked(model, "commitments")) == 2

    def test_without_attempts_nothing_is_asked_again(self) -> None:
        result, model = run(note_with(commitments=section("commitments", [self.BAD])), attempts=0)
        assert len(model.requests) == 6
        assert len(result.dropped) == 1

    def test_what_is_answered_twice_is_left_out_once(self) -> None:
        result, _ = run(note_with(commitments=section("commitments", [self.BAD] * 2)), attempts=0)
        assert len(result.dropped) == 1

    def test_a_repair_that_cannot_be_read_leaves_the_reason_it_was_asked_for(self) -> None:
        replies = [section("commitments", [self.BAD]), "oops"]
        result, _ = run(note_with(commitments=[*replies, "oops"]), attempts=1)
        (dropped,) = result.dropped
        assert "60" in dropped.reason
        assert "asked again" in dropped.reason

    def test_called_for_is_not_agreed(self) -> None:
        bad = ITEM | {"status": "agreed"}
        result, _ = run(note_with(commitments=section("commitments", [bad])), attempts=0)
        assert note(result).commitments == []
        assert len(result.dropped) == 1

    def test_a_citation_is_put_right_without_asking(self) -> None:
        away = {"cites": [4], "fact": "The crossing was closed in 2011."}
        result, model = run(note_with(background=section("background", [away])))
        assert [one.cites for one in note(result).background] == [[5]]
        assert len(model.requests) == 6

    def test_keep_marks_what_fails(self) -> None:
        result, _ = run(
            note_with(commitments=section("commitments", [self.BAD])),
            attempts=0,
            on_ungrounded="keep",
        )
        (kept,) = note(result).commitments
        assert kept.amount == "60 million crowns"
        assert kept.ungrounded
        assert "60" in kept.ungrounded
        assert result.dropped == []

    def test_fail_raises(self) -> None:
        with pytest.raises(UngroundedError, match=r"^commitments: .*60"):
            run(
                note_with(commitments=section("commitments", [self.BAD])),
                attempts=0,
                on_ungrounded="fail",
            )

    def test_a_headline_that_fails_gives_way_to_words_of_the_article(self) -> None:
        invented = section("headline", "Norland and Ruritania sign a treaty")
        result, _ = run(note_with(headline=invented), attempts=0)
        assert TALKS.sentence(1).text.startswith(note(result).headline.rstrip(" …"))
        assert [one.section for one in result.dropped] == ["headline"]

    def test_an_event_that_fails_is_null(self) -> None:
        invented = section("event", NOTE["event"] | {"where": "Paris"})
        result, _ = run(note_with(event=invented), attempts=0)
        assert note(result).event is None
        assert [one.section for one in result.dropped] == ["event"]


class TestDuplicates:
    def test_entries_that_say_the_same_are_merged_and_listed(self) -> None:
        again = NOTE["background"][0] | {"fact": "In 2011 the crossing was closed."}
        result, _ = run(note_with(background=section("background", [*NOTE["background"], again])))
        assert len(note(result).background) == 1
        ((where, why),) = reasons(result)
        assert where == "background"
        assert "closed" in why or "same" in why or "duplicate" in why

    def test_an_entry_said_twice_is_left_out_on_keep_too(self) -> None:
        twice = NOTE["background"] * 2
        result, _ = run(note_with(background=section("background", twice)), on_ungrounded="keep")
        assert len(note(result).background) == 1
        assert [one.section for one in result.dropped] == ["background"]


class TestSectionsFailing:
    CUT = Reply('{"actors": [', finish="length")

    def test_a_truncated_section_is_left_out_and_the_others_stand(self) -> None:
        result, model = run(note_with(actors=[self.CUT, self.CUT]))
        assert note(result).actors == []
        assert len(note(result).commitments) == 1
        ((where, why),) = reasons(result)
        assert (where, why) == (
            "actors",
            "the reply for actors does not end within 3000 tokens",
        )
        assert [one.max_tokens for one in asked(model, "actors")] == [1500, 3000]

    @pytest.mark.parametrize("bad", ["not JSON", '{"something": "else"}', '"text"', "[1, 2]"])
    def test_a_section_that_never_comes_is_left_out_and_the_others_stand(self, bad: str) -> None:
        result, _ = run(note_with(actors=[bad] * 10))
        assert note(result).actors == []
        assert len(note(result).commitments) == 1
        assert {one.section for one in result.dropped} == {"actors"}

    def test_a_refusal_ends_the_run(self) -> None:
        with pytest.raises(RefusalError, match="I would rather not"):
            run(note_with(actors=Reply("I would rather not.", finish="refusal")))

    def test_all_sections_failing_is_an_error(self) -> None:
        with pytest.raises(InvalidReplyError):
            run(lambda request: "no JSON")

    def test_all_sections_cut_off_is_an_error(self) -> None:
        with pytest.raises(TruncatedReplyError):
            run(lambda request: self.CUT)

    def test_an_endpoint_that_fails_ends_the_run(self) -> None:
        with pytest.raises(EndpointUnreachableError):
            run(note_with(background=EndpointUnreachableError("no connection")))

    def test_the_whole_note_in_one_call_fails_as_a_whole(self) -> None:
        with pytest.raises(InvalidReplyError):
            run(lambda request: "no JSON", tactics="single")


def test_concurrent_and_asynchronous_runs_give_the_same_note() -> None:
    bad = TestGrounding.BAD
    replies = [section("commitments", [bad]), section("commitments", [ITEM])]
    wide = Capabilities(concurrency=4)

    def model() -> ScriptedModel:
        return ScriptedModel(note_with(commitments=replies), capabilities=wide)

    one_by_one, _ = run(note_with(commitments=replies))
    at_once = summarize(TALKS, model=model(), settings=Settings())
    awaited = asyncio.run(asummarize(TALKS, model=model(), settings=Settings()))
    assert one_by_one.note == at_once.note == awaited.note
    assert at_once.provenance.calls == awaited.provenance.calls == 7
