"""Fixtures are found wherever they lie; a broken one does not take the others along."""

from pathlib import Path

import pytest
from regression_fixtures import GOOD_CASE, write_fixture

from summarizer.errors import ConfigError
from summarizer.regression.discovery import find_fixtures, read_fixture
from summarizer.regression.fixture import BrokenFixture, Fixture


def names(*paths: Path) -> list[str]:
    return [found.name for found in find_fixtures(paths)]


def test_every_folder_with_a_case_below_is_one_named_by_its_path(tmp_path: Path) -> None:
    write_fixture(tmp_path / "courts" / "ruling")
    write_fixture(tmp_path / "bridge")
    assert names(tmp_path) == ["bridge", "courts/ruling"]


def test_hidden_folders_and_those_of_tools_are_not_searched(tmp_path: Path) -> None:
    for name in (".venv/x", "node_modules/x", "bridge"):
        write_fixture(tmp_path / name)
    assert names(tmp_path) == ["bridge"]


@pytest.mark.parametrize("given", ["bridge", "bridge/case.yaml"])
def test_a_fixture_itself_or_its_case_may_be_named(tmp_path: Path, given: str) -> None:
    write_fixture(tmp_path / "bridge")
    assert names(tmp_path / given) == ["bridge"]


def test_one_that_is_named_twice_is_run_once(tmp_path: Path) -> None:
    write_fixture(tmp_path / "bridge")
    assert names(tmp_path, tmp_path / "bridge") == ["bridge"]


def test_two_of_one_name_are_told_apart_by_an_error(tmp_path: Path) -> None:
    for root in ("a", "b"):
        write_fixture(tmp_path / root / "bridge")
    first, second = find_fixtures([tmp_path / "a", tmp_path / "b"])
    assert isinstance(first, Fixture)
    assert isinstance(second, BrokenFixture)
    assert "another fixture has the name 'bridge'" in second.reason


@pytest.mark.parametrize(
    ("case", "article", "reason"),
    [
        ("assert: [", "Text.", "line"),
        ("assert: [{contain: x}]", "Text.", "contain"),
        (GOOD_CASE, None, "No article in"),
        ("article: other.txt\n" + GOOD_CASE, "Text.", "No such article"),
        ("article: ../bridge/article.txt\n" + GOOD_CASE, "Text.", "outside"),
    ],
)
def test_a_broken_one_says_why_and_the_others_stay(
    tmp_path: Path, case: str, article: str | None, reason: str
) -> None:
    write_fixture(tmp_path / "bridge")
    write_fixture(tmp_path / "broken", case, article)
    good, broken = find_fixtures([tmp_path])
    assert isinstance(good, Fixture)
    assert isinstance(broken, BrokenFixture)
    assert reason in broken.reason
    assert "\n" not in broken.reason


def test_two_articles_need_a_choice(tmp_path: Path) -> None:
    folder = write_fixture(tmp_path / "bridge")
    (folder / "article.md").write_text("# Bridge", encoding="utf-8")
    (broken,) = find_fixtures([tmp_path])
    assert isinstance(broken, BrokenFixture)
    assert "name one with 'article'" in broken.reason
    write_fixture(folder, "article: article.md\n" + GOOD_CASE)
    assert read_fixture(folder).article.name == "article.md"


def test_a_folder_that_is_not_there_is_an_error_of_the_call(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no such folder"):
        find_fixtures([tmp_path / "nowhere"])
