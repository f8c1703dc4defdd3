"""Reads of agencies and people."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Count, Q, QuerySet

from rabfang.agencies.models import Agency, Delegation, Officer, Partner, RoleHolding, Unit


@dataclass(frozen=True)
class Holding:
    """A role an officer may act in today: their own, or another's while delegated (`for_officer_id`)."""

    role: str
    agency_id: int
    unit_id: int | None
    for_officer_id: int | None = None


def holdings_of(officer: Officer, on: date) -> tuple[Holding, ...]:
    """Every role `officer` may act in on that day; none when the account is closed."""
    if not officer.is_active:
        return ()
    own = RoleHolding.objects.filter(_runs_on(on), officer=officer)
    held = [Holding(row.role, row.agency_id, row.unit_id) for row in own]
    lent = Delegation.objects.filter(_runs_on(on), to=officer).select_related("holding")
    for row in lent:
        holding = row.holding
        if holding.starts_on <= on and (holding.ends_on is None or on <= holding.ends_on):
            held.append(Holding(holding.role, holding.agency_id, holding.unit_id, holding.officer_id))
    return tuple(held)


def officers_in(agency_id: int, role: str, on: date, unit_id: int | None = None) -> QuerySet[Officer]:
    """Active officers holding `role` that day, in one unit when given."""
    holdings = RoleHolding.objects.filter(_runs_on(on), agency_id=agency_id, role=role)
    if unit_id is not None:
        holdings = holdings.filter(unit_id=unit_id)
    return Officer.objects.filter(is_active=True, pk__in=holdings.values("officer_id"))


def officers_acting(
    agency_id: int,
    on: date,
    *,
    roles: Collection[str] = (),
    units: Collection[int] = (),
    unit_roles: Collection[str] | None = None,
) -> set[int]:
    """Ids of those who act that day in one of `roles`, or for one of `units` (in `unit_roles`, in any when None).

    The holders and those who stand in for them, with open accounts; one query.
    """
    for_unit = Q(unit__in=units) if unit_roles is None else Q(unit__in=units, role__in=unit_roles)
    return _acting(on, Q(agency_id=agency_id) & (Q(role__in=roles) | for_unit))


def officers_acting_in(roles: Mapping[int, Collection[str]], on: date) -> set[int]:
    """Ids of those who act that day in one of the roles given for their agency, by its id; one query at most."""
    wanted = [Q(agency_id=agency, role__in=keys) for agency, keys in roles.items() if keys]
    return _acting(on, reduce(or_, wanted)) if wanted else set()


def _acting(on: date, wanted: Q) -> set[int]:
    posts = RoleHolding.objects.filter(_runs_on(on), wanted)
    holders = posts.filter(officer__is_active=True).order_by().values_list("officer_id")
    lent = Delegation.objects.filter(_runs_on(on), holding__in=posts.values("pk"), to__is_active=True)
    return {pk for (pk,) in holders.union(lent.order_by().values_list("to_id"))}


def officers_with_office(ids: Iterable[int]) -> QuerySet[Officer]:
    """Officers by id, each with their agency."""
    return Officer.objects.filter(pk__in=set(ids)).select_related("agency")


def active_units(agency: Agency) -> QuerySet[Unit]:
    """Units that can be given work."""
    return Unit.objects.filter(agency=agency, is_active=True)


def active_partners(agency: Agency) -> QuerySet[Partner]:
    """Other agencies that can be given a part of the office's cases."""
    return Partner.objects.filter(agency=agency, is_active=True)


def partner_offices(ids: Iterable[int]) -> dict[int, int | None]:
    """Which agency of this system each partner is, by their ids; None for one outside. One query."""
    return dict(Partner.objects.filter(pk__in=set(ids)).order_by().values_list("pk", "office_id"))


def partner_names(ids: Iterable[int]) -> dict[int, str]:
    """Names of other agencies by id."""
    return dict(Partner.objects.filter(pk__in=set(ids)).values_list("pk", "name"))


def unit_names(ids: Iterable[int]) -> dict[int, str]:
    """Names of units by id, in the reader's language."""
    return {unit.pk: str(unit) for unit in Unit.objects.filter(pk__in=set(ids))}


def public_agencies() -> QuerySet[Agency]:
    """Offices a citizen can choose."""
    return Agency.objects.filter(is_public=True)


def _runs_on(day: date) -> Q:
    return Q(starts_on__lte=day) & (Q(ends_on__isnull=True) | Q(ends_on__gte=day))


def holdings_in(agency: Agency) -> QuerySet[RoleHolding]:
    """Every role held in the agency at any time, with its officer and unit."""
    return RoleHolding.objects.filter(agency=agency).select_related("officer", "unit")


def running(holdings: QuerySet[RoleHolding], on: date) -> QuerySet[RoleHolding]:
    """Those of the holdings that are held that day by an officer with an open account."""
    return holdings.filter(_runs_on(on), officer__is_active=True)


def roles_held(agencies: Iterable[int], on: date) -> set[tuple[int, str]]:
    """Each role held that day by an officer with an open account, with the id of its agency; one query."""
    rows = running(RoleHolding.objects.filter(agency__in=set(agencies)), on)
    return set(rows.order_by().values_list("agency_id", "role").distinct())


def holders_by_unit(agency: Agency, on: date) -> dict[int, int]:
    """How many officers hold a role for each unit that day, by unit id."""
    rows = running(RoleHolding.objects.filter(agency=agency, unit__isnull=False), on)
    counted = rows.order_by().values_list("unit").annotate(people=Count("officer", distinct=True))
    return dict(counted.values_list("unit", "people"))


def delegations_in(agency: Agency) -> QuerySet[Delegation]:
    """Every delegation of the agency, the latest first, with the people and the unit."""
    rows = Delegation.objects.filter(holding__agency=agency)
    return rows.select_related("holding__officer", "holding__unit", "to")
