"""Jinja in a sandbox: templates are compiled from memory, bounded, and fail with one clear line.

Imports Jinja, so import this module only where a template is about to be compiled.
"""

import json
from collections.abc import Mapping
from types import TracebackType
from typing import Any

import jinja2
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from summarizer.errors import PromptError, UndefinedVariableError
from summarizer.fencing import defuse

MAX_OUTPUT = 1_000_000
"""Characters that a rendered template may have."""
_MAX_POWER = 64


class Templates:
    """A set of templates, compiled."""

    def __init__(
        self,
        sources: Mapping[str, str],
        *,
        autoescape: bool = False,
        max_output: int | None = MAX_OUTPUT,
    ) -> None:
        """Compile all templates; the mapping goes from name to text.

        Args:
            sources: text by name.
            autoescape: for HTML: whatever a variable holds cannot act as markup.
            max_output: characters that a rendered template may have; ``None`` for any number.

        Raises:
            PromptError: a template has a syntax error.
        """
        self._names = frozenset(sources)
        self._max_output = max_output
        self._environment = _environment(sources, autoescape=autoescape)
        for name in sorted(sources):
            try:
                self._environment.get_template(name)
            except jinja2.TemplateSyntaxError as error:
                where = f"{error.filename or name}, line {error.lineno}"
                raise PromptError(f"prompt template {where}: {_line(error)}") from error

    def render(self, name: str, variables: Mapping[str, Any]) -> str:
        """Render one template.

        Raises:
            PromptError: it fails, does what the sandbox forbids, or grows too large.
            UndefinedVariableError: it uses a variable or attribute that does not exist.
        """
        limit = self._max_output
        pieces = []
        size = 0
        try:
            for piece in self._environment.get_template(name).generate(variables):
                size += len(piece)
                if limit is not None and size > limit:
                    raise PromptError(
                        f"prompt template {name}: more than {limit} characters of output"
                    )
                pieces.append(piece)
        except PromptError:
            raise
        except Exception as error:
            where = f"prompt template {self._where(error.__traceback__) or name}"
            raise translated(error, where, variables) from error
        return "".join(pieces)

    def _where(self, trace: TracebackType | None) -> str:
        """Return the innermost template and line of a traceback that Jinja has rewritten."""
        found = ""
        while trace is not None:
            if trace.tb_frame.f_code.co_filename in self._names:
                found = f"{trace.tb_frame.f_code.co_filename}, line {trace.tb_lineno}"
            trace = trace.tb_next
        return found


def sandbox(*, autoescape: bool) -> jinja2.Environment:
    """Return the sandbox for a library that renders with an environment it is given.

    Nothing but the library's own text can be included, and no text is exempt from escaping.

    Args:
        autoescape: for HTML and XML: whatever a variable holds cannot act as markup.
    """
    environment = _environment({}, autoescape=autoescape)
    del environment.filters["safe"]
    return environment


def translated(error: Exception, where: str, variables: Mapping[str, Any]) -> PromptError:
    """Return what went wrong while a template was rendered as an error of ours.

    Args:
        error: as it came from Jinja, or from what the template called.
        where: the template and, where it is known, the line.
        variables: those it was given.
    """
    if isinstance(error, jinja2.UndefinedError):
        known = ", ".join(sorted(variables)) or "none"
        return UndefinedVariableError(f"{where}: {_line(error)} (variables: {known})")
    if isinstance(error, jinja2.TemplateNotFound):
        return PromptError(f"{where}: there is no template {error.name!r} in the folder")
    if isinstance(error, SecurityError):
        return PromptError(f"{where}: not allowed in a template: {_line(error)}")
    if isinstance(error, RecursionError):
        return PromptError(f"{where}: it includes or calls itself without end")
    if isinstance(error, jinja2.TemplateError):
        return PromptError(f"{where}: {_line(error)}")
    return PromptError(f"{where}: {type(error).__name__}: {_line(error)}")


class _Sandbox(ImmutableSandboxedEnvironment):
    """The sandbox, which also keeps one expression from filling the memory."""

    intercepted_binops = frozenset({"*", "**"})

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        if operator == "**" and isinstance(right, int | float) and abs(right) > _MAX_POWER:
            raise SecurityError(f"a power above {_MAX_POWER}")
        for value, times in ((left, right), (right, left)):
            if operator == "*" and isinstance(times, int) and hasattr(value, "__len__"):
                _refuse_longer_than_output(len(value) * times)
        return super().call_binop(context, operator, left, right)


def _refuse_longer_than_output(length: int) -> None:
    if length > MAX_OUTPUT:
        raise SecurityError(f"a text or list of {length} elements")


def _environment(sources: Mapping[str, str], *, autoescape: bool) -> _Sandbox:
    # The name serves as the file name too, so that a traceback says which template failed. Only
    # what was read from the folder can be included: nothing here touches the file system.
    def load(name: str) -> tuple[str, str, None] | None:
        return (sources[name], name, None) if name in sources else None

    environment = _Sandbox(
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


def _line(error: Exception) -> str:
    return " ".join(str(error).split())
