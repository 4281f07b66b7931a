"""When an event was, in the article's words: the day it was, not a day that it speaks of."""

import pytest
from grounding_articles import article

from summarizer.flow.guided.event import when_in, where_in
from summarizer.names import find_entities


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("They will share it from next January, both said on Tuesday.", "Tuesday"),
        ("They agreed on Thursday to open it by 1 September.", "Thursday"),
        ("They will open it from next January.", None),
        ("The treaty was signed on 3 May 2026.", "3 May 2026"),
        ("Four men who were kidnapped in October are free, Zemba said on Tuesday.", "Tuesday"),
        ("They put off the launch from March to at least September.", None),
        ("The board voted 4-1 Tuesday night to let it grow.", "Tuesday night"),
        ("They met on Tuesday, May 3, 2026, in Vell.", "Tuesday, May 3, 2026"),
        ("A treaty that was signed in May holds.", None),
    ],
)
def test_a_term_is_not_the_time_of_the_event(text: str, when: str | None) -> None:
    assert when_in(text, "en") == when


def test_a_capital_stays_a_place_where_something_is() -> None:
    source = article("Leaders met in Seoul on Sunday.", "Seoul would pay for it.")
    entities = find_entities(source)
    kinds = {one.name: "government" for one in entities}
    assert where_in(source.sentence(1), entities, kinds) == "Seoul"
