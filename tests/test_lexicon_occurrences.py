"""Patterns are tried only where a word may begin what they match; nothing is missed by that."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.lexicon import LANGUAGES, lexicon
from summarizer.lexicon.definition import NEVER
from summarizer.lexicon.first_words import alternatives, first_letters, may_begin
from summarizer.lexicon.occurrences import occurrences, patterns

_GAPS = st.sampled_from([" ", " ", " ", ", ", "'", "-", ". ", " not "])
_LETTERS = st.characters(codec="ascii", categories=["Ll"])


def looked_for_everywhere(text: str, language: str) -> dict[object, list[tuple[int, int]]]:
    found = {
        family: [match.span() for match in pattern.finditer(text)]
        for family, pattern in patterns(lexicon(language))
    }
    return {family: spans for family, spans in found.items() if spans}


def whole(source: str) -> str:
    """Return a pattern that also matches what it asks to stand before it."""
    return re.sub(r"\(\?<=([^()]*)\)", r"\1", re.sub(r"\(\?<![^()]*\)", "", source))


def matching(language: str) -> st.SearchStrategy[str]:
    """Return texts made of what the patterns of a language match."""
    sources = [
        source
        for _, pattern in patterns(lexicon(language))
        if pattern is not NEVER
        for source in map(whole, alternatives(pattern.pattern))
    ]
    alphabet = _LETTERS | st.sampled_from(" ',-")
    matched = st.sampled_from(sources).flatmap(
        lambda source: st.from_regex(re.compile(source), fullmatch=True, alphabet=alphabet)
    )
    words = st.lists(st.tuples(matched | st.text(_LETTERS, max_size=6), _GAPS), max_size=6)
    return words.map(lambda pairs: "".join(word + gap for word, gap in pairs))


@pytest.mark.parametrize("language", sorted(LANGUAGES))
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_what_patterns_match_is_found_without_looking_everywhere(
    language: str, data: st.DataObject
) -> None:
    text = data.draw(matching(language))

    assert dict(occurrences(text, language)) == looked_for_everywhere(text, language)


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_all_that_a_pattern_matches_begins_with_a_word(language: str) -> None:
    for _, pattern in patterns(lexicon(language)):
        for source in alternatives(pattern.pattern):
            starts = first_letters(source)
            assert all(re.match(r"[a-z0-9]|$", start) for start in starts)
            assert not re.match(r"[^a-z(\[]", source), source


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_hardly_any_has_to_be_looked_for_at_every_word(language: str) -> None:
    known = [pattern for _, pattern in patterns(lexicon(language)) if pattern is not NEVER]
    sources = [source for pattern in known for source in alternatives(pattern.pattern)]
    assert sum("" in first_letters(source) for source in sources) <= 2


def test_a_pattern_falls_apart_into_its_alternatives() -> None:
    assert alternatives(r"(?<!\w)(?:a (?:b|c) d|e[|]f|g\|h)(?!\w)") == [
        "a (?:b|c) d",
        "e[|]f",
        r"g\|h",
    ]
    assert alternatives("a|b") == ["a|b"]


def test_the_letters_that_something_begins_with_are_known() -> None:
    assert first_letters("refus(?:e|ed)") == ["refus"]
    assert first_letters("plans? to") == ["plan"]
    assert first_letters("(?:is|are) [a-z]+ing") == ["is ", "are "]
    assert first_letters("a condition|") == ["a "]
    assert first_letters("(?:he|i)'ll") == ["he ", "i "]
    assert first_letters("(?:den(?:y|ied)|disput(?:e|es)) that") == ["den", "disput"]
    assert first_letters("(?<!no )(?<!any )doubts? that") == ["doubt"]
    assert first_letters("(?!not)[a-z]+ing") == [""]
    assert first_letters("(?:will )?pay") == ["will ", "pay"]
    assert first_letters("(?:(?:an? )?big )?ban") == ["a", "big ", "ban"]
    assert first_letters("(?:will )*pay") == [""]
    assert first_letters("(?:[0-9]{1,2}|ten) of") == [*"0123456789", "ten "]
    assert first_letters("[0-9]*ten") == [""]
    assert first_letters("[a-z]+n't") == [""]


@pytest.mark.parametrize(
    ("alternative", "word", "may"),
    [
        ("plans? to", "plan", True),
        ("plans? to", "plans", True),
        ("plans? to", "plane", False),
        ("plans? to", "pla", False),
        ("[a-z]+n't", "didn", True),
        ("[a-z]+n't", "dido", False),
        ("will(?! not)", "will", True),
        ("in short: no", "in", True),
        ("short: no", "short", True),
        (r"yes/no", "yes", True),
        ("(?<=a )(?<!was a )lie that", "lie", True),
    ],
)
def test_a_word_may_begin_what_a_pattern_matches(alternative: str, word: str, may: bool) -> None:
    assert may_begin(alternative, word) is may
