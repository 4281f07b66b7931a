"""The user's own Word file with placeholders: what is filled in, and what is refused."""

import io
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from bridge_note import article, briefing, document
from opened_word import everything, opened, parts, table, texts
from river_document import HEADLINE, river_document
from word_notes import full_note, own_note
from word_template import PATH, template

from summarizer.errors import MissingExtraError, PromptError, UndefinedVariableError
from summarizer.render.forms import Layout, rendered
from summarizer.render.word import check_docx, filling, placeholders, render_docx
from summarizer.render.word.filling import variables_of
from summarizer.render.word.package import packed
from summarizer.render.word.placeholders import check, fill
from summarizer.schemas import NoteDocument


def saying(*paragraphs: str) -> bytes:
    """Return a Word file with these paragraphs, as anybody's program saves it."""
    file = docx.Document()
    for text in paragraphs:
        file.add_paragraph(text)
    buffer = io.BytesIO()
    file.save(buffer)
    return buffer.getvalue()


def filled(text: str, note: NoteDocument | None = None) -> str:
    """Return what a paragraph becomes."""
    return everything(opened(fill(saying(text), variables_of(note or document()))))


def changed(name: str, change: Callable[[bytes], bytes]) -> bytes:
    """Return a Word file with one part changed."""
    members = parts(saying("{{ note.headline }}"))
    return packed(members | {name: change(members[name])})


class TestExample:
    def test_it_is_what_its_script_writes(self) -> None:
        assert parts(PATH.read_bytes()) == parts(template())

    def test_it_is_filled_in(self) -> None:
        file = opened(rendered(river_document(), "docx", Layout(docx_template=PATH.read_bytes())))
        assert texts(file, "Title") == [HEADLINE]
        assert texts(file, "Note Source")[1] == "Date:\t2026-03-12"
        rows = table(file, "Who")
        assert len(rows) == 8
        assert rows[3] == [
            "Valdoria",
            "pay 38 million euros for the repair of the bridge's eastern span",
            "–",
            "5",
        ]
        assert len(texts(file, "Cited Sentence")) == 20
        assert HEADLINE in file.sections[0].footer.paragraphs[0].text
        assert file.core_properties.title == HEADLINE
        assert "{" not in everything(file)

    def test_it_does_without_commitments(self) -> None:
        note = document(briefing(commitments=[]))
        file = opened(render_docx(note, PATH.read_bytes()))
        assert "Nobody promised anything." in everything(file)
        assert file.tables == []

    def test_it_tells_what_was_left_out(self) -> None:
        file = opened(render_docx(full_note(), PATH.read_bytes()))
        assert "Left out of commitments: number 50 is not in sentence 2" in everything(file)

    def test_the_same_note_gives_the_same_bytes(self) -> None:
        once = fill(template(), variables_of(river_document()))
        assert once == fill(template(), variables_of(river_document()))


class TestVariables:
    def test_they_are_the_parts_of_the_document_as_json_has_them(self) -> None:
        assert list(variables_of(document())) == [
            "note", "article", "dropped", "coverage", "provenance",
        ]  # fmt: skip
        assert variables_of(document()) == document().model_dump(mode="json", by_alias=True)

    @pytest.mark.parametrize(
        ("text", "shown"),
        [
            ("{{ article.published }}", "2026-05-05"),
            ("{{ coverage.cited }}", "0.75"),
            ("{{ provenance.schema.name }}", "BriefingNote"),
            ("{% for c in note.commitments %}{{ c.by | join(', ') }}{% endfor %}",
             "Ruritania, Graustark"),
            ("{{ dropped | length }}", "0"),
        ],
    )  # fmt: skip
    def test_each_can_be_used(self, text: str, shown: str) -> None:
        assert filled(text) == shown

    def test_a_note_type_of_ones_own_has_its_own_fields(self) -> None:
        assert filled("{{ note.measures[0].target }}", own_note()) == "the mill"


