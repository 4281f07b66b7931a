"""A web page becomes the paragraphs of its article, or is refused."""

import pytest
from weir_page import FIRST, JSON_LD, SECOND, THIRD, page, reading

from summarizer.articles import article_of
from summarizer.blocks import Block
from summarizer.errors import (
    ArticleError,
    EmptyArticleError,
    MissingExtraError,
    UnreadableArticleError,
)
from summarizer.readers.html.reading_pages import read_html
from summarizer.readers.reading import Source
from summarizer.readers.registry import format_of, read


def added(inside: str) -> list[Block]:
    """Return what an article has beside its three first paragraphs."""
    filling = (FIRST, SECOND, THIRD)
    return [block for block in reading(page(inside)).blocks if block.text not in filling]


class TestKindsOfParagraphs:
    def test_paragraphs_and_quotations_are_body(self) -> None:
        assert [b.text for b in reading(page()).blocks] == [FIRST, SECOND, THIRD]
        quoted = "<blockquote>We waited for this, said one fisher.</blockquote><p>He left.</p>"
        assert added(quoted) == [Block("We waited for this, said one fisher."), Block("He left.")]

    def test_headings_within_the_article_are_subheads(self) -> None:
        assert added("<h2>What it costs</h2><p>It costs much.</p>") == [
            Block("What it costs", "subhead"),
            Block("It costs much."),
        ]

    def test_list_items_stay_apart_and_keep_their_order(self) -> None:
        found = added(
            "<ul><li>Two piers.<ul><li>One is of wood.</li></ul></li><li>A road.</li></ul>"
        )
        assert found == [Block(t, "item") for t in ("Two piers.", "One is of wood.", "A road.")]

    def test_a_row_of_a_table_is_a_line(self) -> None:
        rows = "<tr><th>Year</th><th>Crowns</th></tr><tr><td>2024</td><td>10 million</td></tr>"
        assert added(f"<table>{rows}</table>") == [
            Block("Year – Crowns", "subhead"),
            Block("2024 – 10 million", "item"),
        ]

    def test_the_headline_comes_first_though_the_extractor_leaves_it_out(self) -> None:
        found = reading(page(head="<title>Weir builds a bridge</title>"))
        assert found.blocks[0] == Block("Weir builds a bridge", "headline")

    @pytest.mark.parametrize("more", ["is a reporter of the Post.", "est un journaliste."])
    def test_what_the_author_is_is_no_part_of_the_name(self, more: str) -> None:
        article = article_of(
            Source(page(f"<p class=author-bio>Ada Lund {more}</p>").encode(), "a.html")
        )
        assert article.byline == "Ada Lund"

    def test_captions_cannot_be_cited(self) -> None:
        picture = (
            "<figure><img src=x><figcaption>The old bridge is shown here.</figcaption></figure>"
        )
        line = '<p class="photo-caption">The ferry is seen from the quay.</p>'
        article = article_of(Source(page(picture + line).encode(), "a.html"))
        assert [s.text for s in article.sentences] == [FIRST, SECOND, THIRD]


class TestWords:
    def test_entities_spaces_hyphens_and_ligatures_are_normalised(self) -> None:
        found = added(
            "<p>The ar&shy;chi&#173;tect&nbsp;said&#8201;it &amp; the ﬁrst\n  plan&hellip; ﬁt.</p>"
        )
        assert found == [Block("The architect said it & the first plan… fit.")]

    def test_a_date_within_a_sentence_stays(self) -> None:
        found = added(
            '<p>The vote is on <time datetime="2024-05-03">3 May</time> at noon sharp.</p>'
        )
        assert found == [Block("The vote is on 3 May at noon sharp.")]

    def test_quotation_marks_that_a_browser_prints_are_printed(self) -> None:
        assert added("<p>She said <q>we <em>are</em> ready</q> and left.</p>") == [
            Block("She said “we are ready” and left.")
        ]

    def test_numbers_of_footnotes_do_not_stick_to_words(self) -> None:
        found = added('<p>It covers 40 m<sup>2</sup> of land<sup><a href="#n1">3</a></sup>.</p>')
        assert found == [Block("It covers 40 m2 of land.")]

    def test_line_breaks_part_lines(self) -> None:
        found = added("<p>The mayor was there.<br>The minister was not there.</p>")
        assert [b.text for b in found] == ["The mayor was there.", "The minister was not there."]

    def test_the_wrapped_lines_of_a_typed_text_are_joined(self) -> None:
        lines = (
            "The commission ended its talks in the town",
            "of Hallvik on Friday without agreeing",
            "on a quota for herring this year.",
        )
        assert added("<pre>\n{}\n</pre>".format("\n".join(lines))) == [Block(" ".join(lines))]


