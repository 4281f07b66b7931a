"""Bad replies of the batch service are repaired by another job."""

import json

from batch_service_desk import ARTICLES, SECTIONS, Desk, about, badly_once, ungrounded
from batch_service_server import Entry, completion, result

pytest_plugins = ("batch_service_desk",)


def schema_of(entry: Entry) -> str:
    name: str = entry["body"]["response_format"]["json_schema"]["name"]
    return name


def is_first(entry: Entry) -> bool:
    """Tell whether a request does not come of a bad reply."""
    return len(entry["body"]["messages"]) == 2


class TestRepairs:
    def test_they_are_a_second_job(self, desk: Desk) -> None:
        desk.server.respond = badly_once(ungrounded)
        desk.submit()
        stand = desk.collect()
        first, second = desk.server.jobs.values()
        assert not stand.finished
        assert 0 < len(second.entries) <= 2 * ARTICLES
        assert not {e["custom_id"] for e in first.entries} & {
            e["custom_id"] for e in second.entries
        }
        assert desk.collect().done == ARTICLES
        assert not any("submarines" in json.dumps(note["note"]) for note in desk.notes)

    def test_waiting_goes_on_through_them(self, desk: Desk) -> None:
        desk.server.respond = badly_once(
            lambda entry: result(entry, completion("Sorry!")), is_first
        )
        desk.submit()
        assert desk.collect(wait=True).done == ARTICLES
        assert [len(job.entries) for job in desk.server.jobs.values()] == [ARTICLES * SECTIONS] * 2

    def test_without_them_their_articles_fail_with_the_reason(self, desk: Desk) -> None:
        desk.server.respond = badly_once(
            lambda entry: result(entry, completion("Sorry!")),
            lambda entry: about(entry, "Larnmouth") and "actors" in schema_of(entry),
        )
        desk.submit()
        stand = desk.collect(repairs=False)
        assert (stand.done, stand.failed, stand.finished) == (ARTICLES - 1, 1, True)
        assert "repairs are off" in desk.failures[0]["error"]["message"]
        assert len(desk.server.jobs) == 1

    def test_they_can_be_sent_after_all(self, desk: Desk) -> None:
        desk.server.respond = badly_once(
            lambda entry: result(entry, completion("Sorry!")), is_first
        )
        desk.submit()
        assert desk.collect(repairs=False).failed == ARTICLES
        desk.submit()
        assert desk.collect(wait=True).done == ARTICLES
        assert desk.failures == []

    def test_a_refusal_of_the_model_fails_its_article_with_its_words(self, desk: Desk) -> None:
        desk.server.respond = badly_once(
            lambda entry: result(entry, completion(None, refusal="I would rather not.")),
            lambda entry: about(entry, "Estwick"),
        )
        desk.submit()
        stand = desk.collect()
        assert (stand.done, stand.failed, stand.finished) == (ARTICLES - 1, 1, True)
        assert desk.failures[0]["error"]["kind"] == "RefusalError"
        assert desk.failures[0]["reply"] == "I would rather not."

    def test_content_null_is_asked_again(self, desk: Desk) -> None:
        desk.server.respond = badly_once(lambda entry: result(entry, completion(None)), is_first)
        desk.submit()
        assert desk.collect(wait=True).done == ARTICLES
