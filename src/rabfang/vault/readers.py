"""Who handles confidential cases at a desk, and who keeps identities: by the roles of its procedure, with a key."""

from collections.abc import Collection
from datetime import datetime

from rabfang.agencies.models import Agency
from rabfang.agencies.queries import holdings_in, running
from rabfang.core.clock import local_date
from rabfang.procedures.queries import current
from rabfang.procedures.schema import May
from rabfang.vault.models import OfficerKey


def handler_keys(agency: Agency, at: datetime, *, without: Collection[int] = ()) -> list[OfficerKey]:
    """Keys of those who handle cases there that day, but of the officers in `without`."""
    return _keys(agency, May.HANDLE, at, without)


def custodian_keys(agency: Agency, at: datetime, *, without: Collection[int] = ()) -> list[OfficerKey]:
    """Keys of those who keep identities there that day."""
    return _keys(agency, May.IDENTIFY, at, without)


def holders(agency: Agency, duty: May, at: datetime) -> set[int]:
    """Ids of the officers who hold a role with that duty there that day. Nobody stands in for them."""
    procedure = current(agency)[1]
    roles = {role.key for role in procedure.role if duty in role.may}
    rows = running(holdings_in(agency), local_date(at)).filter(role__in=roles)
    return set(rows.values_list("officer_id", flat=True))


def _keys(agency: Agency, duty: May, at: datetime, without: Collection[int]) -> list[OfficerKey]:
    officers = holders(agency, duty, at) - set(without)
    return list(OfficerKey.objects.filter(officer__in=officers, ended_at__isnull=True).order_by("pk"))
