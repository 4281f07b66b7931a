"""Jinja in a sandbox: templates are compiled from memory, bounded, and fail with one clear line.

Imports Jinja, so import this package only where a template is about to be compiled.
"""

from summarizer.templating.failures import translated
from summarizer.templating.harmless import MAX_STEPS, Harmless
from summarizer.templating.sandboxes import MAX_OUTPUT, sandbox
from summarizer.templating.templates import Templates

__all__ = ["MAX_OUTPUT", "MAX_STEPS", "Harmless", "Templates", "sandbox", "translated"]
