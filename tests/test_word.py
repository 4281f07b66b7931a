"""The note as a Word document, opened again: what a reader finds, and where links lead."""

import sys
from typing import Any

import pytest
from bridge_note import EMPTY, article, briefing, document
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from opened_word import (
    all_of,
    bookmarks,
    everything,
    inner_links,
    opened,
    outer_links,
    parts,
    table,
    texts,
)
from river_document import HEADLINE, river_document
from word_notes import arabic_note, full_note, long_note, own_note, promise

from summarizer.errors import MissingExtraError
from summarizer.render.blocks import Bullets, Citation, Claim, Numbered
from summarizer.render.forms import rendered
from summarizer.render.tongue import Tongue
from summarizer.render.word import render_docx
from summarizer.render.word.drawing import draw
from summarizer.render.word.paper import TEXT_WIDTH
from summarizer.render.word.tables import column_widths
from summarizer.schemas import Background, Dropped, NoteDocument, SummarySentence

HOSTILE = "a\x00b\x1b[31m \ufffe\u202eev<il> & \x0b{{ 7 * 7 }} <w:p/>"


class TestContent:
    def test_above_the_headline_stands_what_the_note_is_about(self) -> None:
        file = opened(render_docx(full_note()))
        assert texts(file, "Subtitle") == ["Briefing note"]
        assert texts(file, "Note Source") == [
            "Subject:\tA bridge at last",
            "Source:\tThe Strelsau Courier, Fritz Tarlen",
            "Date:\tnot stated",
            "Link:\thttps://courier.example/bridge",
            "Prepared with:\ttiny, summarizer 0.1.0",
        ]
        assert texts(file, "Title") == ["Two neighbours will build a bridge"]

    def test_sections_are_headings(self) -> None:
        assert texts(opened(render_docx(full_note())), "Heading 1") == [
            "Summary",
            "Actors",
            "Commitments",
            "Background",
            "Left out",
            "Sentences cited",
            "Notable, but in no claim",
        ]

    def test_the_event_has_a_line_for_each_of_its_facts(self) -> None:
        assert texts(opened(render_docx(river_document())), "Note Fact")[1:] == [
            "When:\tThursday (2026-03-12)",
            "Where:\tPort Eldera\u00a0[1]",
        ]

    def test_commitments_have_columns_for_their_terms(self) -> None:
        assert table(opened(render_docx(document())), "Who") == [
            ["Who", "To whom", "What", "Status", "By when", "Amount, condition", "Cites"],
            [
                "Ruritania, Graustark",
                "the valley",
                "pay for the bridge",
                "called for",
                "by 2031",
                "40 million crowns; condition: the parliament agrees",
                "[2]",
            ],
        ]

    def test_what_a_row_does_not_say_is_a_dash(self) -> None:
        note = briefing(commitments=[promise(["Ruritania"], "wait", [1])])
        row = table(opened(render_docx(document(note))), "Who")[1]
        assert row == ["Ruritania", "–", "wait", "pledged", "–", "–", "[1]"]

    def test_background_is_a_list(self) -> None:
        file = opened(render_docx(document()))
        assert texts(file, "List Bullet") == ["Nobody has crossed since 1998.\u00a0[3]"]

    def test_what_was_left_out_says_why(self) -> None:
        file = opened(render_docx(full_note()))
        assert "Commitments: pay 50 million crowns — number 50 is not in sentence 2" in texts(
            file, "List Bullet"
        )

    def test_a_sentence_like_an_instruction_is_warned_of(self) -> None:
        (warning,) = texts(opened(render_docx(full_note())), "Warning")
        assert warning.startswith("Warning: Sentence 4 of the article reads like an instruction")

    def test_unverified_claims_are_marked(self) -> None:
        file = opened(render_docx(full_note()))
        assert (
            "The bridge cost 50 million.\u00a0[3,\u00a0p.\u00a02] Unverified: "
            "number 50 is not in sentence 3" in texts(file, "List Bullet")
        )
        assert table(file, "Name")[1][0] == (
            "Ottilie Brandt Unverified: no such name in sentence 2"
        )

    def test_the_small_print_tells_how_the_note_came_about(self) -> None:
        coverage, provenance = texts(opened(render_docx(document())), "Small Print")
        assert coverage == "Coverage: 75% of 4 sentences are cited."
        assert provenance.startswith("Provenance: tiny; 5 calls (retries: 1)")

    def test_empty_sections_say_so(self) -> None:
        said = texts(opened(render_docx(document(EMPTY))), "Normal")
        assert said == ["None stated."] * 4 + ["Nothing.", "None."]

    def test_a_note_type_of_ones_own_has_a_section_for_every_field(self) -> None:
        file = opened(render_docx(own_note()))
        assert texts(file, "Subtitle") == ["Sanctions note"]
        assert texts(file, "Heading 1")[:2] == ["Measures", "Lead"]
        assert texts(file, "List Bullet")[0] == "freeze assets; Target: the mill\u00a0[1] [2]"

    def test_no_paragraph_is_empty(self) -> None:
        for note in (full_note(), arabic_note(), own_note(), document(EMPTY)):
            assert all(line.strip() for line in everything(opened(render_docx(note))).split("\n"))


