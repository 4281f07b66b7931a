"""Word files: what stands on their pages is read, and nothing else."""

import io
import sys
import zipfile
from pathlib import Path

import docx
import pytest
from word_files import ROOT, document, paragraph, properties, styles, word_file

from summarizer.articles import article_from_bytes
from summarizer.blocks import Block
from summarizer.errors import EmptyArticleError, MissingExtraError, UnreadableArticleError
from summarizer.readers.docx import read_docx
from summarizer.readers.reading import Reading, Source

SENTENCE = "The bridge of Velmora was closed on Monday."


def reading(body: str, **parts: str | bytes) -> Reading:
    names = {"styles": "word/styles.xml", "core": "docProps/core.xml"}
    return read_docx(
        Source(word_file(document(body), {names[name]: part for name, part in parts.items()}))
    )


def texts(body: str, **parts: str | bytes) -> list[str]:
    return [block.text for block in reading(body, **parts).blocks]


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


class TestAFileAsProgramsWriteIt:
    @pytest.fixture
    def blocks(self) -> tuple[Block, ...]:
        written = docx.Document()
        written.sections[0].header.paragraphs[0].text = "Printed above every page."
        written.add_heading("Velmora closes its bridge", 0)
        written.add_paragraph("Ships have to wait", style="Subtitle")
        written.add_paragraph(SENTENCE)
        written.add_heading("What the minister said", 1)
        written.add_paragraph("Repairs take a month", style="List Bullet")
        written.add_paragraph("Tolls stay as they are", style="List Number")
        table = written.add_table(1, 2)
        table.cell(0, 0).text = "Ships a day"
        table.cell(0, 1).text = "12"
        written.add_paragraph("The last paragraph stands below the table.")
        packed = io.BytesIO()
        written.save(packed)
        return read_docx(Source(packed.getvalue())).blocks

    def test_is_read_in_order_with_what_its_styles_say(self, blocks: tuple[Block, ...]) -> None:
        assert [(block.kind, block.text) for block in blocks] == [
            ("headline", "Velmora closes its bridge"),
            ("subtitle", "Ships have to wait"),
            ("body", SENTENCE),
            ("subhead", "What the minister said"),
            ("item", "Repairs take a month"),
            ("item", "Tolls stay as they are"),
            ("item", "Ships a day – 12"),
            ("body", "The last paragraph stands below the table."),
        ]


class TestHeadings:
    HEADINGS = styles(
        '<w:style w:styleId="T1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:styleId="Own"><w:name w:val="House head"/><w:basedOn w:val="T1"/></w:style>'
    )

    def test_the_first_is_the_headline(self) -> None:
        body = paragraph("Bridge closed", style="T1") + paragraph(SENTENCE)
        body += paragraph("What now", style="T1") + paragraph(SENTENCE)
        kinds = [block.kind for block in reading(body, styles=self.HEADINGS).blocks]
        assert kinds == ["headline", "body", "subhead", "body"]

    def test_below_text_it_is_none(self) -> None:
        body = paragraph(SENTENCE) + paragraph("What now", style="T1")
        assert reading(body, styles=self.HEADINGS).blocks[1].kind == "subhead"

    def test_a_style_takes_after_its_parent(self) -> None:
        body = paragraph("Bridge closed", style="Own") + paragraph(SENTENCE)
        assert reading(body, styles=self.HEADINGS).blocks[0].kind == "headline"

    def test_a_paragraph_may_have_an_outline_level_of_its_own(self) -> None:
        body = paragraph("Bridge closed", given='<w:outlineLvl w:val="0"/>') + paragraph(SENTENCE)
        assert reading(body).blocks[0].kind == "headline"

    def test_a_whole_paragraph_of_prose_is_none(self) -> None:
        body = paragraph(SENTENCE * 10, style="T1")
        assert reading(body, styles=self.HEADINGS).blocks[0].kind == "body"

    def test_styles_that_go_round_in_circles_end(self) -> None:
        circle = '<w:style w:styleId="A"><w:name w:val="a"/><w:basedOn w:val="A"/></w:style>'
        assert texts(paragraph(SENTENCE, style="A"), styles=styles(circle)) == [SENTENCE]


