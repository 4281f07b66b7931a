"""The web page of a note, read as a tree: what it shows, in whatever language."""

import re

import note_pages
import pytest
from drawn_pages import page_of
from note_pages import document, harbour, note
from page_colours import contrast
from pydantic import BaseModel
from reported_page import Node
from river_document import river_document

from summarizer.articles import build_article
from summarizer.render.tongue import tongue_of
from summarizer.schemas import Cited, SummarySentence

pytest_plugins = ("drawn_pages",)

BACKGROUNDS = ("page", "surface", "paper", "accent-soft")


def claims(root: Node) -> list[Node]:
    return [one for one in root if "data-cites" in one.attributes and "id" in one.attributes]


def sentence(root: Node, number: int) -> Node:
    return root.by_id(f"s{number}")


class TestNote:
    def test_the_headline_is_the_heading_and_the_title(self, plain: Node) -> None:
        assert plain.one("h1").line == plain.one("title").line == "Two states share a harbour"

    def test_headings_go_down_one_step_at_a_time(self, plain: Node) -> None:
        levels = [int(one.tag[1]) for one in plain if re.fullmatch("h[1-6]", one.tag)]
        assert levels[0] == 1
        assert set(levels[1:]) == {2}
        assert [one.line for one in plain.all("h2")] == [
            "Summary",
            "Actors",
            "Commitments",
            "Background",
            "Checks",
            "The article",
        ]

    def test_what_is_known_of_the_article_stands_below_the_headline(self, plain: Node) -> None:
        about = plain.one("dl", "about")
        assert "Subject Lowmark and Astria share the harbour of Sill" in " ".join(
            one.line for one in about.all("div")
        ).replace("Subject", "Subject ").replace("  ", " ")
        link = about.one("a")
        assert link.attributes["href"] == "https://wire.example/sill?a=1&b=2"
        assert link.attributes["rel"] == "noopener noreferrer"

    def test_a_subject_that_is_the_headline_is_not_said_twice(self) -> None:
        assert "Subject" not in page_of(river_document()).one("dl", "about").line

    def test_every_citation_is_a_link_to_its_sentence(self, plain: Node) -> None:
        links = plain.all("a", "cite")
        assert links
        for link in links:
            target = plain.by_id((link.attributes["href"] or "").removeprefix("#"))
            assert "sentence" in target.classes

    def test_a_claim_names_all_its_sentences(self, plain: Node) -> None:
        second = claims(plain)[2]
        assert second.line == "Each gets 12 berths by it. [1] [2]"
        assert second.attributes["data-cites"] == "1 2"

    def test_an_event_is_one_claim(self, plain: Node) -> None:
        event = plain.one("div", "event")
        assert event.attributes["data-cites"] == "1"
        assert [one.line for one in event.all("dt")] == ["Event", "When", "Where"]
        assert len(event.all("a", "cite")) == 1

    def test_tables_have_headers_for_columns_and_rows(self, plain: Node) -> None:
        for table in plain.all("table"):
            heads = table.one("thead").all("th")
            assert {one.attributes["scope"] for one in heads} == {"col"}
            for row in table.one("tbody").all("tr"):
                assert row.one("th").attributes["scope"] == "row"
                assert len(row.all("th")) + len(row.all("td")) == len(heads)

    def test_a_column_in_which_nothing_is_said_is_left_out(self, plain: Node) -> None:
        _, commitments = plain.all("table")
        heads = [one.line for one in commitments.one("thead").all("th")]
        assert heads == ["Who", "What", "Status", "Terms", "Cites"]

    def test_an_empty_section_says_that_nothing_is_stated(self) -> None:
        root = page_of(note_pages.empty())
        assert [one.line for one in root.all("section", "part")] == [
            f"{name} None stated." for name in ("Summary", "Actors", "Commitments", "Background")
        ]

    def test_a_note_type_of_ones_own_is_shown_by_its_fields(self) -> None:
        root = page_of(note_pages.own_type())
        assert root.one("h1").line == "A plan for the harbour"
        shown = {one.one("h2").line: one for one in root.all("section", "part")}
        assert list(shown) == ["Gist", "Measures", "Main", "Open points"]
        assert shown["Measures"].one("span", "claim").line == (
            "dredge the channel; Cost: 4 million [4]"
        )
        assert [one.line for one in shown["Open points"].all("li")] == ["who pays", "when"]
        assert sentence(root, 4).attributes["data-claims"] == "c1"

    def test_citations_name_pages_where_there_are_some(self, doubtful: Node) -> None:
        cites = doubtful.one("div", "event").all("a", "cite")
        assert [one.line for one in cites] == ["[1, p. 1]"]
        assert cites[0].attributes["aria-label"] == "Sentence 1, p. 1"
        assert [one.line for one in doubtful.all("span", "page")] == ["p. 1", "p. 2", "p. 3"]

    def test_a_citation_of_no_sentence_is_no_link(self, doubtful: Node) -> None:
        unknown = doubtful.one("span", "unknown")
        assert unknown.line == "[77] (the article has no such sentence)"