class TestText:
    def test_what_a_variable_holds_is_text(self) -> None:
        hostile = '<w:br/> & "A" {{ 7 * 7 }} {% for %} \x00\x1b\u202e\''
        shown = filled("x{{ note.headline }}y", document(briefing(headline=hostile)))
        assert shown == 'x<w:br/> & "A" {{ 7 * 7 }} {% for %} \'y'

    def test_nothing_is_exempt_from_escaping(self) -> None:
        with pytest.raises(PromptError, match="No filter named 'safe'"):
            filled("{{ note.headline | safe }}")

    def test_lines_of_the_article_stay_lines(self) -> None:
        file = opened(fill(saying("{{ article.text }}"), variables_of(document())))
        assert len(file.paragraphs[0].text.split("\n")) == 4

    def test_a_title_longer_than_a_property_may_be_is_cut_there(self) -> None:
        note = document(briefing(headline="R&D " * 200))
        known = opened(fill(template(), variables_of(note))).core_properties
        assert len(known.title) <= 255
        assert known.title.startswith("R&D R&D")


class TestRefused:
    @pytest.mark.parametrize(
        "data",
        [b"", b"no zip", b"PK\x03\x04 cut off", packed({"a.txt": b"a zip, but no Word file"})],
    )
    def test_what_is_no_word_file(self, data: bytes) -> None:
        with pytest.raises(PromptError, match=r"^Word template: it is no Word file \(\.docx\)"):
            fill(data, {})

    def test_a_word_file_that_is_cut_off(self) -> None:
        whole = saying("{{ note.headline }}")
        with pytest.raises(PromptError, match="Word template"):
            fill(whole[: len(whole) // 2], variables_of(document()))

    def test_a_file_that_unpacks_to_more_than_anybody_writes(self) -> None:
        bomb = changed("word/document.xml", lambda _: b" " * (placeholders.MAX_UNPACKED + 1))
        assert len(bomb) < 1_000_000
        with pytest.raises(PromptError, match="unpacks to more than"):
            fill(bomb, {})

    def test_a_file_of_a_thousand_and_more_parts(self) -> None:
        many = packed({**parts(saying("a")), **{f"word/{n}.xml": b"<a/>" for n in range(1001)}})
        with pytest.raises(PromptError, match="unpacks to more than"):
            fill(many, {})

    def test_a_part_that_is_no_xml(self) -> None:
        broken = changed("word/document.xml", lambda part: part[:-20])
        with pytest.raises(PromptError, match=r"word/document\.xml is broken"):
            fill(broken, {})

    @pytest.mark.parametrize("name", ["word/document.xml", "word/styles.xml", "_rels/.rels"])
    @pytest.mark.parametrize(
        "declared",
        [
            '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
            '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
            '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>',
        ],
    )
    def test_one_whose_parts_declare_entities(self, name: str, declared: str) -> None:
        def declare(part: bytes) -> bytes:
            head, end, rest = part.partition(b"?>")
            return head + end + declared.encode() + rest

        with pytest.raises(PromptError, match="declares a document type"):
            fill(changed(name, declare), {})

    def test_a_member_that_says_it_is_smaller_than_it_is(self) -> None:
        whole = bytearray(saying("a" * 5000))
        with zipfile.ZipFile(io.BytesIO(whole)) as archive:
            size = archive.getinfo("word/document.xml").file_size
        lied = bytes(whole).replace(size.to_bytes(4, "little"), (10).to_bytes(4, "little"))
        assert lied != whole
        with pytest.raises(PromptError, match="Word template"):
            fill(lied, variables_of(document()))


class TestPlaceholders:
    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("{{ note.__class__.__mro__ }}", "not allowed in a template"),
            ("{{ note.headline.__class__.__base__.__subclasses__() }}", "not allowed"),
            ("{{ ''.join.__globals__ }}", "has no attribute '__globals__'"),
            ("{{ 9 ** 999999 }}", "not allowed in a template: a power above 64"),
            ("{{ note.headline", "unexpected|expected"),
            ("{% for x in note.summary %}", "Unexpected end of template"),
            ("{% include '/etc/passwd' %}", "template '/etc/passwd'"),
            ("{{ 1 / 0 }}", "ZeroDivisionError"),
            ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "calls itself without end"),
        ],
    )
    def test_what_fails_is_said_on_one_line(self, text: str, said: str) -> None:
        with pytest.raises(PromptError, match=said) as caught:
            filled(text)
        assert str(caught.value).startswith("Word template: ")
        assert "\n" not in str(caught.value)

    def test_a_variable_that_does_not_exist_is_named(self) -> None:
        with pytest.raises(UndefinedVariableError, match=r"'headlin' .*variables: article, cov"):
            render_docx(document(), saying("{{ note.headlin }}"))