class TestEvidence:
    @pytest.mark.parametrize(
        "note", [river_document(), full_note(), arabic_note(), own_note(), long_note()]
    )
    def test_every_number_is_a_link_to_its_sentence(self, note: NoteDocument) -> None:
        file = opened(render_docx(note))
        marks = bookmarks(file)
        assert len(marks) == len(set(marks))
        links = inner_links(file)
        assert links
        for text, anchor in links:
            number = text.strip("[]\u200e").split(",")[0]
            assert anchor == f"sentence_{number}"
            assert anchor in marks

    def test_a_bookmark_stands_around_the_number_of_its_sentence(self) -> None:
        file = opened(render_docx(river_document()))
        sentences = texts(file, "Cited Sentence")
        assert sentences[2] == (
            "[5]\tUnder the declaration, Valdoria will pay 38 million euros for the repair of "
            "the bridge's eastern span."
        )
        assert bookmarks(file)[2] == "sentence_5"

    def test_pages_are_named_where_the_source_has_them(self) -> None:
        file = opened(render_docx(full_note()))
        assert ("[3,\u00a0p.\u00a02]", "sentence_3") in inner_links(file)
        assert texts(file, "Cited Sentence")[2].startswith("[3,\u00a0p.\u00a02]\t")

    def test_numbers_of_bookmarks_are_unique(self) -> None:
        numbers = all_of(opened(render_docx(long_note())), "//w:bookmarkStart/@w:id")
        assert len(numbers) == len(set(numbers)) == 119

    def test_a_sentence_that_is_printed_twice_has_one_bookmark(self) -> None:
        coverage = full_note().coverage.model_copy(update={"uncited_notable": [3, 5]})
        marks = bookmarks(
            opened(render_docx(full_note().model_copy(update={"coverage": coverage})))
        )
        assert marks == ["sentence_1", "sentence_2", "sentence_3", "sentence_5"]

    def test_sentences_of_several_articles_have_bookmarks_of_their_own(self) -> None:
        cited = (Citation(7, page=2, article=1), Citation(7, article=3))
        blocks = [Bullets((Claim("So it is.", cited),)), Numbered(tuple((c, "So.") for c in cited))]
        file = opened(draw(blocks, kind="Dossier", head=(), tongue=Tongue("en")))
        links = inner_links(file)
        assert links == [("[1:7,\u00a0p.\u00a02]", "sentence_1_7"), ("[3:7]", "sentence_3_7")]
        assert bookmarks(file) == ["sentence_1_7", "sentence_3_7"]
        assert file.core_properties.title == "Dossier"

    def test_a_web_address_is_a_link(self) -> None:
        assert outer_links(opened(render_docx(full_note()))) == ["https://courier.example/bridge"]

    @pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "https://a b"])
    def test_nothing_else_is_a_link(self, url: str) -> None:
        file = opened(render_docx(document(article=article("So it is.", url=url))))
        assert outer_links(file) == []
        assert f"Link:\t{url}" in everything(file)


