"""The sandbox that templates run in."""

import json
from collections.abc import Mapping
from typing import Any

import jinja2
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from summarizer.fencing import defuse

MAX_OUTPUT = 1_000_000
"""Characters that a rendered template may have."""
_MAX_POWER = 64


class Sandbox(ImmutableSandboxedEnvironment):
    """The sandbox, which also keeps one expression from filling the memory."""

    intercepted_binops = frozenset({"*", "**"})

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Work an expression out, unless its result would fill the memory."""
        if operator == "**" and isinstance(right, int | float) and abs(right) > _MAX_POWER:
            raise SecurityError(f"a power above {_MAX_POWER}")
        for value, times in ((left, right), (right, left)):
            if operator == "*" and isinstance(times, int) and hasattr(value, "__len__"):
                refuse_longer_than_output(len(value) * times)
        return super().call_binop(context, operator, left, right)


def refuse_longer_than_output(length: int) -> None:
    """Refuse to make a text or list of so many elements.

    Raises:
        SecurityError: it would be longer than a template's output may be.
    """
    if length > MAX_OUTPUT:
        raise SecurityError(f"a text or list of {length} elements")


def sandbox(*, autoescape: bool) -> jinja2.Environment:
    """Return the sandbox for a library that renders with an environment it is given.

    Nothing but the library's own text can be included, and no text is exempt from escaping.

    Args:
        autoescape: for HTML and XML: whatever a variable holds cannot act as markup.
    """
    environment = environment_of(Sandbox, {}, autoescape=autoescape)
    del environment.filters["safe"]
    return environment


def environment_of(kind: type[Sandbox], sources: Mapping[str, str], *, autoescape: bool) -> Sandbox:
    """Return an environment that has these templates, by name, and no other."""

    # The name serves as the file name too, so that a traceback says which template failed. Only
    # what was read from the folder can be included: nothing here touches the file system.
    def load(name: str) -> tuple[str, str, None] | None:
        return (sources[name], name, None) if name in sources else None

    environment = kind(
        loader=jinja2.FunctionLoader(load),
        undefined=jinja2.StrictUndefined,
        autoescape=autoescape,  # prompts are plain text, for a model
        trim_blocks=True,
        lstrip_blocks=True,
        cache_size=-1,
        auto_reload=False,
    )
    environment.filters["defuse"] = defuse
    environment.filters["tojson"] = _tojson
    return environment


def _tojson(value: Any) -> str:
    """Write compact JSON for a model to read: letters as they are, control tokens defused."""
    return defuse(json.dumps(value, ensure_ascii=False, separators=(",", ":")))
