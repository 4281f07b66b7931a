"""Configuration files: where they lie and what table in them is ours."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from summarizer.errors import ConfigError

CONFIG_NAME = "summarizer.toml"
PYPROJECT_NAME = "pyproject.toml"


def find_config(folder: Path) -> Path | None:
    """Return the nearest configuration file from this folder upwards.

    A ``pyproject.toml`` without the table ``[tool.summarizer]`` is passed over.

    Raises:
        ConfigError: a ``pyproject.toml`` on the way cannot be read.
    """
    for place in (folder.absolute(), *folder.absolute().parents):
        own, project = place / CONFIG_NAME, place / PYPROJECT_NAME
        if own.is_file():
            return own
        if project.is_file() and read_config(project):
            return project
    return None


def read_config(path: Path) -> Mapping[str, Any]:
    """Return the settings in a file: its whole content, or our table of a ``pyproject.toml``.

    Raises:
        ConfigError: the file cannot be read, is not TOML, or ``tool.summarizer`` is no table.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror or error}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: not valid TOML: {error}") from None
    if path.name != PYPROJECT_NAME:
        return content
    tool = content.get("tool", {})
    table = tool.get("summarizer", {}) if isinstance(tool, dict) else {}
    if not isinstance(table, dict):
        raise ConfigError(f"{path}: tool.summarizer is not a table")
    return table
