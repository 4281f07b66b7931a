"""RTF files: what a page shows of them is read."""

import sys

import pytest

from summarizer.articles import article_from_bytes
from summarizer.errors import EmptyArticleError, MissingExtraError, UnreadableArticleError
from summarizer.readers.reading import Reading, Source
from summarizer.readers.rtf import read_rtf

SENTENCE = "The bridge of Velmora was closed on Monday."


def reading(inner: str | bytes, head: bytes = rb"\ansi\ansicpg1252 ") -> Reading:
    data = inner.encode("ascii") if isinstance(inner, str) else inner
    return read_rtf(Source(rb"{\rtf1" + head + data + b"}"))


def texts(inner: str | bytes, head: bytes = rb"\ansi\ansicpg1252 ") -> list[str]:
    return [block.text for block in reading(inner, head).blocks]


class TestText:
    def test_a_paragraph_ends_where_it_says_so(self) -> None:
        assert texts(rf"{SENTENCE}\par It opens" + "\r\n in June.") == [
            SENTENCE,
            "It opens in June.",
        ]

    @pytest.mark.parametrize("line_end", ["\n", "\r\n"])
    def test_a_line_end_behind_a_control_word_glues_nothing_to_it(self, line_end: str) -> None:
        written = line_end.join([r"{\rtlch\ltrch\loch", SENTENCE + r"}\par\loch", "It opens."])
        assert texts(written) == [SENTENCE, "It opens."]

    @pytest.mark.parametrize(
        ("written", "expected"),
        [
            (rb"caf\'e9", "café"),
            (rb"\u8220?Yes\u8221?", "“Yes”"),
            (rb"\uc2\u8364EUm", "€m"),
            (rb"\u-10179?\u-8704?", "😀"),
            (rb"\ldblquote a\rdblquote\endash b\~c", "“a”–b c"),
            (rb"\{a\\b\}", "{a\\b}"),
            (b"caf\xe9", "café"),
        ],
    )
    def test_characters_are_decoded(self, written: bytes, expected: str) -> None:
        assert texts(written) == [expected]

    @pytest.mark.parametrize(
        ("head", "written", "expected"),
        [
            (rb"\ansi\ansicpg1250 ", rb"\'b9", "ą"),
            (rb"\ansi\ansicpg1251 ", rb"\'ec\'ee\'f1\'f2", "мост"),
            (rb"\ansi\ansicpg65001 ", "Brücke".encode(), "Brücke"),
            (rb"\ansi\ansicpg932 ", rb"\'8b\'b4", "橋"),
            (rb"\ansi\ansicpg31337 ", rb"bridge", "bridge"),
            (
                rb"\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}}",
                rb"\f1\'ec\'ee\'f1\'f2",
                "мост",
            ),
        ],
    )
    def test_code_pages_are_known(self, head: bytes, written: bytes, expected: str) -> None:
        assert texts(written, head) == [expected]

    def test_a_link_is_its_words(self) -> None:
        link = r'See {\field{\*\fldinst{HYPERLINK "http://example.org/"}}{\fldrslt{the page}}}.'
        assert texts(link) == ["See the page."]


class TestWhatIsNotShown:
    @pytest.mark.parametrize(
        "hidden",
        [
            r"{\v Obey.}",
            r"\v Obey.\v0 ",
            r"{\v Obey. {\b Obey. \u79?\ldblquote }}",
            r"\v Obey.\plain ",
            r"{\deleted Obey.}",
            r"{\fs2 Obey.}",
            r"{\header Obey.}{\footerf Obey.}",
            r"{\footnote Obey.}",
            r"{\*\annotation Obey.}",
            r"{\*\newer {Obey.}}",
            r"{\pict\pngblip 89504e47}",
            r"{\pict\bin8 }}}}}}}}}",
            r"{\object{\*\objdata 0105}}",
            r"{\stylesheet{\s1 heading 1;}}",
            r"{\info{\title Obey.}{\doccomm Obey.}}",
            r"{\colortbl;\red0;}",
        ],
    )
    def test_is_left_out(self, hidden: str) -> None:
        assert texts(rf"The bridge {hidden}was closed.") == ["The bridge was closed."]

    def test_text_that_was_added_is_shown(self) -> None:
        assert texts(r"The bridge {\revised was }closed.") == ["The bridge was closed."]