class TestEncodings:
    TEXT = "Die Brücke über die Auer wird für sieben Millionen Euro neu gebaut, sagte Käthe Weiß. "

    def body(self, encoding: str, declared: str, content_type: str = "") -> str:
        head = f"<html><head>{declared}</head><body><article>"
        data = f"{head}<p>{self.TEXT * 5}</p></article></body></html>".encode(encoding)
        return read_html(Source(data, content_type=content_type)).blocks[0].text

    @pytest.mark.parametrize(
        ("encoding", "declared", "content_type"),
        [
            ("utf-8", '<meta charset="utf-8">', ""),
            ("utf-8", "", ""),
            ("utf-8", '<meta charset="iso-8859-1">', "text/html; charset=ISO-8859-1"),
            ("utf-8-sig", '<meta charset="windows-1250">', ""),
            ("utf-16", "", ""),
            ("cp1252", '<meta charset="iso-8859-1">', ""),
            ("cp1252", "", "text/html; charset=windows-1252"),
            ("cp1252", '<meta charset="utf-8">', 'text/html; charset="latin1"'),
            ("cp437", '<meta http-equiv="Content-Type" content="text/html; charset=cp437">', ""),
            ("cp1252", "", ""),
            ("cp1252", '<meta charset="rot13">', "text/html; charset=no-such"),
            ("cp1252", '<meta charset="punycode">', "text/html; charset=idna"),
            ("cp1252", '<meta charset="utf-16">', "text/html; charset=zip"),
        ],
    )
    def test_a_page_is_read_without_a_wrong_letter(
        self, encoding: str, declared: str, content_type: str
    ) -> None:
        assert self.body(encoding, declared, content_type) == (self.TEXT * 5).strip()

    @pytest.mark.parametrize(
        "content_type",
        [";;=", "x; charset=\udc80\x00", 'x; charset="', "x; charset=\r\nX: y", "ж;" * 9],
    )
    def test_a_server_s_nonsense_does_no_harm(self, content_type: str) -> None:
        assert self.body("cp1252", "", content_type) == (self.TEXT * 5).strip()

    def test_japanese_in_seven_bits_is_read_as_declared(self) -> None:
        text = "市長は月曜日に新しい橋を建設すると発表した。費用は十二億円である。" * 5
        data = f'<html><head><meta charset="iso-2022-jp"></head><body><article><p>{text}</p>'
        assert read_html(Source(data.encode("iso2022_jp"))).blocks[0].text == text

    def test_a_broken_byte_costs_one_letter(self) -> None:
        data = (
            page("<p>The caf\xe9s of Z\xfcrich stay open.</p>")
            .encode()
            .replace(b"\xc3\xa9", b"\xe9")
        )
        assert read_html(Source(data)).blocks[-1].text == "The caf\ufffds of Zürich stay open."


