"""A sandbox for the templates of notes: no expression gives markup, and every loop ends."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.visitor import NodeTransformer

from summarizer.templating.sandboxes import (
    MAX_OUTPUT,
    Sandbox,
    environment_of,
    refuse_longer_than_output,
)

MAX_STEPS = 1_000_000
"""Steps that all loops of one rendering may take together, where they are counted."""
_UNFIT_FILTERS = frozenset({"format", "indent", "safe", "urlize", "wordwrap", "xmlattr"})
"""Filters that mark text as safe, or fill the memory with blanks."""
_STEPS_LEFT: ContextVar[list[int]] = ContextVar("steps_left")

Harmless = Callable[[str], str]
"""Makes text of a model or an article fit for a place: nothing in it acts there."""


@contextmanager
def counting_steps() -> Iterator[None]:
    """Count the steps of what is rendered in the block from the beginning."""
    before = _STEPS_LEFT.set([MAX_STEPS])
    try:
        yield
    finally:
        _STEPS_LEFT.reset(before)


class _Inert(str):
    """What a template says itself: it stands as it is."""

    __slots__ = ()


class _HarmlessSandbox(Sandbox):
    """A sandbox whose expressions give no markup, and whose loops end."""

    intercepted_binops = frozenset({"*", "**", "+", "%"})

    @staticmethod
    def concat(pieces: Iterable[str]) -> str:
        """Put together what a macro, or the body of a ``{% set %}``, has given."""
        return _Inert("".join(pieces))

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        try:
            bounded: nodes.Template = _Bounding().visit(tree)
        except _UnfitError as error:
            raise jinja2.TemplateSyntaxError(
                "{% call %} and {% filter %} are not for note templates",
                error.line,
                name,
                filename,
            ) from None
        return bounded

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        if operator == "+" and hasattr(left, "__len__") and hasattr(right, "__len__"):
            refuse_longer_than_output(len(left) + len(right))
        if operator == "%" and isinstance(left, str):
            raise SecurityError("formatting; ~ puts texts together")
        return super().call_binop(context, operator, left, right)

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        """Refuse ``format``, which can fill the memory with blanks."""
        if super().wrap_str_format(value) is not None:
            raise SecurityError("formatting; ~ puts texts together")
        return None

    def call(self, context: Context, called: Any, /, *args: Any, **named: Any) -> Any:
        """Call something, unless it is told to do it very often."""
        _refuse_large_numbers(*args, *named.values())
        return super().call(context, called, *args, **named)


def _refuse_large_numbers(*arguments: Any) -> None:
    for argument in arguments:
        if isinstance(argument, int) and argument > MAX_OUTPUT:
            raise SecurityError(f"a number above {MAX_OUTPUT} in a call")


def _modest(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return a filter that takes no large number beside the value it filters."""
    value = 1 if hasattr(function, "jinja_pass_arg") else 0

    @wraps(function)
    def checked(*args: Any, **named: Any) -> Any:
        _refuse_large_numbers(*args[value + 1 :], *named.values())
        return function(*args, **named)

    return checked


class _UnfitError(Exception):
    """A statement whose result would go into the output without being looked at."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


class _Bounding(NodeTransformer):
    """Counts the steps of every loop, and the characters that ``~`` puts together."""

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802 - named after the node
        node.iter = self._through("counted", node.iter)
        return self.generic_visit(node)

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802
        return self.generic_visit(self._through("joined", nodes.List(node.nodes)))

    def visit_CallBlock(self, node: nodes.CallBlock) -> nodes.Node:  # noqa: N802
        raise _UnfitError(node.lineno)

    def visit_FilterBlock(self, node: nodes.FilterBlock) -> nodes.Node:  # noqa: N802
        raise _UnfitError(node.lineno)

    @staticmethod
    def _through(name: str, node: nodes.Node) -> nodes.Expr:
        return nodes.Filter(node, name, [], [], None, None, lineno=node.lineno)


def _counted(values: Iterable[Any]) -> Iterator[Any]:
    left = _STEPS_LEFT.get()
    for value in values:
        left[0] -= 1
        if left[0] < 0:
            raise SecurityError(f"loops of more than {MAX_STEPS} steps")
        yield value


def _joined(values: Iterable[Any]) -> str:
    texts = list(map(str, values))
    refuse_longer_than_output(sum(map(len, texts)))
    return "".join(texts)


def harmless_environment(sources: Mapping[str, str], harmless: Harmless) -> Sandbox:
    """Return an environment in which no expression gives markup.

    Text that the template has put together by itself (the result of a macro, the body of a
    ``{% set %}``) has been through this and stays as it is, as long as nothing is done to it.
    Jinja's autoescaping is off: it knows HTML only, and takes for safe what was only put
    together with something safe.
    """

    def shown(value: Any) -> str:
        if isinstance(value, _Inert):
            return value
        return _Inert("" if value is None else harmless(str(value)))

    environment = environment_of(_HarmlessSandbox, sources, autoescape=False)
    environment.finalize = shown
    environment.filters = {
        name: _modest(function)
        for name, function in environment.filters.items()
        if name not in _UNFIT_FILTERS
    }
    del environment.globals["lipsum"]
    environment.filters |= {"counted": _counted, "joined": _joined}
    environment.filters |= dict.fromkeys(("e", "escape", "forceescape", "md"), shown)
    return environment