class TestCheckedBefore:
    """A template is looked at before any note is asked for."""

    def test_a_good_one_passes(self) -> None:
        check_docx(PATH.read_bytes())

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("{{ note.headline", "expected"),
            ("{% for x in note.summary %}", "Unexpected end of template"),
            ("{{ note.headline | safe }}", "No filter named 'safe'"),
        ],
    )
    def test_one_that_cannot_be_read_does_not(self, text: str, said: str) -> None:
        with pytest.raises(PromptError, match=said):
            check(saying(text), NoteDocument.model_fields)

    def test_nor_does_one_with_a_variable_that_will_not_exist(self) -> None:
        with pytest.raises(UndefinedVariableError, match=r"'headline' is undefined \(variables: a"):
            check_docx(saying("{{ headline }}"))

    def test_nor_does_what_is_no_word_file(self) -> None:
        with pytest.raises(PromptError, match="no Word file"):
            check(b"no zip", NoteDocument.model_fields)

    def test_without_docxtpl_the_extra_is_named(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
        with pytest.raises(MissingExtraError, match=r"press-summarizer\[word\]"):
            check_docx(template())


class TestEnds:
    """The process that fills in a template is ended by the operating system."""

    def test_a_loop_without_end(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(filling, "CPU_SECONDS", 1)
        loop = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
        with pytest.raises(PromptError, match=r"^Word template: stopped, for it takes more than"):
            render_docx(document(), saying(loop))

    def test_a_text_that_grows_and_grows(self) -> None:
        grown = (
            "{% set n = namespace(t='aaaaaaaaaaaaaaaa') %}"
            "{% for a in range(64) %}{% set n.t = n.t ~ n.t %}{% endfor %}"
        )
        with pytest.raises(PromptError, match="too much memory"):
            render_docx(document(), saying(grown))

    def test_it_is_given_no_key(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("OPENAI_API_KEY", "sk-not-for-templates")
        ran: list[dict[str, str]] = []
        run = subprocess.run

        def watched(*args: Any, **named: Any) -> Any:
            ran.append(named["env"])
            return run(*args, **named)

        monkeypatch.setattr(subprocess, "run", watched)
        assert render_docx(document(), saying("{{ note.headline }}"))
        [environment] = ran
        assert "sk-not-for-templates" not in environment.values()

    def test_a_template_that_is_too_long_is_not_even_opened(self) -> None:
        with pytest.raises(PromptError, match="more than 20000000 bytes"):
            render_docx(document(), b"x" * 20_000_001)


def test_the_article_cannot_reach_the_template() -> None:
    found = article("{{ note.__class__ }}", "So it is.", title="{% include 'x' %}")
    shown = filled("{{ article.title }} {{ article.sentences[0].text }}", document(article=found))
    assert shown == "{% include 'x' %} {{ note.__class__ }}"


def test_the_example_stands_where_the_documentation_says() -> None:
    assert Path(__file__).parent.parent / "examples" / "templates" / "briefing.docx" == PATH
