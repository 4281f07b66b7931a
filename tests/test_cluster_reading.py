"""What a cluster is sent of an input, and the lists it leaves as Parquet."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from batch_articles import article, write_articles
from page_server import PageServer, page

from summarizer.batch.cluster.reading import Input, Pending, enrolled
from summarizer.batch.item import Failed, Failure, Item, Noted
from summarizer.batch.journal import Journal
from summarizer.batch.outputs import failure_line, note_line
from summarizer.batch.ray_engine import run_on_ray
from summarizer.errors import ConfigError, MissingExtraError
from summarizer.settings import Settings

DOCUMENT: dict[str, Any] = {
    "note": {"headline": "Ferries bought", "n": [1, {"a": "é"}]},
    "article": {"text": "x"},
    "dropped": [],
    "coverage": {"cited": 0.5},
    "provenance": {"model": "m"},
}


def table(path: Path, *rows: dict[str, Any]) -> Path:
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture
def press(tmp_path: Path) -> Input:
    """Three articles in files, and two rows of a table with one id."""
    write_articles(tmp_path / "press", 3)
    rows = [{"id": "twice", "text": article(n), "desk": n} for n in (7, 8)]
    return Input((str(tmp_path / "press"), str(table(tmp_path / "more.jsonl", *rows))))


def taken_up(source: Input, folder: Path, *done: int) -> Pending:
    with Journal.open(folder, "b") as journal:
        return enrolled(source, journal, lambda item: item.index not in done)


def test_ids_are_those_of_the_journal(press: Input, tmp_path: Path) -> None:
    sent = list(taken_up(press, tmp_path / "out").errands(press))
    assert [one.index for one in sent] == [0, 1, 2, 3, 4]
    assert [one.id for one in sent[3:]] == ["twice", "twice-2"]


def test_what_is_done_is_not_sent(press: Input, tmp_path: Path) -> None:
    pending = taken_up(press, tmp_path / "out", 0, 3)
    assert (pending.total, pending.count) == (5, 3)
    assert [one.index for one in pending.errands(press)] == [1, 2, 4]


def test_rows_that_came_later_are_not_sent(press: Input, tmp_path: Path) -> None:
    pending = taken_up(press, tmp_path / "out")
    with (tmp_path / "more.jsonl").open("a") as file:
        file.write(json.dumps({"text": article(9)}) + "\n")
    assert len(list(pending.errands(press))) == 5


def test_relative_names_begin_where_the_batch_was_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_articles(tmp_path / "press", 2)
    monkeypatch.chdir(tmp_path)
    source = Input(("press",))
    pending = taken_up(source, tmp_path / "out")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    assert [bool(one.data) for one in pending.errands(source)] == [True, True]
    assert Path.cwd() == elsewhere


def test_a_feed_is_the_same_whenever_it_is_read(tmp_path: Path) -> None:
    def feed(*names: str) -> bytes:
        links = "".join(f"<item><link>https://press.example/{name}</link></item>" for name in names)
        return page(f'<rss version="2.0"><channel>{links}</channel></rss>'.encode())

    with PageServer({"/rss": [feed("a", "b"), feed("c", "a", "b")]}) as pages:
        source = Input((f"{pages.url}/rss",), allow_private=True)
        pending = taken_up(source, tmp_path / "out", 0)
        assert [one.url for one in pending.errands(source)] == ["https://press.example/b"]
    assert pages.paths == ["/rss"]


def test_standard_input_is_refused_for_it_cannot_be_read_twice() -> None:
    with pytest.raises(ConfigError, match="put it into a file"):
        Input(("-",)).items()


def test_without_ray_the_extra_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delitem(sys.modules, "summarizer.batch.cluster.ray_data", raising=False)
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(MissingExtraError, match=r"press-summarizer\[ray\]"):
        run_on_ray([tmp_path], tmp_path / "out", settings=Settings(model="m"))
    assert not (tmp_path / "out").exists()


class TestParquetLists:
    def written(self, folder: Path, notes: list[Noted], failures: list[Failed]) -> list[Any]:
        parquet = pytest.importorskip("pyarrow.parquet")
        from summarizer.batch.parquet_lists import write_parquet_lists

        write_parquet_lists(folder, iter(notes), iter(failures))
        names = ("notes.parquet", "failures.parquet")
        assert sorted(path.name for path in folder.iterdir()) == sorted(names)
        return [parquet.read_table(folder / name).to_pylist() for name in names]

    def test_a_note_has_what_its_line_has(self, tmp_path: Path) -> None:
        noted = Noted(4, "a-4", {"desk": "é", "n": 1}, json.dumps(DOCUMENT))
        [[row], _] = self.written(tmp_path, [noted], [])
        texts = {key for key, value in row.items() if isinstance(value, str)} - {"id"}
        plain = {key: json.loads(row[key]) if key in texts else row[key] for key in row}
        assert plain == json.loads(note_line(noted))

    def test_a_failure_has_what_its_line_has(self, tmp_path: Path) -> None:
        failure = Failure("RefusalError", "it declined", 53, "no — never")
        failed = Failed(5, "a-5", "press.csv:7", {"desk": 1}, failure)
        [_, [row]] = self.written(tmp_path, [], [failed])
        assert {**row, "fields": json.loads(row["fields"])} == json.loads(failure_line(failed))

    def test_without_rows_there_are_columns_all_the_same(self, tmp_path: Path) -> None:
        parquet = pytest.importorskip("pyarrow.parquet")
        assert self.written(tmp_path, [], []) == [[], []]
        assert parquet.read_schema(tmp_path / "notes.parquet").names[:3] == [
            "index",
            "id",
            "fields",
        ]

    def test_rows_keep_their_order_over_all_pages(self, tmp_path: Path) -> None:
        document = json.dumps(DOCUMENT)
        notes = [Noted(n, f"a-{n}", {}, document) for n in range(600)]
        [rows, _] = self.written(tmp_path, notes, [])
        assert [row["index"] for row in rows] == list(range(600))


def test_an_item_with_a_problem_travels_as_its_failure(tmp_path: Path) -> None:
    path = tmp_path / "broken.jsonl"
    path.write_text(f'{{"text": {json.dumps(article(0))}}}\nnot json\n')
    source = Input((str(path),))
    problems: list[Item] = []
    with Journal.open(tmp_path / "out", "b") as journal:
        pending = enrolled(source, journal, lambda item: problems.append(item) or True)
    sent = list(pending.errands(source))
    assert [bool(one.failure) for one in sent] == [False, True]
    assert problems[1].problem in json.loads(sent[1].failure)["message"]
