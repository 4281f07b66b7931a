"""The benchmark of reading web pages counts right, and runs on a folder of pages."""

from pathlib import Path

import pytest

from tests.benchmarks.extraction import main, pieces, score

PAGE = "<html><body><article>{}</article><footer><p>All rights reserved.</p></footer></body></html>"
TEXT = (
    "The town of Weir will build a new bridge over the river, its council decided on Monday. " * 4
)


def test_tokens_count_as_often_as_they_stand_there() -> None:
    found = score("The bridge, the bridge!", "the bridge and the road and the bridge")
    assert (found.precision, found.recall) == (1.0, 0.5)
    assert found.f1 == pytest.approx(2 / 3)


def test_case_and_punctuation_do_not_count() -> None:
    assert score("“Weir” builds…", "weir BUILDS").f1 == 1.0


def test_scripts_without_spaces_are_compared_sign_by_sign() -> None:
    assert score("新しい橋", "新しい道") == score("a b c d", "a b c e")


def test_nothing_found_and_nothing_expected() -> None:
    assert score("", "words").f1 == 0.0
    assert score("words", "").f1 == 0.0
    assert score("", "").f1 == 1.0


def test_pieces_are_found_whatever_their_spaces() -> None:
    assert pieces("They met\non Friday.", ["met on  Friday", "on Monday"]) == 1


def test_pages_are_scored_for_both_extractors(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.html").write_text(PAGE.format(f"<p>{TEXT}</p>"))
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.json").write_text('{"with": ["new bridge"], "without": ["rights"]}')
    assert main([str(tmp_path), "--details"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "1.000  1.000  1.000  a.html"
    assert lines[3].split() == ["our", "reader", "1.000", "1.000", "1.000"]
    assert lines[-1].split() == ["trafilatura", "1/1", "0/1", "1.000"]


def test_our_own_pages_are_read_better_than_by_the_extractor_alone(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main([str(Path(__file__).parent / "pages")]) == 0
    rows = {line[:16].strip(): line.split() for line in capsys.readouterr().out.splitlines()}
    assert float(rows["our sentences"][-1]) == 1.0
    assert float(rows["our reader"][-1]) > float(rows["trafilatura"][-1])


def test_a_folder_without_pages_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 1
    assert "no page in this folder" in capsys.readouterr().out
    assert main([]) == 2
    assert capsys.readouterr().err.startswith("usage:")