class TestPagesWithoutAnArticle:
    @pytest.mark.parametrize(
        "body",
        [
            "",
            "<div id='root'></div><noscript>You need scripts to run this app.</noscript>",
            "<nav><a href='/'>Home</a><a href='/news'>News</a></nav>",
            "<p>Sign up for our newsletter</p><p>Share</p>",
            "<script>var text = 'The town of Weir will build a bridge.';</script>",
            "<p style='display:none'>The town of Weir will build a bridge, it said.</p>",
        ],
        ids=["empty", "application", "menu", "furniture", "script", "hidden"],
    )
    def test_it_is_said_in_one_line(self, body: str) -> None:
        with pytest.raises(UnreadableArticleError, match="No article found in the page") as error:
            reading(f"<html><head><title>Weir</title></head><body>{body}</body></html>")
        assert "\n" not in str(error.value)

    def test_a_site_s_front_page_is_none_either(self) -> None:
        with pytest.raises(UnreadableArticleError, match="front page"):
            reading(page(), url="https://post.example/")
        assert reading(page(), url="https://post.example/?story=7").blocks
        assert reading(page(head=JSON_LD), url="https://bridge.example/").blocks

    @pytest.mark.parametrize("data", [b"", b"  \n", b"\xef\xbb\xbf"])
    def test_an_empty_file_is_empty(self, data: bytes) -> None:
        with pytest.raises(EmptyArticleError):
            read_html(Source(data))

    @pytest.mark.parametrize("data", [b"<!-- -->", b"<html>", b"<?xml version='1.0'?>", b"<"])
    def test_markup_alone_is_no_article(self, data: bytes) -> None:
        with pytest.raises(ArticleError):
            read_html(Source(data))


class TestAShortArticle:
    """The extractor takes all there is, as one paragraph."""

    SENTENCE = "The weir was closed on Monday, and the town will pay 4 million euros for a new one."

    @pytest.mark.parametrize(
        "above",
        [
            "<p class=byline>By Ada Lund</p>",
            "<time>12 March 2026</time>",
            "<p class=byline>By Ada Lund</p><time>12 March</time><nav><a href=x>Home</a></nav>",
        ],
    )
    def test_has_its_paragraphs_all_the_same(self, above: str) -> None:
        page = (
            "<!doctype html><html lang=en><head><title>A weir is closed</title></head><body>"
            f"<article><h1>A weir is closed</h1>{above}<p>{self.SENTENCE}</p>"
            "<ul><li>It <b>opens</b> in June.</li></ul></article></body></html>"
        )
        article = article_of(Source(page.encode(), "a.html"))
        assert [s.text for s in article.sentences] == [self.SENTENCE, "It opens in June."]
        assert article.title == "A weir is closed"


class TestWhatIsNoPage:
    """A file may be called a page, or sent as one, and be a text."""

    def test_its_paragraphs_are_those_of_a_text(self) -> None:
        found = read_html(Source(b"A bridge &amp; a weir.\n\nThe weir was closed.\n"))
        assert [b.text for b in found.blocks] == ["A bridge & a weir.", "The weir was closed."]

    def test_it_may_be_markdown(self) -> None:
        found = read_html(Source(b"# Bridge closed\n\nThe *weir* was closed.\n"))
        assert found.blocks == (
            Block("Bridge closed", "headline"),
            Block("The weir was closed."),
        )


class TestTheRegistry:
    @pytest.mark.parametrize("name", ["a.html", "A.HTM", "b.xhtml"])
    def test_pages_are_known_by_their_names(self, name: str) -> None:
        assert format_of(Source(page().encode(), name)) == "html"

    def test_pages_are_read_by_their_format(self) -> None:
        assert read(Source(page().encode()), "html") == reading(page())

    def test_what_is_not_installed_is_named(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(__import__("sys").modules, "lxml.html", None)
        with pytest.raises(MissingExtraError, match=r"press-summarizer\[web\]"):
            reading(page())


def test_the_extractor_says_nothing_of_its_own(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(UnreadableArticleError):
        reading("<html><body><p>Weir</p></body></html>")
    assert capfd.readouterr() == ("", "")
