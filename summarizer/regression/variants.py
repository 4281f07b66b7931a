"""Works out what ``--compare`` names: prompts, a model or a note type."""

import re
from importlib.util import find_spec
from pathlib import Path

from summarizer.errors import ConfigError
from summarizer.note_types import load_note_type
from summarizer.regression.variant import Variant

_NOTE_TYPE = re.compile(r"[\w.]+:[\w.]+")
_KINDS = ("prompts", "model", "schema")


def parse_variant(text: str) -> Variant:
    """Return the variant that a text names.

    ``prompts=DIR``, ``model=NAME`` and ``schema=MODULE:CLASS`` say it; without that, a folder is
    one of prompts, ``module:Class`` of a module that exists is a note type, and anything else
    is a model.

    Raises:
        ConfigError: it names nothing that is there.
        SchemaError: the note type cannot be loaded.
    """
    kind, separator, value = text.partition("=")
    if not separator or kind not in _KINDS:
        kind, value = _guess(text), text
    if not value:
        raise ConfigError(f"--compare {text}: {kind} of what name?")
    recording = f"recording-{_slug(value)}.json"
    if kind == "prompts":
        if not Path(value).is_dir():
            raise ConfigError(f"--compare {text}: no such folder of prompts: {value}")
        own = "/".join(Path(value).parts[-2:])
        return Variant(value, f"recording-{_slug(own)}.json", prompts=Path(value))
    if kind == "schema":
        return Variant(value, recording, schema=load_note_type(value))
    return Variant(value, recording, model=value)


def _guess(text: str) -> str:
    if Path(text).is_dir():
        return "prompts"
    if _NOTE_TYPE.fullmatch(text) and _is_module(text.partition(":")[0]):
        return "schema"
    return "model"


def _is_module(name: str) -> bool:
    # Modules of the working folder are not always on the path yet.
    if Path(*name.split(".")).with_suffix(".py").is_file():
        return True
    try:
        return find_spec(name) is not None
    except (ImportError, ValueError):
        return False


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9.]+", "-", text.casefold()).strip("-.") or "other"
