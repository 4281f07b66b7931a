"""What is denied, supposed, alleged or unrealised in another language than English.

The sentences of a language stand in ``stated/LANGUAGE.txt``: each with a claim on the next line,
under the heading that says whether the sentence backs it.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from grounding_articles import article, says

from summarizer.grounding import Grounder

STATED = Path(__file__).parent / "stated"


def pairs(heading: str) -> Iterator[tuple[str, str, str]]:
    """Return the sentences and claims of all languages under a heading."""
    for path in sorted(STATED.glob("*.txt")):
        _, _, below = path.read_text(encoding="utf-8").partition(f"# {heading}\n\n")
        for pair in below.partition("\n\n# ")[0].strip().split("\n\n"):
            sentence, claim = pair.splitlines()
            yield path.stem, sentence, claim


@pytest.mark.parametrize(("language", "sentence", "claim"), list(pairs("not backed")))
def test_what_a_sentence_does_not_state_is_not_backed_by_it(
    language: str, sentence: str, claim: str
) -> None:
    grounder = Grounder(article(sentence, language=language))
    assert {problem.kind for problem in grounder.check(says(claim, 1)).problems} & {
        "negation",
        "modality",
    }
    assert grounder.check(says(sentence, 1)).ok


@pytest.mark.parametrize(("language", "sentence", "claim"), list(pairs("backed")))
def test_what_it_states_is_backed_by_it_in_other_words_too(
    language: str, sentence: str, claim: str
) -> None:
    grounder = Grounder(article(sentence, language=language))
    assert grounder.check(says(claim, 1)).ok
    assert grounder.check(says(sentence, 1)).ok
