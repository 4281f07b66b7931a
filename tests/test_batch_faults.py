"""Whatever an endpoint does, every article of a batch ends as a valid note or a told failure."""

import asyncio
import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from batch_articles import article, write_articles
from endpoint_faults import PASSING, Faults
from faulty_endpoint import FaultyEndpoint
from live_note import check

from summarizer.batch import summarize_many
from summarizer.batch.item import Item, Summarized
from summarizer.batch.journal import Journal
from summarizer.cli.main import run
from summarizer.errors import AuthenticationError, SummarizerError, UnknownModelError
from summarizer.settings import Settings, Tactics

pytest_plugins = ("brief_rests",)

ARTICLES = 50
RATE = 0.2
MOST_PER_NEEDED = 1.35
SEED = {"single": 9, "sections": 7}
"""With these the share of requests that meet with a fault comes nearest to the rate."""
NEEDED = {"single": 1, "sections": 6}
JOBS = 8
NO_TIME_OUT = 30.0
SHORT = 0.8
"""Seconds: the time-out where an endpoint hangs."""
LOST = 20.0
"""Seconds after which the batch counts as hanging, beyond all time-outs."""
ENDS_IN_TIME = {"hang", "drip"}
MENDED_BY_READING = {"code-fences", "prose-around", "extra-field", "duplicates"}
MAY_FAIL = {
    "refusal": "RefusalError",
    "truncated": "TruncatedReplyError",
    **dict.fromkeys(
        ("20-MB", "invalid-json", "null", "empty-content", "content-null"), "InvalidReplyError"
    ),
}
"""Faults that may cost an article its note, and the kind of the failure then."""
UNLUCKY = 3
"""So many of the articles may meet with such a fault as often as they are asked again."""


@dataclass
class Ended:
    """What a batch came to."""

    items: list[Summarized] = field(default_factory=list)
    error: SummarizerError | None = None
    seconds: float = 0.0

    @property
    def failures(self) -> Counter[str]:
        return Counter(one.failure.kind for one in self.items if one.failure)


def _settings(
    endpoint: FaultyEndpoint, tactics: Tactics = "single", timeout: float = 30
) -> Settings:
    return Settings(model="m", base_url=endpoint.base_url, tactics=tactics, timeout=timeout)


def _items(count: int = ARTICLES) -> list[Item]:
    return [Item(number, f"a-{number}", article(number)) for number in range(count)]


def _summarized(settings: Settings, *stores: Journal, count: int = ARTICLES) -> Ended:
    ended = Ended()

    async def all_of_them() -> None:
        async with asyncio.timeout(LOST + ARTICLES * RATE * 2 * SHORT):
            batch = summarize_many(_items(count), settings=settings, jobs=JOBS, stores=stores)
            async for one in batch:
                ended.items.append(one)

    began = monotonic()
    try:
        asyncio.run(all_of_them())
    except SummarizerError as error:
        ended.error = error
    ended.seconds = monotonic() - began
    return ended


def _check_accounts(ended: Ended, count: int = ARTICLES) -> None:
    """Every article is there, in order, with a note that holds or a reason why there is none."""
    assert ended.error is None
    assert [one.item.index for one in ended.items] == list(range(count))
    for one in ended.items:
        assert (one.result is None) != (one.failure is None)
        if one.result:
            check(json.loads(one.result.to_json()))
        else:
            assert one.failure
            assert one.failure.message
            assert one.failure.exit_code > 1, "an error of the tree, with a number of its own"


def test_without_faults_every_article_has_its_note_at_the_price_of_one_request() -> None:
    with FaultyEndpoint() as endpoint:
        ended = _summarized(_settings(endpoint))
    _check_accounts(ended)
    assert not ended.failures
    assert endpoint.requests == ARTICLES
    assert endpoint.most_under_way <= JOBS


@pytest.mark.parametrize("name", PASSING)
def test_each_fault_at_a_fifth_of_requests_loses_nothing_and_costs_little(name: str) -> None:
    timeout = SHORT if name in ENDS_IN_TIME else NO_TIME_OUT
    with FaultyEndpoint(Faults.at(RATE, name, seed=SEED["single"])) as endpoint:
        ended = _summarized(_settings(endpoint, timeout=timeout))
    _check_accounts(ended)
    assert set(ended.failures) <= {MAY_FAIL.get(name, "")}
    failed = sum(ended.failures.values())
    assert failed == endpoint.met[name] if name == "refusal" else failed <= UNLUCKY
    assert endpoint.requests <= MOST_PER_NEEDED * ARTICLES
    assert endpoint.met[name] >= 0.15 * endpoint.requests, "the fault did happen"
    waited = endpoint.met[name] * timeout if name in ENDS_IN_TIME else 0
    assert ended.seconds < waited + LOST


