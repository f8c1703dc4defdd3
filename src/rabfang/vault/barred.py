"""Whom a case is about, so that they can never see it: officers, and everybody of certain units, sealed in the box."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from rabfang.agencies.models import RoleHolding
from rabfang.vault.opening import OpenBox

BARRED = "barred"


@dataclass(frozen=True)
class Barred:
    """Officers and units by id. Who ever held a post in such a unit is barred as well, now or after a transfer."""

    officers: frozenset[int] = frozenset()
    units: frozenset[int] = frozenset()

    @classmethod
    def of(cls, said: Iterable[Mapping[str, Any]]) -> "Barred":
        """What was put into a box, put together."""
        rows = list(said)
        return cls(
            frozenset(pk for row in rows for pk in row["officers"]),
            frozenset(pk for row in rows for pk in row["units"]),
        )

    def as_json(self) -> dict[str, list[int]]:
        """As it is put into a box."""
        return {"officers": sorted(self.officers), "units": sorted(self.units)}

    def among(self, officers: Iterable[int]) -> set[int]:
        """Which of the officers are barred."""
        wanted = set(officers)
        of_units = RoleHolding.objects.filter(officer__in=wanted, unit__in=self.units) if self.units else None
        found = set(of_units.values_list("officer_id", flat=True)) if of_units is not None else set()
        return (wanted & self.officers) | found


def barred_from(box: OpenBox) -> Barred:
    """Who is barred from the case of an open box."""
    return Barred.of(box.others(BARRED))