class TestChecks:
    def test_a_claim_that_failed_its_check_is_marked_and_counted(self, doubtful: Node) -> None:
        (marked,) = doubtful.all("span", "unverified")
        assert marked.line == "Unverified: number 90"
        assert "doubtful" in (marked.parent.classes if marked.parent else [])
        first = doubtful.one("ul", "warnings").all("li")[0]
        assert first.line.startswith("1 claim of this note did not pass its check")

    def test_a_sentence_that_speaks_to_a_machine_is_marked_in_both_places(
        self, doubtful: Node
    ) -> None:
        assert "Sentence 5 of the article reads like an" in doubtful.one("ul", "warnings").line
        flagged = doubtful.one("span", "flagged")
        assert flagged.attributes["id"] == "s5"
        assert flagged.one("strong", "tag").line == "reads like an instruction to a machine"

    def test_what_was_left_out_is_told_with_its_reason_once(self, doubtful: Node) -> None:
        entries = doubtful.one("ul", "left-out").all("li")
        assert [one.line for one in entries] == [
            "Commitments pay 5 million no number 5",
            "Actors Nemo name Nemo is not there",
        ]

    def test_notable_sentences_in_no_claim_are_listed(self, plain: Node) -> None:
        (entry,) = plain.one("ul", "notables").all("li")
        assert entry.line == "[6] The harbour was closed for 9 years."
        assert "notable" in sentence(plain, 6).classes
        assert plain.one("p", "legend").line == "Dotted: notable, but in no claim of the note."
        assert page_of(note_pages.empty()).all("p", "legend") == []

    def test_a_note_without_losses_says_so(self) -> None:
        root = page_of(river_document())
        assert "Nothing was left out." in root.one("section", "checks").line
        assert root.all("ul", "warnings") == []

    def test_lists_that_a_script_folds_are_open_without_it(self, doubtful: Node) -> None:
        folded = doubtful.all("details")
        assert len(folded) == 2
        assert all("open" in one.attributes for one in folded)


class TestArticle:
    def test_the_whole_text_is_there_in_its_paragraphs(self, plain: Node) -> None:
        shown = harbour().text.split("\n\n")
        paragraphs = plain.one("div", "paper").all("p")
        assert len(paragraphs) == len(shown)
        for paragraph, text in zip(paragraphs, shown, strict=True):
            without_numbers = "".join(_text_without_numbers(paragraph))
            assert without_numbers.removesuffix(" ") == text

    def test_what_is_no_sentence_is_set_apart(self, plain: Node) -> None:
        kinds = [one.attributes["class"] for one in plain.one("div", "paper").all("p")]
        assert kinds == ["title", "aside", "text", "text", "text"]
        dateline = plain.one("div", "paper").all("p", "text")[0].all("span", "aside")[0]
        assert dateline.line == "SILL, 4 May 2026 (Northern Wire) —"

    def test_a_sentence_leads_back_to_the_claims_that_rest_on_it(self, plain: Node) -> None:
        first = sentence(plain, 1)
        rest = (first.attributes["data-claims"] or "").split()
        assert [claim.attributes["id"] for claim in claims(plain) if cites(claim, 1)] == rest
        assert first.one("a", "number").attributes["href"] == f"#{rest[0]}"
        assert sentence(plain, 6).all("a") == []

    def test_sentences_that_are_not_where_they_say_are_shown_alone(self) -> None:
        article = harbour()
        moved = tuple(s.model_copy(update={"start": s.start + 1}) for s in article.sentences)
        root = page_of(document(note(), article.model_copy(update={"sentences": moved})))
        paragraphs = root.one("div", "paper").all("p")
        assert len(paragraphs) == 3
        assert sentence(root, 2).line == "2It gives each of them 12 berths."

    def test_sentences_of_a_language_without_spaces_stay_close(self) -> None:
        text = "两国周四同意重新开放大桥。它将于九月开放。"
        root = page_of(document(note(), build_article(text, language="zh")))
        paragraph = root.one("div", "paper").one("p")
        assert "".join(_text_without_numbers(paragraph)) == text