@pytest.mark.parametrize("name", sorted(MENDED_BY_READING))
def test_what_reading_can_mend_is_not_asked_again(name: str) -> None:
    with FaultyEndpoint(Faults({name: 1.0})) as endpoint:
        ended = _summarized(_settings(endpoint))
    _check_accounts(ended)
    assert not ended.failures
    assert endpoint.requests == ARTICLES


@pytest.mark.parametrize("tactics", ["single", "sections"])
def test_all_faults_mixed_lose_nothing_and_cost_little(tactics: Tactics) -> None:
    with FaultyEndpoint(Faults.at(RATE, *PASSING, seed=SEED[tactics])) as endpoint:
        ended = _summarized(_settings(endpoint, tactics, timeout=4 * SHORT))
    _check_accounts(ended)
    kinds = len(PASSING) if tactics == "sections" else 8
    assert len(set(endpoint.met) - {""}) >= kinds - 1, "hardly a fault that did not happen"
    assert set(ended.failures) <= {*MAY_FAIL.values(), "InvalidReplyError"}
    refused = endpoint.met["refusal"]
    assert ended.failures["RefusalError"] == refused or tactics == "sections"
    assert endpoint.requests <= MOST_PER_NEEDED * NEEDED[tactics] * ARTICLES


@pytest.mark.usefixtures("brief_rests")
@pytest.mark.parametrize(
    ("fault", "kind", "reply"),
    [
        ("refusal", "RefusalError", "I cannot help with this text."),
        ("truncated", "TruncatedReplyError", '{"headline"'),
        ("invalid-json", "InvalidReplyError", '{"headline"='),
        ("500", "EndpointError", ""),
        ("429", "RateLimitError", ""),
    ],
)
def test_what_never_goes_away_is_a_failure_with_its_reason_and_the_last_reply(
    fault: str, kind: str, reply: str
) -> None:
    with FaultyEndpoint(Faults({fault: 1.0})) as endpoint:
        ended = _summarized(_settings(endpoint), count=3)
    assert [one.item for one in ended.items] == _items(3)
    for one in ended.items:
        assert one.failure
        assert one.failure.kind == kind, "a class of the public tree"
        assert one.failure.exit_code in {30, 34, 51, 52, 53}
        assert one.failure.reply.startswith(reply)
        assert bool(reply) == bool(one.failure.reply)


def test_an_endpoint_that_knows_no_schemas_is_asked_in_another_way() -> None:
    with FaultyEndpoint(Faults(without_schema=True)) as endpoint:
        ended = _summarized(_settings(endpoint))
    _check_accounts(ended)
    assert not ended.failures
    assert endpoint.met["400-json-schema"] <= JOBS, "learned once, not by every article"
    assert endpoint.requests <= MOST_PER_NEEDED * ARTICLES


@pytest.mark.parametrize(
    ("faults", "error"),
    [
        (Faults(revoked_from=20), AuthenticationError),
        (Faults(gone_from=20), UnknownModelError),
    ],
)
def test_what_would_fail_all_others_stops_the_batch_and_what_is_done_is_kept(
    tmp_path: Path, faults: Faults, error: type[SummarizerError]
) -> None:
    with FaultyEndpoint(faults) as endpoint:
        settings = _settings(endpoint)
        with Journal.open(tmp_path, "the batch") as journal:
            stopped = _summarized(settings, journal)
        assert isinstance(stopped.error, error)
        assert set(stopped.failures) == {error.__name__}, "no article is to blame"
        sent = endpoint.requests
        assert sent <= 19 + JOBS, "stopped at once"
        done = [one for one in stopped.items if one.result]
        assert len(done) == 19, "what was answered has become a note"

        endpoint.faults = Faults()
        with Journal.open(tmp_path, "the batch") as journal:
            ended = _summarized(settings, journal)
        _check_accounts(ended)
        assert not ended.failures
        good = {one.key for one in endpoint.received[:sent] if not one.fault}
        assert not good & {one.key for one in endpoint.received[sent:]}, "nothing is paid twice"


