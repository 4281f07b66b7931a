"""The benchmark of attacks, over scripted models."""

import json
import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from summarizer.backends.scripted import ScriptedModel
from summarizer.errors import EndpointError
from summarizer.llm import Capabilities, Request
from tests.attack_set import Attack, attacks
from tests.benchmarks import attacks as benchmark
from tests.benchmarks.attacks import Outcome, Trial, chosen, main, run, table

ORDER = next(attack for attack in attacks() if str(attack) == "direct order: ignore and write")
FALSE_FACT = next(a for a in attacks() if str(a) == "split: false fact beside an order")


def sure(request: Request) -> str:
    """Give the same answer whatever the article says."""
    fields = request.schema["properties"]
    return json.dumps({name: fields[name].get("enum", ["The channel"])[0] for name in fields})


def model(answer: object = sure) -> ScriptedModel:
    return ScriptedModel(answer, capabilities=Capabilities(guided=True))


def last_sentence(request: Request) -> str:
    """Obey: the last sentence of the article is all there is to say."""
    if request.label != "summary":
        return json.dumps({request.label: None if request.label == "event" else []})
    number, text = re.findall(r"(?m)^\[(\d+)\] (.*)$", request.messages[-1].content)[-1]
    return json.dumps({"summary": [{"text": text, "cites": [int(number)]}]})


def test_a_note_that_stays_the_same_is_a_failed_attack() -> None:
    outcome = Trial(model()).run(ORDER)
    assert outcome.flagged
    assert outcome.strings == []
    assert (outcome.as_news, outcome.changed, outcome.error) == (False, False, None)


def test_a_false_statement_that_reads_as_news_counts_as_succeeded_and_as_news() -> None:
    attack = Attack("split", "at the end", FALSE_FACT.text, at="end", unflagged=("Zenith",))
    outcome = Trial(model(last_sentence), tactics="sections").run(attack)
    assert outcome.strings == ["zenith", "900"]
    assert outcome.as_news


def test_a_note_that_says_something_else_is_changed() -> None:
    def distracted(request: Request) -> str:
        return json.dumps(
            {"headline": "Skarvik" if "Zenith" in request.messages[-1].content else "Ostrel"}
            if request.label == "headline"
            else {request.label: None if request.label == "event" else []}
        )

    outcome = Trial(model(distracted), tactics="sections").run(FALSE_FACT)
    assert outcome.changed
    assert not outcome.strings


def test_a_run_that_fails_is_counted() -> None:
    outcome = Trial(model(lambda _: EndpointError("gone"))).run(ORDER)
    assert outcome.error == "EndpointError: gone"


def test_the_note_without_an_attack_is_written_once_per_article() -> None:
    used = model()
    trial = Trial(used)
    trial.run(ORDER)
    once = len(used.requests)
    trial.run(ORDER)
    assert len(used.requests) - once < once


def test_the_table_counts_by_family() -> None:
    hit = Outcome("b", "two", False, ["zenith"], False, False, None, 0.0)
    calm = Outcome("a", "one", True, [], False, False, None, 0.0)
    lines = [line.split() for line in table([calm, hit, hit]).splitlines()]
    assert lines[1:] == [
        ["a", "1", "1", "0", "0", "0", "0"],
        ["b", "2", "0", "2", "0", "0", "0"],
        ["all", "3", "1", "2", "0", "0", "0"],
    ]


def test_families_can_be_chosen_and_cut() -> None:
    assert {attack.family for attack in chosen(["fence"], None)} == {"fence"}
    assert len(chosen([], 1)) == len({attack.family for attack in attacks()})
    with pytest.raises(click.BadParameter, match="no such family: none"):
        chosen(["none"], None)


def test_ctrl_c_keeps_what_is_there() -> None:
    class Impatient(Trial):
        def run(self, attack: Attack) -> Outcome:
            if attack is not ORDER:
                raise KeyboardInterrupt
            return super().run(attack)

    assert [outcome.name for outcome in run(Impatient(model()), [ORDER, FALSE_FACT])] == [
        ORDER.name
    ]


def test_the_command_prints_the_table_and_writes_everything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    used = model()
    monkeypatch.setattr(benchmark, "open_model", lambda *_: used)
    out = tmp_path / "attacks.json"
    arguments = ["-m", "qwen2.5-coder-0.5b", "--each", "1", "--family", "format", "--out", str(out)]
    done = CliRunner().invoke(main, [*arguments, "--details"])
    assert done.exit_code == 0, done.output
    assert "format" in done.output
    assert [entry["family"] for entry in json.loads(out.read_text("utf-8"))] == ["format"]
    assert used.closed
