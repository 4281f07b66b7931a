"""The dossier as people and programs read it: Markdown, text, JSON, HTML, Word and CSV."""

import csv
import io
import json
from collections import Counter
from html.parser import HTMLParser
from typing import Any

import pytest
from dossier_notes import actor, commitment, event, fact, markdown, note
from harbour_notes import PATHS, harbour_model
from notes_at_random import FACTS
from opened_word import bookmarks, everything, inner_links, opened, outer_links, table, texts

from summarizer import dossier
from summarizer.dossiers import merged
from summarizer.render.dossier import render_dossier
from summarizer.schemas.dossier import Dossier
from summarizer.settings import Settings


def _shown(found: Dossier, form: Any) -> str:
    written = render_dossier(found, form)
    return everything(opened(written)) if form == "docx" else written.decode()


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.targets: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        found = dict(attrs)
        self.targets += [href for href in [found.get("href")] if href]
        self.ids |= {name for name in [found.get("id")] if name}


HOSTILE = '<script>alert(1)</script><img src=x onerror="a">'


class TestForms:
    def test_markdown_says_who_reports_what(self) -> None:
        found = merged(
            [
                note(actor("Vellmar"), fact(FACTS[0]), outlet="Courier"),
                note(actor("Vellmar"), fact(FACTS[0]), fact("Kestria left."), outlet="Herald"),
            ]
        )
        shown = markdown(found)
        assert f"- {FACTS[0]} (2 of 2 outlets) [1:3][2:3]" in shown
        assert "- Kestria left. (only Herald) [2:3]" in shown
        assert "- **[2:3]** Sentence 3 of Herald." in shown

    def test_other_wordings_of_what_is_joined_are_shown(self) -> None:
        found = merged([note(fact(FACTS[0]), outlet="a"), note(fact(FACTS[2]), outlet="b")])
        assert f"- {FACTS[2]} (also worded: “{FACTS[0]}”) (2 of 2" in markdown(found)

    def test_so_is_whatever_else_a_report_says_of_what_is_joined(self) -> None:
        found = merged(
            [
                note(
                    actor("Anna Holt", "person", role="Harbour Minister"),
                    event("Vellmar and Norland signed a treaty to dredge the harbour"),
                    commitment("Vellmar", "pay for dredging", deadline="by Friday", condition="if"),
                    outlet="a",
                ),
                note(
                    actor("Anna Holt", "person", role="Minister of Ports"),
                    event("Vellmar and Norland agreed to dredge the harbour"),
                    commitment("Vellmar", "pay for dredging", deadline="next week"),
                    outlet="b",
                ),
            ]
        )
        shown = markdown(found)
        for one, other in (
            ("Minister of Ports", "Harbour Minister"),
            ("by when: by Friday", "next week"),
        ):
            assert f"{one} (also: {other})" in shown
        assert "(also worded: “Vellmar and Norland signed a treaty to dredge the harbour”)" in shown

    def test_an_outlet_that_changes_its_mind_is_shown_with_the_days(self) -> None:
        found = merged(
            note(commitment("Vellmar", "pay", amount=amount), outlet=outlet, published=day)
            for outlet, day, amount in (
                ("Courier", "2026-05-04", "4 crowns"),
                ("Courier", "2026-05-06", "5 crowns"),
                ("Herald", None, "5 crowns"),
            )
        )
        shown = markdown(found)
        assert "| 4 crowns | Courier, 2026-05-04 | [1:2] |" in shown
        said = "| 5 crowns | Courier, 2026-05-06; Herald, date not stated | [2:2][3:2] |"
        assert said in shown

    def test_text_keeps_to_its_width(self) -> None:
        found = dossier(PATHS, model=harbour_model(), settings=Settings())
        lines = render_dossier(found, "text", 60).decode().splitlines()
        assert max(map(len, lines)) <= 60

    def test_json_is_read_back_as_it_was(self) -> None:
        found = dossier(PATHS, model=harbour_model(), settings=Settings())
        written = render_dossier(found, "json")
        assert Dossier.model_validate_json(written) == found
        assert json.loads(written)["commitments"][0]["cites"] == ["1:2", "3:2"]

    def test_csv_is_the_table_of_commitments_and_no_cell_is_a_formula(self) -> None:
        found = merged(
            [
                note(commitment("=cmd|' /C calc'!A0", "@SUM(A1)", amount="-5"), outlet="+1"),
                note(outlet="b"),
            ]
        )
        text = render_dossier(found, "csv").decode("utf-8-sig")
        (row,) = csv.DictReader(io.StringIO(text))
        assert row["by"] == "'=cmd|' /C calc'!A0"
        assert (row["action"], row["amount"], row["reported_by"]) == ("'@SUM(A1)", "'-5", "'+1")
        assert row["cites"] == "[1:2]"  # "1:2" would be two minutes past one

    def test_html_has_no_markup_of_an_article_and_loads_nothing(self) -> None:
        hostile = note(
            actor(HOSTILE),
            commitment(HOSTILE, HOSTILE),
            fact(HOSTILE),
            outlet=HOSTILE,
            headline=HOSTILE,
            title=HOSTILE,
            url="javascript:alert(1)",
        )
        page = render_dossier(merged([hostile, note(outlet="b")]), "html").decode()
        tags = _Tags()
        tags.feed(page)
        assert not {"script", "img", "link", "iframe"} & tags.tags.keys()
        assert "default-src 'none'" in page
        assert all(target.startswith("#") for target in tags.targets)

    def test_an_article_s_address_is_a_link_if_it_is_one_of_the_web(self) -> None:
        good, bad = "https://press.example/a?b=1&c=2", "javascript:alert(1)"
        found = merged([note(outlet="a", url=good), note(outlet="b", url=bad)])
        assert f"- **1:** a, date not stated, <{good}>\n" in markdown(found)
        tags = _Tags()
        tags.feed(render_dossier(found, "html").decode())
        assert tags.targets == [good]
        assert outer_links(opened(render_dossier(found, "docx"))) == [good]
        for form in ("markdown", "html", "docx", "text"):
            assert bad in _shown(found, form)

    def test_html_links_every_citation_to_its_sentence(self) -> None:
        found = dossier(PATHS, model=harbour_model(), settings=Settings())
        tags = _Tags()
        tags.feed(render_dossier(found, "html").decode())
        inner = {target[1:] for target in tags.targets if target.startswith("#")}
        assert inner
        assert inner <= tags.ids

    def test_csv_says_what_failed_its_check_and_all_that_the_reports_say(self) -> None:
        found = merged(
            [
                note(commitment("Vellmar", "pay", amount="half", deadline="soon"), outlet="a"),
                note(commitment("Vellmar", "pay", amount="5 crowns"), outlet="b"),
                note(commitment("Norland", "pay", ungrounded="not in sentence 2"), outlet="c"),
            ]
        )
        text = render_dossier(found, "csv").decode("utf-8-sig")
        first, second = csv.DictReader(io.StringIO(text))
        assert (first["amount"], first["deadline"]) == ("half; 5 crowns", "soon")
        assert [row["unverified"] for row in (first, second)] == ["", "not in sentence 2"]

    def test_word_has_all_sections_and_links_to_the_sentences(self) -> None:
        found = dossier(PATHS, model=harbour_model(), settings=Settings())
        written = render_dossier(found, "docx")
        assert written == render_dossier(found, "docx")
        file = opened(written)
        assert texts(file, "Subtitle") == ["Dossier"]
        assert texts(file, "Title") == [found.headline]
        assert "Where the articles differ" in texts(file, "Heading 1")
        assert len(table(file, "Who")) == len(found.commitments) + 1
        links = {target for _, target in inner_links(file)}
        assert "sentence_2_1" in links
        assert links <= set(bookmarks(file))

    @pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("fr", "ltr")])
    def test_a_page_says_its_language_and_where_its_lines_begin(
        self, language: str, direction: str
    ) -> None:
        found = merged([note(outlet=name, language=language) for name in "ab"])
        page = render_dossier(found, "html").decode()
        assert f'<html lang="{language}" dir="{direction}">' in page

    @pytest.mark.parametrize("form", ["markdown", "text", "html"])
    def test_a_dossier_of_nothing_is_drawn(self, form: Any) -> None:
        assert b"None stated." in render_dossier(merged([note(), note(outlet="b")]), form)
