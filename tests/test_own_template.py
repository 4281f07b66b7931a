"""Templates of the user's own: what they have at hand, and what nothing in them can do."""

import html
from pathlib import Path
from typing import Any, Literal

import note_pages
import pytest
from markdown_it import MarkdownIt
from note_pages import HOSTILE
from reported_page import read_page
from river_document import river_document

from summarizer.errors import PromptError, UndefinedVariableError
from summarizer.render.inert import printable
from summarizer.render.markdown import render_markdown
from summarizer.render.own_template import Language, check_template, variables_of
from summarizer.render.page import render_html
from summarizer.templating import MAX_OUTPUT, MAX_STEPS

TEMPLATES = Path(__file__).parent.parent / "examples" / "templates"
LANGUAGES: tuple[Language, ...] = ("markdown", "html")
BOLD = '{% macro bold(x) %}<b title="**">{{ x }}</b>{% endmacro %}'


def drawn(template: str, language: Language = "markdown", document: Any = None) -> str:
    draw = render_markdown if language == "markdown" else render_html
    return draw(document or note_pages.doubtful(), template)


def example(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


def tags(source: str) -> set[str]:
    """Return what of a Markdown source acts: the kinds of its tokens."""
    tokens = MarkdownIt("commonmark", {"linkify": False}).enable("table").parse(source)
    inner = [child for token in tokens for child in token.children or []]
    return {token.type for token in (*tokens, *inner)}


class TestAtHand:
    def test_the_parts_of_the_document_are_plain_data(self) -> None:
        variables = variables_of(note_pages.doubtful())
        assert set(variables) == {
            "note",
            "article",
            "dropped",
            "coverage",
            "provenance",
            "title",
            "sections",
            "labels",
        }
        assert variables["note"]["commitments"][0]["by"] == ["Astria"]
        assert variables["provenance"]["schema"]["name"] == "BriefingNote"
        assert variables["title"] == "Two states share a harbour"

    def test_every_claim_says_whether_it_is_sound(self) -> None:
        note = variables_of(note_pages.doubtful())["note"]
        assert note["background"][0]["ungrounded"] == "number 90"
        assert note["commitments"][0]["ungrounded"] is None

    def test_labels_are_the_citations_of_sentences(self) -> None:
        assert drawn("{{ labels[3] }}") == "3, p. 2\n"
        assert drawn("{{ labels[3] }}", document=note_pages.plain()) == "3\n"

    def test_sections_are_those_of_any_note_type(self) -> None:
        template = (
            "{% for s in sections %}{{ s.heading }}: {{ s.blocks[0].claims|length }};{% endfor %}"
        )
        assert drawn(template, document=note_pages.own_type()) == (
            "Gist: 1;Measures: 1;Main: 1;Open points: 2;\n"
        )

    def test_what_is_not_stated_is_empty(self) -> None:
        assert drawn("[{{ article.url }}|{{ article.sentences[0].page }}]") == "[|1]\n"
        assert drawn("{{ article.url or 'no address' }}") == "no address\n"

    def test_only_an_address_of_the_web_is_one(self) -> None:
        assert drawn("{{ article.url is none }}", document=note_pages.hostile()) == "True\n"
        shown = drawn("{{ article.url }}", "html", note_pages.plain())
        assert shown == "https://wire.example/sill?a=1&amp;b=2\n"


class TestMarkdown:
    def test_what_the_template_says_is_markup(self) -> None:
        assert drawn("# {{ title }}\n\n**{{ note.event.where }}**") == (
            "# Two states share a harbour\n\n**Sill**\n"
        )

    @pytest.mark.parametrize(
        "expression",
        [
            "t",
            "t|e",
            "t|md",
            "t|upper",
            "[t, t]|join('*')",
            "t ~ t",
            "'**' ~ t ~ '**'",
            "bold(t)",
            "bold(t) ~ t",
            "[bold('a'), t]|join",
            "bold('a') + t",
            "bold('a')|replace('a', t)",
            "b",
            "b ~ t",
            "(b, t)|first ~ t",
            "t.split(' ')[-1] ~ '\n# ' ~ t",
        ],
    )
    def test_no_expression_gives_any(self, expression: str) -> None:
        evil = "# <b>*x*</b> `y` [z](u) | www.example.org\n\n- a"
        macro = "{% macro bold(x) %}**{{ x }}**{% endmacro %}{% set b %}**{{ t }}**{% endset %}"
        document = note_pages.plain()
        document.note.headline = evil  # type: ignore[attr-defined]
        template = "{% set t = note.headline %}" + macro + "{{ " + expression + " }}"
        acting = tags(drawn(template, document=document)) - {"strong_open", "strong_close"}
        assert acting <= {"paragraph_open", "paragraph_close", "inline", "text", "text_special"}

    def test_a_macro_keeps_its_own_markup(self) -> None:
        template = "{% macro bold(x) %}**{{ x }}**{% endmacro %}{{ bold('a*b') }}"
        assert drawn(template) == "**a\\*b**\n"
        assert drawn("{% set b %}_{{ '*' }}_{% endset %}{{ b }}") == "_\\*_\n"


class TestHtml:
    @pytest.mark.parametrize(
        "expression",
        ["t", "t|e", "t ~ t", "bold(t)", "bold('a') ~ t", "[bold('a'), t]|join", "{'a': t}", "[t]"],
    )
    def test_no_expression_gives_markup(self, expression: str) -> None:
        template = "{% set t = note.headline %}" + BOLD + '<p title="{{ t }}">{{ ' + expression
        root = read_page(drawn(template + " }}</p>", "html", note_pages.hostile()))
        assert {one.tag for one in root} <= {"p", "b"}
        assert root.one("p").attributes == {"title": printable(HOSTILE)}

    def test_a_block_without_autoescape_escapes_all_the_same(self) -> None:
        template = "{% autoescape false %}{{ note.headline }}{% endautoescape %}"
        shown = drawn(template, "html", note_pages.hostile())
        assert shown == html.escape(printable(HOSTILE)) + "\n"


@pytest.mark.parametrize("language", LANGUAGES)
class TestRefused:
    @pytest.mark.parametrize(
        ("template", "why"),
        [
            ("{{ ''.__class__.__mro__ }}", "access to attribute '__class__'"),
            ("{{ note.__init__ }}", "access to attribute '__init__'"),
            ("{{ title.format.__globals__ }}", "formatting"),
            ("{{ '{0.__class__}'.format(title) }}", "formatting"),
            ("{{ '%099999999d' % 1 }}", "formatting"),
            ("{{ title|safe }}", "No filter named 'safe'"),
            ("{% for n in range(10**9) %}{% endfor %}", f"a number above {MAX_OUTPUT}"),
            ("{{ 'x'.ljust(10**9) }}", f"a number above {MAX_OUTPUT}"),
            ("{{ 'x'|center(10**9) }}", f"a number above {MAX_OUTPUT}"),
            ("{{ [1]|batch(10**9, 'x')|list }}", f"a number above {MAX_OUTPUT}"),
            ("{{ 1.5|round(precision=10**9) }}", f"a number above {MAX_OUTPUT}"),
            ("{{ 'x' * 10**9 }}", "a text or list of 1000000000 elements"),
            ("{{ 2**999 }}", "a power above"),
            ("{% include '/etc/passwd' %}", "there is no template '/etc/passwd'"),
            ("{% import '../mail.md.j2' as m %}", "there is no template"),
            ("{% filter upper %}x{% endfilter %}", "are not for note templates"),
            ("{% call x() %}x{% endcall %}", "are not for note templates"),
            ("{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}", "calls itself without end"),
            ("{{ 1 / 0 }}", "division by zero"),
            ("{% for x in", "unexpected 'end of template'"),
        ],
    )
    def test_with_one_line(self, language: Language, template: str, why: str) -> None:
        with pytest.raises(PromptError) as caught:
            drawn("\n" + template, language)
        message = str(caught.value)
        assert message.startswith("note template, line 2: ")
        assert why in message
        assert "\n" not in message

    @pytest.mark.parametrize(
        "body",
        [
            "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}",
            "{% set t = article.text %}{% for a in t %}{% for b in t %}{% for c in t %}"
            + "{% endfor %}" * 3,
        ],
    )
    def test_loops_without_an_end(self, language: Language, body: str) -> None:
        with pytest.raises(PromptError, match=f"loops of more than {MAX_STEPS} steps"):
            drawn(body, language)

    def test_text_that_grows_and_grows(self, language: Language) -> None:
        for sign in "~+":
            grown = f"{{% set n.x = n.x {sign} n.x %}}"
            template = "{% set n = namespace(x='x') %}{% for i in range(60) %}" + grown
            with pytest.raises(PromptError, match="a text or list of"):
                drawn(template + "{% endfor %}", language)

    def test_more_output_than_a_note_can_have(self, language: Language) -> None:
        template = "{% for n in range(99999) %}ten letters{% endfor %}"
        with pytest.raises(PromptError, match=f"more than {MAX_OUTPUT} characters"):
            drawn(template, language)

    def test_a_variable_that_does_not_exist_is_told_with_those_that_do(
        self, language: Language
    ) -> None:
        with pytest.raises(UndefinedVariableError, match=r"'nope' is undefined .*article, cover"):
            drawn("{{ nope }}", language)

    def test_a_syntax_error_is_found_before_any_note(self, language: Language) -> None:
        with pytest.raises(PromptError, match="note template, line 1"):
            check_template("{{ title", language)
        check_template("{{ not_known_yet }}", language)


class TestExamples:
    def test_a_note_for_a_mail(self) -> None:
        shown = drawn(example("mail.md.j2"), document=river_document())
        assert shown.startswith(
            "**Valdoria and Kestria agree to reopen river crossing after nearly 14 years**\n"
        )
        assert (
            "* **Jonah Ferreira** (called for): allow passenger trains as well [2][11]\n" in shown
        )
        assert "Source: Meridian Press, 2026-03-12." in shown
        assert "unverified" not in shown

    @pytest.mark.parametrize("kind", ["plain", "doubtful", "arabic", "empty", "hostile"])
    def test_the_mail_draws_every_briefing_note(self, kind: str) -> None:
        assert drawn(example("mail.md.j2"), document=getattr(note_pages, kind)())

    @pytest.mark.parametrize(
        "kind", ["plain", "doubtful", "arabic", "own_type", "empty", "hostile"]
    )
    def test_the_letter_draws_every_note(self, kind: str) -> None:
        document = getattr(note_pages, kind)()
        root = read_page(drawn(example("letter.html.j2"), "html", document))
        assert len(root.one("ol").all("li")) == len(document.article.sentences)

    def test_the_letter_shows_what_is_unverified(self) -> None:
        root = read_page(drawn(example("letter.html.j2"), "html"))
        assert root.one("strong").line == "unverified: number 90"


def test_usual_filters_are_there() -> None:
    shown = "{{ [3, 1]|sort|join('+') }} {{ 2000000|filesizeformat }} {{ none|default('-', true) }}"
    assert drawn(shown, "html") == "1+3 2.0 MB -\n"
    names = "{{ note.commitments|map(attribute='by')|map('join', ', ')|join }}"
    assert drawn(names) == "Astria\n"


def test_prompts_and_pages_are_as_they_were() -> None:
    from summarizer.templating import Templates

    page: Literal[True] = True
    templates = Templates({"a": "{{ x|safe }}{{ x }}"}, autoescape=page)
    assert templates.render("a", {"x": "<"}) == "<&lt;"
