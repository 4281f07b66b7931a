"""A regression case, as ``case.yaml`` holds it."""

from pydantic import BaseModel, ConfigDict


class Case(BaseModel):
    """A case (to be filled)."""

    model_config = ConfigDict(frozen=True, extra="forbid")