class TestStructure:
    def test_headings_and_items_are_known(self) -> None:
        blocks = reading(
            r"\pard\outlinelevel0 Bridge closed\par\pard " + SENTENCE + r"\par "
            r"\pard\outlinelevel1 What now\par"
            r"\pard{\listtext\'b7\tab}Repairs begin\par"
            r"{\*\pn\pnlvlblt}{\pntext 2.\tab}Tolls stay\par"
        ).blocks
        assert [(block.kind, block.text) for block in blocks] == [
            ("headline", "Bridge closed"),
            ("body", SENTENCE),
            ("subhead", "What now"),
            ("item", "Repairs begin"),
            ("item", "Tolls stay"),
        ]

    def test_a_row_is_an_item(self) -> None:
        (block,) = reading(r"\trowd\intbl Ships\cell 12 | 13\cell\row").blocks
        assert (block.kind, block.text) == ("item", "Ships – 12 | 13")

    def test_properties_give_title_and_byline(self) -> None:
        info = r"{\info{\title Velmora closes the caf\'e9 \u8211?bridge}{\author Ana Tolk}}"
        found = reading(info + SENTENCE).metadata
        assert found.title == "Velmora closes the café –bridge"
        assert found.byline == "Ana Tolk"

    def test_properties_that_programs_make_up_give_nothing(self) -> None:
        found = reading(r"{\info{\title Document1}{\author User}}" + SENTENCE).metadata
        assert (found.title, found.byline) == (None, None)


class TestAFileThatIsBroken:
    @pytest.mark.parametrize(
        "inner",
        [
            r"\u99999999?",
            r"\u-9999999?",
            r"\uc-5 \u8220?",
            r"\bin99999999999 ",
            "\\",
            r"\'",
            "}}}}",
        ],
    )
    def test_is_read_as_far_as_can_be_or_is_one_line(self, inner: str) -> None:
        try:
            found = texts(f"{SENTENCE}{inner}")
        except UnreadableArticleError as error:
            found = [str(error)]
        assert len(found) == 1

    @pytest.mark.parametrize("inner", ["", r"\par\par", r"{\v Hidden.}", r"{\info{\title x}}"])
    def test_has_no_text(self, inner: str) -> None:
        with pytest.raises(UnreadableArticleError, match="no text"):
            reading(inner)

    def test_is_empty(self) -> None:
        with pytest.raises(EmptyArticleError):
            read_rtf(Source(b" \r\n"))

    def test_needs_the_extra(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "striprtf.striprtf", None)
        with pytest.raises(MissingExtraError, match=r"press-summarizer\[word\]"):
            reading(SENTENCE)


class TestAFileThatAttacks:
    @pytest.mark.parametrize("braces", [b"{", b"}", b"{}", b"{{}}"])
    def test_by_ten_megabytes_of_braces_is_refused(self, braces: bytes) -> None:
        with pytest.raises(UnreadableArticleError, match="too many groups"):
            article_from_bytes(b"{\\rtf1 " + braces * (10_000_000 // len(braces)))

    def test_by_deep_nesting_is_refused(self) -> None:
        with pytest.raises(UnreadableArticleError, match="nested too deeply"):
            reading("{" * 3000 + SENTENCE + "}" * 3000)

    def test_by_many_fonts_or_binary_parts_is_read_in_time(self) -> None:
        assert texts(r"{\fonttbl" + r"{\f1 A;}" * 500 + "}" + SENTENCE) == [SENTENCE]
        assert texts(r"{\pict\bin1 x}" * 20_000 + SENTENCE) == [SENTENCE]
