"""The benchmark's scores, expectations and reports."""

import json
from pathlib import Path
from typing import Any

import pytest
from benchmark_document import SENTENCES, document
from click.testing import CliRunner
from openai.types import CompletionUsage
from openai.types.chat import ChatCompletion

from summarizer.schemas import BriefingNote
from tests.benchmarks.__main__ import main
from tests.benchmarks.contenders import Entry, FromNotes, Tokens
from tests.benchmarks.corpus import Entity, Sample, load, required
from tests.benchmarks.expectations import compare
from tests.benchmarks.figures import figures
from tests.benchmarks.names import same
from tests.benchmarks.peer_note import peer_note
from tests.benchmarks.peers import Peer
from tests.benchmarks.places import is_place
from tests.benchmarks.report import as_json, problems, table
from tests.benchmarks.scoring import alike, score_actors, twice
from tests.benchmarks.server import Speeds, average

# --- names and scores --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "person"),
    [
        ("President Brandt", "Willa Brandt", True),
        ("Brandt", "Willa Brandt, Minister of Ports", True),
        ("Dr. Willa K. Brandt", "Willa Brandt", True),
        ("the Prime Minister", "Prime Minister", True),
        ("Port Authority", "the Oslo Port Authority", False),
        ("GHB", "Green Harbour Board", False),
        ("U.S.", "the United States", False),
        ("Governments of Norway", "Norway", False),
        ("Department of Ports", "Ports Department", False),
    ],
)
def test_names_that_mean_the_same_are_the_same_either_way_round(
    one: str, other: str, person: bool
) -> None:
    assert same([one], [other], person=person)
    assert same([other], [one], person=person)


@pytest.mark.parametrize(
    ("one", "other", "person"),
    [
        ("Willa Brandt", "Karl Brandt", True),
        ("Willa", "Willa Brandt", True),
        ("Norway", "Norway Football Union", False),
        ("Green Board", "Green Harbour", False),
        ("GHB", "Great Bridge", False),
    ],
)
def test_names_that_differ_are_not_the_same(one: str, other: str, person: bool) -> None:
    assert not same([one], [other], person=person)


@pytest.mark.parametrize(
    "name", ["Norway", "the Norwegians", "Government of Norway", "UK", "Western Africa", "Paris"]
)
def test_places_and_nationalities_are_places(name: str) -> None:
    assert is_place(name)


def test_a_body_is_no_place() -> None:
    assert not is_place("Norway Football Union")
    assert not is_place("Government")


def test_recall_counts_who_is_missed_and_precision_who_is_wrong() -> None:
    gold = [
        Entity("Willa Brandt", ("Brandt",), person=True, salience=3, in_summary=True),
        Entity("Green Harbour Board", salience=2, in_summary=True),
        Entity("Daily Post", salience=0, in_summary=False),
    ]
    note = {
        "actors": [
            {"name": "the Board", "aliases": ["GHB"]},
            {"name": "Daily Post"},
            {"name": "Norway"},
            {"name": "Minister of Ports"},
        ]
    }
    score = score_actors(note, gold)
    assert (score.recall, score.missed) == (0.5, ("Willa Brandt",))
    assert (score.precision, score.wrong) == (0.75, ("Minister of Ports",))


def test_no_note_names_nobody() -> None:
    score = score_actors(None, [Entity("Willa Brandt", person=True)])
    assert (score.recall, score.precision) == (0.0, None)


def test_without_salience_every_person_is_required() -> None:
    gold = (Entity("Willa Brandt", person=True), Entity("Green Harbour Board"))
    assert [entity.name for entity in required(gold)] == ["Willa Brandt"]


