"""Markers that a note type puts into ``Annotated`` to say how a field is treated."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Derived:
    """The field is worked out from the article by rule; a model is never asked for it."""


@dataclass(frozen=True, slots=True)
class Modality:
    """The field's value says how firm a claim is; grounding checks it against the sentences.

    Meant for an enumeration whose values are those of ``CommitmentStatus`` (any subset).
    """
