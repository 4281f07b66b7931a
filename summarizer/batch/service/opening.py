"""Opens all that a command of the batch service works with, and closes it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, cast

from pydantic import ValidationError

from summarizer.backends.openai_batches import BatchClient
from summarizer.backends.openai_border import Endpoint
from summarizer.batch.fingerprint import fingerprint
from summarizer.batch.journal import Journal
from summarizer.batch.outputs import OutputFolder
from summarizer.batch.service.bench import Bench
from summarizer.batch.service.by_hand import elsewhere
from summarizer.batch.service.tables import Tables
from summarizer.errors import ConfigError
from summarizer.job import set_up
from summarizer.render.forms import AS_IT_COMES, Format, Layout
from summarizer.settings import Settings

Tell = Callable[[str], None]
_FROM_THE_ENVIRONMENT = {"base_url": "OPENAI_BASE_URL", "key": "OPENAI_API_KEY"}


@contextmanager
def opened_client(settings: Settings) -> Iterator[BatchClient]:
    """Give the client of the service that the settings name.

    Raises:
        ConfigError: they name none, or no model.
    """
    if settings.model is None:
        raise ConfigError("a batch needs the name of a model: -m MODEL or SUMMARIZER_MODEL")
    if settings.is_local:
        raise ConfigError("a batch service needs an endpoint: --base-url, or OPENAI_API_KEY")
    key = settings.key.get_secret_value() if settings.key else None
    client = BatchClient(
        settings.model, base_url=settings.base_url, key=key, timeout=settings.timeout
    )
    with closing(client):
        yield client


@contextmanager
def opened_bench(
    out: Path,
    tables: Tables,
    settings: Settings,
    formats: Sequence[str],
    endpoint: Endpoint | None,
    tell: Tell,
    layout: Layout = AS_IT_COMES,
) -> Iterator[Bench]:
    """Give the bench of an output folder, which nobody else can have meanwhile.

    Raises:
        BatchBusyError: another run works on the folder.
        JournalError: the folder holds another batch, or its journal is broken.
        OutputError: the folder cannot be written.
    """
    outputs = OutputFolder(out, [cast("Format", form) for form in formats], layout=layout)
    setup = set_up(None, None, None, settings, {})
    with Journal.open(out, fingerprint(setup)) as journal:
        outputs.prepare()
        from_where = endpoint or elsewhere(settings.model or "")
        yield Bench(setup, journal, tables, outputs, from_where, tell=tell)


def resumed_settings(
    kept: Mapping[str, Any], given: Mapping[str, Any], environ: Mapping[str, str]
) -> Settings:
    """Return the settings of a submission, with what was not kept of them.

    Args:
        kept: what was kept.
        given: what the caller says now; ``None`` counts as not said.
        environ: has the key, and an address that was not kept.

    Raises:
        ConfigError: a value makes no sense.
    """
    variables = _FROM_THE_ENVIRONMENT.items()
    values = {name: environ[variable] for name, variable in variables if environ.get(variable)}
    values |= dict(kept) | {name: value for name, value in given.items() if value is not None}
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        raise ConfigError(f"{first['loc'][0]}: {first['msg']}") from None
