"""A dialect as text, to be kept; and what several refusals of one job teach together."""

import json
from dataclasses import asdict, fields, replace

from summarizer.backends.openai_border import Endpoint
from summarizer.backends.response_format import Dialect, Format

_OPENAI = "api.openai.com:443"


def first_dialect(endpoint: Endpoint) -> Dialect:
    """Return what a service is asked in at first: a refusal takes a whole job to come back."""
    if endpoint.where == _OPENAI:
        # Its newer models refuse the older name, and none refuses the newer one.
        return Dialect(output_limit="max_completion_tokens")
    return Dialect()


def merged(known: Dialect, asked: Dialect, learned: Dialect) -> Dialect:
    """Return what is known, with what a refusal of ``asked`` has changed in ``learned``."""
    changed = {
        field.name: getattr(learned, field.name)
        for field in fields(Dialect)
        if getattr(learned, field.name) != getattr(asked, field.name)
    }
    return replace(known, **changed)


def dialect_text(dialect: Dialect) -> str:
    """Return a dialect as JSON."""
    return json.dumps({**asdict(dialect), "format": dialect.format.name})


def dialect_from(text: str) -> Dialect:
    """Read what :func:`dialect_text` has written."""
    values = json.loads(text)
    return Dialect(**{**values, "format": Format[values["format"]]})
