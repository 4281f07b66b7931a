"""``summarizer schema``: the JSON Schema of a note."""

from typing import Any

import click

from summarizer.cli.options import note_type_options, settings_from
from summarizer.cli.writing import write_stdout


@click.command("schema")
@note_type_options
def command(**options: Any) -> None:
    """Print the JSON Schema of the note.

    It describes what comes out: of the briefing note, or of your own note type with --schema.
    """
    import json

    from summarizer.note_types import load_note_type
    from summarizer.schemas import BriefingNote

    named = settings_from(options).schema_
    note_type = load_note_type(named) if named else BriefingNote
    schema = note_type.model_json_schema(mode="serialization")
    write_stdout(json.dumps(schema, ensure_ascii=False, indent=2) + "\n")
