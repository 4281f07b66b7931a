"""Whatever a model or an article says, a Markdown reader shows it as text and nothing else."""

import pytest
from bridge_note import SENTENCES, article, briefing, document
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from summarizer.render import inert, render_markdown, render_text
from summarizer.schemas import Background

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])

# Plain letters would seldom hit on markup, so most of what is tried is made of its characters.
HOSTILE = st.lists(
    st.sampled_from([*"\\`*_{}[]()<>#+-.!|~=&;:/@\"'$^ \n\t19a", "&amp;", "&#65;", "<b>", "```"])
    | st.characters(exclude_categories=["Cs"]),
    max_size=30,
).map("".join)


def shown(tokens: list[Token]) -> str:
    """Return the text a reader sees, and refuse any markup in it."""
    assert {token.type for token in tokens} <= {"text", "text_special"}
    return "".join(token.content for token in tokens)


@given(HOSTILE)
def test_a_bullet_shows_exactly_the_text(text: str) -> None:
    note = briefing(background=[Background(fact=f"x{text}y", cites=[1])])
    page = READER.parse(render_markdown(document(note)))
    found = [token for token in page if token.type == "inline" and token.content.startswith("x")]
    assert [shown(token.children or []) for token in found] == [f"{inert.plain(f'x{text}y')} [1]"]


@given(HOSTILE)
def test_a_text_alone_is_one_paragraph_of_text(text: str) -> None:
    page = READER.parse(inert.markdown(text))
    expected = inert.plain(text)
    kinds = ["paragraph_open", "inline", "paragraph_close"] if expected else []
    assert [token.type for token in page] == kinds
    assert "".join(shown(token.children or []) for token in page if token.children) == expected


@given(HOSTILE, HOSTILE)
def test_a_table_keeps_its_cells(name: str, role: str) -> None:
    changed = {"name": f"x{name}", "role": f"y{role}", "aliases": []}
    actor = briefing().actors[0].model_copy(update=changed)
    page = READER.parse(render_markdown(document(briefing(actors=[actor], commitments=[]))))
    table = [
        shown(page[number + 1].children or [])
        for number, token in enumerate(page)
        if token.type == "td_open"
    ]
    assert table == [inert.plain(f"x{name}"), "person", inert.plain(f"y{role}"), "–", "[2]"]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1+1"])
def test_a_cell_of_a_spreadsheet_is_no_formula(text: str) -> None:
    assert inert.cell(text) == f"'{text.strip()}"


@pytest.mark.parametrize("text", ["", "1-1", "a=b", "'=1", "Norland"])
def test_any_other_cell_stays_as_it_is(text: str) -> None:
    assert inert.cell(text) == text


class TestEscaping:
    @pytest.mark.parametrize(
        ("raw", "shown"),
        [
            ("a | b", r"a \| b"),
            ("*bold* and `code`", r"\*bold\* and \`code\`"),
            ("<script>alert(1)</script>", r"\<script>alert(1)\</script>"),
            ("[click](http://x.example)", r"\[click\](http\://x.example)"),
            ("# no heading", r"\# no heading"),
            ("1998. a year", r"1998\. a year"),
            ("- no list", r"\- no list"),
            ("> no quote", r"\> no quote"),
            ("two\nlines\r\n| three", r"two lines \| three"),
            ("AT&amp;T and R&D", r"AT\&amp;T and R&D"),
            ("_stressed_ but snake_case", r"\_stressed\_ but snake_case"),
            ("see www.x.example or me@x.example", r"see www\.x.example or me\@x.example"),
            (r"a\|b", r"a\\\|b"),
            ("~~gone~~", r"\~\~gone\~\~"),
        ],
    )
    def test_text_of_the_model_is_never_markup(self, raw: str, shown: str) -> None:
        note = briefing(background=[Background(fact=raw, cites=[1])])
        assert f"- {shown} [1]\n" in render_markdown(document(note))

    def test_a_table_keeps_its_columns_whatever_a_cell_holds(self) -> None:
        actor = briefing().actors[0].model_copy(update={"name": "A | B\n| C", "role": "\\|"})
        page = render_markdown(document(briefing(actors=[actor])))
        row = next(line for line in page.splitlines() if line.startswith("| A"))
        assert row == r"| A \| B \| C (also: Brandt) | person | \\\| | – | [2] |"

    def test_article_text_in_the_annex_is_escaped(self) -> None:
        hostile = article("## Summary", *SENTENCES[1:])
        assert r"- **[1]** \## Summary" in render_markdown(document(article=hostile))

    @pytest.mark.parametrize("url", ["javascript:alert(1)", "https://x.example/>\n# Oh", "<b>"])
    def test_only_a_plain_web_address_becomes_a_link(self, url: str) -> None:
        page = render_markdown(document(article=article(*SENTENCES, url=url)))
        assert f"<{url}>" not in page
        assert "\n# Oh" not in page

    def test_control_characters_never_reach_a_terminal(self) -> None:
        note = briefing(headline="red \x1b[31mink\x07 \u202eerised\x9b")
        for text in (render_markdown(document(note)), render_text(document(note))):
            assert not {"\x1b", "\x07", "\u202e", "\x9b"} & set(text)
