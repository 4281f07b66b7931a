"""Coverage: what the note rests on, and what it passes over."""

import pytest
from grounding_articles import article
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.articles import build_article
from summarizer.grounding import Grounder, coverage
from summarizer.grounding.coverage import _BARE_NUMBER
from summarizer.grounding.passage import Passage
from summarizer.lexicon import LANGUAGES, lexicon
from summarizer.note_types import cited_in, told_in
from summarizer.schemas import Actor, Background

AROUND_NUMBERS = (
    "half halb halbe demi media mezzo halve ½ 1/2 0 0.5 1,5 - – % and to or a und bis et à y e per "
    "cent No. Article G F- COVID May mai Monday st nd th pm h k m US $ € II dozen hundreds one two "
    "zwei vingt dos third tenth minus zero and a half a@b.c www.x.org"
).split()
NUMBERS = ["3", "7", "14", "20", "31", "100", "300", "1999", "2024", "100000000"]

ARTICLE = article(
    "The valley is green.",
    "“It will last,” the mayor said.",
    "The fund lent 5 million.",
    "Talks opened on Wednesday.",
    "Norland urged restraint.",
)


@pytest.mark.parametrize(
    ("cited", "share", "notable"),
    [
        ([], 0.0, [2, 3, 4, 5]),
        ([1], 0.2, [2, 3, 4, 5]),
        ([2, 3, 3, 4, 5], 0.8, []),
        ([1, 2, 3, 4, 5], 1.0, []),
        ([3, 99], 0.2, [2, 4, 5]),
    ],
)
def test_share_of_sentences_and_notable_ones_left_out(
    cited: list[int], share: float, notable: list[int]
) -> None:
    result = coverage(ARTICLE, cited)
    assert result.cited == share
    assert result.uncited_notable == notable


def test_a_sentence_that_tells_who_somebody_is_stays_notable() -> None:
    result = coverage(ARTICLE, [2, 3, 5], told=[3])
    assert result.cited == 0.6
    assert result.uncited_notable == [2, 4, 5]


def test_what_actors_alone_cite_is_not_told() -> None:
    text = "Anna Holt, the mayor, promised 5 million on Monday. The pier is old."
    grounder = Grounder(build_article(text))
    actor = Actor(cites=[1], name="Anna Holt", kind="person", role="mayor", affiliation=None)
    fact = Background(cites=[2], fact="The pier is old.")
    assert cited_in([actor, fact]) == {1, 2}
    assert told_in([actor, fact]) == {2}
    found = grounder.coverage(cited_in([actor, fact]), told_in([actor, fact]))
    assert (found.cited, found.uncited_notable) == (1.0, [1])


def test_an_article_in_an_unknown_language_still_has_numbers_and_quotes() -> None:
    told = article("Ĝi estas verda.", "«Jes», li diris.", "Estas 12 domoj.", language="eo")
    assert coverage(told, []).uncited_notable == [2, 3]


def test_an_article_without_sentences_is_not_covered() -> None:
    assert coverage(article(), []).cited == 0.0


@settings(max_examples=300)
@given(language=st.sampled_from([*sorted(LANGUAGES), "fi"]), data=st.data())
def test_a_bare_number_between_words_is_notable_whatever_these_are(
    language: str, data: st.DataObject
) -> None:
    words = lexicon(language)
    known = sorted({*AROUND_NUMBERS, *NUMBERS, *words.scales, *words.units})
    some = st.lists(st.sampled_from(known), min_size=1, max_size=4)
    number = data.draw(st.sampled_from(NUMBERS))
    passage = Passage(" ".join([*data.draw(some), number, *data.draw(some)]), language)
    if _BARE_NUMBER.search(passage.text) is not None:
        assert not passage.plain
        assert passage.dates or any(each.values[0] > 1 for each in passage.quantities)


def test_no_word_of_scale_makes_a_number_smaller() -> None:
    assert all(factor > 1 for code in LANGUAGES for factor in lexicon(code).scales.values())
