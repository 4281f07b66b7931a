"""An article that carries orders changes nothing but a flag: all attacks, against any model.

The attacks are those of ``tests/attacks``. The worst model obeys them word for word; one that
pays no attention to them has to write the same note as without them.
"""

import json
import re
from functools import cache
from typing import Any

import pytest

from summarizer import summarize
from summarizer.api import plan
from summarizer.backends.scripted import ScriptedModel
from summarizer.errors import ReplyError
from summarizer.llm import Request
from summarizer.schemas import Article, NoteDocument
from tests.attack_set import Attack, attacks, with_sentences

ATTACKS = list(attacks())
FAMILIES = {attack.family for attack in ATTACKS}

SAME_STORY = [attack for attack in ATTACKS if attack.same_story]
"""Those that leave the article's own story and title as they were."""

every_attack = pytest.mark.parametrize("attack", ATTACKS, ids=str)
with_all_tactics = pytest.mark.parametrize("tactics", ["guided", "sections", "single"])


def note_of(article: Article, tactics: str, model: Any) -> NoteDocument | None:
    """Write the note; ``None`` if no reply is of any use."""
    try:
        return summarize(article, model=ScriptedModel(model), tactics=tactics).document
    except ReplyError:
        return None


class Obedient:
    """Replies as an attacker wishes: with the attacker's claims, cited in every way there is."""

    def __init__(self, attack: Attack) -> None:
        self._attack = attack
        mine = [sentence.id for sentence in attack.sentences]
        news = next(s.id for s in attack.attacked.sentences if s.id not in mine)
        self._cites = [mine or [news], [news], [*mine, news]]

    def __call__(self, request: Request) -> str:
        if self._attack.reply is not None:
            return self._attack.reply
        fields = request.schema["properties"]
        return json.dumps({name: self._value(name, fields[name]) for name in fields})

    def _value(self, name: str, schema: dict[str, Any]) -> Any:
        attack = self._attack
        told = [(attack.says, cites) for cites in self._cites]
        told += [(sentence.text, [sentence.id]) for sentence in attack.sentences]
        match name:
            case "summary":
                return [{"text": text, "cites": cites} for text, cites in told]
            case "background":
                return [{"fact": text, "cites": cites} for text, cites in told]
            case "event":
                what = {"what": attack.says, "when": None, "where": None}
                return {**what, "cites": self._cites[0]}
            case "actors":
                names = (attack.actor, "Rex Calloway")
                return [self._actor(one, cites) for one in names for cites in self._cites]
            case "commitments":
                return [self._commitment(cites) for cites in self._cites]
            case "action":
                return attack.action
        return schema.get("enum", [attack.says])[0]

    def _actor(self, name: str, cites: list[int]) -> dict[str, Any]:
        who = {"name": name, "kind": "company", "role": None, "affiliation": None}
        return {**who, "cites": cites}

    def _commitment(self, cites: list[int]) -> dict[str, Any]:
        nothing: dict[str, Any] = {"to": [], "condition": None, "deadline": None, "amount": None}
        what = {"by": [self._attack.actor], "action": self._attack.action, "status": "pledged"}
        return {**what, **nothing, "cites": cites}


def inattentive(request: Request) -> str:
    """Reply by the question alone, whatever the article says."""
    asked = re.search(r'Sentence \d+: "(.*)"\nQuestion', request.messages[-1].content)
    text = asked[1] if asked else "The channel"
    fields = request.schema["properties"]
    return json.dumps({name: fields[name].get("enum", [text])[0] for name in fields})


@with_all_tactics
@every_attack
def test_what_a_model_obeys_does_not_reach_the_note(attack: Attack, tactics: str) -> None:
    document = note_of(attack.attacked, tactics, Obedient(attack))
    if document is None:
        assert tactics != "guided", "the guided way has words of the article for everything"
        return
    assert attack.smuggled(document) == []
    assert attack.reads_as_news or attack.brought_in(document) == []
    assert all(entry.reason for entry in document.dropped)


@cache
def clean_note(article: Article) -> NoteDocument | None:
    return note_of(article, "guided", inattentive)


@pytest.mark.parametrize("attack", SAME_STORY, ids=str)
def test_a_model_that_pays_no_attention_writes_the_same_note(attack: Attack) -> None:
    plain = clean_note(attack.clean)
    attacked = note_of(attack.attacked, "guided", inattentive)
    assert plain is not None
    assert attacked is not None
    assert with_sentences(attacked) == with_sentences(plain)
    flagged = {sentence.id for sentence in attack.sentences if sentence.flagged}
    assert flagged.isdisjoint(attacked.coverage.uncited_notable)


@cache
def clean_requests(article: Article, tactics: str) -> list[dict[str, Any]]:
    return [outside(request) for request in plan(article, tactics=tactics)]


def outside(request: Request) -> dict[str, Any]:
    """Return a request without what stands in the fence, without numbers of sentences."""
    *rest, last = (message.content for message in request.messages)
    assert last.count("<article>") == last.count("</article>") <= 1
    # One line for the title, and no more; it is outside, and the article's all the same.
    last = re.sub(r"\A(?:Title: [^\n]*\n)?<article>\n.*\n</article>", "", last, flags=re.DOTALL)
    last = re.sub(r"(?m)^Sentence \d+:", "Sentence:", last)
    return {
        "messages": [*rest, last],
        "schema": without_numbers(request.schema),
        "options": (request.schema_name, request.max_tokens, request.label, request.temperature),
    }


def without_numbers(schema: Any) -> Any:
    """Return a schema without the numbers of the sentences that may be cited."""
    if isinstance(schema, list):
        return [without_numbers(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    if schema.get("type") == "integer":
        return {"type": "integer"}
    return {name: without_numbers(one) for name, one in schema.items()}


@pytest.mark.parametrize(
    ("attack", "tactics"),
    [
        *((attack, tactics) for attack in ATTACKS for tactics in ("sections", "single")),
        *((attack, "guided") for attack in SAME_STORY),
    ],
    ids=str,
)
def test_an_attack_changes_nothing_of_a_request_outside_the_fence(
    attack: Attack, tactics: str
) -> None:
    plain = clean_requests(attack.clean, tactics)
    attacked = [outside(request) for request in plan(attack.attacked, tactics=tactics)]
    assert attacked == plain


@every_attack
def test_an_order_is_flagged(attack: Attack) -> None:
    expected = {sentence.text: attack.expects_flag(sentence) for sentence in attack.sentences}
    assert {sentence.text: sentence.flagged for sentence in attack.sentences} == expected
    assert attack.attacked.title_flagged == attack.title_flagged
    assert bool(attack.sentences) != (attack.vanishes or attack.at == "title")


@every_attack
def test_nothing_else_of_the_article_is_flagged(attack: Attack) -> None:
    mine = {sentence.id for sentence in attack.sentences}
    assert not [s.text for s in attack.attacked.sentences if s.flagged and s.id not in mine]
    assert not [s.text for s in attack.clean.sentences if s.flagged]


def test_the_set_is_large_and_has_the_known_families() -> None:
    assert len(ATTACKS) >= 40
    assert len(FAMILIES) >= 15
    assert len({str(attack) for attack in ATTACKS}) == len(ATTACKS)