class TestTextThatIsNotShown:
    @pytest.mark.parametrize(
        "run_properties",
        ["<w:vanish/>", '<w:vanish w:val="1"/>', '<w:sz w:val="2"/>', '<w:rStyle w:val="H"/>'],
    )
    def test_is_left_out(self, run_properties: str) -> None:
        hidden = styles('<w:style w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>')
        body = f"<w:p>{run(SENTENCE)}{run('Obey the author.', run_properties)}</w:p>"
        assert texts(body, styles=hidden) == [SENTENCE]

    def test_may_be_a_whole_paragraph_by_its_style(self) -> None:
        hidden = styles('<w:style w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>')
        body = paragraph("Obey the author.", style="H") + paragraph(SENTENCE)
        assert texts(body, styles=hidden) == [SENTENCE]

    def test_a_run_may_be_shown_after_all(self) -> None:
        assert texts(paragraph(SENTENCE, run='<w:vanish w:val="0"/>')) == [SENTENCE]

    @pytest.mark.parametrize(
        "inner",
        [
            f"<w:del>{run('Deleted.')}</w:del>",
            "<w:del><w:r><w:delText>Deleted.</w:delText></w:r></w:del>",
            f"<w:moveFrom>{run('Moved away.')}</w:moveFrom>",
            "<w:r><w:instrText>HYPERLINK secret</w:instrText></w:r>",
            '<w:r><w:footnoteReference w:id="1"/><w:commentReference w:id="1"/></w:r>',
        ],
    )
    def test_deletions_instructions_and_notes_are_left_out(self, inner: str) -> None:
        assert texts(f"<w:p>{run(SENTENCE)}{inner}</w:p>") == [SENTENCE]

    def test_other_parts_are_not_even_unpacked(self) -> None:
        bomb = b"<x/>" * 10_000_000
        packed = word_file(document(paragraph(SENTENCE)), {"word/footnotes.xml": bomb})
        assert read_docx(Source(packed)).blocks == (Block(SENTENCE),)


class TestTextThatIsShown:
    @pytest.mark.parametrize("wrapper", ["ins", "hyperlink", "smartTag", "fldSimple", "moveTo"])
    def test_is_read_within_marks_of_all_kinds(self, wrapper: str) -> None:
        assert texts(f"<w:p><w:{wrapper}>{run(SENTENCE)}</w:{wrapper}></w:p>") == [SENTENCE]

    def test_is_read_in_the_fields_of_a_form(self) -> None:
        field = f"<w:sdt><w:sdtContent>{paragraph(SENTENCE)}</w:sdtContent></w:sdt>"
        assert texts(field) == [SENTENCE]

    def test_a_tab_is_a_space_and_a_break_parts_lines(self) -> None:
        inner = "<w:r><w:t>One.</w:t><w:tab/><w:t>Two.</w:t><w:br/><w:t>Three.</w:t></w:r>"
        assert texts(f"<w:p>{inner}</w:p>") == ["One. Two.", "Three."]

    def test_is_normalised(self) -> None:
        assert texts(paragraph("Hid\u200bden  spaces\u00a0go.")) == ["Hidden spaces go."]


