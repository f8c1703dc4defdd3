"""What a proof finds: one thing that does not say what it should."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """One thing that does not say what it should: where, and what is wrong."""

    where: str
    what: str
