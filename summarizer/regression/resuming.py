"""A runner that does not repeat what an interrupted run has finished."""

from dataclasses import dataclass

from pydantic import BaseModel

from summarizer.note_types import load_note_type
from summarizer.prompting import PromptSet
from summarizer.regression.attempt_json import dump_attempt, load_attempt
from summarizer.regression.fixture import CASE_FILE, Fixture
from summarizer.regression.journal import Journal, attempt_key
from summarizer.regression.outcome import Attempt
from summarizer.regression.suite import Runs
from summarizer.regression.variant import Variant
from summarizer.schemas import BriefingNote
from summarizer.settings import Settings


@dataclass(frozen=True, slots=True)
class Resuming:
    """Wraps a runner; notes down each attempt, and returns those that are noted down already.

    Every repeat has its own entry, so that no answer counts twice. Attempts that ended in an
    error or for want of budget are run again.

    Attributes:
        runner: does the work.
        journal: where attempts are noted down.
        settings: of the run.
        manner: ``"live"`` or the record mode.
    """

    runner: Runs
    journal: Journal
    settings: Settings
    manner: str

    def run(self, fixture: Fixture, variant: Variant, repeat: int) -> Attempt:
        """Return the attempt noted down, or run it."""
        key = self._key(fixture, variant, repeat)
        known = self.journal.get(key)
        if known is not None:
            try:
                return load_attempt(known, self._note_type(variant))
            except (ValueError, KeyError):
                pass  # of another version of this package
        attempt = self.runner.run(fixture, variant, repeat)
        if attempt.status in {"passed", "failed"}:
            self.journal.add(key, dump_attempt(attempt))
        return attempt

    def _key(self, fixture: Fixture, variant: Variant, repeat: int) -> str:
        prompts = PromptSet.load(variant.prompts or self.settings.prompts)
        note_type = self._note_type(variant)
        return attempt_key(
            [
                (fixture.folder / CASE_FILE).read_bytes(),
                fixture.article.read_bytes(),
                prompts.sha256,
                repr(note_type.model_json_schema()),
                self.settings.model_dump_json(exclude={"key", "prompts", "format"}),
                f"{variant.name} {variant.model} {self.manner} {repeat}",
            ]
        )

    def _note_type(self, variant: Variant) -> type[BaseModel]:
        if variant.schema is not None:
            return variant.schema
        named = self.settings.schema_
        return load_note_type(named) if named is not None else BriefingNote
