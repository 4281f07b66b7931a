"""Templates for pages: escaped, and as long as they have to be."""

import pytest

from summarizer.errors import PromptError
from summarizer.templating import MAX_OUTPUT, Templates


def test_a_prompt_is_plain_text():
    assert Templates({"a": "{{ x }}"}).render("a", {"x": '<b> & "c"'}) == '<b> & "c"'


def test_a_page_escapes_whatever_a_variable_holds():
    templates = Templates({"a": '<p title="{{ x }}">{{ x }}</p>'}, autoescape=True)
    assert templates.render("a", {"x": '"><script>'}) == (
        '<p title="&#34;&gt;&lt;script&gt;">&#34;&gt;&lt;script&gt;</p>'
    )


def test_what_a_macro_of_another_template_returns_is_escaped_once():
    sources = {"m": "{% macro b(x) %}<b>{{ x }}</b>{% endmacro %}", "a": '{% from "m" import b %}'}
    templates = Templates(sources | {"a": sources["a"] + "{{ b(x) }}"}, autoescape=True)
    assert templates.render("a", {"x": "<i>"}) == "<b>&lt;i&gt;</b>"


def test_output_is_limited_unless_it_is_told_otherwise():
    source = {"a": "{% for n in range(50000) %}{{ x }}{% endfor %}"}
    variables = {"x": "ten letters and some more"}
    with pytest.raises(PromptError, match=f"more than {MAX_OUTPUT} characters"):
        Templates(source).render("a", variables)
    assert len(Templates(source, max_output=None).render("a", variables)) == 50000 * 25
    with pytest.raises(PromptError, match="more than 10 characters"):
        Templates(source, max_output=10).render("a", variables)
