"""A claim that repeats a part of its sentence is backed by it, where that means the same alone."""

import random
from pathlib import Path

import pytest

from summarizer.articles import build_article
from summarizer.grounding import Grounder, rules
from summarizer.schemas import Article, Sentence

EXAMPLES = Path(__file__).parent.parent / "examples"
WORDS = (1, 2, 3, 5, 8, 13, 25)
"""Lengths of the parts that are tried."""


def problems(text: str, sentence: str, language: str = "en") -> list[str]:
    article = build_article(sentence, language=language)
    return [one.message for one in Grounder(article).check_text(text, [1])]


@pytest.mark.parametrize(
    "part",
    [
        "Norland pledged 38 million euros for the bridge by 1 September 2026",
        "38 million euros for the bridge",
        "Estia did not sign",
        "the bridge by 1 September",
        "Estia",
    ],
)
def test_a_part_of_a_sentence_is_backed_by_it(part: str) -> None:
    sentence = (
        "Norland pledged 38 million euros for the bridge by 1 September 2026, but Estia did not "
        "sign the treaty."
    )
    assert problems(part, sentence) == problems(f"{part}.", sentence) == []


@pytest.mark.parametrize(
    ("part", "sentence", "language", "message"),
    [
        ("sign the treaty", "Norland did not sign the treaty.", "en", "'sign' is negated"),
        ("to withdraw", "Norland refused to withdraw.", "en", "'withdraw' is negated"),
        ("the towns paid 5", "In the end the towns paid 5 million euros.", "en", "number 5"),
        ("They asked for two", "They asked for two hundred and fifty buses.", "en", "number two"),
        ("million euros were paid", "Half a million euros were paid.", "en", "number million"),
        ("on 3", "They met on 3 March.", "en", "number 3"),
        ("709 élèves sont venus", "1 709 élèves sont venus.", "fr", "number 709"),
    ],
)
def test_a_part_that_means_something_else_alone_is_not_backed(
    part: str, sentence: str, language: str, message: str
) -> None:
    assert any(message in found for found in problems(part, sentence, language))


@pytest.mark.parametrize(
    ("part", "sentence"),
    [
        ("Norland did not", "Norland did not sign the treaty."),
        ("They asked Estia not", "They asked Estia not to sign."),
        ("Norland agreed to pay", "Nobody said that Norland agreed to pay."),
    ],
)
def test_where_a_negation_stands_at_the_end_or_around_it_is_looked_at_in_full(
    part: str, sentence: str
) -> None:
    assert problems(part, sentence) == _looked_at_in_full(part, sentence)


def test_a_sentence_is_backed_by_itself() -> None:
    sentence = (
        "Ein erster Anlauf für ein Verbot war 2019 am Widerstand der EU-Kommission gescheitert."
    )
    assert problems(sentence, sentence, "de") == []


def test_part_of_a_word_is_no_part_of_a_sentence() -> None:
    assert problems("land paid", "Norland paid.") != []
    assert problems("Norland paid 1", "Norland paid 1,709 euros.") != []


def _looked_at_in_full(part: str, sentence: str) -> list[str]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(rules.Claim, "quoted_from", lambda claim, evidence: None)
        return problems(part, sentence)


def _parts(sentence: Sentence, chance: random.Random) -> list[str]:
    words = sentence.text.split(" ")
    starts = [chance.randrange(len(words)) for _ in WORDS]
    return [
        " ".join(words[start : start + length]).rstrip(",;:")
        for start, length in zip(starts, WORDS, strict=True)
    ]


@pytest.mark.parametrize("path", sorted(EXAMPLES.rglob("*.txt")), ids=lambda path: path.stem)
def test_looking_at_a_part_in_full_finds_nothing_more(path: Path) -> None:
    article: Article = build_article(path.read_text("utf-8"))
    grounder, chance = Grounder(article), random.Random(7)
    for sentence in article.trusted:
        for part in filter(None, _parts(sentence, chance)):
            found = grounder.check_text(part, [sentence.id])
            with pytest.MonkeyPatch.context() as patched:
                patched.setattr(rules.Claim, "quoted_from", lambda claim, evidence: None)
                assert found == grounder.check_text(part, [sentence.id]), part
