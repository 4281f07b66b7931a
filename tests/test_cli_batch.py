"""``summarizer batch``: what it prints, writes and returns, whatever it is given."""

import json
import re
import sys
from collections.abc import Iterator
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest
from batch_articles import article, write_articles
from endpoint_faults import Faults
from faulty_endpoint import FaultyEndpoint
from page_server import PageServer, page

from summarizer.batch.journal import Journal
from summarizer.cli.main import run

PRICES = '[models."m"]\nprompt = 1.0\ncompletion = 10.0\n'


@pytest.fixture
def endpoint() -> Iterator[FaultyEndpoint]:
    with FaultyEndpoint() as running:
        yield running


@pytest.fixture(autouse=True)
def elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Work in a folder of its own, with a cache of its own; three articles are in ``press``."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SUMMARIZER_CACHE", str(tmp_path / "user-cache"))
    write_articles(tmp_path / "press", 3)
    (tmp_path / "prices.toml").write_text(PRICES)


def command(endpoint: FaultyEndpoint | str, *more: str) -> list[str]:
    """The command over ``press`` into ``out``; later options win."""
    address = endpoint if isinstance(endpoint, str) else endpoint.base_url
    return [
        *("batch", "press", "--out", "out", "-m", "m", "--base-url", address),
        *("--tactics", "single", *more),
    ]


def lines_of(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path("out", name).read_text("utf-8").splitlines()]


class TestTemplates:
    def test_notes_are_drawn_by_a_template_of_ones_own(self, endpoint: FaultyEndpoint) -> None:
        Path("t.j2").write_text("> {{ title }}", encoding="utf-8")
        assert run(command(endpoint, "-f", "html", "-f", "json", "--template", "t.j2", "-q")) == 0
        note = lines_of("notes.jsonl")[0]
        shown = Path("out/notes/article-00000.html").read_text(encoding="utf-8")
        assert shown == f"> {note['note']['headline']}\n"
        assert Path("out/notes/article-00000.json").read_text(encoding="utf-8").startswith("{")

    @pytest.mark.parametrize("forms", [("markdown", "html"), ("json",)])
    def test_a_template_draws_one_form(
        self, forms: tuple[str, ...], capsys: pytest.CaptureFixture[str]
    ) -> None:
        Path("t.j2").write_text("{{ title }}", encoding="utf-8")
        given = [word for form in forms for word in ("-f", form)]
        assert run(command("http://127.0.0.1:9/v1", *given, "--template", "t.j2")) == 2
        assert "--template draws --format markdown or --format html" in capsys.readouterr().err
        assert not Path("out").exists()

    def test_a_broken_template_is_found_before_anything_is_asked(
        self, endpoint: FaultyEndpoint, capsys: pytest.CaptureFixture[str]
    ) -> None:
        Path("t.j2").write_text("{{ title", encoding="utf-8")
        assert run(command(endpoint, "--template", "t.j2")) == 20
        assert capsys.readouterr().err.startswith("Error: note template, line 1: ")
        assert not Path("out").exists()

    def test_a_note_that_a_template_cannot_draw_does_not_take_the_others_along(
        self, endpoint: FaultyEndpoint
    ) -> None:
        # One article of three is about Estwick.
        picky = "{% if 'Estwick' in article.text %}{{ nope }}{% endif %}{{ title }}"
        Path("t.j2").write_text(picky, encoding="utf-8")
        assert run(command(endpoint, "--template", "t.j2", "-q")) == 90
        (failure,) = lines_of("failures.jsonl")
        assert failure["error"]["kind"] == "UndefinedVariableError"
        assert len(lines_of("notes.jsonl")) == 2
        Path("t.j2").write_text("{{ title }}", encoding="utf-8")
        asked = endpoint.requests
        assert run(command(endpoint, "--template", "t.j2", "-q")) == 0
        assert endpoint.requests == asked
        assert len(lines_of("notes.jsonl")) == 3


