"""The settings of a run, and where they come from.

Precedence: what the caller says, the environment, a configuration file, the defaults. The file
is ``summarizer.toml``, or ``[tool.summarizer]`` in a ``pyproject.toml``; the first one found
from the working directory upwards counts.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError

from summarizer.config_file import find_config, read_config
from summarizer.errors import ConfigError
from summarizer.render.forms import Format

OnUngrounded = Literal["drop", "keep", "fail"]
Tactics = Literal["auto", "guided", "sections", "single"]

_SPECIAL_VARIABLES = {"base_url": "OPENAI_BASE_URL", "key": "OPENAI_API_KEY"}


class Settings(BaseModel):
    """Everything that a run can be told, checked. ``None`` means: decide by what is there."""

    model_config = ConfigDict(frozen=True, extra="forbid", protected_namespaces=())

    model: str | None = Field(default=None, min_length=1)
    """Name of a model at the endpoint, of a known local model, or a path to a GGUF file."""
    base_url: str | None = Field(default=None, pattern=r"^https?://\S+$")
    """Address of an OpenAI-compatible endpoint, up to and with its version part."""
    key: SecretStr | None = None
    """The endpoint's key; never shown and never read from a file."""
    prompts: Path | None = None
    """Folder of templates that stands in for the note type's own."""
    schema_: str | None = Field(default=None, alias="schema", pattern=r"^[\w.]+:[\w.]+$")
    """Note type as ``module:Class``."""
    language: str | None = Field(default=None, pattern=r"^[A-Za-z]{2,3}([-_][A-Za-z0-9]+)*$")
    """Language of the note as an ISO 639-1 code; by default the article's own."""
    on_ungrounded: OnUngrounded = "drop"
    """What becomes of a claim that fails its check."""
    tactics: Tactics = "auto"
    """How the note is asked for; ``auto`` goes by what the model is."""
    attempts: int = Field(default=2, ge=0, le=20)
    """Content retries per item: how often a failing reply is asked again."""
    retries: int = Field(default=4, ge=0, le=20)
    """Transport retries per call: how often it is sent again when the endpoint stumbles."""
    retry_wait: float = Field(default=0.5, ge=0, le=60, allow_inf_nan=False)
    """Seconds before the first transport retry, doubled for each further one."""
    timeout: float = Field(default=600.0, gt=0, allow_inf_nan=False)
    """Seconds that one call may take in all."""
    context: int | None = Field(default=None, ge=512)
    """Context length in tokens."""
    threads: int | None = Field(default=None, ge=1)
    """Threads of the embedded model."""
    concurrency: int | None = Field(default=None, ge=1)
    """Requests sent at once."""
    max_tokens: int | None = Field(default=None, ge=16)
    """Upper limit of output tokens per call."""
    allow_private: bool = False
    """Whether articles may be fetched from this machine and from private networks."""
    format: Format = "markdown"
    """How the command line prints the note."""

    @property
    def is_local(self) -> bool:
        """Whether the embedded model does the work.

        So it is when there is neither an endpoint nor a key. An endpoint that is named always
        wins; a key alone gives way to a model that only exists here: one of the catalogue or
        a GGUF file.
        """
        if self.base_url is not None:
            return False
        return self.key is None or (self.model is not None and _names_local_model(self.model))


@dataclass(frozen=True, slots=True)
class _Layer:
    """Settings of one origin. ``shown`` says how that origin writes a key, for messages."""

    values: Mapping[str, Any]
    origin: str
    shown: Mapping[str, str]

    def place(self, key: str) -> str:
        """Return where a value of this layer stands, as a user would look for it."""
        return f"{self.origin}{self.shown.get(key, key)}"


