"""Pure functions from a note document to text that people or programs read."""

from summarizer.render.document_json import render_json
from summarizer.render.markdown import render_markdown
from summarizer.render.text import render_text

__all__ = ["render_json", "render_markdown", "render_text"]
