"""What a request that was let through carries with it until it ends."""

from dataclasses import dataclass


@dataclass(slots=True, eq=False)
class Ticket:
    """One request that was let through.

    Attributes:
        number: how many had been let through, with this one.
        width: how many could be under way then.
        testing: a decrease was being tried out then.
        started: when, in seconds of the pace's clock.
        tokens: what it is taken to need.
    """

    number: int
    width: int
    testing: bool
    started: float
    tokens: float
