"""Writes the JSON Schema of ``case.yaml`` that editors use.

Run ``python -m summarizer.regression.case_schema`` after a change of the models.
"""

import json
from pathlib import Path
from typing import Any

import summarizer.schemas
from summarizer.schemas.regression import Case

SCHEMA_FILE = Path(summarizer.schemas.__file__).parent / "case.schema.json"


def case_schema() -> dict[str, Any]:
    """Return the JSON Schema of ``case.yaml``."""
    described = Case.model_json_schema()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **described,
        "title": "Regression case of the summarizer",
    }


def schema_text() -> str:
    """Return the JSON Schema as the file holds it."""
    return json.dumps(case_schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    SCHEMA_FILE.write_text(schema_text(), encoding="utf-8")
