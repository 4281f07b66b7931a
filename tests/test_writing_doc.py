"""What docs/writing.md says is so: its commands, its links, the variables of a template."""

import re
import shlex
from pathlib import Path

import note_pages
import pytest
from reported_page import read_page
from river_answers import RIVER_NOTE, answering
from river_document import river_document

from summarizer import summarize
from summarizer.cli.main import group
from summarizer.render.forms import SUFFIXES
from summarizer.render.markdown import render_markdown
from summarizer.render.own_template import variables_of
from summarizer.settings import Settings

DOCS = Path(__file__).parent.parent / "docs"
TEXT = (DOCS / "writing.md").read_text(encoding="utf-8")
_LINES = [
    line.partition("|")[0] if line.startswith("summarizer") else line
    for part in re.findall(r"^```bash\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
    for line in part.splitlines()
]


def rows(heading: str) -> list[list[str]]:
    """Return the cells of the table whose first column is called so."""
    table = re.search(rf"^\| {heading} \|.*\n\|[-| ]+\|\n((?:\|.*\n)+)", TEXT, re.MULTILINE)
    assert table
    return [[cell.strip() for cell in row.split("|")[1:-1]] for row in table[1].splitlines()]


@pytest.mark.parametrize("line", [line for line in _LINES if line.startswith("summarizer ")])
def test_the_commands_shown_exist_with_their_options(line: str) -> None:
    words = shlex.split(line, comments=True)[1:]
    command = group.get_command(group.make_context("summarizer", ["models"]), words[0])
    assert command is not None
    command.make_context(words[0], words[1:])


def test_files_and_links_exist() -> None:
    for target in re.findall(r"\]\((?!https?:|#)([^)]+)\)", TEXT):
        assert (DOCS / target).exists(), target


def test_the_forms_are_those_there_are() -> None:
    told = {name.strip("`"): suffix.strip("`") for name, suffix, _ in rows("Form")}
    assert told == SUFFIXES


def test_the_variables_are_those_a_template_has() -> None:
    told = {name.strip("`") for name, _ in rows("Variable")}
    assert told == set(variables_of(river_document()))


def test_an_article_has_the_fields_that_are_named() -> None:
    article = variables_of(note_pages.doubtful())["article"]
    (what,) = (what for name, what in rows("Variable") if name == "`article`")
    of_article, _, of_sentence = what.partition("(")
    assert set(re.findall(r"`(\w+)`", of_article)) <= set(article)
    assert set(re.findall(r"`(\w+)`", of_sentence)) <= set(article["sentences"][0])


def test_a_label_is_what_the_example_shows() -> None:
    document = note_pages.doubtful()
    assert render_markdown(document, "{{ labels[3] }}") == "3, p. 2\n"


def test_the_markup_of_the_template_stays_and_that_of_an_expression_does_not() -> None:
    (shown,) = re.findall(r"^```jinja\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
    loop = "{% for one in note.commitments %}" + shown + "{% endfor %}"
    assert render_markdown(note_pages.plain(), loop) == "**Astria** dredge the channel\n"
    loop = loop.replace("**{{ one", '{{ "**" ~ one').replace("}}**", '~ "**" }}')
    assert render_markdown(note_pages.plain(), loop).startswith("\\*\\*Astria\\*\\*")


def test_a_result_has_a_method_for_a_page() -> None:
    article = DOCS.parent / "examples" / "river_talks.txt"
    result = summarize(article, model=answering(RIVER_NOTE), settings=Settings())
    root = read_page(result.to_html())
    assert root.one("h1").line == RIVER_NOTE["headline"]


def test_the_picture_is_small_enough_to_be_looked_at() -> None:
    picture = (DOCS / "images" / "note.png").read_bytes()
    assert picture.startswith(b"\x89PNG")
    assert len(picture) < 300_000
