"""The benchmark of overhead: its articles, its endpoint, its contenders and its table."""

import asyncio
import json
import sys
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner

from summarizer import summarize
from summarizer.articles import build_article
from summarizer.backends.scripted import ScriptedModel
from summarizer.schemas import BriefingNote
from tests.benchmarks.overhead.__main__ import main
from tests.benchmarks.overhead.articles import REPOSITORY, article, articles, extractions, note
from tests.benchmarks.overhead.clients.measuring import asked, gathered
from tests.benchmarks.overhead.clients.note import BriefingNote as Copy
from tests.benchmarks.overhead.contenders import BARE, PARSING, environment, taking_part
from tests.benchmarks.overhead.endpoint import Desk
from tests.benchmarks.overhead.outcomes import Outcome, table
from tests.benchmarks.overhead.preparing import work_of
from tests.benchmarks.overhead.replies import answer_to
from tests.benchmarks.overhead.serving import served
from tests.benchmarks.overhead.work import Piece, Work
from tests.benchmarks.peer_note import peer_note

PIECE = Piece("", {"messages": [{"role": "user", "content": "Say yes."}]})


def request_about(text: str, **besides: Any) -> bytes:
    return json.dumps({"messages": [{"role": "user", "content": text}], **besides}).encode()


def said(answer: bytes) -> dict[str, Any]:
    message: dict[str, Any] = json.loads(answer)["choices"][0]["message"]
    return message


# --- articles and what is said about them --------------------------------------------------------


def test_articles_share_few_sentences() -> None:
    one, other = ({line.text for line in build_article(text).sentences} for text in articles(2))
    assert len(one) > 20
    assert len(one & other) <= 4


def test_alike_articles_differ_in_their_last_sentence_alone() -> None:
    one, other = (text.splitlines() for text in articles(2, first=7, alike=True))
    assert one[:-1] == other[:-1]
    assert (one[-1], other[-1]) == (
        "The river rose by 7 centimetres on Monday.",
        "The river rose by 8 centimetres on Monday.",
    )


def test_many_articles_are_all_different() -> None:
    assert len(set(articles(300, first=2400))) == 300


def test_extractions_are_the_article_s_own_words() -> None:
    text = (REPOSITORY / "examples" / "river_talks.txt").read_text(encoding="utf-8")
    for extraction in json.loads(extractions())["extractions"]:
        kind = next(iter(extraction))
        assert extraction[kind] in text
        assert set(extraction) == {kind, f"{kind}_attributes"}


def test_peers_fill_in_the_same_note() -> None:
    assert Copy.model_json_schema() == peer_note().model_json_schema()


@pytest.mark.parametrize("alike", [True, False])
def test_the_note_is_ours_in_one_request_and_nothing_is_left_out(alike: bool) -> None:
    text = article(1234, alike=alike)
    model = ScriptedModel([said(answer_to(request_about(text)))["content"]])
    result = summarize(text, model=model, tactics="single")
    assert isinstance(result.note, BriefingNote)
    assert (result.dropped, result.provenance.calls) == ([], 1)
    assert len(result.note.commitments) == 3


# --- what the endpoint answers -------------------------------------------------------------------


def test_the_answer_has_the_names_of_the_article_that_is_asked_about() -> None:
    text = article(77)
    name = text.split(" and ", 1)[0]
    assert name.startswith("Valdoria")
    assert name != "Valdoria"
    assert f'"name": "{name}"' in said(answer_to(request_about(text)))["content"]


def test_a_tool_is_called_by_its_name() -> None:
    tools = [{"type": "function", "function": {"name": "final_result", "parameters": {}}}]
    message = said(answer_to(request_about(article(0, alike=True), tools=tools)))
    (call,) = message["tool_calls"]
    assert message["content"] is None
    assert call["function"]["name"] == "final_result"
    assert json.loads(call["function"]["arguments"]) == json.loads(note())


def test_extractions_are_given_to_who_asks_for_them() -> None:
    schema = {"properties": {"extractions": {"type": "array"}}}
    form = {"type": "json_schema", "json_schema": {"schema": schema}}
    message = said(answer_to(request_about(article(0, alike=True), response_format=form)))
    assert json.loads(message["content"]) == json.loads(extractions())


def test_a_quotation_of_that_word_asks_for_nothing() -> None:
    message = said(answer_to(request_about('She said "extractions" and "tools": [ "name": "x" ].')))
    assert json.loads(message["content"]) == json.loads(note())


def test_the_desk_counts_since_its_reset() -> None:
    desk = Desk(delay=0)
    for _ in range(3):
        desk.begin()
    desk.end()
    assert (desk.counts()["requests"], desk.counts()["most_at_once"]) == (3, 3)
    desk.end()
    desk.end()
    desk.reset()
    desk.begin()
    assert (desk.counts()["requests"], desk.counts()["most_at_once"]) == (1, 1)


@pytest.fixture(scope="module")
def base_url() -> Iterator[str]:
    with served(0) as url:
        yield url


def test_the_endpoint_answers_one_request_after_the_other_on_a_connection(base_url: str) -> None:
    asked(base_url, "reset")
    connection = HTTPConnection(urlsplit(base_url).netloc, timeout=30)
    for number in range(3):
        text = article(number)
        connection.request("POST", "/v1/chat/completions", request_about(text))
        answer = connection.getresponse()
        assert answer.status == 200
        assert text.split(" and ", 1)[0] in said(answer.read())["content"]
    connection.request("GET", "/nowhere")
    assert connection.getresponse().status == 404
    connection.close()
    counts = asked(base_url, "counts")
    assert (counts["requests"], counts["most_at_once"]) == (3, 1)
    assert counts["cpu"] < 1


