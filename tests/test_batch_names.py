"""Ids of items are file names on any system."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.batch.inputs.kinds import stem_of
from summarizer.batch.inputs.names import file_id, row_id, slug

FORBIDDEN = set('<>:"/\\|?*\0\n\r\t ')


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("bridge", "bridge"),
        ("Two words, one comma", "Two-words-one-comma"),
        ("https://press.example/a?b=1", "https-press.example-a-b-1"),
        ("../../etc/passwd", "etc-passwd"),
        (".hidden", "hidden"),
        ("ends with dots...", "ends-with-dots"),
        ("Überschwemmung in Zürich", "Überschwemmung-in-Zürich"),
        ("ﬁrst", "first"),
        ("हिन्दी", "हिन्दी"),
        ("中文 新闻", "中文-新闻"),
        ("zero\u200bwidth\u202e", "zerowidth"),
        ("half \ud83d", "half"),
        ("", "article"),
        ("///", "article"),
        ("CON", "article-CON"),
        ("nul.txt", "article-nul.txt"),
        ("COM1", "article-COM1"),
        ("console", "console"),
    ],
)
def test_a_text_becomes_a_name_that_every_system_takes(text: str, expected: str) -> None:
    assert slug(text) == expected


@given(st.text(max_size=300))
def test_any_text_becomes_a_name(text: str) -> None:
    name = slug(text)
    assert 0 < len(name) <= 100
    assert len(name.encode()) <= 200
    assert not FORBIDDEN & set(name)
    assert not name.startswith((".", "-"))
    assert not name.endswith((".", "-"))


@given(st.text(max_size=300))
def test_a_name_is_its_own_name(text: str) -> None:
    assert slug(slug(text)) == slug(text)


def test_long_texts_stay_apart() -> None:
    one, other = slug("river " * 50 + "rises"), slug("river " * 50 + "falls")
    assert one != other
    assert len(one) == len(other) == 100


def test_long_texts_in_other_scripts_leave_room_for_a_suffix() -> None:
    assert len(slug("洪" * 120).encode()) <= 200


def test_a_row_keeps_its_number_however_long_the_table_is_named() -> None:
    assert row_id("press", 7) == "press-000007"
    assert row_id("press", 1_234_567) == "press-1234567"
    assert row_id("p" * 300, 7).endswith("-000007")
    assert len(row_id("p" * 300, 7)) == 100


def test_a_file_outside_the_common_folder_is_named_by_its_whole_path() -> None:
    path = Path("/archive/2024/a.txt").absolute()
    assert file_id(path, path.parents[1]) == "2024-a"
    assert file_id(path, path.parents[1] / "other").endswith("archive-2024-a")
    assert file_id(path, None).endswith("archive-2024-a")


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("a.txt", "a"),
        ("a.JSONL.GZ", "a"),
        ("v1.2.md", "v1.2"),
        ("a.md.gz", "a.md"),
        ("page", "page"),
        ("page.html", "page"),
    ],
)
def test_a_file_is_named_without_its_ending(name: str, stem: str) -> None:
    assert stem_of(name) == stem
