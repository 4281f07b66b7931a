"""How often a command that makes a great many small objects looks for cycles among them."""

import gc

_OBJECTS = 50_000


def collect_rarely() -> None:
    """Look for cycles less often; what is loaded by now stays anyway and is passed over.

    Notes are made of many objects and few of them stay: to look for cycles all the time costs
    such a command a tenth of its time.
    """
    gc.freeze()
    gc.set_threshold(_OBJECTS)
