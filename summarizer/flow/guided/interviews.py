"""Interviews printed as questions and answers."""

import re
from dataclasses import replace

from summarizer.flow.context import Window

_QUESTION = re.compile(r"(?:Q|Question|Frage|Pregunta|Pergunta|Domanda|Vraag)\s?[.:]\s")
_ANSWER = re.compile(r"(?:A|Answer|Antwort|Respuesta|Resposta|Risposta|Antwoord)\s?[.:]\s")


def without_questions(window: Window) -> Window:
    """Return a window without the paragraphs that ask: a question tells no news.

    A text without answers, or with a single question, is no interview.
    """
    openings: dict[int, str] = {}
    for sentence in window.sentences:
        openings.setdefault(sentence.paragraph, sentence.text)
    asked = {number for number, text in openings.items() if _QUESTION.match(text)}
    answers = sum(map(bool, map(_ANSWER.match, openings.values())))
    if len(asked) < 2 or not answers:
        return window
    return replace(window, sentences=[s for s in window.sentences if s.paragraph not in asked])


def without_label(text: str) -> str:
    """Return an answer without the letter in front of it."""
    return _ANSWER.sub("", text, count=1) if _ANSWER.match(text) else text
