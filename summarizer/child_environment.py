"""What a process that works for this one gets of its environment."""

import os

# All that it may need. Keys and tokens have no business there.
_PASSED_ON = (
    "DYLD_LIBRARY_PATH", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "LD_LIBRARY_PATH", "PATH",
    "PYTHONDONTWRITEBYTECODE", "PYTHONHASHSEED", "PYTHONHOME", "PYTHONNOUSERSITE",
    "PYTHONPYCACHEPREFIX", "PYTHONUTF8", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "TZ",
    "USERPROFILE", "VIRTUAL_ENV",
)  # fmt: skip


def environment_without_secrets() -> dict[str, str]:
    """Return the variables of this process's environment that hold no secret."""
    return {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