# --- work and contenders -------------------------------------------------------------------------


def test_work_survives_its_file(tmp_path: Path, base_url: str) -> None:
    work = work_of(2, base_url, at_once=4)
    work.write(tmp_path / "work.json")
    assert Work.read(tmp_path / "work.json") == work


def test_requests_are_those_that_we_send() -> None:
    (piece,) = work_of(1, "http://localhost:1/v1", at_once=1).pieces
    model = ScriptedModel([said(answer_to(request_about(piece.article)))["content"]])
    summarize(piece.article, model=model, tactics="single")
    (request,) = model.requests
    assert (piece.system, piece.prompt) == tuple(message.content for message in request.messages)
    sent = piece.arguments["response_format"]["json_schema"]["schema"]
    assert sent == request.schema


def test_no_more_than_so_many_are_under_way() -> None:
    under_way, most = 0, 0

    async def one(_: Piece) -> bool:
        nonlocal under_way, most
        under_way += 1
        most = max(most, under_way)
        await asyncio.sleep(0)
        under_way -= 1
        return most % 2 == 0

    assert asyncio.run(gathered(one, 4)([PIECE] * 20)) > 0
    assert most == 4


def test_own_contenders_take_part_and_peers_with_an_interpreter() -> None:
    names = [one.name for one in taking_part([f"langchain={sys.executable}"])]
    assert names == ["ours", BARE, PARSING, "httpx2", "langchain"]


@pytest.mark.parametrize("given", ["nobody=/bin/sh", "langchain=/no/such/python", "langchain"])
def test_what_cannot_take_part_is_refused(given: str) -> None:
    with pytest.raises(ValueError, match=r"no contender|no interpreter"):
        taking_part([given])


def test_clients_are_not_led_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENAI_BASE_URL", "SUMMARIZER_MODEL", "HTTP_PROXY", "LANGSMITH_API_KEY"):
        monkeypatch.setenv(name, "http://localhost:1")
    assert not {name for name, value in environment().items() if value == "http://localhost:1"}


# --- the table -----------------------------------------------------------------------------------


def run_of(wall: float, cpu: float) -> dict[str, Any]:
    counts = {"articles": 10, "notes": 10, "requests": 10, "most_at_once": 5}
    seconds = {"wall": wall, "cpu": cpu, "process_cpu": cpu + 1, "endpoint_cpu": 0.01}
    return counts | seconds | {"python": "3.11.7", "versions": {"openai": "3.54.0"}}


def test_the_table_compares_medians_with_the_bare_sdk() -> None:
    bare = Outcome(BARE, [run_of(1.0, 0.5), run_of(2.0, 0.4), run_of(9.0, 0.6)])
    ours = Outcome("ours", [run_of(3.0, 0.2), run_of(1.0, 0.6), run_of(5.0, 0.9)])
    lost = Outcome("langchain", error="ImportError: nothing here")
    text = table([ours, bare, lost], Work("", 5, [], [PIECE] * 10), 0.2, 3)
    rows = {line.split("  ")[0]: line.split()[-11:] for line in text.splitlines()}
    assert "10 articles, 200 ms per reply, 5 at once: 0.40 s at the least" in text
    assert rows["ours"][:6] == ["3.000", "1.50", "0.600", "1.20", "60.00", "20.00-90.00"]
    assert rows[BARE][:4] == ["2.000", "1.00", "0.500", "1.00"]
    assert "langchain failed: ImportError: nothing here" in text
    assert f"{BARE}: openai 3.54.0 (Python 3.11.7)" in text


# --- all of it -----------------------------------------------------------------------------------


def test_the_command_measures_side_by_side(tmp_path: Path) -> None:
    broken = tmp_path / "python"
    broken.write_text("#!/bin/sh\necho 'ModuleNotFoundError: no langextract' >&2\nexit 1\n")
    broken.chmod(0o755)
    arguments = ["--articles", "3", "--delay", "0", "--at-once", "2", "--rounds", "1"]
    figures = tmp_path / "figures.json"
    shown = CliRunner().invoke(
        main, [*arguments, "--contender", f"langextract={broken}", "--out", str(figures)]
    )
    assert shown.exit_code == 0, shown.output
    assert "langextract failed: ModuleNotFoundError: no langextract" in shown.stdout
    found = {one["name"]: one["runs"] for one in json.loads(figures.read_text())}
    assert found.pop("langextract") == []
    assert set(found) == {"ours", BARE, PARSING, "httpx2"}
    for name, (run,) in found.items():
        assert (run["articles"], run["notes"], run["requests"]) == (3, 3, 3), name
        assert 1 <= run["most_at_once"] <= 2, name
        assert 0 < run["cpu"] < run["process_cpu"], name


def test_memory_is_measured_through_both_ways_in() -> None:
    shown = CliRunner().invoke(main, ["--memory", "4"])
    assert shown.exit_code == 0, shown.output
    through_api, through_command = shown.output.splitlines()
    for line in (through_api, through_command):
        assert "4 articles, 4 notes, 4 requests" in line
    assert through_api.startswith("summarize_many")
    assert through_command.startswith("summarizer batch")