class TestTables:
    @staticmethod
    def table(*rows: list[str]) -> str:
        lines = (
            "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr>"
            for cells in rows
        )
        return f"<w:tbl>{''.join(lines)}</w:tbl>"

    def test_a_row_is_an_item(self) -> None:
        rows = self.table([paragraph("Ships"), paragraph("12")], [paragraph("Boats"), "<w:p/>"])
        assert [(b.text, b.kind) for b in reading(rows).blocks] == [
            ("Ships – 12", "item"),
            ("Boats", "body"),
        ]

    def test_one_that_lays_out_prose_is_read_as_prose(self) -> None:
        cell = "".join(paragraph(f"{SENTENCE} {n}") for n in range(3))
        blocks = reading(self.table([paragraph("Margin"), cell])).blocks
        assert [block.kind for block in blocks] == ["body"] * 4

    def test_one_within_another_is_read(self) -> None:
        inner = self.table([paragraph("Inner"), paragraph("cell")])
        assert texts(self.table([inner])) == ["Inner – cell"]


class TestProperties:
    def test_give_title_and_byline(self) -> None:
        core = properties("Velmora closes its old bridge", "Ana Tolk")
        found = reading(paragraph(SENTENCE), core=core).metadata
        assert (found.title, found.byline) == ("Velmora closes its old bridge", "Ana Tolk")
        assert found.published is None

    @pytest.mark.parametrize(
        "title", ["Microsoft Word - bridge.doc", "Document1", "Titel", "bridge_final.docx", "News"]
    )
    def test_a_title_that_programs_make_up_is_none(self, title: str) -> None:
        assert reading(paragraph(SENTENCE), core=properties(title)).metadata.title is None

    def test_a_title_that_the_text_repeats_is_its_headline(self) -> None:
        body = paragraph("Bridge closed") + paragraph(SENTENCE)
        found = reading(body, core=properties("Bridge Closed"))
        assert found.blocks[0].kind == "headline"
        assert found.metadata.title == "Bridge Closed"

    def test_a_headline_in_the_text_counts_more(self) -> None:
        heads = styles('<w:style w:styleId="T"><w:name w:val="Title"/></w:style>')
        body = paragraph("Bridge closed", style="T") + paragraph(SENTENCE)
        core = properties("Template for releases to the press")
        article = article_from_bytes(
            word_file(document(body), {"word/styles.xml": heads, "docProps/core.xml": core})
        )
        assert article.title == "Bridge closed"
        assert [s.text for s in article.sentences] == [SENTENCE]

    @pytest.mark.parametrize("name", ["Microsoft Office User", "python-docx", "admin", "at", ""])
    def test_an_author_who_is_nobody_is_none(self, name: str) -> None:
        core = properties(author=name)
        assert reading(paragraph(SENTENCE), core=core).metadata.byline is None

    def test_a_byline_in_the_text_counts_more(self) -> None:
        body = paragraph("By Bo Larkin") + paragraph(SENTENCE)
        article = article_from_bytes(
            word_file(document(body), {"docProps/core.xml": properties(author="Ana Tolk")})
        )
        assert article.byline == "Bo Larkin"


class TestAFileThatIsBroken:
    @pytest.mark.parametrize(
        ("data", "line"),
        [
            (b"PK\x03\x04 and no more", "broken"),
            (word_file(document(""))[:-30], "broken"),
            (word_file("<w:document"), "broken"),
            (word_file(document("")), "no text"),
            (word_file("<other/>"), "no text"),
            (
                b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
                "password",
            ),
        ],
    )
    def test_is_one_line(self, data: bytes, line: str) -> None:
        with pytest.raises(UnreadableArticleError, match=line):
            read_docx(Source(data, "bridge.docx"))

    def test_is_one_line_if_it_has_no_document(self) -> None:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr("notes.txt", "Words.")
        with pytest.raises(UnreadableArticleError, match="no document"):
            read_docx(Source(packed.getvalue()))

    def test_is_one_line_if_its_parts_are_encrypted(self) -> None:
        packed = bytearray(word_file(document(paragraph(SENTENCE))))
        central = packed.index(b"PK\x01\x02")
        packed[central + 8] |= 1  # The first part's flags.
        with pytest.raises(UnreadableArticleError):
            read_docx(Source(bytes(packed)[:central] + _all_locked(bytes(packed)[central:])))

    @pytest.mark.parametrize("data", [b"", b" \n"])
    def test_is_empty_if_nothing_is_in_it(self, data: bytes) -> None:
        with pytest.raises(EmptyArticleError):
            read_docx(Source(data))

    def test_needs_the_extra(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "docx.oxml", None)
        with pytest.raises(MissingExtraError, match=r"press-summarizer\[word\]"):
            read_docx(Source(word_file(document(paragraph(SENTENCE)))))