class TestNotes:
    def test_every_article_gets_its_note(
        self, endpoint: FaultyEndpoint, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(command(endpoint)) == 0
        shown = capsys.readouterr()
        assert shown.out == ""
        assert shown.err == f"3 notes: {Path('out/notes.jsonl')}\n"
        assert [note["id"] for note in lines_of("notes.jsonl")] == [
            "article-00000",
            "article-00001",
            "article-00002",
        ]
        assert lines_of("failures.jsonl") == []
        assert sorted(path.name for path in Path("out/notes").iterdir()) == [
            "article-00000.md",
            "article-00001.md",
            "article-00002.md",
        ]

    def test_in_as_many_forms_as_wanted(self, endpoint: FaultyEndpoint) -> None:
        assert run(command(endpoint, "-f", "json", "-f", "text")) == 0
        assert {path.suffix for path in Path("out/notes").iterdir()} == {".json", ".txt"}

    def test_the_same_command_asks_nothing_twice(
        self, endpoint: FaultyEndpoint, capsys: pytest.CaptureFixture[str]
    ) -> None:
        run(command(endpoint))
        capsys.readouterr()
        assert run(command(endpoint)) == 0
        assert endpoint.requests == 3
        assert capsys.readouterr().err.startswith("3 notes, 3 of them from before: ")

    def test_it_goes_on_at_another_address(self, endpoint: FaultyEndpoint) -> None:
        run(command(endpoint))
        with FaultyEndpoint() as other:
            write_articles(Path("press"), 4)
            assert run(command(other)) == 0
            assert other.requests == 1

    def test_one_is_one(self, endpoint: FaultyEndpoint, capsys: pytest.CaptureFixture[str]) -> None:
        assert run(["batch", "press/article-00001.txt", *command(endpoint)[2:]]) == 0
        assert capsys.readouterr().err.startswith("1 note: ")

    def test_at_most_so_many_requests_at_once(self) -> None:
        write_articles(Path("press"), 12)
        with FaultyEndpoint(delay=0.01) as slow:
            assert run(command(slow, "-j", "2")) == 0
            assert slow.most_under_way == 2


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


class TestFailures:
    def test_some_articles_without_a_note_are_told(
        self, endpoint: FaultyEndpoint, capsys: pytest.CaptureFixture[str]
    ) -> None:
        Path("press/empty.txt").write_text(" ")
        assert run(command(endpoint)) == 90
        assert capsys.readouterr().err == (
            f"3 notes, 1 without a note (see {Path('out/failures.jsonl')}): "
            f"{Path('out/notes.jsonl')}\n"
        )
        (failure,) = lines_of("failures.jsonl")
        assert failure["error"]["kind"] == "EmptyArticleError"

    def test_and_tried_again_by_the_same_command(self) -> None:
        with FaultyEndpoint(Faults({"refusal": 1.0})) as refusing:
            assert run(command(refusing)) == 90
        with FaultyEndpoint() as endpoint:
            assert run(command(endpoint)) in {0, 90}
        (out,) = {len(lines_of("notes.jsonl")) + len(lines_of("failures.jsonl"))}
        assert out == 3

    def test_what_ends_the_batch_is_one_line_and_its_exit_code(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        write_articles(Path("press"), 30)
        with FaultyEndpoint(Faults(revoked_from=11)) as endpoint:
            assert run(command(endpoint, "-j", "2")) == 32
        error, told = capsys.readouterr().err.splitlines()
        assert error.startswith("Error: ")
        assert re.match(r"\d+ notes, \d+ without a note \(see out.failures.jsonl\): out", told)
        assert len(lines_of("notes.jsonl")) + len(lines_of("failures.jsonl")) == 30
        assert any("not begun: " in one["error"]["message"] for one in lines_of("failures.jsonl"))
        with FaultyEndpoint() as endpoint:
            assert run(command(endpoint)) == 0
        assert len(lines_of("notes.jsonl")) == 30

    def test_debug_shows_its_traceback(self, capsys: pytest.CaptureFixture[str]) -> None:
        with FaultyEndpoint(Faults(revoked_from=1)) as endpoint:
            assert run(["--debug", *command(endpoint)]) == 32
        assert capsys.readouterr().err.startswith("Traceback")

    def test_a_model_whose_name_was_mistyped_does_not_spoil_the_folder(
        self, endpoint: FaultyEndpoint
    ) -> None:
        with FaultyEndpoint(Faults(gone_from=1)) as without:
            assert run(command(without, "-m", "mm")) == 33
        assert run(command(endpoint)) == 0


class TestFolder:
    def test_of_another_batch_is_refused_and_the_difference_told(
        self, endpoint: FaultyEndpoint, capsys: pytest.CaptureFixture[str]
    ) -> None:
        run(command(endpoint))
        capsys.readouterr()
        assert run(command(endpoint, "-m", "m2", "--language", "fr")) == 92
        told = capsys.readouterr().err
        assert told.startswith("Error: out holds a batch of another --language, --model: ")
        assert told.count("\n") == 1

    def test_with_other_answers_is_another_batch(self, endpoint: FaultyEndpoint) -> None:
        assert run(command(endpoint)) == 0
        assert run(command(endpoint, "--repeat-index", "1")) == 92

    def test_that_another_run_has_is_refused_at_once(
        self, endpoint: FaultyEndpoint, capsys: pytest.CaptureFixture[str]
    ) -> None:
        with Journal.open(Path("out"), "batch"):
            assert run(command(endpoint)) == 91
        assert capsys.readouterr().err.startswith("Error: another run works on out: ")
        assert endpoint.requests == 0


class TestBadInput:
    """One clear line, the right exit code, and nothing sent or made."""

    @pytest.mark.parametrize(
        ("arguments", "code", "told"),
        [
            (["nowhere"], 11, "no such file or folder: nowhere"),
            (["nowhere/*.txt"], 11, "no file matches nowhere"),
            (["press", "-", "-"], 2, "only once"),
            (["prices.toml", "--language", "?"], 2, "option --language"),
            (["press", "-m", ""], 2, "option --model"),
            (["press", "--rpm", "0"], 2, "rpm must be above zero"),
            (["press", "--tpm", "nan"], 2, "tpm must be above zero"),
            (["press", "-j", "0"], 2, "--jobs"),
            (["press", "-j", "many"], 2, "--jobs"),
            (["press", "--max-tokens", "-1"], 2, "a budget cannot be -1"),
            (["press", "--max-cost", "nan"], 2, "a budget cannot be nan"),
            (["press", "--max-cost", "1"], 2, "needs a price for the model 'm'"),
            (["press", "--prices", "nowhere.toml"], 2, "nowhere.toml"),
            (["press", "--prices", "press/article-00000.txt"], 2, "article-00000.txt"),
            (["press", "--cache-size", "0"], 2, "a cache cannot have 0 MB"),
            (["press", "--cache-size", "nan"], 2, "a cache cannot have nan MB"),
            (["press", "--cache-days", "0"], 2, "0 days"),
            (["press", "--cache", "~nobody-of-this-name"], 2, "~nobody-of-this-name"),
            (["press", "--timeout", "0"], 2, "option --timeout"),
            (["press", "--retries", "99"], 2, "option --retries"),
            (["press", "--call-tokens", "1"], 2, "--call-tokens"),
            (["press", "--schema", "nowhere:None"], 25, "nowhere"),
            (["press", "--prompts", "nowhere"], 20, "nowhere"),
            (["press", "--config", "nowhere.toml"], 2, "nowhere.toml"),
            (["press", "--base-url", "localhost"], 2, "option --base-url"),
            (["press", "--out", "prices.toml"], 2, "prices.toml"),
            (["press", "--out", "press"], 2, "press"),
            (["press", "-f", "pdf"], 2, "--format"),
            (["press", "--workers", "0"], 2, "--workers"),
            (["press", "--engine", "spark"], 2, "--engine"),
            ([], 2, "INPUT"),
        ],
        ids=lambda value: " ".join(value) if isinstance(value, list) else "",
    )
    def test_it_is_told(
        self,
        endpoint: FaultyEndpoint,
        capsys: pytest.CaptureFixture[str],
        arguments: list[str],
        code: int,
        told: str,
    ) -> None:
        options = command(endpoint)[2:]
        assert run(["batch", *options, *arguments]) == code
        shown = capsys.readouterr()
        assert shown.out == ""
        *usage, line = shown.err.splitlines()
        assert line.startswith("Error: ")
        assert told in line
        assert not usage or usage[0].startswith("Usage: ")
        assert endpoint.requests == 0
        assert not Path("out").exists()

    def test_a_folder_to_write_to_is_needed(
        self, endpoint: FaultyEndpoint, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(["batch", "press", "-m", "m", "--base-url", endpoint.base_url]) == 2
        assert "Missing option '-o' / '--out'" in capsys.readouterr().err

    def test_so_is_the_name_of_a_model(
        self, endpoint: FaultyEndpoint, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(["batch", "press", "--out", "out", "--base-url", endpoint.base_url]) == 2
        assert "needs the name of a model: -m MODEL" in capsys.readouterr().err
        assert not Path("out").exists()

    def test_an_output_folder_that_cannot_be_made(
        self, endpoint: FaultyEndpoint, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(command(endpoint, "--out", "prices.toml/out")) == 70
        assert capsys.readouterr().err.startswith("Error: cannot write prices.toml")


class TestMoney:
    def test_a_budget_of_tokens_ends_the_batch_before_it_is_passed(
        self, endpoint: FaultyEndpoint, capsys: pytest.CaptureFixture[str]
    ) -> None:
        write_articles(Path("press"), 30)
        assert run(command(endpoint, "--max-tokens", "15000", "--cache", "off")) == 75
        assert "tokens, and " in capsys.readouterr().err
        assert 0 < len(lines_of("notes.jsonl")) < 30
        assert len(lines_of("notes.jsonl")) + len(lines_of("failures.jsonl")) == 30

    def test_and_so_does_one_of_dollars(
        self, endpoint: FaultyEndpoint, capsys: pytest.CaptureFixture[str]
    ) -> None:
        options = ("--max-cost", "0.001", "--prices", "prices.toml")
        assert run(command(endpoint, *options)) == 75
        assert "could cost $" in capsys.readouterr().err
        assert endpoint.requests == 0

    def test_what_is_in_the_cache_costs_nothing(self, endpoint: FaultyEndpoint) -> None:
        run(command(endpoint))
        assert run(command(endpoint, "--out", "again", "--max-tokens", "0")) == 0


class TestEstimate:
    def test_it_says_articles_tokens_and_money_and_sends_nothing(
        self, endpoint: FaultyEndpoint, capsys: pytest.CaptureFixture[str]
    ) -> None:
        Path("press/empty.txt").write_text(" ")
        assert run(command(endpoint, "--estimate", "--prices", "prices.toml")) == 0
        shown = capsys.readouterr()
        assert shown.err == ""
        assert re.fullmatch(
            r"articles +4\n"
            r"unreadable +1 of 4 looked at\n"
            r"requests +3 about\n"
            r"prompt +[\d,]{5,} tokens, about\n"
            r"completion +[\d,]{3,} tokens, about\n"
            r"cost +0\.0\d US dollars, about \(m\)\n",
            shown.out,
        )
        assert endpoint.requests == 0
        assert not Path("out").exists()

    def test_no_folder_is_needed_for_it(
        self, endpoint: FaultyEndpoint, capsys: pytest.CaptureFixture[str]
    ) -> None:
        address = endpoint.base_url
        assert run(["batch", "press", "--estimate", "-m", "m", "--base-url", address]) == 0
        assert "? no price of m (--prices FILE)" in capsys.readouterr().out

    def test_the_embedded_model_is_free(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert run(["batch", "press", "--estimate"]) == 0
        assert "0.00 US dollars, about (qwen2.5-coder-1.5b)" in capsys.readouterr().out

    def test_bad_input_is_told(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert run(["batch", "nowhere", "--estimate"]) == 11
        assert run(["batch", "press", "--estimate", "--base-url", "http://127.0.0.1:9"]) == 2


class TestCache:
    def test_batches_share_it(self, endpoint: FaultyEndpoint) -> None:
        run(command(endpoint))
        assert run(command(endpoint, "--out", "again")) == 0
        assert endpoint.requests == 3
        assert len(list(Path("again/notes").iterdir())) == 3

    def test_unless_it_is_off(self, endpoint: FaultyEndpoint) -> None:
        run(command(endpoint))
        assert run(command(endpoint, "--out", "again", "--cache", "off")) == 0
        assert endpoint.requests == 6

    def test_or_answers_of_their_own_are_wanted(self, endpoint: FaultyEndpoint) -> None:
        run(command(endpoint))
        assert run(command(endpoint, "--out", "again", "--repeat-index", "1")) == 0
        assert endpoint.requests == 6

    def test_one_that_cannot_be_used_is_told_and_is_no_error(
        self, endpoint: FaultyEndpoint, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(command(endpoint, "--cache", "prices.toml")) == 0
        assert "Warning: no cache in prices.toml" in capsys.readouterr().err


class TestTelling:
    def test_quiet_is_quiet(
        self, endpoint: FaultyEndpoint, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(command(endpoint, "-q")) == 0
        shown = capsys.readouterr()
        assert shown.out == shown.err == ""

    def test_as_a_log_every_line_is_json(
        self, endpoint: FaultyEndpoint, capsys: pytest.CaptureFixture[str]
    ) -> None:
        Path("press/empty.txt").write_text(" ")
        assert run(command(endpoint, "--log-json")) == 90
        events = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
        assert events[0]["event"] == "batch.started"
        assert events[0]["articles"] == 4
        assert events[-1]["event"] == "batch.finished"
        assert (events[-1]["notes"], events[-1]["before"], events[-1]["failed"]) == (3, 0, 1)
        assert "error" not in events[-1]
        assert len([one for one in events if one["event"] == "note.finished"]) == 3

    def test_with_the_kind_of_what_ended_it(self, capsys: pytest.CaptureFixture[str]) -> None:
        with FaultyEndpoint(Faults(revoked_from=1)) as endpoint:
            assert run(command(endpoint, "--log-json")) == 32
        *events, error = capsys.readouterr().err.splitlines()
        assert json.loads(events[-1])["error"] == "AuthenticationError"
        assert error.startswith("Error: ")


class TestSubCommands:
    @pytest.mark.parametrize("name", ["submit", "status", "collect"])
    def test_the_first_word_may_name_one(
        self, name: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(["batch", name, "--help"]) == 0
        assert capsys.readouterr().out.startswith(f"Usage: summarizer batch {name} ")

    def test_an_article_of_that_name_can_still_be_meant(self, endpoint: FaultyEndpoint) -> None:
        Path("submit").write_text(article(0))
        assert run(["batch", "./submit", *command(endpoint)[2:]]) == 0


def test_a_note_that_somebody_deleted_comes_back(endpoint: FaultyEndpoint) -> None:
    run(command(endpoint))
    Path("out/notes/article-00001.md").unlink()
    assert run(command(endpoint)) == 0
    assert Path("out/notes/article-00001.md").is_file()
    assert endpoint.requests == 3


def test_a_batch_in_all_forms_is_rendered_merged_and_tracked(
    endpoint: FaultyEndpoint, capsys: pytest.CaptureFixture[str]
) -> None:
    forms = ("markdown", "text", "json", "html", "docx", "csv")
    assert run(command(endpoint, *(word for form in forms for word in ("-f", form)), "-q")) == 0
    notes = sorted(path.suffix for path in Path("out/notes").glob("article-00000.*"))
    assert notes == sorted([".md", ".txt", ".json", ".html", ".docx", ".csv"])
    capsys.readouterr()
    for source in ("out", "out/notes"):
        assert run(["render", source, "-f", "html", "-o", "pages"]) == 0
        assert len(list(Path("pages").iterdir())) == 3
        for name in ("dossier", "track"):
            assert run([name, source, "-f", "html"]) == 0
            assert capsys.readouterr().out.startswith("<!doctype html>")
