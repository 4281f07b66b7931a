"""The file of a baseline: written line by line, and read or refused in one line."""

import json
from pathlib import Path

import pytest
from suite_outcomes import attempt, case, error, failed, flaky, passed, skipped, suite

from summarizer.errors import FixtureError, OutputError
from summarizer.regression.baseline import baseline_of, check, read_baseline, write_baseline


def test_it_reads_well_and_has_a_line_per_assertion(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    write_baseline(
        path,
        suite(
            case("storm", error()),
            case("river", attempt(passed("terms"), failed("people"))),
            flaky("été", "people", 7, 10),
        ),
    )
    assert path.read_text(encoding="utf-8") == TEXT


TEXT = """\
{
  "cases": {
    "river": {
      "assertions": {
        "people": "failed",
        "terms": "passed"
      },
      "case": "failed"
    },
    "storm": {
      "assertions": {},
      "case": "error"
    },
    "été": {
      "assertions": {
        "people": "7 of 10"
      },
      "case": "7 of 10"
    }
  },
  "version": 1
}
"""


def test_what_is_written_is_read_and_written_the_same_in_any_order(tmp_path: Path) -> None:
    cases = [
        case("storm", error()),
        case("river", attempt(passed("terms"), failed("people"))),
        flaky("flood", "people", 10, 10),
    ]
    one, two = tmp_path / "one.json", tmp_path / "two.json"
    write_baseline(one, suite(*cases))
    write_baseline(two, suite(*reversed(cases)))
    assert one.read_bytes() == two.read_bytes()
    assert read_baseline(one) == baseline_of(suite(*cases))
    assert check(suite(*cases), read_baseline(one)).ok


def test_only_the_first_variant_is_in_it_and_nothing_that_was_skipped() -> None:
    baseline = baseline_of(
        suite(
            case("river", attempt(passed("a"))),
            case("river", attempt(failed("a")), variant="v2"),
            case("storm", skipped()),
        )
    )
    assert list(baseline.cases) == ["river"]
    assert baseline.cases["river"].assertions["a"].always


def test_a_narrowed_run_can_keep_what_it_did_not_run(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    write_baseline(path, suite(case("river", attempt(failed("a"))), case("storm", error())))
    kept = read_baseline(path)
    write_baseline(path, suite(case("river", attempt(passed("a")))), keep=kept)
    assert list(read_baseline(path).cases) == ["river", "storm"]
    assert read_baseline(path).cases["river"].assertions["a"].always


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "real.json", tmp_path / "link.json"
    link.symlink_to(target)
    write_baseline(link, suite(case("river", attempt(passed("a")))))
    assert link.is_symlink()
    assert json.loads(target.read_text(encoding="utf-8"))["version"] == 1


def test_a_place_that_cannot_be_written_is_named_and_nothing_is_left_behind(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "baseline.json"
    folder.mkdir()
    with pytest.raises(OutputError, match=r"^cannot write .*baseline\.json: "):
        write_baseline(folder, suite(case("river", attempt(passed("a")))))
    assert list(tmp_path.iterdir()) == [folder]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "line 1: Expecting value"),
        ('{\n<<<<<<< HEAD\n"version": 1', "line 2: Expecting property name"),
        ("[]", "the file: not an object"),
        ('{"version": 2, "cases": {}}', "version: "),
        ('{"version": 1}', "cases: missing"),
        ('{"version": 1, "cases": {"river": true}}', "cases: river: not an object"),
        (
            '{"version": 1, "cases": {"river": {"case": "passed"}}}',
            "cases: river: assertions: missing",
        ),
        (
            '{"version": 1, "cases": {"river": {"case": "passed", "assertions": {"a": "good"}}}}',
            'cases: river: assertions: a: neither "passed" nor "failed"',
        ),
        (
            '{"version": 1, "cases": {"river": {"case": "passed", "assertions": {"a": "7 of 5"}}}}',
            "a: 7 of 5 is no count",
        ),
        (
            '{"version": 1, "cases": {"river": {"case": "0 of 0", "assertions": {}}}}',
            "river: 0 of 0 is no count",
        ),
        (
            '{"version": 1, "cases": {"r": {"case": "passed", "assertions": {}}, "r": {}}}',
            "r is there twice",
        ),
        ("[" * 100_000, ""),
    ],
)
def test_a_broken_file_is_refused_in_one_line(tmp_path: Path, content: str, reason: str) -> None:
    path = tmp_path / "baseline.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(FixtureError) as caught:
        read_baseline(path)
    message = str(caught.value)
    assert message.startswith(f"{path} is no baseline: {reason}")
    assert "\n" not in message


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    path.write_bytes(b'{"version": 1, "cases": {"\xff": {}}}')
    with pytest.raises(FixtureError, match="is no baseline"):
        read_baseline(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(FixtureError, match=r"no such baseline: .*none\.json"):
        read_baseline(tmp_path / "none.json")
    with pytest.raises(FixtureError, match="cannot read"):
        read_baseline(tmp_path)
