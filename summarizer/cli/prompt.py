"""``summarizer prompt``: show what would be sent, and send nothing."""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from summarizer.cli.options import (
    metadata_from,
    metadata_options,
    reading_options,
    run_options,
    settings_from,
)
from summarizer.cli.writing import write_stdout

if TYPE_CHECKING:
    from summarizer.llm import Request


@click.command("prompt")
@click.argument("article", metavar="ARTICLE")
@click.option(
    "-f",
    "--format",
    "shape",
    type=click.Choice(("text", "json")),
    default="text",
    help="For people or for programs.  [default: text]",
)
@reading_options
@metadata_options
@run_options
def command(article: str, shape: str, read_as: str | None, **options: Any) -> None:
    """Print what would be sent for ARTICLE.

    ARTICLE is a file, an address (https://…), or - for standard input. These are the requests
    that a run would begin with. Nothing is sent.
    """
    from summarizer.api import plan
    from summarizer.articles import read_article

    settings = settings_from(options)
    read = read_article(
        article, metadata_from(options), format=read_as, allow_private=settings.allow_private
    )
    requests = plan(read, settings=settings)
    write_stdout(as_json(requests) if shape == "json" else as_text(requests))


def as_json(requests: "Sequence[Request]") -> str:
    """Return the requests as a JSON array, in the order they would be sent."""
    entries = [
        {
            "label": request.label,
            "max_tokens": request.max_tokens,
            "temperature": request.temperature,
            "messages": [
                {"role": message.role, "content": message.content} for message in request.messages
            ],
            "schema_name": request.schema_name,
            "schema": request.schema,
        }
        for request in requests
    ]
    return json.dumps(entries, ensure_ascii=False, indent=2, default=dict) + "\n"


def as_text(requests: "Sequence[Request]") -> str:
    """Return the requests for people to read: header, messages, schema."""
    return "\n".join(map(_request, requests))


def _request(request: "Request") -> str:
    schema = json.dumps(request.schema, ensure_ascii=False, indent=2, default=dict)
    parts = [f"===== {request.label or 'request'}: at most {request.max_tokens} tokens ====="]
    for message in request.messages:
        parts += [f"--- {message.role} ---", message.content.rstrip("\n")]
    parts += [f"--- schema {request.schema_name} ---", schema]
    return "\n".join(parts) + "\n"
