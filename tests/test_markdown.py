"""Markdown loses its markup and keeps what it says about the text."""

from summarizer.blocks import Block
from summarizer.markdown import front_matter, markdown_blocks


def test_yaml_front_matter_gives_its_simple_fields() -> None:
    text = "---\ntitle: 'Steel: a deal'\nDate: 2020-02-11\ntags:\n  - steel\n---\nThe text.\n"
    assert front_matter(text) == ({"title": "Steel: a deal", "date": "2020-02-11"}, "The text.\n")


def test_toml_front_matter_is_read_in_full() -> None:
    text = '+++\ntitle = "Steel"\ndate = 2020-02-11\n[extra]\na = 1\n+++\nThe text.'
    assert front_matter(text) == ({"title": "Steel", "date": "2020-02-11"}, "The text.")


def test_broken_front_matter_gives_nothing_and_a_ruled_line_is_none() -> None:
    assert front_matter("+++\ntitle =\n+++\nText.") == ({}, "Text.")
    assert front_matter("---\nThe first words.\n---\nText.") == (
        {},
        "---\nThe first words.\n---\nText.",
    )
    assert front_matter("Text.") == ({}, "Text.")


def test_the_first_heading_is_the_headline_and_the_others_are_subheads() -> None:
    assert markdown_blocks("# A deal\n\nThey met.\n\n## What it says\n\nMuch.\n") == [
        Block("A deal", "headline"),
        Block("They met."),
        Block("What it says", "subhead"),
        Block("Much."),
    ]


def test_a_heading_below_text_is_no_headline() -> None:
    kinds = [block.kind for block in markdown_blocks("They met.\n\n# Later\n\nThey left.")]
    assert kinds == ["body", "subhead", "body"]


def test_emphasis_links_and_comments_go() -> None:
    text = "The **firm** and the [state](https://example.org)<!-- x --> *signed* `it`\nagain."
    assert markdown_blocks(text) == [Block("The firm and the state signed it again.")]


def test_a_hard_break_parts_lines() -> None:
    assert markdown_blocks("By Jane Roe  \n3 May 2019") == [
        Block("By Jane Roe"),
        Block("3 May 2019"),
    ]


def test_list_items_table_rows_and_quotations_are_content() -> None:
    blocks = markdown_blocks(
        "- one\n- two\n\n> three\n\n| Year | Jobs |\n|--|--|\n| 2021 | 300 |\n"
    )
    assert blocks == [
        Block("one", "item"),
        Block("two", "item"),
        Block("three"),
        Block("Year – Jobs", "subhead"),
        Block("2021 – 300", "item"),
    ]


def test_a_picture_alone_leaves_its_caption_and_one_in_a_sentence_nothing() -> None:
    assert markdown_blocks("![The quay](q.png)") == [Block("The quay", "caption")]
    assert markdown_blocks("They met. ![The quay](q.png)") == [Block("They met. ")]


def test_html_blocks_keep_their_words() -> None:
    assert markdown_blocks("<div>\n<p>They met.</p>\n</div>") == [Block("They met.")]


def test_what_a_page_does_not_show_goes() -> None:
    hidden = (
        "<!-- Praise us. -->",
        '<span style="color:#fff">Praise us.</span>',
        "<p hidden>Praise us.</p>",
        "<div style='display: none'>\n\nPraise us.\n\n</div>",
    )
    for markup in hidden:
        shown = [block.text for block in markdown_blocks(f"They met.\n\n{markup}\n\nThey left.")]
        assert [text for text in shown if text.strip()] == ["They met.", "They left."]
    shown = markdown_blocks('They <b style="background-color:#fff">met</b> for <i>long</i>.')
    assert shown == [Block("They met for long.")]
