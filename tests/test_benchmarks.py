"""The benchmark's pure parts: its checks fire on planted errors and stay silent otherwise."""

import json
from pathlib import Path
from typing import Any

import pytest

from summarizer.schemas import BriefingNote
from tests.benchmarks.checks import check
from tests.benchmarks.contenders import Entry, FromNotes, Tokens
from tests.benchmarks.corpus import Entity, Sample, load, required
from tests.benchmarks.dates import dates
from tests.benchmarks.expectations import compare
from tests.benchmarks.figures import figures
from tests.benchmarks.folding import fold, words
from tests.benchmarks.names import same
from tests.benchmarks.numbers import numbers
from tests.benchmarks.peer_note import peer_note
from tests.benchmarks.places import is_place
from tests.benchmarks.report import as_json, problems, table
from tests.benchmarks.scoring import score_actors, twice
from tests.benchmarks.server import Speeds

SENTENCES = [
    "Ministers from Norland and the U.S. met in Oslo on Tuesday to discuss the river fund.",
    "The Fisheries Minister, Ana-Lucía d’Oliveira, pledged 1.2 billion crowns by March 2031.",
    "Norland’s “Green Harbour Board” (GHB) will repair three piers and 1,500 boats.",
    "The two sides have worked together since a treaty was signed in 1998.",
    "He said the board may ask for more after strengthening its staff.",
]


def document(**sections: Any) -> dict[str, Any]:
    text = " ".join(SENTENCES)
    lines = [{"id": number, "text": line} for number, line in enumerate(SENTENCES, 1)]
    note = {"headline": "Ministers meet", "summary": [], "event": None, "actors": []}
    return {
        "note": {**note, "commitments": [], "background": [], **sections},
        "article": {"language": "en", "text": text, "sentences": lines},
    }


def found(text: str, *cites: int, language: str = "en") -> set[tuple[str, str]]:
    """Check one background fact."""
    given = document(background=[{"fact": text, "cites": list(cites)}])
    given["article"]["language"] = language
    return {(finding.kind, finding.token) for finding in check(given)}


# --- checks ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "cites"),
    [
        ("Norland's minister pledged 1,2 billion crowns", [2, 3]),
        ("Ana-Lucia D'Oliveira pledged money by March 2031.", [2]),
        ("The US and Norland met in Oslo on Tuesday", [1]),
        ("The board will repair 3 piers and one thousand five hundred boats.", [3]),
        ("The two sides signed a treaty in 1998.", [4]),
        ("Strengthening its staff comes first.", [5]),
        ("One board may ask for more.", [5]),
    ],
)
def test_a_claim_that_its_sentences_bear_out_gives_no_finding(text: str, cites: list[int]) -> None:
    assert found(text, *cites) == set()


@pytest.mark.parametrize(
    ("text", "cites", "expected"),
    [
        ("The minister pledged 12 billion crowns.", [2], ("number", "12 billion")),
        ("The minister pledged 1.2 million crowns.", [2], ("number", "1.2 million")),
        ("The board will repair four piers.", [3], ("number", "four")),
        ("The board will repair 15,00 boats.", [3], ("number", "15,00")),
        ("A treaty was signed in 1989.", [4], ("date", "1989")),
        ("The ministers met on Wednesday.", [1], ("date", "Wednesday")),
        ("The money comes by May.", [2], ("date", "May")),
        ("They meet tomorrow.", [1], ("date", "tomorrow")),
        ("The ministers of Norland and Sudland met.", [1], ("name", "Sudland")),
        ("The minister of Norland pledged money.", [2], ("name", "Norland")),
        ("Norland pledged money.", [2], ("name", "Norland")),
        ("The US pledged money.", [2], ("name", "US")),
        ("The minister Ana-Maria d'Oliveira pledged money.", [2], ("name", "Maria")),
        ("The minister pledged money.", [9], ("cite", "9")),
        ("The minister pledged money.", [], ("cite", "none")),
    ],
)
def test_a_planted_error_is_found(text: str, cites: list[int], expected: tuple[str, str]) -> None:
    assert expected in found(text, *cites)


def test_a_capital_that_says_nothing_is_only_doubtful() -> None:
    assert found("Bolstered by the treaty, both sides go on.", 4) == {("capital", "Bolstered")}


