"""Drafts of windows are joined into one."""

from grounding_articles import actor, says

from summarizer.flow.draft import Draft, merge


def test_what_two_windows_say_word_for_word_stands_once_with_all_its_citations() -> None:
    one = Draft({"actors": [actor("Holt", 1), actor("Berg", 2)]})
    other = Draft({"actors": [actor("Holt", 7), actor("Osei", 8)]})
    merged = merge([one, other])
    assert [(each.name, each.cites) for each in merged.values["actors"]] == [
        ("Holt", [1, 7]),
        ("Berg", [2]),
        ("Osei", [8]),
    ]
    assert merged.left_out == []


def test_what_one_window_says_twice_is_left_to_the_check_for_duplicates() -> None:
    merged = merge([Draft({"summary": [says("A bridge opened.", 1), says("A bridge opened.", 1)]})])
    assert len(merged.values["summary"]) == 2


def test_of_single_values_the_first_counts() -> None:
    merged = merge([Draft({"headline": "First"}), Draft({"headline": "Second"})])
    assert merged.values["headline"] == "First"
