"""What tells one batch from another: all that determines the notes besides the articles."""

from summarizer.job import Setup


def fingerprint(setup: Setup, repeat: int = 0) -> dict[str, str]:
    """Return it by the names that a user knows.

    Where the model is reached, how fast and at what cost is no part of it: a batch may go on at
    another address.

    Args:
        setup: of the batch.
        repeat: parts runs that are to have answers of their own.
    """
    settings = setup.settings
    parts = {
        "--model": settings.model or ("embedded" if settings.is_local else ""),
        "--schema": f"{setup.note_type.__module__}:{setup.note_type.__qualname__} "
        f"{setup.schema_sha256}",
        "--prompts": f"{setup.prompts.name} {setup.prompts.sha256}",
        "--language": settings.language or "",
        "--on-ungrounded": settings.on_ungrounded,
        "--tactics": settings.tactics,
        "--attempts": str(settings.attempts),
        "--call-tokens": str(settings.max_tokens or ""),
        "--context": str(settings.context or ""),
    }
    return parts | ({"--repeat-index": str(repeat)} if repeat else {})
