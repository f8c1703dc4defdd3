"""Naming who is given a part of a case: units of the office and partners, the leading one first."""

from collections.abc import Mapping, Sequence
from typing import Any

from rabfang.agencies.queries import active_partners, active_units
from rabfang.cases.facts import Facts
from rabfang.cases.parties import UNIT, Party
from rabfang.cases.plan import Context
from rabfang.core.errors import Invalid
from rabfang.procedures.schema import PARTNER


class GivingFacts(Facts):
    """Units and partners by id. The first unit leads, or the first partner where no unit is named, or `lead`.

    `lead` is written as a party is: "unit:3", "partner:2"; it must be one of those named.
    """

    units: tuple[int, ...] = ()
    partners: tuple[int, ...] = ()
    lead: str = ""


def parties_named(context: Context, facts: GivingFacts) -> tuple[Party, ...]:
    """Those named, checked to be open and of the case's agency, the leading one first. Raises Invalid by field."""
    units, partners = dict.fromkeys(facts.units), dict.fromkeys(facts.partners)
    known_units(context, list(units))
    if set(partners) - _ids(active_partners(context.agency).filter(pk__in=list(partners)) if partners else None):
        raise Invalid("partner-not-active", field="partners")
    found = [*map(Party.unit, units), *map(Party.partner, partners)]
    leads = next((party for party in found if str(party) == facts.lead), None)
    if facts.lead and leads is None:
        raise Invalid("lead-not-named", field="lead")
    return tuple(sorted(found, key=lambda party: party != leads)) if leads else tuple(found)


def known_units(context: Context, units: Sequence[int]) -> None:
    """Raises Invalid when one of the units is closed or another agency's."""
    if set(units) - _ids(active_units(context.agency).filter(pk__in=units) if units else None):
        raise Invalid("unit-not-active", field="units")


def said_of(parties: Sequence[Party]) -> Mapping[str, Any]:
    """What the event says of them; partners and who leads among them only where there are any."""
    said: dict[str, Any] = {"units": [party.id for party in parties if party.kind == UNIT]}
    if partners := [party.id for party in parties if party.kind == PARTNER]:
        said |= {"partners": partners, "lead": str(parties[0])}
    return said


def _ids(rows: Any) -> set[int]:
    return set(rows.values_list("pk", flat=True)) if rows is not None else set()
