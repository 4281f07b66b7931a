"""The assertion python: a function of the user's own, found beside the case."""

import sys
from pathlib import Path

import pytest
from case_notes import case_error, check, document, passes


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A fixture's folder with a module of checks."""
    (tmp_path / "my_checks.py").write_text(
        "from helper_of_checks import LIMIT\n"
        "def is_short(document): return len(document.note.summary) <= LIMIT\n"
        "def no(document): return False\n"
        "def graded(document): return 0.75\n"
        "def said(document): return 0.25, 'three of four\\n  are missing'\n"
        "def fails(document): raise ValueError('no such\\nthing')\n"
        "def nothing(document): pass\n"
        "def too_much(document): return 1.5\n"
        "def odd(document): return float('nan')\n"
        "class Checks:\n"
        "    @staticmethod\n"
        "    def named(document): return document.note.headline.startswith('Two')\n"
        "constant = 3\n"
    )
    (tmp_path / "helper_of_checks.py").write_text("LIMIT = 2\n")
    return tmp_path


def test_a_truth_value_decides(folder: Path) -> None:
    assert check({"python": "my_checks:is_short"}, folder=folder).passed
    outcome = check({"python": "my_checks:no"}, folder=folder)
    assert (outcome.passed, outcome.score) == (False, 0)
    assert outcome.message == "my_checks:no returned False"


def test_a_number_is_a_score(folder: Path) -> None:
    assert not check({"python": "my_checks:graded"}, folder=folder).passed
    outcome = check({"python": "my_checks:graded", "threshold": 0.7}, folder=folder)
    assert (outcome.passed, outcome.score, outcome.threshold) == (True, 0.75, 0.7)


def test_a_message_of_its_own_is_shown_on_one_line(folder: Path) -> None:
    outcome = check({"python": "my_checks:said"}, folder=folder)
    assert (outcome.score, outcome.message) == (0.25, "three of four are missing")


def test_a_method_can_be_named(folder: Path) -> None:
    assert check({"python": "my_checks:Checks.named"}, folder=folder).passed


def test_negated_a_score_stays_below_the_threshold(folder: Path) -> None:
    assert check({"not-python": "my_checks:no"}, folder=folder).passed
    assert check({"not-python": "my_checks:graded"}, folder=folder).passed
    outcome = check({"not-python": "my_checks:graded", "threshold": 0.7}, folder=folder)
    assert (outcome.passed, outcome.score) == (False, 0.25)
    assert outcome.message == "my_checks:graded returned 0.75"
    exactly = {"not-python": "my_checks:graded", "threshold": 0.75}
    assert not check(exactly, folder=folder).passed


@pytest.mark.parametrize(
    ("reference", "reason"),
    [
        ("my_checks:fails", "python my_checks:fails failed: ValueError: no such thing"),
        ("my_checks:nothing", "python my_checks:nothing returned None: it has to be a truth value"),
        ("my_checks:too_much", "python my_checks:too_much returned 1.5: it has to be"),
        ("my_checks:odd", "python my_checks:odd returned nan: it has to be"),
        ("my_checks:absent", "python my_checks:absent: module 'my_checks' has no such function"),
        ("my_checks:constant", "module 'my_checks' has no such function"),
        ("no_checks_here:f", "module 'no_checks_here' cannot be imported: ModuleNotFoundError"),
    ],
)
def test_a_function_that_does_not_work_is_an_error(
    folder: Path, reference: str, reason: str
) -> None:
    message = case_error({"python": reference}, folder=folder)
    assert message.startswith("assertion 'python': python ")
    assert reason in message


def test_a_module_that_does_not_compile_is_an_error(folder: Path) -> None:
    (folder / "broken_checks.py").write_text("def f(:\n")
    message = case_error({"python": "broken_checks:f"}, folder=folder)
    assert "module 'broken_checks' cannot be imported: SyntaxError" in message


def test_the_working_directory_is_searched_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "checks_of_all.py").write_text("def fine(document): return True\n")
    (tmp_path / "case").mkdir()
    monkeypatch.chdir(tmp_path)
    assert check({"python": "checks_of_all:fine"}, folder=tmp_path / "case").passed
    monkeypatch.delitem(sys.modules, "checks_of_all")


def test_each_folder_has_its_own_module_of_the_same_name(tmp_path: Path) -> None:
    for name, answer in (("one", True), ("two", False)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "twin_checks.py").write_text(f"def f(document): return {answer}\n")
    assert check({"python": "twin_checks:f"}, folder=tmp_path / "one").passed
    assert not check({"python": "twin_checks:f"}, folder=tmp_path / "two").passed


def test_nothing_is_left_behind(folder: Path) -> None:
    path, modules = list(sys.path), set(sys.modules)
    check({"python": "my_checks:is_short"}, folder=folder)
    assert sys.path == path
    assert not {"my_checks", "helper_of_checks"} & (set(sys.modules) - modules)
    assert not (folder / "__pycache__").exists()


def test_a_module_that_the_folder_hides_comes_back(tmp_path: Path) -> None:
    import json

    (tmp_path / "json.py").write_text("def f(document): return True\n")
    assert check({"python": "json:f"}, folder=tmp_path).passed
    assert sys.modules["json"] is json


def test_an_installed_function_will_do() -> None:
    assert passes({"python": "builtins:bool"}, document())
