"""A matter outside the office's powers goes to the agency that has them, and the complainant is told (S1-6)."""

from datetime import date
from typing import Any

from rabfang.agencies.actions.partners import known_partner
from rabfang.agencies.models import Partner
from rabfang.agencies.queries import active_partners
from rabfang.cases.facts import Line, NeededProse, WithFiles
from rabfang.cases.models import Visibility
from rabfang.cases.parties import Party
from rabfang.cases.plan import Context, Plan, Words
from rabfang.cases.rules import step_of
from rabfang.cases.verb import Verb, leads_to
from rabfang.core.errors import Conflict, Invalid
from rabfang.procedures.schema import PARTNER
from rabfang.vault.queries import package_to_send


class ReferFacts(WithFiles):
    """Which agency, by which letter, and what the complainant is told.

    The agency is one of the office's partners by id, or a name, which is then entered among the partners. `withheld`:
    the complainant's name and address do not go along (decree 2546 s.41).
    """

    partner: int | None = None
    outside_agency: Line = ""
    letter_number: Line = ""
    letter_date: date | None = None
    told: NeededProse
    withheld: bool = False


class Refer(Verb[ReferFacts]):
    """Passes the case outside and keeps track of it: the agency has an open part where the procedure lets it."""

    name = "refer"
    Facts = ReferFacts

    def plan(self, context: Context, facts: ReferFacts) -> Plan:
        outcome, place = leads_to(context)
        partner = _partner(context, facts)
        said: dict[str, Any] = {
            "outcome": outcome,
            "outside_agency": partner.name,
            "partner": partner.pk,
            "letter_number": facts.letter_number,
            "letter_date": facts.letter_date,
            **({"withheld": True} if facts.withheld else {}),
            **_package(context, partner),
        }
        follows = PARTNER in step_of(context.procedure, place).by
        return Plan(
            facts=said,
            words=[Words("told", facts.told, Visibility.CITIZEN)],
            files=[(file, Visibility.UNIT) for file in facts.files],
            parties=[Party.partner(partner.pk)] if follows else [],
            moves_to=place,
            tell=["status"],
        )


def _package(context: Context, partner: Partner) -> dict[str, str]:
    """A confidential case goes as a sealed package, which must have been made: its digest, and the key it is for."""
    if context.case.box_id is None:
        return {}
    made = package_to_send(context.agency, context.case.box_id, partner.pk)
    if made is None:
        raise Conflict("package-first")
    return {"package": made.sha256, "key": made.key}


def _partner(context: Context, facts: ReferFacts) -> Partner:
    """The one chosen, or the one named, which is entered in the same transaction when it is new."""
    if facts.partner is None:
        return known_partner(context.agency, facts.outside_agency)
    row = active_partners(context.agency).filter(pk=facts.partner).first()
    if row is None:
        raise Invalid("partner-not-active", field="partner")
    return row