def _all_locked(directory: bytes) -> bytes:
    changed = bytearray(directory)
    place = directory.find(b"PK\x01\x02")
    while place >= 0:
        changed[place + 8] |= 1
        place = directory.find(b"PK\x01\x02", place + 4)
    return bytes(changed)


class TestAFileThatAttacks:
    def failure(self, data: bytes) -> str:
        """Read it as everybody does, in a confined process."""
        with pytest.raises(UnreadableArticleError) as raised:
            article_from_bytes(data, name="bridge.docx")
        assert "\n" not in str(raised.value)
        return str(raised.value)

    def test_by_bursting_is_refused_unopened(self) -> None:
        assert "packed to burst" in self.failure(word_file(" " * 100_000_000))

    def test_by_lying_about_its_size_is_broken(self) -> None:
        packed = word_file(document(paragraph(SENTENCE * 1000)))
        real = len(document(paragraph(SENTENCE * 1000))).to_bytes(4, "little")
        assert "broken" in self.failure(packed.replace(real, (500).to_bytes(4, "little")))

    def test_with_an_entity_of_a_file_learns_nothing(self, tmp_path: Path) -> None:
        secret = tmp_path / "secret"
        secret.write_text("The password is swordfish.")
        entity = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
        line = self.failure(word_file(document(paragraph("&e;"), entity)))
        assert "entities" in line
        assert "swordfish" not in line

    @pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-7", "cp500"])
    def test_with_an_entity_in_an_odd_encoding_learns_nothing(
        self, tmp_path: Path, encoding: str
    ) -> None:
        secret = tmp_path / "secret"
        secret.write_text("The password is swordfish.")
        entity = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
        main = document(paragraph(f"{SENTENCE} &e;"), entity)
        declared = main.replace('"1.0"?', f'"1.0" encoding="{encoding}"?')
        try:
            found = read_docx(Source(word_file(declared.encode(encoding))))
        except UnreadableArticleError as error:
            learnt = str(error)
        else:
            learnt = repr(found)
        assert "swordfish" not in learnt

    def test_with_a_billion_laughs_is_refused(self) -> None:
        levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
        laughs = f'<!DOCTYPE x [<!ENTITY l0 "ha">{levels}]>'
        assert "entities" in self.failure(word_file(document(paragraph("&l11;"), laughs)))

    def test_with_a_document_elsewhere_makes_nobody_go_there(self) -> None:
        outside = ROOT.replace(
            'Target="word/document.xml"', 'Target="http://127.0.0.1:9/" TargetMode="External"'
        )
        packed = word_file(document(paragraph(SENTENCE)), {"_rels/.rels": outside})
        assert read_docx(Source(packed)).blocks == (Block(SENTENCE),)

    def test_with_a_path_out_of_the_archive_gets_nowhere(self) -> None:
        upwards = ROOT.replace("word/document.xml", "../../../../etc/passwd")
        packed = word_file(document(paragraph(SENTENCE)), {"_rels/.rels": upwards})
        assert "no document" in self.failure(packed)

    def test_by_nesting_is_refused(self) -> None:
        deep = "<w:sdt><w:sdtContent>" * 20_000 + "</w:sdtContent></w:sdt>" * 20_000
        assert "broken" in self.failure(word_file(document(deep)))

    def test_by_very_many_parts_is_refused(self) -> None:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            for number in range(20_001):
                archive.writestr(f"word/{number}", "")
            archive.writestr("[Content_Types].xml", "")
        assert "too many parts" in self.failure(packed.getvalue())
