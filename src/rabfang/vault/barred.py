"""Whom a case is about, so that they can never see it: officers, and everybody of certain units, sealed in the box."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from rabfang.agencies.models import RoleHolding
from rabfang.vault.boxes import CannotOpen
from rabfang.vault.models import Sealed
from rabfang.vault.opening import OpenBox, Unlocked, open_box

BARRED = "barred"


class IsBarred(CannotOpen):
    """The case is about the one who holds the key: who came into a unit that is named in it, for one."""


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


def open_unless_barred(box: UUID, by: Unlocked) -> OpenBox:
    """The box for an officer. Raises IsBarred when it is about them, CannotOpen when it is not theirs."""
    opened = open_box(box, by)
    if barred_from(opened).among([by.officer]):
        raise IsBarred
    return opened


def about_them(boxes: Mapping[UUID, OpenBox], officer: int) -> set[UUID]:
    """Which of the opened boxes are about that officer, in two queries however many they are."""
    rows = Sealed.objects.filter(key__box__in=list(boxes), about=BARRED).select_related("key")
    said: dict[UUID, list[Any]] = {}
    for row in rows:
        content = boxes[row.key.box_id].content(row.key.number, bytes(row.content), BARRED)
        said.setdefault(row.key.box_id, []).append(json.loads(content))
    if not said:
        return set()
    units = set(RoleHolding.objects.filter(officer=officer, unit__isnull=False).values_list("unit_id", flat=True))
    named = {box: Barred.of(rows) for box, rows in said.items()}
    return {box for box, barred in named.items() if officer in barred.officers or units & barred.units}
