"""The dossier as a whole: nothing is lost, the order does not matter, and how it is shown."""

import csv
import io
import json
from collections import Counter
from html.parser import HTMLParser
from typing import Any

import pytest
from dossier_notes import actor, commitment, event, fact, note, person, summed_up
from harbour_notes import PATHS, harbour_model
from hypothesis import given
from hypothesis import strategies as st
from opened_word import bookmarks, everything, inner_links, opened, outer_links, table, texts

from summarizer import dossier, summarize
from summarizer.dossiers import merged
from summarizer.render.dossier import render_dossier
from summarizer.saved_notes import read_saved
from summarizer.schemas import BriefingNote, Dropped, NoteDocument
from summarizer.schemas.dossier import Dossier
from summarizer.settings import Settings

NAMES = ("Anna Holt", "Holt", "A. Holt", "Peter Holt", "Mr. Holt", "Anna Holst")
BODIES = (
    "Vellmar",
    "Government of Vellmar",
    "U.S.",
    "United States",
    "WMF",
    "World Monuments Fund",
)
ACTIONS = (
    "pay for dredging the harbour",
    "pay 40 million crowns for dredging the harbour",
    "pay for dredging the northern harbour",
    "build a bridge",
    "not build a bridge",
)
FACTS = (
    "The port handled 3 million tonnes of goods.",
    "The port handled 5 million tonnes of goods.",
    "The northern port handled 3 million tonnes of goods.",
    "The port did not handle goods.",
)
actors = st.one_of(
    st.builds(person, st.sampled_from(NAMES), role=st.sampled_from([None, "minister", "farmer"])),
    st.builds(actor, st.sampled_from(BODIES), st.sampled_from(["government", "organisation"])),
)
commitments = st.builds(
    commitment,
    st.sampled_from(["Anna Holt", "Holt", "Vellmar", "the U.S.", "nobody known"]),
    st.sampled_from(ACTIONS),
    st.sampled_from(["pledged", "agreed", "refused", "called_for"]),
    st.integers(1, 9),
    amount=st.sampled_from([None, "40 million crowns", "50 million crowns"]),
    deadline=st.sampled_from([None, "by 2031", "by May 2031", "by 2032"]),
    to=st.sampled_from([[], ["Norland"], ["Kestria"]]),
)
facts = st.one_of(
    st.builds(fact, st.sampled_from(FACTS)), st.builds(summed_up, st.sampled_from(FACTS))
)
events = st.builds(
    event,
    st.sampled_from(["Ministers sign a harbour treaty", "A harbour treaty", "Storm"]),
    date=st.sampled_from([None, "2026-05-04", "2026-05-05"]),
    where=st.sampled_from([None, "Hale", "Saint-Élan"]),
)


@st.composite
def notes(draw: st.DrawFn) -> list[NoteDocument]:
    """Notes of different articles, with claims that are alike in many ways."""
    items = st.lists(st.one_of(actors, commitments, facts), max_size=6)
    told = st.lists(events, max_size=1)
    return [
        note(*draw(items), *draw(told), outlet=draw(st.sampled_from([None, "A", "B"])), name=str(n))
        for n in range(draw(st.integers(1, 5)))
    ]


def claims_of_note(document: NoteDocument) -> Counter[str]:
    briefing = document.note
    assert isinstance(briefing, BriefingNote)
    told = [briefing.event] if briefing.event else []
    sections: list[Any] = [
        *briefing.summary, *told, *briefing.actors, *briefing.commitments, *briefing.background,
    ]  # fmt: skip
    sha = document.article.sha256
    return Counter(f"{sha} {item.model_dump_json()}" for item in sections)


def claims_of(found: Dossier) -> Counter[str]:
    shas = {article.number: article.sha256 for article in found.articles}
    entries: list[Any] = [*found.events, *found.actors, *found.commitments, *found.facts]
    return Counter(
        f"{shas[report.article]} {report.item.model_dump_json()}"
        for entry in entries
        for report in entry.reports
    )


def together(found: Dossier) -> list[list[str]]:
    """Return which claims are joined, articles named by what they are and not by number."""
    shas = {article.number: article.sha256 for article in found.articles}
    entries: list[Any] = [*found.events, *found.actors, *found.commitments, *found.facts]
    return sorted(
        sorted(f"{shas[r.article]} {r.item.model_dump_json()}" for r in entry.reports)
        for entry in entries
    )


