"""The note as people and programs read it: plain text, JSON, and note types of one's own."""

import json
from typing import Any

import pytest
from bridge_note import EMPTY, SENTENCES, Measure, Place, SanctionsNote, article, briefing, document

from summarizer.render import render_json, render_markdown, render_text
from summarizer.schemas import Background, Dropped, Event


class TestText:
    def test_it_has_everything_the_markdown_has(self) -> None:
        entry = Dropped(section="actors", item={"name": "Zenda"}, reason="not in sentence 1")
        text = " ".join(render_text(document(dropped=[entry])).split())
        for said in (
            "Two neighbours will build a bridge ====",
            "Source: The Strelsau Courier, Fritz Tarlen",
            "Ruritania pays for a bridge. [1][2]",
            "- Ottilie Brandt (also: Brandt); Kind: person; Role: Minister [2]",
            "Status: called for",
            "amount: 40 million crowns",
            "- Actors: Zenda — not in sentence 1",
            "[3] Nobody has crossed the river since 1998.",
            "Coverage: 75% of 4 sentences are cited.",
            "Provenance: tiny",
        ):
            assert said in text

    @pytest.mark.parametrize("width", [20, 40, 80, 200])
    def test_no_line_is_longer_than_the_width(self, width: int) -> None:
        note = briefing(headline="word " * 60)
        shown = document(note, article=article(*SENTENCES))
        assert max(map(len, render_text(shown, width=width).splitlines())) <= width

    def test_a_silly_width_does_not_fail(self) -> None:
        assert render_text(document(), width=0) == render_text(document(), width=20)

    def test_a_kept_claim_that_failed_is_marked(self) -> None:
        fact = Background(fact="It cost 50.", cites=[3], ungrounded="no 50")
        assert "- It cost 50. [3] (UNVERIFIED: no 50)" in render_text(
            document(briefing(background=[fact]))
        )

    def test_empty_sections_say_so(self) -> None:
        assert render_text(document(EMPTY)).count("None stated.") == 4


class TestJson:
    def test_it_is_the_contract(self) -> None:
        parsed = json.loads(render_json(document()))
        assert list(parsed) == ["note", "article", "dropped", "coverage", "provenance"]
        assert parsed["note"]["summary"][1] == {
            "cites": [1, 2],
            "text": "Ruritania pays for a bridge.",
        }
        assert parsed["note"]["commitments"][0]["status"] == "called_for"
        assert parsed["article"]["published"] == "2026-05-05"
        assert parsed["article"]["sentences"][0]["text"] == SENTENCES[0]
        assert parsed["provenance"]["schema"]["name"] == "BriefingNote"
        assert parsed["provenance"]["usage"] == {"prompt": 1000, "cached": 800, "completion": 321}
        assert parsed["provenance"]["cost"] is None

    def test_what_the_article_does_not_say_is_null(self) -> None:
        event = Event(what="Talks", when=None, where=None, cites=[1])
        parsed = json.loads(render_json(document(briefing(event=event))))
        assert parsed["note"]["event"] == {
            "what": "Talks",
            "when": None,
            "date": None,
            "where": None,
            "cites": [1],
        }

    def test_letters_stay_letters(self) -> None:
        assert "Škoda für 5 €" in render_json(document(briefing(headline="Škoda für 5 €")))

    def test_one_line_for_json_lines(self) -> None:
        assert render_json(document(), indent=None).count("\n") == 1

    def test_fields_of_a_note_type_of_ones_own_are_kept(self) -> None:
        note = SanctionsNote(title="T", measures=[Measure(what="freeze assets", cites=[1])])
        parsed = json.loads(render_json(document(note)))
        assert parsed["note"]["measures"] == [
            {"cites": [1], "what": "freeze assets", "target": None}
        ]


class TestOtherNoteTypes:
    def note(self, **changes: Any) -> SanctionsNote:
        measure = Measure(what="freeze assets", target="the mill", cites=[1, 2])
        return SanctionsNote(**({"title": "New *measures*", "measures": [measure]} | changes))

    def test_every_field_is_a_section(self) -> None:
        page = render_markdown(document(self.note(key_words=["mill", "river"])))
        assert page.startswith("# New \\*measures\\*\n")
        assert "## Measures\n\n- freeze assets; Target: the mill [1][2]" in page
        assert "## Key words\n\n- mill\n- river" in page
        assert "## Is it final?\n\nno" in page

    def test_a_single_cited_item_is_a_paragraph(self) -> None:
        page = render_markdown(document(self.note(lead=Measure(what="close a mill", cites=[3]))))
        assert "## Lead\n\nclose a mill [3]" in page
        assert "- **[3]** Nobody has crossed" in page

    def test_a_nested_model_is_a_list_of_its_fields(self) -> None:
        page = render_markdown(document(self.note(place=Place(town="Zenda", river="Ilm"))))
        assert "## Place\n\n- **Town:** Zenda\n- **River:** Ilm" in page

    def test_null_and_empty_sections_say_so(self) -> None:
        page = render_markdown(document(self.note(measures=[])))
        assert "## Measures\n\nNone stated." in page
        assert "## Lead\n\nNone stated." in page

    def test_a_failed_item_is_marked(self) -> None:
        measure = Measure(what="freeze assets", cites=[1], ungrounded="no freeze there")
        page = render_markdown(document(self.note(measures=[measure])))
        assert "- freeze assets [1] ⚠ **unverified:** no freeze there" in page

    def test_a_note_without_a_title_takes_the_article_s(self) -> None:
        page = render_markdown(document(Place(town="Zenda")))
        assert page.startswith("# A bridge at last\n")
        assert "## Town\n\nZenda" in page
