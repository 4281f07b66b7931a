"""What ``summarizer batch`` reads: folders, tables, standard input, addresses and feeds."""

import json
import sys
from collections.abc import Iterator
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from batch_articles import article
from batch_command import command, lines_of
from faulty_endpoint import FaultyEndpoint
from page_server import PageServer, page

from summarizer.cli.main import run

pytest_plugins = ("batch_command",)
pytestmark = pytest.mark.usefixtures("press_folder")


class TestInput:
    def feed(self, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
        monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(text.encode())))

    def test_json_lines_from_standard_input(
        self, endpoint: FaultyEndpoint, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        rows = [{"id": f"row {n}", "text": article(n), "page": n} for n in range(3)]
        self.feed(monkeypatch, "\n".join(map(json.dumps, rows)))
        assert run(["batch", "-", *command(endpoint)[2:]]) == 0
        assert [(note["id"], note["fields"]) for note in lines_of("notes.jsonl")] == [
            (f"row-{number}", {"id": f"row {number}", "page": number}) for number in range(3)
        ]

    def test_paths_from_standard_input(
        self, endpoint: FaultyEndpoint, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.feed(monkeypatch, "press/article-00002.txt\npress/article-00000.txt\n")
        assert run(["batch", "-", *command(endpoint)[2:]]) == 0
        assert [note["index"] for note in lines_of("notes.jsonl")] == [0, 1]

    def test_columns_of_ones_own(self, endpoint: FaultyEndpoint) -> None:
        Path("t.csv").write_text(f'key,story\nk1,"{article(0)}"\n', encoding="utf-8")
        options = ("--text-column", "story", "--id-column", "key")
        assert run(["batch", "t.csv", *command(endpoint)[2:], *options]) == 0
        assert [note["id"] for note in lines_of("notes.jsonl")] == ["k1"]

    @pytest.mark.parametrize(
        ("names", "told"),
        [
            (["scan.tiff"], "1 file of no kind that is read in a folder left out: press/scan.tiff"),
            (["a.odt", "b.odt"], "2 files of no kind that is read in a folder left out: "),
            ([".hidden.odt"], ""),
        ],
    )
    def test_files_of_a_folder_that_are_not_read_are_told(
        self,
        endpoint: FaultyEndpoint,
        capsys: pytest.CaptureFixture[str],
        names: list[str],
        told: str,
    ) -> None:
        for name in names:
            Path("press", name).write_bytes(b"?")
        assert run(command(endpoint)) == 0
        err = capsys.readouterr().err
        assert (f"Warning: {told}" in err) if told else ("Warning" not in err)
        assert run(command(endpoint, "-q")) == 0
        assert capsys.readouterr().err == ""

    def test_the_output_folder_is_no_input(self, endpoint: FaultyEndpoint) -> None:
        options = [*command(endpoint)[2:], "--out", "press/out", "-f", "text"]
        for _ in range(2):
            assert run(["batch", "press", *options]) == 0
        assert endpoint.requests == 3


def feed(*links: str) -> bytes:
    items = "".join(f"<item><link>{link}</link></item>" for link in links)
    return page(f'<rss version="2.0"><channel>{items}</channel></rss>'.encode())


class TestAddresses:
    @pytest.fixture
    def pages(self) -> Iterator[PageServer]:
        with PageServer({f"/{n}": page(article(n).encode()) for n in range(30)}) as running:
            yield running

    def of(self, endpoint: FaultyEndpoint, *inputs: str) -> list[str]:
        return ["batch", *inputs, *command(endpoint)[2:], "--allow-private"]

    def test_each_gets_its_note_and_is_fetched_once(
        self, endpoint: FaultyEndpoint, pages: PageServer
    ) -> None:
        given = self.of(endpoint, "press", f"{pages.url}/7", f"{pages.url}/8")
        assert run(given) == 0
        assert [note["article"]["url"] for note in lines_of("notes.jsonl")[3:]] == [
            f"{pages.url}/7",
            f"{pages.url}/8",
        ]
        assert run(given) == 0
        assert sorted(pages.paths) == ["/7", "/8"]
        assert endpoint.requests == 5

    def test_one_that_is_not_there_takes_no_other_along(
        self, endpoint: FaultyEndpoint, pages: PageServer
    ) -> None:
        assert run(self.of(endpoint, f"{pages.url}/7", f"{pages.url}/gone")) == 90
        (failure,) = lines_of("failures.jsonl")
        assert failure["source"] == f"{pages.url}/gone"
        assert failure["error"]["kind"] == "FetchError"
        assert len(lines_of("notes.jsonl")) == 1

    def test_those_of_this_machine_have_to_be_allowed(
        self, endpoint: FaultyEndpoint, pages: PageServer
    ) -> None:
        assert run(self.of(endpoint, f"{pages.url}/7", f"{pages.url}/rss")[:-1]) == 90
        kinds = [failure["error"]["kind"] for failure in lines_of("failures.jsonl")]
        assert kinds == ["ForbiddenAddressError", "ArticleError"]
        assert pages.asked == []

    def test_a_feed_gives_a_note_of_each_entry(
        self, endpoint: FaultyEndpoint, capsys: pytest.CaptureFixture[str]
    ) -> None:
        with PageServer({f"/{n}": page(article(n).encode()) for n in range(3)}) as pages:
            links = [f"{pages.url}/{n}" for n in (1, 2, 99, 1)]
            pages.pages = {**pages.pages, "/rss": feed(*links)}
            assert run(self.of(endpoint, f"{pages.url}/rss")) == 90
            assert "2 notes, 1 without a note" in capsys.readouterr().err
            assert run(self.of(endpoint, f"{pages.url}/rss")) == 90
        assert pages.paths.count("/rss") == 2
        assert pages.paths.count("/1") == 1

    def test_a_feed_that_does_not_look_like_one_is_told(self, endpoint: FaultyEndpoint) -> None:
        with PageServer({"/news": feed("http://a.example/1")}) as pages:
            assert run(self.of(endpoint, f"{pages.url}/news")) == 90
        (failure,) = lines_of("failures.jsonl")
        assert "is a feed of many articles" in failure["error"]["message"]
        assert "--from feed" in failure["error"]["message"]

    def test_an_estimate_fetches_some_of_many(
        self, endpoint: FaultyEndpoint, pages: PageServer, capsys: pytest.CaptureFixture[str]
    ) -> None:
        given = self.of(endpoint, *(f"{pages.url}/{n}" for n in range(30)))
        assert run([*given, "--estimate"]) == 0
        assert "20 of them; the rest is taken to be alike" in capsys.readouterr().out
        assert len(pages.asked) == 20