def load_settings(
    *,
    overrides: Mapping[str, Any],
    environ: Mapping[str, str],
    cwd: Path,
    config: Path | None = None,
) -> Settings:
    """Put the settings together from all places.

    Args:
        overrides: what the caller says; ``None`` values count as not said.
        environ: the environment: ``OPENAI_BASE_URL``, ``OPENAI_API_KEY``, and
            ``SUMMARIZER_MODEL`` and its like for every other setting.
        cwd: folder from which a configuration file is searched upwards.
        config: configuration file to read instead of searching one.

    Raises:
        ConfigError: an unknown key or a bad value; the message names the place and the key.
    """
    for key in overrides:
        if key not in _keys():
            raise ConfigError(f"there is no setting {key!r}{_nearest(key)}")
    layers = (
        _file_layer(config, cwd),
        _environment_layer(environ),
        _Layer({k: v for k, v in overrides.items() if v is not None}, "option ", _OPTIONS),
    )
    merged: dict[str, Any] = {}
    origins: dict[str, _Layer] = {}
    for layer in layers:
        merged |= layer.values
        origins |= dict.fromkeys(layer.values, layer)
    try:
        return Settings.model_validate(merged)
    except ValidationError as error:
        raise ConfigError(_explained(error, origins)) from None


def _keys() -> list[str]:
    return [field.alias or name for name, field in Settings.model_fields.items()]


_OPTIONS = {key: "--" + key.replace("_", "-") for key in _keys()}
_VARIABLES = {key: _SPECIAL_VARIABLES.get(key, f"SUMMARIZER_{key.upper()}") for key in _keys()}


def _environment_layer(environ: Mapping[str, str]) -> _Layer:
    # An empty variable counts as unset, so that one can be switched off for a single command.
    values = {key: environ[name] for key, name in _VARIABLES.items() if environ.get(name)}
    return _Layer(values, "environment variable ", _VARIABLES)


def _file_layer(config: Path | None, cwd: Path) -> _Layer:
    path = config or find_config(cwd)
    if path is None:
        return _Layer({}, "", {})
    table = read_config(path)
    written = {key.replace("-", "_"): key for key in table}
    values = {key: table[name] for key, name in written.items()}
    for key, name in written.items():
        _check_key(path, key, name)
    for key in ("prompts", "model"):
        if key in values:
            values[key] = _from_folder(path.parent, key, values[key])
    return _Layer(values, f"{path}: ", written)


def _check_key(path: Path, key: str, name: str) -> None:
    if key == "key":
        raise ConfigError(
            f"{path}: {name}: a key does not belong in a file; put it into the environment "
            f"variable {_SPECIAL_VARIABLES['key']}"
        )
    if key not in _keys():
        raise ConfigError(f"{path}: unknown key {name!r}{_nearest(key)}")


def _nearest(key: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(key, [name for name in _keys() if name != "key"], n=1)
    return f"; did you mean {near[0]!r}?" if near else f"; known are: {', '.join(sorted(_keys()))}"


def _from_folder(folder: Path, key: str, value: object) -> object:
    """Return a path of a configuration file, relative to that file's folder."""
    if not isinstance(value, str) or (key == "model" and not _is_weights_path(value)):
        return value
    return str(folder / Path(value).expanduser())


def _is_weights_path(model: str) -> bool:
    return model.lower().endswith(".gguf")


def _names_local_model(model: str) -> bool:
    if _is_weights_path(model):
        return True
    from summarizer.backends.weights.catalog import MODELS

    return any(known.name == model.lower() for known in MODELS)


def _explained(error: ValidationError, origins: Mapping[str, _Layer]) -> str:
    """Return the first complaint on one line, with the place where the value stands."""
    first = error.errors(include_url=False)[0]
    key = str(first["loc"][0]) if first["loc"] else ""
    place = origins[key].place(key) if key in origins else key
    # The value of a key that is secret must not be shown.
    given = "" if key == "key" else f" (got {first['input']!r})"
    return f"{place}: {_complaint(first)}{given}"


def _complaint(details: Any) -> str:
    hint = (
        _FORMS.get(str(details["loc"][0])) if details["type"] == "string_pattern_mismatch" else ""
    )
    message = hint or str(details["msg"])
    return message[:1].lower() + message[1:]


_FORMS = {
    "base_url": "has to be a web address that begins with http:// or https://",
    "schema": "has to be of the form module:Class",
    "language": "has to be a language code such as 'en' or 'pt-BR'",
}