class TestForm:
    def test_the_paper_is_a4(self) -> None:
        section = opened(render_docx(document())).sections[0]
        assert (section.page_width, section.page_height) == (7560310, 10692130)

    def test_the_header_of_a_table_is_repeated_on_every_page(self) -> None:
        file = opened(render_docx(full_note()))
        for one in file.tables:
            first, *rest = one._tbl.tr_lst
            assert first.xpath("w:trPr/w:tblHeader")
            assert not any(row.xpath("w:trPr/w:tblHeader") for row in rest)
            assert one.style is not None
            assert one.style.name == "Note Table"

    def test_tables_have_a_name_for_screen_readers(self) -> None:
        names = all_of(opened(render_docx(full_note())), "//w:tblCaption/@w:val")
        assert names == ["Actors", "Commitments"]

    def test_the_footer_has_the_title_and_the_page_of_all(self) -> None:
        footer = opened(render_docx(river_document())).sections[0].footer.paragraphs[0]._p
        fields = [field.get(qn("w:instr")).strip() for field in footer.iter(qn("w:fldSimple"))]
        assert fields == ["PAGE", "NUMPAGES"]
        assert "".join(footer.xpath(".//w:t/text()")) == f"{HEADLINE}Page 1 of 1"

    def test_every_style_that_is_used_exists(self) -> None:
        for note in (full_note(), arabic_note()):
            file = opened(render_docx(note))
            used = set(all_of(file, "//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val"))
            assert used <= {style.style_id for style in file.styles}

    def test_title_and_language_are_properties_and_nobody_is_named(self) -> None:
        known = opened(render_docx(river_document())).core_properties
        assert (known.title, known.language) == (HEADLINE, "en")
        assert (known.author, known.last_modified_by, known.comments) == ("", "", "")
        assert known.created is None

    def test_a_title_longer_than_a_property_may_be_is_cut_there_alone(self) -> None:
        headline = "word " * 99
        file = opened(render_docx(document(briefing(headline=headline))))
        assert len(file.core_properties.title) <= 255
        assert texts(file, "Title") == [headline.strip()]

    def test_the_language_of_the_note_is_that_of_the_document(self) -> None:
        summary = [
            SummarySentence(
                text="Les deux ministres ont signé un accord sur la réouverture du pont, et ils "
                "se retrouveront dans la capitale au mois de juin.",
                cites=[1],
            )
        ]
        file = opened(render_docx(document(briefing(summary=summary))))
        (mark,) = file.styles.element.xpath("w:docDefaults//w:lang/@w:val")
        assert mark == "fr-FR"
        assert file.core_properties.language == "fr"

    def test_the_same_note_gives_the_same_bytes(self) -> None:
        assert render_docx(full_note()) == render_docx(full_note())

    def test_it_is_one_of_the_forms(self) -> None:
        assert rendered(document(), "docx") == render_docx(document())

    def test_without_python_docx_the_extra_is_named(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in [name for name in sys.modules if name.startswith("summarizer.render.word.")]:
            monkeypatch.delitem(sys.modules, name)
        monkeypatch.setitem(sys.modules, "docx", None)
        with pytest.raises(MissingExtraError, match=r"press-summarizer\[word\]"):
            render_docx(document())


class TestFromTheRight:
    def test_the_document_its_tables_and_runs_are_turned(self) -> None:
        file = opened(render_docx(arabic_note()))
        assert file.styles.element.xpath("w:style[@w:styleId='Normal']/w:pPr/w:bidi")
        assert all_of(file, "w:sectPr/w:bidi")
        assert len(all_of(file, "//w:tblPr/w:bidiVisual")) == 2
        assert all_of(file, "//w:r[w:t='فالدوريا']/w:rPr/w:rtl")
        assert not all_of(file, "//w:r[contains(w:t, 'Summary')]/w:rPr/w:rtl")

    def test_the_language_is_named_for_letters_from_the_right(self) -> None:
        file = opened(render_docx(arabic_note()))
        assert file.styles.element.xpath("w:docDefaults//w:lang/@w:bidi") == ["ar-EG"]

    def test_other_documents_are_not_turned(self) -> None:
        everywhere = b"".join(parts(render_docx(full_note())).values())
        assert b"<w:bidi/>" not in everywhere
        assert b"<w:rtl/>" not in everywhere


class TestHostileText:
    def note(self, text: str) -> NoteDocument:
        return document(
            briefing(headline=f"x{text}", background=[Background(fact=f"x{text}", cites=[1])]),
            article=article(f"x{text}", title=f"x{text}", url=text),
        )

    def test_what_xml_cannot_hold_is_left_out_and_the_rest_is_text(self) -> None:
        file = opened(render_docx(self.note(HOSTILE)))
        shown = "xab[31m ev<il> & {{ 7 * 7 }} <w:p/>"
        assert texts(file, "Title") == [shown]
        assert texts(file, "List Bullet") == [f"{shown}\u00a0[1]"]
        assert texts(file, "Cited Sentence")[0] == f"[1]\t{shown}"
        assert file.core_properties.title == shown

    def test_half_of_a_surrogate_pair_is_left_out(self) -> None:
        dropped = Dropped(section="a\ud800b", item={"text": "c\udfffd"}, reason="e\ud800")
        file = opened(render_docx(document(dropped=[dropped])))
        assert texts(file, "List Bullet")[-1] == "Ab: cd — e"

    @given(st.text(max_size=40))
    @hypothesis_settings(max_examples=40)
    def test_any_text_gives_a_file_that_opens(self, text: str) -> None:
        assert texts(opened(render_docx(self.note(text))), "Heading 1")[0] == "Summary"


class TestWidths:
    def widths(self, *rows: list[str]) -> list[int]:
        found = column_widths(rows, TEXT_WIDTH)
        assert sum(found) == TEXT_WIDTH
        assert min(found) > 0
        return found

    def test_longer_texts_get_wider_columns(self) -> None:
        short, long = self.widths(["Who", "What"], ["Ruritania", "pay for the bridge " * 4])
        assert long > 2 * short

    def test_an_empty_column_is_as_wide_as_its_header(self) -> None:
        empty, _ = self.widths(["Role", "What"], ["", "pay for the bridge " * 4])
        assert empty < TEXT_WIDTH / 10

    def test_a_short_header_stays_on_its_line(self) -> None:
        narrow, _ = self.widths(["To whom", "What"], ["", "pay for the bridge " * 9])
        assert narrow >= 7 * 100

    @pytest.mark.parametrize("count", [1, 7, 12])
    def test_words_without_end_do_not_burst_the_page(self, count: int) -> None:
        self.widths(["x" * 5000] * count, ["y" * 5000] * count)


def test_a_long_note_keeps_every_commitment() -> None:
    rows: list[Any] = table(opened(render_docx(long_note(300))), "Who")
    assert len(rows) == 300
    assert rows[299][2] == "pay 299 crowns for the bridge"