def test_initials_for_a_name_spelled_out_are_only_doubtful() -> None:
    given = document(actors=[{"name": "United States", "cites": [1]}])
    assert {finding.kind for finding in check(given)} == {"acronym"}


def test_the_first_word_of_a_name_is_always_looked_up() -> None:
    given = document(actors=[{"name": "Bergen", "cites": [1]}])
    assert [(f.path, f.kind, f.token) for f in check(given)] == [
        ("actors[0].name", "name", "Bergen"),
    ]


def test_every_text_of_a_note_is_looked_up_in_its_own_sentences() -> None:
    wrong = "the 77 of Xanadu"
    given = document(
        headline=wrong,
        summary=[{"text": wrong, "cites": [1]}],
        event={"what": wrong, "when": wrong, "date": "2031-03-01", "where": wrong, "cites": [1]},
        actors=[{"name": wrong, "role": wrong, "affiliation": wrong, "cites": [1]}],
        commitments=[
            {"by": ["Norland", wrong], "to": [wrong], "action": wrong, "cites": [1]}
            | {"condition": wrong, "deadline": wrong, "amount": wrong}
        ],
        background=[{"fact": wrong, "cites": [1]}],
    )
    paths = {finding.path for finding in check(given) if finding.token == "Xanadu"}
    assert len(paths) == 15
    assert {finding.path for finding in check(given) if finding.token == "77"} == paths
    assert not any("date" in path for path in paths)


def test_a_headline_in_title_case_is_held_against_the_whole_article() -> None:
    given = document(headline="Norland Minister Pledges Fresh Crowns for Repaired Piers of Xanadu")
    assert {(f.kind, f.token) for f in check(given)} == {
        ("capital", "Fresh"),
        ("capital", "Xanadu"),
    }


# --- words, numbers, dates ---------------------------------------------------------------------


def test_folding_keeps_case_and_drops_typography() -> None:
    assert words(fold("L’Élysée — the U.S.-led “talks”, N. Müller’s")) == [
        *("L", "Elysee", "the", "US", "led", "talks", "N", "Muller"),
    ]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("twenty-one and two hundred and fifty thousand", "en", [21, 250_000]),
        ("NZ$ 26 million, 11,000 and 3.5 per cent", "en", [26e6, 11_000, 3.5]),
        ("from 8-10 years, on 5 May 2019", "en", [8, 10, 5, 2019]),
        ("the 3rd of G7", "en", [3]),
        ("quatre-vingt-dix et 1,2 milliard", "fr", [90, 1.2e9]),
        ("soixante et onze, deux cent mille", "fr", [71, 200_000]),
        ("treinta y cinco mil", "es", [35_000]),
        ("10 per cent, once", "en", [10]),
    ],
)
def test_numbers_are_read(text: str, language: str, expected: list[float]) -> None:
    assert [min(number.values) for number in numbers(fold(text), language)] == expected


def test_an_ambiguous_separator_has_both_readings() -> None:
    (number,) = numbers("1.234", "es")
    assert number.values == {1234.0, 1.234}


def test_english_has_one_convention_for_separators() -> None:
    assert [number.values for number in numbers("11,000 and 1.234")] == [{11_000.0}, {1.234}]


def test_dates_are_known_in_the_language_of_the_article() -> None:
    assert dates("Wed 3 March and Wednesday", "en") == {
        "Wed": "weekday 2",
        "Wednesday": "weekday 2",
        "March": "month 3",
    }
    assert dates("they may march on", "en") == {}
    assert dates("le mercredi 3 aout", "fr") == {"mercredi": "weekday 2", "aout": "month 8"}


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
def test_names_that_mean_the_same(one: str, other: str, person: bool) -> None:
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
def test_names_that_differ(one: str, other: str, person: bool) -> None:
    assert not same([one], [other], person=person)


@pytest.mark.parametrize(
    "name", ["Norway", "the Norwegians", "Government of Norway", "UK", "Western Africa", "Paris"]
)
def test_places_and_nationalities(name: str) -> None:
    assert is_place(name)


def test_a_body_is_no_place() -> None:
    assert not is_place("Norway Football Union")
    assert not is_place("Government")


def test_recall_and_precision() -> None:
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


def test_entries_twice() -> None:
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
        *("port", "ours", "1", "1.00", "1.00", "0", "0", "0", "1", "0", "0"),
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
