"""Jinja in a sandbox: templates are compiled from memory, bounded, and fail with one clear line.

Imports Jinja, so import this module only where a template is about to be compiled.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextvars import ContextVar
from functools import wraps
from types import TracebackType
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

from summarizer.errors import PromptError, UndefinedVariableError
from summarizer.fencing import defuse

MAX_OUTPUT = 1_000_000
"""Characters that a rendered template may have."""
MAX_STEPS = 1_000_000
"""Steps that all loops of one rendering may take together, where they are counted."""
_MAX_POWER = 64
_UNFIT_FILTERS = frozenset({"format", "indent", "safe", "urlize", "wordwrap", "xmlattr"})
"""Filters that mark text as safe, or fill the memory with blanks."""
_STEPS_LEFT: ContextVar[list[int]] = ContextVar("steps_left")

Harmless = Callable[[str], str]
"""Makes text of a model or an article fit for a place: nothing in it acts there."""


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
        if harmless is None:
            self._environment = _environment(_Sandbox, sources, autoescape=autoescape)
        else:
            self._environment = _harmless_environment(sources, harmless)
        for name in sorted(sources):
            try:
                self._environment.get_template(name)
            except jinja2.TemplateSyntaxError as error:
                where = f"{error.filename or name}, line {error.lineno}"
                raise PromptError(f"{called} {where}: {_line(error)}") from error

    def render(self, name: str, variables: Mapping[str, Any]) -> str:
        """Render one template.

        Raises:
            PromptError: it fails, does what the sandbox forbids, or grows too large.
            UndefinedVariableError: it uses a variable or attribute that does not exist.
        """
        limit = self._max_output
        pieces = []
        size = 0
        steps = _STEPS_LEFT.set([MAX_STEPS])
        try:
            for piece in self._environment.get_template(name).generate(variables):
                size += len(piece)
                if limit is not None and size > limit:
                    raise PromptError(
                        f"{self._called} {name}: more than {limit} characters of output"
                    )
                pieces.append(piece)
        except PromptError:
            raise
        except Exception as error:
            where = f"{self._called} {self._where(error.__traceback__) or name}"
            raise translated(error, where, variables) from error
        finally:
            _STEPS_LEFT.reset(steps)
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
    environment = _environment(_Sandbox, {}, autoescape=autoescape)
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
        return PromptError(f"{where}: there is no template {error.name!r} beside it")
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


class _Inert(str):
    """What a template says itself: it stands as it is."""

    __slots__ = ()


class _HarmlessSandbox(_Sandbox):
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
            _refuse_longer_than_output(len(left) + len(right))
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
    _refuse_longer_than_output(sum(map(len, texts)))
    return "".join(texts)


def _harmless_environment(sources: Mapping[str, str], harmless: Harmless) -> _Sandbox:
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

    environment = _environment(_HarmlessSandbox, sources, autoescape=False)
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


def _environment(kind: type[_Sandbox], sources: Mapping[str, str], *, autoescape: bool) -> _Sandbox:
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


def _line(error: Exception) -> str:
    return " ".join(str(error).split())
