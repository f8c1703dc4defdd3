"""Who can be given a part of a case: a unit of the office, or a partner, which is another agency."""

from typing import NamedTuple

from rabfang.procedures.schema import PARTNER

UNIT = "unit"


class Party(NamedTuple):
    """A unit or a partner by its id."""

    kind: str
    id: int

    @classmethod
    def unit(cls, pk: int) -> "Party":
        """A unit of the case's own office."""
        return cls(UNIT, pk)

    @classmethod
    def partner(cls, pk: int) -> "Party":
        """Another agency."""
        return cls(PARTNER, pk)

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"