class TestLanguages:
    def test_article_and_note_say_their_language(self, plain: Node) -> None:
        assert plain.one("html").attributes["lang"] == "en"
        for part in (plain.one("section", "note"), plain.one("div", "paper")):
            assert (part.attributes["lang"], part.attributes["dir"]) == ("en", "ltr")

    def test_arabic_runs_from_right_to_left(self) -> None:
        root = page_of(note_pages.arabic())
        for part in (root.one("section", "note"), root.one("div", "paper")):
            assert (part.attributes["lang"], part.attributes["dir"]) == ("ar", "rtl")
        assert root.all("h2")[0].attributes["lang"] == "en"

    def test_an_english_note_on_an_arabic_article(self) -> None:
        told = [
            SummarySentence(text="The two states agreed to open the bridge on Thursday.", cites=[1])
        ]
        root = page_of(document(note(summary=told), build_article(note_pages.ARABIC)))
        assert root.one("section", "note").attributes["dir"] == "ltr"
        assert root.one("div", "paper").attributes["dir"] == "rtl"

    def test_a_language_that_is_none_is_not_named(self) -> None:
        article = harbour().model_copy(update={"language": "no such, really"})
        root = page_of(document(note(), article))
        assert "lang" not in root.one("div", "paper").attributes

    @pytest.mark.parametrize(
        ("code", "direction"),
        [("en", "ltr"), ("fa", "rtl"), ("he", "rtl"), ("ur", "rtl"), ("pt_BR", "ltr"), ("", "ltr")],
    )
    def test_the_direction_is_that_of_the_language(self, code: str, direction: str) -> None:
        assert tongue_of(code).direction == direction


class TestColours:
    @pytest.mark.parametrize("scheme", [0, 1])
    @pytest.mark.parametrize("ink", ["text", "quiet", "accent", "warn"])
    def test_text_stands_out_from_every_ground(self, plain: Node, scheme: int, ink: str) -> None:
        colours = schemes(plain.one("style").text)[scheme]
        grounds = ["warn-soft", "surface", "paper"] if ink == "warn" else BACKGROUNDS
        for ground in grounds:
            assert contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground)

    @pytest.mark.parametrize("scheme", [0, 1])
    def test_what_is_lit_can_be_read(self, plain: Node, scheme: int) -> None:
        colours = schemes(plain.one("style").text)[scheme]
        assert contrast(colours["mark-text"], colours["mark"]) >= 4.5


def test_a_large_note_is_drawn_as_a_whole() -> None:
    class Facts(BaseModel):
        facts: list[SummarySentence]

    many = [SummarySentence(text=f"Fact {n} of many.", cites=[1, 2]) for n in range(5000)]
    root = page_of(document(Facts(facts=many), harbour()))
    assert len(claims(root)) == 5000


def test_a_claim_inside_a_claim_has_one_evidence_of_its_own() -> None:
    class Inner(Cited):
        what: str

    class Outer(BaseModel):
        name: str
        parts: list[Inner]

    class Tree(BaseModel):
        branches: list[Outer]

    branch = Outer(name="north", parts=[Inner(what="a berth", cites=[2])])
    root = page_of(document(Tree(branches=[branch]), harbour()))
    assert [one.attributes["data-cites"] for one in claims(root)] == ["2"]


def cites(claim: Node, number: int) -> bool:
    return str(number) in (claim.attributes["data-cites"] or "").split()


def _text_without_numbers(node: Node) -> list[str]:
    pieces = []
    for child in node.children:
        if isinstance(child, str):
            pieces.append(child)
        elif not {"number", "tag", "page"} & set(child.classes):
            pieces += _text_without_numbers(child)
    return pieces


def schemes(css: str) -> tuple[dict[str, str], dict[str, str]]:
    """Return the colours of the light scheme and of the dark one."""
    light, dark = re.findall(r":root \{(.*?)\}", css, re.DOTALL)[:2]
    read = re.compile(r"--([a-z-]+): (#[0-9a-f]{6})")
    return dict(read.findall(light)), dict(read.findall(dark))
