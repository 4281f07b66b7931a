"""Options that several commands share, and the way from them to settings and metadata."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from summarizer.schemas import ArticleMetadata
    from summarizer.settings import Settings

FORMATS = ("markdown", "json", "text", "html", "docx", "csv")
ON_UNGROUNDED = ("drop", "keep", "fail")
TACTICS = ("auto", "guided", "sections", "single")


def stdout_for_dash(
    _ctx: click.Context, _param: click.Parameter, value: Path | None
) -> Path | None:
    """Take ``-`` for standard output, as it is standard input elsewhere."""
    return None if value == Path("-") else value


class _Day(click.DateTime):
    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        try:
            found: datetime = super().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(f"{value!r} is no day in the form YYYY-MM-DD.", param, ctx)
        return found


DAY = _Day(["%Y-%m-%d"])
"""Type of an option that is a day."""

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

_CONFIG = click.option(
    "--config",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Configuration file; by default the nearest summarizer.toml or [tool.summarizer].",
)
_NOTE_TYPE = (
    click.option("--schema", metavar="MODULE:CLASS", help="Your own note type."),
    click.option(
        "--prompts",
        type=click.Path(path_type=Path),
        metavar="DIR",
        help="Folder with your own prompt templates.",
    ),
)
_MODEL = (
    click.option(
        "-m",
        "--model",
        metavar="NAME",
        help="Model at the endpoint, a local model, or a .gguf file.  [env: SUMMARIZER_MODEL]",
    ),
    click.option(
        "--base-url",
        metavar="URL",
        help="OpenAI-compatible endpoint; without it and without a key, the embedded model "
        "is used.  [env: OPENAI_BASE_URL]",
    ),
    click.option(
        "--key",
        metavar="KEY",
        help="Key of the endpoint; better kept in the environment.  [env: OPENAI_API_KEY]",
    ),
)
_RUN = (
    click.option("--language", metavar="CODE", help="Language of the note, e.g. fr."),
    click.option(
        "--on-ungrounded",
        type=click.Choice(ON_UNGROUNDED),
        help="What becomes of a claim that fails its check.  [default: drop]",
    ),
    click.option(
        "--tactics", type=click.Choice(TACTICS), help="How the note is asked for.  [default: auto]"
    ),
    click.option("--attempts", type=int, metavar="N", help="Times a failing item is asked again."),
    click.option("--retries", type=int, metavar="N", help="Times a call is sent again."),
    click.option("--timeout", type=float, metavar="SECONDS", help="Limit for one call in all."),
    click.option("--threads", type=int, metavar="N", help="Threads of the embedded model."),
    click.option("--context", type=int, metavar="TOKENS", help="Context length of the model."),
    click.option("--concurrency", type=int, metavar="N", help="Requests sent at once."),
    click.option("--max-tokens", type=int, metavar="N", help="Output limit of one call."),
)
_ALLOW_PRIVATE = click.option(
    "--allow-private",
    is_flag=True,
    default=None,
    help="Fetch from this machine and from private networks too.",
)


def _from(*others: str, what: str) -> Decorator:
    def checked(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
        # What can be read is looked up only when it is asked for.
        from summarizer.readers.registry import formats

        known = (*formats(), *others)
        if value is not None and value not in known:
            raise click.BadParameter(f"{value!r} is none of {', '.join(known)}.")
        return value

    return click.option(
        "--from",
        "read_as",
        callback=checked,
        metavar="FORMAT",
        help=f"What {what} is: text, markdown, html, pdf …  [default: what it looks like]",
    )


_METADATA = (
    click.option("--title", metavar="TEXT", help="Title of the article."),
    click.option("--outlet", metavar="TEXT", help="Where it was published."),
    click.option(
        "--published",
        type=DAY,
        metavar="YYYY-MM-DD",
        help="When it was published; dates such as 'Wednesday' are resolved by it.",
    ),
    click.option("--url", metavar="URL", help="Address of the article."),
)
_LAYOUT = (
    click.option(
        "--template",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="Your own Jinja template of the note, for markdown or html.",
    ),
    click.option(
        "--docx-template",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="Your own Word file with placeholders, for docx.",
    ),
)


def report_options(formats: tuple[str, ...], form_help: str, noun: str) -> Decorator:
    """Return the options of a command that makes one report of many notes: ``-f``, ``-o``."""
    return all_of(
        (
            click.option(
                "-f",
                "--format",
                "form",
                type=click.Choice(formats),
                default="markdown",
                show_default=True,
                help=form_help,
            ),
            click.option(
                "-o",
                "--output",
                type=click.Path(path_type=Path),
                callback=stdout_for_dash,
                metavar="FILE",
                help=f"File for the {noun} instead of standard output.",
            ),
        )
    )


def check_sources(sources: Sequence[str]) -> None:
    """Find out whether these sources can be read one after the other.

    Raises:
        UsageError: standard input is named twice.
    """
    if sources.count("-") > 1:
        raise click.UsageError("standard input (-) can be read only once")


def all_of(options: tuple[Decorator, ...]) -> Decorator:
    """Return a decorator that adds options to a command, in this order."""

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(options):
            function = option(function)
        return function

    return decorate


note_type_options = all_of((*_NOTE_TYPE, _CONFIG))
"""Options that choose a note type: ``--schema --prompts --config``."""

saved_note_options = all_of((_NOTE_TYPE[0], _CONFIG))
"""Options that say of which type saved notes are: ``--schema --config``."""

run_options = all_of((*_MODEL, *_NOTE_TYPE, *_RUN, _CONFIG))
"""Options that settings are made of, without the output format."""

dossier_run_options = all_of((*_MODEL, _NOTE_TYPE[1], *_RUN, _CONFIG))
"""Options that settings are made of where the note type is not to be chosen."""

case_run_options = all_of((*_MODEL, *_NOTE_TYPE, *(_RUN[i] for i in (2, 4, 5, 6, 7, 8)), _CONFIG))
"""Options that settings are made of in a regression test; the rest is the case's own."""

