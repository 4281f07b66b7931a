"""``summarizer fixture``: from an article to a fixture; looking fixtures over."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from page_server import PageServer, page
from regression_fixtures import ARTICLE, GOOD_CASE, Opening, answering, opens_instead, write_fixture

from summarizer.backends.scripted import ScriptedModel
from summarizer.cli.main import run
from summarizer.errors import ConfigError, EndpointUnreachableError
from summarizer.llm import Request
from summarizer.regression import making
from summarizer.regression.discovery import read_fixture
from summarizer.regression.fixture import ARTICLE_FILES
from summarizer.regression.recordings import save_recording
from summarizer.regression.runner import Runner
from summarizer.schemas import Recording
from summarizer.settings import Settings


@pytest.fixture
def opening(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Opening:
    """Work in an empty folder, with this model behind every name."""
    monkeypatch.chdir(tmp_path)

    return opens_instead(monkeypatch, making)


@pytest.fixture
def model(opening: Opening) -> ScriptedModel:
    answers = answering()
    opening(answers)
    Path("Vell Bridge.txt").write_text(ARTICLE, encoding="utf-8")
    return answers


def names(folder: str | Path = ".") -> list[str]:
    return sorted(path.name for path in Path(folder).iterdir())


def case_of(folder: str | Path) -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load((Path(folder) / "case.yaml").read_text("utf-8"))
    return read


class TestNew:
    def test_it_writes_article_recording_and_case(
        self, model: ScriptedModel, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(["fixture", "new", "Vell Bridge.txt", "--into", "tests/fixtures"]) == 0
        shown = capsys.readouterr()
        folder = Path("tests/fixtures/vell-bridge")
        assert shown.out == f"{folder}\n"
        assert "look tests/fixtures/vell-bridge/case.yaml over" in shown.err
        assert names(folder) == ["article.txt", "case.yaml", "recording.json"]
        assert names("tests/fixtures") == ["vell-bridge"]
        assert case_of(folder)["reviewed"] is False
        assert model.closed

    @pytest.mark.parametrize("suffix", ["txt", "md", "html", "pdf", "docx", "eml", "rtf"])
    def test_the_article_keeps_the_suffix_of_its_format(self, suffix: str) -> None:
        name = making.article_name(f"Vell.{suffix.upper()}")
        assert name == f"article.{suffix}"
        assert name in ARTICLE_FILES

    def test_a_page_is_kept_with_its_address(
        self, model: ScriptedModel, capsys: pytest.CaptureFixture[str]
    ) -> None:
        with PageServer({"/news/bridge": page(ARTICLE.encode())}) as pages:
            url = f"{pages.url}/news/bridge"
            assert run(["fixture", "new", url, "-q", "--allow-private"]) == 0
        assert names("bridge") == ["article.txt", "case.yaml", "recording.json"]
        assert case_of("bridge")["metadata"]["url"] == url
        assert pages.paths == ["/news/bridge"]

    def test_what_an_article_is_may_be_said(self, model: ScriptedModel) -> None:
        assert run(["fixture", "new", "Vell Bridge.txt", "-q", "--from", "markdown"]) == 0
        assert "article.md" in names("vell-bridge")

    def test_what_would_be_read_in_another_way_later_is_refused(
        self, model: ScriptedModel, capsys: pytest.CaptureFixture[str]
    ) -> None:
        Path("page.html").write_text(f"<!doctype html><html><body><p>{ARTICLE}</p>", "utf-8")
        assert run(["fixture", "new", "page.html", "-q", "--from", "text"]) == ConfigError.exit_code
        assert "in article.txt it would be read as html" in capsys.readouterr().err
        assert not Path("page").exists()
        assert model.requests == []

    def test_the_new_fixture_passes_offline(self, model: ScriptedModel) -> None:
        assert run(["fixture", "new", "Vell Bridge.txt", "-q"]) == 0
        asked = len(model.requests)
        with Runner(Settings()) as runner:
            attempt = runner.run(read_fixture(Path("vell-bridge")))
        assert (attempt.status, attempt.error) == ("passed", "")
        assert {one.kind for one in attempt.assertions} >= {"actors", "commitments", "grounded"}
        assert len(model.requests) == asked

    def test_the_article_s_bytes_stay_as_they_are(self, model: ScriptedModel) -> None:
        content = b"\xef\xbb\xbf" + ARTICLE.replace("\n", "\r\n").encode()
        Path("odd.txt").write_bytes(content)
        assert run(["fixture", "new", "odd.txt", "-q"]) == 0
        assert Path("odd/article.txt").read_bytes() == content

    @pytest.mark.parametrize(
        ("source", "article"),
        [("a.md", "article.md"), ("b.MARKDOWN", "article.md"), ("c.html", "article.html"),
         ("d.text", "article.txt"), ("e", "article.txt")],
    )  # fmt: skip
    def test_the_kind_of_text_is_kept(
        self, model: ScriptedModel, source: str, article: str
    ) -> None:
        Path(source).write_text(ARTICLE, encoding="utf-8")
        assert run(["fixture", "new", source, "--name", "made", "-q"]) == 0
        assert article in names("made")

    def test_an_article_from_standard_input_is_stored_as_it_came(
        self, model: ScriptedModel, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(ARTICLE.encode())))
        assert run(["fixture", "new", "-", "-q"]) == 0
        assert Path("article/article.txt").read_text(encoding="utf-8") == ARTICLE

    def test_what_was_said_of_the_note_is_part_of_the_case(self, model: ScriptedModel) -> None:
        given = ["--title", "A Bridge", "--published", "2026-02-03", "--tactics", "single"]
        given += ["--language", "en", "--attempts", "0", "--timeout", "9", "-m", "tiny"]
        assert run(["fixture", "new", "Vell Bridge.txt", "-q", *given]) == 0
        case = case_of("vell-bridge")
        assert set(case["metadata"]) == {"title", "published"}
        assert case["options"] == {"language": "en", "tactics": "single", "attempts": 0}
        with Runner(Settings()) as runner:
            assert runner.run(read_fixture(Path("vell-bridge"))).status == "passed"

    def test_the_model_is_the_one_named(self, opening: Opening) -> None:
        opened = opening(answering())
        Path("a.txt").write_text(ARTICLE, encoding="utf-8")
        assert run(["fixture", "new", "a.txt", "-m", "tiny", "-q"]) == 0
        assert [settings.model for settings in opened] == ["tiny"]


class TestWhatIsInTheWay:
    def test_a_fixture_that_is_there_stays(
        self, model: ScriptedModel, capsys: pytest.CaptureFixture[str]
    ) -> None:
        write_fixture(Path("vell-bridge"))
        assert run(["fixture", "new", "Vell Bridge.txt"]) == 2
        assert capsys.readouterr().err == (
            "Error: vell-bridge is there already; --force replaces it\n"
        )
        assert model.requests == []

    def test_force_replaces_it_and_keeps_what_else_lies_there(self, model: ScriptedModel) -> None:
        folder = write_fixture(Path("made"), article=None)
        (folder / "article.md").write_text("old")
        (folder / "checks.py").write_text("own")
        (folder / "more").mkdir()
        (folder / "more" / "notes.txt").write_text("own")
        assert run(["fixture", "new", "Vell Bridge.txt", "--name", "made", "--force", "-q"]) == 0
        assert names(folder) == ["article.txt", "case.yaml", "checks.py", "more", "recording.json"]
        assert (folder / "more" / "notes.txt").read_text() == "own"
        assert case_of(folder)["reviewed"] is False
        assert names() == ["Vell Bridge.txt", "made"]

    @pytest.mark.parametrize("force", [[], ["--force"]])
    def test_a_folder_that_is_no_fixture_is_never_replaced(
        self, model: ScriptedModel, force: list[str]
    ) -> None:
        Path("made").mkdir()
        assert run(["fixture", "new", "Vell Bridge.txt", "--name", "made", *force]) == 2
        assert names("made") == []

    @pytest.mark.parametrize("name", ["../up", "a/b", ".hidden", "", "a b"])
    def test_a_name_is_one_folder_s(self, model: ScriptedModel, name: str) -> None:
        assert run(["fixture", "new", "Vell Bridge.txt", "--name", name]) == 2
        assert names() == ["Vell Bridge.txt"]

    def test_a_place_that_cannot_be_written_is_told_before_the_model_is_asked(
        self, model: ScriptedModel, capsys: pytest.CaptureFixture[str]
    ) -> None:
        Path("file").write_text("")
        assert run(["fixture", "new", "Vell Bridge.txt", "--into", "file/below"]) == 70
        assert capsys.readouterr().err.count("\n") == 1
        assert model.requests == []


class TestNothingIsHalfWritten:
    def test_when_the_model_fails(
        self, opening: Opening, capsys: pytest.CaptureFixture[str]
    ) -> None:
        failing = ScriptedModel(lambda request: EndpointUnreachableError("nobody there"))
        opening(failing)
        Path("a.txt").write_text(ARTICLE, encoding="utf-8")
        assert run(["fixture", "new", "a.txt"]) == 31
        assert capsys.readouterr().err == "Error: nobody there\n"
        assert names() == ["a.txt"]
        assert failing.closed

    def test_when_it_was_to_replace_another(self, opening: Opening) -> None:
        def interrupted(request: Request) -> str:
            raise KeyboardInterrupt

        opening(ScriptedModel(interrupted))
        Path("a.txt").write_text(ARTICLE, encoding="utf-8")
        write_fixture(Path("a"))
        before = {path.name: path.read_bytes() for path in Path("a").iterdir()}
        assert run(["fixture", "new", "a.txt", "--force"]) == 130
        assert {path.name: path.read_bytes() for path in Path("a").iterdir()} == before
        assert names() == ["a", "a.txt"]

    @pytest.mark.parametrize(("content", "code"), [(None, 11), (b"", 12), (b"\0\1\2\xff" * 99, 13)])
    def test_when_there_is_no_article(
        self, model: ScriptedModel, content: bytes | None, code: int
    ) -> None:
        Path("Vell Bridge.txt").unlink()
        if content is not None:
            Path("a.txt").write_bytes(content)
        before = names()
        assert run(["fixture", "new", "a.txt"]) == code
        assert names() == before
        assert model.requests == []


class TestCheck:
    def test_sound_fixtures_have_no_problems(
        self, model: ScriptedModel, capsys: pytest.CaptureFixture[str]
    ) -> None:
        run(["fixture", "new", "Vell Bridge.txt", "-q"])
        capsys.readouterr()
        assert run(["fixture", "check"]) == 0
        assert capsys.readouterr().out == "1 fixture, 0 problems\n"

    def test_each_problem_is_one_line(
        self, model: ScriptedModel, capsys: pytest.CaptureFixture[str]
    ) -> None:
        run(["fixture", "new", "Vell Bridge.txt", "--name", "sound", "--into", "all", "-q"])
        recording = Path("all/sound/recording.json").read_text(encoding="utf-8")
        write_fixture(Path("all/broken-yaml"), case="assert: [")
        write_fixture(Path("all/unknown"), case="assert:\n  - mentions: bridge\n")
        write_fixture(Path("all/no-article"), article=None)
        write_fixture(Path("all/blank"), article="  \n")
        for name, text in (("blank", recording), ("cut", recording[: len(recording) // 2])):
            (write_fixture(Path("all", name), article=None) / "recording.json").write_text(text)
        (Path("all/cut") / "article.txt").write_text(ARTICLE)
        write_fixture(Path("all/unrecorded"))
        save_recording(write_fixture(Path("all/void")) / "recording.json", Recording())
        capsys.readouterr()
        assert run(["fixture", "check", "all"]) == 1
        lines = capsys.readouterr().out.splitlines()
        assert lines.pop() == "8 fixtures, 7 problems"
        expected = "blank broken-yaml cut no-article unknown unrecorded void".split()
        assert [Path(line.partition(" ")[0]).parts[:2] for line in map(_place, lines)] == [
            ("all", name) for name in expected
        ]

    def test_a_variant_s_recording_is_looked_at_as_well(
        self, model: ScriptedModel, capsys: pytest.CaptureFixture[str]
    ) -> None:
        run(["fixture", "new", "Vell Bridge.txt", "-q"])
        Path("vell-bridge/recording-v2.json").write_text("{")
        capsys.readouterr()
        assert run(["fixture", "check", "vell-bridge"]) == 1
        assert capsys.readouterr().out.startswith("vell-bridge/recording-v2.json: ")

    def test_nothing_to_check_is_a_usage_error(self, opening: Opening) -> None:
        opening(answering())
        assert run(["fixture", "check"]) == 2
        assert run(["fixture", "check", "nowhere"]) == 2


def _place(line: str) -> str:
    """The path that a line is about, wherever it stands in it."""
    return next(word for word in line.replace(":", " ").split() if word.startswith("all/"))


class TestSchema:
    def test_it_describes_case_yaml(
        self, opening: Opening, capsys: pytest.CaptureFixture[str]
    ) -> None:
        import jsonschema

        assert run(["fixture", "schema"]) == 0
        schema = json.loads(capsys.readouterr().out)
        jsonschema.validate(yaml.safe_load(GOOD_CASE), schema)
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({"assert": [{"mentions": "bridge"}]}, schema)