def test_entries_that_say_the_same_twice_are_found() -> None:
    note = {
        "summary": [{"text": "Norland will repair piers."}, {"text": "The fund grows each year."}],
        "actors": [
            {"name": "Willa Brandt", "kind": "person"},
            {"name": "Mrs Brandt", "kind": "person"},
            {"name": "Norland", "kind": "government"},
            {"name": "Norland Bank", "kind": "company"},
        ],
        "commitments": [
            {"by": ["Norland"], "action": "repair three piers"},
            {"by": ["Norland"], "action": "repair three piers by spring"},
            {"by": ["Norland"], "action": "buy new boats"},
        ],
        "background": [{"fact": "A treaty dates from 1998."}] * 3,
    }
    assert [section for section, _ in twice(note)] == [
        *("actors", "commitments", "background", "background"),
    ]


def test_a_few_words_out_of_many_are_no_repetition() -> None:
    short, long = (
        "The flag of the board",
        "The flag of the board shows a pier, two boats and a gull",
    )
    assert not alike(short, long)
    assert alike("The board's flag shows a pier.", "the flag of the board shows a pier")


# --- corpus, expectations, report --------------------------------------------------------------


def test_the_corpus_is_read_with_and_without_gold(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Text.", encoding="utf-8")
    index = [{"file": "a.txt", "persons": [{"name": "Willa Brandt"}], "organizations": []}]
    (tmp_path / "index.json").write_text(json.dumps(index), encoding="utf-8")
    with_gold, without = load(tmp_path)
    assert with_gold.gold == (Entity("Willa Brandt", person=True),)
    assert without.gold is None
    assert [sample.name for sample in load(tmp_path, pattern="b*", limit=3)] == ["b"]


def test_a_broken_index_is_named(tmp_path: Path) -> None:
    (tmp_path / "index.json").write_text('[{"persons": []}]', encoding="utf-8")
    with pytest.raises(ValueError, match=r"index\.json"):
        load(tmp_path)


EXPECT = {
    "actors": ["Willa Brandt", "Norland"],
    "roles_required": True,
    "commitments": [["repair|mend", "pier"], ["boat"]],
    "commitments_min": 1,
    "background": [["treaty"]],
    "forbidden": ["leave a reply"],
}


def expected_note(role: str | None = "minister", fact: str = "A treaty exists.") -> dict[str, Any]:
    return {
        "actors": [
            {"name": "Brandt", "kind": "person", "role": role},
            {"name": "Norland", "kind": "government", "role": None},
        ],
        "commitments": [{"by": ["Norland"], "action": "Mend the piers"}],
        "background": [{"fact": fact}],
    }


def test_an_expectation_that_is_met() -> None:
    result = compare(expected_note(), EXPECT)
    assert result.met
    assert str(result) == "a2/2 c1/2 b1/1 met"


@pytest.mark.parametrize(
    ("note", "what"),
    [
        (expected_note(role=None), "roles"),
        (expected_note(fact="Nothing."), "background"),
        (expected_note(fact="A treaty. Leave a Reply"), "forbidden"),
        (None, "actors"),
    ],
)
def test_an_expectation_that_is_not_met(note: dict[str, Any] | None, what: str) -> None:
    result = compare(note, EXPECT)
    assert not result.met
    assert what in result.missing


def test_the_report_counts_and_names_what_is_wrong() -> None:
    sample = Sample(Path("port.txt"), (Entity("Ana-Lucía d’Oliveira", person=True),))
    good = document(
        actors=[
            {"name": "Ana-Lucía d’Oliveira", "kind": "person", "cites": [2]}
            | {"role": "Fisheries Minister", "affiliation": None}
        ],
        background=[{"fact": "A treaty was signed in 1989.", "cites": [4]}],
    )
    speeds = Speeds(prefill=100.0, decode=10.0)
    entry = Entry(good, Tokens(prompt=300, cached=100, output=30), seconds=6.0)
    rows = [
        figures(sample, "ours", entry, speeds),
        figures(sample, "openai", Entry(None, seconds=9.0, error="cut off"), speeds),
    ]
    text = table(rows, speeds)
    assert text.splitlines()[0].split()[:4] == ["article", "contender", "valid", "recall"]
    assert text.splitlines()[1].split() == [
        *("port", "ours", "1", "1.00", "1.00", "0", "0", "0", "1", "0", "0", "1.0"),
        *("30", "200", "6.0", "1.20"),
    ]
    assert "all" in text
    assert "port ours: date at background[0].fact: 1989" in problems(rows)
    assert "port openai: no note: cut off" in problems(rows)
    report = as_json(rows, speeds, "some-model")
    assert json.loads(json.dumps(report))["total"]["openai"]["recall"] == 0.0
    assert (
        report["total"]["ours"] | {"valid": 1, "date": 1, "ratio": 1.2} == report["total"]["ours"]
    )


def test_two_measurements_of_speed_are_averaged_by_their_times() -> None:
    both = average(Speeds(100.0, 10.0), Speeds(50.0, 10.0))
    assert both.seconds(fresh=200, output=10) == pytest.approx(3.0 + 1.0)


def test_a_note_that_breaks_the_contract_is_not_valid() -> None:
    broken = document(background=[{"fact": "A treaty was signed.", "cites": []}])
    row = figures(Sample(Path("port.txt")), "ours", Entry(broken), None)
    assert not row.valid
    assert row.ratio is None


def test_ready_notes_bring_their_own_costs(tmp_path: Path) -> None:
    usage = {"prompt": 10, "cached": 4, "completion": 7}
    ready = document() | {"provenance": {"usage": usage, "seconds": 2.5, "calls": 3}}
    (tmp_path / "port.json").write_text(json.dumps(ready), encoding="utf-8")
    entry = FromNotes(tmp_path).write(Sample(Path("port.txt")))
    assert (entry.tokens, entry.seconds, entry.calls) == (Tokens(10, 4, 7), 2.5, 3)
    assert FromNotes(tmp_path).write(Sample(Path("other.txt"))).error


def test_peers_fill_in_the_contract_without_what_we_derive() -> None:
    schema = peer_note().model_json_schema()
    assert "date" not in schema["$defs"]["Event"]["properties"]
    assert {"aliases", "ungrounded"}.isdisjoint(schema["$defs"]["Actor"]["properties"])
    assert schema["properties"].keys() == BriefingNote.model_json_schema()["properties"].keys()
    assert "cites" in schema["$defs"]["Background"]["required"]
    note = peer_note().model_validate(document()["note"])
    assert BriefingNote.model_validate(note.model_dump())


def test_a_peer_s_failure_is_an_entry_with_its_costs(tmp_path: Path) -> None:
    path = tmp_path / "port.txt"
    path.write_text("\n\n".join(SENTENCES), encoding="utf-8")
    usage = CompletionUsage(prompt_tokens=50, completion_tokens=9, total_tokens=59)
    answer = ChatCompletion(
        id="1", choices=[], created=0, model="m", object="chat.completion", usage=usage
    )
    answers: list[Any] = []
    asked: list[str] = []

    def ask(messages: list[dict[str, str]]) -> BriefingNote:
        asked.append(messages[1]["content"])
        answers.append(answer)
        raise ValueError("cut off\nin the middle")

    entry = Peer("openai", ask, answers).write(Sample(path))
    assert entry.document is None
    assert entry.error == "ValueError: cut off"
    assert (entry.tokens, entry.calls) == (Tokens(50, 0, 9), 1)
    assert "[4] The two sides" in asked[0]


def test_the_command_scores_ready_notes(tmp_path: Path) -> None:
    (tmp_path / "port.txt").write_text(" ".join(SENTENCES), encoding="utf-8")
    fact = {"fact": "A treaty was signed in 1989.", "cites": [4]}
    (tmp_path / "port.json").write_text(json.dumps(document(background=[fact])), encoding="utf-8")
    out = tmp_path / "out" / "figures.json"
    out.parent.mkdir()
    arguments = [str(tmp_path), "--from-notes", str(tmp_path), "--out", str(out), "--details"]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    assert "port ours: date at background[0].fact: 1989" in result.stdout
    assert json.loads(out.read_text(encoding="utf-8"))["total"]["ours"]["date"] == 1


def test_an_unknown_contender_is_refused(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, [str(tmp_path), "--contenders", "ours,nobody"])
    assert result.exit_code == 2
    assert "nobody" in result.stderr