_IN_A_BATCH = (
    click.option("--concurrency", type=int, metavar="N", help="Requests of one article at once."),
    click.option(
        "--call-tokens",
        "max_tokens",
        type=click.IntRange(16),
        metavar="N",
        help="Output limit of one call.",
    ),
)
batch_run_options = all_of((*_MODEL, *_NOTE_TYPE, *_RUN[:-2], *_IN_A_BATCH, _CONFIG))
"""Options that settings are made of in a batch, where ``--max-tokens`` is its budget."""

reading_options = all_of((_from(what="ARTICLE"), _ALLOW_PRIVATE))
"""Options that say how an article is read: ``--from --allow-private``."""

batch_reading_options = all_of((_from("feed", what="every INPUT"), _ALLOW_PRIVATE))
"""The same in a batch, where feeds are read too."""

metadata_options = all_of(_METADATA)
"""Options that say what is known of an article."""

layout_options = all_of(_LAYOUT)
"""Options that say how a note is to look: see :mod:`summarizer.cli.layouts`."""

_METADATA_NAMES = ("title", "outlet", "published", "url")
_LAYOUT_NAMES = ("template", "docx_template")


def settings_from(options: Mapping[str, Any]) -> "Settings":
    """Return the settings for a command's options, the environment and the configuration.

    Raises:
        ConfigError: a setting that makes no sense.
    """
    import os

    from summarizer.settings import load_settings

    overrides = {
        name: value
        for name, value in options.items()
        if name != "config" and name not in (*_METADATA_NAMES, *_LAYOUT_NAMES)
    }
    return load_settings(
        overrides=overrides,
        environ=os.environ,
        cwd=Path.cwd(),
        config=options.get("config"),
    )


def metadata_from(options: Mapping[str, Any]) -> "ArticleMetadata":
    """Return what a command's options say about the article."""
    from summarizer.schemas import ArticleMetadata

    published = options.get("published")
    return ArticleMetadata(
        title=options.get("title"),
        outlet=options.get("outlet"),
        published=published.date() if published else None,
        url=options.get("url"),
    )
