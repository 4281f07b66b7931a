"""What goes wrong in a template, as an error of ours with one clear line."""

from collections.abc import Mapping
from typing import Any

import jinja2
from jinja2.exceptions import SecurityError

from summarizer.errors import PromptError, UndefinedVariableError


def translated(error: Exception, where: str, variables: Mapping[str, Any]) -> PromptError:
    """Return what went wrong while a template was rendered as an error of ours.

    Args:
        error: as it came from Jinja, or from what the template called.
        where: the template and, where it is known, the line.
        variables: those it was given.
    """
    if isinstance(error, jinja2.UndefinedError):
        known = ", ".join(sorted(variables)) or "none"
        return UndefinedVariableError(f"{where}: {line_of(error)} (variables: {known})")
    if isinstance(error, jinja2.TemplateNotFound):
        return PromptError(f"{where}: there is no template {error.name!r} beside it")
    if isinstance(error, SecurityError):
        return PromptError(f"{where}: not allowed in a template: {line_of(error)}")
    if isinstance(error, RecursionError):
        return PromptError(f"{where}: it includes or calls itself without end")
    if isinstance(error, jinja2.TemplateError):
        return PromptError(f"{where}: {line_of(error)}")
    return PromptError(f"{where}: {type(error).__name__}: {line_of(error)}")


def line_of(error: Exception) -> str:
    """Return what an error says, on one line."""
    return " ".join(str(error).split())