class TestNothingIsLost:
    @given(notes())
    def test_every_claim_of_every_note_is_there_once(self, given_notes: list[NoteDocument]) -> None:
        found = merged(given_notes)
        assert claims_of(found) == sum(map(claims_of_note, given_notes), Counter())

    @given(notes())
    def test_an_entry_cites_what_its_reports_cite(self, given_notes: list[NoteDocument]) -> None:
        found = merged(given_notes)
        entries: list[Any] = [*found.events, *found.actors, *found.commitments, *found.facts]
        for entry in entries:
            cited = {f"{r.article}:{number}" for r in entry.reports for number in r.item.cites}
            assert set(entry.cites) == cited
            assert entry.articles == sorted({report.article for report in entry.reports})
            assert 1 <= entry.outlets <= len(entry.articles)

    @given(notes())
    def test_the_sides_of_a_contradiction_are_entries_of_other_articles(
        self, given_notes: list[NoteDocument]
    ) -> None:
        found = merged(given_notes)
        for each in found.contradictions:
            entries: list[Any] = list(getattr(found, each.section))
            for side in each.sides:
                assert side.cites == entries[side.entry - 1].cites
            assert len({tuple(side.articles) for side in each.sides}) > 1

    def test_what_the_single_notes_dropped_is_listed_with_its_article(self) -> None:
        dropped = Dropped(section="actors", item={"name": "X"}, reason="not in the article")
        found = merged([note(outlet="a"), note(outlet="b", dropped=[dropped])])
        (entry,) = found.dropped
        assert (entry.article, entry.section, entry.reason) == (2, "actors", "not in the article")
        assert "- **2, Actors:** X — not in the article" in markdown(found)


class TestOrder:
    @given(notes(), st.randoms())
    def test_the_order_of_the_articles_does_not_change_what_is_joined(
        self, given_notes: list[NoteDocument], random: Any
    ) -> None:
        shuffled = random.sample(given_notes, len(given_notes))
        one, other = merged(given_notes), merged(shuffled)
        assert together(one) == together(other)
        assert sorted(a.name for a in one.actors) == sorted(a.name for a in other.actors)
        differing = [(c.section, c.aspect, len(c.sides)) for c in one.contradictions]
        assert sorted(differing) == sorted(
            (c.section, c.aspect, len(c.sides)) for c in other.contradictions
        )

    def test_articles_are_numbered_as_they_are_given(self) -> None:
        found = merged([note(outlet="b"), note(outlet="a")])
        assert [(each.number, each.outlet) for each in found.articles] == [(1, "b"), (2, "a")]


class TestWarnings:
    def test_the_same_article_counts_once_and_that_is_said(self) -> None:
        twice = note(actor("Vellmar"), outlet="Courier")
        found = merged([twice, twice, note(actor("Vellmar"), outlet="Herald"), twice])
        assert len(found.articles) == 2
        (warning,) = found.warnings
        assert warning.startswith("Article 1 (Courier) was given more than once")

    def test_articles_that_share_neither_actors_nor_words_may_be_on_two_events(self) -> None:
        found = merged(
            [
                note(actor("Vellmar"), event("Vellmar dredges its harbour"), outlet="a"),
                note(actor("Kestria"), event("Kestria opens a railway"), outlet="b"),
                note(actor("Vellmar"), event("Vellmar to dredge"), outlet="c"),
            ]
        )
        (warning,) = found.warnings
        assert "may not be on one event" in warning
        assert "1, 3; 2" in warning
        assert warning in markdown(found)

    def test_words_of_the_event_are_enough(self) -> None:
        told = event("Storm floods the harbour")
        assert merged([note(told, outlet="a"), note(told, outlet="b")]).warnings == []

    def test_a_single_article(self) -> None:
        (warning,) = merged([note(outlet="a")]).warnings
        assert "single article" in warning

    def test_no_article_at_all(self) -> None:
        with pytest.raises(ValueError, match="needs a note"):
            merged([])


class TestFromPython:
    def test_articles_notes_and_saved_notes_together_need_one_model(self, tmp_path: Any) -> None:
        settings = Settings()
        first = summarize(PATHS[0], model=harbour_model(), settings=settings)
        saved = tmp_path / "second.json"
        second = summarize(PATHS[1], model=harbour_model(), settings=settings)
        saved.write_text(second.to_json(), encoding="utf-8")
        model = harbour_model()
        found = dossier([first, saved, PATHS[2]], model=model, settings=settings)
        again = dossier(PATHS, model=harbour_model(), settings=settings)
        assert together(found) == together(again)
        assert not model.closed
        assert all("The U.S. welcomed" in r.messages[1].content for r in model.requests)

    def test_notes_alone_need_no_model(self) -> None:
        found = dossier([note(outlet="a"), note(outlet="b")], model="no-such-model")
        assert len(found.articles) == 2

    def test_the_example_s_articles(self) -> None:
        found = dossier(PATHS, model=harbour_model(), settings=Settings())
        assert [(c.section, c.aspect) for c in found.contradictions] == [
            ("events", "date"),
            ("commitments", "amount"),
            ("commitments", "status"),
            ("facts", "figure"),
        ]
        assert "| Harbour Minister |" in markdown(found)  # and not also "minister"
        holt = next(each for each in found.actors if each.name == "Anna Holt")
        assert holt.aliases == ["A. Holt", "Holt"]
        assert holt.role == "Harbour Minister"


def markdown(found: Dossier) -> str:
    return render_dossier(found, "markdown").decode()


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


def test_notes_of_a_batch_make_a_dossier(tmp_path: Any) -> None:
    lines = "".join(note(outlet=name).model_dump_json(by_alias=True) + "\n" for name in "ab")
    (tmp_path / "notes.jsonl").write_text(lines, encoding="utf-8")
    assert [a.outlet for a in merged(read_saved(tmp_path)).articles] == ["a", "b"]