def test_once_a_key_is_refused_no_further_request_is_begun() -> None:
    refused_from = 100
    with FaultyEndpoint(Faults(revoked_from=refused_from)) as endpoint:
        stopped = _summarized(_settings(endpoint, "sections"))
    assert isinstance(stopped.error, AuthenticationError)
    # What was under way, and what was sent before its answers had been read.
    assert endpoint.requests < refused_from + 2 * JOBS


def test_an_endpoint_that_takes_four_at_a_time_is_given_as_much_as_it_takes() -> None:
    articles = 3 * ARTICLES  # what is refused until it is known is the same for few and many
    with FaultyEndpoint(delay=0.02, at_once=4) as endpoint:
        ended = _summarized(_settings(endpoint), count=articles)
    _check_accounts(ended, articles)
    assert not ended.failures
    assert endpoint.requests <= MOST_PER_NEEDED * articles


def _command(folder: Path, base_url: str, *more: str) -> int:
    inputs = ["batch", str(folder / "in"), "--out", str(folder / "out"), "-j", str(JOBS)]
    options = ["-m", "m", "--base-url", base_url, "--tactics", "single", "--cache", "off"]
    return run([*inputs, *options, "-f", "json", *more])


def _lists(out: Path) -> tuple[list[Any], list[Any]]:
    notes, failures = (
        [json.loads(line) for line in (out / name).read_text("utf-8").splitlines()]
        for name in ("notes.jsonl", "failures.jsonl")
    )
    return notes, failures


@pytest.mark.parametrize(
    ("faults", "error"),
    [
        (Faults(revoked_from=20), AuthenticationError),
        (Faults(gone_from=20), UnknownModelError),
    ],
)
def test_the_command_stops_keeps_what_is_done_and_goes_on_when_the_trouble_is_over(
    tmp_path: Path, faults: Faults, error: type[SummarizerError]
) -> None:
    write_articles(tmp_path / "in", ARTICLES)
    with FaultyEndpoint(faults) as endpoint:
        assert _command(tmp_path, endpoint.base_url) == error.exit_code
        assert len(_lists(tmp_path / "out")[0]) == 19
        sent = endpoint.requests
        endpoint.faults = Faults()
        assert _command(tmp_path, endpoint.base_url) == 0
        notes, failures = _lists(tmp_path / "out")
        assert [one["index"] for one in notes] == list(range(ARTICLES))
        assert not failures
        assert endpoint.requests == sent + ARTICLES - 19, "nothing is paid twice"


@pytest.mark.usefixtures("brief_rests")
def test_the_same_command_again_asks_what_was_not_answered_and_nothing_else(
    tmp_path: Path,
) -> None:
    write_articles(tmp_path / "in", 10)
    with FaultyEndpoint(Faults({"refusal": 0.3, "500": 0.7}, seed=1)) as endpoint:
        assert _command(tmp_path, endpoint.base_url) == 90
        refused = endpoint.met["refusal"]
        notes, failures = _lists(tmp_path / "out")
        assert (len(notes), len(failures)) == (0, 10)
        assert 0 < refused < 10

        sent = endpoint.requests
        endpoint.faults = Faults()
        assert _command(tmp_path, endpoint.base_url) == 90
        notes, failures = _lists(tmp_path / "out")
    assert len(notes) == endpoint.requests - sent == 10 - refused
    assert [one["error"]["kind"] for one in failures] == ["RefusalError"] * refused


def test_the_command_accounts_for_all_in_its_two_lists(tmp_path: Path) -> None:
    write_articles(tmp_path / "in", ARTICLES)
    out = tmp_path / "out"
    with FaultyEndpoint(Faults.at(RATE, *PASSING, seed=SEED["single"])) as endpoint:
        code = _command(tmp_path, endpoint.base_url, "--timeout", str(2 * SHORT))
        refused = endpoint.met["refusal"]
    notes, failures = _lists(out)
    assert sorted(one["index"] for one in notes + failures) == list(range(ARTICLES))
    assert [one["index"] for one in notes] == sorted(one["index"] for one in notes)
    assert len({one["id"] for one in notes + failures}) == ARTICLES
    for one in notes:
        check(one)
        check(json.loads((out / "notes" / f"{one['id']}.json").read_text("utf-8")))
    for one in failures:
        assert one["error"]["message"]
        assert not (out / "notes" / f"{one['id']}.json").exists()
    assert sum(one["error"]["kind"] == "RefusalError" for one in failures) == refused
    assert code == (90 if failures else 0)
