"""A set of templates, compiled and rendered."""

from collections.abc import Mapping
from contextlib import nullcontext
from itertools import islice
from types import TracebackType
from typing import Any

import jinja2

from summarizer.errors import PromptError
from summarizer.templating.failures import line_of, translated
from summarizer.templating.harmless import Harmless, counting_steps, harmless_environment
from summarizer.templating.sandboxes import MAX_OUTPUT, Sandbox, environment_of

_AT_ONCE = 16
"""Pieces of output after which it is seen how much that is."""


class Templates:
    """A set of templates, compiled."""

    def __init__(
        self,
        sources: Mapping[str, str],
        *,
        autoescape: bool = False,
        max_output: int | None = MAX_OUTPUT,
        called: str = "prompt template",
        harmless: Harmless | None = None,
    ) -> None:
        """Compile all templates; the mapping goes from name to text.

        Args:
            sources: text by name.
            autoescape: for HTML: whatever a variable holds cannot act as markup.
            max_output: characters that a rendered template may have; ``None`` for any number.
            called: what a message calls a template before its name.
            harmless: makes text of data fit for what is drawn. Whatever an expression gives is
                made so; only what the template itself says stays. Loops are bounded too.

        Raises:
            PromptError: a template has a syntax error.
        """
        self._names = frozenset(sources)
        self._max_output = max_output
        self._called = called
        # Only these environments have loops that count.
        self._counting = nullcontext if harmless is None else counting_steps
        if harmless is None:
            self._environment = environment_of(Sandbox, sources, autoescape=autoescape)
        else:
            self._environment = harmless_environment(sources, harmless)
        for name in sorted(sources):
            try:
                self._environment.get_template(name)
            except jinja2.TemplateSyntaxError as error:
                where = f"{error.filename or name}, line {error.lineno}"
                raise PromptError(f"{called} {where}: {line_of(error)}") from error

    def render(self, name: str, variables: Mapping[str, Any]) -> str:
        """Render one template.

        Raises:
            PromptError: it fails, does what the sandbox forbids, or grows too large.
            UndefinedVariableError: it uses a variable or attribute that does not exist.
        """
        try:
            with self._counting():
                return self._rendered(name, variables)
        except PromptError:
            raise
        except Exception as error:
            where = f"{self._called} {self._where(error.__traceback__) or name}"
            raise translated(error, where, variables) from error

    def _rendered(self, name: str, variables: Mapping[str, Any]) -> str:
        limit = self._max_output
        drawn = self._environment.get_template(name).generate(variables)
        pieces: list[str] = []
        size = 0
        while some := list(islice(drawn, _AT_ONCE)):
            size += sum(map(len, some))
            if limit is not None and size > limit:
                raise PromptError(f"{self._called} {name}: more than {limit} characters of output")
            pieces += some
        return "".join(pieces)

    def _where(self, trace: TracebackType | None) -> str:
        """Return the innermost template and line of a traceback that Jinja has rewritten."""
        found = ""
        while trace is not None:
            if trace.tb_frame.f_code.co_filename in self._names:
                found = f"{trace.tb_frame.f_code.co_filename}, line {trace.tb_lineno}"
            trace = trace.tb_next
        return found
