"""An office never loses its last administrator. Which roles administer is the procedure's to say."""

from collections.abc import Collection
from datetime import date

from django.db.models import Q

from rabfang.agencies.models import RoleHolding
from rabfang.core.errors import Conflict


def remain(
    agency_id: int,
    roles: Collection[str],
    on: date,
    *,
    without_holding: int | None = None,
    without_officer: int | None = None,
) -> bool:
    """Whether somebody else with an open account administers from today on, without an end."""
    rows = RoleHolding.objects.filter(
        agency_id=agency_id, role__in=roles, starts_on__lte=on, ends_on__isnull=True, officer__is_active=True
    )
    return rows.exclude(Q(pk=without_holding) | Q(officer=without_officer)).exists()


def refuse_last(
    agency_id: int,
    roles: Collection[str],
    on: date,
    *,
    without_holding: int | None = None,
    without_officer: int | None = None,
) -> None:
    """Conflict "last-administrator" when nobody would remain."""
    if not remain(agency_id, roles, on, without_holding=without_holding, without_officer=without_officer):
        raise Conflict("last-administrator")
