"""Calling the summarizer from Python: what may be given as an article."""

from datetime import date
from pathlib import Path

import pytest
from flow_runs import NOTE, TALKS, note_with, section
from page_server import PageServer, page

from summarizer import plan, summarize, summarize_many
from summarizer.backends.scripted import ScriptedModel
from summarizer.errors import (
    ArticleError,
    ArticleNotFoundError,
    ConfigError,
    EmptyArticleError,
    ForbiddenAddressError,
)
from summarizer.schemas import ArticleMetadata, BriefingNote

pytest_plugins = ("own_folder",)
pytestmark = pytest.mark.usefixtures("own_folder")


class TestWhatGoesIn:
    def test_a_text_is_read_as_an_article(self) -> None:
        result = summarize(TALKS.text, model=ScriptedModel(note_with()))
        assert result.article.text == TALKS.text
        assert len(result.article.sentences) == 5
        assert len(result.article.sha256) == 64

    def test_a_path_is_read_as_a_file(self, tmp_path: Path) -> None:
        path = tmp_path / "talks.txt"
        path.write_text(TALKS.text, encoding="utf-8")
        assert summarize(path, model=ScriptedModel(note_with())).article.text == TALKS.text

    def test_a_text_that_is_a_page_is_read_as_one(self) -> None:
        paragraphs = "".join(f"<p>{sentence.text}</p>\n" for sentence in TALKS.sentences)
        article = summarize(paragraphs, model=ScriptedModel(note_with())).article
        assert [s.text for s in article.sentences] == [s.text for s in TALKS.sentences]

    def test_the_name_of_a_file_is_no_text(self, tmp_path: Path) -> None:
        (tmp_path / "the talks.txt").write_text(TALKS.text, encoding="utf-8")
        with pytest.raises(ConfigError, match=r"name of a file.*give it as Path\('the talks"):
            summarize("the talks.txt", model=ScriptedModel([]))
        with pytest.raises(ConfigError, match="name of a file"):
            plan("the talks.txt\n")

    @pytest.mark.parametrize("name", ["talks.txt", "press/the talks.PDF\n", "talks.md"])
    def test_nor_is_the_name_of_one_that_is_not_here(self, name: str) -> None:
        line = r"seems to be the name of a file.*give it as Path\('"
        with pytest.raises(ArticleError, match=line):
            summarize(name, model=ScriptedModel([]))
        (done,) = summarize_many([name], model=ScriptedModel([]))
        assert done.failure is not None
        assert done.failure.kind == "ArticleError"

    def test_a_text_may_end_with_a_name(self) -> None:
        text = f"{TALKS.text}\n\nThe text is at talks.txt"
        summarize(text, model=ScriptedModel(note_with()))

    def test_a_text_that_is_an_address_is_fetched(self) -> None:
        with PageServer({"/talks?id=7&token=tick": page(TALKS.text.encode())}) as pages:
            result = summarize(
                f" {pages.url}/talks?id=7&token=tick\n".replace("//", "//ada:sesame@"),
                model=ScriptedModel(note_with()),
                allow_private=True,
            )
        assert result.article.text == TALKS.text
        assert result.article.url == f"{pages.url}/talks?id=7"
        whole = result.document.model_dump_json()
        assert "sesame" not in whole
        assert "tick" not in whole

    def test_an_address_that_is_given_wins(self) -> None:
        given = ArticleMetadata(url="https://press.example/talks")
        with PageServer({"/talks": page(TALKS.text.encode())}) as pages:
            result = summarize(
                f"{pages.url}/talks",
                model=ScriptedModel(note_with()),
                metadata=given,
                allow_private=True,
            )
        assert result.article.url == "https://press.example/talks"

    def test_an_address_on_this_machine_is_refused(self) -> None:
        with PageServer({}) as pages, pytest.raises(ForbiddenAddressError):
            summarize(f"{pages.url}/talks", model=ScriptedModel(note_with()))
        assert pages.asked == []

    def test_a_text_with_an_address_in_it_is_a_text(self) -> None:
        text = f"{TALKS.text} See https://press.example/talks"
        assert summarize(text, model=ScriptedModel(note_with())).article.url is None

    def test_an_article_already_read(self) -> None:
        assert summarize(TALKS, model=ScriptedModel(note_with())).article is TALKS

    def test_metadata_wins_over_what_is_found(self, tmp_path: Path) -> None:
        given = ArticleMetadata(title="Given", published=date(2026, 3, 5))
        text = f"A Title of Its Own\n\nBy Ilse Marenko\n\n{TALKS.text}"
        path = tmp_path / "talks.txt"
        path.write_text(text, encoding="utf-8")
        known = TALKS.model_copy(update={"title": "Old", "outlet": "The Post"})
        for source in (text, path, known):
            article = summarize(source, model=ScriptedModel(note_with()), metadata=given).article
            assert (article.title, article.published) == ("Given", date(2026, 3, 5))
        assert article.outlet == "The Post"

    def test_the_publication_date_resolves_the_event_s(self) -> None:
        given = ArticleMetadata(published=date(2026, 3, 5))
        result = summarize(TALKS, model=ScriptedModel(note_with()), metadata=given)
        assert isinstance(result.note, BriefingNote)
        assert result.note.event is not None
        assert (result.note.event.when, result.note.event.date) == ("Tuesday", "2026-03-03")
        without = summarize(TALKS, model=ScriptedModel(note_with()))
        assert isinstance(without.note, BriefingNote)
        assert without.note.event is not None
        assert without.note.event.date is None

    def test_the_publication_date_resolves_a_deadline(self) -> None:
        promise = NOTE["commitments"][0] | {
            "cites": [3],
            "by": ["Estia"],
            "action": "reopen the crossing",
            "status": "agreed",
            "deadline": "by the end of June",
            "amount": None,
        }
        replies = note_with(commitments=section("commitments", [promise]))
        for published, day in ((date(2026, 3, 5), "2026-06-30"), (None, None)):
            given = ArticleMetadata(published=published)
            note = summarize(TALKS, model=ScriptedModel(replies), metadata=given).note
            assert isinstance(note, BriefingNote)
            assert [one.deadline_date for one in note.commitments] == [day]

    def test_articles_that_cannot_be_read_are_errors(self) -> None:
        with pytest.raises(ArticleNotFoundError):
            summarize(Path("none.txt"), model=ScriptedModel([]))
        with pytest.raises(EmptyArticleError):
            summarize(" \n", model=ScriptedModel([]))
