"""A variant: the prompts, the model and the note type that a case is run with."""

from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel

from summarizer.regression.fixture import RECORDING_FILE


@dataclass(frozen=True, slots=True)
class Variant:
    """What is under test.

    Attributes:
        name: as reports show it, e.g. ``"current"`` or ``"prompts/v2"``.
        recording: name of its recording in a fixture's folder.
        prompts: folder of templates in place of the settings' own.
        model: name of the model in place of the settings' own.
        schema: note type in place of the settings' own.
    """

    name: str
    recording: str = RECORDING_FILE
    prompts: Path | None = None
    model: str | None = None
    schema: type[BaseModel] | None = None
